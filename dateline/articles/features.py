"""Numbers about every block of an HTML page, for the block labeller: its words, its containers, its neighbours.

Everything that depends on a block's path alone is computed once per distinct path of the page (about eighty of 260
blocks); sums over containers are one `bincount` each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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
HEADS = ("h1", "h2", "h3", "h4")
_TAG_CODE = {tag: code for code, tag in enumerate(TAGS)}
_LINK = (0.0,) * (OWN - 3)
_SUB = re.compile(r"[-_\d]+|(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")


def tokens(name: str) -> tuple[str, list[str]]:
    """The tag of one container, and the words of its name: tag, classes and id whole and in parts."""
    tag, *rest = name.replace("#", ".").replace("@", ".").split(".")
    found = [f"<{tag}>"]
    for word in rest[:8]:
        low = word.lower()
        found.append(low)
        if low != word:
            found += [part.lower() for part in _SUB.split(word) if len(part) > 1]
        elif "-" in low or "_" in low:
            found += low.replace("_", "-").split("-")
    return tag, found


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
    index = np.array([paths.setdefault(block.path, len(paths)) for block in blocks])
    place = np.array(_places(paths, names), np.float32)[index]
    sums = _sums(list(paths), index, own)
    near = _near(own, place)
    return np.concatenate([own, place, sums, near], axis=1, dtype=np.float32)


def is_link(block: Block, size: int) -> bool:
    """A short block that is a link and nothing else: more than half of all blocks, never looked at closely."""
    return block.links > 0.9 and size < 90 and not block.stated and block.tag not in HEADS


def _own(blocks: Sequence[Block], text: str, title: str, lexicon: Mapping[str, float]) -> Floats:
    """What each block says by itself."""
    lines = [text[block.span.start : block.span.stop] for block in blocks]
    times = Counter(lines)
    about = frozenset(_WORD.findall(title.lower()))
    rows = [_row(block, line, times[line], about, lexicon) for block, line in zip(blocks, lines, strict=True)]
    tags = np.array([_TAG_CODE.get(block.tag, -1) for block in blocks])
    return np.concatenate([np.array(rows, np.float32), tags[:, None] == np.arange(len(TAGS))], axis=1, dtype=np.float32)


def _row(block: Block, line: str, times: int, about: frozenset[str], lexicon: Mapping[str, float]) -> tuple[float, ...]:
    size, links, marks = len(line), block.links, block.marks
    if is_link(block, size):
        return (size**0.5, 0, links, *_LINK)
    seen = words(line)
    odds = [lexicon.get(word, 0.0) for word in seen] or [0.0]
    shared = sum(word in about for word in seen) if about and size < 250 else 0
    first = line[0]
    return (
        size ** 0.5, size * (1 - links) ** 2 > PROSE, links, min(line.count(" ") + 1, 200) ** 0.5, min(line.count(","), 12),
        line[-1] in TERMINAL, line[-2:-1] in TERMINAL, min(line.count(". ") + line.count("。"), 6), line.isupper(),
        first.islower(), first.isdigit(), times > 1, times if times < 5 else 5, block.hidden, block.stated,
        sum(odds) / len(odds), min(odds), max(odds), shared / (len(seen) + 1), shared / (len(about) + 1),
        "|" in line or "»" in line or "›" in line, "©" in line, size < 100 and "20" in line, first in "\"“«„‘'", "@" in line,
        bool(marks) and any(mark.role == "author" for mark in marks), bool(marks) and any(mark.role[:4] == "time" for mark in marks),
        block.image,
    )  # fmt: skip


def _places(paths: Iterable[tuple[str, ...]], names: Mapping[str, float]) -> list[list[float]]:
    """What the containers of each path say, by their tags and by the learned odds of their tokens."""
    seen: dict[str, tuple[float, float, float, str]] = {}
    return [_place([seen.get(name) or _name(name, names, seen) for name in path]) for path in paths]


def _name(
    name: str, names: Mapping[str, float], seen: dict[str, tuple[float, float, float, str]]
) -> tuple[float, float, float, str]:
    """The lowest and the highest learned odds among the tokens of a name, their sum, and its tag."""
    tag, found = tokens(name)
    odds = [names.get(token, 0.0) for token in found]
    low, high = min(0.0, *odds), max(0.0, *odds)
    seen[name] = (low, high, low + high, tag)
    return seen[name]


def _place(known: list[tuple[float, float, float, str]]) -> list[float]:
    odds = known[2:]
    near = [value for pair in odds[: -NEAR - 1 : -1] for value in pair[:2]]
    near += [0.0] * (2 * NEAR - len(near))
    tags = {pair[3] for pair in known}
    low = min([pair[0] for pair in odds], default=0.0)
    high = max([pair[1] for pair in odds], default=0.0)
    total = sum([pair[2] for pair in odds])
    return [*near, low, high, total, len(known) ** 0.5, *[float(tag in tags) for tag in INSIDE]]


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
