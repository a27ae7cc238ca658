"""What is worth a row."""

from dateline.incidents.rows import KEEP, SURELY, threshold


def test_a_doubtful_row_needs_a_surer_one_beside_it() -> None:
    """Where something happened doubtful rows are shown; where nothing is sure enough, none is."""
    assert threshold([0.9, 0.3]) == KEEP
    assert threshold([SURELY - 0.01, 0.3]) == 1.0
    assert threshold([]) == 1.0
