"""Counts as whole numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents.counts import whole


@pytest.mark.parametrize(
    ("low", "high", "bounds"),
    [(3.0, 3.0, (3, 3)), (2.5, 2.5, (2, 3)), (2.5, None, (3, None)), (None, 2.5, (None, 2)), (1.2, 3.9, (2, 3)), (None, None, (None, None))],
)  # fmt: skip
def test_bounds_are_the_narrowest_whole_numbers(
    low: float | None, high: float | None, bounds: tuple[int | None, int | None]
) -> None:
    """Two and a half tonnes lie between two and three."""
    assert whole(low, high) == bounds


@given(st.floats(0, 1e9))
def test_one_number_never_ends_before_it_begins(value: float) -> None:
    """Whatever the fraction."""
    low, high = whole(value, value)
    assert low is not None
    assert high is not None
    assert low <= value <= high
