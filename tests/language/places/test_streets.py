"""Roads that bend, where they cross, and the sides of counties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import places
from dateline.language.places.gazetteer import load, read_counties
from dateline.language.places.geometry import distance_km
from dateline.language.places.streets import STEP_KM, Said, course, grids
from dateline.types import Span


def played(text: str, url: str | None = None) -> places.Toponym:
    """Where a text of one paragraph plays."""
    best = places.seat(places.find(text, [Span(0, len(text))], language="en", url=url))
    assert best
    return best


def away(toponym: places.Toponym, lat: float, lon: float) -> float:
    assert toponym.place.lat is not None
    assert toponym.place.lon is not None
    return distance_km(toponym.place.lat, toponym.place.lon, lat, lon)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("HOUSTON - A man was shot near West Gulf Bank and West Montgomery on Sunday, police said.", 29.885, -95.44),
        ("A clerk was shot on Interstate 45 in southeast Houston on Sunday.", 29.69, -95.29),
        ("Two boys were shot near Northwest 79th Street and 27th Avenue in Miami on Sunday.", 25.85, -80.24),
        ("A man died in the 100 block of South 168th East Avenue in Tulsa, police said.", 36.14, -95.79),
    ],
)
def test_where_two_roads_cross(text: str, lat: float, lon: float) -> None:
    """Two roads say a point, a long road alone only with the side of town that is told."""
    assert away(played(text), lat, lon) < 5


def test_a_long_road_alone_says_nothing() -> None:
    """A motorway runs all through a town."""
    assert "addresses" not in played("HOUSTON - A man was shot near Interstate 45 on Sunday, police said.").place.how


def test_a_road_that_does_not_pass_the_other_is_another_address() -> None:
    """Parts that cannot be of one address are not put together."""
    north, south = Said(lat=29.9, lon=-95.4), Said(lat=29.6, lon=-95.4)
    assert north.met(south) is None
    assert Said(lat=29.9).met(Said(lon=-95.4)) == north


def test_a_county_counts_as_its_town() -> None:
    """Streets go on beyond the town's limits: the county has the same grid."""
    assert grids()["admin2:US.FL:Miami-Dade County"] is grids()["geonames:4164138"]


corner = st.tuples(st.floats(29, 30), st.floats(-96, -95))


@given(st.lists(corner, min_size=2, max_size=4))
def test_the_points_of_a_road_lie_close(corners: list[tuple[float, float]]) -> None:
    """A road's course begins and ends at its ends, with steps no longer than its own."""
    bent = list(course(", ".join(f"{lat:.4f} {lon:.4f}" for lat, lon in corners)))
    assert distance_km(*bent[0], *corners[0]) < 0.05
    assert distance_km(*bent[-1], *corners[-1]) < 0.05
    assert all(distance_km(*a, *b) < 1.1 * STEP_KM for a, b in zip(bent, bent[1:], strict=False))


def test_the_side_of_a_county() -> None:
    """ "Northwest Harris County" lies half the way to its edge; East Baton Rouge Parish is no side of one."""
    side = played("A girl was shot in northwest Harris County, Texas, on Friday.")
    assert away(side, 29.93, -95.6) < 12
    (parish,) = load().find("east baton rouge parish")
    whole = played("A girl was shot in East Baton Rouge Parish, Louisiana, on Friday.")
    assert away(whole, parish.lat, parish.lon) < 1


def test_a_county_of_one_town_is_wider_than_that_town() -> None:
    """Counties reach as far as their bounds."""
    assert len(read_counties()) > 3000
    (county,) = (e for e in load().find("henderson county") if e.admin1 == "US.TN")
    assert 15 < county.radius_km < 60


def test_a_named_part_of_a_town_is_no_side() -> None:
    """South Memphis is a quarter by that name, southeast Memphis a side."""
    assert away(played("A man was shot in South Memphis, Tennessee police in Memphis said."), 35.095, -90.045) < 3


def test_a_part_of_a_site_is_at_home_with_it() -> None:
    """articles.latimes.com is at home where latimes.com is."""
    text = "Police say a boy of nine was shot at home on Sunday."
    assert played(text, "https://articles.latimes.com/1").place.name == "Los Angeles"


def test_no_street_is_a_town() -> None:
    """Street, Maryland, and Side in Turkey are not what "10th Street" and "the West Side" name."""
    text = "Two men were shot on 10th Street on the West Side, Monroe police said."
    assert {t.place.country for t in places.find(text, [Span(0, len(text))], language="en")} <= {"US"}
