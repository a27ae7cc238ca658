"""What a site repeats on its pages, learnt by `dateline read` from the run and from the record."""

from __future__ import annotations

from pathlib import Path

from dateline import pipeline
from dateline.config import Settings
from dateline.pipeline import Reading
from dateline.record import Record

APPEAL = "This newsroom lives on what its readers give, and every gift is doubled until the end of the month by a friend of Orr."
RULES = Settings(fast=True)


def write(folder: Path, number: int, host: str = "orr.example") -> str:
    text = "".join(
        f"<p>In story {number} the men walked to gate {n} of town {number * 7 + n}, and nobody said a word to them.</p>"
        for n in range(8)
    )
    head = f"<head><link rel=canonical href='https://{host}/{number}'></head>"
    html = f"<html>{head}<body><article><h1>Story number {number} of the town</h1>{text}<p>{APPEAL}</p></article></body></html>"
    path = folder / f"{number}.html"
    path.write_text(html, encoding="utf-8")
    return str(path)


def kept(readings: list[Reading]) -> list[bool]:
    """Whether the appeal is part of each page's text."""
    return [APPEAL in "".join(a.text(one.page.text) for a in one.kept.articles) for one in readings]


def read(sources: list[str], record: Record) -> list[Reading]:
    return [one for one in pipeline.read(sources, record, RULES, strict=True) if isinstance(one, Reading)]


def test_pages_of_one_run_know_each_other_from_the_first_on(tmp_path: Path) -> None:
    """A folder with three pages of a site: none of them has the site's appeal in its text."""
    for number in range(3):
        write(tmp_path, number)
    with Record.open(":memory:") as record:
        assert kept(read([str(tmp_path)], record)) == [False] * 3


def test_a_later_run_learns_from_the_record(tmp_path: Path) -> None:
    """Pages read on other days, each alone, are the past that the third one is compared with."""
    path = tmp_path / "dateline.db"
    answers = []
    for number in range(3):
        with Record.open(path) as record:
            answers += kept(read([write(tmp_path, number)], record))
    assert answers == [True, True, False]


def test_what_was_read_is_not_read_again_when_its_site_is_known_better(tmp_path: Path) -> None:
    """The first page keeps its reading; only `check` and the eye see that it holds what later pages lost."""
    first = write(tmp_path, 0)
    with Record.open(":memory:") as record:
        read([first], record)
        read([write(tmp_path, 1), write(tmp_path, 2)], record)
        (again,) = read([first], record)
        assert not again.kept.new
        assert record.check().problems == ()


def test_an_old_version_of_a_page_is_no_other_page(tmp_path: Path) -> None:
    """A page that changed twice is one page of its site, in whatever versions the record holds it."""
    with Record.open(":memory:") as record:
        for extra in range(3):
            path = Path(write(tmp_path, 1))
            path.write_text(path.read_text(encoding="utf-8") + f"<!-- {extra} -->", encoding="utf-8")
            read([str(path)], record)
        assert kept(read([write(tmp_path, 2)], record)) == [True]
