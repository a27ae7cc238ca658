"""What is worth a row."""

from dateline.incidents.rows import KEEP, QUIET_KEEP, threshold


def test_a_doubtful_row_needs_a_sure_one_beside_it() -> None:
    """Where something surely happened doubtful rows are shown, on a quiet page only likely ones, on an empty page none."""
    assert threshold([0.9, 0.3]) == KEEP
    assert threshold([0.4, 0.3]) == QUIET_KEEP
    assert threshold([]) == QUIET_KEEP
    assert KEEP < QUIET_KEEP
