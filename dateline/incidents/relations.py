"""How incidents of one page hang together: an answer, what followed, a likeness, parts of a numbered series."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.draft import Draft, Found
from dateline.incidents.pairs import FAMILY, OTHER
from dateline.incidents.reading import Reading, within
from dateline.incidents.words import any_of
from dateline.types import Relation, RelationKind, Span

CUES: tuple[tuple[RelationKind, str], ...] = (
    ("response_to", "answers"),
    ("similar_to", "likens"),
    ("follows", "follows"),
)
PATTERNS = tuple((kind, any_of(name)) for kind, name in CUES)
REACH = 60  # characters after the cue in which the other incident is named


def read(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> list[Found]:
    """The relations that cue words state, each to the incident named after the cue, else told in the same sentence."""
    found: dict[str, Found] = {}
    for sentence in draft.sentences:
        for kind, pattern in PATTERNS:
            for cue in pattern.finditer(reading.text, sentence.span.start, sentence.span.stop):
                other = named(draft, drafts, reading, Span(cue.end(), min(sentence.span.stop, cue.end() + REACH)))
                if other is not None:
                    quote = Span(cue.start(), min(sentence.span.stop, cue.end() + REACH))
                    found.setdefault(
                        other.key, Found("relation", Relation(kind, other.key), quote, f"said with {cue[0]!r}", p=0.7)
                    )
    return list(found.values()) or series(draft, drafts)


def named(draft: Draft, drafts: Sequence[Draft], reading: Reading, span: Span) -> Draft | None:
    """The other incident that the words name: one with a mention there, else the nearest before it of the type they speak of."""
    if any(m.span.start <= span.stop and span.start < m.span.stop and m.opener in OTHER for m in draft.mentions):
        return None  # the words after the cue speak of this one
    others = [d for d in drafts if d is not draft]
    here = next(
        (d for d in others if any(m.span.meets(span) and within(reading.triggers, span) for m in d.mentions)), None
    )
    if here is not None:
        return here
    triggers = within(reading.triggers, span)
    fitting = [
        d
        for d in others
        if d.start < draft.main.span.start and triggers and FAMILY.get(d.type) == FAMILY.get(triggers[0].type)
    ]
    return max(fitting, key=lambda d: (d.type == triggers[0].type, -d.start), default=None)


def series(draft: Draft, drafts: Sequence[Draft]) -> list[Found]:
    """The other incidents of the same type, when this one is numbered among them."""
    numbered = next((m for m in draft.mentions if m.counter), None)
    if numbered is None:
        return []
    alike = [d for d in drafts if d is not draft and d.type == draft.type and d.start > draft.start]
    return [
        Found("relation", Relation("same_series", d.key), numbered.sentence.span, "numbered in one series", p=0.5)
        for d in alike
    ]
