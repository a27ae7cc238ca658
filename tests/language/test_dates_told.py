"""Days that lean on what the text or the page's last change has said."""

from datetime import date

import pytest

from dateline.language import dates
from dateline.types import Span, When


def read(text: str, published: str, *, language: str = "en", changed: date | None = None) -> When:
    """The last expression of a text."""
    anchor = When(published, published, "day")
    return dates.find(text, [Span(0, len(text))], language=language, anchor=anchor, changed=changed)[-1].when


@pytest.mark.parametrize(
    ("text", "language", "changed", "day"),
    [
        ("Guards closed the bridge on Tuesday.", "en", date(2024, 5, 7), "2024-05-07"),
        ("La guardia cerró el puente el martes.", "es", date(2024, 5, 8), "2024-05-07"),
        ("Guards closed the bridge on Wednesday.", "en", date(2024, 5, 7), "2024-05-01"),
        ("Guards closed the bridge last Tuesday.", "en", date(2024, 5, 7), "2024-04-30"),
        ("Guards closed the bridge on Tuesday.", "en", None, "2024-04-30"),
    ],
)
def test_a_weekday_up_to_the_last_change_is_that_of_the_last_version(
    text: str, language: str, changed: date | None, day: str
) -> None:
    """ "Tuesday" in a story of Monday that was changed on Tuesday is that Tuesday."""
    assert read(text, "2024-05-06", language=language, changed=changed).start == day


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("Old men speak of 2011. On March 4 of that year the dam burst.", "en", "2011-03-04"),
        ("Old men speak of 2011. In March of the same year the dam burst.", "en", "2011-03-01"),
        ("The dam burst on March 4 of the year before last.", "en", "2022-03-04"),
        ("Los viejos hablan de 2011. El 4 de marzo de aquel año se rompió la presa.", "es", "2011-03-04"),
        ("Los viejos hablan de 2011. En marzo de ese año se rompió la presa.", "es", "2011-03-01"),
        ("La presa se rompió el 4 de marzo del año antepasado.", "es", "2022-03-04"),
    ],
)
def test_a_day_of_that_year_is_of_the_year_spoken_of_last(text: str, language: str, start: str) -> None:
    """The text tells the year, not the page."""
    assert read(text, "2024-05-06", language=language).start == start


def test_a_month_of_what_has_been_is_not_the_coming_one() -> None:
    """ "fell in February", told in November: nine months back, though the next February is nearer."""
    assert read("The fort fell in February.", "2024-11-19").start == "2024-02-01"
    assert read("The fort will be sold in February.", "2024-11-19").start == "2025-02-01"


def test_what_happened_when_a_day_came_dates_that_day() -> None:
    """ "until late on Thursday, when": the words behind it tell which Thursday."""
    assert read("Nothing moved until late on Thursday, when planes hit the camp.", "2024-05-03").start == "2024-05-02"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Two men were taken on April 15. They were left at the gate on the 19th, blindfolded.", "en", "2023-04-19"),
        ("Guards came on April 28. At dawn on the 2nd, they left.", "en", "2023-05-02"),
        ("In February 2011, on the 17th, the dam burst.", "en", "2011-02-17"),
        ("On the 16th, guards came.", "en", "2023-05-16"),
        ("Se los llevaron el 15 de abril. La noche del 19 fue asaltada la casa.", "es", "2023-04-19"),
    ],
)
def test_a_bare_day_is_of_the_month_spoken_of_last(text: str, language: str, day: str) -> None:
    """ "on April 15 ... on the 19th": April 19, though the page is of May."""
    assert read(text, "2023-05-22", language=language).start == day


def test_a_bare_day_after_until_is_not_before_the_one_it_runs_from() -> None:
    """ "desde hoy hasta el día 28" ends in the future."""
    assert read("El puente cierra desde hoy hasta el día 28.", "2023-05-22", language="es").stop == "2023-05-28"


@pytest.mark.parametrize("text", ["He lives on the 4th floor.", "Men of the 9th Brigade.", "Born in the 18th street."])
def test_what_is_only_numbered_is_no_day(text: str) -> None:
    """Floors, brigades and streets are counted too."""
    anchor = When("2023-05-22", "2023-05-22", "day")
    assert not dates.find(text, [Span(0, len(text))], language="en", anchor=anchor)
