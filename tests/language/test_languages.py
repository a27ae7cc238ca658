"""Language guesses."""

import pytest

from dateline.language import languages


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed five people at a market in the north of the country, police said."),
        ("en", "GUNMEN KILLED FIVE PEOPLE IN THE NORTH, POLICE SAID."),
        ("es", "Hombres armados mataron a cinco personas en un mercado del norte del país, dijo la policía."),
        ("other", "Homens armados mataram cinco pessoas em um mercado no norte do país, disse a polícia."),
        ("other", "Des hommes armés ont tué cinq personnes dans un marché du nord, selon la police."),
        ("other", "Bewaffnete Männer haben im Norden des Landes fünf Menschen getötet, und die Polizei sucht."),
        ("other", "Вооружённые люди убили пять человек на рынке."),
        ("other", "قتل مسلحون خمسة أشخاص في سوق شمال البلاد"),
        ("en", "Gunmen kill five"),
        ("en", ""),
    ],
)
def test_guess(language: str, text: str) -> None:
    """Small words tell English and Spanish from their neighbours; other scripts are other."""
    assert languages.guess(text) == language
