"""How a person writes a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import RecordError
from dateline.record.edits import bounds, days, parse
from dateline.record.values import load
from dateline.types import Party, Place


@pytest.mark.parametrize(
    ("words", "start", "stop", "precision"),
    [
        ("2025-06-08", "2025-06-08", "2025-06-08", "day"),
        ("2025-06", "2025-06-01", "2025-06-30", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-06-08..2025-07", "2025-06-08", "2025-07-31", "range"),
        ("..2025-07-31", None, "2025-07-31", "range"),
        ("2025-12..", "2025-12-01", None, "range"),
    ],
)
def test_days_are_read_with_their_precision(words: str, start: str, stop: str, precision: str) -> None:
    """A month is a month, not its first day."""
    when = days(words)
    assert (when.start, when.stop, when.precision, when.said) == (start, stop, precision, words)


@pytest.mark.parametrize("words", ["8 June", "2025-13", "2025-02-30", "0000", "2025-06-09..2025-06-08"])
def test_no_date_is_no_date(words: str) -> None:
    """What is not ISO 8601 is refused, not guessed."""
    with pytest.raises(RecordError):
        days(words)


@pytest.mark.parametrize(
    ("words", "low", "high", "of"),
    [
        ("4", 4, 4, ""),
        ("3-5", 3, 5, ""),
        ("601+", 601, None, ""),
        ("-24", None, 24, ""),
        ("2 guns", 2, 2, "guns"),
        ("0", 0, 0, ""),
    ],
)
def test_counts_are_bounds(words: str, low: int | None, high: int | None, of: str) -> None:
    """Open ends stay open."""
    count = bounds("killed", words)
    assert (count.low, count.high, count.of) == (low, high, of)


@pytest.mark.parametrize("words", ["many", "5-3", "+", "-", "3+5", "1.5"])
def test_no_count_is_no_count(words: str) -> None:
    """A count that can't be read is refused."""
    with pytest.raises(RecordError):
        bounds("killed", words)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_any_bounds_are_read_back(a: int, b: int) -> None:
    """Every pair of bounds has a way to be written."""
    low, high = sorted((a, b))
    count = bounds("injured", f"{low}-{high}")
    assert (count.low, count.high) == (low, high)


def test_places_and_parties_take_what_is_known() -> None:
    """Coordinates and country come beside the name."""
    place = load(parse("place", "La Mesilla", at=(15.6, -91.9), country="GT"))
    assert isinstance(place, Place)
    assert (place.name, place.lat, place.lon, place.country, place.role) == ("La Mesilla", 15.6, -91.9, "GT", "event")
    party = load(parse("target", "traders"))
    assert party == Party("traders", "target")


@pytest.mark.parametrize(("field", "words"), [("status", "maybe"), ("colour", "red"), ("type", ""), ("status", "")])
def test_words_outside_a_list_are_refused(field: str, words: str) -> None:
    """A field, a status, and what can't be empty."""
    with pytest.raises(RecordError):
        parse(field, words)


def test_an_empty_value_takes_a_field_away() -> None:
    """Not known is a value too."""
    assert parse("killed", "  ") == ""
