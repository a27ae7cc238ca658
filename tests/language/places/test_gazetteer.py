"""What a name can mean."""

import time
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.language.places.entry import holds
from dateline.language.places.gazetteer import WORLD, Gazetteer, forms, load, read_offices
from dateline.language.places.spelling import key
from dateline.language.places.store import Store


def refs(name: str) -> set[str]:
    return {entry.ref for entry in load().find(key(name))}


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("La Mesilla", "geonames:3594370"),
        ("Huehuetenango", "geonames:3595415"),
        ("Nueva York", "geonames:5128581"),
        ("Alepo", "geonames:170063"),
        ("Londres", "geonames:2643743"),
        ("Hodeidah", "geonames:79415"),
        ("United States", "geonames:6252001"),
        ("Estados Unidos", "geonames:6252001"),
        ("Bangla Desh", "geonames:1210997"),
        ("Caribbean", "dateline:Caribbean Sea"),
        ("Estrecho de Ormuz", "dateline:Strait of Hormuz"),
    ],
)
def test_names(name: str, ref: str) -> None:
    """English and Spanish news names lead to the place that both languages mean."""
    assert ref in refs(name)


def test_border_town_has_its_namesakes() -> None:
    """La Mesilla of Guatemala is there beside its namesakes in Mexico and New Mexico."""
    assert {entry.country for entry in load().find("la mesilla")} == {"GT", "MX", "US"}


def test_opens_at_once() -> None:
    """Opening reads the header and our tables alone: far under a second, nothing unpacked."""
    start = time.process_time()
    Gazetteer(Store(WORLD))
    assert time.process_time() - start < 0.5


def test_size() -> None:
    """The shipped file stays small enough for a wheel."""
    assert WORLD.stat().st_size < 20_000_000


def test_demonyms() -> None:
    """A people's name leads to its country in both languages and every form."""
    demonyms = load().demonyms
    assert {demonyms[word] for word in ("guatemalan", "guatemalans", "guatemaltecas", "guatemalteco")} == {"GT"}
    assert demonyms[key("japonesa")] == "JP"


@pytest.mark.parametrize(
    ("word", "four"),
    [
        ("chileno", "chilenas"),
        ("francés", "francesas"),
        ("alemán", "alemanes"),
        ("español", "españolas"),
        ("iraní", "iraníes"),
        ("belga", "belgas"),
    ],
)
def test_spanish_forms(word: str, four: str) -> None:
    """The other forms of a Spanish demonym follow from its masculine singular."""
    assert four in forms(word)


def test_user_places(tmp_path: Path) -> None:
    """A user's file adds places and needs nothing rebuilt."""
    own = tmp_path / "own.tsv"
    own.write_text("x1\tCamp Nowhere\tCampo Nada\t14.5\t-90.5\ttown\tGT\tGT.07\t100\tour field notes\n")
    (entry,) = load(overlays=(own,)).find("campo nada")
    assert (entry.ref, entry.country, entry.lat) == ("x1", "GT", 14.5)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("a\tb\n", "columns"),
        ("x\tX\t\t95\t0\ttown\tGT\t\t\t\n", "off the globe"),
        ("x\tX\t\tnorth\t0\ttown\tGT\t\t\t\n", "line 1"),
    ],
)
def test_user_places_with_mistakes(tmp_path: Path, line: str, says: str) -> None:
    """A mistake in a user's file is one line with file, line and mend."""
    own = tmp_path / "own.tsv"
    own.write_text(line)
    with pytest.raises(GazetteerError, match=says):
        load(overlays=(own,))


def test_hamlets_with_a_post_office() -> None:
    """An American hamlet that no census counts is known by its post office, in each state that has one of the name."""
    states = {entry.admin1 for entry in load().find("meherrin")} | {e.admin1 for e in load().find("deer lodge")}
    assert {"US.VA", "US.TN", "US.MT"} <= states


def test_a_state_holds_its_post_offices_and_not_its_neighbours() -> None:
    """A post office lies in the state its row gives, however near the next state is."""
    states = {code: load().admin1(code) for code in ("US.TN", "US.KY")}
    hamlet = next(entry for entry in load().find("deer lodge") if entry.admin1 == "US.TN")
    assert [bool(state and holds(state, hamlet)) for state in states.values()] == [True, False]


def test_the_table_of_post_offices_is_spelt_as_it_is_asked() -> None:
    """Its names need no more than lower case to be looked up: reading ten thousand of them takes no time."""
    assert all(name == key(name) for name in read_offices())


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Zaatari refugee camp", "JO", 32.29, 36.32),
        ("Ein el-Hilweh", "LB", 33.54, 35.38),
        ("King Hussein Bridge", "PS", 31.87, 35.54),
        ("Strait of Tiran", None, 28.0, 34.47),
        ("Estrecho de Mesina", "IT", 38.15, 15.63),
    ],
)
def test_camps_crossings_and_straits(name: str, country: str | None, lat: float, lon: float) -> None:
    """What the news names and no census counts: camps, crossings, straits."""
    assert any(
        e.country == country and abs(e.lat - lat) < 0.02 and abs(e.lon - lon) < 0.02 for e in load().find(key(name))
    )
