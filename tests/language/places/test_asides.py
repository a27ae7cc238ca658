"""Places named beside the news: where somebody lives, is treated or is tried, and where the site is at home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import places
from dateline.language.places import title
from dateline.language.places.asides import aside
from dateline.types import Span


def at(text: str, name: str) -> Span:
    start = text.index(name)
    return Span(start, start + len(name))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("He was flown to Dayton Children's Hospital.", "care"),
        ("She is in a hospital in Dayton.", "care"),
        ("The boy was airlifted to a Dayton hospital.", "care"),
        ("He is held in the Dayton city jail.", "court"),
        ("A Dayton teen was shot.", "home"),
        ("Ann Low, 34, of Dayton, was shot.", "home"),
        ("She lived in Dayton for years.", "home"),
        ("Two men were shot in Dayton on Friday.", ""),
        ("DAYTON, Ohio — Police in Dayton said so.", ""),
        ("Dayton police found two men shot.", ""),
    ],
)
def test_why_a_place_is_named(text: str, why: str) -> None:
    """Hospitals, courts and homes are told from the place of the news."""
    assert aside(text, at(text, "Dayton")) == why


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Two shot in Aiken park - WXYZ 9 News Baton Rouge, Louisiana News", [" - WXYZ 9 News Baton Rouge, Louisiana News"]),
        ("Two shot in Aiken park | Dayton, OH", [" | Dayton, OH"]),
        ("Harborton news, Trial of gunman begins", ["Harborton news, "]),
        ("Police: two shot in Aiken - one dies", []),
        ("Two were shot in Aiken - WXYZ 9 News said so on Friday.", []),
    ],
)  # fmt: skip
def test_the_sites_part_of_a_title(line: str, parts: list[str]) -> None:
    """A station's or paper's name after the headline is told from a headline with a dash in it."""
    assert [span.of(line) for span in title.around(line, Span(0, len(line)))] == parts


def test_the_seat_is_not_where_the_site_or_the_hospital_is() -> None:
    """The news happened in the village, though the hospital's and the station's towns are larger and named first."""
    text = (
        "Girl, 9, wounded - WXYZ 9 News Dayton, Ohio News\n\n"
        "A girl was flown to Cincinnati Children's Hospital after a shooting in New Paris, Ohio, police said."
    )
    lines = [Span(0, text.index("\n")), Span(text.index("A girl"), len(text))]
    best = places.seat(places.find(text, lines, language="en"))
    assert best is not None
    assert best.place.name == "New Paris"


@given(st.text(alphabet="Aa -|:.,9\n", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_line_is_taken(text: str, start: int, stop: int) -> None:
    """Whatever the line, what is found lies within it."""
    line = Span(min(start, stop, len(text)), min(max(start, stop), len(text)))
    assert all(line.holds(part) for part in title.around(text, line))
    assert aside(text, line) in ("", "care", "court", "home")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Four were shot in the Dayton suburb of Harborton.", "beside"),
        ("The hotel lies in suburban Dayton.", "beside"),
        ("Harborton is about 60 miles northeast of Dayton.", "beside"),
        ("State police in Dayton are investigating.", "desk"),
        ("He was taken into custody on Thursday in Dayton.", "caught"),
        ("The toddler was visiting with family from Dayton.", "home"),
        ("The fire was 60 miles northeast of Dayton.", ""),
    ],
)
def test_a_place_that_only_says_where_another_lies_or_who_looks_into_it(text: str, why: str) -> None:
    """Suburbs, distances, state police and arrests name places where the news did not happen."""
    assert aside(text, at(text, "Dayton")) == why


def test_a_day_after_a_place_is_no_part_of_its_name() -> None:
    """ "In Dayton Saturday" says where something happened, as "in Dayton" does."""
    text = "Two men were shot in Dayton Saturday, police in Ohio said."
    found = {t.span.of(text): t for t in places.find(text, [Span(0, len(text))], language="en")}
    assert (found["Dayton"].kind, found["Dayton"].locative) == ("literal", True)


def test_the_one_foreign_name_of_a_page_needs_a_sign_that_a_place_is_meant() -> None:
    """A friend named like a French town is no place on a page about Ohio; the town somebody was held in is."""
    text = (
        "Police in Dayton, Ohio, said two men were shot. Deputies from Springfield and Columbus came. "
        "They said he was friends with {} for years."
    )
    for said, there in (("Dijon", False), ("people in Dijon", True)):
        page = text.format(said)
        names = {t.place.name for t in places.find(page, [Span(0, len(page))], language="en")}
        assert ("Dijon" in names) == there
