"""Two annotators of one paragraph, and what they agree on."""

from pathlib import Path

import pytest

from quality.agreement import FIELDS as UNITS
from quality.agreement import answers, disagreements, f1, kappa, main, pairs, same, table
from quality.paragraphs import Paragraph, read

TEXT = "Four masked men robbed a bank in Oruro on Friday and police arrested two of them, the mayor said."
FIRST = f"""= p1 | en | BO | agency | 2026-03-14
{TEXT}
* crime_other : happened
t robbed
initiator gunmen - : masked men
target facility BO : bank
at Oruro = Oruro ; BO
when Friday = 2026-03-13
participants Four = 4 men
said the mayor > said
= p2 | en | BO | sport | 2026-03-14
The keeper was bombarded.
- sport : bombarded
= p3 | en | BO | agency | 2026-03-14
The text of the first.
"""
SECOND = f"""= p1 | en | BO | agency | 2026-03-14
{TEXT}
* crime_other : claimed
t robbed a bank
initiator gang BO : men
when on Friday = 2026-03-13
participants Four = 4- men
* arrest : happened
t arrested
initiator police BO : police
= p2 | en | BO | sport | 2026-03-14
The keeper was bombarded.
* air_artillery_strike : happened
t bombarded
= p3 | en | BO | agency | 2026-03-14
The text of the second.
"""


@pytest.fixture
def both() -> list[tuple[Paragraph, Paragraph]]:
    return pairs(read(FIRST), read(SECOND))[0]


def test_paragraphs_of_another_text_are_left_out() -> None:
    """Offsets into another text compare nothing."""
    both, left = pairs(read(FIRST), read(SECOND))
    assert [one.id for one, _ in both] == ["p1", "p2"]
    assert left == ["p3"]


def test_words_agree_when_they_overlap(both: list[tuple[Paragraph, Paragraph]]) -> None:
    """One of one and one of three triggers: recall 1, precision 1/3; nobody else's target agrees."""
    assert f1(both, UNITS["triggers"]) == (0.5, 1, 3)
    assert f1(both, UNITS["initiator"]) == pytest.approx((2 / 3, 1, 2))
    assert f1(both, UNITS["target"]) == (0.0, 1, 0)
    assert f1(both, UNITS["times"])[0] == 1


def test_labels_are_compared_where_both_marked_the_words(both: list[tuple[Paragraph, Paragraph]]) -> None:
    """The arrest that only one saw has no type to differ."""
    assert answers(both, "type") == [("crime_other", "crime_other")]
    assert answers(both, "status") == [("happened", "claimed")]
    assert answers(both, "kind") == [("gunmen", "gang")]
    assert answers(both, "incident") == [(True, True), (False, True)]
    assert same(answers(both, "days")) == 1
    assert same(answers(both, "bounds")) == 0


def test_kappa_is_agreement_beyond_chance() -> None:
    """The textbook's 50 proposals: 20 both yes, 15 both no, 5 and 10 apart, kappa 0.4; one label alone is agreement."""
    said = [(1, 1)] * 20 + [(0, 0)] * 15 + [(1, 0)] * 5 + [(0, 1)] * 10
    assert kappa(list(said)) == pytest.approx(0.4)
    assert kappa([("a", "a")]) == 1


def test_each_disagreement_has_its_line(both: list[tuple[Paragraph, Paragraph]]) -> None:
    """What only one marked is named with its annotator, another answer with both answers."""
    lines = list(disagreements(both))
    assert "p1 target only first: bank" in lines
    assert "p1 triggers only second: arrested" in lines
    assert "p1 kind gunmen / gang: masked men" in lines


def test_the_command_prints_the_table(
    both: list[tuple[Paragraph, Paragraph]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the command prints is the table of the pairs."""
    paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for path, form in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(form, encoding="utf-8")
    assert main([str(paths[0]), "--second", str(paths[1]), "--show"]) == 0
    assert table(both) in capsys.readouterr().out
