"""The word lists of the language tools: commented TOML, one file per tool."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.language.lexicon import tree


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of NAME.toml in this folder, read once."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: Iterable[str]) -> str:
    """One regular-expression alternative of the words, longest first, blanks standing for any white space."""
    return f"(?:{tree(_parts(word) for word in words)})"


def _parts(word: str) -> Iterator[str]:
    """The word's letters as patterns, taken literally, except that ' also matches the typographic apostrophe."""
    for c in " ".join(word.split()):
        yield r"\s+" if c == " " else "['’]" if c == "'" else c if c.isalnum() or ord(c) > 127 else "\\" + c
