"""Stamps: full dates with their clocks and zones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles import dates


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("2025-07-31 10:16 Last Updated At:10:30", "2025-07-31", "2025-07-31T10:16"),
        ("14 June 2024, 15:20", "2024-06-14", "2024-06-14T15:20"),
        ("Wed 24 Jun 2020 08.05", "2020-06-24", "2020-06-24T08:05"),
        ("Published: Mar. 11, 2025 at 5:52 AM CDT|Updated: 3 hours ago", "2025-03-11", "2025-03-11T05:52-05:00"),
        ("11 de marzo de 2025 - 18h42", "2025-03-11", "2025-03-11T18:42"),
        ("PUBLISHED : 19 Nov 2025 at 21:10", "2025-11-19", "2025-11-19T21:10"),
        ("November 20th, 2024", "2024-11-20", None),
        ("2024-09-18T09:12:00+01:00", "2024-09-18", "2024-09-18T09:12+01:00"),
        ("Wednesday, October 9, 2024, 4:15 p.m.", "2024-10-09", "2024-10-09T16:15"),
        ("Hat Yai, Tuesday 7 March B.E. 2566 (2023)", "2023-03-07", None),
        ("2025年1月21日", "2025-01-21", None),
        ("Den 3. März 2024", "2024-03-03", None),
    ],
)
def test_stamps_are_read(text: str, day: str, at: str | None) -> None:
    """Each way of writing a stamp gives its day, and the clock and zone that it states."""
    stamp = dates.find(text)[0]
    assert (stamp.first, stamp.last, stamp.at) == (day, day, at)


def test_an_ambiguous_date_is_an_interval() -> None:
    """10/02/2025 may be February or October: both ends are kept."""
    (stamp,) = dates.find("Last reviewed 10/02/2025")
    assert (stamp.first, stamp.last) == ("2025-02-10", "2025-10-02")


@pytest.mark.parametrize("text", ["", "in 2024", "31 February 2024", "call 601-555-2024", "2,024 people"])
def test_what_is_no_date_is_none(text: str) -> None:
    """A year alone, an impossible day and numbers are no stamps."""
    assert dates.find(text) == []


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_iso_days_survive(day: date) -> None:
    """Any day written as ISO, compact, English or Spanish is read back."""
    for text in (day.isoformat(), f"{day:%Y%m%d}"):
        stamp = dates.iso(text)
        assert stamp is not None
        assert stamp.first == day.isoformat()
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        assert [stamp.first for stamp in dates.find(text)] == [day.isoformat()]


@given(st.text(max_size=120))
def test_any_text_is_read_without_error(text: str) -> None:
    """Stamps lie within the text, in order."""
    found = dates.find(text)
    assert all(0 <= stamp.start < stamp.stop <= len(text) for stamp in found)
    assert [stamp.start for stamp in found] == sorted(stamp.start for stamp in found)


def test_a_stamp_ends_with_its_clock() -> None:
    """The blank behind the clock is no part of the stamp."""
    text = "2024-10-10 09:40 | News"
    assert [text[s.start : s.stop] for s in dates.find(text)] == ["2024-10-10 09:40"]
