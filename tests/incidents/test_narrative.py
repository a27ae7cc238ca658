"""Clauses read together: weights are the shipped ones, the three sentences invented."""

from itertools import combinations

import numpy as np
import pytest

from dateline.incidents import narrative, pairs
from dateline.incidents.compared import Compared
from dateline.incidents.mentions import find
from dateline.incidents.narrative import Narrative
from dateline.incidents.reading import Own, Reading
from dateline.language import network
from tests.incidents.pages import article

TALE = (
    "Gunmen attacked a bus near Kano on Monday and killed nine people.",
    "The attack on the bus near Kano left nine people dead, the governor said.",
    "In Lagos, police arrested six men on Tuesday over a bank robbery.",
)


def told(*blocks: str, fast: bool = False) -> tuple[Narrative, Compared]:
    reading = Reading(*article(*blocks), Own(fast=fast))
    mentions = find(reading)
    compared = Compared(mentions, pairs.context(mentions, reading))
    return narrative.read(mentions, reading, compared), compared


def test_clauses_of_one_incident_are_nearer_than_those_of_two() -> None:
    """What is told again ("the attack on the bus") is likelier one with the first telling than another deed elsewhere is."""
    tale, compared = told(*TALE)
    last = len(compared.mentions) - 1
    i, j = np.array([(0, last - 1), (0, last)]).T
    again, other = tale.as_one(i, j, compared.rows(i, j)).tolist()
    assert again > other


def test_a_deed_is_likelier_told_than_talk() -> None:
    """A killing that is told as news is likelier an incident than what a law would do."""
    deed = told(TALE[0])[0].told.max()
    talk = told("The bill would let courts jail those who attack buses, lawmakers said in a debate.")[0].told.max()
    assert deed > talk


def test_without_vectors_nothing_is_judged() -> None:
    """Read by rules alone, every answer is 0: the trees for that way of reading learned without it."""
    tale, compared = told(*TALE, fast=True)
    i, j = np.array(list(combinations(range(len(compared.mentions)), 2))).T
    assert not tale.told.any()
    assert not tale.as_one(i, j, compared.rows(i, j)).any()


def test_pairs_are_judged_alike_together_and_alone() -> None:
    """What is said of a pair does not depend on the pairs beside it."""
    tale, compared = told(*TALE)
    i, j = np.array(list(combinations(range(len(compared.mentions)), 2))).T
    rows = compared.rows(i, j)
    alone = [tale.as_one(i[[n]], j[[n]], rows[[n]])[0] for n in range(len(i))]
    assert np.allclose(tale.as_one(i, j, rows), alone, atol=1e-4)


def test_a_long_article_is_read_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clauses beyond a stretch do not change what is read of those before it."""
    alone = told(*TALE)[0].told
    monkeypatch.setattr(narrative, "STRETCH", len(alone))
    assert np.allclose(told(*TALE, *TALE)[0].told[: len(alone)], alone, atol=1e-3)


def test_missing_weights_judge_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without narrative.npz clauses are linked by trees alone."""
    monkeypatch.setattr(network, "shipped", lambda name: {})
    tale, _ = told(*TALE)
    assert not tale.told.any()
    assert tale.weights == {}
