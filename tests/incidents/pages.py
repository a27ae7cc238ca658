"""Invented articles for the tests of this stage."""

from __future__ import annotations

from dateline.types import Article, Language, Notice, Page, Span, When


def article(
    *paragraphs: str,
    headline: str | None = None,
    published: str | None = "2024-05-03",
    notice: str | None = None,
    language: Language = "en",
) -> tuple[Page, Article]:
    """A page that holds one article and nothing else; the headline first, the notice last."""
    blocks = [*([headline] if headline else []), *paragraphs, *([notice] if notice else [])]
    text, spans = "", []
    for block in blocks:
        spans.append(Span(len(text), len(text) + len(block)))
        text += block + "\n\n"
    first = 1 if headline else 0
    body = tuple(spans[first : first + len(paragraphs)])
    day = When(published, published, "day", how="given")
    notices = (Notice(spans[-1], "correction"),) if notice else ()
    page = Page("0" * 16, "test", text, "0" * 64)
    return page, Article("0" * 16 + "-1", page.id, spans[0] if headline else None, body, language, day, notices=notices)
