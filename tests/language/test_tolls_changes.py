"""Counts that change, that are denied by what follows, or that are told of somebody else."""

import pytest

from dateline.language import tolls
from dateline.language.tolls import Toll
from dateline.language.tolls.settle import settle
from dateline.types import Span


def found(text: str, language: str = "en") -> list[Toll]:
    return tolls.find(text, [Span(0, len(text))], language=language)


def read(text: str, language: str = "en") -> list[tuple[str, object, object]]:
    return [(t.measure, t.low, t.high) for t in found(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "low", "old"),
    [
        ("El balance subió de 12 a 17 muertos.", "es", 17, 12),
        ("La cifra de desaparecidos bajó de 31 a 12.", "es", 12, 31),
        ("The number of missing fell from 31 to 12.", "en", 12, 31),
        ("The toll from the slide, put at 90 on Sunday, was cut to 74 on Tuesday.", "en", 74, 90),
    ],
)
def test_a_count_that_changes_keeps_the_value_before(text: str, language: str, low: int, old: int) -> None:
    """Up or down, with the old value before the new one or behind it."""
    assert [(t.low, t.old) for t in found(text, language)] == [(low, (old, old))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("None of the eight climbers survived.", "en"),
        ("The jet went down, leaving no survivors among the eight passengers.", "en"),
        ("Ninguno de los ocho ocupantes sobrevivió.", "es"),
    ],
)
def test_where_none_survived_all_died(text: str, language: str) -> None:
    """The number of those of whom none lived is the number of the dead."""
    assert read(text, language) == [("killed", 8, 8)]


@pytest.mark.parametrize(
    "text",
    [
        "The hijackers demanded the release of 14 comrades.",
        "Police are searching for two gunmen.",
        "Officers are looking for two men wanted over the theft.",
        "The blackout hit 20,000 customers.",
        "A second device exploded near the gate.",
        "She was the ninth journalist killed in the country this year.",
        "Police say he had been arrested twice before.",
        "A patrol picked up 71 survivors.",
        "He was the second governor to be killed in a year.",
        "Two robbers fled with the cash.",
    ],
)
def test_what_did_not_happen_to_anybody_is_not_counted(text: str) -> None:
    """What is demanded, sought, hit by no blow, burst, a place in a series, a record of old."""
    assert read(text) == []


def test_armed_men_arrest_nobody() -> None:
    """ "Led away" is an arrest by police and an abduction by gunmen."""
    assert read("Officers led away three students.") == [("arrested", 3, 3)]
    assert read("Gunmen stopped a bus and led away three students.") == [("abducted", 3, 3)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Eight people, not five as first reported, were stabbed.", [("injured", 8, 8)]),
        ("The man and boy were found dead.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("A husband and father was killed.", [("killed", 1, 1)]),
        ("An accordionist was kidnapped.", [("abducted", 1, 1)]),
        ("A bus driver, 44, and eight passengers died.", [("killed", 1, 1), ("killed", 8, 8)]),
        ("Man kills woman, her son", [("killed", 1, 1), ("killed", 1, 1)]),
        ("The blast left four firefighters with burns.", [("injured", 4, 4)]),
        ("Marines seized the tanker.", [("seized", 1, 1)]),
        ("A girl of nine and her grandmother were hurt.", [("injured", 1, 1), ("injured", 1, 1)]),
        ("A woman’s body was pulled from the lake.", [("killed", 1, 1)]),
        ("Several shops were looted and one was burned.", [("destroyed", 1, 1)]),
        ("The militia took 45 soldiers prisoner.", [("abducted", 45, 45)]),
    ],
)
def test_persons_and_things_are_told_by_their_words(text: str, counts: list[object]) -> None:
    """Corrections, persons joined without an article, nouns in no list, ages, wounds, a thing that is known."""
    assert read(text) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Los vecinos lincharon a un ladrón.", [("killed", 1, 1)]),
        ("Dos albañiles fueron arrollados por un tren.", [("injured", 2, 2)]),
        ("La Armada decomisaba 12 lanchas.", [("seized", 12, 12)]),
        ("La policía no realizó ninguna detención.", [("arrested", 0, 0)]),
    ],
)
def test_regular_spanish_verbs_are_known_by_their_infinitive(text: str, counts: list[object]) -> None:
    """Their forms are made, not listed."""
    assert read(text, "es") == counts


def test_a_death_in_another_incident_does_not_settle() -> None:
    """ "... and a man was killed in another incident" adds nothing to this event's dead."""
    sentences = ("A woman was killed in a shooting.", "Another man was killed in a separate incident.")
    text, told, at = " ".join(sentences), [], 0
    for sentence in sentences:
        told.append(tolls.find(text, [Span(at, at + len(sentence))], language="en"))
        at += len(sentence) + 1
    assert settle(text, told)["killed"].low == 1


def test_of_those_aboard_is_no_part_of_a_count() -> None:
    """ "45 pilgrims, of whom 18 died": 18 are all the dead, as nothing else counts any."""
    (toll,) = found("The bus was carrying 45 pilgrims, of whom 18 died.")
    assert (toll.low, toll.part) == (18, False)


def test_a_total_of_a_war_is_not_one_of_a_warehouse() -> None:
    """Words that tell a total over years end where they end."""
    assert [t.cumulative for t in found("Four men were killed in the warehouse.")] == [False]
    assert [t.cumulative for t in found("Four men were killed in the war.")] == [True]
