"""What a place line says of its own day, and a distance, is nothing of an incident."""

from dataclasses import replace

from dateline.incidents import extract
from dateline.types import Count, Span, When
from tests.incidents.pages import article


def claims(text: str, place: str, language: str = "en") -> list[object]:
    page, told = article(text, language=language)
    told = replace(told, dateline=Span(text.index(place), text.index(place) + len(place)))
    return [claim.value for claim in extract(page, told)]


def test_the_day_of_the_place_line_is_not_the_incidents() -> None:
    """ "GUSAU, May 3, 2024 (HNA) - Gunmen killed ... on Wednesday": Wednesday."""
    text = "GUSAU, May 3, 2024 (HNA) - Gunmen killed 11 people in an attack on a mining camp on Wednesday, police said."
    days = {value.start for value in claims(text, "GUSAU") if isinstance(value, When)}
    assert days == {"2024-05-01"}


def test_neither_the_day_of_the_place_line_nor_a_distance_counts_what_was_taken() -> None:
    """ "QUITO, 12 feb (EFE).-" arrests nobody, "a 90 millas de Manta" seizes nothing."""
    text = "QUITO, 12 feb (EFE).- La Armada incautó este martes tres toneladas de cocaína a 90 millas de Manta y detuvo a cuatro tripulantes."
    counts = {(v.measure, v.low) for v in claims(text, "QUITO", "es") if isinstance(v, Count)}
    assert counts == {("seized", 3), ("arrested", 4)}
