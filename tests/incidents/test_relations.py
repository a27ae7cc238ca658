"""How incidents of an article hang together."""

from __future__ import annotations

import pytest

from dateline.incidents import relations, sequels
from dateline.incidents.draft import Draft
from dateline.incidents.extract import extract
from dateline.incidents.sequels import Side
from dateline.types import Place, Relation
from tests.incidents.pages import article


def links(*paragraphs: str) -> set[tuple[str, str, str]]:
    """The relations of an article: incident, kind, other incident."""
    page, one = article(*paragraphs)
    found = [c for c in extract(page, one) if c.field == "relation"]
    return {(c.incident, c.value.kind, c.value.incident) for c in found if isinstance(c.value, Relation)}


def side(of_type: str, text: str = "") -> Side:
    draft = Draft("1", (), 1.0, of_type)
    return Side(draft, 0, text, frozenset({0}), frozenset({0}), None, None, frozenset(), frozenset(), 0.0, False, False)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("protest", "armed_attack", "response_to"),
        ("sanction_or_blockade", "bombing", "response_to"),
        ("agreement_or_release", "abduction", "follows"),
        ("legal_action", "arrest", "follows"),
        ("legal_action", "armed_attack", "response_to"),
        ("bombing", "armed_attack", "follows"),
    ],
)
def test_the_two_types_tell_an_answer_from_what_only_follows(one: str, other: str, kind: str) -> None:
    """A march answers a killing, a release follows an abduction, a sentence an arrest."""
    assert relations.kind(side(one), side(other)) == kind


def test_words_of_answer_make_a_further_deed_an_answer() -> None:
    """ "In retaliation" says what the types leave open."""
    assert (
        relations.kind(side("bombing", "In retaliation rebels bombed the bridge."), side("armed_attack"))
        == "response_to"
    )


def test_an_incident_alone_is_related_to_nothing() -> None:
    """One incident has no other to answer."""
    assert links("Gunmen killed four farmers near Zaria in Kaduna state on Tuesday.") == set()


def test_every_relation_names_another_incident_of_the_article() -> None:
    """No incident answers itself."""
    told = links(
        "Gunmen killed four farmers near Zaria in Kaduna state on Tuesday.",
        "On Wednesday hundreds of people marched in Zaria in protest against the killings.",
    )
    assert all(one != other for one, _, other in told)


def test_places_are_compared_only_as_far_as_they_are_known() -> None:
    """Unknown places count as neither near nor far."""
    zaria, jos = Place("Zaria", "NG", 11.1, 7.7), Place("Jos", "NG")
    assert sequels.placed(None, zaria) == (-1.0, -1.0, 0.0)
    assert sequels.placed(zaria, jos) == (1.0, -1.0, 0.0)
    assert sequels.placed(zaria, zaria) == (1.0, 0.0, 1.0)


def test_the_model_knows_the_features_by_name() -> None:
    """The model that ships was fitted on the values that are computed."""
    assert relations.model().features == sequels.NAMES


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("They marched after the raid.", True), ("They marched after that deadly raid.", True), ("Marcharon tras los raids.", True),
        ("They marched after a raid.", False), ("They marched after the long and deadly raid.", False),
    ],
)  # fmt: skip
def test_words_behind_the_article_point_back(text: str, back: bool) -> None:
    """ "After the raid" names the other's deed, "a raid" may be any."""
    raid = side("raid_or_search")
    raid.__dict__["word"] = "raid"  # as read off its deed
    assert sequels.points_back(side("protest", text), raid) is back
