"""What kind of page it is when it is no news article: a list of stories, a video, a wall. Nothing of it is read as news."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dateline.articles import cues
from dateline.types import Article, Page

Kind = Literal["article", "articles", "live blog", "stub", "index", "video", "wall", "other"]
HEADLINES = 15  # links that read like headlines, on a list of stories
SHORT = 150  # words of text that a stub, a video page or a list may have


def kind(page: Page, articles: Sequence[Article]) -> Kind:
    """The page's kind by what was found on it and what its markup says it is."""
    flags = {flag for article in articles for flag in article.flags}
    if "live blog" in flags:
        return "live blog"
    if "paywall stub" in flags:
        return "stub"
    if articles:
        return "articles" if len(articles) > 1 else "article"
    return _without_text(page)


def is_list(page: Page, article: Article) -> bool:
    """Many links that read like headlines, hardly a text of its own, and nobody and no day that signs it."""
    if article.byline or article.published.known or _says(page, "article"):
        return False
    words = sum(span.of(page.text).count(" ") + 1 for span in article.body)
    return words < SHORT and _headlines(page) >= HEADLINES


def _without_text(page: Page) -> Kind:
    if _says(page, "video"):
        return "video"
    lines = [block.span.of(page.text) for block in page.blocks[:400] if block.tag != "meta"]
    if any(cues.is_wall(line) for line in lines) and _headlines(page) < HEADLINES:
        return "wall"
    return "index" if _headlines(page) >= HEADLINES else "other"


def _headlines(page: Page) -> int:
    """Distinct links of five words or more."""
    return len(
        {
            line
            for block in page.blocks
            if block.links > 0.9 and len(block.span) > 25 and (line := block.span.of(page.text)).count(" ") >= 4
        }
    )


def _says(page: Page, word: str) -> bool:
    return any(fact.name == "type" and word in fact.value.casefold() for fact in page.facts)
