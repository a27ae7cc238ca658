"""Names of one party."""

from dateline.incidents import aliases
from dateline.types import Span


def test_a_last_name_alone_is_the_person_named_before() -> None:
    """ "Dora Kelm" and "Kelm" are one party, her brother is another."""
    text = "Dora Kelm was seized with Ivo Tarn, and Kelm was freed."
    spans = [Span(0, 9), Span(26, 34), Span(text.rindex("Kelm"), text.rindex("Kelm") + 4)]
    one, other, again = aliases.fold(text, spans, ["person"] * 3, None)
    assert one == again != other


def test_the_noun_that_heads_a_phrase_names_the_party_again() -> None:
    """ "State police" and "police" are one party."""
    text = "State police came. The gunmen fled before police fired."
    spans = [
        Span(0, 12),
        Span(text.index("gunmen"), text.index("gunmen") + 6),
        Span(text.rindex("police"), text.rindex("police") + 6),
    ]
    one, other, again = aliases.fold(text, spans, ["police", "gunmen", "police"], None)
    assert one == again != other


def test_forces_of_two_countries_are_two_parties_and_the_plain_word_goes_with_neither() -> None:
    """ "Mexican police", "Guatemalan police" and "police" are three where both countries are told of, one where one is."""
    text = "Mexican police fired. Guatemalan police came. The police said nothing."
    spans = [Span(0, 14), Span(22, 39), Span(text.rindex("police"), text.rindex("police") + 6)]
    kinds = ["police"] * 3
    mexican, guatemalan, plain = frozenset({"MX"}), frozenset({"GT"}), frozenset[str]()
    assert len(set(aliases.fold(text, spans, kinds, None, [mexican, guatemalan, plain]))) == 3
    assert len(set(aliases.fold(text, spans, kinds, None, [mexican, plain, plain]))) == 1
