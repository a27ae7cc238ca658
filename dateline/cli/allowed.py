"""Words a person may give where only some are known: a wrong one is told, with the nearest right one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import click

from .common import settings


def one_of(name: str, words: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The words as they are written in `known`, however they were typed ("raid or search"); UsageError for another."""
    return tuple(_one(name, word, known) for word in words)


def types(words: Iterable[str]) -> tuple[str, ...]:
    """Incident types, the user's own among them."""
    from ..codes import load
    from ..codes import types as every

    wanted = tuple(words)
    if not wanted:
        return ()
    known = [each.id for each in every(book=load(*settings().codes))]
    return tuple(_one("type", word, known, "List them with: dateline codes list") for word in wanted)


def countries(words: Iterable[str]) -> tuple[str, ...]:
    """Countries as two capital letters."""
    found = tuple(word.strip().upper() for word in words)
    for country in found:
        if not re.fullmatch("[A-Z]{2}", country):
            raise click.UsageError(f"{country!r} is no country code. Write two letters (ISO 3166-1), for example MX")
    return found


def _one(name: str, word: str, known: Sequence[str], else_: str = "") -> str:
    from difflib import get_close_matches

    typed = re.sub(r"[\s-]+", "_", word.strip().lower())
    if typed in known:
        return typed
    near = [k for k in known if typed and k.startswith(typed)] or get_close_matches(typed, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else else_ or f"One of: {', '.join(known)}"
    raise click.UsageError(f"There is no {name} {word!r}. {hint}")
