"""One value a measure for one event."""

import pytest

from dateline.language import sentences, tolls
from dateline.language.tolls.implied import deaths
from dateline.language.tolls.persons import Person, distinct
from dateline.language.tolls.settle import settle
from dateline.types import Span


def values(text: str) -> dict[str, object]:
    told = [tolls.find(text, [s], language="en") for s in sentences.split(text, Span(0, len(text)))]
    return {measure: value.low for measure, value in settle(text, told).items() if measure in ("killed", "injured")}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Four people were shot Sunday, one fatally.", {"killed": 1, "injured": 3}),
        ("A teenager was shot in the head. Jihad Cromer, 17, died at a hospital.", {"killed": 1}),
        ("A shooting left a man dead and a boy injured. The man was 40.", {"killed": 1, "injured": 1}),
        ("A 5-year-old girl was killed. Her 7-year-old sister was also killed.", {"killed": 2}),
        ("A man killed his wife and two sons before turning the gun on himself. He died at the scene.", {"killed": 4}),
        ("Gunmen killed three soldiers. More than 3,000 people have been killed since 2019.", {"killed": 3}),
        ("The toll rose to 12 from nine. Nine people died, police had said.", {"killed": 12}),
    ],
)
def test_a_report_told_many_times_is_counted_once(text: str, want: dict[str, int]) -> None:
    """Persons told apart are counted, the same person is not counted twice, background totals are left out."""
    assert values(text) == want


def test_persons_are_told_apart_by_what_the_text_says_of_them() -> None:
    """Another age or another sex is another person; a person of whom nothing is said may be anyone."""
    assert distinct([Person("m", 17), Person("m"), Person()]) == 1
    assert distinct([Person("m", 17), Person("f", 17)]) == 2
    assert distinct([Person(age=5), Person(age=7), Person(age=5)]) == 2


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Police investigate a fatal shooting on Elm Street.", {"killed": 1}),
        ("A man was charged with negligent homicide. The boy was shot in the head.", {"killed": 1}),
        ("A non-fatal shooting on Elm Street is under investigation. A boy was wounded.", {"injured": 1}),
        ("A boy was killed in a murder-suicide, police said.", {"killed": 2}),
        ("Three soldiers died in a deadly ambush.", {"killed": 3}),
    ],
)
def test_a_death_that_no_count_tells_is_one_at_the_least(text: str, want: dict[str, int]) -> None:
    """Words that imply a death count where nothing else does, and take one from those hurt."""
    parts = list(sentences.split(text, Span(0, len(text))))
    told = [tolls.find(text, [s], language="en") for s in parts]
    settled = settle(text, told, implied=deaths(text, parts, language="en"))
    assert {m: v.low for m, v in settled.items() if m in ("killed", "injured")} == want


def test_a_child_who_shot_himself_is_one_dead() -> None:
    """Only who killed others is added to them."""
    assert values("A child was shot and killed. A 9-year-old boy fatally shot himself.") == {"killed": 1}


def test_a_headline_lists_persons_without_articles() -> None:
    """ "Girl, man killed" are two."""
    assert values("Girl, man killed in shooting") == {"killed": 2}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Two people were killed in three shootings. One of them, a man, was shot dead on Elm Street.", {"killed": 1}),
        ("A man killed two bailiffs before he was fatally shot by other officers.", {"killed": 3}),
        ("Police shot and killed the suspect.", {"killed": 1}),
        ("A boy accidentally shot his brother in the head, killing him.", {"killed": 1}),
        ("They could have killed someone. A woman was wounded.", {"injured": 1}),
        ("A father killed two children, then fatally shoots self.", {"killed": 3}),
    ],
)
def test_the_dead_of_one_event_are_told_from_others(text: str, want: dict[str, int]) -> None:
    """Totals over several events are background; who killed and was killed counts; a pronoun is no second person."""
    assert values(text) == want
