"""Incident types, the words that speak of them, kinds of parties and means, and the codes of other schemes."""

from .book import Codebook, load
from .check import check
from .mapper import codes_for, from_code, type_of, types
from .model import IncidentType, MeansMention, Mistake, PartyMention, Trigger
from .nouns import means, parties
from .triggers import subtype, triggers

__all__ = [
    "Codebook",
    "IncidentType",
    "MeansMention",
    "Mistake",
    "PartyMention",
    "Trigger",
    "check",
    "codes_for",
    "from_code",
    "load",
    "means",
    "parties",
    "subtype",
    "triggers",
    "type_of",
    "types",
]
