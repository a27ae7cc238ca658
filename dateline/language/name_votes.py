"""Makes the names of one text agree: what is doubtful in one place is what the same words are elsewhere.

"Biden" is a person where "Joe Biden" is one · "Saudi Arabia" is a place whatever was read
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.language.analysis import Named
from dateline.language.words import load

_WORDS = load("names")
_LISTED = {**{w.upper(): "place" for w in _WORDS["places"]}, **{w.upper(): "group" for w in _WORDS["peoples"]}}
_DOUBT = 0.9  # above it a mention keeps its own kind
_LEAST = 0.35  # what is less likely is left out (F1 on newswire 82.4 -> 82.8)


def agree(text: str, names: Sequence[Named]) -> list[Named]:
    """The names that are likely enough, doubtful kinds settled by the other mentions."""
    likely = [n for n in names if n.p >= _LEAST]
    votes = _votes(text, likely)
    return [_settled(n, n.span.of(text), votes) for n in likely]


def _votes(text: str, names: Sequence[Named]) -> dict[str, dict[str, float]]:
    """words -> kind -> sum of probabilities; a full name votes for its surname too."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        words = name.span.of(text).upper()
        votes[words][name.kind] += name.p
        if name.kind == "person" and " " in words:
            votes[words.split()[-1]]["person"] += name.p
    return votes


def _settled(name: Named, words: str, votes: Mapping[str, Mapping[str, float]]) -> Named:
    listed = _LISTED.get(words.upper())
    if listed:
        return Named(name.span, listed, max(name.p, 0.95))
    mine = votes[words.upper()]
    best = max(mine, key=lambda kind: mine[kind])
    if best == name.kind or name.p > _DOUBT or mine[best] < 1.2 * mine[name.kind]:
        return name
    return Named(name.span, best, mine[best] / sum(mine.values()))
