"""Where a text names places: candidate names with what stands around each, before anything is decided about which place is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...types import Span
from .entry import Entry
from .gazetteer import Gazetteer
from .mention import Mention
from .qualify import qualify
from .signs import look_around
from .spelling import key
from .words import Word, joined, lists, words

LONGEST = 7  # words of a name
ARTICLES = frozenset("de del la las los el al es as ash ar ad an da do du ul bin i".split())  # noqa: SIM905


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
    qualify(text, found)
    _sides_of_towns(found, gazetteer)
    return found


def _sides_of_towns(found: list[Mention], gazetteer: Gazetteer) -> None:
    """ "North Baltimore" on a page that names Baltimore is a part of it, not the town of that name in Ohio."""
    named = {mention.key for mention in found if mention.kind == "literal"}
    for mention in found:
        side, _, town = mention.key.partition(" ")
        towns = all(entry.kind == "town" for entry in mention.entries)  # not South Sudan
        parts = any(entry.quarter for entry in mention.entries)  # South Memphis is a quarter by that name
        if (
            mention.kind == "literal"
            and towns
            and not parts
            and side in lists().sides
            and town in named
            and not mention.within
        ):
            mention.key, mention.entries = town, gazetteer.find(town)


def _scan(text: str, line: list[Word], gazetteer: Gazetteer) -> Iterator[Mention]:
    shout = sum(word.text.isupper() and len(word.text) > 1 for word in line) > 0.7 * max(len(line), 4)
    i = 0
    while i < len(line):
        mention, size = _longest(text, line, i, gazetteer, shout or i == 0)
        if mention:
            look_around(text, line, i, i + size, mention)
            if shout:
                mention.signs -= {"head", "tail", "person", "forename"}  # capitals say nothing there
                mention.signs |= {"shouted"} if size == 1 else set()
            if not (shout and _only_a_word(text, mention)):
                yield mention
        if line[i].upper and not (i and _runs_on(text, line, i - 1)):
            yield from _unknown(text, line, i, size if mention else 0)
        i += size


def _only_a_word(text: str, mention: Mention) -> bool:
    """ "SHOT IN THE CAR", "TOLD US": in capitals a word of two or three letters is an abbreviation only after a comma."""
    said = mention.span.of(text)
    alone = said.isalpha() and len(said) <= 3 and mention.key not in lists().shouted
    return alone and text[max(0, mention.span.start - 2) : mention.span.start] != ", "


def _longest(text: str, line: list[Word], i: int, gazetteer: Gazetteer, shout: bool) -> tuple[Mention | None, int]:
    """The longest name that begins at word i, and how many words it takes (1 without one)."""
    if not line[i].upper and not (line[i].key in lists().inner and _hyphened(text, line, i)):
        return None, 1
    stop = i + 1
    while stop < len(line) and stop - i < LONGEST:
        if _possessive(text, line, stop):
            stop += 2
            continue
        if not joined(text, line[stop - 1], line[stop]) or not (line[stop].upper or line[stop].key in lists().inner):
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


def _possessive(text: str, line: list[Word], stop: int) -> bool:
    """ "Prince George's County" is one name."""
    return (
        text[line[stop - 1].stop : line[stop].start] in ("'", "’")
        and line[stop].text == "s"
        and stop + 1 < len(line)
        and line[stop + 1].text in ("County", "Parish")
    )


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
        and (run[0].key in know.given or run[0].key in know.title)
        and not (run[-1].key in know.body_after or run[-1].key in know.road_after or run[-1].key in know.sort_after)
    ):
        yield Mention(Span(run[0].start, run[-1].stop), run[-1].key, (), kind="person", signs={"person"})
        return
    if (
        j - i <= known
        or len(run) > 5
        or (run[0].key in know.never and run[0].key not in know.sides)
        or run[0].key in know.title
        or run[0].key in know.given
        or (run[-1].key in know.body_after and run[-1].key not in know.road_after)
    ):
        return
    if run[-1].key in know.road_after or run[0].key in know.road_before:
        if len(run) > 1 and not (run[-1].key == "court" and run[-2].key in know.courts):
            yield Mention(Span(run[0].start, run[-1].stop), key(run[0].text), (), kind="road", signs={"road"})
        return
    mention = Mention(Span(run[0].start, run[-1].stop), " ".join(word.key for word in run), (), kind="unknown")
    if mention.key in know.never or (len(run) == 1 and (run[0].text.isupper() or len(run[0].key) < 4)):
        return
    look_around(text, line, i, j, mention)
    if len(run) > 1 and any(word.key in know.nature_after for word in run[1:]):
        mention.signs.add("nature")
    yield mention


def _is_body(line: list[Word], j: int) -> bool:
    """ "Dublin City Council" is Dublin's city council."""
    return j < len(line) and line[j].upper and line[j].key in lists().body_after


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
    if len(part) > 1 and part[-1].text == "Co.":
        name = f"{name.removesuffix(' co')} county"
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


def given_spans(text: str, spans: Sequence[Span], where: Sequence[Span], gazetteer: Gazetteer) -> list[Mention]:
    """Mentions for spans that are known to be places: the names are looked up as they stand, then without their trimmings."""
    found = []
    read: dict[Span, list[Word]] = {}
    for span in spans:
        number, around = next(((n, line) for n, line in enumerate(where) if line.holds(span)), (-1, span))
        line = read[around] if around in read else read.setdefault(around, words(text, around))
        i = next((k for k, word in enumerate(line) if word.stop > span.start), len(line))
        j = next((k for k, word in enumerate(line) if word.start >= span.stop), len(line))
        mention = Mention(span, key(span.of(text)), (), line=number)
        if i < j:
            mention = _lookup(text, span, line[i:j], gazetteer, False) or mention
            mention.line = number
            if not mention.entries:
                mention.entries = gazetteer.find(bare(mention.key))
            look_around(text, line, i, j, mention)
            mention.span, mention.kind = span, "demonym" if mention.kind == "demonym" else "literal"
        found.append(mention)
    qualify(text, found)
    return found


def bare(name: str) -> str:
    """A key without "downtown", "city of", "region" and the like."""
    know = lists()
    parts = name.split()
    while len(parts) > 1 and (
        parts[0] in know.sort_before | know.bearings.keys() | know.trimmed
        or parts[0] in ("the", "of", "de", "la", "el")
    ):
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in know.sort_after:
        parts = parts[:-1]
    return " ".join(parts)
