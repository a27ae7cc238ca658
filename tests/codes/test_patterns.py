"""How expressions are written and matched."""

from functools import partial

import pytest

from dateline.codes.lexicon import noun_forms, verb_forms
from dateline.codes.patterns import Grammar, compile_noun, compile_phrase, compile_verb, match, passives
from dateline.codes.words import words
from dateline.types import Language, Span

SETS = {"weapon": frozenset(["gun", "guns"])}


def grammar(language: Language) -> Grammar:
    return Grammar(
        verb=partial(verb_forms, language=language),
        noun=partial(noun_forms, language=language),
        sets=SETS,
        head_first=language == "es",
    )


def matched(elements_of: list[tuple], text: str) -> str:  # type: ignore[type-arg]
    """The longest match anywhere in the text, "" for none."""
    line = words(text, Span(0, len(text)))
    spans = [line.span(i, end) for e in elements_of for i in range(len(line)) if (end := match(e, line, i))]
    return max((s.of(text) for s in spans), key=len, default="")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("~open fire", "They opened fire at dawn", "opened fire"),
        ("~open fire", "Fire in an open field", ""),
        ("~throw ... (stones|bottles)", "They threw dozens of heavy stones", "threw dozens of heavy stones"),
        ("~throw ... (stones|bottles)", "They threw a very very very very long stones", ""),
        ("~set (the|a|) house", "They set house rules", "set house"),
        ("~set (the|a|) house", "They set the house alight", "set the house"),
        ("~(hit|strike) home", "It struck home", "struck home"),
        ("+bomb and @weapon", "Bombs and guns", "Bombs and guns"),
        ("shoot-out", "A shootout, a shoot-out", "shoot-out"),
        ("fire ... (water cannon|tear gas)", "fire the big water cannon", "fire the big water cannon"),
    ],
)
def test_english_phrases(phrase: str, text: str, found: str) -> None:
    """A phrase matches its forms, choices, sets and gaps, and nothing else."""
    assert matched(compile_phrase(phrase, grammar("en")), text) == found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("~abrir fuego", "Abrieron fuego", "Abrieron fuego"),
        ("~manifestarse contra", "Se manifestaron contra la ley", "Se manifestaron contra"),
        ("~manifestarse contra", "Al manifestarse contra la ley", "manifestarse contra"),
        ("~salir de", "Salieron del pueblo", "Salieron del"),
        ("~atacar a", "Atacaron al convoy", "Atacaron al"),
    ],
)
def test_spanish_phrases(phrase: str, text: str, found: str) -> None:
    """Reflexive verbs match both ways, "de" and "a" with their article."""
    assert matched(compile_phrase(phrase, grammar("es")), text) == found


def test_a_phrase_stands_in_the_passive_too() -> None:
    """Of "throw stones" also "stones were thrown" and the headline's "stones thrown"."""
    found = passives("~throw ... (stones|bottles)", grammar("en"))
    assert matched(found, "Stones and sticks were thrown") == "Stones and sticks were thrown"
    assert matched(found, "Stones thrown at bus") == "Stones thrown"
    assert matched(found, "Stones throw shadows") == ""
    assert passives("~throw stones", grammar("en")) == []


def test_nouns_inflect_at_their_head() -> None:
    """In English the word before the preposition, in Spanish every word before it."""
    assert matched(compile_noun("exchange of fire", grammar("en")), "Exchanges of fire") == "Exchanges of fire"
    assert matched(compile_noun("arma de fuego", grammar("es")), "Armas de fuego") == "Armas de fuego"
    assert matched(compile_noun("ataque aéreo", grammar("es")), "Los ataques aéreos") == "ataques aéreos"


def test_verbs_inflect_at_their_first_word() -> None:
    """Of "set ablaze" the verb inflects, the rest stays."""
    assert matched(compile_verb("set ablaze", grammar("en")), "He was setting ablaze") == "setting ablaze"


def test_words_across_a_comma_do_not_match() -> None:
    """Only blanks, hyphens and quotation marks may stand between the words of an expression."""
    assert matched(compile_phrase("~open fire", grammar("en")), "They opened, fire or not") == ""


def test_a_gap_never_opens_a_phrase() -> None:
    """A phrase that begins with a gap is dropped."""
    assert compile_phrase("... fire", grammar("en")) == []
