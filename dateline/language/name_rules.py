"""Names by rule: runs of capital words, and the words in and around them that tell their kind (words/names.toml).

Works in every language with capitals and, less well, on text all in upper case. The shipped model does better on
English; this needs nothing and says which rule decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.language import wordpiece
from dateline.language.words import alternatives, load
from dateline.types import Span

_WORDS = load("names")
_SETS = {name: frozenset(words) for name, words in _WORDS.items()}
_LINKS, _PEOPLES, _PLACES = _SETS["links"], _SETS["peoples"], _SETS["places"]
_BUILT = _SETS["facility"] | _SETS["organisation"]
_OPENING = (
    _SETS["organisation"] | _SETS["given"] | _PEOPLES
)  # common words that may begin a name in a sentence's first place
_UPPER = {name: frozenset(w.upper() for w in words) for name, words in _WORDS.items()}
_LOCATIVE = re.compile(rf"(?<!\w){alternatives(_WORDS['locative'])}\s+(?:the\s+|la\s+|el\s+)?\Z", re.I)
_WEAK = re.compile(r"(?:^|\s)(?:of|to|from|de|a)\s+\Z", re.I)  # "the son of Obed Zzyx"
_HEADED = {  # a lower-case noun that is part of the name: "río Suárez", "hospital San Pablo"
    kind: re.compile(rf"(?<!\w){alternatives(_WORDS[f'lower_{kind}'])}\s+\Z") for kind in ("place", "facility")
}
_TITLED = re.compile(rf"(?<!\w){alternatives(_WORDS['lower_titles'])}\s+\Z")
_VESSEL = re.compile(rf"(?<!\w){alternatives(_WORDS['vessels'])}[\s,]+(?:the\s+)?[“\"]?\Z", re.I)
_AGED = re.compile(
    r",?\s+\(?\d{1,2}\b(?!\s+(?:people|killed|percent))|\s+(?:said|says|told|added|dijo|afirmó|aseguró)\b"
)
_CALLED = re.compile(r"\s*\(([A-Z][A-Z.&-]{1,9})\)")
_LONGEST = 8  # words of a name
_LEAST = 0.45  # a capital word with nothing to tell its kind is left out: right in one case of four


class Found(NamedTuple):
    span: Span
    kind: str
    p: float
    how: str


def find(text: str, sentences: Sequence[Span]) -> list[Found]:
    """Names in the sentences, in order, never overlapping."""
    found = [name for sentence in sentences for name in _sentence(text, sentence)]
    people = {n.span.of(text).split()[-1] for n in found if n.kind == "person" and n.p > 0.7}
    sure = {n.span.of(text): n.kind for n in found if n.p > 0.65}
    return [name for n in found if (name := _again(text, n, people, sure)).p > _LEAST]


def _again(text: str, name: Found, people: set[str], sure: dict[str, str]) -> Found:
    """A doubtful name is what it is elsewhere in the text."""
    words = name.span.of(text)
    if name.p < 0.6 and words in people:
        return Found(name.span, "person", 0.8, "surname of a person named in the text")
    if name.p < 0.6 and words in sure:
        return Found(name.span, sure[words], 0.65, "as elsewhere in the text")
    return name


def in_capitals(text: str, sentence: Span) -> bool:
    """Whether a sentence is written in capitals throughout, so that they tell no names."""
    letters = [c for c in sentence.of(text) if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def is_vessel(text: str, name: Span) -> bool:
    """Whether the words before a name make it a ship's ("the tanker Skipper")."""
    return bool(_VESSEL.search(text[max(0, name.start - 40) : name.start]))


@cache
def common() -> frozenset[str]:
    """Words that stand mostly in lower case."""
    return frozenset(
        files("dateline.language.words").joinpath("common.txt").read_text(encoding="utf-8").split()
    ) | frozenset(load("sentences")["starters"])


def _sentence(text: str, sentence: Span) -> Iterator[Found]:
    upper = in_capitals(text, sentence)
    words = wordpiece.words(text, sentence)
    at = 0
    while at < len(words):
        stop = _run(text, words, at, upper=upper)
        if stop == at:
            at += 1
            continue
        yield from _split(text, words[at:stop], first=at == 0, upper=upper)
        at = stop


def _capital(text: str, word: Span, *, upper: bool) -> bool:
    form = word.of(text)
    if not form[0].isupper() or form in _SETS["calendar"] or form.upper() in _UPPER["calendar"]:
        return False
    return not upper or form.lower() not in common()


def _run(text: str, words: list[Span], at: int, *, upper: bool) -> int:
    """The end of the run of name words that begins at `at`: capitals, with links between them."""
    if not _capital(text, words[at], upper=upper):
        return at
    stop = at + 1
    while stop < len(words) and stop - at < _LONGEST:
        link = stop
        while (
            link < len(words)
            and link - stop < 3
            and (words[link].of(text).lower() in _LINKS or _hyphen(text, words[link]))
        ):
            link += 1
        if link >= len(words) or not _capital(text, words[link], upper=upper):
            break
        if "\n" in text[words[stop - 1].stop : words[link].start]:
            break
        stop = link + 1
    return stop


def _hyphen(text: str, word: Span) -> bool:
    """A hyphen inside a name has no blanks around it."""
    return word.of(text) == "-" and not text[word.start - 1].isspace() and not text[word.stop : word.stop + 1].isspace()


def _split(text: str, run: list[Span], *, first: bool, upper: bool) -> Iterator[Found]:
    """The names of one run: "Gen. Ana Ruiz of the Army" and "Iran and Iraq" hold two each."""
    if first and run[0].of(text).lower() in common() and run[0].of(text) not in _OPENING:
        run = run[1:]
        while run and run[0].of(text).lower() in _LINKS:
            run = run[1:]
    built = any(w.of(text) in _BUILT for w in run[1:])
    while (
        run
        and not built
        and (title := run[0].of(text))
        and (title in _SETS["titles"] or upper and title in _UPPER["titles"])
        and len(run) > 1
    ):
        run = run[1:]
        while run and run[0].of(text).lower() in _LINKS:
            run = run[1:]
    if not run:
        return
    for part in _parts(text, run):
        yield _kind(text, part, upper=upper)


def _parts(text: str, run: list[Span]) -> Iterator[list[Span]]:
    """Cuts at "and"/"y", at "of the" after a person, and after a people's name ("French President")."""
    start = 0
    organised = any(w.of(text) in _SETS["organisation"] or w.of(text).title() in _SETS["organisation"] for w in run)
    for at, word in enumerate(run):
        form = word.of(text)
        if form.lower() in ("and", "y", "e", "&") and not organised:
            if at > start:
                yield _trimmed(text, run[start:at])
            start = at + 1
        elif at == start and form in _PEOPLES and at + 1 < len(run) and not organised:
            yield [word]
            start = at + 1
    if start < len(run):
        yield _trimmed(text, run[start:])


def _trimmed(text: str, part: list[Span]) -> list[Span]:
    while len(part) > 1 and part[0].of(text) in _LINKS:
        part = part[1:]
    return part


def _kind(text: str, part: list[Span], *, upper: bool) -> Found:
    span = Span(part[0].start, part[-1].stop)
    forms = [w.of(text) for w in part]
    if upper:
        forms = [f.title() if len(f) > 3 else f for f in forms]
    whole, left = " ".join(forms), text[max(0, span.start - 40) : span.start]
    if whole in _PLACES or span.of(text) in _PLACES:
        return Found(span, "place", 0.95, "list of countries")
    if whole in _PEOPLES:
        return Found(span, "group", 0.95, "list of peoples")
    if is_vessel(text, span):
        return Found(span, "vessel", 0.85, "after a kind of ship")
    return _by_words(text, span, forms, left)


def _by_words(text: str, span: Span, forms: list[str], left: str) -> Found:
    held = set(forms)
    for kind, noun in _HEADED.items():
        if head := noun.search(left):
            return Found(Span(span.start - len(head[0]), span.stop), kind, 0.8, "after its own kind")
    if forms[-1] in _SETS["facility"] or forms[0] in _SETS["facility"] and len(forms) > 1:
        return Found(span, "facility", 0.75, "word of a facility")
    if held & _SETS["organisation"] and (
        len(forms) > 1 or forms[0] not in ("Police", "Army", "Government", "Office", "Congress")
    ):
        return Found(span, "organisation", 0.85, "word of an organisation")
    if len(forms) > 1 and (forms[-1] in _SETS["place"] or forms[0] in _SETS["place"]):
        return Found(span, "place", 0.8, "word of a place")
    if forms[0] in _SETS["given"] and len(forms) > 1:
        return Found(span, "person", 0.9, "given name")
    if _CALLED.match(text, span.stop) or (len(forms) == 1 and re.fullmatch(r"[A-Z][A-Z&.-]{1,7}", forms[0])):
        return Found(span, "organisation", 0.7, "short form in capitals")
    if _before_name(left):
        return Found(span, "person", 0.85, "title before it")
    if _LOCATIVE.search(left) and (len(forms) == 1 or not _WEAK.search(left)):
        return Found(span, "place", 0.7, "after a word of place")
    if len(forms) > 1 and _AGED.match(text, span.stop):
        return Found(span, "person", 0.8, "age or a verb of saying after it")
    if len(forms) in (2, 3) and all(f not in _LINKS for f in forms):
        return Found(span, "person", 0.55, "two or three capital words")
    return Found(span, "place" if len(forms) == 1 else "other", 0.4, "capital word")


def _before_name(left: str) -> bool:
    last = left.split()[-1:] or [""]
    return bool(_TITLED.search(left)) or last[0].strip('(“"') in _SETS["titles"]
