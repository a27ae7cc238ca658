"""Numbers about every block of an HTML page, for the block labeller: its words, its containers, its neighbours.

One column at a time over all blocks, so that Python's own loops are few: what depends on a block's path alone is computed
once a path (containers.py), sums over containers are one `bincount`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from dateline.articles import containers
from dateline.articles.line import HEADS
from dateline.types import Block

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
OWN = 28  # numbers that a block gives by itself
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
OWN_NEAR, PLACE = (
    (0, 1, 2, 5, 15, 18),
    (0, 1, 8, 9),
)  # columns of a block, and of its place, that its neighbours are told
PROSE = 60  # characters of unlinked text that make a block count as prose
SHORT = 160  # characters up to which every word of a block is looked at
ENDS = 5  # words looked at on each side of a longer one
TERMINAL = frozenset(".!?…:;。！？।؟۔")
QUOTES = frozenset("\"“«„‘'")
_TAG_CODE = {tag: code for code, tag in enumerate(TAGS)}
_WORD = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """The words looked at in a block: all of a short one, the first and last five of a long one."""
    if len(text) < SHORT:
        return _WORD.findall(text.lower())
    return _WORD.findall(text[:40].lower())[:ENDS] + _WORD.findall(text[-40:].lower())[-ENDS:]


def table(
    blocks: Sequence[Block],
    text: str,
    title: str,
    priors: containers.Priors,
    lexicon: Mapping[str, float],
    *,
    look: Ints | None = None,
) -> tuple[Floats, containers.Kin]:
    """One row for each block of `look` (of `looked` without it), and which blocks share containers.

    `priors` and `lexicon` are learned log-odds of container tokens and of words.
    """
    look = looked(blocks) if look is None else look
    own = _own(blocks, text, title, lexicon, look)
    paths: dict[tuple[str, ...], int] = {}
    index = np.array([paths.setdefault(block.path, len(paths)) for block in blocks])
    numbered = containers.number(paths)
    place = containers.places(numbered, priors)
    kin = containers.kin(numbered, index)
    near = _near(own, place[:, PLACE][index], look)
    position = np.log1p(np.arange(1, len(blocks) + 1))[look, None]
    columns = [own[look], place[index[look]], containers.sums(kin, own, look), near, position]
    whole: Floats = np.concatenate(columns, axis=1, dtype=np.float32)
    return whole, kin


def looked(blocks: Sequence[Block]) -> Ints:
    """The numbers of the blocks that are no bare links: more than half are short and a link, and never looked at closely."""
    return np.array(
        [
            n
            for n, block in enumerate(blocks)
            if block.links <= 0.9 or block.stated or block.tag in HEADS or block.span.stop - block.span.start >= 90
        ],
        np.int64,
    )


def _own(blocks: Sequence[Block], text: str, title: str, lexicon: Mapping[str, float], look: Ints) -> Floats:
    """What each block says by itself; a bare link has nothing but its size and links."""
    lines = [text[block.span.start : block.span.stop] for block in blocks]
    sizes = np.array([len(line) for line in lines], np.float64)
    links = np.array([block.links for block in blocks])
    codes = np.array([_TAG_CODE.get(block.tag, -1) for block in blocks])
    found = np.zeros((len(blocks), OWN + len(TAGS)), np.float32)
    found[:, 0], found[:, 2] = sizes**0.5, links
    found[look, 1] = (sizes * (1 - links) ** 2 > PROSE)[look]
    found[:, OWN:] = codes[:, None] == np.arange(len(TAGS))
    if len(look):
        times = Counter(lines)
        chosen = [lines[n] for n in look]
        found[look, 3:15] = _shape(chosen, [times[line] for line in chosen], [blocks[n] for n in look])
        found[look, 15:20] = _vocabulary(chosen, title, lexicon)
        found[look, 20:OWN] = _signs(chosen, [blocks[n] for n in look])
    return found


def _shape(lines: list[str], times: list[int], blocks: list[Block]) -> Floats:
    """Words, commas, stops, case, repeats, and what the markup says of the whole block."""
    columns: list[list[float]] = [
        [line.count(" ") + 1 for line in lines],
        [line.count(",") for line in lines],
        [line[-1] in TERMINAL for line in lines],
        [line[-2:-1] in TERMINAL for line in lines],
        [line.count(". ") + line.count("。") for line in lines],
        [line.isupper() for line in lines],
        [line[0].islower() for line in lines],
        [line[0].isdigit() for line in lines],
        [count > 1 for count in times],
        list(times),
        [block.hidden for block in blocks],
        [block.stated for block in blocks],
    ]
    found = np.array(columns, np.float32).T
    found[:, 0] = np.minimum(found[:, 0], 200) ** 0.5
    found[:, (1, 4, 9)] = np.minimum(found[:, (1, 4, 9)], (12, 6, 5))
    return found


def _vocabulary(lines: list[str], title: str, lexicon: Mapping[str, float]) -> Floats:
    """Mean, least and greatest learned odds of the words, and what they share with the title."""
    about = frozenset(_WORD.findall(title.lower()))
    told, block = tokens(lines)
    odds = np.fromiter(map(lexicon.get, told, repeat(0.0)), np.float64, len(told))
    size = len(lines)
    counts = np.bincount(block, minlength=size)
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, block, odds)
    np.maximum.at(high, block, odds)
    shared = np.zeros(size)
    if about:
        hits = np.fromiter(map(about.__contains__, told), np.float64, len(told))
        shared = np.bincount(block, hits, size) * np.array([len(line) < 250 for line in lines])
    bare = counts == 0
    low[bare] = high[bare] = 0.0
    mean = np.bincount(block, odds, size) / np.maximum(counts, 1)
    return np.stack([mean, low, high, shared / (counts + 1), shared / (len(about) + 1)], axis=1).astype(np.float32)


def tokens(lines: Sequence[str]) -> tuple[list[str], Ints]:
    """The words looked at of all lines, and for each the number of its line."""
    found = list(map(words, lines))
    return list(chain.from_iterable(found)), np.repeat(np.arange(len(lines)), list(map(len, found)))


def _signs(lines: list[str], blocks: list[Block]) -> Floats:
    """Single characters that chrome, credits and quotes show, and inline roles."""
    columns: list[list[bool]] = [
        ["|" in line or "»" in line or "›" in line for line in lines],
        ["©" in line for line in lines],
        [len(line) < 100 and "20" in line for line in lines],
        [line[0] in QUOTES for line in lines],
        ["@" in line for line in lines],
        [bool(block.marks) and any(mark.role == "author" for mark in block.marks) for block in blocks],
        [bool(block.marks) and any(mark.role[:4] == "time" for mark in block.marks) for block in blocks],
        [block.image for block in blocks],
    ]
    return np.array(columns, np.float32).T


def _near(own: Floats, place: Floats, look: Ints) -> Floats:
    """The two neighbours on each side, the prose before and after, and the place in the page."""
    size = len(own)
    padded = np.zeros((size + 4, len(OWN_NEAR) + place.shape[1]), np.float32)
    padded[2:-2, : len(OWN_NEAR)], padded[2:-2, len(OWN_NEAR) :] = own[:, OWN_NEAR], place
    shifts = [padded[look + at] for at in (0, 1, 3, 4)]
    prose = own[:, 0] ** 2 * own[:, 1]
    before = np.cumsum(prose) / max(1.0, float(prose.sum()))
    at = np.arange(size)
    heads = np.flatnonzero(own[:, OWN + TAGS.index("h1")])
    after_head = np.searchsorted(heads, at, side="right")
    extra = [before, at / max(1, size), np.minimum(after_head, 3), np.full(size, size**0.5)]
    extra += [_run(own[:, 1], width) for width in (5, 9, 21)]
    return np.concatenate([*shifts, np.stack([column[look] for column in extra], axis=1)], axis=1)


def _run(prose: Floats, width: int) -> Floats:
    """Share of prose in the `width` blocks around."""
    padded = np.pad(prose, width // 2)
    found: Floats = np.convolve(padded, np.full(width, 1 / width, np.float32), mode="valid").astype(np.float32)
    return found
