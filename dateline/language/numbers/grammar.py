"""How numbers are written: the pattern of one number, and the value of what it matched.

The grammar is a bounded regular expression (no repetition inside a repetition over the same letters), so a hostile
run of digits, commas or number words costs time in proportion to its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.lexicon import GAP, compiled, either
from dateline.language.words import load

Number = int | float


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's numbers: its word lists, the pattern of a number and of an ordinal."""

    words: dict[str, Any]
    number: str
    ordinal: str
    atoms: re.Pattern[str]  # the pieces inside a matched number
    values: dict[str, Number]  # unit, ten, hundred and dozen words
    scales: dict[str, int]
    halves: frozenset[str]

    def value(self, said: str) -> Number:
        """The value of a text that `number` matched whole: "two and a half million" is 2,500,000."""
        parts: list[Number] = []
        current: Number = 0
        for atom in self.atoms.findall(said.casefold()):
            if atom[0].isdigit() or atom[0] in ".,":
                current += _digits(atom, self.words["digits"]["decimal"])
            elif atom in self.halves:
                current += _half(current, parts)
            elif atom in self.scales and atom not in self.words["hundreds"]:
                _scale(parts, current, self.scales[atom])
                current = 0
            elif atom in self.scales:
                current = (current or 1) * self.scales[atom]
            elif atom in self.words["groups"]:
                current = (current or 1) * self.values[atom]
            else:
                current += self.values[atom]
        return tidy(sum(parts) + current)


def _scale(parts: list[Number], current: Number, scale: int) -> None:
    """What was said since the last greater scale is multiplied: "cinco mil doscientos millones" is 5,200 million."""
    while parts and parts[-1] < scale:
        current += parts.pop()
    parts.append((current or 1) * scale)


def _half(current: Number, parts: list[Number]) -> Number:
    """ "a million and a half": half of the scale just said; "half a million", "two and a half": one half."""
    if not parts or current:
        return 0.5
    return _last_scale(parts[-1]) / 2


def _last_scale(value: Number) -> int:
    """The scale word behind a value: 3,000,000 was said in millions."""
    scale = 1000
    while value % (scale * 1000) == 0:
        scale *= 1000
    return scale


def tidy(value: Number) -> Number:
    """Whole values as int; no rounding error of a decimal times a scale is kept."""
    value = round(value, 9)
    return int(value) if value == int(value) else value


def _digits(said: str, decimal: str) -> Number:
    """The value of digits: a separator before exactly three digits groups thousands, in either language."""
    said = re.sub(r"\s", "", said)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3}){2,}", said):  # 1.234.567 or 1,234,567
        return int(re.sub(r"[.,]", "", said))
    other = "," if decimal == "." else "."
    if re.fullmatch(rf"\d{{1,3}}(?:[{other}]\d{{2,3}})*[{other}]\d{{3}}(?:[{decimal}]\d+)?", said):
        said = said.replace(other, "")
    elif decimal == "," and re.fullmatch(r"[1-9]\d{0,2},\d{3}", said):  # 1,200 in the Spanish of Mexico
        return int(said.replace(",", ""))
    elif decimal == "," and re.fullmatch(r"\d+\.\d{1,2}", said):
        return float(said)
    if len(re.findall(r"[.,]", said)) > 1:  # "192.168.1" is no number: its first part is read
        return int(re.match(r"\d*", said)[0] or 0)  # type: ignore[index]
    return float(said.replace(decimal, ".").replace(other, "."))


@cache
def grammar(language: str) -> Grammar:
    words = load(f"numbers_{language}")
    number = _number(words)
    ordinal = rf"(?:(?:{either(words['tens'])})[-\s]{{1,2}})?(?:{either(words['ordinals'])})\b"
    values = {**words["units"], **words["tens"], **words["hundreds"], **words["groups"]}
    atoms = [*values, *words["scales"], *_halves(words)]
    return Grammar(
        words=words,
        number=number,
        ordinal=rf"\b(?:{ordinal}|\d{{1,3}}(?:st|nd|rd|th|ª|º|°|er|ra|ro|ta|to|va|vo|ma|mo|na|no)\b)",
        atoms=compiled(rf"{_DIGITS}|\b(?:{either(atoms)})\b"),
        values=values,
        scales=words["scales"],
        halves=frozenset(_halves(words)),
    )


def _halves(words: dict[str, Any]) -> list[str]:
    return [word for word, value in words["fractions"].items() if value == 0.5]


_GROUP = r"[.,\u00a0\u202f\u2009]"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:{_GROUP}\d{{3}}){{1,6}}(?:[.,]\d{{1,9}})?(?!\d)"
    r"|\d{2,3}(?:\x20\d{3}){1,4}(?![\d,.]\d)(?!\d)|\d(?:\x20\d{3}){2,4}(?![\d,.]\d)(?!\d)"
    r"|\d{1,3}(?:,\d{2}){1,4},\d{3}(?!\d)"
    r"|\d{1,15}(?:[.,]\d{1,9}(?!\d))?|(?<!\d)[.,]\d{1,9})"
)


def _number(words: dict[str, Any]) -> str:
    """The pattern of one number without bounds: digits, words, both, dozens, halves."""
    unit, ten, hundred = (either(words[k]) for k in ("units", "tens", "hundreds"))
    scale, group = either(words["scales"]), either(words["groups"])
    half, article = either(_halves(words)), either(words["sign"]["article"])
    link, of = either(words["sign"]["link"]), either(words["sign"]["of"])
    english = "hundred" in words["hundreds"]
    join = rf"(?:-|{GAP})(?:-{GAP})?" if english else rf"{GAP}{link}{GAP}"
    small = rf"(?:{ten})(?:{join}(?:{unit})\b)?|(?:{unit})"
    below = rf"(?:{hundred})(?:{GAP}(?:{link}{GAP})?(?:{small}))?|{small}"
    if english:
        below = rf"(?:{small})(?:{GAP}(?:{hundred})(?:{GAP}(?:{link}{GAP})?(?:{small}))?)?"
    after = below if english else rf"{below}|(?<=mil\x20)\d{{3}}(?![\d.,])"
    then = rf"(?:{GAP}(?:{scale})\b(?:{GAP}(?:{link}{GAP})?(?:{after})\b(?!{GAP}(?:{link}{GAP})?(?:{half})\b))?)"
    and_half = rf"(?:{GAP}{link}{GAP}(?:(?:{article}){GAP})?(?:{half})\b)"
    head = rf"(?:{_DIGITS}|(?:{below})\b|(?:{article}){GAP}(?=(?:{scale}|{group})\b)|(?={scale}\b))"
    dozen = rf"(?:{GAP}(?:{group})\b(?!{GAP}{of}{GAP}(?:{scale})))"
    bare = rf"(?:{half})(?:{GAP}(?:{article}))?{GAP}(?:{scale}|{group})\b"
    of_scale = rf"(?:(?:{GAP}{of})?{GAP}(?:{scale})\b)"
    quantity = rf"(?:{article}){GAP}(?:{scale}|{group})\b(?:{and_half}|{of_scale})?{then}{{0,2}}"
    lone = "|".join(w for w in words["scales"] if w in ("mil",)) or "(?!)"
    return rf"(?:{bare}|{quantity}|(?:{lone})\b(?:{GAP}(?:{after})\b)?{then}{{0,2}}|{head}{and_half}?(?:{dozen}|{then}{{0,4}}{and_half}?))"
