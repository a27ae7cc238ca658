"""Who says so: the sources of the sentences an incident is told in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Telling
from dateline.incidents.words import WORDS
from dateline.language.attribution import Attribution
from dateline.types import Source, Span

NOBODY = re.compile(r"(?:nobody|no one|none|nadie|ninguno)\b", re.IGNORECASE)
SMALL_WORDS = frozenset(WORDS["phrases"]["determiners"])
LONGEST = 12  # words of a source
CLAUSE = re.compile(
    r"(?-i:^(?:of|to|that|which|who|by|in|de|del|que|al|a\s+(?:la|el|los|las|un|una|su|sus))\b)|\b(?:that|which|was|were|had|has|have|is|are|will|would|been|fue|fueron|había|han|que)\b",
    re.IGNORECASE,
)
DESCRIBED = re.compile(
    r",?\s+(?:who|whom|which|that|whose|quien|quienes|que|cuyo|cuya)\s|,\s+(?:contacted|reached|speaking|quoted|consultado|consultada)\s"
)
PRONOUN = re.compile(r"(?:he|she|they|it|él|ella|ellos)$", re.IGNORECASE)


def named(attribution: Attribution, reading: Reading) -> str:
    """The source's name; a pronoun stands for the last source named before it in the article."""
    if attribution.name and not PRONOUN.match(attribution.name):
        return undescribed(attribution.name)
    before = [
        a for a in reading.attributions if a.cue.start < attribution.cue.start and a.name and not PRONOUN.match(a.name)
    ]
    return undescribed(before[-1].name) if before else ""


def undescribed(name: str) -> str:
    """The name without the clause that describes it: "a nurse who spoke by telephone" is a nurse."""
    cut = DESCRIBED.search(name)
    return name[: cut.start()] if cut and cut.start() else name


def speaks(name: str) -> bool:
    """Whether the words name someone who can speak: a short noun phrase, not a clause or nobody."""
    words = name.split()
    return (
        any(len(w) > 2 and w.casefold() not in SMALL_WORDS for w in words)
        and len(words) <= LONGEST
        and not NOBODY.match(name)
        and not CLAUSE.search(name)
        and name[0] not in "“\"'("
    )


def is_noun(source: Span | None, reading: Reading) -> bool:
    """Whether the source is a noun phrase by the tree; without a tree the words have to do."""
    read = reading.grammar
    head = read.at(source) if read is not None and source is not None else None
    return read is None or head is None or read.tokens[head].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")


def source_of(mention: Mention, span: Span, reading: Reading) -> str | None:
    """Who says the words at the span: the attribution whose content holds them, else the sentence's only one."""
    here = reading.attributed(mention.sentence)
    holding = [a for a in here if any(c.meets(span) for c in a.content)] or (here if len(here) == 1 else [])
    name = named(holding[0], reading) if holding else ""
    return name if speaks(name) else None


def read(draft: Draft, telling: Telling, told: list[Found]) -> list[Found]:
    """The sources of the sentences that speak of the draft, each with the fields whose values stand in what they say."""
    reading = telling.reading
    found: dict[str, Found] = {}
    for attribution in speaking(draft, telling):
        name = named(attribution, reading)
        if name in found or not speaks(name) or not is_noun(attribution.source, reading):
            continue
        fields = {f.field for f in told if any(c.holds(f.quote) for c in attribution.content)}
        cue = attribution.cue.of(reading.text)
        source = Source(name, attribution.kind, cue, tuple(sorted(fields)))
        found[name] = Found("said_by", source, attribution.source or attribution.cue, f"cue {cue!r}")
    return list(found.values())


def speaking(draft: Draft, telling: Telling) -> Iterator[Attribution]:
    """Who says something of the draft, by name, in reading order: whom a pronoun stands for is too often another one."""
    blocks = {m.sentence.block for m in draft.mentions}
    for sentence in telling.speaks[draft.key]:
        if sentence.block not in blocks or sentence.kind != "body":
            continue
        for attribution in telling.voices(sentence):
            source = attribution.source
            if source is not None and not PRONOUN.match(source.of(telling.reading.text)):
                yield attribution
