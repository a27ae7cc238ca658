"""The subtype of an incident, read from its words."""

import pytest

from dateline.incidents import extract
from tests.incidents.pages import article


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("A suicide bomber killed five people at a checkpoint in Kano on Tuesday.", "suicide"),
        ("A man stabbed two worshippers in Kano on Tuesday.", "stabbing"),
        ("Workers went on strike at the refinery in Kaduna on Monday.", "strike"),
        ("Un terremoto mató a 40 personas el martes en Arequipa.", "quake"),
    ],
)
def test_the_words_of_a_deed_give_its_subtype(text: str, subtype: str) -> None:
    """What kind of attack, protest or disaster it was is a value of its own, quoted."""
    page, told = article(text, language="es" if "mató" in text else "en")
    found = [c for c in extract(page, told) if c.field == "subtype"]
    assert [c.value for c in found] == [subtype]
    assert found[0].quote.of(page.text) in text


def test_a_deed_whose_words_say_no_more_has_no_subtype() -> None:
    """Nothing is guessed where the words leave it open."""
    page, told = article("Gunmen attacked a village near Jos on Tuesday, killing four farmers.")
    assert [c.value for c in extract(page, told) if c.field == "subtype"] in ([], ["shooting"])
