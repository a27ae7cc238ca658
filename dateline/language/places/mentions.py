"""Where a text names places: candidate names with what stands around each, before anything is decided about which place is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ...types import Span
from .entry import Entry, holds
from .gazetteer import Gazetteer
from .spelling import key
from .words import Word, joined, lists, words

LONGEST = 7  # words of a name
ARTICLES = frozenset(
    {
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "al",
        "es",
        "as",
        "ash",
        "ar",
        "ad",
        "an",
        "da",
        "do",
        "du",
        "ul",
        "bin",
        "i",
    }
)


class Named(Protocol):
    """What a name finder gives: `language.names.Name`."""

    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> str: ...
    @property
    def how(self) -> str: ...


@dataclass(slots=True)
class Mention:
    """One name in the text. `signs` are the words for what was seen around it; `place` decides on them."""

    span: Span
    key: str
    entries: tuple[Entry, ...]
    kind: str = "literal"  # literal, demonym, government, associative, person, road, unknown
    signs: set[str] = field(default_factory=set)
    within: Mention | None = field(default=None, repr=False)  # the Y of "X, Y"
    holds: Mention | None = field(default=None, repr=False)  # the X of "X, Y"
    left: str = ""  # key of the word before
    right: str = ""  # key of the word after
    line: int = 0  # which of the spans it stands in


def scan(text: str, spans: Sequence[Span], gazetteer: Gazetteer, *, dateline: Span | None = None) -> list[Mention]:
    """Every candidate of the spans in reading order, longest name first at each point."""
    found: list[Mention] = []
    for number, span in enumerate(spans):
        for mention in _scan(text, words(text, span), gazetteer):
            mention.line = number
            found.append(mention)
    for mention in found:
        if dateline and dateline.meets(mention.span):
            mention.signs.add("dateline")
    _qualify(text, found)
    return found


def _scan(text: str, line: list[Word], gazetteer: Gazetteer) -> Iterator[Mention]:
    shout = sum(word.text.isupper() and len(word.text) > 1 for word in line) > 0.7 * max(len(line), 4)
    i = 0
    while i < len(line):
        mention, size = _longest(text, line, i, gazetteer, shout or i == 0)
        if mention:
            _look_around(text, line, i, i + size, mention)
            if shout:
                mention.signs -= {"head", "tail", "person", "forename"}  # capitals say nothing there
            yield mention
        if line[i].upper and not (i and _runs_on(text, line, i - 1)):
            yield from _unknown(text, line, i, size if mention else 0)
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
        if not line[j - 1].upper or (j - i > 1 and line[j - 1].key == "city" and _is_body(line, j)):
            continue
        said = Span(line[i].start, line[j - 1].stop)
        mention = _lookup(text, said, line[i:j], gazetteer, shout)
        if mention:
            return mention, j - i
    return None, 1


def _runs_on(text: str, line: list[Word], i: int) -> bool:
    """Whether word i and the next are one capitalised run."""
    return line[i].upper and i + 1 < len(line) and not line[i + 1].first and joined(text, line[i], line[i + 1])


def _unknown(text: str, line: list[Word], i: int, known: int) -> Iterator[Mention]:
    """A capitalised run that is no name of the gazetteer, where a place's name could stand."""
    know, j = lists(), i + 1
    while j < len(line) and j - i < LONGEST and not line[j].first and joined(text, line[j - 1], line[j]):
        if line[j].key in know.never:
            break
        if line[j].upper or (
            line[j].key in ARTICLES and j + 1 < len(line) and line[j + 1].upper and joined(text, line[j], line[j + 1])
        ):
            j += 1
        else:
            break
    run = line[i:j]
    if (
        len(run) > 1
        and run[0].key in know.given | know.title
        and run[-1].key not in know.body_after | know.road_after | know.sort_after
    ):
        yield Mention(Span(run[0].start, run[-1].stop), run[-1].key, (), kind="person", signs={"person"})
        return
    if (
        j - i <= known
        or len(run) > 5
        or run[0].key in know.never - know.sides | know.title | know.given
        or run[-1].key in know.body_after - know.road_after
    ):
        return
    if run[-1].key in know.road_after or run[0].key in know.road_before:
        if len(run) > 1:
            yield Mention(Span(run[0].start, run[-1].stop), key(run[0].text), (), kind="road", signs={"road"})
        return
    mention = Mention(Span(run[0].start, run[-1].stop), " ".join(word.key for word in run), (), kind="unknown")
    if mention.key in know.never or (len(run) == 1 and (run[0].text.isupper() or len(run[0].key) < 4)):
        return
    _look_around(text, line, i, j, mention)
    yield mention


def _is_body(line: list[Word], j: int) -> bool:
    """ "Dublin City Council" is Dublin's city council."""
    return j < len(line) and line[j].upper and line[j].key in lists().body_after


def given_spans(text: str, spans: Sequence[Span], where: Sequence[Span], gazetteer: Gazetteer) -> list[Mention]:
    """Mentions for spans that are known to be places: the names are looked up as they stand, then without their trimmings."""
    found = []
    for span in spans:
        number, around = next(((n, line) for n, line in enumerate(where) if line.holds(span)), (-1, span))
        line = words(text, around)
        i = next((k for k, word in enumerate(line) if word.stop > span.start), len(line))
        j = next((k for k, word in enumerate(line) if word.start >= span.stop), len(line))
        mention = Mention(span, key(span.of(text)), (), line=number)
        if i < j:
            mention = _lookup(text, span, line[i:j], gazetteer, False) or mention
            mention.line = number
            if not mention.entries:
                mention.entries = gazetteer.find(bare(mention.key))
            _look_around(text, line, i, j, mention)
            mention.span, mention.kind = span, "demonym" if mention.kind == "demonym" else "literal"
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
    if name in lists().never:
        return None
    entries = gazetteer.find(name)
    if part[0].key == "the" and not any(
        e.kind in ("country", "region", "water") or e.people > 100_000 for e in entries
    ):
        return None
    people = None if any(e.kind == "country" for e in entries) else gazetteer.people(name)
    if people:
        return Mention(said, name, people, kind="demonym")
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
    if i == 0 and all(word.text.isupper() for word in line[i:j] if word.upper) and _ends_lead(text, line[j - 1], after):
        signs.add("lead")
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
                signs.add("forename")  # "Jordan Smith"
    elif line[i].key in know.given and text[line[i].stop : line[i + 1].start] == " ":
        signs.add("given first")
    _side(text, line, i, mention)
    if mention.kind == "literal" and "road" in signs:
        mention.kind = "road"
        mention.span = _whole_road(mention.span, before, after)


def _whole_road(name: Span, before: Word | None, after: Word | None) -> Span:
    """ "Edwards Street" and "calle Sucre" with the words for road."""
    know = lists()
    if after and after.upper and after.key in know.road_after:
        return Span(name.start, after.stop - after.text.endswith("."))
    return Span(before.start, name.stop) if before and before.key in know.road_before else name


def _ends_lead(text: str, last: Word, after: Word | None) -> bool:
    """ "FRAGA. Medio centenar", "LIMAVADY: A man", or the name alone on its line: the place line of a short item."""
    return after is None or bool(re.match(r"\s?[:.—–]|, [A-Z][^.]{2,40} ?[:—–]| \(", text[last.stop : last.stop + 50]))


def _side(text: str, line: list[Word], i: int, mention: Mention) -> None:
    """ "South Los Angeles" is one name."""
    if i and line[i - 1].upper and line[i - 1].key in lists().sides and text[line[i - 1].stop : line[i].start] == " ":
        mention.span = Span(line[i - 1].start, mention.span.stop)
        mention.signs -= {"tail"}


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
    if before.key in know.road_before and (before.upper or before.key in ("calle", "avenida", "bulevar")):
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
    if after.key in know.people_after and gap_is_close(text, line, j):
        signs.add("people")
        signs.discard("head")
    if after.key in know.speaks:
        signs.add("speaks")


def gap_is_close(text: str, line: list[Word], j: int) -> bool:
    """A space or a hyphen before word j: "Erie police", "Dakar-based"."""
    return text[line[j - 1].stop : line[j].start] in (" ", "-")


def _qualify(text: str, found: list[Mention]) -> None:
    """ "X, Y" and "X (Y)": Y says which X is meant when Y can hold it, or that X is a place of Y that is in no list."""
    found.sort(key=lambda mention: (mention.span.start, -mention.span.stop))
    for i, x in enumerate(found):
        y = next((other for other in found[i + 1 :] if other.span.start >= x.span.stop), None)
        if y is None or y.kind != "literal" or x.kind in ("road", "person"):
            continue
        gap = text[x.span.stop : y.span.start]
        if gap not in (", ", " (", ", in ", ",", ", en ", ", in the ") or "given first" in x.signs:
            continue
        land = "short" in y.signs or any(entry.kind in ("country", "admin1") for entry in y.entries)
        held = any(holds(big, small) for big in y.entries for small in x.entries)
        if not held and (
            not land or gap.startswith(", in") or any(e.kind == "country" for e in x.entries) or _in_list(text, y)
        ):
            continue
        x.within, y.holds = y, x
        x.signs.add("qualified" if held or x.kind == "unknown" else "misplaced")
        y.signs.add("qualifier")


def _in_list(text: str, y: Mention) -> bool:
    """ "Paris, Germany and Spain" qualifies nothing."""
    return text[y.span.stop : y.span.stop + 5].startswith((" and ", " y ", ", ", " e ", " or ", " o ")) and not text[
        y.span.stop :
    ].startswith(", where")
