"""One value a measure for one event."""

import pytest

from dateline.language import sentences, tolls
from dateline.language.tolls.persons import Person, distinct
from dateline.language.tolls.settle import settle
from dateline.types import Span


def values(text: str) -> dict[str, object]:
    told = [tolls.find(text, [s], language="en") for s in sentences.split(text, Span(0, len(text)))]
    return {measure: value.low for measure, value in settle(text, told).items() if measure in ("killed", "injured")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Four people were shot Sunday, one fatally.", {"killed": 1, "injured": 3}),
        ("A teenager was shot in the head. Jihad Cromer, 17, died at a hospital.", {"killed": 1}),
        ("A shooting left a man dead and a boy injured. The man was 40.", {"killed": 1, "injured": 1}),
        ("A 5-year-old girl was killed. Her 7-year-old sister was also killed.", {"killed": 2}),
        ("A man killed his wife and two sons before turning the gun on himself. He died at the scene.", {"killed": 4}),
        ("Gunmen killed three soldiers. More than 3,000 people have been killed since 2019.", {"killed": 3}),
        ("The toll rose to 12 from nine. Nine people died, police had said.", {"killed": 12}),
    ],
)
def test_a_report_told_many_times_is_counted_once(text: str, want: dict[str, int]) -> None:
    """Persons told apart are counted, the same person is not counted twice, background totals are left out."""
    assert values(text) == want


def test_persons_are_told_apart_by_what_the_text_says_of_them() -> None:
    """Another age or another sex is another person; a person of whom nothing is said may be anyone."""
    assert distinct([Person("m", 17), Person("m"), Person()]) == 1
    assert distinct([Person("m", 17), Person("f", 17)]) == 2
    assert distinct([Person(age=5), Person(age=7), Person(age=5)]) == 2
