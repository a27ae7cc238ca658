"""English inflection."""

import pytest

from dateline.codes.english import doubles, plural
from dateline.codes.lexicon import noun_forms, tongues, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("raid", {"raid", "raids", "raided", "raiding"}),
        ("rob", {"rob", "robs", "robbed", "robbing"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapped", "kidnapping"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("defy", {"defy", "defies", "defied", "defying"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("steal", {"steal", "steals", "stole", "stolen", "stealing"}),
        ("shoot", {"shoot", "shoots", "shot", "shooting"}),
        ("die", {"die", "dies", "died", "dying"}),
    ],
)
def test_verb_forms(verb: str, forms: set[str]) -> None:
    """A verb has its five forms, by rule or by the table."""
    assert set(verb_forms(verb, language="en")) == forms


def test_forms_say_what_they_are() -> None:
    """Each form carries its tag; a form that is past and participle is past."""
    forms = verb_forms("steal", language="en")
    assert (forms["stole"], forms["stolen"], forms["stealing"], forms["steals"]) == (
        "past",
        "participle",
        "gerund",
        "present",
    )
    assert verb_forms("raid", language="en")["raided"] == "past"


@pytest.mark.parametrize(
    ("noun", "many"),
    [("clash", "clashes"), ("city", "cities"), ("gunman", "gunmen"), ("thief", "thieves"), ("convoy", "convoys")],
)
def test_plurals(noun: str, many: str) -> None:
    """Plurals by rule, and irregular ones."""
    assert plural(noun, tongues()["en"].nouns) == many
    assert noun_forms(noun, language="en") == {noun: "singular", many: "plural"}


def test_a_noun_without_singular_is_plural() -> None:
    """Police and troops stand for many."""
    assert noun_forms("police", language="en") == {"police": "plural"}


def test_doubling() -> None:
    """One short vowel and one consonant double, others do not."""
    assert doubles("rob")
    assert not doubles("raid")
    assert not doubles("attack")
    assert not doubles("tow")
