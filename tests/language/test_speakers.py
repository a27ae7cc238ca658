"""What can be a source."""

from __future__ import annotations

import pytest

from dateline.language import attribution, sentences
from dateline.language.speakers import speaks
from dateline.types import Language, Span


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The gunfight", "en"), ("No group", "en"), ("no two authorities", "en"), ("with rifles", "en"), ("seat", "en"), ("the", "en"), ("The", "en"),
        ("on a plane to Lome after it", "en"), ("for the Interior", "en"), ("the seizure unlawful and threatened", "en"), ("The attack on the police station", "en"),
        ("El tiroteo", "es"), ("Ningún grupo", "es"), ("con fusiles", "es"), ("", "en"),
    ],
)  # fmt: skip
def test_what_is_no_source(words: str, language: Language) -> None:
    """Events, things, nobody, pieces of clauses and bare articles say nothing."""
    assert not speaks(words, language=language)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("a nurse", "en"), ("A Kremlin adviser", "en"), ("the attack victims", "en"), ("The raid commander", "en"), ("The Clash", "en"), ("the singer", "en"), ("In a statement his family", "en"),
        ("Reuters", "en"), ("she", "en"), ("a man with a rifle", "en"), ("el cantante", "es"), ("La Fiscalía", "es"), ("Noé Paz", "es"), ("Nolan", "en"), ("No. 10", "en"),
    ],
)  # fmt: skip
def test_what_may_be_a_source(words: str, language: Language) -> None:
    """Persons, offices, groups and papers speak, whatever stands beside their noun."""
    assert speaks(words, language=language)


@pytest.mark.parametrize(
    "text", ["The gunfight recalled an escape in 2019 that killed ten.", "No group said it was behind the attack."]
)
def test_they_are_not_read_as_sources(text: str) -> None:
    """A verb of saying beside them makes no attribution."""
    assert attribution.find(text, sentences.split(text, Span(0, len(text))), language="en") == []
