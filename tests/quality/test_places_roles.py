"""How places are counted by role."""

from __future__ import annotations

from collections import Counter

from dateline.types import Span
from quality.paragraphs import Event, Mention
from quality.places_roles import count, row_of

TEXT = "People fled Ashby for Barton, officials in Corley said."


def place(name: str) -> Mention:
    start = TEXT.index(name)
    return Mention([Span(start, start + len(name))], name=name)


FLED = Event(["displacement"], "happened", triggers=[Span(7, 11)], places=[place("Ashby"), place("Barton")])


def test_a_row_is_found_by_a_trigger_that_it_quotes() -> None:
    """A row that quotes other words is another incident's."""
    ours, other = {"quotes": {"mention": [[9, 13, "fled"]]}}, {"quotes": {"mention": [[30, 40, "said"]]}}
    assert row_of(FLED, [other, ours], 2) is ours
    assert row_of(FLED, [other], 2) is None


def test_a_seat_named_as_the_place_is_wrong_and_either_end_of_a_move_right() -> None:
    """Where people left and came to stand in the form; the officials' town does not."""
    tally: Counter[str] = Counter()
    named = [{"name": "Corley", "role": "event"}, {"name": "Ashby", "role": "origin"}]
    count(FLED, {"places": named}, TEXT, tally)
    assert (tally["events"], tally["event_right"], tally["moves"], tally["moved_right"]) == (1, 0, 1, 1)
    assert (tally["lines"], tally["named"]) == (2, 1)
    count(Event(["displacement"], "happened"), {"places": named}, TEXT, tally)
    assert (tally["without"], tally["invented"]) == (1, 1)
