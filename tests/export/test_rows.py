"""The JSON lines: their form, their schema."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest

from dateline.export.rows import article_line, days, incident_line, page_line, schema, to_json
from dateline.types import (
    Article,
    Caption,
    Correction,
    Count,
    Incident,
    Notice,
    Page,
    Party,
    Place,
    Quote,
    Relation,
    Series,
    Source,
    Span,
    When,
)  # fmt: skip

TEXT = "Raids in La Mesilla\n\nMore than 600 police took part.\n\nA convoy. (AP Photo)\n\nCorrected: two guns.\n"
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
PAGE = Page(SHA[:16], "raids.txt", TEXT, SHA, TEXT.encode())
DAY = When("2025-07-30", "2025-07-30", "day", "Wednesday", "2025-07-31, the page's stamp", "the Wednesday before")


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ARTICLE = Article(
    f"{PAGE.id}-1", PAGE.id, span("Raids in La Mesilla"), (span("More than 600 police took part."),), "en", DAY,
    updated=DAY, byline=(span("A convoy"),), agency=span("AP"), dateline=span("La Mesilla"),
    captions=(Caption(span("A convoy."), (span("A convoy."),), DAY, "La Mesilla", span("AP Photo")),),
    notices=(Notice(span("Corrected: two guns."), "correction"),), flags=("live blog",),
)  # fmt: skip
COUNT = Count("participants", 601, None, "police")
INCIDENT = Incident(
    "3", ARTICLE.id, "raid", "Raids", "happened", DAY, (Place("La Mesilla", "GT", 15.6, -91.9, 5.0, "event"),),
    (Party("police", "initiator", "police", "GT", COUNT),), ("guns",), ((COUNT, None), (Count("arrested", 0, 0), "Ministry")),
    (Source("Ministry", "official", "said", ("count",)),), (Series(4, "raid", "May"),), (Relation("follows", "1"),),
    (Correction("count", "3", "2"),), {"count": (Quote(21, 34, "More than 600"),)}, {"plover": ("COERCE",)},
)  # fmt: skip


@pytest.mark.parametrize("line", [page_line(PAGE), article_line(ARTICLE, TEXT), incident_line(INCIDENT)])
def test_every_line_obeys_the_schema(line: object) -> None:
    """The documented form is the form."""
    jsonschema.validate(json.loads(to_json(line)), schema())  # type: ignore[arg-type]


def test_a_line_of_no_kind_does_not(tmp_path: object) -> None:
    """The schema refuses what is not ours."""
    for bad in ({}, {"kind": "page"}, {**json.loads(to_json(incident_line(INCIDENT))), "status": "maybe"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema())


def test_the_incident_line_is_the_documented_one() -> None:
    """Names, order of offsets, nulls: what other programs rely on."""
    line = json.loads(to_json(incident_line(INCIDENT)))
    assert line["kind"] == "incident"
    assert line["when"] == {
        "start": "2025-07-30", "stop": "2025-07-30", "precision": "day", "said": "Wednesday",
        "anchor": "2025-07-31, the page's stamp", "how": "the Wednesday before",
    }  # fmt: skip
    assert line["counts"] == [
        {"measure": "participants", "of": "police", "low": 601, "high": None, "said_by": None},
        {"measure": "arrested", "of": "", "low": 0, "high": 0, "said_by": "Ministry"},
    ]
    assert line["quotes"] == {"count": [[21, 34, "More than 600"]]}
    assert line["series"] == [{"ordinal": 4, "of": "raid", "since": "May"}]
    assert line["relations"] == [{"kind": "follows", "incident": "1"}]
    assert line["corrections"] == [{"field": "count", "old": "3", "new": "2"}]
    assert line["codes"] == {"plover": ["COERCE"]}


def test_the_article_line_carries_its_words() -> None:
    """Spans become words, and stay spans where offsets are asked for."""
    line = json.loads(to_json(article_line(ARTICLE, TEXT)))
    assert line["headline"] == "Raids in La Mesilla"
    assert line["text"] == "More than 600 police took part."
    assert [TEXT[a:b] for a, b in line["body"]] == [line["text"]]
    assert line["published"] == {"start": "2025-07-30", "stop": "2025-07-30", "how": "the Wednesday before"}
    assert line["captions"] == [
        {"text": "A convoy.", "spans": [[54, 63]], "date": "2025-07-30", "place": "La Mesilla", "credit": "AP Photo"}
    ]
    assert line["notices"] == [{"text": "Corrected: two guns.", "span": [76, 96], "kind": "correction"}]
    assert (line["agency"], line["dateline"], line["byline"], line["flags"]) == (
        "AP",
        "La Mesilla",
        ["A convoy"],
        ["live blog"],
    )


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, None), (When(None, None), None), (DAY, "2025-07-30"), (When("2025-07-01", "2025-07-31"), "2025-07-01/2025-07-31"),
        (When(None, "2025-07-31"), "../2025-07-31"), (When("2025-07-01", None), "2025-07-01/.."),
    ],
)  # fmt: skip
def test_days_are_iso_8601(when: When | None, words: str | None) -> None:
    """A day, an interval, an open end."""
    assert days(when) == words
