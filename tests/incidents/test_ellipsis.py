"""Counts that leave out what was counted."""

import pytest

from dateline.incidents.reading import Reading
from tests.incidents.pages import article

TOLD = "Nearly 6,000 residents had fled the town by Monday, the agency said."


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The mayor's own figure is 8,000.", 8000, 8000),
        ("The governor put it at more than 7,000.", 7001, None),
        ("An aid group counts 9,500 people.", 9500, 9500),
        ("The Red Cross has registered 4,100.", 4100, 4100),
        ("Five thousand, says the mayor.", 5000, 5000),
        ("They were 7,500.", 7500, 7500),
    ],
)
def test_another_figure_is_of_what_was_counted_before(text: str, low: int, high: int | None) -> None:
    """A bare figure from another source continues the last count of the paragraph."""
    reading = Reading(*article(f"{TOLD} {text}"))
    assert ("displaced", low, high) in [(t.measure, t.low, t.high) for t in reading.tolls]


@pytest.mark.parametrize(
    "text", ["The mayor owns 8,000 books.", "A ticket costs 30 dollars.", "It was 8:30 when they came back."]
)
def test_a_number_of_something_else_is_no_count(text: str) -> None:
    """Numbers away from words that give a figure, or of other things, are left alone."""
    reading = Reading(*article(f"{TOLD} {text}"))
    assert [t.measure for t in reading.tolls] == ["displaced"]
