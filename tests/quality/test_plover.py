"""The scorer of PLOVER pairs."""

import numpy as np

from dateline.types import Span
from quality.plover_pairs import Example, example, folds
from training.plover import ROOTS, warmth

MARKED = "<t>Ostland</t> was warned by <s>Norvia</s>, <s>Norvia</s> said."


def made(id: int, text: str, root: str = "THREATEN") -> Example:
    return Example(str(id), text, None, None, root, "3")


def test_marks_become_spans_of_the_bare_sentence() -> None:
    """The first mark of each party counts, offsets are those of the sentence without marks."""
    row = {
        "marked_sentence": MARKED,
        "source": "Norvia",
        "target": "Ostland",
        "gold_root": "THREATEN",
        "gold_penta": "3",
    }
    found = example(row)
    assert found.text == "Ostland was warned by Norvia, Norvia said."
    assert (found.source, found.target) == (Span(22, 28), Span(0, 7))


def test_a_party_that_the_sentence_does_not_name_is_none() -> None:
    """ "An actor" stands for a party unknown."""
    row = {"marked_sentence": "<t>Ostland</t> was shelled.", "source": "An actor", "target": "Ostland"}
    assert example(row).source is None


def test_near_duplicates_are_in_one_fold() -> None:
    """Sentences that share half their words never stand on both sides."""
    some = [made(i, f"word{i} thing{i} place{i} deed{i}") for i in range(20)]
    twins = [made(90, "Norvia warned Ostland over the bridge"), made(91, "Norvia warned Ostland over the dam")]
    for seed in range(3):
        fold = folds([*some, *twins], seed)
        assert fold[-1] == fold[-2]
        assert max(fold.count(k) for k in range(5)) <= 6


def test_odds_that_are_too_modest_are_sharpened() -> None:
    """A warmth below one makes right answers surer."""
    odds = np.full((10, len(ROOTS)), 0.6 / (len(ROOTS) - 1))
    odds[:, 0] = 0.4
    assert warmth(odds, [ROOTS[0]] * 10) < 1
