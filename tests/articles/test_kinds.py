"""Pages that are no article are labelled as what they are."""

from __future__ import annotations

import pytest

from dateline.articles import kind, split
from dateline.pages import from_bytes

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said."
LIST = "".join(f"<li><a href=/{n}>Gallery number {n} gives way under the village</a></li>" for n in range(30))
WALL = "<div class=paywall><p>Subscribe to continue reading this story.</p></div>"


@pytest.mark.parametrize(
    ("body", "meta", "what"),
    [
        (f"<h1>News from Orr</h1><ul>{LIST}</ul><p>{PROSE} More on this in our list of all the stories of today.</p>", "", "index"),
        ("<h1>Watch: the fall at Orr</h1><p>Video</p>", '<meta property="og:type" content="video.other">', "video"),
        ("<h1>Sign in</h1><p>Please log in to continue reading.</p><form><label>Name</label></form>", "", "wall"),
        (f"<article><h1>Mine falls in at Orr</h1><p>{PROSE}</p><p>{PROSE} It was the third fall.</p></article>{WALL}", "", "stub"),
        (f"<article><h1>Mine falls in at Orr</h1>{''.join(f'<p>{PROSE} Fall {n}.</p>' for n in range(12))}</article>{WALL}", "", "article"),
    ],
)  # fmt: skip
def test_a_page_is_labelled_as_what_it_is(body: str, meta: str, what: str) -> None:
    """A list of stories, a video, a wall and a stub are told from an article, which may have a wall below it."""
    page = from_bytes(f"<html><head>{meta}</head><body>{body}</body></html>".encode(), source="page.html")
    articles = split(page)
    assert kind(page, articles) == what
    assert bool(articles) == (what in ("stub", "article"))


def test_an_article_of_one_short_paragraph_is_found() -> None:
    """One paragraph of thirty words below a heading is an article, between a menu and a list of other stories."""
    short = "Four people died on Tuesday when a gallery gave way under the village of Orr, the rescue service said, and two more were taken to the hospital in Selby with burns."
    menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></nav>"
    html = f"<html><body>{menu}<article><h1>Mine falls in at Orr</h1><p class=byline>By Ana Ruiz</p><time>5 May 2024</time><p>{short}</p></article><aside class=related><ul>{LIST}</ul></aside></body></html>"
    page = from_bytes(html.encode(), source="page.html")
    (article,) = split(page)
    assert article.text(page.text) == short
