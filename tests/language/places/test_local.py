"""Local news: streets, sides and parts of towns, and where the newsroom is at home."""

from __future__ import annotations

import pytest

from dateline.language import places
from dateline.language.places import Toponym, load
from dateline.language.places.geometry import distance_km
from dateline.language.places.outlet import home, host_of
from dateline.types import Span


def find(text: str, url: str | None = None) -> list[Toponym]:
    return places.find(text, [Span(0, len(text))], language="en", url=url)


@pytest.mark.parametrize(
    "text",
    [
        "Police in Chicago found him in the 5500 block of South Throop.",
        "Police in Chicago went to the corner of Fayette and Monroe.",
        "Police in Chicago said four were shot at Brook and Winter streets.",
    ],
)
def test_blocks_and_corners_are_roads(text: str) -> None:
    """What has a block or a corner is a road of the town, never the town far away that bears its name."""
    found = find(text)
    assert {t.place.admin1 for t in found} == {"US.IL"}
    assert any(t.kind == "road" for t in found)


@pytest.mark.parametrize(
    ("text", "north", "east"),
    [
        ("A woman was shot in southeast Houston on Friday.", -1, 1),
        ("A woman was shot on Houston's west side on Friday.", 0, -1),
        ("HOUSTON — A woman was shot on the city's north side on Friday.", 1, 0),
    ],
)
def test_sides_of_large_towns(text: str, north: int, east: int) -> None:
    """A side that is named moves the point of a large town that way."""
    middle = max(load().find("houston"), key=lambda entry: entry.people)
    (side,) = [t for t in find(text) if t.side]
    lat, lon = (side.place.lat or 0) - middle.lat, (side.place.lon or 0) - middle.lon
    assert (round(lat / 0.12), round(lon / 0.12)) == (north, east) or (lat * north >= 0 and lon * east >= 0)
    assert abs(lat) + abs(lon) > 0.05
    assert side.place.ref == middle.ref


def test_small_towns_have_no_sides() -> None:
    """North of a small town's middle is still its middle."""
    assert not any(t.side for t in find("A man was shot in north Aiken, South Carolina."))


def test_a_part_of_a_town_needs_its_town() -> None:
    """Austin is a part of Chicago on a page about Chicago, else the city in Texas."""
    told = {t.place.admin1 for t in find("CHICAGO — Two men were shot in Austin on the West Side of Chicago.")}
    alone = {t.place.admin1 for t in find("Two men were shot in Austin on Friday.")}
    assert (told, alone) == ({"US.IL"}, {"US.TX"})


def test_possessive_county() -> None:
    """ "Prince George's County" is a county of Maryland, not a town of Virginia."""
    (found,) = find("He was found in Prince George's County on Monday.")
    assert (found.place.kind, found.place.admin1) == ("admin2", "US.MD")


def test_a_town_across_the_state_line_is_known() -> None:
    """A town of another state that lies beside the page's own is no stranger."""
    text = "OMAHA, Neb. — Omaha police and Nebraska troopers chased the car from Omaha into Council Bluffs."
    assert {t.place.ref for t in find(text) if t.place.name == "Council Bluffs"} == {"geonames:4852832"}


@pytest.mark.parametrize(
    ("url", "town"),
    [
        ("https://www.sanantonioherald.example/news/1", "San Antonio"),
        ("https://pittsburgh.networknews.example/1", "Pittsburgh"),
        ("http://archive.example/web/2015/http://www.dallasnews.example:80/x", "Dallas"),
        ("https://www.thestar.example/", None),
        ("https://www.policenews.example/", None),
    ],
)
def test_the_town_in_a_host(url: str, town: str | None) -> None:
    """The name of a site may say where it is at home; words that are no towns say nothing."""
    _, found = home(url, load())
    assert any(entry.name == town for entry in found) if town else not found


def test_host_of_an_archived_page() -> None:
    assert host_of("http://web.archive.example/web/2015/http://www.wral.com:80/story") == "wral.com"


def test_the_seat_lies_where_the_other_names_lie() -> None:
    """A far place named first is not where the news happened when all other names lie elsewhere."""
    text = "Paris is the dream of the owner. Two men were shot in Dayton, Ohio, on Friday. Police from Kettering and Fairborn came."
    best = places.seat(find(text))
    assert best is not None
    assert best.place.name == "Dayton"


def test_middles_keep_the_id() -> None:
    """The point of a wide town is the middle of its districts, its id GeoNames'."""
    detroit = max(load().find("detroit"), key=lambda entry: entry.people)
    assert detroit.ref == "geonames:4990729"
    assert 3 < distance_km(detroit.lat, detroit.lon, 42.33143, -83.04575) < 12
