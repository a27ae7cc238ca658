"""Places given by another place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.places.offsets import Offset, around
from dateline.types import Span


def read(text: str, name: str) -> Offset | None:
    start = text.index(name)
    return around(text, Span(start, start + len(name)))


@pytest.mark.parametrize(
    ("text", "km", "bearing"),
    [
        ("about 30 km north of Bol", 30, 0),
        ("some 40 kilometers (25 miles) south-west of Bol", 40, 225),
        ("120 nautical miles west of the coast of Bol", 222.2, 270),
        ("a 30 kilómetros al norte de Bol", 30, 0),
        ("1,200 miles off Bol", 1930.8, None),
        ("two miles east of Bol", 3.2, 90),
    ],
)
def test_distance_and_bearing(text: str, km: float, bearing: float | None) -> None:
    """Distance and direction are read in both languages; without a direction there is only a distance."""
    offset = read(text, "Bol")
    assert offset is not None
    assert offset.km == pytest.approx(km, abs=0.1)
    assert offset.bearing == bearing


@pytest.mark.parametrize(
    "text", ["on the outskirts of Bol", "near the town of Bol", "en las afueras de Bol", "just outside Bol"]
)
def test_near(text: str) -> None:
    """Words of nearness keep the point and widen its radius."""
    offset = read(text, "Bol")
    assert offset is not None
    assert (offset.km, offset.radius_km) == (0, 10)


@pytest.mark.parametrize("text", ["in Bol", "the mayor of Bol", "30 people in Bol", "5 km of road. Bol"])
def test_no_offset(text: str) -> None:
    """Other words before a name move nothing."""
    assert read(text, "Bol") is None


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0, 500), st.integers(0, 359))
def test_moved_points_stay_on_the_globe(lat: float, lon: float, km: float, bearing: int) -> None:
    """A moved point lies on the globe, whatever the start."""
    north, east = Offset(Span(0, 1), km, float(bearing), 3, "").move(lat, lon)
    assert -90 <= north <= 90
    assert -180 <= east <= 180
