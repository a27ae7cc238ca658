"""What a site writes about, learnt from its pages without labels: the divisions and countries their names vote for.

A profile is a pure function of the pages it took in, their order aside; a page never votes on itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...types import Place
from .outlet import host_of
from .outlet_town import vote
from .resolve import Scene

FEWEST = 3  # pages; fewer say nothing of a site
FAINT = 0.02  # share below which a place is left out
SURE = 0.8  # probability from which a place that was told counts
Votes = Counter[str]


@dataclass(slots=True)
class Profile:
    """One site's votes by page."""

    pages: dict[str, Votes] = field(default_factory=dict)
    total: Votes = field(default_factory=Counter)

    def add(self, page: str, scene: Scene) -> None:
        """Take in a page's scene; the same page again replaces what it said before."""
        self.put(page, _shares(scene.admins) + _shares(scene.lands))

    def put(self, page: str, votes: Votes) -> None:
        self.total.subtract(self.pages.get(page, Counter()))
        self.total.update(votes)
        self.pages[page] = votes

    def without(self, page: str) -> Mapping[str, float]:
        """Share of each division ("US.MS"), country ("US") and town ("aiken, US.SC") in the site's other pages; nothing below three pages."""
        others = len(self.pages) - (page in self.pages)
        if others < FEWEST:
            return {}
        own = self.pages.get(page, Counter())
        shares = {place: (vote - own.get(place, 0.0)) / others for place, vote in self.total.items()}
        return {place: share for place, share in shares.items() if share > FAINT}


def _shares(votes: Mapping[str, float]) -> Votes:
    total = sum(votes.values())
    return Counter({place: vote / total for place, vote in votes.items() if total})


class Profiles:
    """The profile of each site, from the places that its pages told of."""

    def __init__(self) -> None:
        self._sites: dict[str, Profile] = {}

    def learn(self, url: str | None, told: Iterable[Place]) -> None:
        """Take in the surely placed places of one page; a page without any says nothing."""
        sure = {place.ref or place.name: place for place in told if (place.p or 0.0) >= SURE}
        if not url or not sure:
            return
        votes: Votes = Counter()
        votes += _shares(Counter(place.admin1 for place in sure.values() if place.admin1))
        votes += _shares(Counter(place.country for place in sure.values() if place.country))
        votes += _shares(Counter(vote(place) for place in sure.values() if place.kind == "town" and place.admin1))
        self._sites.setdefault(host_of(url), Profile()).put(url, votes)

    def of(self, url: str | None) -> Mapping[str, float]:
        """What the other pages of the page's site are about; nothing for a site that is not known well enough."""
        site = self._sites.get(host_of(url)) if url else None
        return site.without(url or "") if site else {}
