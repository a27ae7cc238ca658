"""Further voices of a sentence, beside those that the language tools read: "the hospital has 31 bodies", "the unions, over 80"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading, within
from dateline.language import sources
from dateline.language.analysis import Analysis
from dateline.language.attribution import Attribution
from dateline.language.speakers import speaks
from dateline.language.words import load
from dateline.types import Language, Span

VERBS: dict[str, dict[str, Any]] = {
    language: {name: frozenset(words) for name, words in lists.items()}
    | {"says": frozenset(load("attribution")[language]["verbs"])}
    for language, lists in tomllib.loads(
        (files("dateline.incidents") / "voices.toml").read_text(encoding="utf-8")
    ).items()
}
ASIDE = (
    "acl",
    "acl:relcl",
    "advcl",
    "parataxis",
    "punct",
    "cc",
    "conj",
    "dep",
    "advmod",
)  # not part of a source's name
NEAR = 60  # characters from the verb to its number
SHORT = re.compile(
    r"(?:[;,]\s+|\b(?:and|y|e|while|mientras)\s+)(?P<who>(?:the|a|an|its|their|el|la|los|las|un|una|su|sus|[A-ZÁ-Ý])[^\s,;:.]*(?:\s(?!and\b|y\b|but\b|pero\b)[\w.'’-]+){0,4}?),?\s+"
    r"(?:(?:at|over|about|only|de|en|a|unos|más\s+de|more\s+than)\s+){0,2}(?P<said>[\d.,]*\d|[“\"«][^”\"»]+[”\"»]|el\s+doble|the\s+double|twice|\w+)(?=\s*(?:[.;]|$))"
)
QUOTED = re.compile(r"[“\"«]")
OWNED = re.compile(
    r"\b(?:[Bb]y|[Ii]n|[Oo]n)\s+(?P<who>(?:the\s)?(?:[\w.-]+\s){0,3}?[\w.-]+?)['’]s?\s+(?:figures?|register|list|books?|records|count|tally|version|watch)\b"
)


def heard(sentence: Sentence, reading: Reading, known: list[Attribution]) -> list[Attribution]:
    """The sentence's sources that `known` has not, in order of their cues."""
    taken = [a.source for a in known if a.source is not None]
    here = [*told(sentence, reading), *owned(sentence, reading)]
    if known or here:
        here += short(sentence, reading)
    found = []
    for who, cue in here:
        if not any(who.meets(t) for t in taken) and not any(a.cue.meets(cue) for a in known):
            taken.append(who)
            found.append(attribution(reading.text, who, cue, sentence))
    return sorted(found, key=lambda a: a.cue.start)


def attribution(text: str, who: Span, cue: Span, sentence: Sentence) -> Attribution:
    name = " ".join(who.of(text).split())
    content = Span(cue.stop, max(cue.stop + 1, sentence.span.stop))
    return Attribution(who, cue, (content,), name, sources.kind_of(name), (), "beside the verbs of saying")


def told(sentence: Sentence, reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Source and cue of each verb that gives word or number."""
    read = reading.grammar
    verbs = VERBS.get(reading.language)
    if read is None or verbs is None:
        return
    for verb in read.within(sentence.span):
        word = read.tokens[verb].span.of(reading.text).casefold()
        cue = read.tokens[verb].span
        kind = "gives" if word in verbs["gives"] and numbered(reading, cue, sentence) else "declares"
        if kind == "declares" and word not in verbs["declares"] | verbs["says"]:
            continue
        if word in verbs["names"] and not QUOTED.search(
            reading.text, cue.stop, min(sentence.span.stop, cue.stop + NEAR)
        ):
            continue
        for i in subjects(read, verb):
            who = phrase(read, i, reading.text)
            if able(read, i, who.of(reading.text), reading.language):
                yield who, cue


def short(sentence: Sentence, reading: Reading) -> Iterator[tuple[Span, Span]]:
    """ "...; the unions, over 80": the verb is that of the source before."""
    for m in SHORT.finditer(reading.text, sentence.span.start, sentence.span.stop):
        who, said = Span(*m.span("who")), Span(*m.span("said"))
        counted = (
            m["said"][0] in '“"«'
            or " " in m["said"]
            or within(reading.numbers, Span(said.start, said.stop + 1))
            or m["said"].isdigit()
        )
        if counted and sources.kind_of(m["who"]) != "unknown":
            yield who, said


def owned(sentence: Sentence, reading: Reading) -> Iterator[tuple[Span, Span]]:
    """ "by the ministry's figure": the owner of the figure speaks."""
    for m in OWNED.finditer(reading.text, sentence.span.start, sentence.span.stop):
        if sources.kind_of(m["who"]) != "unknown" or m["who"][0].isupper():
            yield Span(*m.span("who")), Span(m.end("who"), m.end())


def subjects(read: Analysis, verb: int) -> list[int]:
    return [i for i in read.children[verb] if read.tokens[i].deprel == "nsubj"]


def numbered(reading: Reading, cue: Span, sentence: Sentence) -> bool:
    """Whether a number follows within the clause."""
    stop = min(sentence.span.stop, cue.stop + NEAR)
    pause = re.search(r"[,;:]\s", reading.text[cue.stop : stop])
    return bool(within(reading.numbers, Span(cue.stop, cue.stop + pause.start() if pause else stop)))


def phrase(read: Analysis, noun: int, text: str) -> Span:
    """The noun with what describes it, relative clauses aside."""
    kept = {noun}
    left = [noun]
    while left:
        for i in read.children[left.pop()]:
            if read.tokens[i].deprel not in ASIDE:
                kept.add(i)
                left.append(i)
    first = last = noun
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept or (last + 2 in kept and text[read.tokens[last].span.stop] == ","):
        last += 1 if last + 1 in kept else 2
    return Span(read.tokens[first].span.start, read.tokens[last].span.stop)


def able(read: Analysis, noun: int, words: str, language: Language) -> bool:
    """Whether the words name someone known to speak, or someone by name."""
    named = read.tokens[noun].pos == "PROPN" and words[0].isupper()
    known = read.tokens[noun].pos == "NOUN" and sources.kind_of(words) != "unknown"
    return (named or known) and speaks(words, language=language)
