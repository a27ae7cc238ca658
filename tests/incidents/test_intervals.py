"""Days that exclude each other and days that meet."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents.intervals import apart, intervals, meet

DAYS = st.dates().map(str)
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))


def test_words_without_known_days_are_left_out() -> None:
    """Only days written as an interval count; "that night" says nothing."""
    assert intervals(["2024-06-01/2024-06-30", "that night"]) == (("2024-06-01", "2024-06-30"),)


def test_a_month_excludes_a_day_of_another() -> None:
    """June and 30 July are apart; June and 8 June are not."""
    june, july = ("2025-06-01", "2025-06-30"), ("2025-07-30", "2025-07-30")
    assert apart([june], [july])
    assert not apart([june], [("2025-06-08", "2025-06-08")])
    assert not apart([], [july])


@given(st.lists(SPANS, min_size=1, max_size=3), st.lists(SPANS, min_size=1, max_size=3))
def test_days_are_apart_or_meet(one: list[tuple[str, str]], two: list[tuple[str, str]]) -> None:
    """Of two sets of known days exactly one holds: they are apart, or they meet; the order doesn't matter."""
    assert apart(one, two) != meet(one, two)
    assert apart(one, two) == apart(two, one)
