"""What a site writes about, learnt from its pages without labels: the divisions and countries their names vote for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from .resolve import Scene


@dataclass(slots=True)
class Profile:
    """One site's votes by page; a page never votes on itself."""

    pages: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, page: str, scene: Scene) -> None:
        """Take in a page's scene; the same page again replaces what it said before."""
        votes: Counter[str] = Counter()
        for part in (scene.admins, scene.lands):
            total = sum(part.values())
            votes.update({place: vote / total for place, vote in part.items() if total})
        self.pages[page] = votes

    def without(self, page: str) -> Mapping[str, float]:
        """Share of each division ("US.MS") and country ("US") in the site's other pages; nothing below three pages."""
        others = [votes for name, votes in self.pages.items() if name != page]
        if len(others) < 3:
            return {}
        total: Counter[str] = Counter()
        for votes in others:
            total.update(votes)
        return {place: vote / len(others) for place, vote in total.items() if vote / len(others) > 0.02}
