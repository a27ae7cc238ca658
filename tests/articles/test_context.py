"""A plain line read a second time: its surroundings, and what the page's surest text speaks of."""

from __future__ import annotations

import numpy as np

from dateline.articles import context

STORY = [
    "The miners of Orr went back underground on Tuesday after three weeks of strike.",
    "Their union had asked the company for timber in the lower galleries since spring.",
    "The company said that timber would reach the galleries of Orr before the summer.",
]


def test_a_line_in_the_storys_words_shares_more_than_another() -> None:
    """A sentence on the miners' union shares words with the sure text; one on a recipe shares none."""
    lines = [*STORY, "The union of the miners wants the timber counted.", "Whisk the eggs slowly until they are stiff."]
    p = np.array([0.9, 0.9, 0.9, 0.3, 0.3])
    shared = context._cohesion(lines, p)[:, 0]
    assert shared[3] > 0.4
    assert shared[4] == 0


def test_a_lines_own_words_do_not_count_for_it() -> None:
    """A sure line is measured by the other sure lines alone."""
    found = context._cohesion(["Whisk eggs slowly until stiff.", *STORY], np.array([0.9, 0.9, 0.9, 0.9]))
    assert found[0, 0] == 0


def test_every_line_has_a_row_of_finite_numbers() -> None:
    """A page of one line is read, too."""
    for lines in ([*STORY], ["x"]):
        table = context.table(lines, np.full(len(lines), 0.5))
        assert table.shape[0] == len(lines)
        assert np.isfinite(table).all()


def test_lines_below_a_heading_of_other_stories_know_it() -> None:
    """The distance from "Most read" is small below it and large above."""
    column = context._cues([STORY[0], "Most read", "Goats stop a train", "Bridge to open"])[:, 10]
    assert column[2] < column[3] < column[0]
