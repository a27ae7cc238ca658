"""Many words as one compiled pattern: a prefix tree, so that it stays fast and cannot backtrack far."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

GAP = r"\s{1,3}"  # what may stand between two words of one expression


def either(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; a blank in a word matches any short gap."""
    return tree([_letter(letter) for letter in word] for word in words) or "(?!)"  # no words: nothing matches


def _letter(letter: str) -> str:
    return GAP if letter == " " else re.escape(letter)


def tree(words: Iterable[Iterable[str]]) -> str:
    """A pattern for any of the words, each a row of patterns that are written side by side; empty without words."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for part in word:
            node = node.setdefault(part, {})
        node[""] = {}
    return _write(root)


def _write(node: dict[str, Any]) -> str:
    branches = [part + _write(child) for part, child in sorted(node.items()) if part]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")


def compiled(body: str) -> re.Pattern[str]:
    """The pattern without regard to case: headlines and wire leads are often in capitals."""
    return re.compile(body, re.IGNORECASE)


class Lazy:
    """A large pattern that is written and compiled only when a text may hold what it looks for.

    `opener` is a cheap pattern: where it does not match, neither does the large one.
    """

    def __init__(self, body: Callable[[], str], opener: re.Pattern[str] | None = None) -> None:
        self._body, self._opener = body, opener

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self._body())

    def search(self, text: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        return self.pattern.search(text, start, stop) if self._opens(text, start, stop) else None

    def match(self, text: str, start: int = 0, stop: int = sys.maxsize) -> re.Match[str] | None:
        return self.pattern.match(text, start, stop) if self._opens(text, start, stop) else None

    def finditer(self, text: str, start: int = 0, stop: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text, start, stop) if self._opens(text, start, stop) else iter(())

    def _opens(self, text: str, start: int, stop: int) -> bool:
        return self._opener is None or self._opener.search(text, start, stop) is not None


_WORD = re.compile(r"\w+")


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(found[0].casefold() for phrase in phrases if (found := _WORD.search(phrase)))


def last_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase)[-1].casefold() for phrase in phrases)


def holds(words: frozenset[str], text: str, start: int, stop: int) -> bool:
    """Whether one of the words stands in the stretch of text."""
    return not words.isdisjoint(_WORD.findall(text[start:stop].casefold()))


class Phrases:
    """Many phrases, found by their first word: only those that begin with a word of the text are ever compiled."""

    def __init__(self, phrases: Iterable[str], *, behind: str) -> None:
        self._behind = behind  # a pattern of what must follow
        self._known: dict[str, list[str] | re.Pattern[str]] = {}
        for phrase in phrases:
            first = _WORD.search(phrase)
            self._known.setdefault(first[0].casefold() if first else phrase, []).append(phrase)  # type: ignore[union-attr]

    def match(self, text: str, word: re.Match[str], stop: int) -> re.Match[str] | None:
        """The longest phrase that begins with the word."""
        key = word[0].casefold()
        known = self._known.get(key)
        if isinstance(known, list):
            known = self._known[key] = compiled(rf"(?:{either(known)}){self._behind}")
        return known.match(text, word.start(), stop) if known else None

    @property
    def firsts(self) -> frozenset[str]:
        return frozenset(self._known)


def words_of(text: str, start: int, stop: int, among: frozenset[str]) -> Iterator[re.Match[str]]:
    """The words of a stretch of text that are among some, none behind a hyphen."""
    for word in _WORD.finditer(text, start, stop):
        if word[0].casefold() in among and (word.start() == 0 or text[word.start() - 1] != "-"):
            yield word


def near(
    finder: re.Pattern[str], core: re.Pattern[str], text: str, at: int, stop: int, *, reach: int
) -> re.Match[str] | None:
    """The first match of `finder` from `at` on, looked for only around matches of `core`.

    Whatever `finder` matches holds a match of `core` within `reach` characters of its start; `core` is cheap, so most
    of a text is passed over at its speed.
    """
    width = reach
    while (word := core.search(text, at, stop)) is not None:
        start, end = max(at, word.start() - reach), min(stop, word.end() + width)
        sure = max(word.end(), end - reach) if end < stop else stop  # what begins up to here was seen whole
        found = finder.search(text, start, end)
        if found is not None and found.start() <= sure:
            whole = finder.match(text, found.start(), stop)
            if whole is not None:
                return whole
            sure = max(word.end(), found.start())
        at = sure
        width = min(2 * width, 64 * reach)  # where many words lead to nothing, longer stretches are passed at once
    return None
