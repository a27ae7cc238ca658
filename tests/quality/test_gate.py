"""The quality gate."""

from pathlib import Path

import pytest

from quality.gate import compare, digest, raised

KEPT = {"pages": {"corpus": "abc", "floors": {"mean": 0.7}, "reasons": []}}


def test_a_lower_score_is_a_problem() -> None:
    """A score under its floor is reported with both figures."""
    assert compare(KEPT, "pages", "abc", {"mean": 0.69}) == ["pages mean: 0.6900 is below its floor 0.7000"]


def test_an_equal_score_passes() -> None:
    """Reaching the floor is enough."""
    assert compare(KEPT, "pages", "abc", {"mean": 0.7}) == []


def test_a_changed_corpus_is_a_problem() -> None:
    """Figures on other text do not compare, so a changed corpus fails until it is measured anew."""
    assert "corpus changed" in compare(KEPT, "pages", "xyz", {"mean": 0.9})[0]


def test_a_floor_falls_only_with_name_and_reason() -> None:
    """Lowering a floor takes its name and a reason, and the reason is kept."""
    with pytest.raises(SystemExit):
        raised(KEPT["pages"], "abc", {"mean": 0.5}, lower=(), why="")
    with pytest.raises(SystemExit):
        raised(KEPT["pages"], "abc", {"mean": 0.5}, lower=["mean"], why="")
    entry = raised(KEPT["pages"], "abc", {"mean": 0.5}, lower=["mean"], why="two keys were wrong")
    assert entry["floors"] == {"mean": 0.5}
    assert entry["reasons"] == ["mean 0.7000 -> 0.5000: two keys were wrong"]


def test_digest_sees_every_byte(tmp_path: Path) -> None:
    """The corpus hash changes with any byte of any file."""
    (tmp_path / "a").write_text("1")
    before = digest(tmp_path)
    (tmp_path / "a").write_text("2")
    assert digest(tmp_path) != before
