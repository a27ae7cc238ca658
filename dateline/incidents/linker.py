"""Which mentions are one happening: pairs are judged by the learned model, then joined by average linkage."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.incidents import pairs, trees
from dateline.incidents.mentions import Mention

Score = Callable[[int, int], float]
JOIN = 0.0  # average log odds from which two groups are one


def link(mentions: Sequence[Mention], text: str) -> list[list[Mention]]:
    """Groups of mentions, each in reading order, groups by their first mention."""
    if not mentions:
        return []
    groups = average_linkage(len(mentions), odds(mentions, text), JOIN)
    return [[mentions[i] for i in group] for group in groups]


def odds(mentions: Sequence[Mention], text: str) -> dict[tuple[int, int], float]:
    """Log odds that two mentions are one happening, for each pair (i < j)."""
    model, around = trees.load("pair"), pairs.context(mentions)
    n = len(mentions)
    return {
        (i, j): model.score(pairs.features(mentions[i], mentions[j], around, text))
        for i in range(n)
        for j in range(i + 1, n)
    }


def average_linkage(n: int, scores: dict[tuple[int, int], float], join: float) -> list[list[int]]:
    """Groups of 0..n-1, joined from the most alike down while the average between two groups is above `join`."""
    groups: dict[int, list[int]] = {i: [i] for i in range(n)}
    between = dict(scores)  # sums over the pairs between two groups
    while between:
        (a, b), total = max(
            between.items(), key=lambda item: item[1] / (len(groups[item[0][0]]) * len(groups[item[0][1]]))
        )
        if total / (len(groups[a]) * len(groups[b])) <= join:
            break
        groups[a] += groups.pop(b)
        del between[a, b]
        for c in groups:
            if c != a:
                into = (min(a, c), max(a, c))
                between[into] += between.pop((min(b, c), max(b, c)))
    return sorted(sorted(group) for group in groups.values())
