"""Lines that a site prints on its other pages too: offers, appeals, standing heads. They are no page's own text.

    seen = Repeats()
    for page in pages:
        articles = split(page, seen)

A line counts once a page. An article that is read again (its own lines come back, most of them) is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.articles.line import Line
from dateline.types import Page

TIMES = 2  # other pages of the host that hold the line
LEAST = 12  # characters of a line worth counting
LINES = 20_000  # counted for one host
AGAIN = 0.5  # share of the text's lines that came before: the same article once more
TEXT = ("body", "subhead")


@dataclass(slots=True)
class Repeats:
    """For each host, on how many of its pages each line stood, by a hash of its words."""

    hosts: dict[str, Counter[int]] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)

    def settle(self, page: Page, lines: Sequence[Line]) -> None:
        """Mark as chrome what came before on the host's pages, then count this page's lines."""
        host = re.sub(r"^\w+://(?:www\.)?|[/:?#].*$", "", page.url or "")
        if not host or page.id in self.pages:
            return
        self.pages.add(page.id)
        known = self.hosts.setdefault(host, Counter())
        keys = {hash(line.key): line for line in lines if len(line.text) >= LEAST and line.tag != "meta"}
        text = [key for key, line in keys.items() if line.label in TEXT]
        old = [key for key in text if known[key] >= TIMES]
        if len(old) < AGAIN * max(1, len(text)):
            for line in lines:
                if line.label in TEXT and known[hash(line.key)] >= TIMES and len(line.text) >= LEAST:
                    line.mark("chrome", "on other pages of the site too")
        if len(known) < LINES:
            known.update(keys.keys())
