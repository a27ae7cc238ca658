"""Joining mentions to incidents."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import extract
from dateline.incidents.linker import BEST, linkage
from tests.incidents.pages import article


def test_the_most_alike_are_joined_first() -> None:
    """Two groups are joined mostly by the average over their pairs, a little by the best."""
    scores = {(0, 1): 3.0, (0, 2): -6.0, (1, 2): 2.0}
    assert linkage([()] * 3, scores, 0.0) == [[0, 1], [2]]


def test_pairs_that_were_not_judged_do_not_join() -> None:
    """Mentions too far apart to be compared stay apart unless others tie them together."""
    assert linkage([()] * 4, {(0, 1): 1.0, (2, 3): 1.0}, 0.0) == [[0, 1], [2, 3]]
    assert linkage([()] * 3, {(0, 1): 1.0, (1, 2): 1.0}, 0.0) == [[0, 1, 2]]


def test_clauses_of_days_far_apart_do_not_join_by_their_pairs() -> None:
    """June and 30 July: what either is joined to is of its own time, however alike; a week between of two or three is no bar."""
    june, july, week = [("2025-06-01", "2025-06-30")], [("2025-07-30", "2025-07-30")], [("2025-07-06", "2025-07-06")]
    assert linkage([june, july], {(0, 1): 5.0}, 0.0) == [[0], [1]]
    assert linkage([june, week], {(0, 1): 5.0}, 0.0) == [[0, 1]]
    assert linkage([june, (), july], {(0, 1): 5.0, (1, 2): 4.0, (0, 2): 4.0}, 0.0) == [[0, 1], [2]]


def naive(n: int, scores: dict[tuple[int, int], float], join: float) -> list[list[int]]:
    groups = [[i] for i in range(n)]
    while True:
        best = None
        for a, b in combinations(range(len(groups)), 2):
            pairs = [scores[min(i, j), max(i, j)] for i in groups[a] for j in groups[b]]
            value = (1 - BEST) * sum(pairs) / len(pairs) + BEST * max(pairs)
            if value > join and (best is None or value > best[0] + 1e-12):
                best = (value, a, b)
        if best is None:
            return sorted(sorted(g) for g in groups)
        _, a, b = best
        groups[a] += groups.pop(b)


@given(
    st.integers(1, 7).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.integers(-64, 64), min_size=n * n, max_size=n * n, unique=True))
    )
)
def test_the_heap_gives_what_the_plain_algorithm_gives(drawn: tuple[int, list[int]]) -> None:
    """With scores whose averages don't tie the fast linkage equals the linkage written out."""
    n, values = drawn
    scores = {(i, j): values[i * n + j] / 7 + 1e-3 * (7 * i + j + 2) ** 0.5 for i, j in combinations(range(n), 2)}
    assert linkage([()] * n, scores, 0.0) == naive(n, scores, 0.0)


def test_what_befell_somebody_when_the_deed_was_done_is_one_incident() -> None:
    """ "Two soldiers were killed when troops exchanged fire": one row, not two."""
    page, told = article(
        "Two soldiers were killed when Indian and Pakistani troops exchanged fire on Saturday, officials said."
    )
    assert len({claim.incident for claim in extract(page, told)}) == 1
