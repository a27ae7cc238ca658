"""Words that speak of an incident, found in one pass, each with its likeliest type and the runners-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.types import Language, Span

from .book import Codebook, load
from .lexicon import Lexicon, Near, Rule, lexicon
from .model import Sense, Trigger
from .neighbours import features, part_here, stands_as_noun, voice
from .words import Words, words

CUE = 0.15  # what one cue word of a type adds to it, up to three
TOGETHER = 0.2  # what a sure trigger of the same type in the sentence adds
SURE = 0.8
HINT = 0.45  # hints never weigh more, however many cues stand beside them


@dataclass(frozen=True, slots=True)
class Hit:
    """Rules that match the same words [start, stop)."""

    start: int
    stop: int
    rules: tuple[Rule, ...]


Match = tuple[int, int, Rule]


def tag_of(rule: Rule, line: Words, at: int) -> str:
    element = rule.elements[rule.head] or {}
    return element.get(line.lower[at], element.get(line.folded[at], ""))


def allowed(rule: Rule, line: Words, start: int, stop: int, joined: str) -> bool:
    """Whether the rule's conditions on its neighbours and its sentence hold; a hint may lack the words it wants."""
    if rule.within and rule.sense != "hint" and not rule.within.seen(line.folded, joined):
        return False
    if rule.without and rule.without.seen(line.folded, joined):
        return False
    ahead, behind = line.folded[max(0, start - 4) : start], line.folded[stop : stop + 6]
    if rule.before and not rule.before.seen(ahead):
        return False
    if rule.after and not rule.after.seen(behind):
        return False
    if rule.not_before and rule.not_before.seen(ahead[-2:]):
        return False
    return not (rule.not_after and rule.not_after.seen(behind[:3]))


def hits(line: Words, table: Lexicon, language: Language, *, hints: bool) -> list[Hit]:
    """The surest matches, left to right; hints, when wanted, only where nothing else stands."""
    joined = f" {' '.join(line.folded)} "
    found: list[Match] = [
        (i, end, rule)
        for i in range(len(line))
        for end, rule in table.at(line, i)
        if allowed(rule, line, i, end, joined)
    ]
    sure = surest([m for m in found if m[2].sense != "hint"])
    taken = {i for hit in sure for i in range(hit.start, hit.stop)}
    weak = [(i, end, dimmed(rule, line, joined)) for i, end, rule in found if rule.sense == "hint"] if hints else []
    faint = surest([m for m in weak if taken.isdisjoint(range(m[0], m[1]))])
    read = (here(hit, line, language) for hit in (*sure, *faint))
    return sorted((hit for hit in read if hit.rules), key=lambda hit: hit.start)


def dimmed(rule: Rule, line: Words, joined: str) -> Rule:
    """A hint at half its weight where the words it wants beside it are missing."""
    if not rule.within or rule.within.seen(line.folded, joined):
        return rule
    return replace(rule, types={name: weight / 2 for name, weight in rule.types.items()})


def surest(found: list[Match]) -> list[Hit]:
    """Of overlapping matches the one with the most weight, then the longest; matches of the same words go together."""
    same: dict[tuple[int, int], list[Rule]] = {}
    for start, stop, rule in found:
        same.setdefault((start, stop), []).append(rule)
    ranked = [
        (-max(w for r in rules for w in r.types.values()), at[0] - at[1], at, rules) for at, rules in same.items()
    ]
    out: list[Hit] = []
    taken: set[int] = set()
    for _, _, (start, stop), rules in sorted(ranked, key=lambda item: item[:3]):
        if taken.isdisjoint(range(start, stop)):
            taken.update(range(start, stop))
            out.append(Hit(start, stop, tuple(rules)))
    return out


def here(hit: Hit, line: Words, language: Language) -> Hit:
    """Of a word that may be verb or noun, the rules for the part it is here; none when a verb stands as a noun."""
    parts = {r.part for r in hit.rules}
    if hit.stop > hit.start + 1 or parts == {"noun"}:
        return hit
    tag = tag_of(hit.rules[0], line, hit.start)
    if parts == {"verb"}:
        stands = language == "en" and tag in ("infinitive", "present") and stands_as_noun(line, hit.start, language)
        return Hit(hit.start, hit.stop, ()) if stands else hit
    part = part_here(line, hit.start, hit.stop, tag, language)
    return Hit(hit.start, hit.stop, tuple(r for r in hit.rules if r.part == part))


def scores(hit: Hit, cues: dict[str, int], sure: set[str]) -> dict[str, tuple[float, Rule]]:
    """Type -> how strongly these words speak of it here, and by which rule."""
    best: dict[str, tuple[float, Rule]] = {}
    for rule in hit.rules:
        for type_, weight in rule.types.items():
            value = weight + CUE * min(3, cues.get(type_, 0)) + (TOGETHER if type_ in sure and weight < SURE else 0)
            if type_ not in best or value > best[type_][0]:
                best[type_] = (value, rule)
    return best


def trigger(hit: Hit, line: Words, table: Lexicon, cues: dict[str, int], sure: set[str], language: Language) -> Trigger:
    ranked = sorted(scores(hit, cues, sure).items(), key=lambda item: -item[1][0])
    type_, (score, rule) = ranked[0]
    at = rule.place(line, hit.start, hit.stop)
    tag = tag_of(rule, line, at)
    stop = at + 1 if None in rule.elements else hit.stop
    marks = features(line, hit.start, tag, rule.part, language)
    transitive = rule.lemma not in table.intransitive
    sense: Sense = rule.sense
    if sense == "anaphor" and "definite" not in marks:
        sense = "act"
    return Trigger(
        span=line.span(hit.start, hit.stop),
        head=line.span(at, at + 1),
        lemma=rule.lemma,
        type=type_,
        types=tuple(t for t, _ in ranked[1:]),
        weight=round(min(HINT if rule.sense == "hint" else 1.0, score), 2),
        part=rule.part,
        voice=voice(line, at, stop, tag, language, transitive=transitive) if rule.part == "verb" else "",
        sense=sense,
        subtype=rule.subtype,
        features=marks,
        how=rule.how,
    )


def beside(hit: Hit, line: Words, cues: dict[str, Near]) -> dict[str, int]:
    """Type -> how many of its cue words stand in the line beside the hit itself."""
    rest = line.folded[: hit.start] + line.folded[hit.stop :]
    joined = f" {' '.join(line.folded[: hit.start])} / {' '.join(line.folded[hit.stop :])} "
    return {type_: n for type_, near in cues.items() if (n := near.count(rest, joined))}


def in_line(line: Words, table: Lexicon, language: Language, *, hints: bool) -> Iterable[Trigger]:
    """The triggers of one sentence or paragraph."""
    found = hits(line, table, language, hints=hints)
    if not found:
        return []
    joined = f" {' '.join(line.folded)} "
    cues = {type_: near for type_, near in table.cues.items() if near.count(line.folded, joined)}
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

    Give sentences: conditions on neighbouring words look no further than the span. `book` is a codebook with a
    user's files in it (`load("mine.toml")`). With `hints`, words that only may speak of an incident ("crowd", "took")
    are found as well, with sense "hint" and a weight under 0.5. A language other than English or Spanish finds nothing.
    """
    if language not in ("en", "es"):
        return []
    table = lexicon(book or load(), language)
    return pointing_back([t for span in spans for t in in_line(words(text, span), table, language, hints=hints)])
