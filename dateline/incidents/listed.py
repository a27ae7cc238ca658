"""Lists of words in TOML that serve learned readers as features: each group is one expression."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from dateline.types import Span

ANY_WORDS = r"(?:\W+[\w'’-]+){0,3}?"  # ".." in the list
ENDING = re.compile(r"(?:ing|ed|es|s)$")
STEM = 7  # letters


@cache
def patterns(package: str) -> dict[str, re.Pattern[str]]:
    """What words.toml of a package lists, by group, all its tables together."""
    table = tomllib.loads(files(package).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: compiled(cues) for groups in table.values() for name, cues in groups.items()}


def compiled(cues: Iterable[str]) -> re.Pattern[str]:
    """One expression for all cues of a group: "*" ends a word freely, ".." stands for up to three words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_one, sorted(cues, key=len, reverse=True)))})(?!\w)", re.IGNORECASE)


def _one(cue: str) -> str:
    found = ""
    for word in cue.split():
        if word == "..":
            found += ANY_WORDS
        else:
            stem = re.escape(word.removesuffix("*")).replace("'", "['’]")
            found += (r"\W+" if found else "") + stem + (r"[\w'’-]*" if word.endswith("*") else "")
    return found


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with the parties' own words taken out, of equal length: a party's name tells no deed."""
    for span in spans:
        text = f"{text[: span.start]}{'_' * len(span)}{text[span.stop :]}"
    return text


def stem(word: str) -> str:
    """The word's beginning, without its commonest endings."""
    return ENDING.sub("", word.lower())[:STEM]
