"""Sentences: where a full stop is an end, by rules (English and Spanish, mixed or upper case).

The word lists are words/sentences.toml. A run of text without a stop is one sentence, however long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dateline.language.words import alternatives, load
from dateline.types import Span

LONGEST = 2000  # characters; of 20,000 sentences of news none is longer
_WORDS = load("sentences")
_NEVER = frozenset(_WORDS["never_ends"])
_MAY = frozenset(_WORDS["may_end"])
_STARTERS = frozenset(_WORDS["starters"])
_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\[¿¡—–\\-"
# A stop with its closing quotes, then a blank; a stop glued to the next capital word ("ended.The next"); a blank line.
_STOP = re.compile(
    rf"(?P<mark>[.!?…]+)(?P<close>[{_CLOSERS}]*)(?P<gap>\s+)(?=\S)"
    rf"|(?<=[a-zà-ÿ]{{3}})(?P<glued>[.!?][”\"]?)(?=[A-ZÁ-Ý“][a-zà-ÿ]*\s)"
    r"|(?P<blank>\n[ \t]*\n\s*)"
)
_BEFORE = re.compile(r"(?:[^\W\d_]+[.ªº°])*[^\W\d_]+[ªº°]?\Z")
_AFTER = re.compile(rf"(?P<open>[{_OPENERS}\s]*)(?P<word>[^\W_]+(?:['’][^\W_]+)?)?")
_ASKED = re.compile(rf"(?:[A-ZÁ-Ý][\w.'’-]*\s+){{1,4}}{alternatives(_WORDS['saying'])}\b")
_LONGEST_ABBREVIATION = 24


def split(text: str, span: Span) -> list[Span]:
    """The sentences of `text` inside `span`, trimmed of blanks, in order, never overlapping."""
    return list(_split(text, span))


def bounded(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence in pieces of at most LONGEST characters, cut between words: a run without a stop is a list or a table."""
    start = sentence.start
    while sentence.stop - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = blank if blank > 0 else start + LONGEST
        yield _trim(text, start, stop)
        start = stop
    yield _trim(text, start, sentence.stop)


@lru_cache(maxsize=512)  # each tool asks for the sentences of the same sentences
def _split(text: str, span: Span) -> tuple[Span, ...]:
    found, start = [], span.start
    for stop in _STOP.finditer(text, span.start, span.stop):
        if stop["blank"] is None and not _ends(text, stop, start, span.stop):
            continue
        end = stop.start() if stop["blank"] else stop.end("close") if stop["mark"] else stop.end()
        found.append(_trim(text, start, end))
        start = stop.end()
    found.append(_trim(text, start, span.stop))
    return tuple([s for s in found if len(s)])


def of(text: str, spans: Iterable[Span]) -> list[Span]:
    """The sentences of several spans (paragraphs, captions), in their order."""
    return [sentence for span in spans for sentence in split(text, span)]


def _trim(text: str, start: int, stop: int) -> Span:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


def _ends(text: str, stop: re.Match[str], start: int, limit: int) -> bool:
    """Whether the stop ends the sentence that begins at `start`."""
    if stop["glued"]:
        return True
    after = _AFTER.match(text, stop.end(), limit)
    word = (after["word"] or "") if after else ""
    if word[:1].islower():
        return False
    if stop["mark"] != ".":
        return not (stop["close"] and _ASKED.match(text, stop.end(), limit))
    return _full_stop(text, stop, start, word, opened=bool(after and after["open"].strip()))


def _full_stop(text: str, stop: re.Match[str], start: int, word: str, *, opened: bool) -> bool:
    """Whether a single full stop ends a sentence, by the word before it and the word after it."""
    before = _BEFORE.search(text, max(start, stop.start() - _LONGEST_ABBREVIATION), stop.start())
    if before is None:
        return not (word.isdigit() and text[start : stop.start()].strip().isdigit())  # "1. 2. 3." of a list
    last = before[0].lower()
    starts = word.lower() in _STARTERS
    if stop["close"]:
        return True
    if last in _NEVER and not (last == "no" and not word.isdigit()):
        return False
    initial = len(before[0]) == 1 and before[0].isupper()
    if initial or last in _MAY or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        return starts or (opened and not initial)
    return True
