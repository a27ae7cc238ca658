"""What the record holds as JSON lines: one object a line, three kinds, told apart by "kind".

The classes below are the documented form: `schema()` is made from them, so the two can't differ.
Offsets are code points of the page's text, half-open; days are ISO 8601, both ends inclusive, null for an open end.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from .. import types
from ..types import Article, Incident, Page, Span, When
from .border import nearest

Start = Annotated[int, Meta(ge=0, description="offset of the first character, in code points of the page's text")]
Stop = Annotated[int, Meta(ge=0, description="offset after the last character")]
Extent = tuple[Start, Stop]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}", description="ISO 8601 day")]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]


class PageLine(msgspec.Struct, tag="page", tag_field="kind"):
    """One page as it was read."""

    id: Annotated[str, Meta(description="first 16 hex digits of sha256")]
    source: Annotated[str, Meta(description="path, path#ROW of a table, or - for standard input")]
    chars: Annotated[int, Meta(ge=0, description="length of the page's text in code points")]
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="of the bytes as they were got")]
    url: str | None
    version: Annotated[int, Meta(ge=1, description="2 for the first change of a page, and so on")]
    new: Annotated[bool, Meta(description="false where the record held this reading already")]
    warnings: list[str]


class Dated(msgspec.Struct):
    """An interval of days and where it was read; both ends null where the page does not say."""

    start: Day | None
    stop: Day | None
    how: str


class CaptionLine(msgspec.Struct):
    """One photo caption, folded: the first occurrence's words and every place it stands."""

    text: str
    spans: list[Extent]
    date: Annotated[str | None, Meta(description="a day, or two with / between")]
    place: str | None
    credit: str | None


class NoticeLine(msgspec.Struct):
    text: str
    span: Extent
    kind: Literal["correction", "update", "clarification", "editor"]


class ArticleLine(msgspec.Struct, tag="article", tag_field="kind"):
    """One news article of a page."""

    id: str
    page: Annotated[str, Meta(description="id of its page")]
    headline: str | None
    byline: list[str]
    agency: str | None
    dateline: str | None
    language: types.Language
    published: Dated
    updated: Dated | None
    text: Annotated[str, Meta(description="the body's paragraphs, a blank line between two")]
    body: list[Extent]
    captions: list[CaptionLine]
    notices: list[NoticeLine]
    flags: list[str]


class WhenLine(msgspec.Struct):
    """When it happened, the words that say so, and what they were counted from."""

    start: Day | None
    stop: Day | None
    precision: types.Precision
    said: str
    anchor: str
    how: str


class BorderLine(msgspec.Struct):
    """The nearest land border within 50 km of the event."""

    between: tuple[Country, Country]
    km: Annotated[float, Meta(ge=0)]


class PlaceLine(msgspec.Struct):
    name: str
    country: Country | None
    role: types.PlaceRole
    lat: Annotated[float, Meta(ge=-90, le=90)] | None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None
    radius_km: Annotated[float, Meta(ge=0)] | None
    admin1: str | None
    ref: str | None
    p: float | None
    border: BorderLine | None


class Bounds(msgspec.Struct):
    """How many: both ends inclusive, null for an open end."""

    measure: types.Measure
    of: str
    low: int | None
    high: int | None


class CountLine(msgspec.Struct):
    """How many, and who says so; null where the page itself does. A measure that is not reported has no row."""

    measure: types.Measure
    of: str
    low: int | None
    high: int | None
    said_by: str | None


class PartyLine(msgspec.Struct):
    name: str
    role: types.PartyRole
    kind: str
    country: Country | None
    count: Bounds | None


class SourceLine(msgspec.Struct):
    """Who says so, with what word, for which fields."""

    name: str
    kind: str
    cue: str
    fields: list[str]


class SeriesLine(msgspec.Struct):
    ordinal: int
    of: str
    since: str


class RelationLine(msgspec.Struct):
    kind: types.RelationKind
    incident: Annotated[str, Meta(description="id of the other incident")]


class CorrectionLine(msgspec.Struct):
    field: str
    old: str
    new: str


class IncidentLine(msgspec.Struct, tag="incident", tag_field="kind"):
    """One incident: who did what to whom, where, when, how many, who says so, and whether it happened."""

    id: str
    article: Annotated[str, Meta(description="id of the article that tells it")]
    type: str
    subtype: str
    title: str
    status: types.Status
    review: Literal["unreviewed", "accepted", "edited", "rejected", "changed", "withdrawn"]
    when: WhenLine
    places: list[PlaceLine]
    parties: list[PartyLine]
    means: list[str]
    counts: list[CountLine]
    said_by: list[SourceLine]
    series: list[SeriesLine]
    relations: list[RelationLine]
    corrections: list[CorrectionLine]
    quotes: Annotated[
        dict[str, list[tuple[Start, Stop, str]]], Meta(description="by field: the exact characters that say it")
    ]
    codes: Annotated[dict[str, list[str]], Meta(description="by code list: PLOVER, CAMEO and others")]


Line = PageLine | ArticleLine | IncidentLine


def page_line(page: Page, *, version: int = 1, new: bool = True) -> PageLine:
    return PageLine(page.id, page.source, len(page.text), page.sha256, page.url, version, new, list(page.warnings))


def article_line(article: Article, text: str) -> ArticleLine:
    """An article with its words; `text` is the whole text of its page."""
    return ArticleLine(
        id=article.id,
        page=article.page,
        headline=_words(article.headline, text),
        byline=[span.of(text) for span in article.byline],
        agency=_words(article.agency, text),
        dateline=_words(article.dateline, text),
        language=article.language,
        published=_dated(article.published),
        updated=_dated(article.updated) if article.updated else None,
        text=article.text(text),
        body=[(span.start, span.stop) for span in article.body],
        captions=[_caption(caption, text) for caption in article.captions],
        notices=[NoticeLine(n.text.of(text), (n.text.start, n.text.stop), n.kind) for n in article.notices],
        flags=list(article.flags),
    )


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def _dated(when: When) -> Dated:
    return Dated(when.start, when.stop, when.how)


def _caption(caption: types.Caption, text: str) -> CaptionLine:
    spans = [(span.start, span.stop) for span in caption.spans]
    return CaptionLine(caption.text.of(text), spans, days(caption.when), caption.place, _words(caption.credit, text))


def days(when: When | None) -> str | None:
    """One day, or two with "/" between (ISO 8601), ".." for an open end; None where nothing is known."""
    if when is None or not (when.start or when.stop):
        return None
    return when.start if when.start == when.stop else f"{when.start or '..'}/{when.stop or '..'}"


def incident_line(incident: Incident) -> IncidentLine:
    fields = {
        name: getattr(incident, name) for name in ("id", "article", "type", "subtype", "title", "status", "review")
    }
    return IncidentLine(
        **fields,
        when=_when(incident.when),
        places=[_place(place) for place in incident.places],
        parties=[_party(party) for party in incident.parties],
        means=list(incident.means),
        counts=[CountLine(c.measure, c.of, c.low, c.high, said_by) for c, said_by in incident.counts],
        said_by=[SourceLine(s.name, s.kind, s.cue, list(s.fields)) for s in incident.said_by],
        series=[SeriesLine(s.ordinal, s.of, s.since) for s in incident.series],
        relations=[RelationLine(r.kind, r.incident) for r in incident.relations],
        corrections=[CorrectionLine(c.field, c.old, c.new) for c in incident.corrections],
        quotes={name: [(q.start, q.stop, q.text) for q in found] for name, found in incident.quotes.items()},
        codes={name: list(found) for name, found in incident.codes.items()},
    )


def _when(when: When) -> WhenLine:
    return WhenLine(when.start, when.stop, when.precision, when.said, when.anchor, when.how)


def _place(place: types.Place) -> PlaceLine:
    near = nearest(place)
    return PlaceLine(
        place.name, place.country, place.role, place.lat, place.lon, place.radius_km, place.admin1, place.ref, place.p,
        BorderLine(near.pair, near.km) if near else None,
    )  # fmt: skip


def _party(party: types.Party) -> PartyLine:
    c = party.count
    bounds = Bounds(c.measure, c.of, c.low, c.high) if c else None
    return PartyLine(party.name, party.role, party.kind, party.country, bounds)


def to_json(line: Line) -> str:
    """One line of output, without its line break."""
    return msgspec.json.encode(line).decode()


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line."""
    made: dict[str, Any] = msgspec.json.schema(Line)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "One line of dateline --json"}
    return {**head, **made}
