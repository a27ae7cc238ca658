"""Which mentions are one happening: pairs are judged by the learned model, then joined from the surest down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

import numpy as np

from dateline.incidents import joining, narrative, pairs, trees
from dateline.incidents.compared import Compared
from dateline.incidents.intervals import Interval, gap
from dateline.incidents.joining import Link, Links
from dateline.incidents.mentions import Mention
from dateline.incidents.narrative import Narrative
from dateline.incidents.reading import Reading
from dateline.incidents.trees import Floats

BEST = 0.25  # how much the best pair counts beside the average
# Log odds from which clauses go together before groups are judged as wholes. It, joining.JOIN and rows.KEEP on pages left out, by earlier models: points, wrong rows:
# 1.3/1.0/.20 82.7 236 · .9/1.0/.24 83.1 177 · .6/.7/.24 83.4 166 · .9/1.0/.30 82.8 137; real pages nobody read, incidents found and wrong rows a page
# (92 · 67): .83 .35, .89 .58 · .77 .28, .83 .51 · .75 .26, .82 .49. The second, because a wrong join tells what is false.
JOIN = 0.9
ADOPT = 0.3  # log odds from which a weak group is given to another
DAYS = 1.0  # log odds for the same day, against another day (81.2 points on keyed pages, 80.8 without)
SAME_DAY, OTHER_DAY, SAME_FAMILY, AS_ONE = (
    pairs.NAMES.index(name) for name in ("date_agree", "date_conflict", "same_family", "as_one")
)
AT_ONE_TIME = (
    1.0  # log odds for two clauses of one kind joined by "when" or "as": "two were killed when troops exchanged fire"
)
LONG = 20  # days between two clauses that are no longer one incident by their pair alone
BESIDE, ONE_SENTENCE, OPENER = (pairs.NAMES.index(name) for name in ("adjacent", "same_sentence", "opener_2"))
WHEN = float(pairs.OPENERS.index("same_time"))
AT_ONCE = 512  # pairs whose features are in memory
WINDOW, OPENING = 80, 12  # mentions further apart are only compared when one of them stands at the top


@dataclass(frozen=True, slots=True)
class Told:
    """The mentions of one happening in reading order, and how much they look like a part of what other mentions tell."""

    mentions: list[Mention]
    tie: joining.Tie


@dataclass(frozen=True, slots=True)
class Judged:
    """The mentions of an article, the pairs (i < j) of them that are near enough, and what speaks for and against each pair."""

    mentions: list[Mention]
    near: list[tuple[int, int]]
    values: Floats  # a row of pairs.NAMES for each pair
    around: pairs.Context | None


def link(mentions: Sequence[Mention], reading: Reading) -> list[Told]:
    """Groups of mentions by their first mention."""
    if not mentions:
        return []
    told, near, values, around = weighed(mentions, reading)
    return grouped(told, scored(near, values), around)


def weighed(
    mentions: Sequence[Mention], reading: Reading
) -> tuple[list[Mention], list[tuple[int, int]], Iterator[Floats], pairs.Context]:
    """The parts of Judged, the values of the pairs some rows at a time."""
    around = pairs.context(mentions, reading)
    near, compared = neighbours(len(mentions)), Compared(mentions, around)
    tale = narrative.read(mentions, reading, compared)
    return narrated(mentions, tale), near, tables(near, compared, tale), around


def narrated(mentions: Sequence[Mention], tale: Narrative) -> list[Mention]:
    return [replace(m, narrated=told) for m, told in zip(mentions, tale.told.tolist(), strict=True)]


def tables(near: Sequence[tuple[int, int]], compared: Compared, tale: Narrative) -> Iterator[Floats]:
    """The values of the pairs, a row each, AT_ONCE rows at a time."""
    for start in range(0, len(near), AT_ONCE):
        i, j = np.array(near[start : start + AT_ONCE]).T
        rows = compared.rows(i, j)
        rows[:, AS_ONE] = tale.as_one(i, j, rows)
        yield rows


def scored(near: Sequence[tuple[int, int]], values: Iterable[Floats]) -> dict[tuple[int, int], float]:
    """Log odds that the mentions of each pair are one incident, days weighed once more than the model has learnt to."""
    model, odds = trees.load("pair"), list[float]()
    for rows in values:
        days = rows[:, SAME_DAY] * rows[:, SAME_FAMILY] - rows[:, OTHER_DAY]
        odds += (np.array(model.scores(rows)) + DAYS * days + AT_ONE_TIME * at_one_time(rows)).tolist()
    return dict(zip(near, odds, strict=True))


def at_one_time(rows: Floats) -> Floats:
    """Whether one clause follows the other in its sentence, opened by "when" or "as", and tells a deed of the same family."""
    found: Floats = rows[:, BESIDE] * rows[:, ONE_SENTENCE] * rows[:, SAME_FAMILY] * (rows[:, OPENER] == WHEN)
    return found


def grouped(mentions: Sequence[Mention], scores: dict[tuple[int, int], float], around: pairs.Context) -> list[Told]:
    """The mentions by incident: clauses surely alike first, then groups judged as wholes."""
    state = joining.Joining(alike(mentions, scores, around.days), mentions, scores, around)
    ties = joining.ties(state, joining.joined(state))
    return [Told(group.told, ties.get(key, joining.ALONE)) for key, group in sorted(state.groups.items())]


def alike(
    mentions: Sequence[Mention], scores: dict[tuple[int, int], float], days: Sequence[Sequence[Interval]]
) -> list[list[int]]:
    """Indices of mentions that go together by the log odds of their pairs alone."""
    return adopted(linkage(days, scores, JOIN), mentions, scores)


def adopted(
    groups: list[list[int]], mentions: Sequence[Mention], scores: dict[tuple[int, int], float]
) -> list[list[int]]:
    """Weak groups given to the group they fit best: an outcome, a count or "the attack" alone seldom is an incident of its own."""
    kept = [list(group) for group in groups]
    for group in sorted(groups, key=len):
        if not all(weak(mentions[i]) for i in group):
            continue
        others = [other for other in kept if other != group]
        fits = [(mean([scores[p] for p in between(group, other) if p in scores]), -other[0], other) for other in others]
        best = max(fits, key=lambda item: item[:2], default=None)
        if best is not None and best[0] > ADOPT and group in kept:
            kept.remove(group)
            best[2].extend(group)
    return sorted(sorted(group) for group in kept)


def weak(mention: Mention) -> bool:
    """Whether a mention names no deed of its own with a day or a place to it."""
    lead = mention.lead
    deed = lead is not None and lead.sense == "act" and not (lead.part == "noun" and mention.definite)
    return not deed or (mention.quoted and not mention.dates)


def between(one: Sequence[int], two: Sequence[int]) -> list[tuple[int, int]]:
    return [(min(i, j), max(i, j)) for i in one for j in two]


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("-inf")


def judged(mentions: Sequence[Mention], reading: Reading) -> Judged:
    """What `link` decides by."""
    if not mentions:
        return Judged([], [], np.zeros((0, len(pairs.NAMES))), None)
    told, near, values, around = weighed(mentions, reading)
    return Judged(told, near, np.concatenate([np.zeros((0, len(pairs.NAMES))), *values]), around)


def neighbours(n: int) -> list[tuple[int, int]]:
    """The pairs of 0..n-1 that are judged: those of the same stretch of text, and each with the opening."""
    return [(i, j) for j in range(n) for i in (*range(min(OPENING, j)), *range(max(OPENING, j - WINDOW), j))]


def value(link: Link) -> float:
    """The average, drawn towards the best: one clear sign ties a late mention to a long tale."""
    return (1 - BEST) * link.total / link.number + BEST * link.best


def linkage(days: Sequence[Sequence[Interval]], scores: dict[tuple[int, int], float], join: float) -> list[list[int]]:
    """Groups of 0..n-1, joined from the most alike down while the link between two groups is above `join`; never over LONG days.

    `days` are those that each names itself.
    """
    n = len(days)
    groups: dict[int, list[int]] = {i: [i] for i in range(n)}
    told = dict(enumerate(days))
    links = Links(scores, {i: i for i in range(n)})
    heap = [(-score, *pair) for pair, score in scores.items() if score > join]
    heapify(heap)
    while heap:
        odds, a, b = heappop(heap)
        link = links.of[a].get(b) if a in links.of else None
        if link is None or -odds != value(link):
            continue  # one of the two has been joined to another since
        if gap(told[a], told[b]) > LONG:
            continue
        told[a] = (*told[a], *told.pop(b))
        groups[a] += groups.pop(b)
        links.join(a, b)
        for c, link in links.of[a].items():
            if (score := value(link)) > join:
                heappush(heap, (-score, min(a, c), max(a, c)))
    return sorted(sorted(group) for group in groups.values())
