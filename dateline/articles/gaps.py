"""How likely it is that a story ends between two paragraphs: the words before and after, and what stands between.

A gap is one or more lines that are no paragraph (in plain text a subhead, too: a second story's headline reads like
one). Inside a story the words go on (names and terms come back); where another begins they break off, and something of a head
stands in the gap. The trees are learned on built pages (training/articles_seams.py, dateline/models/seams.npz).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING

from dateline.articles import cues, dates
from dateline.articles.line import STEM, Line, stems
from dateline.articles.shape import words_of

if TYPE_CHECKING:
    from dateline.articles.trees import Trees

TEXT = {"html": ("body", "subhead"), "flat": ("body",)}
TITLES = ("title", "short", "kicker", "headline", "subhead")  # labels of lines that may be one
SIDE = 400  # characters of text that a story must have on each side
LEAST = {"html": 0.7, "flat": 0.6}
NEAR, FAR = 8, 25  # paragraphs on each side whose words are compared
HEAD = 10  # lines below a title that its stamp or byline stands in
ALIKE = 0.6  # share of terms of a title printed again
_NAME = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][^\W\d_]{2,}")
_WHEN = re.compile(rf"(?i:{cues.WEEKDAY}|{'|'.join(dates.MONTHS)})$")
STRANGE, NAMED = 0.15, 4  # share of words in common of two stories, and names that each must have
_SMALL = re.compile(r"\b[^\W\d_]{1,4}\b")
Words = frozenset[str]
Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The lines [start, stop) are no paragraphs; `stop` is the paragraph after; `row` describes the gap."""

    start: int
    stop: int
    row: Row


def find(lines: list[Line], kind: str) -> list[Gap]:
    """Every gap with enough text on both sides, described; `kind` is "html" or "flat"."""
    body = [n for n, line in enumerate(lines) if line.label in TEXT[kind]]
    above = list(accumulate(len(lines[n].text) for n in body))
    wide = [
        k
        for k in range(1, len(body))
        if body[k] - body[k - 1] > 1
        and SIDE <= above[k - 1] <= above[-1] - SIDE
        and _is_break(lines[body[k - 1] + 1 : body[k]], kind)
    ]
    if not wide:
        return []
    text = _Text([lines[n] for n in body])
    heads = [stems(line.text) for line in lines[: body[0]] if is_title(line)][-3:]
    found = []
    for k in wide:
        a, b = body[k - 1], body[k]
        sizes = (math.log(above[k - 1]), math.log(above[-1] - above[k - 1]), float(len(lines[b].text) > 120))
        row = (*_between(lines[a + 1 : b], heads, text, k), *_likely(lines[a : b + 1]), *text.row(k), *sizes)
        found.append(Gap(a + 1, b, row))
    return found


def probabilities(found: Sequence[Gap], kind: str) -> list[float]:
    """That another story begins behind each gap."""
    if not found:
        return []
    import numpy as np

    odds = _trees()[kind].odds(np.array([gap.row for gap in found], np.float32))
    answer: list[float] = (1 / (1 + np.exp(-odds.astype(np.float64)))).tolist()
    return answer


def is_title(line: Line, labels: tuple[str, ...] = TITLES, *, least: int = 4) -> bool:
    """Reads like a headline: `least` words or more, no sentence, no small letter first."""
    words = words_of(line.text)
    return (
        line.label in labels
        and least <= words <= 30
        and not line.text[:1].islower()
        and not cues.is_sentence(line.text)
    )


def best_title(gap: list[Line], after: Words, before: Words) -> tuple[float, float, int]:
    """How much more the text after speaks of the gap's best title than the text before, how much, and where it stands.

    A list of other stories may have run on into the head of the next one, so that its title was taken for a teaser.
    """
    found = [(n, stems(line.text)) for n, line in enumerate(gap) if is_title(line, (*TITLES, "teaser"))]
    return max(((_part(t, after) - _part(t, before), _part(t, after), n) for n, t in found), default=(0.0, 0.0, -1))


def are_strangers(before: list[Line], after: list[Line]) -> bool:
    """The paragraphs on both sides name many, and hardly the same; other words do not come back either."""
    one, two = _names(before[-NEAR:]), _names(after[:NEAR])
    if min(len(one), len(two)) < NAMED or _shared(one, two) > STRANGE:
        return False
    return _shared(terms(before[-NEAR:]), terms(after[:NEAR])) <= STRANGE


def _names(lines: list[Line]) -> Words:
    return frozenset(word[:STEM] for line in lines for word in _NAME.findall(line.text) if not _WHEN.match(word))


def terms(lines: list[Line]) -> Words:
    """The longer words of some lines, without their endings."""
    return _join([stems(line.text) for line in lines])


class _Text:
    """The words of a page's paragraphs, and how far each of them reaches."""

    def __init__(self, paragraphs: list[Line]) -> None:
        self.lines = paragraphs
        self.terms = [stems(line.text) for line in paragraphs]
        self.names = [frozenset(word[:STEM] for word in _NAME.findall(line.text)) for line in paragraphs]
        self.chains = _chains(self.terms)
        self.named = _chains(self.names)
        self.usual = _median(
            [_shared(self.around(k, -NEAR), self.around(k, NEAR)) for k in range(3, len(paragraphs) - 3, 2)], 0.2
        )
        self.crossing = _median([c for c, _, _ in self.chains], 1.0)
        seen: set[str] = set()
        self.old = []  # share of each paragraph's terms that stood above it
        for found in self.terms:
            self.old.append(len(found & seen) / (1 + len(found)))
            seen |= found
        self.known = _median(self.old[3:], 0.4)

    def around(self, k: int, count: int) -> Words:
        """The terms of `count` paragraphs from the k-th on, or of those before it."""
        return _join(self.terms[k : k + count] if count > 0 else self.terms[max(0, k + count) : k])

    def row(self, k: int) -> Row:
        """What the k-th paragraph and those behind it share with those above."""
        near = self.around(k, -NEAR), self.around(k, NEAR)
        far = self.around(k, -FAR), self.around(k, FAR)
        names = _join(self.names[max(0, k - 20) : k]), _join(self.names[k : k + 20])
        small = _shared(_small(self.lines[max(0, k - 6) : k]), _small(self.lines[k : k + 6]))
        shared = _shared(*near)
        lead = self.terms[k] | self.terms[min(k + 1, len(self.terms) - 1)]
        return (
            shared, _shared(*far), _shared(*names), shared / (self.usual + 0.03), min(map(len, near)) / 50, small,
            self.old[k], self.old[k] / (self.known + 0.05), _part(lead, far[0]),
            _part(lead, self.around(k + 2, FAR)), *_crossing(self.chains[k]), self.chains[k][0] / (self.crossing + 1),
            *_crossing(self.named[k]),
        )  # fmt: skip


def _chains(found: list[Words]) -> list[tuple[int, int, int]]:
    """Before each paragraph: how many words come on both sides of it, twice or more above alone, and below alone."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for n, words in enumerate(found):
        for word in words:
            first.setdefault(word, n)
            last[word] = n
    begun, ended = [0] * (len(found) + 1), [0] * (len(found) + 1)
    total = 0
    for word, n in first.items():
        if last[word] > n:
            begun[n] += 1
            ended[last[word]] += 1
            total += 1
    rows, started, closed = [], 0, 0
    for n in range(len(found)):
        rows.append((started - closed, closed, total - started))
        started += begun[n]
        closed += ended[n]
    return rows


def _crossing(counts: tuple[int, int, int]) -> tuple[float, float, float]:
    across, above, below = counts
    return across / (across + min(above, below) + 1), across / (across + above + below + 1), math.log(1 + min(above, below))  # fmt: skip


def _is_break(gap: list[Line], kind: str) -> bool:
    """A gap worth a look: something of a story's head in it; in plain text also four lines or more."""
    if kind == "flat" and len(gap) > 3:
        return True
    return any(line.label in ("date", "byline") or line.tag == "h1" or is_title(line) for line in gap)


def _between(gap: list[Line], heads: list[Words], text: _Text, k: int) -> Row:
    """What stands in the gap, and whether its title (and the page's own) speaks of the text after or before."""
    after, before, far = text.around(k, NEAR), text.around(k, -FAR), text.around(k, FAR)
    own, told, at = best_title(gap, after, before)
    stamps = [n for n, line in enumerate(gap) if line.label in ("date", "byline")]
    again = at >= 0 and sum(_shared(stems(gap[at].text), stems(line.text)) > ALIKE for line in gap) > 1
    page = max((_part(t, far) for t in heads), default=0.0) - max((_part(t, before) for t in heads), default=0.0)
    return (
        float(sum(is_title(line) for line in gap)), float(min(len(stamps), 3)), math.log(len(gap)),
        float(any(line.tag == "h1" for line in gap)), float(any(line.label == "teaser" for line in gap)), own, page, told,
        float(at >= 0 and any(at <= n < at + HEAD for n in stamps)), float(again), math.log(1 + len(gap) - at) if at >= 0 else 0.0,
        float(bool(stamps) and len(gap) - stamps[-1] <= HEAD), float(sum(line.label == "subhead" for line in gap) / len(gap)),
        float(gap[-1].label == "subhead"), float(any(line.label in ("chrome", "promo") for line in gap)),
    )  # fmt: skip


def _likely(lines: list[Line]) -> Row:
    """How likely the paragraphs on both sides and the lines between them are text: a menu is not, a subhead is."""
    inside = [line.p for line in lines[1:-1]]
    return (
        lines[0].p, lines[-1].p, max(inside), sum(inside) / len(inside), min(inside), inside[0], inside[-1],
        sum(p < 0.1 for p in inside) / len(inside),
    )  # fmt: skip


def _small(lines: list[Line]) -> Words:
    """The small words of some paragraphs, which another language does not share."""
    return frozenset(word for line in lines for word in _SMALL.findall(line.text[:600].lower()))


def _join(sets: Sequence[Words]) -> Words:
    return frozenset().union(*sets)


def _shared(a: Words, b: Words) -> float:
    return len(a & b) / (1 + min(len(a), len(b)))


def _part(words: Words, text: Words) -> float:
    return len(words & text) / (1 + len(words))


def _median(found: Sequence[float], none: float) -> float:
    return sorted(found)[len(found) // 2] if found else none


@cache
def _trees() -> dict[str, Trees]:
    import numpy as np

    from dateline.articles import trees

    with files("dateline.models").joinpath("seams.npz").open("rb") as file:
        arrays = dict(np.load(file))
    return {kind: trees.load(arrays, kind) for kind in LEAST}
