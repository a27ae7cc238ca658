"""What a site prints on its other pages too is no page's own text."""

from __future__ import annotations

from dateline.articles import Repeats, split
from dateline.pages import from_bytes
from dateline.types import Page

APPEAL = "This newsroom lives on what its readers give, and every gift is doubled until the end of the month by a friend of Orr."


def page(number: int, host: str = "orr.example") -> Page:
    text = "".join(
        f"<p>In story {number} the men walked to gate {n} of town {number * 7 + n}, and nobody said a word to them.</p>"
        for n in range(8)
    )
    html = (
        f"<html><body><article><h1>Story number {number} of the town</h1>{text}<p>{APPEAL}</p></article></body></html>"
    )
    return from_bytes(html.encode(), source=f"{number}.html", url=f"https://{host}/{number}")


def text(one: Page, seen: Repeats | None = None) -> str:
    return "\n".join(article.text(one.text) for article in split(one, seen))


def test_a_line_on_other_pages_of_the_host_is_chrome() -> None:
    """An appeal that reads like prose is text on the first pages, and none once it stood on two others."""
    seen = Repeats()
    assert [APPEAL in text(page(number), seen) for number in range(4)] == [True, True, False, False]
    assert "story 3" in text(page(3))


def test_other_hosts_do_not_count() -> None:
    """A line counts within its own site alone."""
    seen = Repeats()
    for number in range(3):
        split(page(number, "selby.example"), seen)
    assert APPEAL in text(page(5), seen)


def test_an_article_read_again_is_left_alone() -> None:
    """Versions of one article share most lines; none of them is chrome for it."""
    seen = Repeats()
    first = [page(9, "orr.example") for _ in range(4)]
    versions = [from_bytes(one.raw + b"<!-- %d -->" % n, source="v.html", url=one.url) for n, one in enumerate(first)]
    assert {text(one, seen) for one in versions} == {text(first[0])}
