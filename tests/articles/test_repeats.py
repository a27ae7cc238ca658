"""What a site prints on its other pages too is no page's own text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.articles import Repeats, split
from dateline.articles.line import Line
from dateline.pages import from_bytes
from dateline.types import Page, Span

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


def test_an_article_at_another_address_is_left_alone() -> None:
    """A print version shares most lines with its article; none of them is chrome for it."""
    seen = Repeats()
    addresses = [f"https://orr.example/9/{name}" for name in ("", "print", "amp", "share")]
    versions = [from_bytes(page(9).raw, source="v.html", url=url) for url in addresses]
    assert {text(one, seen) for one in versions} == {text(page(9))}


def test_an_address_counts_once() -> None:
    """Three versions of one page are no three pages: what stands on them alone stays."""
    seen = Repeats()
    for n in range(3):
        seen.learn("https://www.orr.example/1#top", page(1).text + f"\n\nversion {n}")
    seen.learn("http://orr.example/1/", page(1).text)
    assert APPEAL in text(page(5), seen)


@given(st.permutations(range(4)))
def test_the_order_of_the_pages_does_not_matter(order: list[int]) -> None:
    """Pages that were learnt beforehand are split alike, whichever comes first; each loses what the others hold too."""
    seen = Repeats()
    for n in order:
        seen.learn(page(n).url, page(n).text)
    assert [APPEAL in text(page(n), seen) for n in order] == [False] * 4


def test_a_page_does_not_count_for_itself() -> None:
    """A line on the page itself and on one other is no repeat yet."""
    seen = Repeats()
    for n in (1, 2):
        seen.learn(page(n).url, page(n).text)
    assert APPEAL in text(page(1), seen)


def test_the_past_of_a_host_is_asked_for_once() -> None:
    """What a record holds of a host is looked up when its first page is met, and not again."""
    asked = []

    def past(host: str) -> list[tuple[str, str]]:
        asked.append(host)
        return [(f"https://orr.example/{n}", page(n).text) for n in (1, 2)]

    seen = Repeats(past)
    assert APPEAL not in text(page(5), seen)
    assert APPEAL not in text(page(6), seen)
    assert asked == ["orr.example"]


def test_what_the_markup_states_as_the_summary_stays() -> None:
    """A lead that other pages print below their link to the story is still the story's own."""
    lead = "Nobody in the town of Orr spoke to the men who walked to the gates on Monday, and nobody will."
    html = page(7).raw.decode().replace("<p>", f"<p>{lead}</p><p>", 1)
    html = html.replace("<html>", f"<html><head><meta name='description' content='{lead}'></head>")
    one = from_bytes(html.encode(), source="7.html", url="https://orr.example/7")
    seen = Repeats()
    for n in (1, 2, 3):
        seen.learn(f"https://orr.example/{n}", f"{lead}\n\n{APPEAL}")
    assert lead in text(one, seen)
    assert APPEAL not in text(one, seen)


def test_a_later_report_on_the_same_event_keeps_the_sentences_of_the_earlier_one() -> None:
    """Whole sentences come back in an update; they speak of what its new ones speak of, and are text."""
    first = [
        f"Officer {name} Marsh of the Orr police was shot at the quarry gate, the sheriff of Selby said."
        for name in ("Ann", "Ben")
    ]
    fresh = [
        f"The sheriff of Selby said on day {n} that officer Marsh would leave the hospital at Orr." for n in range(14)
    ]
    html = (
        "<html><body><article><h1>Officer leaves hospital</h1>"
        + "".join(f"<p>{x}</p>" for x in [*fresh, *first])
        + "</article></body></html>"
    )
    one = from_bytes(html.encode(), source="2.html", url="https://orr.example/2")
    seen = Repeats()
    seen.learn("https://orr.example/1", "\n\n".join(first))
    assert first[0] in text(one, seen)


@given(st.integers(0, 3))
def test_short_lines_are_never_repeats(pages: int) -> None:
    """ "Original story:" is printed on every update, and says nothing of the site."""
    seen = Repeats()
    for n in range(pages):
        seen.learn(f"https://orr.example/{n}", "Original story:")
    site = seen._site("orr.example")
    line = Line(Span(0, 15), "Original story:", "p", (), 0.0, False, (), False, ())
    assert site.others("orr.example/9", line) == 0
