"""Lines that a site prints on its other pages too: offers, appeals, standing heads. They are no page's own text.

    seen = Repeats()
    for page in pages:
        seen.learn(page.url, page.text)
    for page in pages:
        articles = split(page, seen)

Learnt without labels, and whatever the order: a line counts once an address, and never for its own page. A page that was not
learnt before is learnt when it has been split. An article that is read again (most of its lines stand at another
address) is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.articles.line import Line, fold, stems
from dateline.types import Page

# Share of a line's longer words that the page's own lines hold, up to which it counts as the site's, by the number of other
# pages that print it: a later report on the same event prints sentences of the earlier one again.
TELLS = {1: 0.2, 2: 0.4, 3: 0.6}
LEAST = 20  # characters of a line worth counting
LINES = 50_000  # counted for one host
ONCE = 0.15  # share of the text that one other page prints, from which that is the same story's earlier report
AGAIN = 0.5  # the same of two pages or more
TEXT = ("body", "subhead")
Past = Callable[[str], Iterable[tuple[str, str]]]  # address and text of each page of a host


@dataclass(slots=True)
class Site:
    """On how many of a host's pages each line stood, by a hash of its words; and which pages were counted."""

    lines: Counter[int] = field(default_factory=Counter)
    pages: set[str] = field(default_factory=set)

    def learn(self, url: str, text: str) -> None:
        if url not in self.pages:
            self.pages.add(url)
            if len(self.lines) < LINES:
                self.lines.update(set(_keys(text)))

    def others(self, url: str, line: Line) -> int:
        """How many pages at other addresses hold the line; of one that was wrapped, its rarest part."""
        return max(0, min((self.lines[key] for key in _keys(line.text)), default=0) - (url in self.pages))


class Repeats:
    """What each host repeats, from the pages of a run and, host by host when one is met, from `past`."""

    def __init__(self, past: Past | None = None) -> None:
        self._past = past
        self._sites: dict[str, Site] = {}

    def learn(self, url: str | None, text: str) -> None:
        """Count a page's lines; an address counts once."""
        if name := host(url):
            self._site(name).learn(_address(url), text)

    def settle(self, page: Page, lines: Sequence[Line]) -> None:
        """Mark as chrome the text that stands on the host's other pages."""
        name = host(page.url)
        if not name:
            return
        site, url = self._site(name), _address(page.url)
        told = {fold(fact.value) for fact in page.facts if fact.name in ("headline", "summary")}
        text = [(line, site.others(url, line)) for line in lines if line.label in TEXT]
        own = frozenset[str]().union(*(stems(line.text) for line, times in text if not times))
        size = sum(len(line.text) for line, _ in text)
        for few in (True, False):
            old = [(line, times) for line, times in text if times and (times == 1) == few]
            if sum(len(line.text) for line, _ in old) < (ONCE if few else AGAIN) * size:
                for line, times in old:
                    if line.key not in told and _tells(line, own) <= TELLS.get(times, 1.0):
                        line.mark("chrome", "on other pages of the site too")
        site.learn(url, page.text)

    def _site(self, name: str) -> Site:
        site = self._sites.get(name)
        if site is None:
            site = self._sites[name] = Site()
            for url, text in self._past(name) if self._past else ():
                site.learn(_address(url), text)
        return site


def host(url: str | None) -> str:
    """The site of an address, of an archived page its own: "wral.com"."""
    return _address(url).split("/")[0].split(":")[0].casefold()


def _tells(line: Line, own: frozenset[str]) -> float:
    """How much of the line speaks of what the page's own lines speak of."""
    found = stems(line.text)
    return len(found & own) / (1 + len(found))


def _keys(text: str) -> Iterator[int]:
    return (hash(fold(line)) for line in text.split("\n") if len(line) >= LEAST)


def _address(url: str | None) -> str:
    """The address without what does not tell pages apart."""
    return re.sub(r"^.*//(?:www\.|m\.)?|#.*$|/$", "", url or "")
