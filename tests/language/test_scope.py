"""Which words govern an event."""

import pytest

from dateline.language.analysis import Analysis, Token
from dateline.language.scope import governing
from dateline.types import Span


def tree(*rows: tuple[str, int, str]) -> tuple[str, Analysis]:
    """Text and analysis from (word, index of head, relation)."""
    text, tokens = "", []
    for word, head, relation in rows:
        tokens.append(Token(Span(len(text), len(text) + len(word)), "X", head, relation, 0, 0.0))
        text += word + " "
    return text, Analysis(tuple(tokens), (), ())


def words(text: str, read: Analysis, trigger: str) -> set[str]:
    start = text.index(trigger)
    return {s.of(text) for s in governing(read, Span(start, start + len(trigger)))}


THREAT = tree(
    ("They", 1, "nsubj"), ("threatened", 1, "root"), ("to", 3, "mark"), ("attack", 1, "xcomp"), ("after", 6, "mark"), ("gunmen", 6, "nsubj"),
    ("killed", 3, "advcl"), ("him", 6, "obj"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("trigger", "inside", "outside"), [("attack", "threatened", "killed"), ("killed", "gunmen", "threatened")]
)
def test_a_threat_reaches_its_own_event_alone(trigger: str, inside: str, outside: str) -> None:
    """The verb above governs its complement, not a clause of time beside it."""
    found = words(*THREAT, trigger)
    assert inside in found
    assert outside not in found


def test_a_negated_subject_governs() -> None:
    """ "No one was killed": the negation in the subject bears on the verb."""
    text, read = tree(("No", 1, "det"), ("one", 3, "nsubj:pass"), ("was", 3, "aux:pass"), ("killed", 3, "root"))
    assert words(text, read, "killed") == {"No", "one", "was"}


def test_the_second_of_two_verbs_shares_the_first_ones_helpers() -> None:
    """ "will attack and burn": will governs both."""
    text, read = tree(
        ("They", 2, "nsubj"), ("will", 2, "aux"), ("attack", 2, "root"), ("and", 4, "cc"), ("burn", 2, "conj")
    )
    assert "will" in words(text, read, "burn")


def test_a_word_outside_the_tree_has_no_governor() -> None:
    """A span without a word gives nothing."""
    text, read = tree(("They", 0, "root"))
    assert governing(read, Span(len(text) + 5, len(text) + 9)) == []


def test_tokens_are_found_where_they_lie_though_captions_are_read_last() -> None:
    """The look-up by characters follows the text, not the order of reading."""
    text = "A caption here. Rebels attacked."
    spans = [(16, 22), (23, 31), (31, 32), (0, 1), (2, 9), (10, 14), (14, 15)]
    tokens = tuple(Token(Span(*s), "NOUN", 1 if i < 3 else 4, "root", int(i > 2), 0.0) for i, s in enumerate(spans))
    read = Analysis(tokens, (), ())
    assert read.at(Span(23, 31)) == 1
    assert read.within(Span(0, 9)) == [3, 4]
    assert text[16:22] == "Rebels"
