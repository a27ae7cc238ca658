"""The place finder on whole sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import places
from dateline.language.places import Toponym, load, resolve, unlisted
from dateline.types import Language, Span


def find(text: str, *, language: Language = "en", dateline: str = "") -> dict[str, Toponym]:
    line = Span(text.index(dateline), text.index(dateline) + len(dateline)) if dateline else None
    found = places.find(text, [Span(0, len(text))], language=language, dateline=line)
    return {t.span.of(text): t for t in found}


def test_how_many_candidates_are_compared_at_a_time_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks only bound the memory that a page of many names takes."""
    text = "Clashes in Paris, Texas, spread to Greenville and Springfield, police in Dallas and Tyler said."
    whole = find(text)
    monkeypatch.setattr(resolve, "BLOCK", 3)
    assert find(text) == whole


def test_border_town() -> None:
    """A border town with namesakes in two other countries is the one its dateline says."""
    found = find(
        "LA MESILLA, Guatemala (AP) — Soldiers came to La Mesilla, near Mexico.", dateline="LA MESILLA, Guatemala"
    )
    place = found["La Mesilla"].place
    assert (place.country, place.ref, place.name) == ("GT", "geonames:3594370", "La Mesilla")
    assert found["LA MESILLA"].dateline
    assert found["La Mesilla"].place == found["LA MESILLA"].place or found["LA MESILLA"].place.ref == place.ref


@pytest.mark.parametrize(
    "text",
    [
        "Then Jordan Smith spoke.",
        "They saw Paris Hilton there.",
        "It was Gen. Santiago who spoke.",
        "He met Juan Santiago.",
    ],
)
def test_people_are_no_places(text: str) -> None:
    """A person's name is no place even when a town or country bears it."""
    assert [t for t in find(text).values() if t.kind == "literal"] == []


def test_demonym_is_no_place_of_an_event() -> None:
    """ "Guatemalan police" gives a country and is marked as a people's name."""
    assert find("Guatemalan police said so.")["Guatemalan"].kind == "demonym"


def test_capital_that_speaks_is_a_government() -> None:
    """ "Washington said" is a government, "in Washington" a place."""
    assert find("On Monday, Washington said it had no part in it.")["Washington"].kind == "government"
    place = find("The talks were held in Washington.")["Washington"]
    assert (place.kind, place.locative) == ("literal", True)


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A man died in Paris, Texas, on Friday.", "Paris", "US", "US.TX"),
        ("A man died in Paris on Friday.", "Paris", "FR", "FR.11"),
        ("The boy from Hattiesburg, Miss., was found.", "Hattiesburg", "US", "US.MS"),
        ("He was held in Cuenca, Ecuador.", "Cuenca", "EC", "EC.02"),
        ("Fighting in Tripoli, Lebanon, went on.", "Tripoli", "LB", "LB.09"),
    ],
)
def test_qualified_names(text: str, name: str, country: str, admin1: str) -> None:
    """ "X, Y" is the X that lies in Y."""
    place = find(text)[name].place
    assert (place.country, place.admin1) == (country, admin1)


def test_same_name_same_place() -> None:
    """A name that was qualified once is the same place when it stands alone."""
    text = "A shooting in Athens, Georgia, shocked many. Police in Athens made no arrest."
    assert {
        t.place.admin1 for t in places.find(text, [Span(0, len(text))], language="en") if t.place.name == "Athens"
    } == {"US.GA"}


def test_waters() -> None:
    """Seas and straits are places with a point and a radius and no country."""
    place = find("The tanker was seized in the Strait of Hormuz.")["Strait of Hormuz"].place
    assert (place.kind, place.country, place.radius_km) == ("water", None, 75)


def test_spanish() -> None:
    """Spanish exonyms and offsets are read as English ones are."""
    found = find("El ataque ocurrió a 30 kilómetros al norte de Alepo, dijo Londres.", language="es")
    assert found["Alepo"].place.country == "SY"
    assert found["Alepo"].place.lat == pytest.approx(36.2 + 0.27, abs=0.01)


def test_runners_up_and_reasons() -> None:
    """Every answer keeps its runners-up and says why it was chosen."""
    place = find("He lives in Springfield, Illinois.")["Springfield"].place
    assert "Illinois" in place.how
    assert place.others


@given(st.text(alphabet=st.sampled_from("ABCabc ,.\n-'Paris London GtMé"), max_size=80))
def test_any_text(text: str) -> None:
    """Any text gives spans inside it, in order, without overlap."""
    found = places.find(text, [Span(0, len(text))], language="en")
    edges = [edge for t in found for edge in (t.span.start, t.span.stop)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Fighting near Mohanpur, Bangladesh, killed two.", "Mohanpur", "BD"),
        ("LONDON, Texas — A fire.", "LONDON", "US"),
    ],
)
def test_never_a_namesake_elsewhere(text: str, name: str, country: str) -> None:
    """A name whose only candidates lie outside the place the page names is answered by that place, and says so."""
    place = find(text)[name].place
    assert place.country == country
    assert "not in the gazetteer" in place.how or place.p is not None


def test_not_in_the_gazetteer() -> None:
    """The country with its radius, and the words that say so."""
    place = find("Fighting near Mohanpur, Bangladesh, killed two.")["Mohanpur"].place
    assert place.how.startswith("not in the gazetteer; somewhere in Bangladesh")
    assert place.ref is None
    assert place.radius_km == load().countries["BD"].entry.radius_km


def test_not_in_the_gazetteer_but_told_beside() -> None:
    """A village in no list lies by the town that its paragraph names, with a wide radius, not in the middle of the country."""
    place = find("Gunmen raided Mqxolo on Friday, police in Kalemie, Congo, said.")["Kalemie"].place
    unknown = find("Gunmen raided the village of Mqxolo on Friday and fled towards Kalemie in the Congo.")[
        "Mqxolo"
    ].place
    assert (unknown.lat, unknown.lon) == (place.lat, place.lon)
    assert unknown.radius_km == 50
    assert unknown.how.startswith("not in the gazetteer; near Kalemie")


def test_no_capital_that_speaks_holds_a_village_in_no_list() -> None:
    """A village in no list lies among the page's other towns, not in the capital where a minister speaks of it."""
    text = "Shots fell in Kalemie and in Moba on Friday. Gunmen raided the village of Mqxolo, the minister said in Kinshasa, the capital of the Congo."
    found = find(text)
    place = found["Mqxolo"].place
    assert (place.lat, place.lon) in [(found[name].place.lat, found[name].place.lon) for name in ("Kalemie", "Moba")]


def test_between_two_towns() -> None:
    """A village in no list on the road from one town to another lies half way."""
    found = find("Gunmen burned a bus in the village of Mqxolo on the road from Kalemie to Moba in the Congo.")
    place, one, other = (found[name].place for name in ("Mqxolo", "Kalemie", "Moba"))
    assert place.lat == pytest.approx(((one.lat or 0) + (other.lat or 0)) / 2, abs=0.01)
    assert "between them" in place.how


def test_a_side_of_another_town_tells_namesakes_apart() -> None:
    """ "X, west of Y" is the X beside Y, or a place in no list there, not the X at the other end of the country."""
    place = find("Thieves broke into a shed at Bentley, west of Lismore, in Australia.")["Bentley"].place
    assert place.lat == pytest.approx(-28.8, abs=0.3)


def test_one_place_for_all_mentions_of_a_name_in_no_list() -> None:
    """The mention beside a town places the others."""
    text = "Fighting at Mqxolo went on. The army of the Congo sent troops from Lubumbashi.\n\nThe village of Mqxolo near Kalemie was burned."
    found = [
        t
        for t in places.find(text, [Span(0, 27), Span(28, 77), Span(79, len(text))], language="en")
        if t.span.of(text) == "Mqxolo"
    ]
    assert len({(t.place.lat, t.place.lon) for t in found}) == 1


def test_part_of_a_town() -> None:
    """A district lies in its town, whatever town elsewhere bears its name."""
    place = find("Shells hit the Ghweran district of Hasakah, Syria.")["Ghweran"].place
    assert place.country == "SY"
    assert place.lat == pytest.approx(36.5, abs=0.1)


def test_roads_lie_in_their_town() -> None:
    """A street is placed by the town named nearest, not by the town that gave it its name."""
    found = find("Two men were shot on Oxford Street in Hattiesburg, Miss., on Friday.")
    assert found["Oxford Street"].kind == "road"
    assert found["Oxford Street"].place.lat == pytest.approx(31.33, abs=0.05)


def test_other_romanisation() -> None:
    """A spelling that is in no list is the town of the page's country that sounds the same."""
    place = find("BAGHDAD, Iraq — A bomb went off in Muqdadiya on Tuesday.", dateline="BAGHDAD, Iraq")[
        "Muqdadiya"
    ].place
    assert (place.country, place.lat) == ("IQ", pytest.approx(33.98, abs=0.05))


def test_beside() -> None:
    """Names around the article help to tell places apart and are not returned."""
    text = "Ohio news, Columbus, Ohio\nA man died in Dublin on Friday."
    spans = [Span(0, 25)], [Span(26, len(text))]
    (alone,) = places.find(text, spans[1], language="en")
    (helped,) = places.find(text, spans[1], language="en", beside=spans[0])
    assert (alone.place.country, helped.place.admin1) == ("IE", "US.OH")


def test_seat() -> None:
    """An article plays where its news happens, not where its suspect is from."""
    text = "HATTIESBURG, Miss. — A man from Bogalusa was shot in Hattiesburg on Friday, Hattiesburg police said."
    best = places.seat(places.find(text, [Span(0, len(text))], language="en"))
    assert best is not None
    assert best.place.admin1 == "US.MS"


def test_profile() -> None:
    """A site that writes about Ohio means Dublin, Ohio; a page never votes on itself."""
    profile = places.Profile()
    page = "Police in Columbus, Ohio, and Dayton, Ohio, arrested a man."
    for name in "abcd":
        profile.add(name, places.scene(page, [Span(0, len(page))]))
    text = "A man died in Dublin on Friday."
    (plain,) = places.find(text, [Span(0, len(text))], language="en")
    (local,) = places.find(text, [Span(0, len(text))], language="en", profile=profile.without("e"))
    assert (plain.place.country, local.place.admin1) == ("IE", "US.OH")
    assert profile.without("a") == profile.without("b")


@pytest.mark.parametrize(
    "text",
    [
        "Two police officers were wounded in Iraq on Nov. 19, state media said.",
        "He pleaded guilty on Friday in Yakima County Superior Court to two robberies.",
    ],
)
def test_months_and_courts_are_no_places(text: str) -> None:
    """ "Nov." is no town of Tajikistan, and a Superior Court no street."""
    assert not {name for name in find(text) if name.startswith(("Nov", "Superior"))}


def test_a_coast_of_no_country_does_not_move_the_page() -> None:
    """The United States are not meant where a page of Guyana has its own "East Coast"."""
    found = find("Four men robbed a shop in Georgetown. Police on the East Coast said a man was held near Caracas.")
    assert found["Georgetown"].place.country == "GY"


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Qazbeya, a small farming village some 20 kilometers north of Homs, Syria.",
        "Un ataque en Qazbeya, una aldea cerca de Homs, Siria, dejó dos muertos.",
    ],
)
def test_described_places(text: str) -> None:
    """A village in no list that the page says lies near a town is placed about that town, and says so."""
    place = find(text)["Qazbeya"].place
    assert (place.country, place.lat) == ("SY", pytest.approx(34.8, abs=0.2))
    assert "not in the gazetteer; somewhere about Homs" in place.how
    assert place.radius_km == 30


def test_home_of_a_site() -> None:
    """A local site's own region is likelier than the famous namesake, also on an archived page."""
    text = "A man died in Dublin on Friday."
    (place,) = places.find(
        text, [Span(0, len(text))], language="en", url="http://web.archive.org/web/2014/http://www.dispatch.com/a"
    )
    assert place.place.admin1 == "US.OH"


@pytest.mark.parametrize(
    ("text", "language", "origin"),
    [
        ("They arrested 12 people, four from Yemen, in Djibouti.", "en", "Yemen"),
        ("Detuvieron a cuatro ciudadanos de Yemen en Madrid.", "es", "Yemen"),
    ],
)
def test_where_somebody_is_from_is_no_scene(text: str, language: Language, origin: str) -> None:
    """ "four from Yemen" says what "four Yemenis" says."""
    kinds = {t.span.of(text): t.kind for t in places.find(text, [Span(0, len(text))], language=language)}
    assert kinds.pop(origin) == "demonym"
    assert set(kinds.values()) == {"literal"}


@pytest.mark.parametrize(
    "text",
    [
        "THREE PEOPLE DIED IN THE CAPITAL, POLICE SAID. [END RECORDING]",
        "El Consejo de Ministros aprobó el decreto; lo dijo en Consejo de Ministros en mayo.",
        "It happened in May, and again in the Interior.",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    """A capital, a council of ministers, a month or the mark of a recording is no place, though towns bear the names."""
    assert places.find(text, [Span(0, len(text))], language="es" if "Consejo" in text else "en") == []


def test_many_unlisted_villages_among_many_towns_cost_no_more_than_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What lies around a town is worked out once for the page, not for each village."""
    towns = [
        "Kano",
        "Jos",
        "Yola",
        "Zaria",
        "Warri",
        "Enugu",
        "Sokoto",
        "Katsina",
        "Bauchi",
        "Gombe",
        "Minna",
        "Makurdi",
        "Owerri",
        "Uyo",
        "Lokoja",
        "Ilorin",
        "Akure",
        "Gusau",
    ]
    distance, asked = unlisted.distance_km, list[int]()
    monkeypatch.setattr(unlisted, "distance_km", lambda *given: asked.append(1) or distance(*given))

    def distances(villages: int) -> int:
        asked.clear()
        names = ("Zu" + "".join("abcdefghij"[int(c)] for c in str(i)) + "kora" for i in range(villages))
        text = " ".join(
            f"They fled the village of {name} near {towns[i % len(towns)]}." for i, name in enumerate(names)
        )
        found = places.find(text, [Span(0, len(text))], language="en")
        assert sum(t.kind == "unknown" for t in found) >= villages / 2
        return len(asked)

    assert distances(160) <= 2 * distances(80)
