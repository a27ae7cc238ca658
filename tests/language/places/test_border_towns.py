"""Fifty towns at land borders, from general knowledge: which side they are on, and that they are as near the border as their readers know."""

from __future__ import annotations

import pytest

from dateline.language.places import borders

# Town, point, its country, the country across, and the most kilometres that its middle lies from the border.
TOWNS = [
    ("Tijuana", 32.53, -117.03, "MX", "US", 6), ("Nogales, Sonora", 31.31, -110.94, "MX", "US", 5),
    ("Ciudad Juárez", 31.73, -106.48, "MX", "US", 6), ("El Paso", 31.77, -106.49, "US", "MX", 6),
    ("Laredo", 27.51, -99.51, "US", "MX", 5), ("Nuevo Laredo", 27.48, -99.51, "MX", "US", 5),
    ("Matamoros", 25.87, -97.50, "MX", "US", 6), ("Brownsville", 25.91, -97.49, "US", "MX", 5),
    ("Windsor", 42.31, -83.03, "CA", "US", 5), ("Niagara Falls, Ontario", 43.09, -79.08, "CA", "US", 5),
    ("Ciudad Hidalgo", 14.68, -92.15, "MX", "GT", 4), ("La Mesilla", 15.617, -91.983, "GT", "MX", 4),
    ("Ouanaminthe", 19.55, -71.73, "HT", "DO", 5), ("Dajabón", 19.55, -71.71, "DO", "HT", 4),
    ("Cúcuta", 7.89, -72.50, "CO", "VE", 12), ("San Antonio del Táchira", 7.81, -72.44, "VE", "CO", 5),
    ("Ipiales", 0.83, -77.64, "CO", "EC", 8), ("Tulcán", 0.81, -77.72, "EC", "CO", 8),
    ("Foz do Iguaçu", -25.54, -54.58, "BR", "PY", 6), ("Ciudad del Este", -25.51, -54.61, "PY", "BR", 5),
    ("Rivera", -30.90, -55.54, "UY", "BR", 4), ("Tabatinga", -4.25, -69.93, "BR", "CO", 5),
    ("Goma", -1.67, 29.23, "CD", "RW", 5), ("Gisenyi", -1.70, 29.26, "RW", "CD", 4),
    ("Bukavu", -2.50, 28.86, "CD", "RW", 6), ("Uvira", -3.39, 29.14, "CD", "BI", 20),
    ("Busia, Uganda", 0.47, 34.09, "UG", "KE", 5), ("Malaba", 0.64, 34.27, "KE", "UG", 5),
    ("Moyale, Ethiopia", 3.53, 39.05, "ET", "KE", 5), ("Metema", 12.96, 36.20, "ET", "SD", 10),
    ("Musina", -22.34, 30.04, "ZA", "ZW", 18), ("Beitbridge", -22.21, 30.00, "ZW", "ZA", 4),
    ("Maseru", -29.31, 27.48, "LS", "ZA", 5), ("Kousséri", 12.08, 15.03, "CM", "TD", 5),
    ("Assamaka", 19.34, 5.79, "NE", "DZ", 15), ("Oujda", 34.68, -1.91, "MA", "DZ", 16),
    ("Rafah", 31.29, 34.25, "PS", "EG", 4), ("Kiryat Shmona", 33.21, 35.57, "IL", "LB", 5),
    ("Akçakale", 36.71, 38.95, "TR", "SY", 4), ("Kilis", 36.72, 37.12, "TR", "SY", 10),
    ("Qamishli", 37.05, 41.23, "SY", "TR", 5), ("Chaman", 30.92, 66.45, "PK", "AF", 10),
    ("Spin Boldak", 31.01, 66.40, "AF", "PK", 12), ("Attari", 31.60, 74.61, "IN", "PK", 6),
    ("Mae Sot", 16.71, 98.57, "TH", "MM", 8), ("Myawaddy", 16.69, 98.51, "MM", "TH", 5),
    ("Poipet", 13.66, 102.56, "KH", "TH", 6), ("Dandong", 40.13, 124.39, "CN", "KP", 5),
    ("Narva", 59.38, 28.19, "EE", "RU", 4), ("Gorizia", 45.94, 13.62, "IT", "SI", 5),
]  # fmt: skip


@pytest.mark.parametrize(("lat", "lon", "home", "across", "km"), [t[1:] for t in TOWNS], ids=[t[0] for t in TOWNS])
def test_border_town(lat: float, lon: float, home: str, across: str, km: float) -> None:
    """The border is no further than a town's readers know, give or take a kilometre; from two kilometres on the side is right."""
    away = borders.distance(lat, lon, home, across)
    assert away is not None
    assert away <= km + 1
    if away > 2:  # the coarse course of a river
        assert borders.country(lat, lon) == home


def test_there_are_fifty_of_them() -> None:
    assert len(TOWNS) == 50


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        (12.45, 43.5, "Mandeb"), (14.5, 42.0, "Red Sea"), (44.0, 34.0, "Black Sea"), (2.5, 101.2, "Malacca"),
        (12.0, 47.0, "Aden"), (55.5, 18.5, "Baltic"), (26.9, 51.0, "Gulf"), (2.5, 3.0, "Guinea"), (35.0, 18.0, "Ionian|Mediterranean"),
        (15.0, 115.0, "South China"), (9.5, -80.5, "Caribbean"), (25.0, -90.0, "Mexico"),
    ],
)  # fmt: skip
def test_seas_of_the_news(lat: float, lon: float, words: str) -> None:
    """A point off land lies in the sea that a newspaper would name."""
    said = borders.sea(lat, lon) or ""
    assert any(word in said for word in words.split("|")), said
