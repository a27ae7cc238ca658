"""Counts whose word or noun stands elsewhere in the sentence."""

import pytest

from dateline.language import tolls
from dateline.types import Span

Told = list[tuple[str, object, bool]]


def read(text: str, language: str = "en") -> Told:
    return [(t.measure, t.low, t.part) for t in tolls.find(text, [Span(0, len(text))], language=language)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Police said four were killed in Bani, three in Oro and two in Tessit.",
            [("killed", 4, False), ("killed", 3, False), ("killed", 2, False)],
        ),
        ("Two were killed outright; a further two died later.", [("killed", 2, False), ("killed", 2, False)]),
        ("Two workers died at the scene and two more in hospital.", [("killed", 2, False), ("killed", 2, False)]),
    ],
)
def test_a_word_holds_for_those_at_the_next_place(text: str, told: Told) -> None:
    """The verb is said once."""
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("El comando mató el martes en su casa a cuatro maestros.", [("killed", 4, False)]),
        ("La Marina había detenido en el muelle, en Tumaco, a otros once pescadores.", [("arrested", 11, False)]),
        ("Mató con dinamita a diez mineros e hirió a trece.", [("killed", 10, False), ("injured", 13, False)]),
    ],
)
def test_a_spanish_object_may_stand_far_from_its_verb(text: str, told: Told) -> None:
    """A place, a time or a means stands between, and "a" before the persons."""
    assert [one for one in read(text, "es") if one[1] != 1] == told


def test_who_is_taken_with_somebody_is_taken() -> None:
    """People after "with" are counted with the subject of a passive, things and doers are not."""
    assert read("A welder was arrested on Tuesday with his two sons.")[-1] == ("arrested", 2, False)
    assert read("A man was arrested with three rifles.") == [("arrested", 1, False)]
    assert read("A man was killed in a clash with 30 rebels.") == [("killed", 1, False)]


def test_one_dead_and_one_in_hospital_are_one_dead() -> None:
    """A hospital carries a death on only where the death itself has a place."""
    assert read("The shooting left one man dead and three others in the hospital.")[0] == ("killed", 1, False)
    assert ("killed", 3, False) not in read("The shooting left one man dead and three others in the hospital.")


def test_two_denied_words_share_nobody() -> None:
    """ "No one was killed or injured" is zero of both."""
    assert read("No one was killed or injured.") == [("killed", 0, False), ("injured", 0, False)]


def test_counts_that_add_up_to_the_one_before_are_its_parts() -> None:
    """Seven is the total, four and three are of it; what does not add up is left alone."""
    text = "Seven people, four women and three men, were killed."
    assert read(text) == [("killed", 7, False), ("killed", 4, True), ("killed", 3, True)]
    assert read("Six hostages – four Filipinos and two Greeks – were freed.")[-2:] == [
        ("released", 4, True),
        ("released", 2, True),
    ]


def test_of_a_number_none_of_whom_is_counted_the_named_ones_are() -> None:
    """ "Of the 36 passengers, 11 were killed": eleven."""
    assert read("Of the 36 passengers, 11 were killed.") == [("killed", 11, False)]


@pytest.mark.parametrize(
    ("text", "low", "language"),
    [
        ("A family of four died in the fire.", 4, "en"),
        ("The accident cost seven miners their lives.", 7, "en"),
        ("Six people were found shot to death in a farmhouse.", 6, "en"),
        ("Tres mineros han sido hallados sin vida.", 3, "es"),
    ],
)
def test_other_ways_to_say_that_so_many_died(text: str, low: int, language: str) -> None:
    """Families, costs, what is found."""
    assert [(m, n) for m, n, _ in read(text, language)] == [("killed", low)]


def test_numbers_that_only_describe_are_not_counted() -> None:
    """A mother of three is one, a boy of twelve is one, a town is no booty."""
    assert read("A mother of three was stabbed to death.") == [("killed", 1, False)]
    assert [n for _, n, _ in read("Una mujer y su hijo, de 12, fueron hallados muertos.", "es")] == [1, 1]
    assert read("Fighters seized five villages.") == []


def test_nobody_of_a_named_group_is_zero() -> None:
    """ "Not one of the 17 hostages" is nobody, not one."""
    assert read("Not one of the 17 hostages was harmed.") == [("injured", 0, False)]


def test_who_died_along_with_somebody_is_counted() -> None:
    """ "was killed along with five fighters"."""
    assert [n for _, n, _ in read("The commander was killed along with five fighters.")] == [1, 5]
    assert [n for _, n, _ in read("The bomber killed himself and six recruits.")] == [1, 6]


def test_a_list_behind_a_colon_tells_its_parts() -> None:
    """ "Three were hurt: one in the neck, two in the legs" are three."""
    text = "Three men were hurt: one was hit in the neck and two in the legs."
    assert sum(n for _, n, part in read(text) if not part and isinstance(n, int)) == 3


def test_who_killed_himself_counts_without_being_named_for_it() -> None:
    """Spanish says it with a verb alone."""
    assert [n for _, n, _ in read("Mató a tres personas y se quitó la vida.", "es")] == [3, 1]


@pytest.mark.parametrize(("text", "language"), [("nearly a tonne of cocaine", "en"), ("una tonelada de cocaína", "es")])
def test_an_article_before_a_weight_is_one(text: str, language: str) -> None:
    """ "Seized a tonne of cocaine" is one tonne."""
    seized = "Police seized" if language == "en" else "La policía incautó"
    found = tolls.find(f"{seized} {text}.", [Span(0, len(seized) + len(text) + 2)], language=language)
    assert [(t.measure, t.high) for t in found] == [("seized", 1)]
