"""Borders, and what holds a point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.places import borders

OPENSTREETMAP = [  # towns and their distance to the border in km, measured on OpenStreetMap's borders
    ("La Mesilla", 15.61667, -91.98333, 1.67),
    ("Ciudad Cuauhtemoc", 15.666, -92.0, 2.9),
    ("Ciudad Hidalgo", 14.679, -92.149, 0.3),
    ("Huehuetenango", 15.3197, -91.4708, 65.7),
]


@pytest.mark.parametrize(("name", "lat", "lon", "km"), OPENSTREETMAP, ids=[row[0] for row in OPENSTREETMAP])
def test_distance_by_pair(name: str, lat: float, lon: float, km: float) -> None:
    """The distance to the border between Guatemala and Mexico is right to about a kilometre."""
    found = borders.distance(lat, lon, "MX", "GT")
    assert found == pytest.approx(km, abs=1.1)
    nearest = borders.nearest(lat, lon)
    assert nearest is not None
    assert nearest.pair == ("GT", "MX")


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (48.85, 2.35, "FR"), (15.61667, -91.98333, "GT"), (42.66, 21.16, "XK"), (9.56, 44.06, "SO"), (31.5, 34.45, "PS"), (35.9, 14.5, "MT"),
        (-80.0, 0.0, "AQ"), (60.0, 100.0, "RU"), (-17.8, 178.0, "FJ"), (30.0, -40.0, None), (15.0, -75.0, None),
    ],
)  # fmt: skip
def test_country(lat: float, lon: float, code: str | None) -> None:
    """A point on land is in its country, one at sea in none."""
    assert borders.country(lat, lon) == code


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (26.5, 56.5, "Strait of Hormuz"),
        (15.0, -75.0, "Caribbean Sea"),
        (36.2, -2.3, "Alboran Sea"),
        (48.85, 2.35, None),
    ],
)
def test_sea(lat: float, lon: float, name: str | None) -> None:
    """A point off land is in the smallest water that holds it, a point on land in none."""
    assert borders.sea(lat, lon) == name


def test_no_land_border() -> None:
    """Two countries without a land border have no distance."""
    assert borders.distance(51.0, 1.4, "FR", "GB") is None
    assert borders.nearest(0.0, -150.0) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_point(lat: float, lon: float) -> None:
    """Every point on the globe has an answer, and a distance is never negative."""
    border = borders.nearest(lat, lon, within_km=50)
    assert border is None or 0 <= border.km <= 50
    code = borders.country(lat, lon)
    assert code is None or len(code) == 2
