"""One page to its articles: label every block, find the seams, read each story's head."""

from __future__ import annotations

from dateline.articles import captions, heads, notices, seams, stamps
from dateline.articles.label import label
from dateline.articles.line import Line, lines
from dateline.language import languages
from dateline.types import Article, Page

LEAST = 25  # words of body that make an article


def split(page: Page) -> list[Article]:
    """The page's articles in reading order; empty when it holds none. Every span points into `page.text`."""
    blocks = lines(page)
    label(blocks)
    zones = seams.stories(blocks)
    return [
        article
        for number, (start, stop) in enumerate(zones, 1)
        if (article := _article(page, blocks[start:stop], number, alone=len(zones) == 1))
    ]


def _article(page: Page, blocks: list[Line], number: int, *, alone: bool) -> Article | None:
    body = [index for index, line in enumerate(blocks) if line.label == "body"]
    if sum(blocks[index].text.count(" ") + 1 for index in body) < LEAST:
        return None
    first, last = body[0], body[-1]
    main = number == 1
    titles = heads.headline(blocks, page.facts if main else (), first)
    for line in titles:
        line.mark("headline", "the story's title" if line is titles[0] else "the title again")
    _settle(blocks, first, last)
    dateline, agency = heads.dateline(blocks[first])
    folded = captions.fold(blocks)
    published, updated = stamps.read(page, blocks, first, last, alone=alone, main=main, captions_=folded)
    paragraphs = tuple(line.span for line in blocks if line.label == "body")
    return Article(
        id=f"{page.id}-{number}", page=page.id, headline=titles[0].span if titles else None, body=paragraphs,
        language=languages.guess("\n".join(span.of(page.text) for span in paragraphs)), published=published, updated=updated,
        byline=heads.byline(blocks), agency=agency, dateline=dateline, captions=folded, notices=notices.read(blocks),
        subheads=tuple(line.span for line in blocks if line.label == "subhead"),
        labels=tuple((line.span, line.label) for line in blocks),
        copies=tuple(line.span for line in titles[1:]),
    )  # fmt: skip


def _settle(blocks: list[Line], first: int, last: int) -> None:
    """Working labels that no rule resolved become what their place makes them."""
    for line in blocks:
        if line.label in ("short", "title"):
            line.mark("chrome", "neither prose nor a head")
