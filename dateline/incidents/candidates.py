"""How likely each candidate of a field (a day, a place, a count, a party) is the incident's.

Trees weigh signs; a small network weighs the same signs beside the language model's vectors of the candidate's word and of the
words that tell the incident. Their log odds are averaged. Without those vectors, or without weights, the trees decide alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.incidents import ties, trees
from dateline.incidents.draft import Draft
from dateline.incidents.layout import Sentence
from dateline.incidents.ties import Telling
from dateline.language import network
from dateline.language.analysis import Analysis
from dateline.language.network import Array, Weights, gelu, linear, scaled
from dateline.types import Span

PARTS = ("doer", "victim", "bystander", "helper")
FIELDS = {"when": ("when",), "where": ("where",), "toll": ("toll",), "party": PARTS}
VECTORS = ("candidate", "near", "main", "all")
DAMPED = 8.0  # of the product of two vectors, to the size of their sum


@dataclass(frozen=True, slots=True)
class Seen:
    """Words by their index into Analysis.tokens: of each candidate, of the deed nearest to it, and of all deeds of the draft."""

    candidate: list[int]
    near: list[int]
    main: int
    all: list[int]


def odds(field: str, values: Sequence[Sequence[float]], seen: Seen | None, telling: Telling) -> Array:
    """Probabilities [candidates, models of the field]; `values` has a row for each candidate."""
    table = np.asarray(values, dtype=np.float64)
    if not len(table):
        return np.zeros((0, len(FIELDS[field])))
    scores = np.array([trees.load(name).scores(table) for name in FIELDS[field]]).T
    weights = network.shipped("fields")
    if seen is not None and f"{field}.out.weight" in weights:
        scores = (scores + answered(weights, field, table, seen, telling)) / 2
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30.0, 30.0))))


def answered(w: Weights, field: str, values: Array, seen: Seen, telling: Telling) -> Array:
    """The network's log odds [candidates, models of the field]."""
    own, near, main, every = (
        projected(w, f"{field}.{name}", at, telling)
        for name, at in zip(VECTORS, (seen.candidate, seen.near, [seen.main], seen.all), strict=True)
    )
    deed = near + main + every.mean(axis=0)
    signs = linear(w, f"{field}.signs", spread(w, field, values))
    both = np.concatenate([gelu(own + deed + signs), own * deed / DAMPED, gelu(signs)], axis=1)
    return linear(w, f"{field}.out", gelu(linear(w, f"{field}.join", both)))


def projected(w: Weights, name: str, at: Sequence[int], telling: Telling) -> Array:
    """What the network makes of the words at these places; each word of an article is worked out once."""
    inner = telling.reading.grammar.inner if telling.reading.grammar else ()
    if name not in telling.projected:
        telling.projected[name] = np.full((len(inner), len(w[f"{name}.bias"])), np.nan, np.float32)
    table, words = telling.projected[name], np.asarray(at)
    fresh = words[np.isnan(table[words, 0])]
    if len(fresh):
        table[fresh] = linear(w, name, np.array([inner[i] for i in fresh]))
    return np.asarray(table[words])


def spread(w: Weights, field: str, values: Array) -> Array:
    """The signs as standard deviations, and for those of few values one column a value."""
    columns, levels = w[f"{field}.levels"]
    each = values[:, columns.astype(np.intp)] == levels
    return np.concatenate([scaled(w, f"{field}.signs", values), each], axis=1)


def seen(telling: Telling, draft: Draft, at: Sequence[tuple[Span, Sentence]]) -> Seen | None:
    """The words that the network looks at; None without the language model's vectors."""
    read = telling.reading.grammar
    if read is None or not len(read.inner):
        return None
    deeds = {m.index: word(read, ties.core(m)) for m in draft.mentions}
    main = deeds[draft.main.index]
    near = []
    for span, sentence in at:
        own = telling.seen(draft, sentence).own
        nearest = min(own, key=lambda m: ties.gap(ties.core(m), span), default=draft.main)
        near.append(deeds[nearest.index])
    return Seen([word(read, span) for span, _ in at], near, main, list(deeds.values()))


def word(read: Analysis, span: Span) -> int:
    """The head-most word that the span meets; the text's first where it meets none."""
    return read.at(span) or 0
