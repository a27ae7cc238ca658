"""Numbers under any text: exact spans, sane bounds, time in proportion to length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import numbers
from dateline.language.numbers.grammar import grammar
from dateline.types import Span

PIECES = st.sampled_from(
    [
        "12", "1,200", "1.200", "3.5", "two", "dozen", "dozens of", "hundred", "thousand", "million", "and", "a", "at least", "more than",
        "nearly", "between", "to", "-", ",", ".", "$", "%", "people", "percent", "years", "mil", "millones", "un", "centenar", "de", "menos de",
        "half", "of the", "(07)", "9mm", "3-1", "10k", "11:30", "May 5", "first", "é", "\n", "\u00a0", "😀",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "es"]))
def test_spans_lie_in_the_text_in_order_and_bounds_are_ordered(text: str, language: str) -> None:
    """No quantity overlaps the one before, none leaves the text, low never exceeds high."""
    at = 0
    for quantity in numbers.find(text, [Span(0, len(text))], language=language):
        assert at <= quantity.span.start < quantity.span.stop <= len(text)
        at = quantity.span.stop
        if quantity.noun:
            assert quantity.noun.stop <= len(text)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@settings(max_examples=40, deadline=None)
@given(value=st.integers(1, 999_999_999))
def test_grouped_digits_are_read_back(value: int) -> None:
    """1234567 written 1,234,567 in English or 1.234.567 in Spanish is the same number."""
    for language, mark in (("en", ","), ("es", ".")):
        text = f"{value:,}".replace(",", mark) + " personas" * (language == "es") + " people" * (language == "en")
        (found,) = numbers.find(text, [Span(0, len(text))], language=language)
        assert found.low == found.high == value


ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@settings(max_examples=40, deadline=None)
@given(thousands=st.integers(1, 9), hundreds=st.integers(1, 9), tens=st.integers(2, 9), ones=st.integers(1, 9))
def test_number_words_are_read_back(thousands: int, hundreds: int, tens: int, ones: int) -> None:
    """ "four thousand three hundred and twenty-one" is 4,321."""
    said = f"{ONES[thousands]} thousand {ONES[hundreds]} hundred and {TENS[tens]}-{ONES[ones]}"
    assert grammar("en").value(said) == 1000 * thousands + 100 * hundreds + 10 * tens + ones


@pytest.mark.parametrize(
    "unit", ["1,", "1 ", "one ", "twenty-", "at least ", "1.1.", "hundred and ", "between 1 and ", "mil ", "(((", "9-"]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_text_costs_time_in_proportion_to_its_length(unit: str, language: str) -> None:
    """Four times the text takes at most about four times the time: no pattern backtracks far."""

    def seconds(size: int, turn: int = 0) -> float:
        text = " " * turn + unit * (size // len(unit))  # never the same text: what was read is remembered
        start = time.process_time()
        numbers.find(text, [Span(0, len(text))], language=language)
        return time.process_time() - start

    seconds(1000)
    least = min(seconds(12_000, turn) for turn in range(3))
    assert least < 0.1 + 10 * max(seconds(3_000), 0.005)
