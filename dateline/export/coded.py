"""Codes of other lists for an incident: PLOVER, CAMEO, ACLED-style, UCDP, GTD, CASE, MUC."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace

from ..codes import Codebook, codes_for, load
from ..types import Incident

ROOT = 2  # digits of a CAMEO root
LEVELS = ("PLOVER", "ACLED", "MUC")  # lists whose codes are paths: "ASSAULT/firearms"


def coded(incident: Incident, book: Codebook | None = None) -> Incident:
    """The incident with the codes of its type and subtype; none for a type that the codebook does not have.

    Where the subtype has no codes of its own, the type's several codes are alternatives and not all true at once: the
    code above them all stands for them ("ASSAULT", "18"), and a list without one is left out.
    """
    book = book or load()
    if incident.type not in book.types:
        return incident
    known = book.types[incident.type]
    subtype = incident.subtype if incident.subtype in known.subtypes else None
    own = known.subtype_codes.get(subtype, {}) if subtype else {}
    found = {
        scheme: codes if scheme in own else _general(scheme, codes)
        for scheme, codes in codes_for(incident.type, subtype, book=book).items()
    }
    return replace(incident, codes={scheme: codes for scheme, codes in found.items() if codes})


def _general(scheme: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The one code that stands above all of them, or none."""
    if len(codes) == 1:
        return codes
    if scheme == "CAMEO":
        shared = os.path.commonprefix(codes)
        return (shared,) if len(shared) >= ROOT else ()
    levels = os.path.commonprefix([code.split("/") for code in codes]) if scheme in LEVELS else []
    return ("/".join(levels),) if levels else ()


def book_of(paths: Iterable[str]) -> Codebook:
    """Our codebook with a user's files added."""
    return load(*paths)
