"""Probabilities moved to what they proved to be worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import calibrated


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_value_stays_the_likelier(one: float, two: float) -> None:
    """The curves rise, and what comes out is a probability."""
    for field in calibrated.curves():
        low, high = calibrated.p(field, min(one, two)), calibrated.p(field, max(one, two))
        assert low is not None
        assert high is not None
        assert 0 <= low <= high <= 1


def test_a_field_without_a_curve_and_a_value_without_a_probability_are_left_alone() -> None:
    assert calibrated.p("series", 0.4) == 0.4
    assert calibrated.p("place", None) is None


def test_the_curve_is_read_on_log_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slope one and shift nought change nothing; a shift of log 3 makes even odds three to one."""
    monkeypatch.setattr(calibrated, "curves", lambda: {"place": (1.0, 0.0), "when": (1.0, 1.0986)})
    assert calibrated.p("place", 0.4) == pytest.approx(0.4, abs=1e-3)
    assert calibrated.p("when", 0.5) == pytest.approx(0.75, abs=1e-3)
