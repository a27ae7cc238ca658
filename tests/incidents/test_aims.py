"""What an effort is for is not what was done."""

from dateline.incidents.reading import Reading
from tests.incidents.pages import article


def weights(sentence: str) -> dict[str, float]:
    reading = Reading(*article(sentence))
    return {t.type: t.weight for t in reading.triggers}


def test_an_aim_weighs_less_than_a_deed() -> None:
    """ "Part of an effort to take control of the port" takes no port; an attempt to kill somebody stays what it is."""
    deed = weights("Rebels took control of the port on Friday.")["military_operation"]
    aim = weights("The ban is part of an effort to take control of the port.")["military_operation"]
    assert aim < deed / 2
    assert weights("Gunmen shot a mayor in an attempt to kill him.")["armed_attack"] > 0.8
