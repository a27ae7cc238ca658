"""The blocks of a page read together: a small network in which each block hears those it belongs with.

Convolutions on a graph (Kipf and Welling, Semi-supervised classification with graph convolutional networks, 2017): in every
layer a block hears its neighbours in reading order, the means of its containers, the mean of the page's likely text, and the
blocks that share its words. Several networks that differ by chance alone are averaged. `training/articles_graph.py` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from dateline.articles import features
from dateline.articles.line import stems
from dateline.language.network import Array, Weights, gelu, normed, scaled

if TYPE_CHECKING:
    from dateline.articles.containers import Kin

CODES = 2048  # rows of the table of words; a word's row is its checksum's
SHIFTS = ((1, 2), (1, 4))  # blocks above and below that each layer hears
LEVELS = 3  # containers that a block hears
STRETCH = 400  # blocks that are read together
LEAST = 1e-4  # least probability that is told from none
REMEMBERED = 20_000  # words
KINDS = ("blocks", "lines")  # of pages: marked-up and plain


@dataclass(frozen=True, slots=True)
class Page:
    """What goes in, a row for each block: its numbers, its words, and whom it hears."""

    rows: Array
    odds: Array  # of the first reading
    words: Array  # codes of all blocks' words
    counts: Array  # of each block
    groups: tuple[Array, ...]  # for each level the number of the block's container
    sizes: Array  # characters
    p: Array
    shared: Array  # for each two blocks the words that they share


def page(lines: Sequence[str], p: Array, rows: Array, near: Array, kin: Kin | None) -> Page:
    """The blocks `near` of a page; `rows` has their numbers, `lines` and the first readings `p` are those of all blocks."""
    own, odds = [lines[n] for n in near], log_odds(p[near]).astype(np.float32)
    words, of = features.tokens(own)
    groups = tuple(kin.level(level)[near] for level in range(LEVELS)) if kin else ()
    return Page(
        np.concatenate([rows, odds[:, None]], axis=1, dtype=np.float32), odds, np.array(list(map(_code, words)), np.int64),
        np.bincount(of, minlength=len(own)), groups, np.array(list(map(len, own)), np.float32), p[near].astype(np.float32), _shared(own),
    )  # fmt: skip


def log_odds(p: Array) -> Array:
    said = np.clip(p, LEAST, 1 - LEAST)
    return np.asarray(np.log(said / (1 - said)))


@lru_cache(maxsize=REMEMBERED)
def _code(word: str) -> int:
    return crc32(word.encode()) % CODES


def _shared(lines: Sequence[str]) -> Array:
    """For each two lines the words that they share, seldom ones more, in parts of each one's sum."""
    terms = [stems(line) for line in lines]
    counts = np.array(list(map(len, terms)))
    every = list(chain.from_iterable(terms))
    number = dict(zip(dict.fromkeys(every), count(), strict=False))
    at = np.array(list(map(number.__getitem__, every)), np.int64)
    often = np.bincount(at, minlength=len(number)) > 1
    again, column = often[at], np.cumsum(often) - 1
    held = np.zeros((len(lines), int(often.sum())), np.float32)
    held[np.repeat(np.arange(len(lines)), counts)[again], column[at[again]]] = 1
    held /= np.log(1.7 + held.sum(axis=0))
    size = (1 + counts.astype(np.float32)) ** 0.5
    both = held @ held.T / (size[:, None] * size)
    np.fill_diagonal(both, 0)
    return np.asarray(both / (both.sum(axis=1, keepdims=True) + 0.1))


def load(arrays: Mapping[str, Array], kind: str) -> Weights:
    """The networks of a kind in a model file, "graph_KIND_NUMBER_NAME", one behind another in each array; none where it holds none.

    Tables are in whole numbers, with the size of one for each row. Here they stand the other way round, ready for rows by them.
    """
    found: dict[str, list[Array]] = {}
    for key, value in arrays.items():
        if key.startswith(f"graph_{kind}_") and not key.endswith(".step"):
            name = key.removeprefix(f"graph_{kind}_").split("_", 1)[1]
            step = arrays.get(f"{key}.step", np.ones(1))
            whole = value.astype(np.float32) * step.astype(np.float32)[:, None] if value.ndim == 2 else value
            found.setdefault(name, []).append(whole.astype(np.float32))
    return {name: _laid_out(name, np.stack(whole)) for name, whole in found.items()}


def _laid_out(name: str, whole: Array) -> Array:
    """Vectors as a row each; a table of words by its words; of what a layer hears a table for each whom a block hears."""
    if whole.ndim < 3:
        return whole[..., None, :] if whole.ndim == 2 else whole[:, None]
    if name.startswith("codes"):
        return np.ascontiguousarray(whole.swapaxes(0, 1))
    turned = np.ascontiguousarray(whole.swapaxes(1, 2))
    return turned.reshape(len(whole), -1, *[whole.shape[1]] * 2) if name.endswith("up.weight") else turned


def read(w: Weights, inside: Page) -> Array:
    """Log odds that each block is the article's text, the mean of all networks'."""
    x = _linear(w, "rows", scaled(w, "in", inside.rows)) + _linear(w, "words", _means(w["codes.weight"], inside))
    x = gelu(normed(w, "norm", x))
    heard = _heard(inside)
    for n, shifts in enumerate(SHIFTS):
        h = normed(w, f"layers.{n}.norm", x)
        up = w[f"layers.{n}.up.weight"]
        own = h[:, None] @ up[:, : 1 + 2 * len(shifts)]
        told = own[:, 0] + w[f"layers.{n}.up.bias"] + inside.shared @ h @ up[:, -1]
        _hear(told, own[:, 1:], shifts)
        for k, (share, of) in enumerate(heard, own.shape[1]):
            told += (share @ h @ up[:, k])[:, of]
        x = x + _linear(w, f"layers.{n}.down", gelu(told))
    odds = _linear(w, "told", normed(w, "last", x))[..., 0] + w["first"] * inside.odds
    return np.asarray(odds.mean(axis=0))


def _hear(told: Array, said: Array, shifts: Sequence[int]) -> None:
    """Add to each row what those so many rows above and below it say; nothing stands beyond the ends."""
    for k, shift in enumerate(shifts):
        told[:, shift:] += said[:, 2 * k, :-shift]
        told[:, :-shift] += said[:, 2 * k + 1, shift:]


def _linear(w: Weights, name: str, x: Array) -> Array:
    return np.asarray(x @ w[f"{name}.weight"] + w[f"{name}.bias"])


def _means(table: Array, inside: Page) -> Array:
    """For each network the mean of each block's words, zero where it has none."""
    found = np.zeros((len(inside.counts), *table.shape[1:]), np.float32)
    some = np.flatnonzero(inside.counts)
    if len(some):
        starts = (np.cumsum(inside.counts) - inside.counts)[some]
        found[some] = np.add.reduceat(table[inside.words], starts) / inside.counts[some, None, None]
    return found.swapaxes(0, 1)


def _heard(inside: Page) -> list[tuple[Array, Array]]:
    """Each kind of container, the page's likely text the last: a row of the blocks' shares in each, and which one each block hears."""
    text = inside.sizes * inside.p + np.float32(1e-3)
    every = np.zeros(len(text), np.int64)
    return [*(_shares(group, inside.sizes**0.5) for group in inside.groups), _shares(every, text)]


def _shares(group: Array, weight: Array) -> tuple[Array, Array]:
    """For each group the parts that its members have in its mean, and for each member the row of its group."""
    kept, of = np.unique(group, return_inverse=True)
    share = np.zeros((len(kept), len(group)), np.float32)
    share[of, np.arange(len(group))] = weight
    return share / share.sum(axis=1, keepdims=True), of
