"""The flow: source -> Page -> Article -> Claim -> Record -> Incident.

    for result in read(["pages/"], record):
        ...

What a site's earlier pages told of helps to tell which place its next page means, and what it prints on several pages is no page's
own text; that memory follows from the record, and from what the run is about to read, alone.
A source that cannot be read comes out as a Problem in its place and stops nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice

from . import articles, incidents, pages
from .articles import Repeats
from .articles.repeats import host
from .config import Settings
from .errors import DatelineError
from .incidents import NOTHING, Own
from .language.places import Profiles
from .pages import Problem
from .record import Kept, Record
from .types import Article, Claim, Page, Place

PROGRAM = "dateline 0.1.0"
AHEAD = 2_000  # pages of a run that are looked at before the first is read, at about 4 ms each
LATEST = 200  # pages of a host in the record that are looked at


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
    sources = list(sources)
    seen = repeats(sources, record, settings)
    for source in sources:
        for page in pages.read(source, published=settings.published, mapping=settings.columns):
            yield page if isinstance(page, Problem) else _kept(page, record, own, sites, seen, strict)


def repeats(sources: Sequence[str], record: Record, settings: Settings) -> Repeats:
    """What sites repeat, from the record and the run's first pages, so that their order does not matter."""
    seen = Repeats(_past(record))
    ahead = (
        page
        for source in sources
        if source != "-"
        for page in pages.read(source, mapping=settings.columns)
        if not isinstance(page, Problem)
    )
    for page in islice(ahead, AHEAD):
        seen.learn(page.url, page.text)
    return seen


def _past(record: Record) -> Callable[[str], Iterator[tuple[str, str]]]:
    """Address and text of the record's newest pages of a host, each in its newest version."""
    rows: dict[str, dict[str, tuple[int, str]]] = {}
    for row in record.pages():
        if row.url:
            rows.setdefault(host(row.url), {})[row.origin] = row.id, row.url
    return lambda name: ((url, record.text(id)) for id, url in sorted(rows.get(name, {}).values())[-LATEST:])


def _kept(page: Page, record: Record, own: Own, sites: Profiles, seen: Repeats, strict: bool) -> Reading | Problem:
    stamp = f"{PROGRAM} {own}"
    try:
        kept = record.known(page, stamp=stamp)
        if kept is None:
            found, claims = extract(page, replace(own, site=sites.of(page.url)), seen)
            kept = record.keep(page, found, claims, stamp=stamp)
            sites.learn(page.url, [c.value for c in claims if isinstance(c.value, Place)])
        return Reading(page, kept, own.fast)
    except DatelineError:
        raise
    except Exception as error:  # noqa: BLE001  one page's fault must not stop the others
        if strict:
            raise
        return Problem(page.source, f"dateline failed on it ({type(error).__name__}: {error}); see where with --debug")


def extract(page: Page, own: Own = NOTHING, seen: Repeats | None = None) -> tuple[list[Article], list[Claim]]:
    """The articles of a page and everything they claim; `seen` knows what the page's site repeats."""
    found = articles.split(page, seen)
    return found, [claim for article in found for claim in incidents.extract(page, article, own=own)]
