"""Lines in capitals, where short words look like abbreviations."""

from __future__ import annotations

import pytest

from dateline.language import places
from dateline.types import Span


def named(text: str) -> set[str]:
    return {t.span.of(text) for t in places.find(text, [Span(0, len(text))], language="en")}


@pytest.mark.parametrize("word", ["US", "IN", "CAR", "CO"])
def test_short_words_in_capitals_are_words(word: str) -> None:
    """A pronoun, a preposition or a car is no country and no state."""
    text = f"POLICE TOLD {word} THAT THE MAN WAS SHOT AND KILLED YESTERDAY EVENING NEAR SAN SALVADOR"
    assert named(text) == {"SAN SALVADOR"}


def test_a_state_after_its_town_is_one_in_capitals_too() -> None:
    assert named("TWO MEN WERE SHOT AND KILLED YESTERDAY EVENING IN AIKEN, SC") >= {"SC"}


def test_countries_that_are_no_words_stay() -> None:
    assert "UAE" in named("THE UAE HAS SENT SOLDIERS TO THE BORDER AFTER THE ATTACK")
