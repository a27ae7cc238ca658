"""Claim values as JSON and back. Each object names its type under "is"; words are a plain string."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from ..types import Correction, Count, Party, Place, Relation, Series, Source, Value, When

KINDS: dict[str, type[When | Place | Party | Count | Source | Series | Relation | Correction]] = {
    kind.__name__.lower(): kind for kind in (When, Place, Party, Count, Source, Series, Relation, Correction)
}


def dump(value: Value) -> str:
    """The value as JSON, keys in the order of its type: equal values give equal text."""
    plain = value if isinstance(value, str) else {"is": type(value).__name__.lower(), **msgspec.to_builtins(value)}
    return msgspec.json.encode(plain).decode()


@lru_cache(maxsize=4096)  # a page's claims are looked at again when its incidents are shown
def load(text: str) -> Value:
    """The value that `dump` wrote."""
    plain: Any = msgspec.json.decode(text)
    if isinstance(plain, str):
        return plain
    kind = KINDS[plain.pop("is")]
    return msgspec.convert(plain, kind)
