"""Deeds that another is counted from, days of the sentence before, and plans."""

import pytest

from dateline.incidents import anchored, backwards, extract
from dateline.incidents.draft import Draft
from dateline.incidents.mentions import find
from dateline.incidents.reading import Reading
from dateline.types import When
from tests.incidents.pages import article


def of_the_last(*sentences: str, clause: int = -1) -> When | None:
    reading = Reading(*article(*sentences))
    told = find(reading)
    draft = Draft("1", [told[clause]], 0.9, "riot")
    found = backwards.read(draft, [draft], None, reading) or anchored.read(draft, [draft], reading)
    return found.value if found is not None and isinstance(found.value, When) else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police lifted the curfew on May 11, nine days after youths looted two shops.", "2024-05-02"),
        ("Soldiers left the town on May 11, a week after rebels attacked the barracks.", "2024-05-04"),
        ("Crowds had cheered him on the evening of May 11, two hours before gunmen shot him.", "2024-05-11"),
    ],
)
def test_a_deed_that_another_is_counted_from_lies_so_many_days_back(text: str, day: str) -> None:
    """ "On May 11, nine days after youths looted shops": the looting was on May 2."""
    when = of_the_last(text)
    assert when is not None
    assert when.start == when.stop == day


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers searched the hills for three days after gunmen kidnapped a priest.",
        "Police came on May 11, and a few days after that gunmen shot a guard.",
    ],
)
def test_a_length_and_a_pointing_word_count_nothing_back(text: str) -> None:
    """How long something lasted says nothing of when the other deed was."""
    reading = Reading(*article(text))
    assert all(backwards.before(mention, reading) is None for mention in find(reading))


def test_that_evening_is_of_the_day_spoken_of_last() -> None:
    """It needs no incident on that day."""
    when = of_the_last("The two camps have not spoken since May 3. That evening gunmen shot a guard.")
    assert when is not None
    assert (when.start, when.stop) == ("2024-05-03", "2024-05-03")


def test_the_night_before_counts_from_the_day_of_its_sentence() -> None:
    """ "on May 3 ... the night before": May 2."""
    when = of_the_last("The roof fell in on May 3; gunmen had shot a guard the night before.")
    assert when is not None
    assert (when.start, when.stop) == ("2024-05-02", "2024-05-02")


def test_a_plan_lies_ahead() -> None:
    """The day that it is spoken of is not its day."""
    page, told = article("The army will send two frigates to the port from June 4, its chief said on Tuesday.")
    days = [c.value.start for c in extract(page, told) if isinstance(c.value, When)]
    assert all(day is None or day >= "2024-06-04" for day in days)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen kidnapped a priest on May 11, a week after a truce came into force.", "abduction"),
        ("On May 11, two days after a rule came into force, gunmen kidnapped a priest.", "abduction"),
    ],
)
def test_a_deed_told_beside_such_words_keeps_its_day(text: str, kind: str) -> None:
    """ "kidnapped on May 11, a week after a truce": the words count back to the truce."""
    reading = Reading(*article(text))
    draft = Draft("1", find(reading), 0.9, kind)
    assert backwards.read(draft, [draft], None, reading) is None
