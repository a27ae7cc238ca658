"""Tolls under any text: exact spans, one reading a place and measure, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language import tolls
from dateline.types import Span

PIECES = st.sampled_from(
    [
        "14", "people", "were", "killed", "and", "37", "wounded", "no", "injuries", "a", "man", "the mayor", "including", "two", "children", ",",
        "died", "dead", "arrested", "seized", "guns", "who", "of", "The death toll rose to", "from", "murieron", "ocho", "personas", "heridos",
        "sin", "un guardia", "nobody", "fled", "was", "not", "shot", "John Smith, 34,", ".", "\n", "é",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=160)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "es"]))
def test_every_toll_points_at_its_words(text: str, language: str) -> None:
    """Spans and cues lie in the text; a place says a measure once; zero is said by negation alone."""
    seen = set()
    for toll in tolls.find(text, [Span(0, len(text))], language=language):
        assert 0 <= toll.span.start < toll.span.stop <= len(text)
        assert 0 <= toll.cue.start < toll.cue.stop <= len(text)
        assert (toll.span, toll.measure) not in seen
        seen.add((toll.span, toll.measure))
        if toll.negated:
            assert (toll.low, toll.high) == (0, 0)
        if toll.low is not None and toll.high is not None:
            assert toll.low <= toll.high


@pytest.mark.parametrize(
    "unit", ["killed ", "14 people and ", "a man, ", "no one who ", "John Smith ", "was shot and ", "murieron ocho "]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_text_costs_time_in_proportion_to_its_length(unit: str, language: str) -> None:
    """Four times the text takes about four times the time, even as one endless sentence."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        tolls.find(text, [Span(0, len(text))], language=language)
        return time.process_time() - start

    seconds(500)
    assert seconds(6_000) < 0.2 + 10 * max(seconds(1_500), 0.01)
