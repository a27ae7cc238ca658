"""How stretches of text lie towards the incidents of an article."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import ties
from dateline.incidents.extract import told
from dateline.incidents.reading import Own, Reading
from dateline.incidents.ties import MANY, NAMES, Stretches, Telling, keys, looked_up, nearby, nearest
from dateline.types import Span
from tests.incidents.pages import article

TALE = (
    "Masked gunmen attacked a bus near Kano on Monday and killed nine passengers.",
    "Police arrested six men in Lagos on Tuesday after a raid on a house in Ikeja.",
    "Shops in both towns stayed closed.",
)


def telling() -> Telling:
    return told(Reading(*article(*TALE)))


def at(here: Telling, words: str) -> Stretches:
    """One stretch: the words where they first stand."""
    start = here.reading.text.index(words)
    span = Span(start, start + len(words))
    sentence = here.sentence(span)
    assert sentence is not None
    return Stretches(here, [(span, sentence)])


def values(here: Telling, words: str, draft: int) -> dict[str, float]:
    row = at(here, words).rows(np.array([draft]), np.array([0]))[0]
    return dict(zip(NAMES, row.tolist(), strict=True))


def test_a_place_in_the_clause_of_a_deed_lies_in_it_for_that_incident_alone() -> None:
    """Kano stands in the sentence of the attack and not in that of the arrest."""
    here = telling()
    attack, arrest = (
        next(n for n, d in enumerate(here.drafts) if word in d.main.span.of(here.reading.text))
        for word in ("gunmen", "arrested")
    )
    own, other = values(here, "Kano", attack), values(here, "Kano", arrest)
    assert (own["in_sentence"], own["sentence_gap"], own["nearest_is_mine"]) == (1.0, 0.0, 1.0)
    assert (other["in_sentence"], other["in_clause"], other["char_gap"]) == (0.0, 0.0, float(ties.FAR))
    assert other["block_gap"] == -1.0


def test_the_language_model_reads_who_fills_a_part() -> None:
    """The gunmen are read as who did it, rather than the words of a sentence without a deed."""
    here = telling()
    assert values(here, "gunmen", 0)["as_initiator"] > values(here, "Shops", 0)["as_initiator"]


def test_rules_alone_read_no_parts() -> None:
    """Without the language model every part is unread."""
    here = told(Reading(*article(*TALE), Own(fast=True)))
    assert {value for name, value in values(here, "gunmen", 0).items() if name.startswith("as_")} == {-1.0}


def test_each_pair_of_a_table_is_judged_as_alone() -> None:
    """The values of many incidents and stretches at once are those of each."""
    here = telling()
    some = Stretches(
        here, [(name.span, sentence) for name in here.reading.names if (sentence := here.sentence(name.span))]
    )
    i, j = (x.ravel() for x in np.meshgrid(range(len(here.drafts)), range(len(some.at)), indexing="ij"))
    for row, draft, n in zip(some.rows(i, j), i.tolist(), j.tolist(), strict=True):
        assert np.array_equal(row, Stretches(here, [some.at[n]]).rows(np.array([draft]), np.array([0]))[0])


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40)), min_size=1), st.integers(0, 40))
def test_the_nearest_number_is_one_of_the_drafts_own(pairs: list[tuple[int, int]], wanted: int) -> None:
    """Of two equally near the earlier is taken: what lies behind it lies above nothing."""
    drafts = sorted({draft for draft, _ in pairs})
    found = nearest(keys(pairs), np.array(drafts), np.full(len(drafts), wanted))
    for draft, gap in zip(drafts, found.tolist(), strict=True):
        own = sorted(at for d, at in pairs if d == draft)
        assert gap == min((wanted - at for at in own), key=abs)


def test_what_is_not_known_is_looked_up_elsewhere() -> None:
    """A number that is not among the known ones has the place given for it."""
    known = np.array([3, 5, 9])
    assert looked_up(known, np.array([5, 4, 9, 10])).tolist() == [1, -1, 2, -1]
    assert looked_up(known, np.array([5, 4]), np.array([7, 8])).tolist() == [1, 8]
    assert looked_up(known[:0], np.array([5, 4])).tolist() == [-1, -1]


def test_in_a_long_article_only_what_stands_near_is_judged() -> None:
    """From MANY stretches on an incident has those of the blocks around it, or the first ones where there are none."""
    here = telling()
    ((span, sentence),) = at(here, "Kano").at
    assert nearby(Stretches(here, [(span, sentence)] * MANY)) == [list(range(MANY))] * len(here.drafts)
    far = Stretches(here, [(span, type(sentence)(0, span, 90, "body", True, 0))] * (MANY + 1))
    assert all(len(some) == MANY for some in nearby(far))
