"""One spelling per name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.places.spelling import key, skeleton, without_article


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("LA MESILLA", "la mesilla"),
        ("Port-au-Prince", "port au prince"),
        ("St. Louis", "saint louis"),
        ("Mt. Vernon", "mount vernon"),
        ("N'Djamena", "ndjamena"),
        ("Al Ḩudaydah", "al hudaydah"),
        ("Bogotá, D.C.", "bogota dc"),
        ("King St.", "king st"),
        ("Łódź", "lodz"),
        ("?!", ""),
    ],
)
def test_key(name: str, expected: str) -> None:
    """Case, accents, hyphens, apostrophes and the usual abbreviations make no difference."""
    assert key(name) == expected


@given(st.text(max_size=40))
def test_key_is_stable(name: str) -> None:
    """The key of a key is the key, so that it can be stored and asked for again."""
    assert key(key(name)) == key(name)


def test_romanisations_share_a_skeleton() -> None:
    """Spellings of one Arabic name that news agencies use meet in one skeleton; short names have none."""
    assert skeleton("Muqdadiya") == skeleton("Al Miqdādīyah") == skeleton("Al-Muqdadiyah")
    assert skeleton("Burg al-Arab") == skeleton("Burj al ‘Arab")
    assert skeleton("Bo") == ""


def test_article() -> None:
    """The Arabic article can be left out, the French one not."""
    assert without_article("al hasakah") == "hasakah"
    assert without_article("la mesilla") == "la mesilla"
