"""dateline articles PAGE: what is known of each article, and every block of the page with its label, so that a person
can see why the text is what it is."""

from __future__ import annotations

from collections.abc import Iterator

from ..types import Article, Page, Span, When
from . import words
from .common import console, put, say

COLOURS = {
    "headline": "bold", "body": "default", "subhead": "bold", "caption": "cyan", "credit": "cyan", "byline": "green",
    "date": "green", "notice": "yellow",
}  # fmt: skip


def show(sources: tuple[str, ...], *, as_json: bool) -> int:
    """Print the blocks of each page; the exit code: 1 when nothing could be read."""
    from ..articles import Repeats, split
    from ..pages import Problem, read

    pages, seen = 0, Repeats()
    for page in (page for source in sources if source != "-" for page in read(source)):
        if not isinstance(page, Problem):
            seen.learn(page.url, page.text)
    for source in sources:
        for page in read(source):
            if isinstance(page, Problem):
                say(str(page))
                continue
            pages += 1
            found = split(page, seen)
            if as_json:
                for line in _rows(page, found):
                    put(line)
            else:
                _print(page, found)
    return 0 if pages else 1


def about(page: Page, article: Article) -> dict[str, str]:
    """What is known of an article by name, in words; what the page does not say is left out."""
    main = article.id.endswith("-1")
    stated = next((fact.value for fact in page.facts if fact.name == "language"), "")
    rows = {
        "url": (page.url or "") if main else "",
        "headline": _said(article.headline, page),
        "by": ", ".join(_said(span, page) for span in article.byline),
        "agency": _said(article.agency, page),
        "place line": _said(article.dateline, page),
        "published": _when(article.published),
        "updated": _when(article.updated) if article.updated else "",
        "section": article.section or "",
        "language": stated if article.language == "other" and main and stated else article.language,
        "looks like": ", ".join(article.flags),
    }
    return {name: value for name, value in rows.items() if value}


def _said(span: Span | None, page: Page) -> str:
    return span.of(page.text) if span else ""


def _when(when: When) -> str:
    """The moment with its zone where one is stated, else the days."""
    return f"{when.at or words.when(when)} ({when.how})" if when.how else when.at or words.when(when)


def _rows(page: Page, found: list[Article]) -> Iterator[str]:
    import json

    for article in found:
        known = about(page, article)
        yield json.dumps({"kind": "article", "page": page.id, "article": article.id, **known}, ensure_ascii=False)
        for span, label in article.labels:
            row = {"kind": "block", "page": page.id, "article": article.id, "label": label}
            place = {"start": span.start, "stop": span.stop, "text": span.of(page.text)}
            yield json.dumps({**row, **place}, ensure_ascii=False)


def _print(page: Page, found: list[Article]) -> None:
    from rich.text import Text

    from ..articles import kind

    out = console()
    what = kind(page, found)
    note = "" if what in ("article", "articles", "other") else f", {what}"
    out.print(f"{page.source}: {words.plural(len(found), 'article')}{note}", style="bold")
    for article in found:
        out.print(f"article {article.id}", style="dim")
        for name, value in about(page, article).items():
            line = Text(f"{name:>17}  ", style="dim") + Text(words.one_line(value))
            out.print(line, no_wrap=True, overflow="ellipsis")
        for span, label in article.labels:
            style = COLOURS.get(label, "dim")
            head = Text(f"{span.start:>7}  {label:<9} ", style="dim")
            out.print(head + Text(words.one_line(span.of(page.text)), style=style), no_wrap=True, overflow="ellipsis")
