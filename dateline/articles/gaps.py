"""How likely it is that a story ends in a gap of the text: the words before and after, and what stands between.

A gap is one or more blocks that are no text between two paragraphs. Inside a story the words go on (names and terms
come back); where another begins they break off, and a title stands in the gap. The weights are learned on built pages
(training/articles_seams.py, dateline/models/seams.json).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from dateline.articles import cues
from dateline.articles.line import Line

TEXT = ("body", "subhead")
TITLES = ("title", "short", "kicker", "headline")  # labels of lines that may be one
SIDE = 400  # characters of text that a story must have on each side
LEAST = {"html": 0.7, "flat": 0.5}
_TERM = re.compile(r"[^\W\d_]{5,}")
_NAME = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][^\W\d_]{2,}")
_SMALL = re.compile(r"\b[^\W\d_]{1,4}\b")
HEAD = 10  # lines below a title that its stamp or byline stands in
ALIKE = 0.6  # share of terms of a title printed again
OWN = 0.4  # share of a title's terms that the text after has more than the text before
APART = 0.12  # share of terms that the text after and before have in common at most, in two stories
FOREIGN = 0.1  # share of small words that passages of two languages have in common at most
MANY = 0.4  # terms on the side with fewer, in fifties
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """The lines [start, stop) are no text; `stop` is the paragraph after; `row` describes the gap."""

    start: int
    stop: int
    row: tuple[float, ...]


def find(lines: list[Line]) -> Iterator[Gap]:
    """Every gap with enough text on both sides, described."""
    text = [n for n, line in enumerate(lines) if line.label in TEXT]
    pairs = [(k, a, b) for k, (a, b) in enumerate(zip(text, text[1:], strict=False)) if b - a > 1]
    above = list(accumulate(len(lines[n].text) for n in text))
    wide = [(k, a, b) for k, a, b in pairs if SIDE <= above[k] <= above[-1] - SIDE]
    wide = [(k, a, b) for k, a, b in wide if _is_break(lines[a + 1 : b])]
    if not wide:
        return
    stems = [_terms(lines[n]) for n in text]
    names = [frozenset(word[:6] for word in _NAME.findall(lines[n].text)) for n in text]
    usual = _usual(stems)
    heads = [line for line in lines[: text[0]] if is_title(line)][-3:]
    for k, a, b in wide:
        before, after = above[k], above[-1] - above[k]
        cohesion = _cohesion(stems, names, usual, k + 1)
        small = _shared(*(_small([lines[n] for n in text[i : i + 6]]) for i in (max(0, k - 5), k + 1)))
        gap = lines[a + 1 : b]
        between = _between(gap, heads, stems, k + 1)
        follows = [lines[n] for n in text[k + 1 : k + 5]]
        sizes_row = (
            math.log(before),
            math.log(after),
            float(len(lines[b].text) > 120),
            sum(len(line.text) > 100 for line in follows) / 1.0,
        )
        clear = _clear(own=between[5], near=cohesion[0], words=cohesion[4], small=small)
        yield Gap(a + 1, b, (*between, *cohesion, *sizes_row, small, *clear))


def probability(gap: Gap, kind: str) -> float:
    """That another story begins behind the gap; `kind` is "html" or "flat"."""
    weights = _weights()[kind]
    odds = weights[0] + sum(w * x for w, x in zip(weights[1:], gap.row, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def is_title(line: Line, labels: tuple[str, ...] = TITLES) -> bool:
    """Reads like a headline: four words or more, no sentence, no small letter first."""
    words = line.text.count(" ") + 1
    return line.label in labels and 4 <= words <= 30 and not line.text[:1].islower() and not cues.is_sentence(line.text)


def best_title(gap: list[Line], after: Words, before: Words) -> tuple[float, float, int]:
    """How much more the text after speaks of the gap's best title than the text before, how much, and where it stands.

    A list of other stories may have run on into the head of the next one, so that its title was taken for a teaser.
    """
    found = [(n, _terms(line)) for n, line in enumerate(gap) if is_title(line, (*TITLES, "teaser"))]
    return max(((_part(t, after) - _part(t, before), _part(t, after), n) for n, t in found), default=(0.0, 0.0, -1))


def _is_break(gap: list[Line]) -> bool:
    """A gap worth a look: four blocks or more, or something of a story's head in it."""
    return len(gap) > 3 or any(line.label in ("date", "byline") or line.tag == "h1" or is_title(line) for line in gap)


def _between(gap: list[Line], heads: list[Line], terms: list[Words], k: int) -> tuple[float, ...]:
    """What stands in the gap, and whether its title (and the page's own) speaks of the text after or before."""
    after, before = _join(terms[k : k + 8]), _join(terms[max(0, k - 25) : k])
    far = _join(terms[k : k + 25])
    titles = [line for line in gap if is_title(line)]
    own, told, at = best_title(gap, after, before)
    stamped = at >= 0 and any(line.label in ("date", "byline") for line in gap[at : at + HEAD])
    again = at >= 0 and sum(_shared(_terms(gap[at]), _terms(line)) > ALIKE for line in gap) > 1
    main = [_terms(line) for line in heads]
    page = max((_part(t, far) for t in main), default=0.0) - max((_part(t, before) for t in main), default=0.0)
    signed = sum(line.label in ("date", "byline") for line in gap)
    return (
        float(bool(titles)), float(min(signed, 3)), math.log(len(gap)), float(any(line.tag == "h1" for line in gap)),
        float(any(line.label == "teaser" for line in gap)), own, page,
        told, float(stamped), float(again), told * stamped, math.log(1 + len(gap) - at) if at >= 0 else 0.0,
    )  # fmt: skip


def _clear(*, own: float, near: float, words: float, small: float) -> tuple[float, float]:
    """Two things that hardly ever hold inside a story: a title that only the text after speaks of; another language."""
    return float(own >= OWN and near <= APART), float(small <= FOREIGN and near <= APART / 4 and words >= MANY)


def _small(lines: list[Line]) -> Words:
    """The small words of some paragraphs, which another language does not share."""
    return frozenset(word for line in lines for word in _SMALL.findall(line.text[:600].lower()))


def _cohesion(terms: list[Words], names: list[Words], usual: float, k: int) -> tuple[float, ...]:
    """Shared words across the gap: near, far, names, near against the page's usual, and how many there could be."""
    near = _join(terms[max(0, k - 8) : k]), _join(terms[k : k + 8])
    far = _join(terms[max(0, k - 25) : k]), _join(terms[k : k + 25])
    named = _join(names[max(0, k - 20) : k]), _join(names[k : k + 20])
    shared = _shared(*near)
    return shared, _shared(*far), _shared(*named), shared / (usual + 0.03), min(len(near[0]), len(near[1])) / 50


def _usual(terms: list[Words]) -> float:
    """The median share of words that neighbouring passages of this page have in common."""
    found = sorted(
        _shared(_join(terms[max(0, k - 8) : k]), _join(terms[k : k + 8])) for k in range(3, len(terms) - 3, 2)
    )
    return found[len(found) // 2] if found else 0.2


def _terms(line: Line) -> Words:
    return frozenset(word[:6].lower() for word in _TERM.findall(line.text))


def terms(lines: list[Line]) -> Words:
    """The longer words of some lines, without their endings."""
    return _join([_terms(line) for line in lines])


def _join(sets: list[Words]) -> Words:
    return frozenset().union(*sets)


def _shared(a: Words, b: Words) -> float:
    return len(a & b) / (1 + min(len(a), len(b)))


def _part(words: Words, text: Words) -> float:
    return len(words & text) / (1 + len(words))


@cache
def _weights() -> dict[str, list[float]]:
    """For each kind: the constant, then one weight for each number of a gap's row."""
    found: dict[str, list[float]] = json.loads(
        files("dateline.models").joinpath("seams.json").read_text(encoding="utf-8")
    )
    return found
