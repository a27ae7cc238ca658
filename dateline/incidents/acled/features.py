"""What is known of a snippet as numbers: listed words, what the network reads of deeds, the codebook's words, vectors, stems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.codes import Trigger, triggers
from dateline.incidents import listed
from dateline.language import encoder, sentences
from dateline.language.analysis import DEEDS
from dateline.types import Span

Floats = NDArray[Any]
TELLS = 0.3  # probability from which a word is taken to tell of an incident
SET = {name: column for column, name in enumerate(DEEDS)}


@dataclass(frozen=True, slots=True)
class Features:
    dense: Floats  # [4 * width of the network]
    cues: Floats  # [3 * groups of words.toml], 0 or 1
    heads: Floats  # [3 * types + statuses]: probabilities
    triggers: Floats  # [2 * types]: weights
    stems: frozenset[str]
    told: Span  # the word that most tells of an incident

    @property
    def known(self) -> Floats:
        """Everything but vectors and stems."""
        return np.concatenate([self.cues, self.heads, self.triggers])


def read(text: str) -> Features:
    """The features of an English snippet. Raises ValueError for one without a word."""
    spans = sentences.split(text, Span(0, len(text)))
    units = encoder.units(text, spans)
    words = [word for unit in units for word in unit.words]
    if not words:
        raise ValueError("a snippet without a word")
    opening = np.array([word.start < spans[0].stop for word in words])
    odds = encoder.softmax(np.concatenate([unit.out["deeds"] for unit in units]))
    status = encoder.softmax(np.concatenate([unit.out["status"] for unit in units]))
    telling = 1 - odds[:, 0]
    return Features(
        dense(np.concatenate([unit.out["inner"] for unit in units]), telling),
        cues(text, spans[0].stop),
        heads(odds[:, 1:], status, telling, opening),
        coded(triggers(text, spans, language="en"), spans[0].stop),
        frozenset(stems(text, words, telling)),
        words[int(telling.argmax())],
    )


def dense(vectors: Floats, telling: Floats) -> Floats:
    """The mean of all words, the mean weighted by how far they tell of an incident, the largest, the most telling word's."""
    weighted = (vectors * (telling / max(float(telling.sum()), 1e-6))[:, None]).sum(0)
    return np.concatenate([vectors.mean(0), weighted, vectors.max(0), vectors[telling.argmax()]])


def cues(text: str, first: int) -> Floats:
    """Whether a group's words stand in the snippet, in its first sentence, more than once."""
    hits = [[hit.start() for hit in pattern.finditer(text)] for pattern in listed.patterns(__package__).values()]
    return np.array([[bool(at), bool(at) and at[0] < first, len(at) > 1] for at in hits], np.float32).ravel()


def heads(types: Floats, status: Floats, telling: Floats, opening: Floats) -> Floats:
    """Each type's best word, its best in the first sentence, its share of all telling; the status of the most telling word."""
    share = types.sum(0) / max(1.0, float(telling.sum()))
    return np.concatenate([types.max(0), types[opening].max(0), share, status[telling.argmax()]])


def coded(found: Sequence[Trigger], first: int) -> Floats:
    """The greatest weight of each type's words, anywhere and in the first sentence."""
    table = np.zeros((2, len(SET)), np.float32)
    for one in found:
        if one.type in SET:
            rows = (0, 1) if one.span.start < first else (0,)
            for row in rows:
                table[row, SET[one.type]] = max(table[row, SET[one.type]], one.weight)
    return table.ravel()


def stems(text: str, words: Sequence[Span], telling: Floats) -> Iterator[str]:
    """The words' beginnings, once more for those that tell of an incident: "told:seiz"."""
    for word, p in zip(words, telling, strict=True):
        start = listed.stem(word.of(text))
        yield start
        if p > TELLS:
            yield f"told:{start}"
