"""CSV and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.export import Told, geojson
from dateline.export import csv as as_csv
from dateline.export.table import COLUMNS
from dateline.types import Article, Count, Incident, Party, Place, Quote, When

DAY = When("2024-04-29", "2024-04-29", "day", "Monday")
BASE = Incident(
    "1", "a-1", "armed_attack", "Attack, with a \"quote\"", "claimed", DAY,
    places=(Place("Khartoum", "SD", 15.5, 32.5, 10, "mentioned"), Place("Port Sudan", "SD", 19.62, 37.22, 10.0, "event")),
    parties=(Party("gunmen", "initiator"), Party("traders", "target"), Party("guards", "target")),
    counts=((Count("killed", 3, 3), "Ministry"), (Count("killed", 9, None), "Rebels"), (Count("arrested", 0, 0), None)),
)  # fmt: skip


def read(*told: Told) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(as_csv.lines(told)), newline="")))


def test_one_row_an_incident_with_every_column() -> None:
    """The place is the event's; sources that differ span a count; nothing reported is empty, none is 0."""
    (row,) = read(Told(BASE, "market.txt", None, "Market attack", Article("a-1", "a", None, (), "en", DAY)))
    assert tuple(row) == COLUMNS
    assert (row["place"], row["lat"], row["country"]) == ("Port Sudan", "19.62", "SD")
    assert row["target"] == "traders; guards"
    assert (row["killed_low"], row["killed_high"], row["arrested_low"], row["injured_low"]) == ("3", "", "0", "")
    assert (row["title"], row["published"], row["status"]) == ('Attack, with a "quote"', "2024-04-29", "claimed")


def test_where_from_and_where_to_have_columns_of_their_own() -> None:
    """Origin and destination stand beside the place of the event, with their countries; empty where none is told."""
    moved = (
        Place("Tripoli", "LY", role="origin"),
        Place("Niamey", "NE", role="destination"),
        Place("Agadez", role="destination"),
    )
    (row,) = read(Told(replace(BASE, places=(*BASE.places, *moved))))
    assert (row["place"], row["origin"], row["destination"]) == ("Port Sudan", "Tripoli (LY)", "Niamey (NE); Agadez")
    assert read(Told(BASE))[0]["origin"] == ""


def test_who_says_how_many_and_the_words_behind_it_go_along() -> None:
    """No number leaves without its source, no row without its evidence."""
    (row,) = read(Told(replace(BASE, quotes={"count": (Quote(9, 14, "three"),), "place": (Quote(2, 6, "Port"),)})))
    assert row["counts"] == "killed 3 (Ministry); killed 9+ (Rebels); arrested 0"
    assert row["evidence"] == "place 2: Port | count 9: three"


@given(st.text(max_size=30))
def test_no_cell_is_a_formula(title: str) -> None:
    """A page can't make a spreadsheet run anything; other words come back as they were."""
    (row,) = read(Told(replace(BASE, title=title)))
    assert not row["title"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row["title"].removeprefix("'") == title.removeprefix("'") or "\0" in title


def test_numbers_below_zero_stay_numbers() -> None:
    """A longitude is no formula."""
    place = Place("La Mesilla", "GT", 15.6, -91.98, 5.0, "event")
    (row,) = read(Told(replace(BASE, places=(place,))))
    assert row["lon"] == "-91.98"


def test_geojson_holds_points_and_counts_the_rest() -> None:
    """Longitude first; an incident without coordinates is counted, not put at 0, 0."""
    nowhere = replace(BASE, id="2", places=(Place("Elsewhere", "SD", role="event"),))
    made = json.loads("".join(geojson.lines([Told(BASE), Told(nowhere), Told(replace(BASE, id="3"))])))
    assert made["type"] == "FeatureCollection"
    assert [f["id"] for f in made["features"]] == ["1", "3"]
    assert made["features"][0]["geometry"] == {"type": "Point", "coordinates": [37.22, 19.62]}
    assert made["features"][0]["properties"]["status"] == "claimed"
    assert made["without_coordinates"] == 1


def test_an_empty_record_is_an_empty_file() -> None:
    """A heading, a collection without features."""
    assert read() == []
    assert json.loads("".join(geojson.lines([])))["features"] == []
