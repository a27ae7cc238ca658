"""Numbers about the containers that a block stands in: what their names say, and the prose and links they hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
LEVELS = 5  # ancestors whose sums are taken
NEAR = 4  # ancestors whose token priors stand alone
INSIDE = (
    "nav",
    "footer",
    "aside",
    "header",
    "form",
    "figure",
    "article",
    "main",
    "li",
    "table",
    "blockquote",
    "button",
)
_SUB = re.compile(r"[-_\d]+|(?<=[a-z])(?=[A-Z])")
REMEMBERED = 20_000  # names
WORDS = 8  # classes, id and role of a name
OUTER = 2  # <html> and <body> say nothing
MAIN = 0.8  # share of the text that a page's main container holds
PRIME = np.uint64(1_000_003)
_BIT = {tag: 1 << n for n, tag in enumerate(INSIDE)}


def tokens(name: str) -> tuple[str, list[str]]:
    """The tag of one container, and the words of its name: tag, classes and id whole and in parts."""
    tag, *rest = _words(name)
    return tag, [f"<{tag}>", *(part for word in rest for part in _parts(word))]


def _words(name: str) -> list[str]:
    """The tag, and the first classes, id and role."""
    return name.replace("#", ".").replace("@", ".").split(".")[: 1 + WORDS]


def _parts(word: str) -> list[str]:
    low = word.lower()
    if low != word:
        return [low, *(part.lower() for part in _SUB.split(word) if len(part) > 1)]
    if "-" in low or "_" in low:
        return [low, *low.replace("_", "-").split("-")]
    return [low]


@dataclass(slots=True)
class Priors:
    """Learned log-odds of container tokens, and what they made of the names and words seen last: sites repeat theirs."""

    odds: Mapping[str, float]
    seen: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    words: dict[str, tuple[float, float]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[float, float, int]:
        """The lowest and the highest odds among the tokens of a name, and the bit of its tag."""
        known = self.seen.get(name)
        if known is None:
            if len(self.seen) >= REMEMBERED:
                self.seen.clear()
            tag, *rest = _words(name)
            odds = self.odds.get(f"<{tag}>", 0.0)
            sides = [(odds, odds), *(self.words.get(word) or self._range(word) for word in rest)]
            lows, highs = zip(*sides, strict=True)
            known = self.seen[name] = (min(0.0, *lows), max(0.0, *highs), _BIT.get(tag, 0))
        return known

    def _range(self, word: str) -> tuple[float, float]:
        """The lowest and the highest odds among the parts of a word, zero among them."""
        if len(self.words) >= REMEMBERED:
            self.words.clear()
        odds = [self.odds[part] for part in _parts(word) if part in self.odds]
        found = self.words[word] = (min(0.0, *odds), max(0.0, *odds)) if odds else (0.0, 0.0)
        return found


@dataclass(frozen=True, slots=True)
class Paths:
    """The distinct paths of a page as one list of container numbers, each path opened by the number 0."""

    names: list[str]  # the name of each number from 1 on
    flat: Ints
    starts: Ints
    sizes: Ints


def number(paths: Collection[tuple[str, ...]]) -> Paths:
    """Number the names of the paths."""
    numbers = dict(zip(dict.fromkeys(chain.from_iterable(paths)), count(1), strict=False))
    names = list(numbers)
    numbers[""] = 0
    flat = np.array(list(map(numbers.__getitem__, chain.from_iterable(("", *path) for path in paths))))
    sizes = np.array([len(path) + 1 for path in paths])
    return Paths(names, flat, np.cumsum(sizes) - sizes, sizes)


def places(paths: Paths, priors: Priors) -> Floats:
    """What the containers of each path say, by their tags and by the learned odds of their tokens."""
    low, high, inside = np.array([(0.0, 0.0, 0), *[priors.of(name) for name in paths.names]]).T
    depth = np.arange(len(paths.flat)) - np.repeat(paths.starts, paths.sizes)
    own = depth > OUTER
    lows, highs = low[paths.flat] * own, high[paths.flat] * own
    near = []
    for level in range(NEAR):
        at = paths.starts + np.maximum(paths.sizes - 1 - level, 0)
        near += [lows[at], highs[at]]
    flags = np.bitwise_or.reduceat(inside.astype(np.int64)[paths.flat], paths.starts)
    columns = [
        *near,
        np.minimum.reduceat(lows, paths.starts),
        np.maximum.reduceat(highs, paths.starts),
        np.add.reduceat(lows + highs, paths.starts),
        (paths.sizes - 1) ** 0.5,
    ]
    told = (flags[:, None] >> np.arange(len(INSIDE))) & 1
    return np.concatenate([np.stack(columns, axis=1), told], axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Kin:
    """Which blocks of a page share which containers: a number for each container, those of each path by depth."""

    of: Ints  # for each block the number of its path
    inside: Ints  # for each path and depth the number of the container there, 0 beyond the path's own depth
    depths: Ints  # of each container
    sizes: Ints  # of each path: how many containers it names

    def level(self, level: int) -> Ints:
        """For each block the number of its container, so many steps above the innermost."""
        every = np.arange(len(self.sizes))
        found: Ints = self.inside[every, np.maximum(self.sizes - 1 - level, 0)][self.of]
        return found


def kin(paths: Paths, of: Ints) -> Kin:
    """Containers are told apart by all names from the page down to them."""
    width = int(paths.sizes.max())
    names = np.zeros((len(paths.sizes), width), np.uint64)
    row = np.repeat(np.arange(len(paths.sizes)), paths.sizes)
    depth = np.arange(len(paths.flat)) - np.repeat(paths.starts, paths.sizes)
    names[row, depth] = paths.flat + 1
    hashes = np.zeros_like(names)
    running = np.zeros(len(names), np.uint64)
    for column in range(width):
        running = running * PRIME + names[:, column]
        hashes[:, column] = running
    kept, inside = np.unique(np.where(names > 0, hashes, 0), return_inverse=True)
    inside = inside.reshape(names.shape)
    depths = np.zeros(len(kept), np.int64)
    depths[inside[row, depth]] = depth
    return Kin(of, inside, depths, paths.sizes)


def sums(kin: Kin, own: Floats, look: Ints) -> Floats:
    """For the blocks `look`, of each of the nearest containers: its prose, its share of the page's, its links, its blocks."""
    size = own[:, 0] ** 2
    prose = size * own[:, 1]
    linked = size * own[:, 2]
    whole = max(1.0, float(prose.sum()))
    columns = []
    for level in range(LEVELS):
        group = kin.level(level)
        text = np.maximum(np.bincount(group, size), 1)
        mass = np.bincount(group, prose)
        links = np.bincount(group, linked) / text
        sides = (np.log1p(mass), mass / whole, links, np.log1p(np.bincount(group)), mass / text)
        columns.append(np.stack(sides, axis=1).astype(np.float32)[group[look]])
    return np.concatenate(columns, axis=1)


def likely(kin: Kin, sizes: NDArray[np.float64], p: NDArray[np.float64], look: Ints) -> Floats:
    """For the blocks `look`, by all blocks' first probabilities: how much text its nearest containers hold, and where it stands
    by the page's main container, the innermost that holds most of the text.
    """
    mass = sizes * p
    whole = max(1.0, float(mass.sum()))
    columns = []
    for level in range(LEVELS):
        group = kin.level(level)
        held = np.bincount(group, mass)
        best = np.zeros(len(held))
        np.maximum.at(best, group, p)
        share = held / np.maximum(1, np.bincount(group, sizes))
        mean = np.bincount(group, p) / np.maximum(1, np.bincount(group))
        columns += [side[group[look]] for side in (share, held / whole, mean, best)]
    return np.stack([*columns, *_main(kin, mass, whole, look)], axis=1).astype(np.float32)


def _main(kin: Kin, mass: NDArray[np.float64], whole: float, look: Ints) -> tuple[NDArray[np.float64], ...]:
    """Inside the main container or not; how far outside the shared one it is; how deep below it the block stands."""
    width = kin.inside.shape[1]
    of_path = np.bincount(kin.of, mass, len(kin.sizes))
    held = np.bincount(kin.inside.ravel(), np.repeat(of_path, width), len(kin.depths))
    rich = np.flatnonzero((held >= MAIN * whole) & (kin.depths > 0))
    if not len(rich):
        return tuple(np.zeros(len(look)) for _ in range(3))
    main = rich[kin.depths[rich].argmax()]
    depth = kin.depths[main]
    inside = (kin.inside[:, depth] == main) & (kin.sizes > depth)
    above = kin.inside[np.flatnonzero(inside)[0], : depth + 1]
    shared = (kin.inside[:, : depth + 1] == above).sum(axis=1)
    below = np.where(inside, kin.sizes - 1 - depth, -1)
    of = kin.of[look]
    return inside[of].astype(np.float64), (depth + 1 - shared)[of].astype(np.float64), below[of].astype(np.float64)
