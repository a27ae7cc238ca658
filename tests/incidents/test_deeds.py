"""Counts that the deed gives."""

import pytest

from dateline.incidents import extract
from dateline.types import Count, Party
from tests.incidents.pages import article


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("About 300 farmers marched to the town hall in Kano on Tuesday to protest against a dam.", ("participants", 270, 330)),
        ("Gunmen abducted 44 pupils from a school near Zaria on Tuesday, police said.", ("abducted", 44, 44)),
    ],
)  # fmt: skip
def test_a_number_in_a_slot_of_the_deed_is_a_count_of_it(text: str, told: tuple[str, int, int]) -> None:
    """Who marches takes part, whom gunmen abduct is abducted: no word for an outcome is needed."""
    page, read = article(text)
    counts = [c.value for c in extract(page, read) if isinstance(c.value, Count)]
    assert told in {(c.measure, c.low, c.high) for c in counts}


def test_those_who_carry_out_raids_take_part_and_are_the_doers() -> None:
    """The agent of a passive light verb is who did it and is counted among nobody's victims."""
    page, read = article("On Tuesday, nearly two dozen raids on houses in Kano were carried out by more than 300 police and soldiers.")  # fmt: skip
    values = [c.value for c in extract(page, read)]
    counts = {(c.measure, c.low) for c in values if isinstance(c, Count)}
    assert ("participants", 301) in counts
    assert ("arrested", 301) not in counts
    assert any("police" in p.name for p in values if isinstance(p, Party) and p.role == "initiator")


def test_one_vessel_seized_is_counted_and_a_posted_video_is_not() -> None:
    """ "Another tanker" that is seized is one; what else stands beside the seizure with "a" is none."""
    page, read = article("US forces seized another tanker off Aruba on Tuesday. The minister posted a brief video that showed part of the seizure.")  # fmt: skip
    counts = [c.value for c in extract(page, read) if isinstance(c.value, Count)]
    assert [(c.measure, c.low, c.of) for c in counts] == [("seized", 1, "tanker")]


def test_a_pair_named_by_its_members_is_one_party() -> None:
    """ "A father-son duo" is named as a whole, not by the word "son"."""
    page, read = article("A father-son duo robbed a bank in Kano on Tuesday, police said.")
    names = [c.value.name for c in extract(page, read) if isinstance(c.value, Party)]
    assert "father-son duo" in names
    assert "son" not in names
