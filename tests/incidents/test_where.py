"""Which of the places of a page an incident is given."""

from __future__ import annotations

import pytest

from dateline.incidents import extract
from dateline.incidents.where import weight
from dateline.types import Language, Place
from tests.incidents.pages import article


def placed(sentence: str, language: Language) -> str:
    """The place of the one arrest that a sentence tells of."""
    page, told = article(sentence, language=language)
    (found,) = [c.value for c in extract(page, told) if isinstance(c.value, Place)]
    return found.name


def test_a_place_named_again_weighs_a_little_more() -> None:
    """A second mention adds a tenth of its chance, so that it settles ties and no more."""
    assert weight([0.6, 0.6]) == pytest.approx(1 - 0.4 * 0.94)
    assert weight([0.6, 0.6]) < weight([0.7])


@pytest.mark.parametrize(
    ("sentence", "language", "place"),
    [
        (
            "A man of 27 was arrested in Kumbo on Tuesday and is being questioned at the barracks in Bamenda.",
            "en",
            "Kumbo",
        ),
        ("Un hombre fue detenido en Juliaca el martes, según la Policía de Puno.", "es", "Juliaca"),
    ],
)
def test_the_place_right_after_the_verb(sentence: str, language: Language, place: str) -> None:
    """ "Arrested in X and questioned in Y" is placed at X."""
    assert placed(sentence, language) == place
