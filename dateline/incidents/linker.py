"""Which mentions are one happening: pairs are judged by the learned model, then joined by average linkage."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from dateline.incidents import pairs, trees
from dateline.incidents.mentions import Mention

JOIN = 0.0  # average log odds from which two groups are one
WINDOW, OPENING = 80, 12  # mentions further apart are only compared when one of them stands at the top


def link(mentions: Sequence[Mention], text: str) -> list[list[Mention]]:
    """Groups of mentions, each in reading order, groups by their first mention."""
    if not mentions:
        return []
    groups = average_linkage(len(mentions), odds(mentions, text), JOIN)
    return [[mentions[i] for i in group] for group in groups]


def odds(mentions: Sequence[Mention], text: str) -> dict[tuple[int, int], float]:
    """Log odds that two mentions are one happening, for each pair (i < j) near enough to be judged."""
    model, around = trees.load("pair"), pairs.context(mentions)
    n = len(mentions)
    return {
        (i, j): model.score(pairs.features(mentions[i], mentions[j], around, text))
        for j in range(n)
        for i in range(j)
        if j - i <= WINDOW or i < OPENING
    }


def average_linkage(n: int, scores: dict[tuple[int, int], float], join: float) -> list[list[int]]:
    """Groups of 0..n-1, joined from the most alike down while the average between two groups is above `join`."""
    groups: dict[int, list[int]] = {i: [i] for i in range(n)}
    between = {pair: (score, 1) for pair, score in scores.items()}  # sum and number of the pairs between two groups
    near: dict[int, set[int]] = {i: set() for i in range(n)}
    for i, j in between:
        near[i].add(j)
        near[j].add(i)
    heap = [(-score, *pair) for pair, score in scores.items() if score > join]
    heapify(heap)
    while heap:
        average, a, b = heappop(heap)
        if (a, b) not in between or -average != mean(between[a, b]):
            continue  # one of the two has been joined to another since
        groups[a] += groups.pop(b)
        del between[a, b]
        near[a].discard(b)
        for c in near.pop(b) - {a}:
            near[c].discard(b)
            total, pairs_ = between.pop((min(b, c), max(b, c)))
            old, count = between.get((min(a, c), max(a, c)), (0.0, 0))
            between[min(a, c), max(a, c)] = (total + old, pairs_ + count)
            near[a].add(c)
            near[c].add(a)
        for c in near[a]:
            into = (min(a, c), max(a, c))
            if mean(between[into]) > join:
                heappush(heap, (-mean(between[into]), *into))
    return sorted(sorted(group) for group in groups.values())


def mean(pair: tuple[float, int]) -> float:
    return pair[0] / pair[1]
