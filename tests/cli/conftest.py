"""A command line in an empty folder, with the examples and a record read by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli import main
from dateline.record import Record
from tests.hand import article, claims, page

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The working folder: it holds the examples and no record."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_WHO", "ana")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command as a person would; standard error is kept apart."""

    def call(*args: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(args), input=input, prog_name="dateline")

    return call


@pytest.fixture
def kept(folder: Path, run: Run) -> Path:
    """The folder with a record of two pages and four incidents; every command can be run on it."""
    with Record.open("dateline.db") as record:
        for source in ("examples/border-town.html", "market.txt"):
            of = page(f"{page().text}Told in {source}. Anong Preecha wrote it.", source=source)
            record.keep(of, [article(of)], claims(of))
    return folder
