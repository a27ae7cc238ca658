"""The scorer of places."""

import gzip
import json
from pathlib import Path

from quality import places
from quality.places import calibration
from quality.places_peer import hits
from quality.places_rows import place_of

TEXT = "A man was shot in Hattiesburg, Miss., on Friday.\nHattiesburg police arrested a suspect."


def corpus(path: Path) -> Path:
    first = {"start": 18, "end": 29, "text": "Hattiesburg", "lat": 31.327, "lon": -89.29, "geonameid": "4429295"}
    wrong = {"start": 31, "end": 36, "text": "Miss.", "lat": 0.0, "lon": 0.0, "geonameid": "1"}
    row = {"id": "d1", "url": "http://example.com/1", "text": TEXT, "toponyms": [first, wrong]}
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    return path


def test_gold_spans(tmp_path: Path) -> None:
    """A right point counts, a wrong one does not, and each answer is a line with its offsets."""
    out: list[places.Row] = []
    misses: list[str] = []
    scores = places.gold_spans(corpus(tmp_path / "c.jsonl.gz"), out, misses, profiles=False)
    assert (scores["accuracy"], scores["exact"]) == (0.5, 0.5)
    assert [(row["doc"], row["start"], row["end"], row["geonameid"]) for row in out][0] == ("d1", 18, 29, "4429295")
    assert len(misses) == 1


def test_raw_text(tmp_path: Path) -> None:
    """A name found that the gold does not have costs precision."""
    scores = places.raw_text(corpus(tmp_path / "c.jsonl.gz"), [], places.named(False))
    assert scores["recall"] == 1.0
    assert scores["precision"] < 1.0


def test_gold_article() -> None:
    """The paragraphs of a key's article are found with the subheads between them, and its place line."""
    text = "Menu\nBOL, Chad (AP) — One line of the story stands here.\nA subhead\nThe last line of the story stands here.\nFooter"
    gold = {
        "body": ["One line of the story", "The last line of the story"],
        "captions": [],
        "headline": None,
        "dateline": "BOL, Chad",
    }
    spans, dateline = places.gold_article(text, gold)
    assert [span.of(text)[:9] for span in spans] == ["BOL, Chad", "A subhead", "The last "]
    assert dateline is not None
    assert dateline.of(text) == "BOL, Chad"


def test_calibration_is_a_table_of_bins() -> None:
    """Each line tells how many answers were about so sure, and how many of them are right."""
    table = calibration([(0.85, True), (0.88, False), (0.999, True)]).splitlines()
    assert [line.split() for line in table[1:]] == [
        ["0.80", "to", "0.90", "2", "0.865", "0.500"],
        ["0.99", "to", "1.00", "1", "0.999", "1.000"],
    ]


def test_the_place_of_a_row_is_the_events() -> None:
    """Origins and destinations are no place of the event."""
    assert place_of({"places": [{"role": "origin", "lat": 1}, {"role": "event", "lat": 2}]})["lat"] == 2
    assert place_of({"places": [{"role": "origin", "lat": 1}]}) == {}


def test_a_name_said_twice_counts_twice() -> None:
    """Names are compared with how often they are said."""
    assert hits(["Aiken", "Aiken", "Paris"], ["Aiken", "Aiken", "Aiken"]) == 2
