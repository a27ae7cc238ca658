"""Codes of other lists."""

from __future__ import annotations

from pathlib import Path

from dateline.codes import load
from dateline.export.coded import coded
from dateline.types import Incident, When

RAID = Incident("1", "a-1", "raid_or_search", "Raid", "happened", When(None, None), subtype="raid")


def test_an_incident_gets_the_codes_of_its_type() -> None:
    """Each list by its name."""
    assert "ACLED" in coded(RAID).codes
    assert all(codes for codes in coded(RAID).codes.values())


def test_a_type_of_nobody_has_no_codes() -> None:
    """An edit may name a type that no codebook has."""
    assert coded(Incident("1", "a-1", "flood_of_frogs", "x", "happened", When(None, None))).codes == {}


def test_a_users_type_has_a_users_codes() -> None:
    """The example file's type maps as it says."""
    book = load(Path(__file__).parents[2] / "examples" / "codes.toml")
    mine = Incident("1", "a-1", "drone_sighting", "x", "happened", When(None, None))
    assert coded(mine, book).codes == {"PLOVER": ("MOBILIZE/militarize",)}
    assert coded(mine).codes == {}


def test_alternatives_are_not_all_exported() -> None:
    """An armed attack of unknown kind is no torture and no beating: the code above them, or none."""
    attack = Incident("1", "a-1", "armed_attack", "x", "happened", When(None, None))
    codes = coded(attack).codes
    assert codes["PLOVER"] == ("ASSAULT",)
    assert all(len(many) == 1 for many in codes.values())
    assert "GTD" not in codes


def test_a_known_subtype_has_its_own_codes() -> None:
    """A suicide bombing keeps the codes of the subtype."""
    bomb = Incident("1", "a-1", "bombing", "x", "happened", When(None, None), subtype="suicide")
    assert coded(bomb).codes["CAMEO"] == ("1831",)
