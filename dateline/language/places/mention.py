"""One name in a text that may be a place's, and what was seen around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from ...types import Span
from .entry import Entry


class Named(Protocol):
    """What a name finder gives: `language.names.Name`."""

    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> str: ...
    @property
    def how(self) -> str: ...
    @property
    def p(self) -> float: ...


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
