"""The printed page: per page its articles, per incident a block of values, each with the words that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rich.console import Group
from rich.table import Table
from rich.text import Text

from ..export.border import nearest
from ..record import Entry, Ruling
from ..types import Article, Incident, Quote, Span, Value, When
from . import words

LABEL, OFFSET = 11, 6
STATUS = {
    "happened": "green",
    "attempted": "yellow",
    "claimed": "yellow",
    "denied": "red",
    "planned": "cyan",
    "threatened": "magenta",
}
DOUBTFUL = 0.5  # of rows below it, on pages left out of training, four in ten are right; above it eight in ten
WHO = {"initiator": "who", "target": "to whom", "affected": "affected", "intervening": "came in"}


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a block: its label, its words, a note under it, and the quote beside it."""

    label: str
    value: str
    quote: Quote | None = None
    note: str = ""


def block(lines: Sequence[Line], width: int) -> Group:
    """Values under each other; a label only where it changes, a quote only where it is another one."""
    room = width - LABEL - OFFSET - 6
    most = room * 46 // 100
    rows, label, quote = [], "", None
    for line in lines:
        shown = "" if line.label == label else f"  {line.label}"
        if line.quote is None:
            rows.append(_row(shown, _value(line, width - LABEL - 2)))
        else:
            said = ("″", "") if line.quote == quote else _quoted(line.quote, most)
            rows.append(_row(shown, _value(line, room - most), *said, most=most))
        label, quote = line.label, line.quote or quote
    return Group(*rows)


def _value(line: Line, room: int) -> Text:
    """The value, and its note beside it where there is room, else under it."""
    value = Text(line.value)
    if line.note:
        value.append((" · " if len(line.value) + len(line.note) + 3 <= room else "\n") + line.note, "dim")
    return value


def _row(label: str, value: Text, quote: str = "", offset: str = "", *, most: int = 0) -> Table:
    """Label, value, quote, offset; the value has the whole width where nothing is quoted."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=LABEL, style="dim", no_wrap=True)
    table.add_column(ratio=1)
    if not most:
        table.add_row(label, value)
        return table
    table.add_column(width=most, style="dim", no_wrap=True, overflow="ellipsis")
    table.add_column(width=OFFSET, style="dim", justify="right", no_wrap=True)
    table.add_row(label, value, quote, offset)
    return table


def _quoted(quote: Quote, most: int) -> tuple[str, str]:
    return f"“{words.shorten(quote.text, most - 2)}”", str(quote.start)


def incident_lines(incident: Incident, entries: Sequence[Entry]) -> Iterator[Line]:
    """Who to whom, where, when, how many, who says so, relations, series, corrections; what is unknown left out."""
    first = _quotes(entries)
    for role, label in WHO.items():
        for party in (p for p in incident.parties if p.role == role):
            yield Line(label, words.party(party), first.get(("party", party)))
    for means in incident.means:
        yield Line("with", words.one_line(means), first.get(("means", means)))
    yield from _places(incident, first)
    yield from _when(incident, first)
    measures = list(dict.fromkeys(count.measure for count, _ in incident.counts))
    for count, said_by in sorted(incident.counts, key=lambda c: measures.index(c[0].measure)):
        note = f"says {words.shorten(said_by, words.NAME)}" if said_by else ""
        yield Line(words.MEASURES[count.measure], words.counted(count), first.get(("count", count)), note)
    for source in incident.said_by:
        yield Line("said by", words.source(source), first.get(("said_by", source)))
    for series in incident.series:
        yield Line("series", words.series(series), first.get(("series", series)))
    for relation in incident.relations:
        yield Line("relation", words.relation(relation), first.get(("relation", relation)))
    for correction in incident.corrections:
        yield Line("corrected", words.correction(correction), first.get(("correction", correction)))


def _places(incident: Incident, first: dict[tuple[str, Value], Quote]) -> Iterator[Line]:
    labels = {"event": "where", "origin": "from", "destination": "to", "mentioned": "named"}
    for role, label in labels.items():
        for place in (p for p in incident.places if p.role == role):
            border = nearest(place)
            note = words.point(place) or (words.one_line(place.how) if role == "event" else "")
            note += f"\n{border.km:.0f} km from the {'-'.join(border.pair)} border" if border and border.km < 25 else ""
            yield Line(label, words.place(place), first.get(("place", place)), note)


def _when(incident: Incident, first: dict[tuple[str, Value], Quote]) -> Iterator[Line]:
    when = incident.when
    if when.start or when.stop:
        yield Line("when", words.when(when), first.get(("when", when)), words.counted_from(when))


def _quotes(entries: Sequence[Entry]) -> dict[tuple[str, Value], Quote]:
    found: dict[tuple[str, Value], Quote] = {}
    for entry in entries:
        if entry.live:
            found.setdefault((entry.field, entry.value), entry.quote)
    return found


def heading(number: str, title: str, facts: Sequence[tuple[str, str]], style: str = "bold") -> Table:
    """A numbered title at the left, its facts at the right."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=3, justify="right", style="bold", no_wrap=True)
    table.add_column(ratio=1, style=style, no_wrap=True, overflow="ellipsis")
    table.add_column(justify="right", no_wrap=True)
    right = Text(" · ").join(Text(word, style) for word, style in facts if word)
    table.add_row(number, words.one_line(title), right)
    return table


def incident_heading(incident: Incident, entries: Sequence[Entry] = ()) -> Table:
    unseen = incident.review == "unreviewed"
    doubtful = "doubtful" if unseen and likely(entries) < DOUBTFUL else ""
    facts = [
        (doubtful, "yellow"),
        (incident.status, STATUS[incident.status]),
        ("" if unseen else incident.review, "dim"),
    ]
    return heading(incident.id, incident.title, facts)


def incident_block(
    incident: Incident, entries: Sequence[Entry], *, width: int = 100, edits: Mapping[str, str] | None = None
) -> Group:
    """The heading and every value; one that no page says names the person who set it (`edits`, by its label)."""
    first = _quotes(entries).get(("type", incident.type))
    subtype = f", {incident.subtype.replace('_', ' ')}" if incident.subtype else ""
    what = Line("what", words.one_line(incident.type.replace("_", " ") + subtype), first)
    lines = [what, *incident_lines(incident, entries)]
    signed = [replace(x, note=x.note or (edits or {}).get(x.label, "")) if x.quote is None else x for x in lines]
    return Group(incident_heading(incident, entries), block(signed, width))


def likely(entries: Iterable[Entry]) -> float:
    """How likely an analyst would key the incident in: by the title's p of its readings, 1 where none says."""
    return max((e.p for e in entries if e.live and e.field == "title" and e.p is not None), default=1.0)


def edits(log: Sequence[Ruling], incident: str) -> dict[str, str]:
    """By label of a line: who set the field, and why."""
    labels = {"type": "what", "place": "where", "means": "with", **WHO, **words.MEASURES}
    found = {}
    for ruling in log:
        decision = ruling.decision
        if ruling.counts and decision.verb == "edit" and decision.args["incident"] == incident:
            field = decision.args["field"]
            why = f": {words.one_line(decision.why)}" if decision.why else ""
            found[labels.get(field, field)] = f"set by {words.one_line(decision.who)}{why}"
    return found


def article_lines(article: Article, text: str) -> Iterator[Line]:
    """Agency and place line, who wrote it, when and where that date comes from, captions, notices."""
    head = [_of(article.agency, text), _of(article.dateline, text)]
    if any(head):
        yield Line("from", " · ".join(h for h in head if h), _quote(article.dateline or article.agency, text))
    if article.byline:
        yield Line("by", ", ".join(_of(s, text) for s in article.byline), _quote(article.byline[0], text))
    yield dated("published", article.published)
    if article.updated:
        yield dated("updated", article.updated)
    if article.body:
        yield Line("text", words.plural(len(article.body), "paragraph"), _quote(article.body[0], text))
    if article.captions:
        shown = sum(len(c.spans) for c in article.captions)
        folded = f", folded from {shown}" if shown > len(article.captions) else ""
        yield Line("captions", f"{len(article.captions)}{folded}", _quote(article.captions[0].text, text))
    for notice in article.notices:
        yield Line("notice", notice.kind, _quote(notice.text, text))
    if article.flags:
        yield Line("looks like", ", ".join(map(words.one_line, article.flags)))


def dated(label: str, when: When) -> Line:
    how = words.one_line(when.how)
    return Line(label, words.when(when), None, how if how else words.counted_from(when))


def article_block(number: int, article: Article, text: str, *, width: int = 100) -> Group:
    title = _of(article.headline, text) or "(no headline)"
    facts = [(f"article {number}", "dim"), (words.LANGUAGES[article.language], "dim")]
    return Group(heading("", title, facts, "bold cyan"), block(list(article_lines(article, text)), width))


def _of(span: Span | None, text: str) -> str:
    return words.one_line(span.of(text)) if span else ""


def _quote(span: Span | None, text: str) -> Quote | None:
    return Quote(span.start, span.stop, span.of(text)) if span else None
