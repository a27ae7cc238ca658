"""What is known of a sentence and two parties in it, as numbers: the network's vectors, listed words, stems; by zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.incidents import listed as lists
from dateline.language import decoding, encoder
from dateline.language.analysis import Analysis
from dateline.types import Span

Floats = NDArray[Any]
NEAR = 25  # characters behind the source in which its verb stands
GOVERNED = frozenset(
    [
        "obj",
        "xcomp",
        "ccomp",
        "obl",
        "obl:agent",
        "nmod",
        "nsubj:pass",
        "aux",
        "aux:pass",
        "advmod",
        "mark",
        "compound:prt",
    ]
)


@dataclass(frozen=True, slots=True)
class Zones:
    """Tokens of a sentence by where they stand about the parties; the parties' own words are in none."""

    rest: list[int]
    between: list[int]
    path: list[int]  # from the source up to the word that governs both and down to the target
    governed: list[int]  # what hangs on the words of the path
    verb: int  # the word that governs both
    first: int  # the word that governs the source


@dataclass(frozen=True, slots=True)
class Features:
    dense: Floats  # [6 * width of the network]
    cues: Floats  # [6 * groups of words.toml], 0 or 1
    stems: frozenset[str]
    verb: Span


def read(text: str, source: Span | None, target: Span | None) -> Features:
    """The features of two parties in the stretch of text that is given whole; at least one party is known."""
    units = encoder.units(text, (Span(0, len(text)),))
    analysis = decoding.read(text, units, encoder.labels())
    where = zones(analysis, source, target)
    vectors = np.concatenate([unit.out["inner"] for unit in units])
    return Features(
        dense(vectors, where),
        listed(text, analysis, where, source, target),
        frozenset(stems(text, analysis, where)),
        analysis.tokens[where.verb].span,
    )


def zones(read: Analysis, source: Span | None, target: Span | None) -> Zones:
    one, two = (read.within(span) if span else [] for span in (source, target))
    own = {*one, *two}
    ups = [up(read, span, own) for span in (source, target) if span]
    first, other = ups[0], ups[-1]
    meets = next((i for i in first if i in other), first[-1])
    down = other[: other.index(meets)] if meets in other else []
    path = [*first[: first.index(meets) + 1], *down]
    rest = [i for i in range(len(read.tokens)) if i not in own]
    governed = [i for k in path for i in read.children[k] if i not in own and i not in path]
    return Zones(
        rest,
        [i for i in rest if one and two and min(one[-1], two[-1]) < i < max(one[0], two[0])],
        path,
        [i for i in governed if read.tokens[i].deprel in GOVERNED],
        meets,
        first[0],
    )


def up(read: Analysis, span: Span, own: set[int]) -> list[int]:
    """The words above a party, the nearest first, none of them a party's own; the root alone where there are none."""
    found = [read.at(span) or 0]
    while (head := read.tokens[found[-1]].head) != found[-1]:
        found.append(head)
    return [i for i in found if i not in own] or found[-1:]


def dense(vectors: Floats, where: Zones) -> Floats:
    """Means of the zones, the verbs' own vectors, and the largest of each direction."""

    def over(words: Sequence[int], fold: Any) -> Floats:
        found: Floats = fold(vectors[list(words)], axis=0) if words else np.zeros(vectors.shape[1], vectors.dtype)
        return found

    means = [over(words, np.mean) for words in (where.rest, where.between, where.path)]
    return np.concatenate([*means, vectors[where.verb], vectors[where.first], over(where.rest, np.max)])


def listed(text: str, read: Analysis, where: Zones, source: Span | None, target: Span | None) -> Floats:
    """Whether a listed word stands anywhere, on the path, between, near the source, behind both, or governed by the path."""
    parties = [span for span in (source, target) if span]
    bare = lists.blanked(text, parties)
    opened, closed = min(s.stop for s in parties), max(s.start for s in parties)
    behind, spoken = max(s.stop for s in parties), source.stop if source else 0
    path, governed = ([read.tokens[i].span for i in words] for words in (where.path, where.governed))
    rows: list[bool] = []
    for pattern in lists.patterns(__package__).values():
        hits = [Span(*hit.span()) for hit in pattern.finditer(bare)]
        rows += [
            bool(hits),
            _met(hits, path),
            any(opened <= hit.start < closed for hit in hits),
            any(0 <= hit.start - spoken <= NEAR for hit in hits),
            any(hit.start >= behind for hit in hits),
            _met(hits, governed),
        ]
    return np.array(rows, np.float32)


def _met(hits: Iterable[Span], words: Sequence[Span]) -> bool:
    return any(hit.meets(word) for hit in hits for word in words)


def stems(text: str, read: Analysis, where: Zones) -> Iterator[str]:
    """The words' beginnings, marked with their zone: "path:condemn"."""
    named = {
        "path": where.path,
        "governed": where.governed,
        "verb": [where.verb],
        "first": [where.first],
        "rest": where.rest,
    }
    for zone, words in named.items():
        for i in words:
            yield f"{zone}:{lists.stem(read.tokens[i].span.of(text))}"
