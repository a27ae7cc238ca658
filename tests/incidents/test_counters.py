"""Series counters and correction notices."""

import pytest

from dateline.incidents.corrections import notices
from dateline.incidents.counters import counters
from dateline.incidents.numerals import ORDINALS, digits
from dateline.incidents.reading import Reading
from dateline.types import Span
from tests.incidents.pages import article


@pytest.mark.parametrize(
    ("text", "ordinals"),
    [
        ("It was the third attack on police in the district this month.", [3]),
        ("The ship is the sixth tanker that has been seized since May, and the fourth since the new law.", [6, 4]),
        ("Es la novena incautación en el puerto desde julio.", [9]),
        ("The second floor was empty.", []),
        ("He came third in the race.", []),
    ],
)
def test_an_ordinal_with_a_period_counts_a_series(text: str, ordinals: list[int]) -> None:
    """A counter needs the ordinal and what it is counted since or within."""
    assert [ORDINALS[m["word"].casefold()] for m in counters(text, Span(0, len(text)))] == ordinals


@pytest.mark.parametrize(
    ("notice", "old", "new"),
    [
        (
            "This story has been corrected to show that the tanker is the fourth, not the third, seized since June.",
            "3",
            "4",
        ),
        ("This story has been corrected to show that 42 people died, not 24.", "24", "42"),
        ("An earlier version gave the number of people taken as five. It was six.", "5", "6"),
        ("CORRECTION: An earlier version gave the number of wounded as 1,200. There were 1,300.", "1200", "1300"),
    ],
)
def test_a_correction_gives_the_old_and_the_new_value(notice: str, old: str, new: str) -> None:
    """The value taken back and the one that stands are told apart, in words or digits."""
    reading = Reading(*article("Something happened.", notice=notice))
    assert [(value.old, value.new) for value, _ in notices(reading)] == [(old, new)]


def test_numbers_in_words_are_digits() -> None:
    """Cardinals and ordinals of both languages, and figures with separators."""
    assert [digits(w) for w in ("four", "Fourth", "cuarta", "once", "1,200")] == ["4", "4", "4", "11", "1200"]
