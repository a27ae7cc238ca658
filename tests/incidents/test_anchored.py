"""Times counted from another incident."""

import pytest

from dateline.incidents import anchored
from dateline.incidents.draft import Draft
from dateline.incidents.mentions import find
from dateline.incidents.reading import Reading
from dateline.types import When
from tests.incidents.pages import article

FIRST = "Gunmen kidnapped a priest in Jos on May 1."


@pytest.mark.parametrize(
    ("second", "start", "stop"),
    [
        ("Two days after the kidnapping, soldiers raided a farm.", "2024-05-03", "2024-05-03"),
        ("Two days later, soldiers raided a farm.", "2024-05-03", "2024-05-03"),
        ("Three days before the kidnapping, gunmen burned a school.", "2024-04-28", "2024-04-28"),
        ("An hour later soldiers raided a farm.", "2024-05-01", "2024-05-01"),
        ("That same night soldiers raided a farm.", "2024-05-01", "2024-05-01"),
    ],
)
def test_an_offset_counts_from_the_incident_it_names(second: str, start: str, stop: str) -> None:
    """Days are counted from the named incident, else from the one told before; hours stay on its day."""
    reading = Reading(*article(FIRST, second))
    told = find(reading)
    one = Draft(
        "1", [m for m in told if m.sentence.block == 0], 0.9, "abduction", When("2024-05-01", "2024-05-01", "day")
    )
    two = Draft("2", [m for m in told if m.sentence.block == 1], 0.9, "raid_or_search")
    found = anchored.read(two, [one, two], reading)
    assert found is not None
    assert isinstance(found.value, When)
    assert (found.value.start, found.value.stop) == (start, stop)
    assert "incident 1" in found.value.how or "May 1" in found.value.how


def test_nothing_is_counted_from_an_incident_without_a_day() -> None:
    """An offset from an unknown day stays unknown."""
    reading = Reading(*article(FIRST, "Two days later, soldiers raided a farm."))
    told = find(reading)
    drafts = [Draft(str(b), [m for m in told if m.sentence.block == b], 0.9, "arrest") for b in (0, 1)]
    assert anchored.read(drafts[1], drafts, reading) is None


def test_words_that_count_from_a_deed_itself_count_back_from_the_page() -> None:
    """ "Two months after police crossed the border, the town has not recovered": the crossing lies two months back."""
    reading = Reading(*article("Two months after soldiers raided the market, the town has not recovered."))
    told = find(reading)
    (draft,) = [Draft("1", told, 0.9, "raid_or_search")]
    found = anchored.read(draft, [draft], reading)
    published = reading.article.published
    assert found is not None
    assert isinstance(found.value, When)
    assert found.value.stop is not None
    assert published.start is not None
    assert found.value.stop < published.start


def test_an_offset_before_when_dates_the_clause_it_opens() -> None:
    """ "A shooting a year earlier when hundreds fled": the flight lies a year before the raid."""
    second = "It was like an escape a year earlier when hundreds of villagers fled to the hills."
    reading = Reading(*article(FIRST, second))
    told = find(reading)
    one = Draft(
        "1", [m for m in told if m.sentence.block == 0], 0.9, "abduction", When("2024-05-01", "2024-05-01", "day")
    )
    two = Draft("2", [m for m in told if "fled" in m.span.of(reading.text)], 0.9, "displacement")
    found = anchored.read(two, [one, two], reading)
    assert found is not None
    assert isinstance(found.value, When)
    assert (found.value.start or "9") <= "2023-05-01" <= (found.value.stop or "0")
    assert anchored.of_main(two, anchored.offsets(two, reading)[0])


@pytest.mark.parametrize(
    ("third", "day"),
    [
        ("His brother gave himself up two days later.", "2024-04-06"),
        ("The same evening soldiers raided a farm.", "2024-04-04"),
        ("Within the hour soldiers raided a farm.", "2024-05-01"),
        ("Two days after the kidnapping soldiers raided a farm.", "2024-05-03"),
    ],
)
def test_words_that_name_no_deed_count_from_the_day_spoken_of_last(third: str, day: str) -> None:
    """ "cornered on April 4 ... gave himself up two days later": April 6, whatever other incident stands before."""
    reading = Reading(*article(FIRST, f"Hunters had cornered the other man on April 4. Nobody was hurt. {third}"))
    told = find(reading)
    one = Draft(
        "1", [m for m in told if m.sentence.block == 0], 0.9, "abduction", When("2024-05-01", "2024-05-01", "day")
    )
    two = Draft("2", [m for m in told if third in m.sentence.span.of(reading.text)], 0.9, "raid_or_search")
    found = anchored.read(two, [one, two], reading)
    assert found is not None
    assert isinstance(found.value, When)
    assert (found.value.start, found.value.stop) == (day, day)
