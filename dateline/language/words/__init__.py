"""The word lists of the language tools: commented TOML, one file per tool."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of NAME.toml in this folder, read once."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: list[str]) -> str:
    """One regular-expression alternative of the words, longest first, blanks standing for any white space."""
    parts = (r"\s+".join(_escape(part) for part in word.split()) for word in sorted(words, key=len, reverse=True))
    return "(?:" + "|".join(parts) + ")"


def _escape(word: str) -> str:
    """The word taken literally, except that ' also matches the typographic apostrophe."""
    return "".join("['’]" if c == "'" else c if c.isalnum() or ord(c) > 127 else "\\" + c for c in word)
