"""Pairs of mentions, compared all at once."""

from itertools import combinations

import numpy as np

from dateline.incidents import pairs
from dateline.incidents.compared import Compared
from dateline.incidents.linker import judged
from dateline.incidents.mentions import find
from dateline.incidents.reading import Reading
from tests.incidents.pages import article

TALE = (
    "Gunmen attacked a bus near Kano on Monday and killed nine people.",
    "The attack on the bus near Kano on Monday left nine people dead.",
    "Police arrested six men in Lagos on Tuesday.",
)


def values() -> dict[tuple[int, int], dict[str, float]]:
    """The values of each pair of clauses of TALE by name."""
    found = judged(find(reading := Reading(*article(*TALE))), reading)
    rows = zip(found.near, found.values.tolist(), strict=True)
    return {pair: dict(zip(pairs.NAMES, row, strict=True)) for pair, row in rows}


def test_pairs_have_the_same_values_together_and_alone() -> None:
    """What a pair's values are does not depend on the pairs beside it."""
    reading = Reading(*article(*TALE))
    told = find(reading)
    compared = Compared(told, pairs.context(told, reading))
    near = np.array(list(combinations(range(len(told)), 2))).T
    together = compared.rows(*near)
    alone = [compared.rows(near[0][[n]], near[1][[n]])[0] for n in range(near.shape[1])]
    assert np.array_equal(together, alone)


def test_what_two_clauses_share_agrees_and_what_they_name_apart_differs() -> None:
    """The same day, place and count agree; another day and place differ; a clause without a day does neither."""
    found = values()
    first, last = min(found), max(found)
    same = next(v for v in found.values() if v["date_agree"] and v["place_agree"] and not v["same_sentence"])
    other = next(v for v in found.values() if v["date_conflict"])
    assert same["days_shared"] == 1.0
    assert same["word_overlap"] > 0
    assert (same["date_conflict"], same["place_conflict"], same["days_apart"]) == (0.0, 0.0, 0.0)
    assert (other["days_apart"], other["date_agree"]) == (1.0, 0.0)
    assert found[first]["clauses_between"] == 1.0
    assert found[last]["same_section"] == 1.0


def test_values_of_one_mention_stand_on_its_own_side() -> None:
    """What is known of the earlier mention stands under "_1", of the later one under "_2"."""
    told = find(Reading(*article(*TALE)))
    for (i, j), row in values().items():
        assert (row["weight_1"], row["weight_2"]) == tuple(m.lead.weight if m.lead else 0.0 for m in (told[i], told[j]))
        assert (row["definite_2"], row["position_2"]) == (float(told[j].definite), float(told[j].sentence.block))
