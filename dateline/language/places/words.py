"""The word lists of words.toml, common.txt and given.txt, read once, and the words of a text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ...types import Span
from .spelling import key

HERE = Path(__file__).parent
# A word, or an abbreviation with inner dots ("U.S.", "N.Y."), or a short one that a name may begin or end with ("St.", "Fla.").
_WORD = re.compile(r"(?:[A-ZÀ-Ý]\.(?: ?[A-ZÀ-Ý]\.)+)|W\. ?Va\.|[^\W\d_]+(?:[’'ʿʻ](?!s\b)[^\W\d_]+)*\.?|\d+[\w.,]*")


@dataclass(frozen=True, slots=True)
class Lists:
    """Sets of keys; `short` by the written form, `units` in kilometres, `bearings` in degrees from north."""

    locative: frozenset[str]
    loose: frozenset[str]
    inner: frozenset[str]
    sort_before: frozenset[str]
    sort_after: frozenset[str]
    body_after: frozenset[str]
    people_after: frozenset[str]
    road_after: frozenset[str]
    roads_after: frozenset[str]
    crossing: frozenset[str]
    courts: frozenset[str]
    days: frozenset[str]
    trimmed: frozenset[str]
    part_before: frozenset[str]
    where_nouns: frozenset[str]
    where_words: frozenset[str]
    where_last: frozenset[str]
    site_after: frozenset[str]
    nature_after: frozenset[str]
    road_before: frozenset[str]
    title: frozenset[str]
    never: frozenset[str]
    sides: frozenset[str]
    shouted: frozenset[str]
    speaks: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    short: dict[str, str]
    peoples: dict[str, str]
    units: dict[str, float]
    bearings: dict[str, int]


def _flat(name: str) -> frozenset[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(key(word) for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def lists() -> Lists:
    with (HERE / "words.toml").open("rb") as file:
        raw = tomllib.load(file)
    sets = {name: frozenset(map(key, words)) for name, words in raw.items() if isinstance(words, list)}
    return Lists(
        **sets, common=_flat("common.txt"), given=_flat("given.txt"), short=raw["short"],
        peoples={key(people): place for people, place in raw["peoples"].items()},
        units={key(word): km for word, km in raw["units"].items()},
        bearings={key(word): angle for word, angle in raw["bearings"].items()},
    )  # fmt: skip


class Word(NamedTuple):
    """A word; a tuple, as a text has thousands."""

    start: int
    stop: int
    text: str
    key: str
    upper: bool  # begins with a capital
    first: bool  # begins its sentence or line


def words(text: str, span: Span) -> list[Word]:
    """The words of a span in order; a full stop stays with an abbreviation alone."""
    found: list[Word] = []
    know = lists()
    before = None
    for match in _WORD.finditer(text, span.start, span.stop):
        said, stop = match.group(), match.end()
        if (
            said[-1] == "."
            and len(said) > 3
            and said.count(".") == 1
            and said not in know.short
            and key(said) not in know.title
        ):
            said, stop = said[:-1], stop - 1
        first = before is None or _begins(text[before.stop : match.start()], before, know)
        before = Word(match.start(), stop, said, key(said), said[0].isupper(), first)
        found.append(before)
    return found


_BREAK = re.compile(r"[\n?!:;“\"•|—]|^\.")
_NO_STOP = frozenset({"st", "ste", "mt", "ft", "us", "uk", "un", "no", "jr", "sr"})


def _begins(gap: str, before: Word, know: Lists) -> bool:
    """Whether a sentence, line or quotation begins after the word before."""
    if gap != " " and _BREAK.search(gap):
        return True
    said = before.text
    if said[-1] != "." or said.count(".") > 1 or said in know.short:
        return False
    return before.key not in know.title and before.key not in _NO_STOP


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words can belong to one name: a space or a hyphen between them."""
    return text[left.stop : right.start] in (" ", "-", "–", "\u00a0", "/")
