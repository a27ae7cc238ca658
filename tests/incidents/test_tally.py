"""A row's dead and hurt, made one value each."""

from __future__ import annotations

import pytest

from dateline.incidents import tally
from dateline.incidents.tally import Heard
from dateline.language import sentences, tolls
from dateline.types import Span


def values(text: str, said: dict[int, str] | None = None) -> dict[str, list[tuple[float | None, float | None]]]:
    heard = [
        Heard(toll, index, 0.9, (said or {}).get(index))
        for index, sentence in enumerate(sentences.of(text, [Span(0, len(text))]))
        for toll in tolls.find(text, [sentence], language="en")
    ]
    found: dict[str, list[tuple[float | None, float | None]]] = {}
    for told in tally.told(text, heard, language="en"):
        found.setdefault(told.measure, []).append((told.low, told.high))
    return found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A boy was shot near the depot. The teen died an hour later.", {"killed": [(1, 1)]}),
        ("Five people were shot, one fatally, at the fair.", {"injured": [(4, 4)], "killed": [(1, 1)]}),
        ("Three men were wounded. One of the men was shot in the leg.", {"injured": [(3, 3)]}),
        ("Two people were killed. A man died at the scene.", {"killed": [(2, 2)]}),
        ("One man is in critical condition and three others are injured.", {"injured": [(4, 4)]}),
        ("A boy accidentally shot himself in the hand.", {"injured": [(1, 1)]}),
        ("A man died. Police arrested two suspects. Troops arrested three men.", {"killed": [(1, 1)], "arrested": [(2, 2), (3, 3)]}),
    ],
)  # fmt: skip
def test_a_row_has_one_value_of_its_dead_and_hurt(text: str, want: dict[str, list[tuple[int, int]]]) -> None:
    """Who died is not also hurt, a person is no count beside a total; other measures stay as told."""
    assert values(text) == want


def test_a_number_of_another_source_stands_beside() -> None:
    """The mayor's eight and the hospital's five."""
    text = "Eight people were killed, the mayor said. Five people were killed, the hospital said."
    assert values(text, {0: "the mayor", 1: "the hospital"})["killed"] == [(8, 8), (5, 5)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It gave 21 dead on Saturday. It gave 46 dead on Monday.", [(21, 21), (46, 46)]),
        ("Gunmen killed seven policemen and a sweeper.", [(7, 7), (8, 8)]),
    ],
)
def test_a_number_surely_told_stands_beside(text: str, want: list[tuple[int, int]]) -> None:
    """An earlier toll, and the many of a list, with the value they are settled to."""
    assert sorted(values(text)["killed"]) == want  # type: ignore[type-var]


def test_what_is_read_twice_counts_once() -> None:
    """A caption that lies inside a paragraph."""
    text = "3 killed after shooting at depot"
    heard = [Heard(toll, 0, 0.9, None) for toll in tolls.find(text, [Span(0, len(text))], language="en")] * 2
    assert [(t.low, t.high) for t in tally.told(text, heard, language="en")] == [(3, 3)]


def test_a_value_quotes_the_words_that_say_it() -> None:
    """All members of a list, from the first to the last."""
    text = "Gunmen killed a guard and two clerks."
    heard = [Heard(toll, 0, 0.4, None) for toll in tolls.find(text, [Span(0, len(text))], language="en")]
    (told,) = tally.told(text, heard, language="en")
    assert (told.low, told.quote.of(text)) == (3, "killed a guard and two clerks")
