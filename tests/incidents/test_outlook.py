"""Status by plain words: deeds put off, bombs found in time."""

from __future__ import annotations

import pytest

from dateline.incidents import choice
from dateline.incidents.draft import Draft
from dateline.incidents.mentions import find
from dateline.incidents.reading import Own, Reading
from dateline.types import Language
from tests.incidents.pages import article


def status(text: str, kind: str, language: Language = "en") -> str:
    """By rules alone."""
    reading = Reading(*article(text, language=language), Own(fast=True))
    return str(choice.status_of(Draft("1", find(reading), 0.9, kind), reading).value)


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("The road to the mine will be blocked by drivers from Monday, their union said.", "protest", "en"),
        ("The two men are to be deported to Niger.", "deportation_expulsion", "en"),
        ("El Ejército instalará un retén junto al puente.", "deployment", "es"),
        ("Los maestros se concentrarán ante el ministerio.", "protest", "es"),
    ],
)
def test_a_deed_told_in_the_future_is_planned(text: str, kind: str, language: Language) -> None:
    """What "will be blocked" has not been blocked."""
    assert status(text, kind, language) == "planned"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A bomb was left at the bus stop and rendered safe by engineers.", "en"),
        ("The car bomb in the yard was without a detonator.", "en"),
        ("Una bomba apareció en la estación. Los artificieros la desactivaron.", "es"),
    ],
)
def test_a_bomb_found_in_time_was_an_attempt(text: str, language: Language) -> None:
    """It hurt nobody and did not go off."""
    assert status(text, "bombing", language) == "attempted"


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded at the bus stop; a second one was rendered safe.",
        "A bomb at the bus stop killed two women; a second one was rendered safe.",
    ],
)
def test_a_bomb_that_went_off_beside_it_happened(text: str) -> None:
    """One that was found does not undo one that was not."""
    assert status(text, "bombing") == "happened"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Drivers blocked the road to the mine on Monday; it will be widened next year.", "protest"),
        ("Police arrested two men in Kano on Thursday; they will be charged on Monday.", "arrest"),
        ("Nobody claimed the attack. “We will kill them all,” a man said.", "armed_attack"),
    ],
)
def test_what_will_be_beside_a_deed_does_not_put_the_deed_off(text: str, kind: str) -> None:
    """ "arrested; they will be charged": the arrest has been."""
    assert status(text, kind) != "planned"
