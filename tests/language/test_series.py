"""Counters of a series."""

import pytest

from dateline.language import series
from dateline.types import Span


def read(text: str, language: str = "en") -> list[tuple[int, str, str]]:
    found = series.find(text, [Span(0, len(text))], language=language)
    return [(c.ordinal, c.of.of(text) if c.of else "", c.since.of(text) if c.since else "") for c in found]


def test_two_counters_of_one_sentence() -> None:
    """ "the sixth tanker that has been seized ..., and the fourth since ...": two counts with two bounds."""
    text = "The Veronica is the sixth tanker that has been seized by U.S. forces, and the fourth since the ouster of Maduro."
    assert [c[:2] for c in read(text)] == [(6, "tanker"), (4, "")]
    assert read(text)[1][2] == "since the ouster of Maduro"


@pytest.mark.parametrize(
    ("text", "ordinal", "of"),
    [
        ("It was the fourth attack on the road since January.", 4, "attack"),
        ("This is the ninth such seizure in Banke since mid-July.", 9, ""),
        ("It was the third to be hit this year.", 3, ""),
        ("It was the 21st killing in the city this year.", 21, "killing"),
    ],
)
def test_an_ordinal_with_a_bound_is_a_counter(text: str, ordinal: int, of: str) -> None:
    """A period or a purpose beside the ordinal makes it a count."""
    (found,) = read(text)
    assert found[0] == ordinal
    assert of in found[1]


@pytest.mark.parametrize(
    "text",
    [
        "He lives on the second floor.",
        "Sales fell in the third quarter.",
        "The first lady spoke.",
        "It took place on the 5th of May.",
    ],
)
def test_other_ordinals_are_no_counters(text: str) -> None:
    """Floors, quarters, ranks and days count nothing."""
    assert read(text) == []


def test_spanish() -> None:
    """ "Fue el cuarto ataque en la carretera desde enero." """
    assert read("Fue el cuarto ataque en la carretera desde enero.", "es") == [(4, "ataque", "desde enero")]
