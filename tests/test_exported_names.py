"""The public names: few, flat, and quick to import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dateline


def test_the_public_names_are_these() -> None:
    """A name is added or taken away on purpose."""
    assert sorted(dateline.__all__) == dir(dateline) == [
        "Article", "Claim", "DatelineError", "Incident", "Page", "Problem", "Query", "Reading", "Record", "Settings", "read",
    ]  # fmt: skip
    assert len(dateline.__all__) <= 12


@pytest.mark.parametrize("name", dateline.__all__)
def test_each_name_is_there_and_documented(name: str) -> None:
    """Whatever is public says what it is."""
    assert getattr(dateline, name).__doc__


def test_other_names_are_not() -> None:
    """A wrong name is an AttributeError, as everywhere."""
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        dateline.reed  # noqa: B018


def test_importing_dateline_loads_no_stage() -> None:
    """A script pays for what it uses."""
    code = "import sys, dateline; print(*(m for m in sys.modules if m.startswith('dateline')))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    assert done.stdout.split() == ["dateline"]


def test_the_example_of_the_package_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `help(dateline)` shows works as it stands."""
    page = Path(__file__).parents[1] / "examples" / "border-town.html"
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_bytes(page.read_bytes())
    lines = (dateline.__doc__ or "").split("\n\n", 1)[1].rpartition("\n\n")[0].splitlines()
    exec("\n".join(line.removeprefix("    ") for line in lines), {})  # noqa: S102
    assert Path("dateline.db").exists()
