"""Runs the shipped network: sentences to units of like size, units to arrays, in batches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.language import wordpiece
from dateline.types import Span

LONGEST = 126  # word pieces of a unit of several sentences, as in training
_FURTHEST = 250  # of one long sentence; what is longer is cut
_BATCH = 3072  # word pieces of a batch, padding included
_STRETCH = 1.15  # how much longer than the shortest the longest unit of a batch may be
_PAIRS = ("arcs", "source", "content")  # outputs over pairs of words


@dataclass(slots=True)
class Unit:
    """Neighbouring sentences that the network reads together, and then what it answered: an array per output."""

    words: list[Span]
    sentence: list[int]  # of each word, its index among the sentences given
    ids: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)  # where in ids each word begins
    out: dict[str, NDArray[Any]] = field(default_factory=dict)


def available() -> bool:
    """Whether the weights are installed."""
    return files("dateline.models").joinpath("language.onnx").is_file()


@cache
def facts() -> dict[str, Any]:
    """What was written down of the weights: dependency labels, the codebook's part, step and size."""
    found: dict[str, Any] = json.loads(files("dateline.models").joinpath("language.json").read_text(encoding="utf-8"))
    return found


@cache
def labels() -> tuple[str, ...]:
    """The names of the dependency labels, in the network's order."""
    return tuple(facts()["labels"])


def units(text: str, sentences: Sequence[Span]) -> list[Unit]:
    """The sentences read by the network, in the order of the text."""
    found = list(_packed(text, sentences))
    for batch in _batches(found):
        _run(batch)
    return found


def _packed(text: str, sentences: Sequence[Span]) -> Iterator[Unit]:
    """Sentences of one paragraph together, up to LONGEST pieces."""
    unit, end = Unit([], []), 0
    for number, sentence in enumerate(sentences):
        words = wordpiece.words(text, sentence)
        sizes = [len(wordpiece.pieces(w.of(text))) for w in words]
        apart = "\n" in text[min(end, sentence.start) : sentence.start] or sentence.start < end
        if unit.words and (apart or len(unit.ids) + sum(sizes) > LONGEST):
            yield unit
            unit = Unit([], [])
        for word, size in zip(words, sizes, strict=True):
            if len(unit.ids) + size > _FURTHEST:
                yield unit
                unit = Unit([], [])
            _add(unit, word.of(text), word, number)
        end = sentence.stop
    if unit.words:
        yield unit


def _add(unit: Unit, form: str, word: Span, number: int) -> None:
    pieces = wordpiece.pieces(form)
    unit.first.append(len(unit.ids) + 1)  # after the opening mark
    unit.words.append(word)
    unit.sentence.append(number)
    unit.ids += pieces
    unit.shapes += [wordpiece.shape(form)] * len(pieces)


def _batches(found: list[Unit]) -> Iterator[list[Unit]]:
    batch: list[Unit] = []
    for unit in sorted(found, key=lambda u: len(u.ids)):
        longest = len(unit.ids) + 2
        if batch and ((len(batch) + 1) * longest > _BATCH or longest > _STRETCH * (len(batch[0].ids) + 2) + 4):
            yield batch
            batch = []
        batch.append(unit)
    if batch:
        yield batch


def _run(batch: list[Unit]) -> None:
    """Fills `out` of every unit of the batch."""
    width, count = max(len(u.ids) for u in batch) + 2, max(len(u.words) for u in batch)
    ids, shapes = np.zeros((len(batch), width), np.int64), np.zeros((len(batch), width), np.int64)
    first, sentence = np.zeros((len(batch), count), np.int64), np.full((len(batch), count), -1, np.int64)
    for row, unit in enumerate(batch):
        ids[row, : len(unit.ids) + 2] = [wordpiece.CLS, *unit.ids, wordpiece.SEP]
        shapes[row, 1 : len(unit.ids) + 1] = unit.shapes
        first[row, : len(unit.words)] = unit.first
        sentence[row, : len(unit.words)] = unit.sentence
    session = _session()
    answers = session.run(None, {"ids": ids, "shapes": shapes, "first": first, "sentence": sentence})
    names = [output.name for output in session.get_outputs()]
    for row, unit in enumerate(batch):
        n = len(unit.words)
        for name, answer in zip(names, answers, strict=True):
            unit.out[name] = _cut(name, answer[row], n)


def _cut(name: str, answer: NDArray[Any], n: int) -> NDArray[Any]:
    """A row's answer without its padding; n words."""
    if name == "arguments":
        return answer[:, :n, :n]
    return answer[:n, :n] if name in _PAIRS else answer[:n]


def softmax(logits: NDArray[Any]) -> NDArray[Any]:
    """Probabilities along the last axis."""
    odds = np.exp(logits - logits.max(-1, keepdims=True))
    whole: NDArray[Any] = odds / odds.sum(-1, keepdims=True)
    return whole


@cache
def _session() -> Any:
    """The network, loaded once, on one thread: pages are spread over processes, not over threads."""
    from onnxruntime import InferenceSession, SessionOptions  # type: ignore[import-untyped]

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(files("dateline.models").joinpath("language.onnx")) as path:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
