"""What a site calls itself: stated in the markup, at the end of the page's title, in its address, or in its first lines."""

from __future__ import annotations

import re

from dateline.articles.line import Line
from dateline.types import Page

PART = re.compile(r"\s(?:\||-|–|—|::|»|·|•)\s")  # between a title and the site's name
NUMBER = re.compile(r"\W*(?:no\.?|issue|nº|n\.º|número|edition|edición|#)?\s?#?\d+$", re.I)  # of a newsletter's issue
LONGEST = 4  # words of a name in a title


def names(page: Page, lines: list[Line]) -> set[str]:
    """The names with their words run together; `lines` are the page's first."""
    said = stated(page)
    said += [line.text for line in lines[:3] if line.label == "chrome" and len(line.text) < 60]
    host = re.sub(r"^\w+://(?:www\.)?|[/:?#].*$", "", page.url or "").rsplit(".", 1)[0]
    return {joined(words) for words in [*said, *host.split(".")] if words} - {""}


def stated(page: Page) -> list[str]:
    """The names in the markup."""
    said = [fact.value for fact in page.facts if fact.name == "site"]
    return said + [part for title in _titles(page) for part in PART.split(title)[1:]]


def mastheads(page: Page) -> set[str]:
    """The names, words run together, that are surely no headline: as the markup states, a short part at the end of a longer
    title, or a newsletter's title that is a name and a number."""
    said = [fact.value for fact in page.facts if fact.name == "site"]
    for title in _titles(page):
        parts = PART.split(title)
        longest = max(part.count(" ") for part in parts)
        said += [part for part in parts[1:] if part.count(" ") < min(longest, LONGEST)]
        if len(parts) == 1 and NUMBER.search(title):
            said.append(NUMBER.sub("", title))
    return {joined(words) for words in said} - {""}


def _titles(page: Page) -> list[str]:
    return [fact.value for fact in page.facts if fact.how == "<title>"]


def joined(words: str) -> str:
    return re.sub(r"\W", "", words.casefold())
