"""Addresses in towns whose streets are numbered, and pages that name no town."""

from __future__ import annotations

import pytest

from dateline.language import places
from dateline.language.places.geometry import distance_km
from dateline.language.places.grids import fits, grids, short
from dateline.language.places.outlet_town import P
from dateline.types import Span


def played(text: str, url: str | None = None) -> places.Toponym | None:
    """Where a text of one paragraph plays."""
    return places.seat(places.find(text, [Span(0, len(text))], language="en", url=url))


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("A man was shot in the 7900 block of South Ashland Avenue on Sunday, Chicago police said.", 41.75, -87.66),
        ("The boy died in the 6700 block of Walrond Avenue in Kansas City, Mo., police said.", 39.0, -94.54),
        ("PHOENIX - Two men were stabbed near 43rd Avenue and Baseline Road on Sunday.", 33.378, -112.151),
        ("LAS VEGAS - A teen was shot near Pebble and Fort Apache, police said.", 36.029, -115.297),
    ],
)
def test_an_address_says_how_far_out_it_lies(text: str, lat: float, lon: float) -> None:
    """House numbers, numbered streets and main roads move the town's point to within four kilometres."""
    toponym = played(text)
    assert toponym
    assert toponym.place.lat is not None
    assert toponym.place.lon is not None
    assert distance_km(toponym.place.lat, toponym.place.lon, lat, lon) < 4
    assert "addresses" in toponym.place.how


def test_addresses_all_over_town_say_nothing_of_where_an_article_plays() -> None:
    """A round of shootings in several parts of town plays in the town."""
    text = "CHICAGO - One man was shot in the 7900 block of South Ashland Avenue, another in the 6200 block of North Clark Street."
    toponym = played(text)
    assert toponym
    assert toponym.place.name.casefold() == "chicago"


def test_a_number_beyond_the_grid_moves_nothing() -> None:
    """Other towns, and house numbers close to the middle, keep the town's point."""
    for text in (
        "HOUSTON - A man was shot in the 7900 block of South Main.",
        "CHICAGO - A man was shot in the 300 block of North Clark Street.",
    ):
        toponym = played(text)
        assert toponym
        assert "addresses" not in toponym.place.how


def test_every_rule_keeps_within_reach_of_its_town() -> None:
    """No rule of the table puts an address more than 60 km from the town's point."""
    towns = places.load()._towns()
    for ref, grid in grids().items():
        for rules, unit in ((grid.blocks, 1), (grid.numbered, 1)):
            for _, axis, zero, per, fit in rules:
                ends = [zero + per * number * unit for number in (fit.start, fit.stop)]
                assert all(20 < end < 50 if axis == "lat" else -125 < end < -70 for end in ends), (ref, axis, ends)
    assert towns


def test_ways_and_sorts() -> None:
    """North, N. and N are one; "nw street" asks for both, "w *" for the way alone."""
    assert {short("North"), short("N."), short("N")} == {"N"}
    assert fits("nw street", "nw", "street")
    assert not fits("nw street", "sw", "street")
    assert fits("w *", "w", "place")
    assert not fits("*", "", "mile")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Police say a boy of nine was shot at home on Sunday.", "Kansas City"),
        ("Police in Liberty say a boy was shot at home on Sunday.", "Liberty"),
        ("The army shot nine people in Mali, police said.", "Mali"),
    ],
)
def test_a_page_that_names_no_town_plays_where_its_site_is_at_home(text: str, place: str) -> None:
    """The weakest answer, and it says so; a place that is named is the better one."""
    toponym = played(text, url="https://www.kctv5.com/news/boy-shot")
    assert toponym
    assert toponym.place.name == place
    if place == "Kansas City":
        assert (toponym.aside, toponym.place.p) == ("outlet", P)
        assert toponym.place.how.startswith("no town is named; the page's site, kctv5.com, is at home in")


def test_what_a_sites_other_pages_tell_of_stands_in_for_its_town() -> None:
    """Three pages that play in one town speak for a fourth that names none."""
    profiles = places.Profiles()
    for number in range(4):
        text = f"A man was shot in Aiken, South Carolina, on Sunday, police in Aiken said. Case {number}."
        found = played(text)
        assert found
        profiles.learn(f"https://example.com/{number}", [found.place])
    text, url = "Police say a boy was shot on Sunday.", "https://example.com/9"
    (toponym,) = places.find(text, [Span(0, len(text))], language="en", url=url, profile=profiles.of(url))
    assert toponym.place.name == "Aiken"
    assert "100% of what the other pages of example.com tell of lies there" in toponym.place.how


def test_the_suburb_of_a_city_is_the_suburb() -> None:
    """ "The Denver suburb of X" is about X, "a suburb of Denver" about another place."""
    toponym = played("Four people were shot at a hotel in the Denver suburb of Wheat Ridge.")
    assert toponym
    assert toponym.place.name == "Wheat Ridge"


def test_a_town_in_its_county_is_the_narrower_answer() -> None:
    """A sheriff's county plays no part once a town in it is named for more than its people's homes."""
    text = "A man was shot in Rusk County, Wisconsin, on Sunday, the Rusk County sheriff said. It happened near Glen Flora."
    toponym = played(text)
    assert toponym
    assert toponym.place.name == "Glen Flora"


def test_a_local_site_tells_of_places_far_away_in_passing() -> None:
    """Of two towns that are named alike the one near the site's own counts more."""
    text = "The two met in Cleveland last year. He was shot in Baton Rouge."
    found = places.find(text, [Span(0, len(text))], language="en")
    near, far = (places.seat(found, url=url) for url in ("https://www.wafb.com/story/1", "https://example.com/1"))
    assert near
    assert far
    assert (near.place.name, far.place.name) == ("Baton Rouge", "Cleveland")
