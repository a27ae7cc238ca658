"""Numbers about a line among the others, once each has a first probability of being text: what surrounds it, what its
own words say it is (cues.py), and whether it speaks of what the page's surest text speaks of.

The second reading of plain text: without markup a teaser that reads like prose is told from the story by its words. Of a
marked-up page only the probabilities around count (`around`): its containers tell the rest (containers.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.articles import cues
from dateline.articles.line import STEM, stems
from dateline.articles.shape import is_prose, is_stamp

Floats = NDArray[np.float32]
CORE = 0.7  # probability from which a line's words count as the story's
_NAME = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][^\W\d_]{2,}")
OFTEN = 30  # of the sure lines' words, the commonest
WINDOWS = (3, 7, 15, 41)  # lines
CUES = (cues.is_caption, cues.is_credit, is_stamp, cues.is_byline, cues.is_teaser_head, cues.is_teaser, cues.is_chrome,
        is_prose, cues.is_sentence)  # fmt: skip
LEADS = (5, 7, 3, 4)  # columns of cues behind which a list, a picture or a head goes on: lines since the last
RUNS = (7, 8)  # columns of cues whose share in the eleven lines around counts


def table(lines: Sequence[str], p: NDArray[np.float64]) -> Floats:
    """One row a line."""
    sizes = np.array([len(line) for line in lines], np.float64)
    return np.concatenate([around(p, sizes), _cohesion(lines, p), _cues(lines)], axis=1).astype(np.float32)


def _cues(lines: Sequence[str]) -> Floats:
    """What the words of each line say it is, how far above such a line stands, and how many stand around."""
    told = np.array([(bool(cues.notice(line)), *(ask(line) for ask in CUES)) for line in lines], np.float32)
    at = np.arange(len(told))
    found: list[NDArray[np.floating[Any]]] = [told]
    for column in LEADS:
        last = np.maximum.accumulate(np.where(told[:, column] > 0, at, -1000))
        found.append(np.log1p(np.minimum(at - last, 200))[:, None])
    found += [np.convolve(np.pad(told[:, column], 5), np.ones(11) / 11, "valid")[:, None] for column in RUNS]
    return np.concatenate(found, axis=1).astype(np.float32)


def around(p: NDArray[np.float64], sizes: NDArray[np.float64]) -> Floats:
    """The probabilities near a line, the text above and below it, and its distance from the surest."""
    count = len(p)
    padded = np.pad(p, 3)
    columns = [p, *(padded[3 + shift : 3 + shift + count] for shift in (-3, -2, -1, 1, 2, 3))]
    mass = sizes * p
    for width in WINDOWS:
        half = width // 2
        around = np.convolve(np.pad(mass, half), np.ones(width), "valid")
        columns.append(around / np.maximum(1, np.convolve(np.pad(sizes, half), np.ones(width), "valid")))
    above = np.cumsum(mass) - mass
    total = max(1.0, float(mass.sum()))
    columns += [above / total, np.log1p(above), np.log1p(total - above - mass), np.full(count, np.log1p(total))]
    columns += _distances(p > CORE, sizes > 80)
    return np.stack(columns, axis=1).astype(np.float32)


def _distances(sure: NDArray[np.bool_], long: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """Lines since the last sure paragraph, and until the next."""
    count = len(sure)
    at = np.arange(count)
    solid = sure & long
    last = np.maximum.accumulate(np.where(solid, at, -1000))
    before = at - np.concatenate([[-1000], last[:-1]])
    coming = np.minimum.accumulate(np.where(solid, at, count + 1000)[::-1])[::-1]
    after = np.concatenate([coming[1:], [count + 1000]]) - at
    return [np.log1p(np.minimum(before, 200.0)), np.log1p(np.minimum(after, 200.0))]


def _cohesion(lines: Sequence[str], p: NDArray[np.float64]) -> Floats:
    """How much of a line's words stand in the page's other sure lines: any, its rarer ones, its names."""
    terms = [stems(line) for line in lines]
    names = [{word[:STEM] for word in _NAME.findall(line)} for line in lines]
    core = Counter(term for found, q in zip(terms, p, strict=True) if q > CORE for term in found)
    called = Counter(name for found, q in zip(names, p, strict=True) if q > CORE for name in found)
    often = {term for times, term in nsmallest(OFTEN, ((-n, term) for term, n in core.items())) if times < -2}
    rows: list[tuple[float, ...]] = []
    for found, mine, q in zip(terms, names, p.tolist(), strict=True):
        own = q > CORE
        told = sum(core[term] > own for term in found)
        again = sum(called[name] > own for name in mine)
        rows.append(
            (told / (1 + len(found)), sum(term in often for term in found) / (1 + len(found)), again / (1 + len(mine)),
             min(10, len(found)), min(5, len(mine)), told)
        )  # fmt: skip
    return np.array(rows, np.float32)
