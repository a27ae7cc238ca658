"""Codes of other schemes."""

import pytest

from dateline.codes import codes_for, from_code, type_of, types
from dateline.codes.check import SCHEMES
from dateline.errors import CodesError


def test_there_are_twenty_five_types() -> None:
    """The codebook holds the 25 types of the design, each with a definition and its codes."""
    assert len(types()) == 25
    assert all(t.definition and t.when and t.codes for t in types())


def test_a_type_has_codes_in_other_schemes() -> None:
    """A bombing is a PLOVER assault with explosives and a GTD attack of type 3."""
    codes = codes_for("bombing")
    assert "ASSAULT/explosives" in codes["PLOVER"]
    assert codes["GTD"] == ("3",)


def test_a_subtype_narrows_the_codes() -> None:
    """The subtype's own code stands in for the type's, schemes that it does not name stay."""
    assert codes_for("bombing", "suicide")["CAMEO"] == ("1831",)
    assert codes_for("bombing", "suicide")["GTD"] == ("3",)


def test_a_code_leads_back_to_types() -> None:
    """An event code stands for its modes, and a CAMEO root for its numbers."""
    assert ("armed_attack", None) in from_code("PLOVER:ASSAULT")
    assert ("arrest", None) in from_code("CAMEO:17")
    assert ("protest", "hunger_strike") in from_code("PLOVER:PROTEST/hunger")
    assert from_code("PLOVER:PROTEST/riot") == (("riot", None),)


def test_unknown_names_are_told() -> None:
    """A wrong type, subtype or scheme is an error that lists what there is."""
    with pytest.raises(CodesError, match="armed_clash"):
        type_of("war")
    with pytest.raises(CodesError, match="suicide"):
        codes_for("bombing", "nuclear")
    with pytest.raises(CodesError, match="PLOVER"):
        from_code("FOO:1")


def test_every_scheme_is_known() -> None:
    """No type names a scheme that the checker does not know, and subtype codes name subtypes that exist."""
    for t in types():
        assert set(t.codes) <= set(SCHEMES)
        assert set(t.subtype_codes) <= set(t.subtypes)
        assert all(set(codes) <= set(SCHEMES) for codes in t.subtype_codes.values())


def test_codes_lead_there_and_back() -> None:
    """Each code of each type leads back to that type."""
    for t in types():
        for scheme, codes in t.codes.items():
            assert all((t.id, None) in from_code(f"{scheme}:{code}") for code in codes)
