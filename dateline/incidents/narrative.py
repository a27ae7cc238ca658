"""The clauses of an article read together: which of them tell of an incident, and which two tell the same one.

"Zagreb denies it" says little by itself; what stands around it does. A small transformer (Vaswani et al., Attention is all you
need, 2017) over the clauses' vectors and signs gives each clause its place in the tale, a scorer judges each two of them with
what speaks for and against (after Lee et al., End-to-end neural coreference resolution, 2017). `training/narrative.py` makes the
weights; without the language model's vectors nothing is judged and every answer is 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.incidents import ties
from dateline.incidents.compared import OF_ONE, Compared
from dateline.incidents.mentions import Mention
from dateline.incidents.pairs import NAMES
from dateline.incidents.reading import Reading
from dateline.language import network
from dateline.language.analysis import DEEDS, STATUSES, Analysis
from dateline.language.encoder import softmax
from dateline.language.network import WIDTH, Array, Weights, gelu, linear, normed, scaled

HEADS = 4
FAR = 12  # clauses or sentences; what is further stands equally far
STRETCH = 256  # clauses that are read together
OWN = ("eventful_1", "eventful_2", "as_one")  # made from the same vectors, or by this reading
SIGNS = [i for i, names in enumerate(OF_ONE) if not {*OWN} & {*names}]
TIES = [i for i, name in enumerate(NAMES) if name not in OWN]


@dataclass(frozen=True, slots=True)
class Clauses:
    """What goes in, a row for each clause: the vectors of its sentence and of its strongest word, its signs, its sentence's number."""

    sentences: Array
    words: Array
    signs: Array
    at: Array


@dataclass(frozen=True, slots=True)
class Narrative:
    """What comes out."""

    told: Array  # log odds that each clause tells of an incident
    weights: Weights
    one: Array  # each clause as the first of two, and as the second
    two: Array

    def as_one(self, i: Array, j: Array, values: Array) -> Array:
        """Log odds that the clauses i and the later j tell one incident; `values` are those of pairs.NAMES."""
        if not self.weights:
            return np.zeros(len(i))
        one, two = self.one, self.two
        return as_one(self.weights, (one[i], two[i]), (one[j], two[j]), scaled(self.weights, "ties", values[:, TIES]))


def as_one(w: Weights, first: tuple[Array, Array], second: tuple[Array, Array], signs: Array) -> Array:
    """Log odds that two are one; each comes as the first of two and as the second."""
    told = gelu(linear(w, "pair_signs", signs))
    both = [first[0] * second[1], np.abs(first[0] - second[1]), second[0] * first[1], told]
    return np.asarray(linear(w, "score", gelu(linear(w, "join", np.concatenate(both, axis=1))))[:, 0])


def read(mentions: Sequence[Mention], reading: Reading, compared: Compared) -> Narrative:
    """The article's clauses as the shipped weights read them."""
    model = network.shipped("narrative") if reading.grammar else {}
    if not model or reading.grammar is None or not mentions:
        return Narrative(np.zeros(len(mentions)), {}, np.zeros((0, 0)), np.zeros((0, 0)))
    inside = clauses(mentions, reading.grammar, compared)
    x = np.concatenate([encoded(model, inside, part) for part in stretches(len(mentions))])
    return Narrative(linear(model, "told", x)[:, 0], model, linear(model, "one", x), linear(model, "two", x))


def stretches(n: int) -> Iterator[slice]:
    return (slice(start, start + STRETCH) for start in range(0, n, STRETCH))


def clauses(mentions: Sequence[Mention], grammar: Analysis, compared: Compared) -> Clauses:
    middle = np.mean(list(grammar.vectors.values()), axis=0) if grammar.vectors else np.zeros(WIDTH)
    sentences = np.array([grammar.vectors.get(m.sentence.index, middle) for m in mentions])
    cores = [grammar.at(ties.core(m)) for m in mentions]
    words = np.array([middle if at is None else grammar.inner[at] for at in cores], dtype=sentences.dtype)
    signs = np.concatenate([compared.alone[:, SIGNS], [heard(m) for m in mentions]], axis=1)
    return Clauses(sentences, words, signs, np.array([m.sentence.index for m in mentions]))


def heard(mention: Mention) -> list[float]:
    """What the language model makes of the clause's words."""
    kinds, states = mention.kinds, mention.states
    return [mention.told, *(kinds.get(name, 0.0) for name in DEEDS), *(states.get(name, 0.0) for name in STATUSES)]


def encoded(w: Weights, inside: Clauses, part: slice) -> Array:
    """Each clause of the part in the light of the others: [clauses, width]."""
    parts = [
        linear(w, name, scaled(w, name, values[part]))
        for name, values in (("sentences", inside.sentences), ("words", inside.words), ("signs", inside.signs))
    ]
    x = gelu(normed(w, "norm", np.sum(parts, axis=0)))
    order, at = np.arange(len(x)), inside.at[part]
    bias = w["near.weight"][apart(order)] + w["near_sentences.weight"][apart(at)]
    return through(w, x, np.moveaxis(bias, -1, 0))


def through(w: Weights, x: Array, bias: Array) -> Array:
    """All layers of the transformer, one after the other."""
    layer = 0
    while f"layers.{layer}.qkv.weight" in w:
        x = attended(w, f"layers.{layer}", x, bias)
        layer += 1
    return x


def apart(at: Array) -> Array:
    """How far each two lie apart, as a row of the embedding of distances."""
    return np.asarray(np.clip(at[None, :] - at[:, None], -FAR, FAR) + FAR)


def attended(w: Weights, name: str, x: Array, bias: Array) -> Array:
    """One layer of the transformer."""
    n, width = x.shape
    q, k, v = (np.moveaxis(t.reshape(n, HEADS, -1), 1, 0) for t in np.split(linear(w, f"{name}.qkv", x), 3, axis=1))
    scores = q @ np.swapaxes(k, 1, 2) / np.float32(np.sqrt(width // HEADS)) + bias
    mixed = np.moveaxis(softmax(scores) @ v, 0, 1).reshape(n, width)
    x = normed(w, f"{name}.norm1", x + linear(w, f"{name}.out", mixed))
    return normed(w, f"{name}.norm2", x + linear(w, f"{name}.down", gelu(linear(w, f"{name}.up", x))))
