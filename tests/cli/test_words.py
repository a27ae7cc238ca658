"""Values in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli import words
from dateline.types import Correction, Count, Party, Place, Relation, Series, Source, When


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (601, None, "601 or more"), (None, 24, "up to 24"), (0, 0, "none, said so"), (3, 3, "3"), (200, 999, "200 to 999"),
        (1234, 1234, "1,234"), (None, None, "some"), (0, 5, "0 to 5"),
    ],
)  # fmt: skip
def test_bounds_are_words(low: int | None, high: int | None, said: str) -> None:
    """No reader has to know what null means."""
    assert words.number(Count("killed", low, high)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (When("2025-07-30", "2025-07-30", "day"), "2025-07-30"),
        (When("2025-06-01", "2025-06-30", "month"), "2025-06-01 to 2025-06-30 (month)"),
        (When(None, "2025-07-31"), "by 2025-07-31"), (When("2025-07-31", None), "from 2025-07-31 on"),
        (When(None, None), "not known"), (When("2025-07-31", "2025-07-31", "time", at="2025-07-31T10:16"), "2025-07-31 10:16"),
        (Place("La Mesilla", "GT"), "La Mesilla, GT"), (Party("police", "initiator", "police", "MX"), "police (MX)"), (Party("officers", "initiator", "police", "MX"), "officers (police, MX)"),
        (Source("Interior Ministry", "official"), "Interior Ministry (official)"), (Source("He"), "He"),
        (Series(4, "tanker", "December"), "the 4th tanker since December"), (Series(11), "the 11th"), (Series(3, "", "since a new law"), "the 3rd since a new law"), (Series(5, "tanker", "to be seized"), "the 5th tanker to be seized"), (Series(22), "the 22nd"),
        (Relation("response_to", "2"), "a response to incident 2"), (Correction("count", "3", "4"), "count: 3 was wrong, now 4"),
        (Count("seized", 2, 2, "guns"), "seized 2 guns"), ("", "nothing"), ((), "nothing"),
    ],
)  # fmt: skip
def test_values_are_words(value: object, said: str) -> None:
    """Each kind of value has its sentence."""
    assert words.of(value) == said


@pytest.mark.parametrize(
    ("lat", "lon", "said"), [(15.62, -91.98, "15.62 N 91.98 W"), (-33.9, 18.4, "33.90 S 18.40 E"), (None, None, "")]
)
def test_points_name_their_hemispheres(lat: float | None, lon: float | None, said: str) -> None:
    """No minus sign to be missed."""
    assert words.point(Place("x", lat=lat, lon=lon)) == said


@given(st.text(max_size=60), st.integers(2, 40))
def test_short_words_are_never_longer_than_asked(text: str, most: int) -> None:
    """And never break the line or the terminal."""
    short = words.shorten(text, most)
    assert len(short) <= most
    assert "\n" not in short
    assert not words.NOT_SHOWN.search(short)
