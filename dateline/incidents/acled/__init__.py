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
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import MissingExtra
from dateline.incidents.acled import features
from dateline.incidents.acled.features import Features
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


@dataclass(frozen=True)
class Weights:
    """A column for each sub-event."""

    labels: tuple[str, ...]
    bias: NDArray[np.float32]
    dense: NDArray[np.float32]
    known: NDArray[np.float32]
    stems: dict[str, NDArray[np.float32]]

    def odds(self, found: Features) -> NDArray[np.float32]:
        logits = self.bias + found.dense @ self.dense + found.known @ self.known
        logits = logits + sum((self.stems[stem] for stem in found.stems if stem in self.stems), start=np.float32(0))
        return encoder.softmax(logits)


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
    odds = used.odds(found)
    named = {used.labels[k]: float(odds[k]) for k in np.argsort(-odds)}
    best = next(iter(named))
    return SubEvent(best, event_types()[best], named[best], named, found.told)


@cache
def weights() -> Weights:
    """The weights that ship, made by training/acled.py."""
    path = files("dateline.models").joinpath("acled.npz")
    if not path.is_file():
        raise MissingExtra("dateline/models/acled.npz is not there; make it with python -m training.acled")
    with path.open("rb") as file, np.load(file) as arrays:
        return unpacked(dict(arrays))


def unpacked(arrays: dict[str, Any]) -> Weights:
    """Half precision, one text of all labels and one of all stems, as acled.npz keeps them."""
    return Weights(
        tuple(str(arrays["labels"]).split("\n")),
        arrays["bias"].astype(np.float32),
        arrays["dense"].astype(np.float32),
        arrays["known"].astype(np.float32),
        dict(zip(str(arrays["names"]).split("\n"), arrays["stems"].astype(np.float32), strict=True)),
    )
