"""The headline of a flattened page, told from menus, decks and pictures by learned trees."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.articles import split, titles
from dateline.articles.line import Line, fold
from dateline.pages import from_bytes
from dateline.types import Span

STORY = [
    "Four miners died on Tuesday when a gallery gave way under the village of Orr, the rescue service said.",
    "Two other miners were pulled out alive after nine hours underground and taken to hospital in Selby.",
    "The company that runs the gallery had been warned by inspectors about its timber in the spring.",
    "Widows of earlier falls stood at the shaft all night, and a priest read the names of the miners.",
    "Rescue crews will go on pumping water from the lower gallery until the inspectors are satisfied.",
]
MENU = ["Home", "World", "Sport", "Bakers win the cup again in a long night", "Council plans a new bridge for Selby"]


def headline(lines: list[str]) -> str:
    page = from_bytes("\n\n".join(lines).encode(), source="page.txt")
    (article,) = split(page)
    return article.headline.of(page.text) if article.headline else ""


def test_the_headline_is_told_from_other_stories_above_it() -> None:
    """Headlines of other stories stand in the menu; the story's own speaks of what the text speaks of."""
    lines = [*MENU, "Four miners die as gallery falls in at Orr", "By Ana Ruiz", "5 May 2024", *STORY]
    assert headline(lines) == "Four miners die as gallery falls in at Orr"


def test_candidates_have_rows_of_one_length_and_finite_numbers() -> None:
    """Whatever stands around a candidate, at the page's top and right above the story, its row is whole."""
    words = ["Miners die at Orr again", *MENU, *STORY]
    lines = [Line(Span(0, 1), text, "line", (), 0.0, False, (), False, ()) for text in words]
    for line in lines:
        line.mark("body" if line.text in STORY else "short", "")
    counts = {fold(line.text): [line] for line in lines[:6]}
    found = np.array(titles.rows(lines, counts, 6))
    assert found.shape[0] == 6
    assert np.isfinite(found).all()
    assert set(titles.odds(lines, counts, 6)) == set(counts)


def test_no_candidate_is_no_error() -> None:
    """A story that opens its page has none."""
    assert titles.odds([], {}, 0) == {}


def line(text: str, label: str = "short") -> Line:
    found = Line(Span(0, len(text)), text, "line", (), 0.0, False, (), False, ())
    found.mark(label, "")
    return found


def test_a_line_cut_short_or_with_the_site_behind_stands_with_the_headline() -> None:
    """Three printings of one headline are one candidate, under its whole words."""
    words = [
        "Miners die as gallery falls in at Orr",
        "Miners die as gallery falls …",
        "Miners die as gallery falls in at Orr | The Post",
    ]
    lines = [*map(line, words), *(line(text, "body") for text in STORY)]
    assert {key: len(same) for key, same in titles.candidates(lines, 3).items()} == {fold(words[0]): 3}


def test_a_question_among_the_first_lines_of_text_may_be_the_headline() -> None:
    """It reads like prose; a paragraph does not qualify."""
    lines = [line("Why did the gallery at Orr give way?", "body"), *(line(text, "body") for text in STORY)]
    assert list(titles.candidates(lines, 0)) == [fold("Why did the gallery at Orr give way?")]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("× Miners die at Orr", "Miners die at Orr"),
        ("Start » News » Orr » Miners die at Orr", "Miners die at Orr"),
        ("Miners die at Orr Posted: Sunday, August 17, 2014 3:56 PM", "Miners die at Orr"),
        ("Miners die at Orr – The Post", "Miners die at Orr"),
        ("Miners die at Orr – three days on", "Miners die at Orr – three days on"),
    ],
)
def test_the_headline_is_bare(text: str, bare: str) -> None:
    """Without a mark or a path before it, a stamp or the site's name behind it."""
    assert titles.bare(line(text), {"thepost"}).of(text) == bare


def test_the_address_tells_the_headline() -> None:
    """Two lines fit; the one whose words stand in the address is likelier, its umlauts and accents aside."""
    counts = {text: [line(text)] for text in ("Bergwerk stürzt bei Orr ein", "Trauer in vielen Dörfern")}
    lines = [*(same[0] for same in counts.values()), *(line(text, "body") for text in STORY)]
    rows = titles.rows(lines, counts, 2, "https://a.example/2024/bergwerk-stuerzt-bei-orr-ein.html")
    assert rows[0][-2:] > rows[1][-2:] == (0.0, 0.0)
