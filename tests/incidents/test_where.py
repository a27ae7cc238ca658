"""Which of the places of a page an incident is given."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.incidents import extract
from dateline.incidents.draft import Draft
from dateline.incidents.reading import Reading
from dateline.incidents.seated import at_home, may_hold, together
from dateline.incidents.ties import Telling
from dateline.incidents.where import Spots, narrower, weight
from dateline.language.places import Toponym
from dateline.language.places.geometry import distance_km
from dateline.types import Language, Place, Span
from tests.incidents.pages import article


def placed(sentence: str, language: Language) -> str:
    """The place of the one arrest that a sentence tells of."""
    page, told = article(sentence, language=language)
    (found,) = [c.value for c in extract(page, told) if isinstance(c.value, Place)]
    return found.name


def test_a_place_named_again_weighs_a_little_more() -> None:
    """A second mention adds a tenth of its chance, so that it settles ties and no more."""
    assert weight([0.6, 0.6]) == pytest.approx(1 - 0.4 * 0.94)
    assert weight([0.6, 0.6]) < weight([0.7])


@pytest.mark.parametrize(
    ("sentence", "language", "place"),
    [
        (
            "A man of 27 was arrested in Kumbo on Tuesday and is being questioned at the barracks in Bamenda.",
            "en",
            "Kumbo",
        ),
        ("Un hombre fue detenido en Juliaca el martes, según la Policía de Puno.", "es", "Juliaca"),
    ],
)
def test_the_place_right_after_the_verb(sentence: str, language: Language, place: str) -> None:
    """ "Arrested in X and questioned in Y" is placed at X."""
    assert placed(sentence, language) == place


def at(name: str, kind: str, ref: str, **more: object) -> Toponym:
    place = Place(name, "US", 30.0, -90.0, kind=kind, admin1="US.TX", ref=ref)
    return Toponym(Span(0, len(name)), more.pop("use", "literal"), place, **more)  # type: ignore[arg-type]


TEXAS, PARIS, DALLAS = at("Texas", "admin1", "s"), at("Paris", "town", "p"), at("Dallas", "town", "d", aside="care")


def test_a_town_says_more_than_the_state_it_lies_in() -> None:
    """A state is no answer where a town in it is half as likely; a town with the hospital is not meant."""
    assert narrower([(0.6, TEXAS), (0.4, PARIS), (0.5, DALLAS)], 0.6, TEXAS) == (0.4, PARIS)
    assert narrower([(0.6, TEXAS), (0.2, PARIS), (0.5, DALLAS)], 0.6, TEXAS) == (0.6, TEXAS)
    assert narrower([(0.6, TEXAS), (0.4, PARIS)], 0.4, PARIS) == (0.4, PARIS)


def test_a_road_goes_with_its_town() -> None:
    """A road in the article's own town speaks for that town, one elsewhere does not."""
    assert together(at("Elm St", "road", "", use="road", inside="p"), PARIS)
    assert not together(at("Elm St", "road", "", use="road", inside="d"), PARIS)
    assert together(PARIS, PARIS)


def event_place(*paragraphs: str, headline: str | None = None) -> list[Place]:
    page, told = article(*paragraphs, headline=headline)
    return [c.value for c in extract(page, told) if isinstance(c.value, Place) and c.value.role == "event"]


def test_an_address_in_the_chosen_town_is_the_place_with_the_towns_name() -> None:
    """The town is right and kilometres off; the address says where in it."""
    (place,) = event_place(
        "Gunmen shot dead a man in Chicago on Sunday, police said. He died in the 7900 block of South Ashland Avenue."
    )
    assert place.name == "7900 block of South Ashland Avenue, Chicago"
    assert place.lat is not None
    assert abs(place.lat - 41.75) < 0.03


def test_the_articles_own_place_stands_in_for_a_doubtful_one_of_what_it_mostly_tells() -> None:
    """A place elsewhere needs odds of .7 where the article tells of little else; a likelier one stays."""
    spots = Spots(Telling(Reading(*article("Nothing is told here.")), [], []))
    draft = Draft("1", [], 1.0)
    spots.seat, spots.share = PARIS, lambda _: 0.8  # type: ignore[misc, method-assign, assignment]
    elsewhere = at("Dallas", "town", "d")
    assert at_home(spots, draft, [(0.6, elsewhere), (0.4, PARIS)], 0.6, elsewhere) == (0.4, PARIS)
    assert at_home(spots, draft, [(0.8, elsewhere), (0.4, PARIS)], 0.8, elsewhere) == (0.8, elsewhere)
    spots.share = lambda _: 0.2  # type: ignore[method-assign, assignment]
    assert at_home(spots, draft, [(0.6, elsewhere), (0.4, PARIS)], 0.6, elsewhere) == (0.6, elsewhere)


@pytest.mark.parametrize(
    ("kind", "admin1", "holds"),
    [("admin2", "US.OH", True), ("admin1", "US.OH", True), ("admin2", "US.IN", False), ("country", None, True), ("town", "US.OH", False)],
)  # fmt: skip
def test_what_may_hold_the_town_where_an_article_plays(kind: Any, admin1: str | None, holds: bool) -> None:
    """A county of its state, its state, its country; no other town."""
    town = Place(name="Dayton", country="US", kind="town", admin1="US.OH")
    assert may_hold(Place(name="Montgomery", country="US", kind=kind, admin1=admin1), town) == holds


def test_a_house_in_no_list_lies_where_the_page_plays() -> None:
    """A block of flats is placed in the town of the article, not at the town whose name it bears."""
    text = (
        "LEXINGTON, Ky. - Two people were shot dead at the Oakbrook Apartments on Sunday, Lexington police said.\n\n"
        "The shooting at the Oakbrook Apartments in Lexington began after a quarrel. A man was arrested."
    )
    page, told = article(text)
    places = [c.value for c in extract(page, told) if isinstance(c.value, Place) and c.value.role == "event"]
    assert places
    assert all(distance_km(p.lat or 0, p.lon or 0, 38.03, -84.5) < 15 for p in places)
