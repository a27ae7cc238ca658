"""Candidates of a field judged by trees and network: the sentence is invented, the weights are the shipped ones."""

import numpy as np
import pytest

from dateline.incidents import candidates, parties, trees
from dateline.incidents.actors import Actors
from dateline.incidents.extract import extract, told
from dateline.incidents.reading import Own, Reading
from dateline.incidents.roles import features, near, parts
from dateline.language import network
from dateline.types import Party
from tests.incidents.pages import article

TALE = "Masked gunmen attacked a bus of farm workers near Kano on Monday and killed nine passengers."


def party(*, fast: bool = False) -> tuple[list[str], np.ndarray, np.ndarray, candidates.Seen | None, Actors]:
    """The candidates for parties of the first draft, their signs, their odds, and what was seen of them."""
    telling = told(Reading(*article(TALE), Own(fast=fast)))
    draft, actors = telling.drafts[0], Actors(telling)
    each = list(near(actors, draft))
    slots = parts(actors, draft)
    values = np.array([features(actors, draft, a, slots) for a in each])
    seen = candidates.seen(telling, draft, [(a.span, a.sentence) for a in each])
    odds = candidates.odds("party", values.tolist(), seen, telling)
    return [a.words(actors.text) for a in each], values, odds, seen, actors


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
    for n, row in enumerate(values.tolist()):
        one = candidates.Seen([seen.candidate[n]], [seen.near[n]], seen.main, seen.all)
        assert np.allclose(candidates.odds("party", [row], one, actors.telling), odds[n], atol=1e-4)


def test_the_networks_parts_are_those_of_parties() -> None:
    """One network answers for all parts of a party, in the order in which parties are read."""
    assert tuple(parties.PARTS) == candidates.PARTS


def test_no_candidates_have_no_odds() -> None:
    """An incident near which nothing is named has a table without rows."""
    *_, actors = party()
    assert candidates.odds("when", [], None, actors.telling).shape == (0, 1)


def test_parties_are_read_with_the_odds() -> None:
    """The row names the gunmen as initiator."""
    claims = extract(*article(TALE))
    doers = [c.value.name for c in claims if isinstance(c.value, Party) and c.value.role == "initiator"]
    assert any("gunmen" in name for name in doers)
