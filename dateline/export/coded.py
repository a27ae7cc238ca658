"""Codes of other lists for an incident: PLOVER, CAMEO, ACLED-style, UCDP, GTD, CASE, MUC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..codes import Codebook, codes_for, load
from ..types import Incident


def coded(incident: Incident, book: Codebook | None = None) -> Incident:
    """The incident with the codes of its type and subtype; none for a type that the codebook does not have."""
    book = book or load()
    if incident.type not in book.types:
        return incident
    known = book.types[incident.type].subtypes
    subtype = incident.subtype if incident.subtype in known else None
    return replace(incident, codes=codes_for(incident.type, subtype, book=book))


def book_of(paths: Iterable[str]) -> Codebook:
    """Our codebook with a user's files added."""
    return load(*paths)
