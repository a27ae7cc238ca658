"""The core types: what the stages hand to each other, and nothing else.

Offsets are code points of `Page.text`, half-open. Text is never edited, only pointed at.
Days are ISO 8601 strings ("2025-07-31"), both ends inclusive, None for an open end.
Counts are inclusive bounds, None for an open end ("more than 600" is 601 to None).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Status = Literal["happened", "attempted", "claimed", "denied", "planned", "threatened"]
PartyRole = Literal["initiator", "target", "affected", "intervening"]
PlaceRole = Literal["event", "origin", "destination", "mentioned"]
Measure = Literal[
    "killed", "injured", "missing", "abducted", "arrested", "released",
    "displaced", "seized", "destroyed", "participants", "events",
]  # fmt: skip
RelationKind = Literal["response_to", "follows", "same_series", "similar_to", "part_of"]
Precision = Literal["time", "day", "week", "month", "season", "year", "range", "open", "unknown"]
Language = Literal["en", "es", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, stop) of the page text, in code points."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        return text[self.start : self.stop]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.stop <= self.stop

    def meets(self, other: Span) -> bool:
        return self.start < other.stop and other.start < self.stop

    def __len__(self) -> int:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline words whose markup says what they are: "author", "credit", "kicker", "time" or "time=2024-09-18T09:12Z"."""

    span: Span
    role: str


class Block(NamedTuple):
    """One block of the page as its markup (or its line breaks) draws it; a tuple, as a page has hundreds."""

    span: Span
    tag: str = "p"
    path: tuple[str, ...] = ()  # ancestors, outermost first: "div.article-body#main"
    links: float = 0.0  # share of the characters that are link text
    hidden: bool = False
    marks: tuple[Mark, ...] = ()
    stated: bool = False  # the markup's structured data repeats its words as the article's body
    image: bool = False  # a picture stands just before it
    nodes: tuple[int, ...] = ()  # the ancestors of `path` as numbers, unique within the page


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the page's markup or the user states about the page: name, value, where it was read.

    `span` points at the characters of the page text that say it, None when the user gave it.
    """

    name: str  # headline, author, published, updated, agency, section, language, url, post
    value: str
    how: str  # "JSON-LD datePublished", "--published", "column published"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was got: its bytes, and its whole text made once from them, chrome included."""

    id: str  # first 16 hex digits of sha256
    source: str  # path, path#ROW of a table, URL, or "-"
    text: str
    sha256: str  # of the raw bytes
    raw: bytes = b""
    url: str | None = None
    got_at: str | None = None
    media: Literal["html", "text"] = "text"
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, and what it was read from and resolved against."""

    start: str | None
    stop: str | None
    precision: Precision = "unknown"
    said: str = ""  # the words: "Wednesday"
    anchor: str = ""  # what they were resolved against: "2025-07-31, the page's stamp"
    how: str = ""  # the rule, in one line a person can check
    at: str | None = None  # ISO 8601 date and time with zone, where the page states one

    @property
    def known(self) -> bool:
        return self.start is not None and self.stop is not None


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    country: str | None = None  # ISO 3166-1 alpha-2
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    role: PlaceRole = "mentioned"
    kind: str = "unknown"  # town, admin1, admin2, country, region, water, facility, unknown
    admin1: str | None = None
    ref: str | None = None  # "geonames:3594370"
    p: float | None = None  # calibrated probability that this is the right place
    how: str = ""  # reasons, in one line
    others: tuple[str, ...] = ()  # runners-up, best first


@dataclass(frozen=True, slots=True)
class Count:
    """How many of whom or what; `of` is the counted noun as the page writes it."""

    measure: Measure
    low: int | None
    high: int | None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    name: str  # the fullest words the page uses
    role: PartyRole
    kind: str = "unknown"  # state forces, police, rebels, gang, militia, civilians, officials, company, vessel, ...
    country: str | None = None
    count: Count | None = None
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `fields` are the fields of the incident this source answers for."""

    name: str
    kind: str = "unknown"  # official, witness, party, media, expert, document, unknown
    cue: str = ""  # "according to", "said"
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """ "the fourth since ...": ordinal 4, of what, since what."""

    ordinal: int
    of: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    kind: RelationKind
    incident: str  # id of the other incident


@dataclass(frozen=True, slots=True)
class Correction:
    """The page's own notice that a value was wrong; `old` is history."""

    field: str
    old: str
    new: str


Value = str | When | Place | Party | Count | Source | Series | Relation | Correction
Field = Literal[
    "type", "subtype", "title", "status", "when", "place", "party", "means", "count",
    "said_by", "series", "relation", "correction", "mention",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field of one incident, and the exact characters that say it.

    Several claims may carry one value (each mention of a party is a claim); a "mention" claim's value is
    the words of a mention of the incident, its quote the sentence.
    """

    article: str  # Article.id
    incident: str  # key within the article: "1", "2"
    field: Field
    value: Value
    quote: Span
    said_by: str | None = None  # name of the Source, None when the page states it itself
    status: Status = "happened"
    reader: str = "rules"
    how: str = ""  # the rule or head that read it
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    text: Span  # first occurrence
    spans: tuple[Span, ...]  # every occurrence, the first included
    when: When | None = None
    place: str | None = None
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    text: Span
    kind: Literal["correction", "update", "clarification", "editor"]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: spans of one page."""

    id: str  # "<page id>-1"
    page: str  # Page.id
    headline: Span | None
    body: tuple[Span, ...]  # paragraphs in reading order, a credit or dateline left inside
    language: Language
    published: When
    updated: When | None = None
    byline: tuple[Span, ...] = ()  # one per person
    agency: Span | None = None
    dateline: Span | None = None  # "LA MESILLA, Guatemala", the place words alone
    captions: tuple[Caption, ...] = ()
    notices: tuple[Notice, ...] = ()
    subheads: tuple[Span, ...] = ()
    posts: tuple[tuple[Span, When], ...] = ()  # live blog: each post's span and time
    section: str | None = None
    labels: tuple[tuple[Span, str], ...] = ()  # every block of this article with its label
    flags: tuple[str, ...] = ()  # "live blog", "paywall stub", "opinion", ...
    copies: tuple[Span, ...] = field(default=())  # headline repeats folded away

    def text(self, page_text: str) -> str:
        """The body's paragraphs joined by a blank line."""
        return "\n\n".join(s.of(page_text) for s in self.body)


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a value stands: the span in the page and its characters."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What the record holds about one event: a view over claims and decisions, never stored as truth."""

    id: str
    article: str
    type: str
    title: str
    status: Status
    when: When
    places: tuple[Place, ...] = ()
    parties: tuple[Party, ...] = ()
    means: tuple[str, ...] = ()
    counts: tuple[tuple[Count, str | None], ...] = ()  # each with who says so
    said_by: tuple[Source, ...] = ()
    series: tuple[Series, ...] = ()
    relations: tuple[Relation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    quotes: dict[str, tuple[Quote, ...]] = field(default_factory=dict)
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    review: str = "unreviewed"  # unreviewed, accepted, edited, rejected, changed, withdrawn
    subtype: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person or a rule ruled; appended to the log, undone by another decision."""

    verb: Literal["accept", "reject", "edit", "merge", "split", "undo", "redact"]
    args: dict[str, str]
    who: str
    why: str
    at: str
