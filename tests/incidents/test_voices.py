"""Sources beside the verbs of saying."""

from __future__ import annotations

import pytest

from dateline.incidents import voices
from dateline.incidents.reading import Reading
from dateline.types import Language
from tests.incidents.pages import article


def heard(text: str, language: Language = "en") -> list[str]:
    """The further sources of one sentence."""
    page, one = article(text, language=language)
    reading = Reading(page, one)
    sentence = reading.sentences[0]
    return [a.name for a in voices.heard(sentence, reading, reading.attributed(sentence))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The regional hospital has received 27 bodies since Monday night.", "The regional hospital"),
        ("Residents of Harsha heard rifles and then heavy guns.", "Residents of Harsha"),
        ("Organizers estimated the crowd at 8,000 and the police at 3,500.", "the police"),
        ("Eleven people were killed, by the ministry's figure.", "the ministry"),
    ],
)
def test_a_source_that_gives_a_number_or_heard_it_needs_no_verb_of_saying(text: str, source: str) -> None:
    """Who has bodies, heard guns, stands beside another's figure or owns one is a source."""
    assert heard(text) == [source]


def test_spanish_verbs_of_denial_and_count_name_their_source() -> None:
    """ "lo desmiente" and "ha recibido 41 cuerpos" have a source each."""
    assert heard("El director de la prisión lo desmiente.", "es") == ["El director de la prisión"]
    assert heard("El hospital ha recibido 41 cuerpos desde el lunes.", "es") == ["El hospital"]


def test_what_cannot_speak_gives_no_number() -> None:
    """A truck with seats, and a verb of giving without a number, name no source."""
    assert heard("The truck has 40 seats.") == []
    assert heard("The police have the town.") == []


def test_a_source_that_is_known_already_is_not_heard_twice() -> None:
    """What the language tools read as an attribution stays theirs."""
    assert heard("The police said that 12 people were killed.") == []
