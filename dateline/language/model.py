"""The shipped language model."""

from __future__ import annotations

KINDS = ("person", "organisation", "place", "facility", "group", "other")
NAME_TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
ATTRIBUTION = ("source", "cue", "content")
