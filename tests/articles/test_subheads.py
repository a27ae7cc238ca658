"""Subheads by their place and rhythm, on marked-up pages and in plain text."""

from __future__ import annotations

from dateline.articles import split
from dateline.pages import from_bytes
from dateline.types import Article, Page

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said."
PLACES = ("ORRVILLE", "LOWER SELBY", "CAPE DUNN", "MARROW")
TITLES = ("Mine falls in again", "Ferry loses its anchor", "Two goats stop a train", "Choir locked in a cellar")


def read(text: str, name: str) -> tuple[Article, Page]:
    page = from_bytes(text.encode(), source=name)
    (article,) = split(page)
    return article, page


def subheads(text: str, name: str = "page.txt") -> list[str]:
    article, page = read(text, name)
    return [span.of(page.text) for span in article.subheads]


def item(n: int) -> str:
    return f"{PROSE} It was fall number {n} of the year, and the inspectors were told of it by a boy of nine."


def flat(*above: tuple[str, ...]) -> str:
    lines = ["Valley Herald", "Around the valley this week", "3 May 2024"]
    return "\n\n".join([*lines, *(line for n, head in enumerate(above) for line in (*head, item(n)))])


def marked(*above: str, last: str = "") -> str:
    items = "".join(f"{head}<p>{item(n)}</p>" for n, head in enumerate(above))
    return f"<body><main><h1>Around the valley this week</h1><p>By Ana Roe</p>{items}{last}</main></body>"


def test_a_place_and_a_title_above_each_item_are_text() -> None:
    """A round-up keeps the places that stand nowhere else."""
    found = subheads(flat(*zip(PLACES, TITLES, strict=True)))
    assert found == [line for pair in zip(PLACES, TITLES, strict=True) for line in pair]


def test_a_place_in_front_of_each_title_is_text() -> None:
    """In one line with a stop or a colon behind it."""
    leads = [f"{place}. {title}" for place, title in zip(PLACES, TITLES, strict=True)]
    assert subheads(flat(*((lead,) for lead in leads))) == leads
    assert subheads(marked(*(f"<h2>{lead}</h2>" for lead in leads)), "page.html") == leads


def test_names_alone_above_items_are_text() -> None:
    """A log by towns and offices."""
    names = ["Orrville", "Lower Selby", "Sheriff's Office"]
    assert (
        subheads(flat(("The log holds what was reported to the valley's offices in a week.",), *((n,) for n in names)))[
            -3:
        ]
        == names
    )


def test_two_lines_in_capitals_make_no_rhythm() -> None:
    """Nor does an offer that is printed above every item."""
    assert not subheads(flat(("ORRVILLE",), ("MARROW",), ("A short line",), ("",)))
    assert not subheads(flat(*[("ADVERTISEMENT",)] * 4))


def test_a_heading_between_two_paragraphs_is_text() -> None:
    """A heading of the markup, however short; a clock is none, nor what opens a list of other stories."""
    assert subheads(marked("", "<h3>Before and after</h3>"), "page.html") == ["Before and after"]
    assert not subheads(marked("", "<h3>17:20</h3>", "<h3>Read next</h3>"), "page.html")


def test_a_line_that_names_another_story_is_no_text() -> None:
    """However sure the model is."""
    for lead in ("READ MORE:", "Also read:", "Lea también:", "Related:"):
        pointer = f"{lead} Two held over the fire on the bus to Selby"
        article, page = read(marked("", f"<p>{pointer}</p>", ""), "page.html")
        assert pointer not in article.text(page.text)
        article, page = read(flat(("A miner's tale",), (pointer,), ("And on",)), "page.txt")
        assert pointer not in article.text(page.text)
