"""One page to its articles: label every block, find the seams, read each story's head."""

from __future__ import annotations

from dataclasses import replace

from dateline.articles import (
    captions,
    cues,
    datelines,
    heads,
    kinds,
    live,
    model,
    notices,
    seams,
    sites,
    stamps,
    subheads,
    writers,
)
from dateline.articles.label import label
from dateline.articles.line import Line, lines
from dateline.articles.repeats import Repeats
from dateline.articles.shape import words_of
from dateline.language import languages
from dateline.types import Article, Page

LEAST = 25  # words of body that make an article
NEAR = 12  # blocks within which two more paragraphs follow a story's first
INTO = 4  # lines from the first paragraph on among which the writer's may stand
MORE = 6  # characters of a masthead beside its day
SAMPLE = 3000  # characters from the first paragraph on that tell the language
BRIEFS, BRIEF = 3, 1500  # so many stories, none longer than so many characters, are a column of briefs
TEXT = ("body", "subhead")


def split(page: Page, seen: Repeats | None = None) -> list[Article]:
    """The page's articles in reading order; empty when it holds none. Every span points into `page.text`.

    `seen` remembers from page to page what a site repeats on its other pages.
    """
    blocks = lines(page)
    _weigh(page, blocks)
    label(blocks)
    notices.adopt(blocks)
    if seen is not None:
        seen.settle(page, blocks)
    _masthead(page, blocks)
    heads.lift(blocks, page.facts)
    zones = seams.stories(blocks)
    found = [
        article
        for number, (start, stop) in enumerate(zones, 1)
        if (article := _article(page, blocks[start:stop], number, alone=len(zones) == 1))
    ]
    if len(found) == 1 and kinds.is_list(page, found[0]):
        return []
    return _under_one_stamp(page, found)


def _under_one_stamp(page: Page, found: list[Article]) -> list[Article]:
    """Items of a column of briefs without a day of their own are of the column's day; so are stories below a masthead's."""
    first = found[0].published if found else None
    items = len(found) >= BRIEFS and all(sum(map(len, article.body)) < BRIEF for article in found)
    if first is None or not first.known or not (items or _is_masthead(page, found[0])):
        return found
    if any(a.published.known or (items and a.captions) for a in found[1:]):
        return found
    how = f"the column's day: {first.how}"
    return [found[0], *(replace(article, published=replace(first, how=how)) for article in found[1:])]


def _is_masthead(page: Page, article: Article) -> bool:
    """The day stands above the page's first headline, in a row that names more than the day."""
    said, title = article.published.said, article.headline
    lines = [span.of(page.text) for span, _ in article.labels if title and span.stop <= title.start]
    return bool(said) and any(said in line and len(line) > len(said) + MORE for line in lines[-NEAR:])


def _masthead(page: Page, blocks: list[Line]) -> None:
    """The site's own name is no headline, whatever element it stands in."""
    names = sites.mastheads(page)
    for line in blocks if names else ():
        if (
            line.label in ("title", "short", "subhead", "body")
            and len(line.text) < 60
            and sites.joined(line.text) in names
        ):
            line.mark("chrome", "the site's name")


def opening(body: list[int]) -> int:
    """The first paragraph that others follow closely: a lone sentence far above them is no opening."""
    runs = (n for k, n in enumerate(body) if k + 2 < len(body) and body[k + 2] - n <= NEAR)
    return next(runs, body[0])


def _weigh(page: Page, blocks: list[Line]) -> None:
    """Give each block its probability of being the article's text."""
    own = [block for block in page.blocks if block.tag != "meta"]
    for line, p in zip(blocks, model.probabilities(page, own), strict=False):
        line.p = p


def _article(page: Page, blocks: list[Line], number: int, *, alone: bool) -> Article | None:
    subheads.mark(blocks)
    body = [index for index, line in enumerate(blocks) if line.label in TEXT]
    if sum(words_of(blocks[index].text) for index in body) < LEAST:
        return None
    first, last = opening(body), body[-1]
    main = number == 1
    own = sites.names(page, blocks if main else [])
    title = heads.headline(blocks, page.facts, first, main=main, url=page.url, own=own)
    same = title.lines if title else ()
    for line in same:
        line.mark("headline", "the story's title" if line is same[0] else "the title again")
    if same and (below := _below(blocks, same[0], first)):
        body = below
    captions.adopt(blocks, body)
    if body := [n for n in body if blocks[n].label in TEXT]:
        first, last = opening(body), body[-1]
    dateline, wire = datelines.read(
        [line for line in blocks if line.label == "body"], blocks[:first], blocks[first : first + INTO]
    )
    byline = writers.read(page, blocks, first, last, main=main, place=dateline)
    _settle(blocks, first, last)
    folded = captions.fold(blocks)
    published, updated = stamps.read(page, blocks, first, last, alone=alone, main=main, captions_=folded)
    posts = live.posts(blocks, first, last, published, page.facts if main else ())
    words = sum(words_of(line.text) for line in blocks if line.label in TEXT)
    paragraphs = tuple(line.span for line in blocks if line.label in TEXT)
    if not paragraphs:  # nothing but captions, once they are told from text
        return None
    return Article(
        id=f"{page.id}-{number}", page=page.id, headline=title.span if title else None, body=paragraphs,
        language=languages.guess(page.text[paragraphs[0].start : paragraphs[0].start + SAMPLE]), published=published, updated=updated,
        byline=byline, agency=datelines.agency(page.text, blocks, first, last, wire), dateline=dateline, captions=folded, notices=notices.read(blocks),
        subheads=tuple(line.span for line in blocks if line.label == "subhead"),
        labels=tuple((line.span, line.label) for line in blocks),
        posts=posts,
        section=next((fact.value for fact in page.facts if main and fact.name == "section"), None),
        flags=live.flags(
            page.facts if main else (), words, is_live=bool(posts), is_walled=words < live.STUB and _is_walled(blocks[first:])
        ),
        copies=tuple(line.span for line in same[1:]),
    )  # fmt: skip


def _below(blocks: list[Line], title: Line, first: int) -> list[int]:
    """The text's lines once a headline was found among them: what stood above it is the site's."""
    at = next((n for n, line in enumerate(blocks) if line is title), 0)
    for line in blocks[:at] if at >= first else ():
        if line.label in TEXT:
            line.mark("chrome", "above the headline")
    return [n for n, line in enumerate(blocks) if line.label in TEXT]


def _is_walled(blocks: list[Line]) -> bool:
    """A wall stands within the text or soon after it."""
    body = [n for n, line in enumerate(blocks) if line.label in TEXT]
    return any(line.label not in TEXT and cues.is_wall(line.text) for line in blocks[: body[-1] + NEAR])


def _settle(blocks: list[Line], first: int, last: int) -> None:
    """Working labels that no rule resolved become what their place makes them."""
    for line in blocks:
        if line.label in ("short", "title"):
            line.mark("chrome", "neither prose nor a head")
