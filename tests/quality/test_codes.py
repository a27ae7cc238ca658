"""The scorer of the codebook's triggers."""

import json
from pathlib import Path

import pytest

from quality.codes import main, measure

TEXT = "Gunmen kidnapped two engineers.\n\nThe minister spoke of hope.\n"
KEY = {
    "language": "en",
    "incidents": [{"id": "I1", "types": ["abduction"], "evidence": ["Gunmen kidnapped two engineers."]}],
    "background": [],
    "not_incidents": ["The minister spoke of hope."],
}


def page(folder: Path, name: str, key: dict[str, object]) -> None:
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(key), encoding="utf-8")


def test_a_found_incident_counts(tmp_path: Path) -> None:
    """A trigger of the accepted type in the evidence is recall and first choice; quiet text is no noise."""
    page(tmp_path, "k1-1", KEY)
    scores = measure([tmp_path]).scores()
    assert (scores["recall"], scores["first"], scores["noise"]) == (1.0, 1.0, 0.0)


def test_a_wrong_type_is_missed(tmp_path: Path) -> None:
    """An incident of another type is not found by these words."""
    page(tmp_path, "k1-1", KEY | {"incidents": [{**KEY["incidents"][0], "types": ["protest"]}]})  # type: ignore[index]
    assert measure([tmp_path]).scores()["recall"] == 0.0


def test_held_out_pages_are_left_alone(tmp_path: Path) -> None:
    """Pages ending in -5 and -6 count only when asked for, and are never shown."""
    page(tmp_path, "k1-5", KEY)
    assert measure([tmp_path]).incidents == 0
    assert measure([tmp_path], held=True).incidents == 1
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--held", "--worst", "3"])


def test_halves(tmp_path: Path) -> None:
    """Sets k1 to k4 and pages p01 to p08 are for development, the others for checking."""
    for name in ("k1-1", "k5-1", "p08", "p09"):
        page(tmp_path, name, KEY)
    assert measure([tmp_path], part="dev").incidents == 2
    assert measure([tmp_path], part="check").incidents == 2
