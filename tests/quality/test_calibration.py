"""How probabilities are held against keys."""

from dateline.types import Claim, Place, Span, When
from quality import calibration

GOLD = {
    "types": ["bombing"], "status": ["happened"], "when": {"inside": ["2024-05-01", "2024-05-01"]}, "parties": [], "counts": [],
    "place": {"names": ["Kano"], "country": "NG", "lat": 12.0, "lon": 8.52, "km": 20},
}  # fmt: skip


def claim(field, value, p=0.8):
    return Claim("a-1", "1", field, value, Span(0, 1), None, "happened", "rules", "", p)


def test_a_value_is_right_when_the_key_has_it() -> None:
    """Type, day and place are judged as the scorer of pages judges them; fields that it doesn't judge are passed over."""
    assert calibration.is_right(claim("type", "bombing"), GOLD) is True
    assert calibration.is_right(claim("type", "riot"), GOLD) is False
    assert calibration.is_right(claim("when", When("2024-05-01", "2024-05-01", "day")), GOLD) is True
    assert calibration.is_right(claim("place", Place("Kano", "NG", 12.0, 8.52, role="event")), GOLD) is True
    assert calibration.is_right(claim("subtype", "suicide"), GOLD) is None


def test_the_table_tells_how_far_probabilities_are_from_what_came_true() -> None:
    """Of ten values given with .8 eight are right: no error; none right: an error of .8."""
    (line,) = calibration.table([("type", 0.8, n < 8) for n in range(10)])
    assert "right 0.80 error 0.000" in line
    (line,) = calibration.table([("type", 0.8, False)] * 5)
    assert "error 0.800" in line
