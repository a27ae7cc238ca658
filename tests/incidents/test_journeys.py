"""Where people and things came from and went to, in the rows."""

from __future__ import annotations

import pytest

from dateline.incidents import extract
from dateline.types import Language, Place
from tests.incidents.pages import article


def roles(text: str, language: Language = "en") -> dict[str, set[str]]:
    """The names by role over all incidents of a text."""
    page, told = article(text, language=language)
    found: dict[str, set[str]] = {}
    for claim in extract(page, told):
        if isinstance(claim.value, Place):
            assert claim.quote.of(page.text) in page.text
            found.setdefault(claim.value.role, set()).add(claim.value.name)
    return found


@pytest.mark.parametrize(
    ("text", "language", "origin", "destination"),
    [
        ("The authorities deported 90 migrants from Tunis to Niamey on Monday.", "en", {"Tunis"}, {"Niamey"}),
        ("Gunmen abducted nine passengers of a bus from Kano near Zaria on Monday.", "en", {"Kano"}, set()),
        ("Pirates seized a tanker bound for Lagos off Lome on Monday. It had left Rotterdam a week before.", "en", {"Rotterdam"}, {"Lagos"}),
        ("El barco zarpó de Callao con destino a Guayaquil y fue incautado frente a Manta.", "es", {"Callao"}, {"Guayaquil"}),
        ("Police in Oslo arrested a teacher from Bergen on Monday.", "en", set(), set()),
        ("Soldiers arrested the rebel in Kumbo and took him to a hospital in Bamenda.", "en", set(), set()),
        ("El detenido fue llevado a La Roca, la cárcel de Guayaquil, tras matar a un guardia en Manta.", "es", set(), {"La Roca"}),
    ],
)  # fmt: skip
def test_places_that_were_left_and_reached(
    text: str, language: Language, origin: set[str], destination: set[str]
) -> None:
    """A preposition after a word for moving, or words that say so themselves; homes, hospitals and prisons are none."""
    found = roles(text, language)
    assert found.get("origin", set()) == origin
    assert found.get("destination", set()) == destination


def test_where_somebody_speaks_is_none_of_them() -> None:
    """ "Told reporters in X" names no place of the attack."""
    found = roles("Gunmen killed six farmers in Makurdi on Monday, the governor told reporters in Lagos.")
    assert found == {"event": {"Makurdi"}}
