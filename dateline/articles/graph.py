"""The blocks of a page read together: a small network in which each block hears those it belongs with.

Convolutions on a graph (Kipf and Welling, Semi-supervised classification with graph convolutional networks, 2017): in every
layer a block hears its neighbours in reading order, the means of its containers, the mean of the page's likely text, and the
blocks that share its words. Several networks that differ by chance alone are averaged. `training/articles_graph.py` makes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from dateline.articles import features
from dateline.articles.line import stems
from dateline.language.network import Array, Weights, gelu, linear, normed, scaled

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
    found = [list(map(_code, features.words(line))) for line in own]
    groups = tuple(kin.level(level)[near] for level in range(LEVELS)) if kin else ()
    return Page(
        np.concatenate([rows, odds[:, None]], axis=1, dtype=np.float32), odds, np.array(list(chain.from_iterable(found)), np.int64),
        np.array(list(map(len, found)), np.int64), groups, np.array(list(map(len, own)), np.float32), p[near].astype(np.float32), _shared(own),
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
    every = list(chain.from_iterable(terms))
    counts = np.array(list(map(len, terms)))
    column = {term: n for n, term in enumerate(term for term, count in Counter(every).items() if count > 1)}
    at = np.array([column.get(term, -1) for term in every], np.int64)
    again = at >= 0
    held = np.zeros((len(lines), len(column)), np.float32)
    held[np.repeat(np.arange(len(lines)), counts)[again], at[again]] = 1
    held /= np.log(1.7 + held.sum(axis=0))
    size = (1 + counts.astype(np.float32)) ** 0.5
    both = held @ held.T / (size[:, None] * size)
    np.fill_diagonal(both, 0)
    return np.asarray(both / (both.sum(axis=1, keepdims=True) + 0.1))


def load(arrays: Mapping[str, Array], kind: str) -> tuple[Weights, ...]:
    """The networks of a kind in a model file, "graph_KIND_NUMBER_NAME": tables in whole numbers, with the size of one for each row."""
    found: dict[str, dict[str, Array]] = {}
    for key, value in arrays.items():
        if key.startswith(f"graph_{kind}_") and not key.endswith(".step"):
            number, name = key.removeprefix(f"graph_{kind}_").split("_", 1)
            step = arrays.get(f"{key}.step", np.ones(1))
            whole = value.astype(np.float32) * step.astype(np.float32)[:, None] if value.ndim == 2 else value
            found.setdefault(number, {})[name] = whole.astype(np.float32)
    return tuple(found.values())


def read(networks: Iterable[Weights], inside: Page) -> Array:
    """Log odds that each block is the article's text."""
    return np.asarray(np.mean([_odds(w, inside) for w in networks], axis=0))


def _odds(w: Weights, inside: Page) -> Array:
    x = linear(w, "rows", scaled(w, "in", inside.rows)) + linear(w, "words", _means(w["codes.weight"], inside))
    x = gelu(normed(w, "norm", x))
    heard = [_mean_of(group, inside.sizes**0.5) for group in inside.groups]
    text = inside.sizes * inside.p + 1e-3
    text /= text.sum()
    for n, shifts in enumerate(SHIFTS):
        h = normed(w, f"layers.{n}.norm", x)
        parts = [h, *(_shifted(h, by) for shift in shifts for by in (shift, -shift)), *(mean(h) for mean in heard)]
        parts += [np.broadcast_to(text @ h, h.shape), inside.shared @ h]
        x = x + linear(w, f"layers.{n}.down", gelu(linear(w, f"layers.{n}.up", np.concatenate(parts, axis=1))))
    return np.asarray(linear(w, "told", normed(w, "last", x))[:, 0] + w["first"] * inside.odds)


def _means(table: Array, inside: Page) -> Array:
    """The mean of each block's words, zero where it has none."""
    found = np.zeros((len(inside.counts), table.shape[1]), np.float32)
    some = np.flatnonzero(inside.counts)
    if len(some):
        starts = (np.cumsum(inside.counts) - inside.counts)[some]
        found[some] = np.add.reduceat(table[inside.words], starts) / inside.counts[some, None]
    return found


def _shifted(h: Array, by: int) -> Array:
    """Row n holds what stood `by` rows above; zeros beyond the ends."""
    found = np.zeros_like(h)
    if by > 0:
        found[by:] = h[:-by]
    else:
        found[:by] = h[-by:]
    return found


def _mean_of(group: Array, weight: Array) -> Callable[[Array], Array]:
    """A function that gives each row the weighted mean of its group's rows."""
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    sizes = np.diff([*starts, len(group)])
    part = (weight[order] / np.repeat(np.add.reduceat(weight[order], starts), sizes))[:, None]
    back = np.empty(len(group), np.int64)
    back[order] = np.repeat(np.arange(len(starts)), sizes)
    return lambda h: np.asarray(np.add.reduceat(h[order] * part, starts)[back])
