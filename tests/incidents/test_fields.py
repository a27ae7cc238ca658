"""Single fields, read from one sentence each."""

from dataclasses import replace

import pytest

from dateline.incidents import choice, extract, mentions
from dateline.incidents.draft import Draft
from dateline.incidents.reading import Reading
from dateline.incidents.roles import NOUNS
from dateline.incidents.words import WORDS
from dateline.types import Claim, Party, Place, Relation, Source, When
from tests.incidents.pages import article


def of(field: str, *paragraphs: str) -> list[Claim]:
    page, told = article(*paragraphs)
    return [c for c in extract(page, told) if c.field == field]


def test_the_day_of_a_statement_is_not_the_day_of_the_deed() -> None:
    """What the police said on Thursday happened on Tuesday."""
    found = of("when", "Police said on Thursday that gunmen killed four farmers in Kaduna on Tuesday.")
    assert [(c.value.start, c.value.stop) for c in found if isinstance(c.value, When)][:1] == [
        ("2024-04-30", "2024-04-30")
    ]


def test_the_place_is_where_it_happened_not_where_the_source_sits() -> None:
    """The ministry in the capital tells of a raid in another town."""
    found = of(
        "place",
        "Soldiers raided a camp near Maiduguri on Tuesday and killed six rebels, the Defence Ministry in Abuja said.",
    )
    assert [c.value.name for c in found if isinstance(c.value, Place)][:1] == ["Maiduguri"]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("A car bomb killed five people at a checkpoint in Kano on Tuesday.", "car bomb"),
        ("A man armed with a machete attacked worshippers in Kano on Tuesday, wounding three.", "machete"),
    ],
)
def test_a_weapon_used_is_a_means(text: str, means: str) -> None:
    """The weapon named with a deed of force is kept with its words."""
    assert means in [str(c.value) for c in of("means", text)]


def test_a_weapon_found_is_no_means() -> None:
    """What a search turns up wasn't what it was done with."""
    assert of("means", "Police raided a house in Kano on Tuesday and seized two rifles.") == []


def test_zero_is_told_apart_from_nothing_said() -> None:
    """ "No one was hurt" is a count of zero, arrests that aren't mentioned have no count."""
    found = {
        (c.value.measure, c.value.low, c.value.high)
        for c in of("count", "A bomb exploded outside a bank in Kano on Tuesday, but no one was hurt.")
    }  # type: ignore[union-attr]
    assert ("injured", 0, 0) in found
    assert not any(measure == "arrested" for measure, _, _ in found)


def test_an_answer_points_at_what_it_answers() -> None:
    """ "In response to the bombing" relates two rows of the article."""
    first = "A bomb exploded at a market in Kano on Monday, killing nine people, police said."
    second = "In response to the bombing, soldiers raided three villages near Zaria on Wednesday and arrested 20 men."
    found = [c.value for c in of("relation", first, second) if isinstance(c.value, Relation)]
    assert [relation.kind for relation in found] == ["response_to"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a nurse who spoke by telephone said", "a nurse"),
        ("a source said", "a source"),
        ("A doctor at the city's hospital said", "A doctor at the city's hospital"),
    ],
)
def test_a_source_without_a_name_speaks_too(source: str, name: str) -> None:
    """ "A" before a noun is the English article, not the Spanish preposition; who the source spoke to is no part of it."""
    found = of("said_by", f"Gunmen killed four farmers near Zaria in Kaduna state on Tuesday, {source}.")
    assert [c.value.name for c in found if isinstance(c.value, Source)] == [name]


def test_the_kinds_said_to_be_typical_are_kinds_of_parties() -> None:
    """Every kind listed for a family of types is one that the codebook's nouns have."""
    listed = {k for name in ("typical_doers", "typical_victims") for kinds in WORDS[name].values() for k in kinds}
    assert listed <= set(NOUNS)
    assert set(WORDS["typical_doers"]) == set(WORDS["typical_victims"]) == set(WORDS["families"])


def test_who_comes_in_between_is_neither_doer_nor_target() -> None:
    """Police who part two groups intervene."""
    found = of(
        "party",
        "Two groups of farmers fought with machetes over a well near Kano on Tuesday, killing three people.",
        "Police intervened to separate the two groups and took the wounded to hospital.",
    )
    assert "Police" in [c.value.name for c in found if isinstance(c.value, Party) and c.value.role == "intervening"]


def test_a_value_stands_on_the_status_of_the_clause_that_tells_it() -> None:
    """A clause that is plainly planned keeps that beside a deed that happened; an unsure one takes the deed's status."""
    found = mentions.find(
        Reading(*article("Police arrested two men in Kano on Tuesday. Two men were charged on Friday."))
    )
    happened = replace(found[0], status="happened", states={"happened": 1.0}, sure=1.0)
    planned = replace(found[1], status="planned", states={"planned": 1.0}, sure=0.3)
    unsure = replace(planned, states={"planned": 0.4, "happened": 0.6})
    told = Draft("1", [happened, planned], 1.0, "arrest")
    assert choice.status_at(told, planned.span, "happened") == "planned"
    assert choice.status_at(told, happened.span, "happened") == "happened"
    assert choice.status_at(Draft("1", [happened, unsure], 1.0, "arrest"), unsure.span, "happened") == "happened"


def test_a_source_whose_name_begins_with_al_is_a_source() -> None:
    """ "Al-Shabaab claimed the attack": the Spanish "al" opens no name with a capital."""
    found = of(
        "said_by", "Al-Shabaab claimed the attack in Beledweyne on Tuesday, saying its fighters had killed 15 soldiers."
    )
    assert [c.value.name for c in found if isinstance(c.value, Source)] == ["Al-Shabaab"]


def test_initials_with_full_stops_do_not_end_a_name() -> None:
    """ "Seized by U.S. forces" names the forces."""
    found = of("party", "An oil tanker was seized by U.S. forces in the Caribbean Sea on Tuesday.")
    assert "U.S. forces" in [c.value.name for c in found if isinstance(c.value, Party)]


def test_a_pronoun_is_no_source_of_a_row() -> None:
    """Whom "he said" means is too often another one: the row names only sources that its sentences name."""
    found = of("said_by", "Gunmen killed four farmers near Zaria in Kaduna state on Tuesday, he said.")
    assert found == []
