"""What the codebook knows of a word shifts what the network reads in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codes import Trigger
from dateline.incidents import fusion
from dateline.language.analysis import DEEDS, Analysis, Deed, Token
from dateline.types import Span

RAID, PROTEST = DEEDS.index("raid_or_search"), DEEDS.index("protest")


def reading(scores: list[float]) -> Analysis:
    """One word "raided" with these scores of none and of each type."""
    token = Token(Span(0, 6), "VERB", 0, "root", 0, 1.0)
    odds = np.exp(scores) / np.exp(scores).sum()
    deed = Deed(1 - float(odds[0]), {"protest": float(odds[1 + PROTEST])}, {}, (), tuple(scores))
    return Analysis((token,), (), (), deeds={0: deed})


def trigger(weight: float = 0.9) -> Trigger:
    return Trigger(Span(0, 6), Span(0, 6), "raid", "raid_or_search", (), weight)


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights as training would leave them: what the codebook says raises the type that it names."""
    shifts = np.zeros((1 + len(DEEDS), fusion.COLUMNS), np.float32)
    for number in range(len(DEEDS)):
        shifts[1 + number, number] = 5.0
    monkeypatch.setattr(fusion, "weights", lambda: shifts)


def test_a_word_of_the_codebook_raises_its_type_and_its_chance(learned: None) -> None:
    plain = reading([2.0] + [0.0] * len(DEEDS))
    deed = fusion.joined(plain, [trigger()]).deeds[0]
    assert next(iter(deed.types)) == "raid_or_search"
    assert deed.p > plain.deeds[0].p


def test_a_word_that_stays_faint_tells_nothing(learned: None) -> None:
    assert fusion.joined(reading([9.0] + [0.0] * len(DEEDS)), []).deeds == {}


def test_weights_that_learned_without_the_codebook_leave_the_reading_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fusion, "weights", lambda: np.zeros((0,), np.float32))
    plain = reading([0.0] + [0.0] * len(DEEDS))
    assert fusion.joined(plain, [trigger()]).deeds == plain.deeds


@given(st.permutations([Span(0, 6), Span(7, 10), Span(11, 20), Span(30, 34)]))
def test_the_order_of_the_words_does_not_matter(words: list[Span]) -> None:
    told = Trigger(Span(7, 20), Span(7, 20), "x", "arrest", ("raid_or_search",), 0.8)
    found = {(words[i], column, weight) for i, column, weight in fusion.columns(words, [told])}
    arrest = DEEDS.index("arrest")
    assert found == {(w, c, v) for w in (Span(7, 10), Span(11, 20)) for c, v in ((arrest, 0.8), (RAID, 0.4))}
