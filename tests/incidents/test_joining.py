"""Groups of mentions, judged as wholes."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import joining, pairs
from dateline.incidents.joining import Joining, Links
from dateline.incidents.mentions import find
from dateline.incidents.reading import Reading
from tests.incidents.pages import article

TALE = (
    "Gunmen attacked a bus near Kano on Monday and killed nine people.",
    "Two bodies were found in the bush the next morning.",
    "Police arrested six men in Lagos on Tuesday.",
    "A judge in Abuja jailed a minister on 3 April.",
)


def state(groups: Sequence[Sequence[int]] | None = None, *, score: float = 0.0) -> Joining:
    """The clauses of TALE, each alone, every two linked by one score."""
    reading = Reading(*article(*TALE))
    told = find(reading)
    scores = dict.fromkeys(combinations(range(len(told)), 2), score)
    return Joining(groups or [[m.index] for m in told], told, scores, pairs.context(told, reading))


def test_the_surest_two_are_joined_first() -> None:
    """What is joined changes what the others are judged by: the first step takes the pair with the highest odds."""
    here = state()
    sizes = joining.NAMES.index("size_1")
    steps: list[int] = []

    def judge(values: Sequence[Sequence[float]]) -> list[float]:
        steps.append(len(values))
        return [2.0 if row[sizes] == 1 and i == 0 else -1.0 for i, row in enumerate(values)]

    joining.joined(here, judge)
    assert max(len(group.at) for group in here.groups.values()) >= 2
    assert steps[0] > steps[-1]


def test_what_is_far_from_every_clause_is_not_judged() -> None:
    """Groups whose clauses all speak against each other cost nothing."""
    assert state(score=joining.FAINT - 1).candidates() == []


def test_a_joined_group_carries_all_links() -> None:
    """The link of a joined group adds up those of its parts."""
    here = state(score=0.5)
    n = len(here.groups)
    here.join(0, 1)
    assert here.groups[0].at == [0, 1]
    assert all((link.number, link.mean) == (2, 0.5) for link in here.links.of[0].values())
    assert set(here.links.of[0]) == set(range(2, n))


@given(st.lists(st.integers(0, 3), min_size=6, max_size=30))
def test_every_mention_stays_in_one_group(odds: list[int]) -> None:
    """However pairs are judged, the groups hold each mention once."""
    here = state()
    n = len(here.mentions)
    joining.joined(here, lambda values: [odds[i % len(odds)] - 1.5 for i in range(len(values))])
    assert sorted(i for group in here.groups.values() for i in group.at) == list(range(n))


def test_the_tie_is_to_the_longer_group() -> None:
    """A short group is tied to the longer one it is likeliest a part of; the longest has no tie."""
    here = state([[0, 1], [2], [3, *range(4, 5)]] if len(state().mentions) > 4 else None)
    first, *rest = sorted(here.groups)
    found = joining.ties(here, {(first, other): -0.5 - other for other in rest})
    assert first not in found
    assert all(found[other].odds == -0.5 - other and found[other].size == len(here.groups[first].at) for other in rest)


def test_another_doer_shows() -> None:
    """Features tell apart groups that name other days."""
    here = state()
    last = max(here.groups)
    row = dict(zip(joining.NAMES, here.features((0, last)), strict=True))
    assert row["days_apart"] == 1.0
    assert len(row) == len(joining.NAMES)


def test_links_are_kept_by_both_groups() -> None:
    """A joined group has the links of both, added up where both had one to a third."""
    links = Links({(0, 1): 3.0, (0, 2): 1.0, (1, 2): -2.0, (1, 3): 0.5}, {i: i for i in range(4)})
    links.join(0, 1)
    assert set(links.of) == {0, 2, 3}
    assert links.of[0][2] is links.of[2][0]
    assert links.of[0][2] == (-1.0, 2, 1.0, -2.0)
    assert links.of[3] == {0: (0.5, 1, 0.5, 0.5)}
