"""What the words around say: part, voice, definiteness."""

import pytest

from dateline.codes.neighbours import auxiliaries, determiner, part_here, stands_as_noun, stands_as_verb
from dateline.codes.words import words
from dateline.types import Language, Span


@pytest.mark.parametrize(
    ("text", "word", "tag", "part"),
    [
        ("They raid homes", "raid", "infinitive", "verb"),
        ("The raid failed", "raid", "infinitive", "noun"),
        ("Police raided homes", "raided", "past", "verb"),
        ("after raids in the town", "raids", "present", "noun"),
        ("wanted to raid it", "raid", "infinitive", "verb"),
        ("Workers protest at the gate", "protest", "infinitive", "verb"),
    ],
)
def test_verb_or_noun(text: str, word: str, tag: str, part: str) -> None:
    """A word that may be either is told by its neighbours."""
    line = words(text, Span(0, len(text)))
    at = line.lower.index(word)
    assert part_here(line, at, at + 1, tag, "en") == part


@pytest.mark.parametrize(
    ("text", "word", "language", "found"),
    [
        ("the deadly attack", "attack", "en", "definite"),
        ("an attack", "attack", "en", "indefinite"),
        ("three attacks", "attacks", "en", "indefinite"),
        ("under attack", "attack", "en", ""),
        ("el ataque", "ataque", "es", "definite"),
        ("otro ataque", "ataque", "es", "indefinite"),
    ],
)
def test_determiner(text: str, word: str, language: Language, found: str) -> None:
    """A noun is definite, indefinite or neither by the words before it, up to a preposition."""
    line = words(text, Span(0, len(text)))
    assert determiner(line, line.lower.index(word), language) == found


def test_helping_words() -> None:
    """Helping verbs before a verb are found across adverbs, nearest first."""
    text = "they have also been badly beaten"
    line = words(text, Span(0, len(text)))
    assert auxiliaries(line, line.lower.index("beaten"), "en") == ["been", "have"]


def test_what_stands_before() -> None:
    """A determiner calls for a noun, "to" and pronouns for a verb."""
    text = "the blast to blast"
    line = words(text, Span(0, len(text)))
    assert stands_as_noun(line, 1, "en")
    assert not stands_as_noun(line, 3, "en")
    assert stands_as_verb(line, 3, "en")
    assert not stands_as_verb(line, 1, "en")
