"""The moment that --as-of names."""

from __future__ import annotations

import pytest

from dateline.errors import RecordError
from dateline.record.load import until


def test_a_day_ends_with_its_last_microsecond() -> None:
    """Of a day, all of it counts."""
    assert until("2025-06-08") == "2025-06-08T23:59:59.999999Z"


def test_a_moment_is_read_as_utc_or_with_its_own_zone() -> None:
    """Moments are compared as words, so all are written in one form."""
    assert until("2025-06-08T14:30") == until("2025-06-08T16:30+02:00") == "2025-06-08T14:30:00.000000Z"


@pytest.mark.parametrize("words", ["soon", "29.11.2026", "2025-13-01", ""])
def test_other_words_are_told(words: str) -> None:
    """They would compare as some moment and show a state that never was."""
    with pytest.raises(RecordError, match="is no day"):
        until(words)
