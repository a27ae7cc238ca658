"""Who says so."""

import pytest

from dateline.language import attribution, sentences
from dateline.language.attribution import Attribution
from dateline.language.sources import kind_of
from dateline.types import Language, Span


def find(text: str, language: Language = "en") -> list[Attribution]:
    return attribution.find(text, sentences.of(text, [Span(0, len(text))]), language=language, rules=True)


@pytest.mark.parametrize(
    ("language", "text", "name", "kind", "content"),
    [
        ("en", "Nine soldiers were killed, the army said.", "the army", "official", "Nine soldiers were killed"),
        ("en", "The army said nine soldiers were killed.", "The army", "official", "nine soldiers were killed"),
        ("en", "Six people died, according to a doctor at the hospital.", "a doctor at the hospital", "witness", "Six people died"),
        ("en", "According to the Euphrates Monitor, six people died.", "the Euphrates Monitor", "expert", "six people died"),
        ("en", "“We saw smoke,” said Ama Obi, a teacher.", "Ama Obi", "unknown", "“We saw smoke,”"),
        ("en", "In a note read on Monday, Col. Ana Ruiz, spokeswoman for the staff, said two men fell.", "Col. Ana Ruiz, spokeswoman for the staff", "official", "two men fell"),
        ("en", "A policeman on duty, looking over the square, put it at 6,000.", "A policeman on duty", "official", "it at 6,000"),
        ("en", "Two died, according to the police chief, Ana Ruiz.", "the police chief, Ana Ruiz", "official", "Two died"),
        ("en", "By the army's count, nine fell.", "the army", "official", "nine fell"),
        ("en", "The rebels denied that they had fired.", "The rebels", "party", "that they had fired"),
        ("en", "The army called it a check and denied that anyone had been arrested.", "The army", "official", "that anyone had been arrested"),
        ("es", "Once personas murieron, informó la Policía Nacional.", "la Policía Nacional", "official", "Once personas murieron"),
        ("es", "Según los vecinos, once personas murieron.", "los vecinos", "witness", "once personas murieron"),
        ("es", "El ministro dijo que habrá más tropas.", "El ministro", "official", "que habrá más tropas"),
    ],
)  # fmt: skip
def test_source_cue_and_content(language: Language, text: str, name: str, kind: str, content: str) -> None:
    """The source, its kind and what it says are found in the orders that news uses."""
    (item,) = find(text, language)
    assert (item.name, item.content[0].of(text)) == (name, content)
    assert kind in (item.kind, "unknown")


def test_a_quote_that_goes_on_keeps_its_source() -> None:
    """A second sentence in quotation marks is said by the source of the first."""
    first, second = find("“We saw it,” said the driver. “Then we ran.”")
    assert second.name == first.name == "the driver"
    assert second.how == "the quote goes on"


def test_a_pronoun_is_tied_to_the_last_source_with_its_reason() -> None:
    """ "He added" belongs to the source before, and says so."""
    _, second = find("Governor Luis Paz said two died. He added that the road was shut.")
    assert second.name == "Governor Luis Paz"
    assert "tied to" in second.how


def test_the_press_that_was_told_is_in_the_chain() -> None:
    """A witness who told an agency speaks through the agency."""
    (item,) = find("A resident told the BBC that shots were fired.")
    assert (item.kind, item.chain) == ("witness", ("the BBC",))


def test_a_thing_that_says_nothing_is_no_source() -> None:
    """A verb without a speaker before it makes no attribution."""
    assert find("The reported attack began at dawn.") == []


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [("a police officer", "official"), ("two residents", "witness"), ("the rebels", "party"), ("Reuters", "media"), ("analysts", "expert"), ("a court filing", "official"), ("the indictment", "document"), ("a spokesman for the rebels", "party"), ("a spokesman", "official"), ("Zzyx", "unknown")],
)  # fmt: skip
def test_kinds_of_sources(phrase: str, kind: str) -> None:
    """The first telling noun decides."""
    assert kind_of(phrase) == kind


def test_either_apostrophe_names_the_same_kind() -> None:
    """News pages write sheriff’s as often as sheriff's."""
    assert kind_of("the Wake County sheriff’s office") == kind_of("the Wake County sheriff's office") == "official"


def test_ten_thousand_commas_are_read_in_time() -> None:
    """Hostile text costs no more than its length."""
    assert find("he said, " * 20_000) == []


def test_a_name_keeps_its_short_apposition_and_drops_its_clauses() -> None:
    """ "Ann Obi, a nurse, who ..." is named without the clause."""
    (item,) = find("Ann Obi, a nurse, who was there, said that two died.")
    assert item.name == "Ann Obi, a nurse"


@pytest.mark.parametrize(
    "text",
    [
        "Ships left Port Said for the United States on Monday.",
        "The group faces three counts of fraud.",
        "It led to reports of two deaths.",
    ],
)
def test_nouns_and_names_that_look_like_verbs_of_saying(text: str) -> None:
    """ "Port Said", "United States", "three counts" and "reports of" say nothing."""
    assert find(text) == []


def test_spanish_without_a_subject_is_tied_to_the_last_source() -> None:
    """ "escribió" with no subject belongs to the source before it, and says so."""
    _, second = find("El ministro Luis Paz dijo que habrá cambios. «No habrá más», escribió en X.", "es")
    assert (second.source, second.name) == (None, "El ministro Luis Paz")


def test_the_source_is_the_subject_of_the_last_clause() -> None:
    """Of "it began hours after the army said ..." the army speaks."""
    assert [a.name for a in find("The bombing began hours after the army said that two died.")] == ["the army"]
