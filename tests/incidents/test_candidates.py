"""Candidates of a field judged by trees and network: the sentence is invented, the weights are the shipped ones."""

import numpy as np
import pytest

from dateline.incidents import candidates, parties, trees
from dateline.incidents.actors import Actors
from dateline.incidents.extract import extract, told
from dateline.incidents.reading import Own, Reading
from dateline.incidents.roles import Cast
from dateline.incidents.ties import Stretches, nearby
from dateline.language import network
from dateline.types import Party
from tests.incidents.pages import article

TALE = "Masked gunmen attacked a bus of farm workers near Kano on Monday and killed nine passengers."


def party(*, fast: bool = False) -> tuple[list[str], np.ndarray, np.ndarray, candidates.Seen | None, Actors]:
    """The candidates for parties of the first draft, their signs, their odds, and what was seen of them."""
    actors = Actors(told(Reading(*article(TALE), Own(fast=fast))))
    cast = Cast(actors)
    j = np.array(cast.near[0])
    i = np.zeros_like(j)
    values, seen = cast.rows(i, j), candidates.seen(cast.stretches, i, j)
    odds = candidates.odds("party", values, seen, actors.telling)
    return [actors.all[n].words(actors.text) for n in cast.near[0]], values, odds, seen, actors


def test_doers_and_victims_are_told_apart() -> None:
    """Who attacked is likelier the doer than the victim, who was killed likelier the victim."""
    names, _, odds, _, _ = party()
    doer, victim = (odds[:, candidates.PARTS.index(part)] for part in ("doer", "victim"))
    gunmen, passengers = (next(i for i, n in enumerate(names) if word in n) for word in ("gunmen", "passengers"))
    assert doer[gunmen] > victim[gunmen]
    assert victim[passengers] > doer[passengers]


def test_trees_decide_alone_where_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without weights the odds are those of the trees."""
    monkeypatch.setattr(network, "shipped", lambda name: {})
    _, values, odds, _, _ = party()
    for column, part in zip(odds.T, candidates.PARTS, strict=True):
        assert np.allclose(column, trees.load(part).odds(values))


def test_nothing_is_seen_without_the_language_model() -> None:
    """Read by rules alone there are no vectors."""
    assert party(fast=True)[3] is None


def test_odds_do_not_depend_on_the_candidates_beside() -> None:
    """Each candidate is judged alike alone and among others; its words are worked out once for all fields."""
    _, values, odds, seen, actors = party()
    assert seen is not None
    for n in range(len(values)):
        here = slice(n, n + 1)
        one = candidates.Seen(seen.candidate[here], seen.near[here], seen.draft[here], seen.main, seen.all)
        assert np.allclose(candidates.odds("party", values[here], one, actors.telling), odds[n], atol=1e-4)


def test_drafts_are_judged_alike_in_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many candidates are judged at once, each has the same odds."""
    *_, actors = party()
    cast = Cast(actors)
    judged = candidates.judged("party", cast.stretches, cast.near, cast.rows)
    monkeypatch.setattr(candidates, "AT_ONCE", 1)
    for one, other in zip(judged, candidates.judged("party", cast.stretches, cast.near, cast.rows), strict=True):
        assert np.allclose(one, other, atol=1e-4)


def test_runs_hold_every_draft_once() -> None:
    """Drafts without candidates go with their neighbours, one with many stands alone."""
    many = candidates.AT_ONCE
    assert list(candidates.runs([])) == []
    assert list(candidates.runs([0, many, 0, 1, many + 1])) == [(0, 3), (3, 4), (4, 5)]


def test_the_networks_parts_are_those_of_parties() -> None:
    """One network answers for all parts of a party, in the order in which parties are read."""
    assert tuple(parties.PARTS) == candidates.PARTS


def test_no_candidates_have_no_odds() -> None:
    """An incident near which nothing is named is given no odds."""
    *_, actors = party()
    nothing = Stretches(actors.telling, [])
    assert candidates.judged("when", nothing, nearby(nothing), nothing.rows) == [[] for _ in actors.telling.drafts]


def test_parties_are_read_with_the_odds() -> None:
    """The row names the gunmen as initiator."""
    claims = extract(*article(TALE))
    doers = [c.value.name for c in claims if isinstance(c.value, Party) and c.value.role == "initiator"]
    assert any("gunmen" in name for name in doers)
