"""dateline articles PAGE: every block of a page with its label, so that a person can see why the text is what it is."""

from __future__ import annotations

from collections.abc import Iterator

from ..types import Article, Page
from . import words
from .common import console, put, say

COLOURS = {
    "headline": "bold", "body": "default", "subhead": "bold", "caption": "cyan", "credit": "cyan", "byline": "green",
    "date": "green", "notice": "yellow",
}  # fmt: skip


def show(sources: tuple[str, ...], *, as_json: bool) -> int:
    """Print the blocks of each page; the exit code: 1 when nothing could be read."""
    from ..articles import split
    from ..pages import Problem, read

    pages = 0
    for source in sources:
        for page in read(source):
            if isinstance(page, Problem):
                say(str(page))
                continue
            pages += 1
            found = split(page)
            if as_json:
                for line in _rows(page, found):
                    put(line)
            else:
                _print(page, found)
    return 0 if pages else 1


def _rows(page: Page, found: list[Article]) -> Iterator[str]:
    import json

    for article in found:
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
        out.print(f"article {article.id}, {words.when(article.published)}: {article.published.how}", style="dim")
        for span, label in article.labels:
            style = COLOURS.get(label, "dim")
            head = Text(f"{span.start:>7}  {label:<9} ", style="dim")
            out.print(head + Text(words.one_line(span.of(page.text)), style=style), no_wrap=True, overflow="ellipsis")
