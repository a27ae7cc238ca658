"""Words that say what happened: forms of verbs, frames whose words stand apart, nouns in no list."""

import pytest

from dateline.language import tolls
from dateline.language.lexicon import Lazy, Phrases, compiled, first_words, holds, words_of
from dateline.language.tolls.forms import forms
from dateline.types import Span

Told = list[tuple[str, object, str]]


def read(text: str, language: str = "en") -> Told:
    return [(t.measure, t.low, t.span.of(text)) for t in tolls.find(text, [Span(0, len(text))], language=language)]


@pytest.mark.parametrize(
    ("verb", "made"),
    [
        ("round up", ["round up", "rounds up", "rounded up", "rounding up"]),
        ("nab", ["nab", "nabs", "nabbed", "nabbing"]),
        ("raze", ["raze", "razes", "razed", "razing"]),
        ("torch", ["torch", "torches", "torched", "torching"]),
    ],
)
def test_an_english_verb_bends_regularly(verb: str, made: list[str]) -> None:
    """The first word bends, the rest stays."""
    assert forms(verb, {}, language="en") == made


def test_a_spanish_verb_keeps_its_reflexive() -> None:
    """ "desplazarse" is read as "se desplazaron"."""
    made = forms("desplazarse", {}, language="es")
    assert "se desplazaron" in made
    assert "desplazado" not in made


def test_a_table_tells_what_bends_irregularly() -> None:
    """What a language's table gives is taken as it is."""
    assert forms("set free", {"set": ["set", "sets"]}, language="en") == ["set free", "sets free"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A landslide buried more than 20 villagers alive.", [("killed", 21, "more than 20 villagers")]),
        ("Nearly 7,000 residents were moved to shelters.", [("displaced", None, "Nearly 7,000 residents")]),
        ("The kidnappers have let two of the captives go.", [("released", 2, "two of the captives")]),
        ("Police took 40 guests into custody.", [("arrested", 40, "40 guests")]),
        ("The blaze drove some 120 families from their homes.", [("displaced", 108, "some 120 families")]),
    ],
)
def test_a_frame_counts_where_its_second_word_follows(text: str, told: Told) -> None:
    """The verb alone would not say it."""
    assert read(text) == told


def test_a_spanish_frame_counts_too() -> None:
    """ "obligó a ... a dejar sus casas"."""
    text = "La sequía obligó a más de 20.000 indígenas a dejar sus comunidades."
    assert read(text, "es") == [("displaced", 20001, "más de 20.000 indígenas")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels killed a forager and two loggers.", [("killed", 1, "a forager"), ("killed", 2, "two loggers")]),
        ("A bomb disposal expert was wounded.", [("injured", 1, "A bomb disposal expert")]),
        ("Arsonists razed a sawmill.", [("destroyed", 1, "a sawmill")]),
        ("A stray bullet hit her infant son.", []),
    ],
)
def test_somebody_in_no_list_is_counted_where_grammar_says_so(text: str, told: Told) -> None:
    """An object or a subject of a passive with an article; who is known may have been counted before."""
    assert read(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Police foiled the kidnapping of two businessmen.",
        "Relatives of the disappeared marched past the ministry.",
        "Soldiers were shot at but not hit.",
        "The three men who had been pursued were never found.",
        "Twelve sailors were picked up by a passing freighter.",
        "Thieves stole three paintings.",
    ],
)
def test_what_speaks_against_a_count_leaves_it_out(text: str) -> None:
    """Nobody was kidnapped, hit, missing or arrested, and theft is no seizure."""
    assert not [toll for toll in read(text) if toll[0] != "participants"]


def test_anothers_figure_counts_the_same() -> None:
    """ "Insurgents claimed 40 dead; the government confirmed 12"."""
    text = "Insurgents claimed 40 dead; the government confirmed 12."
    assert read(text) == [("killed", 40, "40 dead"), ("killed", 12, "12")]


def test_persons_whom_armed_men_take_are_abducted() -> None:
    """The same verb says nothing of other doers."""
    assert read("Pirates boarded the ship and took three engineers.") == [("abducted", 3, "three engineers")]
    assert read("The minister took three advisers.") == []


def test_a_list_is_no_apposition() -> None:
    """ "Two officers, a clerk and a thief" are four, though one and one are two."""
    text = "Two officers, a clerk and a thief were killed."
    assert [low for _, low, _ in read(text)] == [2, 1, 1]


def test_phrases_are_found_by_their_first_word() -> None:
    """The longest one counts, and a hyphen before it hides it."""
    phrases = Phrases(["took", "took part"], behind=r"(?!\w)")
    text = "They took part; re-took."
    found = [phrases.match(text, word, len(text)) for word in words_of(text, 0, len(text), phrases.firsts)]
    assert [hit[0] for hit in found if hit] == ["took part"]


def test_a_lazy_pattern_is_not_written_where_its_opener_fails() -> None:
    """The large pattern is asked for only when the cheap one matches."""
    asked: list[str] = []

    def body() -> str:
        asked.append("written")
        return "a long pattern"

    lazy = Lazy(body, compiled("long"))
    assert lazy.search("nothing here") is None
    assert not asked
    assert lazy.search("a long pattern") is not None
    assert asked == ["written"]


def test_words_are_looked_up_without_a_pattern() -> None:
    """Whether one of the first words of some phrases stands in a text."""
    words = first_words(["crew member", "Nurse"])
    assert holds(words, "The nurse left", 0, 14)
    assert not holds(words, "The member left", 0, 15)
