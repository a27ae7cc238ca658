"""Finding incidents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.record import Query, Record
from dateline.record.search import distance, match_expression, points
from dateline.types import Claim, Place, Span
from tests.hand import article, claim, page


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query(), ["1", "2"]),
        (Query("gunmen"), ["1"]),
        (Query("GUNMEN traders"), ["1"]),
        (Query("gunm*"), ["1"]),
        (Query('"health ministry"'), ["1"]),
        (Query('"ministry health"'), []),
        (Query("gunmen arrested"), ["1", "2"]),  # no incident has both; the page has
        (Query("zebra"), []),
        (Query("market-place OR NOT ("), []),
        (Query(types=("arrest",)), ["2"]),
        (Query(types=("arrest", "armed_attack")), ["1", "2"]),
        (Query(statuses=("planned",)), []),
        (Query(countries=("sd",)), ["1", "2"]),
        (Query(countries=("GT",)), []),
        (Query(since="2024-04-30"), ["2"]),
        (Query(until="2024-04-29"), ["1"]),
        (Query(since="2024-04-29", until="2024-04-30"), ["1", "2"]),
        (Query(near=(19.62, 37.22, 5.0)), ["1"]),
        (Query(near=(19.62, 37.22, 80.0)), ["1", "2"]),
        (Query(near=(-19.62, 37.22, 80.0)), []),
        (Query(box=(19.0, 37.0, 19.2, 38.0)), ["2"]),
        (Query("police", near=(19.62, 37.22, 5.0)), ["1"]),  # in the text of the page
        (Query("port", types=("armed_attack",), since="2024-04-01", countries=("SD",)), ["1"]),
    ],
)
def test_find_takes_everything_given(kept: Record, query: Query, ids: list[str]) -> None:
    """Words, type, place, period and state narrow each other."""
    assert [i.id for i in kept.find(query)] == ids


def test_rejected_incidents_are_found_only_when_asked_for(kept: Record) -> None:
    """A rejected row does not come back in every list."""
    kept.decide("reject", {"incident": "1"}, who="ana")
    assert [i.id for i in kept.find(Query())] == ["2"]
    assert [i.id for i in kept.find(Query(reviews=("rejected",)))] == ["1"]


def test_find_sees_edits_merges_and_undo(kept: Record) -> None:
    """The index follows the view."""
    kept.decide("edit", {"incident": "2", "field": "title", "value": '"Round-up"'}, who="ana")
    assert [i.id for i in kept.find(Query("round-up"))] == ["2"]
    kept.undo(who="ana")
    assert kept.find(Query("round-up")) == []
    kept.decide("merge", {"incident": "2", "into": "1"}, who="ana")
    assert [i.id for i in kept.find(Query("arrested"))] == ["1"]
    assert [i.id for i in kept.find(Query(near=(19.1, 37.33, 1.0)))] == ["1"]


def test_accents_and_case_do_not_matter(record: Record) -> None:
    """lopez finds López."""
    of = page("Detuvieron a José LÓPEZ en Cúcuta.\n")
    record.keep(
        of,
        [article(of)],
        [claim(of, "1", "type", "arrest", "José LÓPEZ"), claim(of, "1", "mention", "x", of.text.strip())],
    )
    assert len(record.find(Query("lopez cucuta"))) == 1


def test_what_a_person_types_is_never_a_syntax_error() -> None:
    """Operators of the index's own language are words here."""
    assert match_expression('a AND "b c"* -d* : ^') == '"a" "AND" "b c"* "-d"*'
    assert match_expression("") == ""


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=8),
    st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(1, 3000)),
)
def test_near_is_the_distance_over_the_globe(
    spots: list[tuple[float, float]], near: tuple[float, float, float]
) -> None:
    """The box index leaves none out: over the poles and across 180 degrees too."""
    of = page("x" * 10)
    with Record.open(":memory:") as record:
        places = [Place(f"p{n}", None, lat, lon, None, "event") for n, (lat, lon) in enumerate(spots)]
        made = [Claim(f"{of.id}-1", str(n), "place", place, Span(n, n + 1)) for n, place in enumerate(places)]
        record.keep(of, [article(of)], made)
        within = {i.id for i in record.incidents() if distance(*near[:2], *points(i)[0]) <= near[2]}
        assert {i.id for i in record.find(Query(near=near))} == within


def test_a_box_may_cross_the_date_line(record: Record) -> None:
    """West of east means across 180 degrees."""
    of = page("Fiji and Samoa and Peru")
    places = {"Fiji": 178.0, "Samoa": -172.0, "Peru": -75.0}
    made = [
        claim(of, name, "place", Place(name, None, -14.0, lon, None, "event"), name) for name, lon in places.items()
    ]
    record.keep(of, [article(of)], made)
    found = record.find(Query(box=(-20.0, 170.0, -10.0, -170.0)))
    assert [i.places[0].name for i in found] == ["Fiji", "Samoa"]


def test_an_open_period_meets_what_it_may_hold(record: Record) -> None:
    """Some time up to a day is found before that day; a date not known is found by no period."""
    of = page("before then and sometime")
    one = claim(of, "1", "when", replace(article(of).published, start=None, stop="2024-04-30"), "before then")
    record.keep(of, [article(of)], [one, claim(of, "2", "type", "arrest", "sometime")])
    assert [i.id for i in record.find(Query(since="2020-01-01", until="2020-12-31"))] == ["1"]
    assert [i.id for i in record.find(Query(since="2024-05-01"))] == []
