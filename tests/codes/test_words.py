"""Words with their offsets."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.codes.words import fold, words
from dateline.types import Span


def test_folding_keeps_the_tilde() -> None:
    """Accents and case fold away, ñ stays."""
    assert fold("Tiroteó") == "tiroteo"
    assert fold("DAÑÓ") == "daño"


def test_words_know_what_stands_between() -> None:
    """Blanks and hyphens hold words together, a comma does not."""
    line = words("car-bomb, blast", Span(0, 15))
    assert line.lower == ["car", "bomb", "blast"]
    assert line.tight == [True, True, False]


def test_a_possessive_is_a_word_of_its_own() -> None:
    """The s of a possessive is apart, a contraction is one word."""
    assert words("Mali's army didn't", Span(0, 18)).lower == ["mali", "s", "army", "didn't"]


def test_missing_accents_are_noted() -> None:
    """Text in capitals or without any accent is bare."""
    assert words("SECUESTRÓ", Span(0, 9)).bare
    assert words("secuestro", Span(0, 9)).bare
    assert not words("secuestró", Span(0, 9)).bare


@given(st.text(max_size=80), st.integers(0, 20))
def test_offsets_are_those_of_the_text(text: str, skip: int) -> None:
    """Each word stands where its offsets say, inside the span."""
    start = min(skip, len(text))
    line = words(text, Span(start, len(text)))
    assert all(
        text[a:b].lower() == w and start <= a < b <= len(text) for w, (a, b) in zip(line.lower, line.spans, strict=True)
    )
