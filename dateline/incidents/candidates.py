"""How likely each candidate of a field (a day, a place, a count, a party) is the incident's.

Trees weigh signs; a small network weighs the same signs beside the language model's vectors of the candidate's word and of the
words that tell the incident. Their log odds are averaged. Without those vectors, or without weights, the trees decide alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.incidents import trees
from dateline.incidents.ties import Stretches, Telling
from dateline.language import network
from dateline.language.network import Array, Weights, gelu, linear, scaled

PARTS = ("doer", "victim", "bystander", "helper")
FIELDS = {"when": ("when",), "where": ("where",), "toll": ("toll",), "party": PARTS}
VECTORS = ("candidate", "near", "main", "all")
DAMPED = 8.0  # of the product of two vectors, to the size of their sum
AT_ONCE = 2048  # candidates whose signs are in memory
Table = Callable[[Array, Array], Array]  # the signs of drafts and of candidates for them, both by number


@dataclass(frozen=True, slots=True)
class Seen:
    """Words by their index into Analysis.tokens, of some candidates and of some drafts."""

    candidate: Array
    near: Array  # of the deed nearest to each candidate
    draft: Array  # which of the drafts each is a candidate of
    main: Sequence[int]
    all: Sequence[Sequence[int]]  # of all deeds of each draft


def judged(field: str, stretches: Stretches, near: Sequence[Sequence[int]], table: Table) -> list[list[list[float]]]:
    """Of each draft the probabilities [stretches near it, models of the field]."""
    found: list[list[list[float]]] = []
    for start, stop in runs([len(some) for some in near]):
        sizes = [len(some) for some in near[start:stop]]
        i, j = (
            np.repeat(np.arange(start, stop), sizes),
            np.array([n for some in near[start:stop] for n in some], np.intp),
        )
        rated = odds(field, table(i, j), seen(stretches, i, j), stretches.telling).tolist() if len(i) else []
        ends = np.cumsum(sizes).tolist()
        found += [rated[end - size : end] for size, end in zip(sizes, ends, strict=True)]
    return found


def runs(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where to cut a row of sizes, so that few together are more than AT_ONCE."""
    start = total = 0
    for n, size in enumerate(sizes):
        if total and total + size > AT_ONCE:
            yield start, n
            start, total = n, 0
        total += size
    if sizes:
        yield start, len(sizes)


def odds(field: str, values: Array, seen: Seen | None, telling: Telling) -> Array:
    """Probabilities [candidates, models of the field]; `values` has a row for each candidate."""
    scores = np.array([trees.load(name).scores(values) for name in FIELDS[field]]).T
    weights = network.shipped("fields")
    if seen is not None and f"{field}.out.weight" in weights:
        scores = (scores + answered(weights, field, values, seen, telling)) / 2
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30.0, 30.0))))


def answered(w: Weights, field: str, values: Array, seen: Seen, telling: Telling) -> Array:
    """The network's log odds [candidates, models of the field]."""
    asked: list[Sequence[int] | Array] = [
        seen.candidate,
        seen.near,
        seen.main,
        [word for words in seen.all for word in words],
    ]
    own, near, main, deeds = (
        projected(w, f"{field}.{name}", at, telling) for name, at in zip(VECTORS, asked, strict=True)
    )
    sizes = np.array([len(words) for words in seen.all])
    means = np.add.reduceat(deeds, np.cumsum(sizes) - sizes) / sizes[:, None].astype(deeds.dtype)
    deed = near + (main + means)[seen.draft]
    signs = linear(w, f"{field}.signs", spread(w, field, values))
    both = np.concatenate([gelu(own + deed + signs), own * deed / DAMPED, gelu(signs)], axis=1)
    return linear(w, f"{field}.out", gelu(linear(w, f"{field}.join", both)))


def projected(w: Weights, name: str, at: Sequence[int] | Array, telling: Telling) -> Array:
    """What the network makes of the words at these places; each word of an article is worked out once."""
    inner = telling.reading.grammar.inner if telling.reading.grammar else ()
    if name not in telling.projected:
        telling.projected[name] = np.full((len(inner), len(w[f"{name}.bias"])), np.nan, np.float32)
    table, words = telling.projected[name], np.asarray(at)
    fresh = np.unique(words[np.isnan(table[words, 0])])
    if len(fresh):
        table[fresh] = linear(w, name, np.array([inner[i] for i in fresh.tolist()]))
    return np.asarray(table[words])


def spread(w: Weights, field: str, values: Array) -> Array:
    """The signs as standard deviations, and for those of few values one column a value."""
    columns, levels = w[f"{field}.levels"]
    each = values[:, columns.astype(np.intp)] == levels
    return np.concatenate([scaled(w, f"{field}.signs", values), each], axis=1)


def seen(stretches: Stretches, i: Array, j: Array) -> Seen | None:
    """The words that the network looks at of the drafts i and the stretches j; None without the language model's vectors."""
    telling = stretches.telling
    read = telling.reading.grammar
    if read is None or not len(read.inner):
        return None
    known, draft = np.unique(i, return_inverse=True)
    drafts = [telling.drafts[n] for n in known.tolist()]
    main = [telling.words[each.main.index] for each in drafts]
    mine = np.array([*(telling.words[m.mine.index] for m in stretches.met), -1])[stretches.meeting(i, j)]
    return Seen(
        np.array([head or 0 for head in stretches.head])[j],
        np.where(mine < 0, np.array(main)[draft], mine),
        draft,
        main,
        [[telling.words[m.index] for m in each.mentions] for each in drafts],
    )
