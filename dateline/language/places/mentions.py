"""Where a text names places: candidate names with what stands around each, before anything is decided about which place is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ...types import Span
from .gazetteer import Entry, Gazetteer
from .spelling import key
from .words import Word, joined, lists, words

LONGEST = 7  # words of a name


class Named(Protocol):
    """What a name finder gives: `language.names.Name`."""

    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> str: ...


@dataclass(slots=True)
class Mention:
    """One name in the text. `signs` are the words for what was seen around it; `place` decides on them."""

    span: Span
    key: str
    entries: tuple[Entry, ...]
    kind: str = "literal"  # literal, demonym, government, associative, person, road, unknown
    signs: set[str] = field(default_factory=set)
    within: Mention | None = None  # the Y of "X, Y"
    holds: Mention | None = None  # the X of "X, Y"
    left: str = ""  # key of the word before
    right: str = ""  # key of the word after


def scan(text: str, spans: Sequence[Span], gazetteer: Gazetteer, *, dateline: Span | None = None) -> list[Mention]:
    """Every candidate of the spans in reading order, longest name first at each point."""
    found: list[Mention] = []
    for span in spans:
        found += _scan(text, words(text, span), gazetteer)
    for mention in found:
        if dateline and dateline.meets(mention.span):
            mention.signs.add("dateline")
    _qualify(text, found)
    return found


def _scan(text: str, line: list[Word], gazetteer: Gazetteer) -> Iterator[Mention]:
    shout = sum(word.text.isupper() and len(word.text) > 1 for word in line) > 0.7 * max(len(line), 4)
    i = 0
    while i < len(line):
        mention, size = _longest(text, line, i, gazetteer, shout)
        if mention:
            _look_around(text, line, i, i + size, mention)
            yield mention
        i += size


def _longest(text: str, line: list[Word], i: int, gazetteer: Gazetteer, shout: bool) -> tuple[Mention | None, int]:
    """The longest name that begins at word i, and how many words it takes (1 without one)."""
    if not line[i].upper and not (line[i].key in lists().inner and _hyphened(text, line, i)):
        return None, 1
    stop = i + 1
    while stop < len(line) and stop - i < LONGEST and joined(text, line[stop - 1], line[stop]):
        if not (line[stop].upper or line[stop].key in lists().inner):
            break
        stop += 1
    for j in range(stop, i, -1):
        if not line[j - 1].upper:
            continue
        said = Span(line[i].start, line[j - 1].stop)
        mention = _lookup(text, said, line[i:j], gazetteer, shout)
        if mention:
            return mention, j - i
    return None, 1


def given_spans(text: str, spans: Sequence[Span], where: Sequence[Span], gazetteer: Gazetteer) -> list[Mention]:
    """Mentions for spans that are known to be places: the names are looked up as they stand, then without their trimmings."""
    found = []
    for span in spans:
        around = next((line for line in where if line.holds(span)), span)
        line = words(text, around)
        i = next((k for k, word in enumerate(line) if word.stop > span.start), len(line))
        j = next((k for k, word in enumerate(line) if word.start >= span.stop), len(line))
        mention = Mention(span, key(span.of(text)), ())
        if i < j:
            mention = _lookup(text, span, line[i:j], gazetteer, False) or mention
            if not mention.entries:
                mention.entries = gazetteer.find(bare(mention.key))
            _look_around(text, line, i, j, mention)
        found.append(mention)
    _qualify(text, found)
    return found


def bare(name: str) -> str:
    """A key without "downtown", "city of", "region" and the like."""
    know = lists()
    parts = name.split()
    while len(parts) > 1 and (
        parts[0] in know.sort_before | know.bearings.keys() | _TRIM or parts[0] in ("the", "of", "de", "la", "el")
    ):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in know.sort_after:
        parts = parts[:-1]
    return " ".join(parts)


_TRIM = frozenset(
    {
        "downtown",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
        "greater",
        "metropolitan",
        "rural",
        "mainland",
        "inner",
        "upper",
        "lower",
        "old",
    }
)


def _hyphened(text: str, line: list[Word], i: int) -> bool:
    return i + 1 < len(line) and line[i + 1].upper and text[line[i].stop : line[i + 1].start] in ("-", "–")


def _lookup(text: str, said: Span, part: list[Word], gazetteer: Gazetteer, shout: bool) -> Mention | None:
    surface = said.of(text)
    if len(part) == 1 and surface in lists().short and not surface.isalpha():
        entry = gazetteer.admin1(lists().short[surface])
        return Mention(said, key(surface), (entry,) if entry else (), signs={"short"})
    name = key(surface)
    entries = gazetteer.find(name)
    if len(part) == 1 and name in gazetteer.demonyms and not any(e.kind == "country" for e in entries):
        country = gazetteer.countries[gazetteer.demonyms[name]].entry
        return Mention(said, name, (country,), kind="demonym")
    if len(name) <= 3 or (surface.isupper() and len(part) == 1 and not shout and len(surface) <= 5):
        entries = _acronym(surface, entries, gazetteer)
    if not entries:
        return None
    return Mention(said, name, entries)


def _acronym(surface: str, entries: tuple[Entry, ...], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """ "US" and "UAE" are countries, "TX" a state after a comma; other capitals are no towns, "Ufa" is one."""
    if surface.isupper():
        state = gazetteer.admin1(lists().short.get(surface, ""))
        lands = tuple(e for e in entries if e.kind == "country")
        return lands or ((state,) if state else ())
    return tuple(e for e in entries if e.kind != "country" or e.main) if len(surface) > 2 else ()


def _look_around(text: str, line: list[Word], i: int, j: int, mention: Mention) -> None:
    """Write down what stands before word i and after word j - 1."""
    know, signs = lists(), mention.signs
    before = line[i - 1] if i else None
    after = line[j] if j < len(line) else None
    if line[i].first:
        signs.add("first")
    if before and not line[i].first and _near(text, before, line[i]):
        mention.left = before.key
        _look_left(text, line, i, mention)
    if after and not after.first and joined(text, line[j - 1], after):
        mention.right = after.key
        _look_right(text, line, j, mention)
    if j - i == 1:
        signs.add("single")
        if mention.key in know.common:
            signs.add("common")
        if mention.key in know.given:
            signs.add("given")
            if "head" in signs:
                signs.add("person")  # "Jordan Smith"
    elif line[i].key in know.given and text[line[i].stop : line[i + 1].start] == " ":
        signs.add("given first")
    if mention.kind == "literal" and {"road"} & signs:
        mention.kind = "road"


def _near(text: str, left: Word, right: Word) -> bool:
    return text[left.stop : right.start].strip(" \u00a0-–(") == ""


def _look_left(text: str, line: list[Word], i: int, mention: Mention) -> None:
    know, signs, before = lists(), mention.signs, line[i - 1]
    if before.key == "the" and i > 1:
        before = line[i - 2]
        signs.add("the")
    if (
        before.upper
        and not before.first
        and before.key not in know.sort_before | know.bearings.keys()
        and joined(text, line[i - 1], line[i])
    ):
        signs.add("tail")  # the end of a longer name
    if before.upper and before.key in know.given:
        signs.add("person")
    if before.key in know.title and before.upper:
        signs.add("titled")
    if before.key in know.locative:
        signs.add("locative")
    elif before.key in know.loose:
        signs.add("loose")
    elif before.key in know.bearings or before.key in (
        "central",
        "downtown",
        "rural",
        "northern",
        "southern",
        "eastern",
        "western",
        "coastal",
    ):
        signs.add("bearing")
    if before.key in know.road_before:
        signs.add("road")
    if before.key in ("of", "de", "del") and i > 1:
        sort = line[i - 2]
        if sort.key in know.sort_before and not sort.upper:
            signs.add("sort")
        elif sort.upper and not sort.first and sort.key not in know.sort_before:
            signs.add("of name")  # "University of X"
    if before.key in know.sort_before and not before.upper:
        signs.add("sort")


def _look_right(text: str, line: list[Word], j: int, mention: Mention) -> None:
    know, signs, after = lists(), mention.signs, line[j]
    if after.key in know.sort_after and not (after.upper and after.key in know.body_after):
        signs.add("sort")
    if after.key in know.road_after and after.upper:
        signs.add("road")
    elif after.key in know.body_after and after.upper:
        signs.add("body")
    elif after.upper and after.key not in know.sort_after and text[line[j - 1].stop : after.start] == " ":
        signs.add("head")  # the beginning of a longer name
    if after.key in know.speaks:
        signs.add("speaks")


def _qualify(text: str, found: list[Mention]) -> None:
    """ "X, Y" and "X (Y)": Y says which X is meant when Y can hold it."""
    for x, y in zip(found, found[1:], strict=False):
        gap = text[x.span.stop : y.span.start]
        if gap not in (", ", " (", ", in ", ",", ", en ") or y.kind not in ("literal", "road"):
            continue
        if "short" in y.signs or any(holds(big, small) for big in y.entries for small in x.entries):
            x.within, y.holds = y, x
            x.signs.add("qualified")
            y.signs.add("qualifier")


def holds(big: Entry, small: Entry) -> bool:
    """Whether one place lies in the other by its codes."""
    if big.kind == "country":
        return small.kind != "country" and small.country == big.country
    if big.kind == "admin1":
        return small.kind not in ("country", "admin1") and small.admin1 == big.admin1
    if big.kind == "admin2":
        return small.kind == "town" and small.admin2 is not None and small.admin2 == big.admin2
    return False
