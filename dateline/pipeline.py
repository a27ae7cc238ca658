"""The flow: source -> Page -> Article -> Claim -> Record -> Incident.

    for result in read(["pages/"], record):
        ...

What a site's earlier pages told of helps to tell which place its next page means; that memory follows from the record alone.
A source that cannot be read comes out as a Problem in its place and stops nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from . import articles, incidents, pages
from .config import Settings
from .errors import DatelineError
from .incidents import NOTHING, Own
from .language.places import Profiles
from .pages import Problem
from .record import Kept, Record
from .types import Article, Claim, Page, Place

PROGRAM = "dateline 0.1.0"


@dataclass(frozen=True, slots=True)
class Reading:
    """One page, and what the record now holds of it."""

    page: Page
    kept: Kept
    fast: bool = False  # by rules alone


def read(
    sources: Iterable[str], record: Record, settings: Settings | None = None, *, strict: bool = False
) -> Iterator[Reading | Problem]:
    """Read every page of every source into the record, in order; a page already read by these readers is not read twice.

    A page that makes dateline itself fail is a Problem too, unless `strict`.
    """
    settings = settings or Settings()
    own = incidents.Own(settings.codes, settings.places, settings.countries, settings.fast)
    record.start(f"{PROGRAM} {'rules' if settings.fast else 'rules and model'}", asdict(settings))
    sites = Profiles()
    for url, told in record.places_told():
        sites.learn(url, told)
    for source in sources:
        for page in pages.read(source, published=settings.published, mapping=settings.columns):
            yield page if isinstance(page, Problem) else _kept(page, record, own, sites, strict)


def _kept(page: Page, record: Record, own: Own, sites: Profiles, strict: bool) -> Reading | Problem:
    stamp = f"{PROGRAM} {own}"
    try:
        kept = record.known(page, stamp=stamp)
        if kept is None:
            found, claims = extract(page, replace(own, site=sites.of(page.url)))
            kept = record.keep(page, found, claims, stamp=stamp)
            sites.learn(page.url, [c.value for c in claims if isinstance(c.value, Place)])
        return Reading(page, kept, own.fast)
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
