"""Words that speak of an incident, found in one pass, each with its likeliest type and the runners-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.types import Language, Span

from .book import Codebook, load
from .lexicon import Lexicon, Near, Rule, lexicon
from .matching import Hit, hits, tag_of
from .model import Part, Sense, Trigger
from .neighbours import features, stands_as_noun, voice
from .words import Words, joined, words

CUE = 0.15  # what one cue word of a type adds to it, up to three
TOGETHER = 0.2  # what a sure trigger of the same type in the sentence adds
SURE = 0.8
HINT = 0.45  # hints never weigh more, however many cues stand beside them


def scores(rules: Iterable[Rule], cues: dict[str, int], sure: set[str]) -> dict[str, tuple[float, Rule]]:
    """Type -> how strongly these words speak of it here, and by which rule."""
    best: dict[str, tuple[float, Rule]] = {}
    for rule in rules:
        for type_, weight in rule.types.items():
            value = weight + CUE * min(3, cues.get(type_, 0)) + (TOGETHER if type_ in sure and weight < SURE else 0)
            if type_ not in best or value > best[type_][0]:
                best[type_] = (value, rule)
    return best


def trigger(hit: Hit, line: Words, table: Lexicon, cues: dict[str, int], sure: set[str], language: Language) -> Trigger:
    ranked = sorted(scores(hit.rules, cues, sure).items(), key=lambda item: -item[1][0])
    type_, (score, rule) = ranked[0]
    rivals = sorted(scores(hit.rivals, cues, sure).items(), key=lambda item: -item[1][0])
    at = rule.place(line, hit.start, hit.stop)
    tag = tag_of(rule, line, at)
    stop = at + 1 if None in rule.elements else hit.stop
    part = part_of(rule, line, at, tag, language)
    marks = features(line, hit.start, tag, part, language)
    transitive = rule.lemma not in table.intransitive
    sense: Sense = rule.sense
    if sense == "anaphor" and "definite" not in marks:
        sense = "act"
    return Trigger(
        span=line.span(hit.start, hit.stop),
        head=line.span(at, at + 1),
        lemma=rule.lemma,
        type=type_,
        types=tuple(dict.fromkeys(t for t, _ in (*ranked[1:], *rivals) if t != type_)),
        weight=round(min(HINT if rule.sense == "hint" else 1.0, score), 2),
        part=part,
        voice=voice(line, at, stop, tag, language, transitive=transitive) if part == "verb" else "",
        sense=sense,
        subtype=rule.subtype or (None if sense == "effect" else subtype_here(type_, line, table)),
        features=marks,
        how=rule.how,
    )


def part_of(rule: Rule, line: Words, at: int, tag: str, language: Language) -> Part:
    """Verb or noun: an English verb right after a determiner is a noun ("the attack on", "a raid on")."""
    if rule.part == "verb" and language == "en" and tag in ("infinitive", "present") and stands_as_noun(line, at, "en"):
        return "noun"
    return rule.part


def subtype_here(type_: str, line: Words, table: Lexicon) -> str | None:
    """The subtype that most words of the sentence speak for; the first named of equals."""
    counts = {name: near.count(line.held, line.joined) for name, near in table.subtypes.get(type_, {}).items()}
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best and counts[best] else None


def beside(hit: Hit, line: Words, cues: dict[str, Near]) -> dict[str, int]:
    """Type -> how many of its cue words stand in the line beside the hit itself."""
    if not cues:
        return {}
    rest = (*line.folded[: hit.start], "/", *line.folded[hit.stop :])
    held, told = frozenset(rest), joined(rest)
    return {type_: n for type_, near in cues.items() if (n := near.count(held, told))}


def in_line(
    line: Words, table: Lexicon, language: Language, nearby: frozenset[str], *, hints: bool
) -> Iterable[Trigger]:
    """The triggers of one sentence; `nearby` are the words of the sentences beside it."""
    found = hits(line, table, language, nearby, hints=hints)
    if not found:
        return []
    cues = table.cues_in(line)
    sure = {t for h in found for r in h.rules if len(h.rules) == 1 for t, w in r.types.items() if w >= SURE}
    return [trigger(hit, line, table, beside(hit, line, cues), sure, language) for hit in found]


def pointing_back(found: list[Trigger]) -> list[Trigger]:
    """A definite noun takes the type of the last deed it may mean, and is an anaphor when there is one."""
    out: list[Trigger] = []
    for one in found:
        fits = (one.type, *one.types)
        back = next((t for t in reversed(out) if t.type in fits and t.weight >= 0.5 and t.sense == "act"), None)
        if back is not None and one.part == "noun" and "definite" in one.features and one.sense != "effect":
            others = tuple(t for t in fits if t != back.type)
            one = replace(one, sense="anaphor", type=back.type if one.sense == "anaphor" else one.type,
                          types=others if one.sense == "anaphor" else one.types)  # fmt: skip
        out.append(one)
    return out


def triggers(
    text: str, spans: Sequence[Span], *, language: Language, book: Codebook | None = None, hints: bool = False
) -> list[Trigger]:
    """Every trigger within `spans` of `text`, in reading order; offsets are those of `text`.

    Give the sentences of an article in reading order: words are looked at in their sentence, and less so in the two
    before it and the one after it. `book` is a codebook with a
    user's files in it (`load("mine.toml")`). With `hints`, words that only may speak of an incident ("crowd", "took")
    are found as well, with sense "hint" and a weight under 0.5. A language other than English or Spanish finds nothing.
    """
    if language not in ("en", "es"):
        return []
    table = lexicon(book or load(), language)
    lines = [words(text, span) for span in spans]
    if any(not line.bare for line in lines):  # a text with accents leaves none out, but for its capitals
        lines = [
            replace(line, bare=line.bare and text[span.start : span.stop].isupper())
            for line, span in zip(lines, spans, strict=True)
        ]
    found: list[Trigger] = []
    for i, line in enumerate(lines):
        nearby = frozenset().union(*(other.held for other in (*lines[max(0, i - 2) : i], *lines[i + 1 : i + 2])))
        found += in_line(line, table, language, nearby, hints=hints)
    return pointing_back(found)


def subtype(text: str, span: Span, type_: str, *, language: Language, book: Codebook | None = None) -> str | None:
    """The subtype that the words of a sentence speak for, in an incident of this type."""
    if language not in ("en", "es"):
        return None
    return subtype_here(type_, words(text, span), lexicon(book or load(), language))
