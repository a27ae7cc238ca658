"""Which rules hold where."""

from dateline.codes import triggers
from dateline.language import sentences
from dateline.types import Span


def spans(text: str) -> list[Span]:
    return sentences.split(text, Span(0, len(text)))


def test_words_in_the_sentence_beside_count_for_less() -> None:
    """A word that wants company finds it in the next sentence at a lower weight."""
    near = "Rebels and soldiers fought a battle."
    far = "Rebels and soldiers met at the bridge. It was a battle."
    (one,) = [t for t in triggers(near, spans(near), language="en") if t.lemma == "battle"]
    (two,) = [t for t in triggers(far, spans(far), language="en") if t.lemma == "battle"]
    assert one.weight > two.weight > 0


def test_the_surest_of_overlapping_matches_stands() -> None:
    """A sure word inside a longer, less sure phrase stands, and the phrase's type is a runner-up."""
    text = "Pirates kidnapped six sailors."
    (one,) = triggers(text, spans(text), language="en")
    assert (one.span.of(text), one.type, one.types) == ("Pirates kidnapped", "vessel_attack", ("abduction",))


def test_hints_only_when_asked_for() -> None:
    """Words that only may speak of an incident are found with `hints`, under half the weight."""
    text = "The crowd waited."
    assert triggers(text, spans(text), language="en") == []
    hints = triggers(text, spans(text), language="en", hints=True)
    assert hints
    assert all(t.sense == "hint" and t.weight < 0.5 for t in hints)


def test_hints_take_no_place_from_surer_words() -> None:
    """With hints, every trigger found without them is still there."""
    text = "Police fired tear gas at a crowd of students who had thrown stones at the court."
    plain = triggers(text, spans(text), language="en")
    assert set(plain) <= set(triggers(text, spans(text), language="en", hints=True))


def test_a_verb_does_not_stand_for_a_noun() -> None:
    """ "The jail" is no arrest, "they jail" is."""
    text = "He wrote from the jail."
    assert [t for t in triggers(text, spans(text), language="en") if t.part == "verb"] == []
