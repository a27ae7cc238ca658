"""Which rules of the lexicon hold where in a line of words, and which of overlapping ones stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.types import Language

from .lexicon import Lexicon, Near, Rule
from .model import Sense
from .neighbours import part_here, stands_as_noun, stands_as_verb
from .words import Words, joined

NEARBY = 0.8  # of its weight, for a rule whose wanted words stand in the sentences beside its own
ALONE = 0.5  # of its weight, where its wanted words stand nowhere near: it is a hint then


@dataclass(frozen=True, slots=True)
class Hit:
    """Rules that match the same words [start, stop), and those of the weaker matches that overlap them."""

    start: int
    stop: int
    rules: tuple[Rule, ...]
    rivals: tuple[Rule, ...] = ()


Match = tuple[int, int, Rule]


def tag_of(rule: Rule, line: Words, at: int) -> str:
    element = rule.elements[rule.head] or {}
    return element.get(line.lower[at], "")


def allowed(rule: Rule, line: Words, start: int, stop: int) -> bool:
    """Whether the rule's conditions hold, but for the words that it wants in its sentence."""
    if rule.without and rule.without.seen(line.held, line.joined):
        return False
    if rule.before and not among(rule.before, line.folded[max(0, start - 4) : start]):
        return False
    if rule.after and not among(rule.after, line.folded[stop : stop + 6]):
        return False
    if rule.not_before and among(rule.not_before, line.folded[max(0, start - 2) : start]):
        return False
    return not (rule.not_after and among(rule.not_after, line.folded[stop : stop + 3]))


def among(near: Near, words: list[str]) -> bool:
    return near.seen(frozenset(words), joined(words))


def fitting(rule: Rule, line: Words, start: int, stop: int, nearby: frozenset[str]) -> Rule:
    """The rule at its weight when what it wants stands in its sentence, at less when nearby; a word is no company to itself.

    Without them it is no more than a hint, at half its weight.
    """
    wanted = rule.within
    if wanted is None or wanted.phrased(line.held, line.joined):
        return rule
    seen = wanted.words & line.held
    if len(seen) > 1 or (seen and (stop > start + 1 or seen != {line.folded[start]} or line.folded.count(*seen) > 1)):
        return rule
    if not wanted.words.isdisjoint(nearby):
        return faded(rule, NEARBY)
    return faded(rule, ALONE, sense="hint")


@lru_cache(maxsize=4096)
def faded(rule: Rule, share: float, *, sense: Sense | None = None) -> Rule:
    return replace(rule, types={name: weight * share for name, weight in rule.types.items()}, sense=sense or rule.sense)


def matches(line: Words, table: Lexicon, nearby: frozenset[str], *, hints: bool) -> Iterator[Match]:
    """Every rule that matches in the line, with the words [start, stop) it matches."""
    for start, word in enumerate(line.lower):
        for stop, rule in table.at(line, start) if word in table.exact or word in table.loose else ():
            if (hints or rule.sense != "hint") and allowed(rule, line, start, stop):
                fits = fitting(rule, line, start, stop, nearby)
                if hints or fits.sense != "hint":
                    yield start, stop, fits


def hits(line: Words, table: Lexicon, language: Language, nearby: frozenset[str], *, hints: bool) -> list[Hit]:
    """The surest matches, left to right; hints, when wanted, only where nothing else stands."""
    found = list(matches(line, table, nearby, hints=hints))
    if not found:
        return []
    sure = surest([m for m in found if m[2].sense != "hint"])
    taken = {i for hit in sure for i in range(hit.start, hit.stop)}
    faint = surest([m for m in found if m[2].sense == "hint" and taken.isdisjoint(range(m[0], m[1]))])
    read = (here(hit, line, language) for hit in (*sure, *faint))
    return sorted((hit for hit in read if hit.rules), key=lambda hit: hit.start)


def surest(found: list[Match]) -> list[Hit]:
    """Of overlapping matches the one with the most weight, then the longest; the others are its rivals."""
    same: dict[tuple[int, int], list[Rule]] = {}
    for start, stop, rule in found:
        same.setdefault((start, stop), []).append(rule)
    ranked = [
        (-max(w for r in rules for w in r.types.values()), at[0] - at[1], at, rules) for at, rules in same.items()
    ]
    out: list[Hit] = []
    holder: dict[int, int] = {}  # word -> which hit took it
    for _, _, (start, stop), rules in sorted(ranked, key=lambda item: item[:3]):
        over = {holder[i] for i in range(start, stop) if i in holder}
        for n in over:
            out[n] = replace(out[n], rivals=(*out[n].rivals, *rules))
        if not over:
            holder |= dict.fromkeys(range(start, stop), len(out))
            out.append(Hit(start, stop, tuple(rules)))
    return out


def here(hit: Hit, line: Words, language: Language) -> Hit:
    """Of a word that may be verb or noun, the rules for the part it is here; none when the other part stands."""
    parts = {r.part for r in hit.rules}
    if hit.stop > hit.start + 1:
        return hit
    tag = tag_of(hit.rules[0], line, hit.start)
    if len(parts) == 1:
        return hit if language == "es" or fits_part(line, hit.start, tag, parts == {"verb"}) else replace(hit, rules=())
    part = part_here(line, hit.start, hit.stop, tag, language)
    return replace(hit, rules=tuple(r for r in hit.rules if r.part == part))


def fits_part(line: Words, at: int, tag: str, verb: bool) -> bool:
    """Whether an English word that the codebook knows as one part may be that part here."""
    if verb:
        return tag not in ("infinitive", "present") or not stands_as_noun(line, at, "en")
    return not stands_as_verb(line, at, "en")
