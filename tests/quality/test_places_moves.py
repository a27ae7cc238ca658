"""The scorer of places in the roles origin and destination."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from quality.places_moves import count, read

FILE = Path("quality/phrases/roles.txt")


def test_sentences_are_read_with_their_marks() -> None:
    """Marks leave the text; the file holds at least sixty sentences."""
    told = read(FILE)
    assert len(told) > 60
    assert told[0].text.startswith("Two alleged members of the ring were flown from Madrid to Bogota")
    assert told[0].marked == (("origin", "Madrid"), ("destination", "Bogota"))
    assert {each.language for each in told} == {"en", "es"}


def test_roles_are_counted() -> None:
    """A wrong role is missed and stray; a seat counts where it stands as the event's."""
    tally: Counter[str] = Counter()
    told = read(FILE)[4]  # spoken in Lagos, happened in Makurdi
    count(told, [{"name": "Lagos", "role": "event"}, {"name": "Makurdi", "role": "origin"}], tally, [])
    assert (tally["none right"], tally["event right"], tally["stray"]) == (1, 0, 1)
