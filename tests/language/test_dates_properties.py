"""Dates under any text and any day: exact spans, real intervals, no week of the wrong year, linear time."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.language import dates
from dateline.language.dates import calendar
from dateline.language.dates.vocabulary import vocabulary
from dateline.types import Span, When

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PIECES = st.sampled_from(
    [
        "Monday", "June", "June 5", "2024", "5 de mayo", "last", "next", "week", "two", "weeks", "ago", "earlier", "the", "of", "this", "year",
        "at 5 p.m.", "11:30", "since", "until", "that", "hace", "dos", "semanas", "el", "lunes", "pasado", "quarter", "1990s", "noon", "-", ",",
        ".", "3/4/2020", "2020-13-45", "31 February", "will", "said", "every", "night", "\n", "é",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=160)


def page(day: date) -> When:
    return When(day.isoformat(), day.isoformat(), "day")


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "es"]), day=DAYS)
def test_spans_are_exact_and_intervals_are_real(text: str, language: str, day: date) -> None:
    """Every expression lies in the text, in order; its days exist and are ordered; its words are its span's."""
    at = 0
    for found in dates.find(text, [Span(0, len(text))], language=language, anchor=page(day)):
        assert at <= found.span.start < found.span.stop <= len(text)
        at = found.span.stop
        assert found.when.said == found.span.of(text)
        if found.when.start and found.when.stop:
            assert date.fromisoformat(found.when.start) <= date.fromisoformat(found.when.stop)


@settings(max_examples=40, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "es"]))
def test_without_an_anchor_nothing_relative_is_dated(text: str, language: str) -> None:
    """What is dated without a page date is written out in the text: its year stands there."""
    for found in dates.find(text, [Span(0, len(text))], language=language, anchor=None):
        if found.when.start and found.rule not in ("decade", "century"):
            assert found.when.start[:4] in text or found.when.start[2:4] in text


@settings(max_examples=40, deadline=None)
@given(day=DAYS)
def test_last_week_is_the_iso_week_before(day: date) -> None:
    """Monday to Sunday of the week before, named with the year its Thursday lies in."""
    (found,) = dates.find("It happened last week.", [Span(0, 22)], language="en", anchor=page(day))
    before = day - timedelta(days=7)
    number, week, _ = before.isocalendar()
    assert found.value == f"{number}-W{week:02d}"
    assert (found.when.start, found.when.stop) == tuple(d.isoformat() for d in calendar.week(before))


@settings(max_examples=40, deadline=None)
@given(day=DAYS, number=st.integers(0, 6))
def test_a_weekday_in_the_past_is_within_a_week(day: date, number: int) -> None:
    """ "was shot on Friday": the last Friday up to the page's date, never a later one."""
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
    text = f"He was shot on {name}."
    (found,) = dates.find(text, [Span(0, len(text))], language="en", anchor=page(day))
    told = date.fromisoformat(str(found.when.start))
    assert told.weekday() == number
    assert timedelta(0) <= day - told < timedelta(days=7)


@given(day=DAYS, months=st.integers(-40, 40))
def test_months_are_added_without_leaving_the_calendar(day: date, months: int) -> None:
    """The 31st becomes the last day of a shorter month, and the month is the right one."""
    moved = calendar.add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.mark.parametrize(
    "unit", ["1/", "12 ", "last ", "Monday, ", "June 5, ", "two weeks ", "the ", "9:", "at noon ", "hace ", "el "]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_text_costs_time_in_proportion_to_its_length(unit: str, language: str) -> None:
    """Four times the text takes at most about four times the time."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        dates.find(text, [Span(0, len(text))], language=language, anchor=page(date(2025, 7, 31)))
        return time.process_time() - start

    seconds(1000)
    assert seconds(12_000) < 0.1 + 10 * max(seconds(3_000), 0.005)


LOOKING_BACK = re.compile(r"\(\?<[=!](?:[^()]|\([^()]*\))*\)")


@pytest.mark.parametrize("language", ["en", "es"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_finder_finds_whatever_a_rule_matches(language: str, data: st.DataObject) -> None:
    """The words that an expression may begin with, listed in the word file, hold the first word of every rule."""
    words = vocabulary(language)
    rule = data.draw(st.sampled_from(words.rules))
    text = data.draw(st.from_regex(LOOKING_BACK.sub("", rule.body)))
    found = rule.pattern.search(text)
    if found and not re.search(r"\w\Z", text[: found.start()]):
        assert words.finder.match(text, found.start())


@pytest.mark.parametrize("number", ["10.000.000.000", "treinta y uno mil millones y cuarenta y dos"])
def test_the_finder_finds_the_longest_numbers(number: str) -> None:
    """Fourteen characters of digits and nine words are numbers to the rules, so the finder passes over neither."""
    assert vocabulary("es").finder.match(f"dentro de {number} años")
