"""Which of the days of a page an incident is given."""

from __future__ import annotations

import pytest

from dateline.incidents import extract
from dateline.types import Language, When
from tests.incidents.pages import article


def dated(sentence: str, *kinds: str, language: Language = "en") -> tuple[str | None, str | None]:
    """The days of the first incident of some kinds that a sentence tells of; the page is of Friday 2024-05-03."""
    page, told = article(sentence, language=language)
    claims = extract(page, told)
    key = next(c.incident for c in claims if c.field == "type" and c.value in kinds)
    (found,) = [c.value for c in claims if c.incident == key and isinstance(c.value, When)]
    return found.start, found.stop


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            "The ministry said on May 2 that three soldiers had been wounded the previous day when a bomb exploded.",
            "en",
        ),
        (
            "El ministerio dijo el 2 de mayo que tres soldados fueron heridos el día anterior al estallar una bomba.",
            "es",
        ),
    ],
)
def test_the_previous_day_is_counted_from_the_day_of_its_sentence(sentence: str, language: Language) -> None:
    """ "Said on May 2 that ... the previous day" is May 1."""
    assert dated(sentence, "bombing", "armed_clash", "armed_attack", language=language) == ("2024-05-01", "2024-05-01")


def test_a_year_that_names_something_else_dates_no_action() -> None:
    """ "Charges from the riots of 2022" do not date an arrest."""
    told = "Police arrested 12 men on charges that date from the riots of 2022."
    assert dated(told, "arrest") == ("2024-05-03", "2024-05-03")


@pytest.mark.parametrize(
    ("sentence", "kind", "days"),
    [
        ("A fishing boat was seized off Kano in 2018 and its crew were arrested.", "vessel_seizure", ("2018-01-01", "2018-12-31")),
        ("Three men were shot dead before dawn on Sunday at a market in Kano.", "armed_attack", ("2024-04-28", "2024-04-28")),
    ],
)  # fmt: skip
def test_what_the_clause_itself_says_beats_the_day_of_the_page(sentence: str, kind: str, days: tuple[str, str]) -> None:
    """ "In 2018" right at the deed dates it, though a year seldom does; before dawn on Sunday is Sunday."""
    assert dated(sentence, kind, "arrest", "force_against_civilians") == days


def test_a_day_right_behind_the_deeds_own_words_dates_it() -> None:
    """ "A shootout in March" is in March, whatever day is named for its telling."""
    sentence = "Police and gunmen fought in a shootout in March in Kano, officials who met on Wednesday said."
    assert dated(sentence, "armed_clash") == ("2024-03-01", "2024-03-31")


def test_since_when_deeds_are_numbered_dates_none_of_them() -> None:
    """ "The fourth since the coup two weeks ago": the seizure was not two weeks ago."""
    told = "The navy seized a tanker off Kano on Wednesday, the fourth since the coup almost two weeks ago."
    assert dated(told, "vessel_seizure", "goods_seizure") == ("2024-05-01", "2024-05-01")
    told = "The navy seized a tanker off Kano. The ship is the fourth seized since the coup almost two weeks ago."
    assert dated(told, "vessel_seizure", "goods_seizure") != ("2024-04-19", "2024-04-21")


def test_since_when_a_man_was_wanted_dates_no_arrest() -> None:
    """ "wanted since 2012" stands behind a word of the arrest and is no day of it."""
    text = "Police on Wednesday arrested a man who had been wanted since 2012 over a killing."
    page, story = article(text)
    days = [c.value for c in extract(page, story) if c.field == "when"]
    assert [d.start for d in days if isinstance(d, When)][:1] == ["2024-05-01"]


def test_what_was_said_previously_is_no_earlier_deed() -> None:
    """ "Police previously said" tells when it was said."""
    assert dated("Police previously said gunmen shot three men on Tuesday at a market in Kano.", "armed_attack") == (
        "2024-04-30",
        "2024-04-30",
    )
