"""Read and check the corpus of single paragraphs: text, and lines that name its words and say what they are.

    python -m quality.paragraphs corpus/paragraphs/*.txt            problems, then the coverage
    python -m quality.paragraphs corpus/paragraphs/*.txt --out FILE one JSON line a paragraph, with offsets
    python -m quality.paragraphs corpus/paragraphs/*.txt --card FILE its tables between the marks of the card

The form, its fields and the decided hard cases stand in corpus/guideline.md. Offsets are code points of the paragraph's text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import get_args

from dateline.codes import load
from dateline.types import Measure, PartyRole, RelationKind, Span, Status
from quality.corpus import TYPES, phrases, table

MEASURES, ROLES, STATUSES = get_args(Measure), get_args(PartyRole), get_args(Status)
KINDS = frozenset(load().parties) | {"unknown"}
REASONS = frozenset(
    ["metaphor", "film", "history", "drill", "generic", "hypothetical", "sport", "negated", "speech", "other"]
)
_KEYED = ("b", *(f"I{number}" for number in range(1, 40)))
HEAD = re.compile(r"= (\S+) \| (en|es) \| (\S+) \| ([a-z ]+) \| (\d{4}-\d\d-\d\d|unknown)$")
DAYS = re.compile(r"(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$|(\d{4}-\d\d-\d\d)$")
BOUNDS = re.compile(r"(\d+)?-(\d+)?$|(\d+)$")


class FormError(ValueError):
    """A line of the form that cannot be what it says; names the line and the reason."""


@dataclass(slots=True)
class Mention:
    """Words of the text: a party's, a source's with its cue, a count's with bounds and noun, ..."""

    spans: list[Span]
    role: str = ""
    kind: str = ""
    country: str | None = None
    low: int | None = None
    high: int | None = None
    of: str = ""
    name: str = ""
    start: str | None = None
    stop: str | None = None
    cue: Span | None = None


@dataclass(slots=True)
class Event:
    """One incident of a paragraph; `triggers` are the words that tell it, the surest first."""

    types: list[str]
    status: str
    triggers: list[Span] = field(default_factory=list)
    parties: list[Mention] = field(default_factory=list)
    places: list[Mention] = field(default_factory=list)
    times: list[Mention] = field(default_factory=list)
    counts: list[Mention] = field(default_factory=list)
    means: list[Span] = field(default_factory=list)
    sources: list[Mention] = field(default_factory=list)
    series: list[Mention] = field(default_factory=list)
    relations: list[tuple[str, int]] = field(default_factory=list)
    of: str = ""  # the incident of the page's key that this tells: "I2", or "b" for one that the key leaves out


@dataclass(slots=True)
class Paragraph:
    id: str
    language: str
    country: str
    genre: str
    published: str | None
    text: str
    events: list[Event] = field(default_factory=list)
    decoys: list[tuple[str, Span]] = field(
        default_factory=list
    )  # words that look like an incident, and why they are none


def read(form: str) -> Iterator[Paragraph]:
    """The paragraphs of one file. Raises FormError at the first line that does not fit."""
    for block in blocks(form):
        yield _paragraph(block.split("\n"))


def blocks(form: str) -> list[str]:
    """The lines of each paragraph of a form."""
    return re.split(r"\n(?== )", form.strip())


def _paragraph(lines: list[str]) -> Paragraph:
    head = HEAD.match(lines[0])
    if not head or len(lines) < 2:
        raise FormError(f"{lines[0]!r}: not '= ID | en | KE | genre | 2026-03-14' with its text on the next line")
    day = None if head[5] == "unknown" else head[5]
    paragraph = Paragraph(head[1], head[2], head[3], head[4], day, lines[1].strip())
    for line in filter(None, map(str.strip, lines[2:])):
        try:
            _line(paragraph, line)
        except (FormError, ValueError, IndexError) as error:
            raise FormError(f"{paragraph.id}: {line!r}: {error}") from error
    _whole(paragraph)
    return paragraph


def _line(paragraph: Paragraph, line: str) -> None:
    name, _, rest = line.partition(" ")
    rest = rest.strip()
    if name == "*":
        paragraph.events.append(_event(rest))
    elif name == "-":
        reason, words = _pair(rest, ":")
        _known(reason, REASONS)
        paragraph.decoys += [(reason, span) for span in _spans(paragraph.text, words)]
    elif not paragraph.events:
        raise FormError("a field before the first '* type : status'")
    else:
        _field(paragraph.events[-1], paragraph.text, name, rest)


def _event(rest: str) -> Event:
    names, status = _pair(rest, ":")
    types = [name.strip() for name in names.split("|")]
    for name in types:
        _known(name, TYPES)
    _known(status, STATUSES)
    return Event(types, status)


def _field(event: Event, text: str, name: str, rest: str) -> None:
    if name == "t":
        event.triggers += _spans(text, rest)
    elif name in ROLES:
        event.parties.append(_party(text, name, rest))
    elif name in MEASURES:
        event.counts.append(_count(text, name, rest))
    elif name == "at":
        words, answer = _pair(rest, "=")
        place, _, country = answer.partition(";")
        event.places.append(Mention(_spans(text, words), name=place.strip(), country=_country(country.strip() or "-")))
    elif name == "when":
        words, days = _pair(rest, "=")
        event.times.append(_when(_spans(text, words), days))
    elif name == "means":
        event.means += _spans(text, rest)
    elif name == "said":
        words, _, cue = rest.partition(" > ")
        event.sources.append(Mention(_spans(text, words), cue=_spans(text, cue)[0] if cue else None))
    elif name == "series":
        words, number = _pair(rest, "=")
        event.series.append(Mention(_spans(text, words), low=int(number), high=int(number)))
    elif name == "is":
        _known(rest, _KEYED)
        event.of = rest
    elif name == "rel":
        kind, number = rest.split()
        _known(kind, get_args(RelationKind))
        event.relations.append((kind, int(number)))
    else:
        raise FormError("no such field")


def _party(text: str, role: str, rest: str) -> Mention:
    who, words = _pair(rest, ":")
    kind, country = who.split()
    _known(kind, KINDS)
    return Mention(_spans(text, words), role=role, kind=kind, country=_country(country))


def _count(text: str, measure: str, rest: str) -> Mention:
    words, answer = _pair(rest, "=")
    bounds, _, noun = answer.partition(" ")
    match = BOUNDS.match(bounds)
    if not match or bounds == "-":
        raise FormError("bounds are 3, 3-, -24 or 200-999")
    low, high = (match[3], match[3]) if match[3] else (match[1], match[2])
    ends = [int(end) if end else None for end in (low, high)]
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        raise FormError("low > high")
    return Mention(_spans(text, words), role=measure, low=ends[0], high=ends[1], of=noun.strip())


def _when(spans: list[Span], days: str) -> Mention:
    if days == "unknown":
        return Mention(spans)
    match = DAYS.match(days)
    if not match:
        raise FormError("days are 2026-03-12, 2026-03-12..2026-03-13 or unknown")
    start, stop = (match[3], match[3]) if match[3] else (match[1], match[2])
    if start and stop and start > stop:
        raise FormError("ends before it starts")
    return Mention(spans, start=start, stop=stop)


def _country(code: str) -> str | None:
    if code != "-" and not re.fullmatch("[A-Z]{2}", code):
        raise FormError(f"{code!r} is no country code (two capitals, or -)")
    return None if code == "-" else code


def _spans(text: str, words: str) -> list[Span]:
    return [_span(text, word.strip()) for word in words.split("|")]


def _span(text: str, word: str) -> Span:
    """Where a snippet stands; "#2" after it means its second occurrence; occurrences are whole words."""
    word, _, number = word.partition("#")
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)] if word else []
    if len(found) < int(number or 1):
        raise FormError(f"{word!r} stands {len(found)} times in the text")
    start = found[int(number or 1) - 1]
    return Span(start, start + len(word))


def _pair(rest: str, mark: str) -> tuple[str, str]:
    left, found, right = rest.rpartition(f" {mark} ")
    if not found:
        raise FormError(f"no ' {mark} '")
    return left.strip(), right.strip()


def _known(word: str, words: frozenset[str] | tuple[str, ...]) -> None:
    if word not in words:
        raise FormError(f"{word!r} is none of {', '.join(sorted(words))}")


def _whole(paragraph: Paragraph) -> None:
    """What cannot be: no trigger, one word the trigger of two events or of none and one, a happened deed after publication."""
    taken: dict[Span, str] = {span: "decoy" for _, span in paragraph.decoys}
    for number, event in enumerate(paragraph.events, 1):
        if not event.triggers:
            raise FormError(f"{paragraph.id}: incident {number} has no trigger")
        late = [
            time.start
            for time in event.times
            if time.start and paragraph.published and time.start > paragraph.published
        ]
        if late and event.status in ("happened", "attempted"):
            raise FormError(f"{paragraph.id}: incident {number} {event.status} on {late[0]}, after publication")
        for span in event.triggers:
            if span in taken and taken[span] != event.types[0]:
                raise FormError(f"{paragraph.id}: {span.of(paragraph.text)!r} is a trigger twice")
            taken[span] = event.types[0]
        if any(not 1 <= to <= len(paragraph.events) or to == number for _, to in event.relations):
            raise FormError(f"{paragraph.id}: incident {number} is related to one that is not there")


def figures(paragraphs: list[Paragraph]) -> dict[str, Counter[str]]:
    """How often each value occurs, a table per thing that was planned."""
    events = [event for paragraph in paragraphs for event in paragraph.events]
    return {
        "paragraphs": Counter(
            {
                "all": len(paragraphs),
                **Counter(paragraph.language for paragraph in paragraphs),
                "without incident": sum(not paragraph.events for paragraph in paragraphs),
                "words": sum(len(paragraph.text.split()) for paragraph in paragraphs),
                "incidents": len(events),
            }
        ),
        "type": Counter(event.types[0] for event in events),
        "status": Counter(event.status for event in events),
        "measure": Counter(count.role for event in events for count in event.counts),
        "role": Counter(party.role for event in events for party in event.parties),
        "decoy": Counter(reason for paragraph in paragraphs for reason, _ in paragraph.decoys),
    }


def card(files: dict[str, list[Paragraph]]) -> str:
    """The figures as Markdown: of all paragraphs, then of each file, with the runs of eight words it shares with others."""
    lines = [
        f"| {name} | {table(counts)} |" for name, counts in figures([p for ps in files.values() for p in ps]).items()
    ]
    runs = {name: {run for p in ps for run in phrases(p.text)} for name, ps in files.items()}
    rows = []
    for name, ps in files.items():
        other = set().union(*(found for at, found in runs.items() if at != name))
        spanish = sum(p.language == "es" for p in ps)
        events = sum(len(p.events) for p in ps)
        quiet = sum(not p.events for p in ps)
        shared = len(runs[name] & other) / max(1, len(runs[name]))
        rows.append(f"| {name} | {len(ps)} | {spanish} | {events} | {quiet} | {shared:.2%} |")
    head = ["| what | how many |", "|---|---|", *lines, ""]
    return "\n".join(
        [
            *head,
            "| file | paragraphs | Spanish | incidents | without | shared runs of eight words |",
            "|---|---|---|---|---|---|",
            *rows,
        ]
    )


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.paragraphs", description=__doc__)
    parser.add_argument("forms", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--card", type=Path)
    options = parser.parse_args(argv)
    files: dict[str, list[Paragraph]] = {}
    bad = 0
    for path in options.forms:
        files[path.stem] = []
        for block in blocks(path.read_text(encoding="utf-8")):
            try:
                files[path.stem] += read(block)
            except FormError as error:
                bad += 1
                print(f"{path.name}: {error}")
    paragraphs = [paragraph for found in files.values() for paragraph in found]
    for name, count in Counter(paragraph.id for paragraph in paragraphs).items():
        if count > 1:
            bad += 1
            print(f"{name}: two paragraphs of this name")
    for name, counts in figures(paragraphs).items():
        print(f"{name}: " + " · ".join(f"{value} {number}" for value, number in counts.most_common()))
    if options.card:
        made = re.sub(
            r"(?s)(?<=<!-- paragraphs -->\n).*?(?=<!-- end of paragraphs -->)",
            lambda _: f"\n{card(files)}\n\n",
            options.card.read_text(encoding="utf-8"),
        )
        options.card.write_text(made, encoding="utf-8")
    if options.out:
        lines = [json.dumps(asdict(paragraph), ensure_ascii=False) for paragraph in paragraphs]
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
