"""The flow: source -> Page -> Article -> Claim -> Record -> Incident.

    for result in read(["pages/"], record):
        ...

A source that cannot be read comes out as a Problem in its place and stops nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import articles, incidents, pages
from .config import Settings
from .pages import Problem
from .record import Kept, Record
from .types import Article, Claim, Page

READERS = "dateline 0.1.0 rules"


@dataclass(frozen=True, slots=True)
class Reading:
    """One page, and what the record now holds of it."""

    page: Page
    kept: Kept


def read(sources: Iterable[str], record: Record, settings: Settings | None = None) -> Iterator[Reading | Problem]:
    """Read every page of every source into the record, in order; a page already read by these readers is not read twice."""
    settings = settings or Settings()
    stamp = f"{READERS} {settings.countries} {settings.places} {settings.codes}"
    for source in sources:
        for page in pages.read(source, published=settings.published, mapping=settings.columns):
            if isinstance(page, Problem):
                yield page
                continue
            kept = record.known(page, stamp=stamp) or record.keep(page, *extract(page), stamp=stamp)
            yield Reading(page, kept)


def extract(page: Page) -> tuple[list[Article], list[Claim]]:
    """The articles of a page and everything they claim."""
    found = articles.split(page)
    return found, [claim for article in found for claim in incidents.extract(page, article)]
