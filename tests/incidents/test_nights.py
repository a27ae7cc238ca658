"""Which day of a night a deed was on."""

import pytest

from dateline.incidents import mentions, nights
from dateline.incidents.draft import Draft, Found
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Telling
from dateline.types import When
from tests.incidents.pages import article


def night(*paragraphs: str) -> tuple[str | None, str | None] | None:
    reading = Reading(*article(*paragraphs))
    told = mentions.find(reading)
    draft = Draft("1", told, 0.9, "armed_attack")
    said = next(d for d in reading.dates if d.when.said == "overnight")
    found = nights.read(draft, Telling(reading, told, [draft]), Found("when", said.when, said.span, "", p=0.9))
    return (found.value.start, found.value.stop) if found is not None and isinstance(found.value, When) else None


@pytest.mark.parametrize(("clock", "day"), [("3:10 a.m.", "2024-05-03"), ("11:40 p.m.", "2024-05-02")])
def test_a_clock_time_tells_which_day_of_the_night(clock: str, day: str) -> None:
    """ "Overnight ... at 3:10 a.m." is the page's day, "at 11:40 p.m." the day before."""
    assert night("A man was shot overnight in Harwick.", f"The shooting took place at about {clock}.") == (day, day)


def test_a_night_without_a_clock_time_stays_two_days() -> None:
    """Nothing tells which."""
    assert night("A man was shot overnight in Harwick.") is None
