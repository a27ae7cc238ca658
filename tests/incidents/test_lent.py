"""Victims counted in the row of a court."""

from dateline.incidents import lent, mentions
from dateline.incidents.draft import Draft
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Telling
from dateline.types import When
from tests.incidents.pages import article


def killed(kind: str, day: str = "2024-04-20", *, other: str | None = None) -> list[float | None]:
    """The dead that a violent row borrows from the court's, `other`: the day of one more violent row."""
    reading = Reading(*article(
        "A cook was charged with killing two waiters.", "He opened fire behind a diner.", "Gunmen attacked a bank.",
    ))  # fmt: skip
    told = mentions.find(reading)
    drafts = [
        Draft(str(n), [m for m in told if m.sentence.block == n], 0.9, name, When(at, at, "day"))
        for n, name, at in ((0, "legal_action", "2024-05-02"), (1, kind, day), (2, "armed_attack", other or day))
    ]
    telling = Telling(reading, told, drafts)
    return [heard.toll.low for heard in lent.read(drafts[1], telling, ["killed"])]


def test_the_dead_of_a_court_s_row_are_those_of_the_one_violent_deed() -> None:
    """ "Charged with killing two waiters. He opened fire behind a diner": two were killed there."""
    assert killed("armed_attack") == [2]


def test_nothing_is_lent_where_another_violent_deed_is_of_another_day() -> None:
    """Whose dead they are is not told."""
    assert killed("armed_attack", other="2024-03-01") == []


def test_a_deed_that_is_no_crime_borrows_no_victims() -> None:
    """A court's dead are not those of an air strike."""
    assert killed("air_artillery_strike") == []
