"""The headline of a flattened page, told from menus, decks and pictures by learned trees."""

from __future__ import annotations

import numpy as np

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
