"""Time expressions: what they mean, against what, and why."""

import pytest

from dateline.language import dates
from dateline.types import Span, When

PAGE = When("2025-07-31", "2025-07-31", "day", "2025-07-31 10:16", "", "the page's stamp")  # a Thursday


def read(text: str, *, language: str = "en", anchor: When | None = PAGE) -> list[dates.TimeExpression]:
    return dates.find(text, [Span(0, len(text))], language=language, anchor=anchor)


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("On Wednesday, police carried out raids.", "2025-07-30", "2025-07-30"),
        ("It happened Thursday.", "2025-07-31", "2025-07-31"),
        ("The council will meet Friday.", "2025-08-01", "2025-08-01"),
        ("The shootout was in June.", "2025-06-01", "2025-06-30"),
        ("He was arrested yesterday.", "2025-07-30", "2025-07-30"),
        ("They fled last week.", "2025-07-21", "2025-07-27"),
        ("It fell on July 4, 2019.", "2019-07-04", "2019-07-04"),
        ("Fighting lasted from June 3-5, 2024.", "2024-06-03", "2024-06-05"),
        ("He died two days ago.", "2025-07-29", "2025-07-29"),
        ("The truce began on 12 November 2023.", "2023-11-12", "2023-11-12"),
        ("The town fell in the first quarter of 2022.", "2022-01-01", "2022-03-31"),
    ],
)
def test_an_expression_becomes_the_interval_an_analyst_would_write(text: str, start: str, stop: str) -> None:
    """Relative and written-out dates resolve to their first and last day against the page's date."""
    found = read(text)
    assert [(e.when.start, e.when.stop) for e in found] == [(start, stop)]


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("Ocurrió el pasado martes.", "2025-07-29", "2025-07-29"),
        ("Murió el 5 de mayo de 2020.", "2020-05-05", "2020-05-05"),
        ("Fue detenido ayer.", "2025-07-30", "2025-07-30"),
        ("El ministro advirtió ayer de que no irá.", "2025-07-30", "2025-07-30"),
        ("Huyeron la semana pasada.", "2025-07-21", "2025-07-27"),
        ("Fue liberado hace dos días.", "2025-07-29", "2025-07-29"),
    ],
)
def test_spanish_expressions_resolve_alike(text: str, start: str, stop: str) -> None:
    """Spanish dates are read by the same readers with words of their own."""
    found = read(text, language="es")
    assert [(e.when.start, e.when.stop) for e in found] == [(start, stop)]


def test_a_reading_says_why() -> None:
    """Every value carries its words, its anchor and a line of reasoning."""
    when = read("Police struck on Wednesday.")[0].when
    assert when.said == "Wednesday"
    assert when.anchor.startswith("2025-07-31")
    assert when.how == "'Wednesday' = 2025-07-30: the Wednesday before Thursday 2025-07-31, the page’s date"


def test_without_a_page_date_a_weekday_stays_unknown() -> None:
    """A relative expression with nothing to count from is no date, and says so."""
    (found,) = read("Police struck on Wednesday.", anchor=None)
    assert (found.when.start, found.when.stop, found.when.precision) == (None, None, "unknown")
    assert "does not tell" in found.when.how


def test_a_page_date_that_is_an_interval_gives_an_interval() -> None:
    """Read against both ends of the anchor, "yesterday" covers both answers."""
    anchor = When("2025-07-01", "2025-07-10", "range")
    (found,) = read("He was shot yesterday.", anchor=anchor)
    assert (found.when.start, found.when.stop) == ("2025-06-30", "2025-07-09")


@pytest.mark.parametrize(
    "text",
    [
        "That Sunday was market day.",
        "A year earlier hundreds fled.",
        "Two days after the attack he left.",
        "The next day they returned.",
    ],
)
def test_what_hangs_on_another_event_is_left_open(text: str) -> None:
    """The page's date does not tell which day "that Sunday" was, so no day is given."""
    found = read(text)[0]
    assert found.depends == "event"
    assert found.when.start is None
    assert found.when.stop is None


def test_a_weekday_that_contradicts_its_date_is_reported() -> None:
    """2025-07-30 was a Wednesday; the page says Tuesday, and the reading says so."""
    (found,) = read("On Tuesday, July 30, 2025, it rained.")
    assert found.warning == "2025-07-30 is a Wednesday, not a Tuesday"


def test_the_week_of_new_year_carries_the_year_of_its_week() -> None:
    """ISO weeks: the week of 2025-12-31 belongs to 2026."""
    anchor = When("2026-01-08", "2026-01-08", "day")
    (found,) = read("It happened last week.", anchor=anchor)
    assert found.value == "2026-W01"
    assert (found.when.start, found.when.stop) == ("2025-12-29", "2026-01-04")


def test_an_open_end_stays_open() -> None:
    """ "since January" begins in January and ends nowhere."""
    (found,) = read("He has been held since January.")
    assert (found.when.start, found.when.stop, found.when.precision) == ("2025-01-01", None, "open")


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("El domingo 27 hubo un ataque.", "es", "2025-07-27"),
        ("Murió el martes 29 por la noche.", "es", "2025-07-29"),
        ("El miércoles de la próxima semana habrá elecciones.", "es", "2025-08-06"),
        ("They met on Tuesday of last week.", "en", "2025-07-22"),
        ("He was shot Tuesday the 29th.", "en", "2025-07-29"),
        ("The deadliest since August 2019, when a man shot four.", "en", "2019-08-01"),
    ],
)
def test_weekdays_with_a_day_or_a_week(text: str, language: str, start: str) -> None:
    """ "el domingo 27" is the Sunday that is a 27th; "since August 2019, when" tells what happened then."""
    assert read(text, language=language)[0].when.start == start


def test_the_quarter_of_a_report_stays_the_quarter_a_year_earlier() -> None:
    """ "a year earlier" in a report about a quarter is that quarter of the year before; in other news it is a year."""
    told = read("Net fell in the third quarter of 1989. A year earlier it had risen.")
    assert [e.value for e in told] == ["1989-Q3", "1988-Q3"]
    assert told[1].depends == "event"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Los sindicatos anunciaron que el jueves harán un paro.", "es", "2025-08-07"),
        ("Los vecinos dijeron que el jueves habrá marcha.", "es", "2025-08-07"),
        ("La policía dijo que el jueves mataron a dos hombres.", "es", "2025-07-31"),
        ("El jueves Teherán atacó la base.", "es", "2025-07-31"),
        ("Unions announced that on Thursday they will strike.", "en", "2025-08-07"),
        ("Ms. Osei will be named head of the port on Thursday.", "en", "2025-08-07"),
        ("Mr. Vega will succeed her on Thursday.", "en", "2025-08-07"),
        ("Talks are set to resume Thursday.", "en", "2025-08-07"),
        ("The truce had been due to expire Thursday.", "en", "2025-07-31"),
        ("Police said that on Thursday two men were shot.", "en", "2025-07-31"),
    ],
)
def test_what_was_announced_lies_ahead(text: str, language: str, day: str) -> None:
    """The verb of the clause itself says which Thursday, not that of the announcement."""
    found = dates.find(text, [Span(0, len(text))], language=language, anchor=When("2025-08-02", "2025-08-02", "day"))
    assert [e.when.start for e in found] == [day]


@pytest.mark.parametrize(
    ("text", "language", "edge"),
    [
        ("It was the fourth attack since January.", "en", "since"),
        ("Está detenido desde marzo de 2022.", "es", "since"),
        ("They stayed until Friday.", "en", "until"),
        ("They must leave before Friday.", "en", "until"),
        ("He was shot just before midnight on Friday.", "en", ""),
        ("She was found before 9:15 p.m. on July 30.", "en", ""),
        ("Lo mataron poco antes del mediodía del viernes.", "es", ""),
        ("The raid began at daybreak Sunday.", "en", ""),
    ],
)
def test_an_end_of_a_stretch_is_told_from_a_day(text: str, language: str, edge: str) -> None:
    """ "since January" and "until Friday" are no event's own day, "daybreak Sunday" is."""
    found = dates.find(text, [Span(0, len(text))], language=language, anchor=When("2025-08-02", "2025-08-02", "day"))
    assert [e.edge for e in found] == [edge]


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("He was shot on Thanksgiving.", "2024-11-28", "2024-11-28"),
        ("They fled on Easter Sunday.", "2025-04-20", "2025-04-20"),
        ("He died on Memorial Day 2019.", "2019-05-27", "2019-05-27"),
        ("He was shot on Labor Day.", "2025-09-01", "2025-09-01"),
        ("It fell after the Sept. 11 attacks.", "2001-09-11", "2001-09-11"),
    ],
)
def test_a_holiday_is_the_day_that_its_year_gives(text: str, start: str, stop: str) -> None:
    """Fixed days, weekdays of a month and days from Easter are computed; a named day keeps its year."""
    assert [(e.when.start, e.when.stop) for e in read(text)] == [(start, stop)]


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("It took half an hour.", "half an hour", "PT30M"),
        ("She waited two and a half years.", "two and a half years", "P2.5Y"),
        ("a decades-long war", "decades-long", "PXDE"),
        ("a weeklong siege", "weeklong", "P1W"),
        ("It is expected to last three weeks.", "three weeks", "P3W"),
        ("a 30- to 60-day ban", "30- to 60-day", "P30D"),
        ("They meet every few months.", "every few months", "PXM"),
        ("It happened 13.8 billion years ago.", "13.8 billion years ago", "PAST_REF"),
        ("It was set for the year 2000.", "the year 2000", "2000"),
        ("He left in the second half of the year.", "the second half of the year", "2025-H2"),
        ("He fled that night.", "that night", "2025-07-31TNI"),
        ("It sank on 14 March.", "14 March", "2025-03-14"),
    ],
)
def test_lengths_and_periods_have_the_value_of_the_standard(text: str, said: str, value: str) -> None:
    """The span and the TIMEX3 value of lengths, sets, named years and halves."""
    assert [(e.span.of(text), e.value) for e in read(text)] == [(said, value)]


def test_the_last_week_of_a_month_is_not_last_week() -> None:
    """A week counted inside a month is of that month."""
    (found,) = read("Forty drowned in the last week of March.")
    assert (found.when.start, found.when.stop) == ("2025-03-25", "2025-03-31")


def test_two_months_share_the_year_that_the_second_states() -> None:
    """ "Between March and May 2011" begins in March 2011."""
    first, second = read("Between March and May 2011, forty villages were burned.")
    assert (first.when.start, second.when.stop) == ("2011-03-01", "2011-05-31")


def test_a_day_that_is_not_said_is_no_day() -> None:
    """ "On a Sunday in June" does not tell which Sunday; "one day last week" is the week."""
    sunday, june = read("He was shot on a Sunday in June.")
    assert not sunday.when.known
    assert june.when.known
    assert [e.span.of("It happened one day last week.") for e in read("It happened one day last week.")] == [
        "last week"
    ]


def test_the_previous_day_hangs_on_another_event() -> None:
    """Nothing that is counted from another event is resolved against the page's date."""
    (found,) = read("He was arrested the previous day.")
    assert found.depends == "event"
    assert not found.when.known


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("Marches are planned for this summer.", "this summer", "2025-SU"),
        ("Net beat the year-ago third quarter.", "the year-ago third quarter", "2024-Q3"),
        ("The year-ago loss was larger.", "year-ago", "2024"),
        ("Prices fell in recent years.", "recent years", "PAST_REF"),
        ("Sales rose in the last quarter of 2012.", "the last quarter of 2012", "2012-Q4"),
        ("They want peace by year's end.", "year's end", "2025"),
        ("It lasted a minute and a half.", "a minute and a half", "PT1M30S"),
        ("It is a threat for the foreseeable future.", "the foreseeable future", "FUTURE_REF"),
        ("He fled mid-afternoon Monday.", "mid-afternoon Monday", "2025-07-28TAF"),
    ],
)
def test_the_words_and_values_of_timex3(text: str, said: str, value: str) -> None:
    """What belongs to an expression and what value it is given, as the annotators of newswire hold it."""
    assert [(e.span.of(text), e.value) for e in read(text)] == [(said, value)]


@pytest.mark.parametrize(
    "text", ["Future losses are likely.", "Rivals envy Sun for its lead.", "Output grows annually."]
)
def test_words_that_only_look_like_times(text: str) -> None:
    """ "future" before a noun, a company's name and a rate are no expressions of time."""
    assert read(text) == []


def test_later_that_day_hangs_on_another_event() -> None:
    """The page's date does not tell the day of "later in the day"."""
    assert [(e.depends, e.when.known) for e in read("He was freed later in the day.")] == [("event", False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on the morning of March 18", [("the morning of March 18", "2025-03-18TMO")]),
        ("the night of 5 April 2012", [("the night of 5 April 2012", "2012-04-05TNI")]),
        ("It is calm at the moment.", [("the moment", "PRESENT_REF")]),
        ("The moment he left, it fell.", []),
        ("its first quarterly loss", []),
        ("the 2012 fiscal year", [("the 2012 fiscal year", "2012")]),
        ("two years, three months", [("two years, three months", "P2Y3M")]),
        ("a month, a year", [("a month", "P1M"), ("a year", "P1Y")]),
        ("half a century ago", [("half a century ago", "1975")]),
        (
            "It struck at 9:30 a.m. (1330 GMT) Tuesday.",
            [("9:30 a.m.", "2025-07-29T09:30"), ("1330 GMT", "2025-07-31T13:30"), ("Tuesday", "2025-07-29")],
        ),
    ],
)
def test_expressions_end_where_the_guideline_ends_them(text: str, found: list[tuple[str, str]]) -> None:
    """The article belongs to them, the preposition does not; two lengths are one only from coarse to fine."""
    assert [(e.span.of(text), e.value) for e in read(text)] == found
