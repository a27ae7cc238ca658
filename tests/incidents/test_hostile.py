"""Odd and hostile text costs no more than its length."""

from __future__ import annotations

import time

import pytest

from dateline.incidents import Own, extract
from dateline.incidents.reading import MOST, laid_out
from dateline.language.sentences import LONGEST
from tests.incidents.pages import article

RUN = "gunmen killed three people in Mosul on Monday and police seized weapons near the border town of Sinjar, officials said "
OPENING = "Gunmen killed two people in Mosul on Monday, police said."
PLAIN = "Gunmen killed two people in Mosul on Monday, police said. Residents fled the town after the attack. "


def seconds(*paragraphs: str) -> float:
    """Processor seconds that rules alone take for an article."""
    page, told = article(OPENING, *paragraphs)
    began = time.process_time()
    extract(page, told, own=Own(fast=True))
    return time.process_time() - began


@pytest.mark.parametrize(
    "text", [RUN * 60, "Gunmen killed three people" + ", killed" * 600, "Police said" + "," * 10_000, "“" * 10_000]
)
def test_a_run_without_a_stop_is_read_in_bounded_time(text: str) -> None:
    """Seven thousand characters without a full stop, or ten thousand commas, take seconds and not minutes."""
    seconds(PLAIN)  # what is loaded once
    assert seconds(text) < 20


def test_four_times_the_sentences_take_no_more_than_eight_times_as_long() -> None:
    """An article's cost grows with its length."""
    seconds(PLAIN)
    few, many = seconds(*[PLAIN] * 15), seconds(*[PLAIN] * 60)
    assert many < 8 * few + 1


def test_a_long_run_is_read_in_pieces_cut_between_words() -> None:
    """No sentence is longer than LONGEST, and none is cut inside a word."""
    page, told = article(RUN * 100)
    pieces = [sentence.span.of(page.text) for sentence in laid_out(page.text, told)]
    assert max(map(len, pieces)) <= LONGEST
    assert " ".join(pieces) == (RUN * 100).strip()


def test_an_article_is_read_up_to_a_limit() -> None:
    """A megabyte is read as far as MOST characters."""
    page, told = article(RUN * 9_000)
    sentences = laid_out(page.text, told)
    assert MOST - LONGEST < sum(len(sentence.span) for sentence in sentences) <= MOST
