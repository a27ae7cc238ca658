"""From our types to the codes of other schemes, and back."""

from __future__ import annotations

from dateline.errors import CodesError

from .book import Codebook, load
from .model import IncidentType

SEPARATORS = "/ "


def types(*, book: Codebook | None = None) -> tuple[IncidentType, ...]:
    """Every incident type, ours in the order of their names, then the user's."""
    return tuple((book or load()).types.values())


def type_of(id: str, *, book: Codebook | None = None) -> IncidentType:
    """The type of this name. Raises CodesError, which lists the names there are."""
    known = (book or load()).types
    if id not in known:
        raise CodesError(f"no incident type {id!r}; the types are {', '.join(sorted(known))}")
    return known[id]


def codes_for(id: str, subtype: str | None = None, *, book: Codebook | None = None) -> dict[str, tuple[str, ...]]:
    """Scheme -> codes of a type; a subtype's own codes stand in for the type's where it has any. Raises CodesError."""
    found = type_of(id, book=book)
    if subtype is None:
        return dict(found.codes)
    if subtype not in found.subtypes:
        names = ", ".join(found.subtypes) or "none"
        raise CodesError(f"{id} has no subtype {subtype!r}; its subtypes are {names}")
    return {**found.codes, **found.subtype_codes.get(subtype, {})}


def covers(code: str, own: str, scheme: str) -> bool:
    """Whether `code` is `own` or stands above it: an event above its modes, a CAMEO root above its numbers."""
    if own == code:
        return True
    if scheme == "CAMEO":
        return own.startswith(code)
    return own.startswith(code) and own[len(code)] in SEPARATORS


def from_code(code: str, *, book: Codebook | None = None) -> tuple[tuple[str, str | None], ...]:
    """The (type, subtype) pairs that "SCHEME:CODE" stands for; subtype None where the type as a whole carries it.

    A code stands for those below it too ("PLOVER:ASSAULT" for "ASSAULT/firearms", "CAMEO:18" for "1822").
    Raises CodesError for a scheme that the codebook does not know.
    """
    scheme, _, value = code.partition(":")
    known = types(book=book)
    schemes = sorted({s for t in known for s in t.codes})
    if scheme not in schemes or not value:
        raise CodesError(f"{code!r} is no code; write SCHEME:CODE, with one of {', '.join(schemes)}")
    whole = [(t.id, None) for t in known if any(covers(value, own, scheme) for own in t.codes.get(scheme, ()))]
    parts = [
        (t.id, subtype)
        for t in known
        for subtype, codes in t.subtype_codes.items()
        if any(covers(value, own, scheme) for own in codes.get(scheme, ()))
    ]
    return (*whole, *parts)
