"""Sentence boundaries in news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import sentences
from dateline.types import Span


def cut(text: str) -> list[str]:
    return [s.of(text) for s in sentences.split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Lt. Col. Ana Ruiz spoke.", "She left."],
        ["The U.S. Army said so.", "Mr. J. K. Obi of Acme Inc. denied it."],
        ["He lives in the U.S.", "The raid came later."],
        ["It rose 2.5 percent to $1.3 million.", "Police said 3.2 tons were found."],
        ["“We saw it.”", "He ran."],
        ["“Why now?” Mayor Sara Obi asked.", "No one knew."],
        ["The attack on Jan. 5 killed two.", "In Feb. it rained."],
        ["It began at 4 a.m. Sunday.", "It ended at 6 p.m.", "They slept."],
        ["El Sr. Pérez llegó a EE.UU. el lunes.", "¿Quién lo vio?", "¡Nadie!"],
        ["GEN. JOSE RUIZ WAS KILLED.", "THE ARMY BLAMED REBELS."],
        ["Three died...", "More were hurt."],
        ["The answer was no.", "Witnesses agreed."],
        ["See No. 5 for more.", "Done."],
        ["He left early.The rest stayed on.", "All slept."],
    ],
)
def test_sentences_of_news(parts: list[str]) -> None:
    """Titles, initials, decimals and shortened months don't end a sentence; real ends do."""
    whole = " ".join(parts)
    want = [p for part in parts for p in part.replace("early.The", "early.\0The").split("\0")]
    assert cut(whole) == want


def test_a_blank_line_always_ends() -> None:
    """A blank line ends a sentence even without a stop."""
    assert cut("A headline without stop\n\nThe text begins") == ["A headline without stop", "The text begins"]


def test_a_line_break_alone_does_not_end() -> None:
    """Hard-wrapped text stays one sentence."""
    assert cut("The army said\nit won.") == ["The army said\nit won."]


def test_long_text_without_a_stop_is_one_sentence() -> None:
    """A megabyte without a full stop neither hangs nor is cut."""
    assert len(cut("word " * 200_000)) == 1


@given(st.text(alphabet="ab AB.!?\n“”(1", max_size=80), st.integers(0, 5), st.integers(0, 5))
def test_sentences_lie_inside_and_lose_nothing(text: str, head: int, tail: int) -> None:
    """Sentences are ordered, disjoint, inside the span, and cover all but white space."""
    span = Span(min(head, len(text)), max(min(head, len(text)), len(text) - tail))
    found = sentences.split(text, span)
    assert all(span.holds(s) for s in found)
    assert all(a.stop <= b.start for a, b in zip(found, found[1:], strict=False))
    covered = {i for s in found for i in range(s.start, s.stop)}
    assert all(i in covered or text[i].isspace() for i in range(span.start, span.stop))


def test_of_keeps_the_order_of_the_spans() -> None:
    """`of` gives the sentences of each span in turn."""
    text = "One. Two.\nThree."
    assert [s.of(text) for s in sentences.of(text, [Span(10, 16), Span(0, 9)])] == ["Three.", "One.", "Two."]
