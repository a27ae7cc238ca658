"""The scorer of ACLED's sub-events."""

import json
from pathlib import Path

import pytest

from quality import acled

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("armed clash", "Armed clash"),
        ("GOV_REGAINS_TERRIT", "Government regains territory"),
        ("NON_STATE_ACTOR_OVERTAKES_TERR", "Non-state actor overtakes territory"),
        ("ORG_CRIME", ""),
    ],
)
def test_labels_of_both_lists_are_known(label: str, name: str) -> None:
    """ACLED's names and CASE-2021's labels, however those are spelled; a label of neither is none."""
    assert acled.named(label) == name


def test_a_table_and_json_lines_read_alike(tmp_path: Path) -> None:
    """The same rows come out of both, those without a label with None."""
    table, lines = tmp_path / "a.tsv", tmp_path / "a.jsonl"
    table.write_text("text\tlabel\nA mine went off.\tREM_EXPLOS\nNothing.\t\n", encoding="utf-8")
    rows = [{"text": "A mine went off.", "label": "REM_EXPLOS"}, {"text": "Nothing."}]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert acled.read(table) == acled.read(lines)
    assert [s.label for s in acled.read(table)] == ["Remote explosive/landmine/IED", None]


def test_the_labels_of_our_paragraphs_fit_them() -> None:
    """Every id is a paragraph's, every label a sub-event, no paragraph in two parts, none held out."""
    own = acled.read(ROOT / "corpus" / "acled" / "paragraphs.tsv")
    assert all(s.label and s.text for s in own)
    assert len({s.id for s in own}) == len(own)
    assert {s.part for s in own} == {"train", "score"}
    assert not any(s.id.startswith("w8-") for s in own)


def test_no_invented_sentence_is_one_of_the_paragraphs() -> None:
    """What is learned from stands in nothing that is scored."""
    own = {s.text for s in acled.read(ROOT / "corpus" / "acled" / "paragraphs.tsv")}
    made = [s.text for s in acled.read(ROOT / "corpus" / "acled" / "snippets.tsv")]
    assert len(set(made)) == len(made)
    assert own.isdisjoint(made)
