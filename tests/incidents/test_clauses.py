"""Clauses of a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import clauses
from dateline.types import Span


def parts(text: str) -> list[tuple[str, str]]:
    return [(span.of(text).strip(), opener) for span, opener in clauses.split(text, Span(0, len(text)))]


def test_two_happenings_in_one_sentence_are_two_clauses() -> None:
    """A conjunction after a comma opens a clause, one between nouns doesn't."""
    text = "Police and soldiers raided the bar, and gunmen later burned a bus."
    assert parts(text) == [("Police and soldiers raided the bar,", ""), ("and gunmen later burned a bus.", "and")]


def test_a_cause_is_told_apart_from_what_it_caused() -> None:
    """What follows "after" is a clause of its own, and so is what follows "tras"."""
    assert [opener for _, opener in parts("Troops moved in after rebels shelled the town.")] == ["", "after"]
    assert [opener for _, opener in parts("Hubo una redada tras el ataque.")] == ["", "after"]


@given(st.text(alphabet="ab ,;—and when after\n", max_size=60))
def test_clauses_stay_inside_the_sentence_and_in_order(text: str) -> None:
    """Clauses never overlap and never leave the sentence."""
    last = 0
    for span, _ in clauses.split(text, Span(0, len(text))):
        assert last <= span.start < span.stop <= len(text)
        last = span.stop
