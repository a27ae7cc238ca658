"""Numbers about every block of an HTML page, for the block labeller: its words, its containers, its neighbours.

Everything that depends on a block's path alone is computed once per distinct path of the page (about eighty of 260
blocks); sums over containers are one `bincount` each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dateline.types import Block

Floats = NDArray[np.float32]
OWN = 28  # numbers that a block gives by itself
LEVELS = 5  # ancestors whose sums are taken
NEAR = 4  # ancestors whose token priors stand alone
TAGS = (
    "p",
    "div",
    "li",
    "td",
    "h1",
    "h2",
    "h3",
    "h4",
    "span",
    "figcaption",
    "blockquote",
    "a",
    "dd",
    "section",
    "article",
)
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
PROSE = 60  # characters of unlinked text that make a block count as prose
TERMINAL = frozenset(".!?…:;。！？।؟۔")
_PARTS = re.compile(r"[.#@]")
_SUB = re.compile(r"[-_\d]+|(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=50_000)
def tokens(name: str) -> tuple[str, ...]:
    """The words of one container's name: its tag, its classes and id whole and in parts."""
    tag, *rest = _PARTS.split(name)
    found = {f"<{tag}>"}
    for word in rest[:8]:
        low = word.lower()
        found.add(low)
        found.update(part.lower() for part in _SUB.split(word) if len(part) > 1)
    return tuple(sorted(found))


def words(text: str) -> list[str]:
    """The words looked at in a block: all of a short one, the first and last five of a long one."""
    if len(text) < 160:
        return _WORD.findall(text.lower())
    return _WORD.findall(text[:40].lower())[:5] + _WORD.findall(text[-40:].lower())[-5:]


def table(
    blocks: Sequence[Block], text: str, title: str, names: Mapping[str, float], lexicon: Mapping[str, float]
) -> Floats:
    """One row a block. `names` and `lexicon` are learned log-odds of container tokens and of words."""
    own = _own(blocks, text, title, lexicon)
    paths: dict[tuple[str, ...], int] = {}
    index = np.fromiter((paths.setdefault(block.path, len(paths)) for block in blocks), np.int64, len(blocks))
    place = np.array([_place(path, names) for path in paths], np.float32)[index]
    sums = _sums(list(paths), index, own)
    near = _near(own, place)
    return np.concatenate([own, place, sums, near], axis=1, dtype=np.float32)


def _own(blocks: Sequence[Block], text: str, title: str, lexicon: Mapping[str, float]) -> Floats:
    """What each block says by itself."""
    lines = [block.span.of(text) for block in blocks]
    times = Counter(lines)
    about = set(_WORD.findall(title.lower()))
    rows = [_row(block, line, times[line], about, lexicon) for block, line in zip(blocks, lines, strict=True)]
    found = np.array(rows, np.float32)
    tags = np.array([[block.tag == tag for tag in TAGS] for block in blocks], np.float32)
    return np.concatenate([found, tags], axis=1)


def _row(block: Block, line: str, times: int, about: set[str], lexicon: Mapping[str, float]) -> tuple[float, ...]:
    size = len(line)
    seen = words(line)
    odds = [lexicon.get(word, 0.0) for word in seen] or [0.0]
    shared = sum(word in about for word in seen) if size < 250 else 0
    return (
        size ** 0.5, size * (1 - block.links) ** 2 > PROSE, block.links, min(line.count(" ") + 1, 200) ** 0.5, min(line.count(","), 12),
        line[-1] in TERMINAL, line[-2:-1] in TERMINAL, min(line.count(". ") + line.count("。"), 6), line.isupper(),
        line[0].islower(), line[0].isdigit(), times > 1, min(times, 5), block.hidden, block.stated,
        sum(odds) / len(odds), min(odds), max(odds), shared / (len(seen) + 1), shared / (len(about) + 1),
        "|" in line or "»" in line or "›" in line, "©" in line, "20" in line and size < 100, line[0] in "\"“«„‘'", "@" in line,
        any(mark.role == "author" for mark in block.marks), any(mark.role[:4] == "time" for mark in block.marks),
        block.image,
    )  # fmt: skip


def _place(path: tuple[str, ...], names: Mapping[str, float]) -> list[float]:
    """What the containers of a path say, by their tags and by the learned odds of their tokens."""
    odds = [_odds(name, names) for name in path[2:]]
    near = odds[: -NEAR - 1 : -1]
    near += [(0.0, 0.0)] * (NEAR - len(near))
    low = min((pair[0] for pair in odds), default=0.0)
    high = max((pair[1] for pair in odds), default=0.0)
    tags = {name.partition(".")[0].partition("#")[0].partition("@")[0] for name in path}
    total = sum(pair[0] + pair[1] for pair in odds)
    return [
        *(value for pair in near for value in pair),
        low,
        high,
        total,
        len(path) ** 0.5,
        *(float(tag in tags) for tag in INSIDE),
    ]


def _odds(name: str, names: Mapping[str, float]) -> tuple[float, float]:
    """The lowest and the highest learned odds among the tokens of a name."""
    found = [names.get(token, 0.0) for token in tokens(name)]
    return min(0.0, *found), max(0.0, *found)


def _sums(paths: list[tuple[str, ...]], index: NDArray[np.int64], own: Floats) -> Floats:
    """For each of the nearest containers: its prose, its share of the page's, its links, its blocks."""
    size = own[:, 0] ** 2
    prose = size * own[:, 1]
    whole = max(1.0, float(prose.sum()))
    columns = []
    for level in range(LEVELS):
        groups: dict[tuple[str, ...], int] = {}
        of_path = np.array(
            [groups.setdefault(path[: len(path) - level] if level < len(path) else (), len(groups)) for path in paths]
        )
        group = of_path[index]
        text = np.bincount(group, size)
        mass = np.bincount(group, prose)
        links = np.bincount(group, size * own[:, 2]) / np.maximum(text, 1)
        count = np.bincount(group)
        columns += [
            np.log1p(mass)[group],
            (mass / whole)[group],
            links[group],
            np.log1p(count)[group],
            (mass / np.maximum(text, 1))[group],
        ]
    return np.stack(columns, axis=1).astype(np.float32)


def _near(own: Floats, place: Floats) -> Floats:
    """The two neighbours on each side, the prose before and after, and the place in the page."""
    size = len(own)
    look = np.concatenate([own[:, (0, 1, 2, 5, 15, 18)], place[:, (0, 1, 8, 9)]], axis=1)
    padded = np.pad(look, ((2, 2), (0, 0)))
    shifts = [padded[at : at + size] for at in (0, 1, 3, 4)]
    prose = own[:, 0] ** 2 * own[:, 1]
    before = np.cumsum(prose) / max(1.0, float(prose.sum()))
    at = np.arange(size)
    heads = np.flatnonzero(own[:, OWN + TAGS.index("h1")])
    after_head = np.searchsorted(heads, at, side="right")
    extra = [before, at / max(1, size), np.minimum(after_head, 3), np.full(size, size**0.5)]
    extra += [_run(own[:, 1], width) for width in (5, 9, 21)]
    return np.concatenate([*shifts, np.stack(extra, axis=1)], axis=1)


def _run(prose: Floats, width: int) -> Floats:
    """Share of prose in the `width` blocks around."""
    padded = np.pad(prose, width // 2)
    found: Floats = np.convolve(padded, np.full(width, 1 / width, np.float32), mode="valid").astype(np.float32)
    return found
