"""The scorer of keyed pages."""

from typing import Any

from quality import keyscore

GOLD: dict[str, Any] = {
    "id": "I1", "article": "A1", "types": ["bombing"], "status": ["happened"], "when": {"inside": ["2024-05-01", "2024-05-02"], "contains": "2024-05-01"},
    "place": {"names": ["Kano"], "country": "NG", "lat": 12.0, "lon": 8.5, "km": 30}, "not_places": ["Abuja"],
    "parties": [{"role": "target", "any": ["traders"], "country": "NG"}], "counts": [{"measure": "killed", "low": 3, "high": 3}],
    "unknown": ["arrested"], "said_by": ["police"], "evidence": ["A bomb killed three traders in Kano on Wednesday."],
}  # fmt: skip
ROW: dict[str, Any] = {
    "id": "1", "type": "bombing", "status": "happened", "when": {"start": "2024-05-01", "stop": "2024-05-01"},
    "places": [{"name": "Kano", "country": "NG", "lat": 12.0, "lon": 8.52, "role": "event"}], "parties": [{"name": "three traders", "role": "target"}],
    "counts": [{"measure": "killed", "low": 3, "high": 3}], "said_by": [{"name": "Police in Kano"}],
    "quotes": {"mention": [[0, 5, "A bomb killed three traders in Kano on Wednesday."]]},
}  # fmt: skip
ARTICLE: dict[str, Any] = {
    "id": "A1", "headline": None, "agency": None, "dateline": None, "byline": [], "captions": [], "notices": [],
    "published": {"inside": ["2024-05-02", "2024-05-02"]}, "body": ["A bomb killed three traders"], "not_body": [],
}  # fmt: skip
KEY: dict[str, Any] = {"articles": [ARTICLE], "incidents": [GOLD], "background": ["It was hot."], "not_incidents": []}
READ = {
    "id": "a",
    "headline": None,
    "text": GOLD["evidence"][0],
    "published": {"start": "2024-05-02", "stop": "2024-05-02"},
}


def test_a_right_answer_is_a_hundred_points() -> None:
    """Everything right is 100, whatever the page has."""
    assert keyscore.score(KEY, [READ], [ROW]).total() == 100


def test_a_missed_incident_loses_its_fields_too() -> None:
    """With no row only the article's points are left."""
    tally = keyscore.score(KEY, [READ], [])
    assert tally.parts()["found"] == 0
    assert tally.total() == 100 * 20 / sum(keyscore.WEIGHT[k] for k in tally.parts())


def test_an_invented_row_counts_as_wrong_only_when_it_happened() -> None:
    """A plan that nobody keyed is excused, background told again is excused, an invented event isn't."""
    invented = ROW | {"id": "2", "quotes": {"mention": [[0, 5, "Another bomb."]]}}
    assert keyscore.score(KEY, [READ], [ROW, invented]).parts()["found"] < 1
    assert keyscore.score(KEY, [READ], [ROW, invented | {"status": "planned"}]).parts()["found"] == 1
    assert (
        keyscore.score(KEY, [READ], [ROW, invented | {"quotes": {"m": [[0, 3, "It was hot."]]}}]).parts()["found"] == 1
    )


def test_an_interval_must_lie_inside_and_cover() -> None:
    """Inside and covering is 1, overlapping in the same months .5, elsewhere 0, no interval 0."""
    gold = GOLD["when"]
    assert keyscore.interval(gold, "2024-05-01", "2024-05-02") == 1
    assert keyscore.interval(gold, "2024-05-02", "2024-05-09") == 0.5
    assert keyscore.interval(gold, "2024-06-01", "2024-06-02") == 0
    assert keyscore.interval(gold, None, None) == 0
    assert keyscore.interval({"unknown": True}, "2024-05-01", "2024-05-01") == 0


def test_a_place_that_must_not_be_named_is_nothing() -> None:
    """The capital where the ministry sits scores 0 even beside the right country."""
    wrong = ROW | {"places": [{"name": "Abuja", "country": "NG", "lat": 12.0, "lon": 8.5, "role": "event"}]}
    assert keyscore.place(GOLD["place"], GOLD["not_places"], wrong) == 0


def test_sources_that_differ_may_span_a_vague_count() -> None:
    """Two rows of one measure together reach the bounds of a range."""
    gold = {"measure": "killed", "low": 5, "high": 9}
    rows = {"counts": [{"measure": "killed", "low": 5, "high": 5}, {"measure": "killed", "low": 9, "high": 9}]}
    assert keyscore.count(gold, rows) == 1
