"""The flow: source -> Page -> Article -> Claim -> Record -> Incident.

    for result in read(["pages/"], record):
        ...

A source that cannot be read comes out as a Problem in its place and stops nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from . import articles, incidents, pages
from .config import Settings
from .errors import DatelineError
from .incidents import NOTHING, Own
from .pages import Problem
from .record import Kept, Record
from .types import Article, Claim, Page

READERS = "dateline 0.1.0 rules"


@dataclass(frozen=True, slots=True)
class Reading:
    """One page, and what the record now holds of it."""

    page: Page
    kept: Kept


def read(
    sources: Iterable[str], record: Record, settings: Settings | None = None, *, strict: bool = False
) -> Iterator[Reading | Problem]:
    """Read every page of every source into the record, in order; a page already read by these readers is not read twice.

    A page that makes dateline itself fail is a Problem too, unless `strict`.
    """
    settings = settings or Settings()
    own = incidents.Own(settings.codes, settings.places, settings.countries)
    record.start(READERS, asdict(settings))
    for source in sources:
        for page in pages.read(source, published=settings.published, mapping=settings.columns):
            yield page if isinstance(page, Problem) else _kept(page, record, own, strict)


def _kept(page: Page, record: Record, own: Own, strict: bool) -> Reading | Problem:
    stamp = f"{READERS} {own}"
    try:
        return Reading(page, record.known(page, stamp=stamp) or record.keep(page, *extract(page, own), stamp=stamp))
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001  one page's fault must not stop the others
        if strict:
            raise
        return Problem(page.source, f"dateline failed on it ({type(error).__name__}: {error}); see where with --debug")


def extract(page: Page, own: Own = NOTHING) -> tuple[list[Article], list[Claim]]:
    """The articles of a page and everything they claim."""
    found = articles.split(page)
    return found, [claim for article in found for claim in incidents.extract(page, article, own=own)]
