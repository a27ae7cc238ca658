"""The scorers of dates and counts."""

import json
from pathlib import Path

import pytest

from quality import dates, numbers

PHRASES = Path(__file__).parents[2] / "quality" / "phrases"


def test_every_phrase_of_both_halves_can_be_read() -> None:
    """Two hundred and more phrases, each bracket with its key, none in both halves."""
    tune, check = (numbers.read_phrases(PHRASES / name) for name in ("tune.txt", "check.txt"))
    assert len(tune) + len(check) >= 200
    assert not {p.text for p in tune} & {p.text for p in check}
    for phrase in (*tune, *check):
        for want in phrase.wants:
            assert want.start < 0 or phrase.text[want.start :].startswith(want.said)


def test_the_tuned_half_stays_read() -> None:
    """Rules were written on this half: at most two of its phrases may be misread."""
    rows = numbers.read_phrases(PHRASES / "tune.txt")
    assert sum(bool(numbers.check(row)) for row in rows) <= 2


def test_ordinal_specs_count_places_from_the_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """ "the last one" has no number, and stops no scoring."""
    rows = [
        {"Input": "the 2nd door", "Results": [{"Resolution": {"value": "2", "relativeTo": "start"}}]},
        {"Input": "the last one", "Results": [{"Resolution": {"value": "end+0", "relativeTo": "end"}}]},
    ]
    path = tmp_path / "number_english_ordinalmodel.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    numbers.specs(path, misses=0)
    assert "1 of 1 that apply (100.0 %), 2 of 2 in all" in capsys.readouterr().out


def test_timex_scores_count_as_tempeval_does() -> None:
    """A wrong span costs strict, a wrong value costs value, an extra costs all three."""
    text = "He came on Monday and left in 1999."
    doc = {"id": "d", "text": text, "dct": "2025-07-31", "timex": [
        {"start": 11, "end": 17, "type": "DATE", "value": "2025-07-28"},
        {"start": 27, "end": 34, "type": "DATE", "value": "1998"},
    ]}  # fmt: skip
    score = dates.Score()
    score.add(doc, dates.read(doc))
    assert (score.gold, score.got, score.strict, score.relaxed, score.value) == (2, 2, 1, 2, 1)
    assert score.f1(score.strict) == 50.0


def test_halves_are_told_by_the_key_alone() -> None:
    """A document is always in the same half, and both halves are filled."""
    halves = [dates.half(f"doc-{i}") for i in range(200)]
    assert halves == [dates.half(f"doc-{i}") for i in range(200)]
    assert 60 < halves.count("dev") < 140
