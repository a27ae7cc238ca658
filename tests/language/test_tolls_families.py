"""Counts in wire leads: whole families of verbs and nouns, and the grammar around them."""

import pytest

from dateline.language import numbers, tolls
from dateline.types import Span

Told = list[tuple[str, object, bool]]


def read(text: str, language: str = "en") -> Told:
    return [(t.measure, t.low, t.part) for t in tolls.find(text, [Span(0, len(text))], language=language)]


def test_whoever_is_somebodys_is_counted_as_the_object_of_a_word_of_harm() -> None:
    """ "his bookkeeper" is in no list, "his leg" is nobody."""
    assert read("Gunmen killed a trader, his bookkeeper and two clerks.") == [
        ("killed", 1, False),
        ("killed", 1, False),
        ("killed", 2, False),
    ]
    assert read("A gunman shot his leg off.") == []


def test_a_list_before_a_passive_may_open_with_somebody_in_no_list() -> None:
    """The first of a list is found from the known persons after it."""
    assert read("A crofter, his wife and their two sons were found dead.")[0] == ("killed", 1, False)


def test_somebody_in_no_list_dies_without_a_passive() -> None:
    """A word for a person is known by its ending where a subject dies."""
    assert read("A truffler died in a fall.") == [("killed", 1, False)]


def test_who_tells_it_is_not_in_the_list() -> None:
    """ "killing eight guests, a local official told reporters" is eight."""
    assert read("The mine went off near Sokoto, killing eight guests, a clerk told reporters.") == [
        ("killed", 8, False)
    ]


def test_he_is_never_the_object_of_a_bare_active() -> None:
    """ "he press-ganged" has him as its subject."""
    assert read("The chief will hand over 17 boys he press-ganged.") == []


def test_a_match_is_no_blow() -> None:
    """A score follows."""
    assert read("The visitors beat Wanderers 4-1 on Sunday.") == []


def test_a_tail_of_a_frame_may_hold_words() -> None:
    """ "from * jail"."""
    assert read("Raiders sprung 40 comrades from a provincial jail.") == [("released", 40, False)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The death count went up by four to 41.", [("killed", 4, True), ("killed", 41, False)]),
        ("Police made five more arrests, taking the total to 27.", [("arrested", 5, True), ("arrested", 27, False)]),
    ],
)
def test_what_is_added_to_a_toll_is_part_of_it(text: str, told: Told) -> None:
    """The new total holds the new dead."""
    assert read(text) == told


def test_what_is_left_of_a_count_said_before_is_counted() -> None:
    """ "30 followers ...; all but one died" is 29."""
    assert read("The sect gave 30 followers poison; all but one died.") == [("killed", 29, False)]


def test_whom_police_take_is_arrested() -> None:
    """A word of abduction with police as its doers."""
    assert read("Nine dissidents were bundled into vans by plain-clothes officers.") == [("arrested", 9, False)]
    assert read("Nine dissidents were bundled into vans by masked men.") == [("abducted", 9, False)]


def test_whom_police_are_given_is_not_released() -> None:
    """ "handed over to the authorities" frees nobody."""
    assert read("The navy handed 14 pirates over to Kenyan authorities.") == []


def test_disease_carries_off_the_dead() -> None:
    """Gunmen carry off captives."""
    assert read("Measles has carried off 35 infants.") == [("killed", 35, False)]
    assert read("Gunmen carried off 35 infants.") == [("abducted", 35, False)]


def test_two_denials_share_their_no() -> None:
    """ "no deaths or injuries", "ni muertos ni heridos", "neither ... nor"."""
    assert read("There were no deaths or injuries.") == [("killed", 0, False), ("injured", 0, False)]
    assert read("No hubo muertos ni heridos.", "es") == [("killed", 0, False), ("injured", 0, False)]
    assert read("Neither the captor nor his captive was hurt.") == [("injured", 0, False)]


def test_who_was_found_safe_is_not_missing() -> None:
    """Nor is a boat that was found adrift seized."""
    assert read("A tourist who had been missing since Sunday was found safe.") == []
    assert read("Coastguards found a trawler adrift.") == []


def test_a_noun_of_a_headline_is_a_verb_before_a_count() -> None:
    """ "Cops collar three" and "a collar"."""
    assert read("Cops collar three in drug bust") == [("arrested", 3, False)]


def test_over_may_belong_to_the_verb() -> None:
    """ "handed over three men" are three, not more than three."""
    text = "Rebels handed over three men to the Red Cross."
    assert [q.low for q in numbers.find(text, [Span(0, len(text))], language="en")] == [3]


def test_a_compound_with_a_number_describes() -> None:
    """ "a ten-room guesthouse" is one."""
    assert read("The river washed away a ten-room guesthouse.") == [("destroyed", 1, False)]


def test_parts_of_a_total_that_says_its_own_measure() -> None:
    """ "five dead: three rioters and two constables"."""
    assert read("The clashes left five dead: three rioters and two constables.") == [
        ("killed", 5, False),
        ("killed", 3, True),
        ("killed", 2, True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La cantidad de fallecidos ascendió a 33, frente a los 27 del martes.", [("killed", 33, False)]),
        ("El segundo secuestro elevó a nueve los cautivos.", [("abducted", 9, False)]),
        ("Un joven de 19 años recibió un balazo y expiró camino al hospital.", [("killed", 1, False)]),
        ("La guerrilla y los vecinos levantaron barricadas; murió un apicultor.", [("killed", 1, False)]),
        ("Un forense reconoció los restos de dos infantes de marina.", [("killed", 2, False)]),
    ],
)
def test_spanish_leads(text: str, told: Told) -> None:
    """Tolls, captives and deaths in Spanish."""
    assert read(text, "es") == told
