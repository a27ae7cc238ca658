"""Whether a sentence tells of an incident at all."""

import json
from importlib.resources import files

import numpy as np
import pytest

from dateline.incidents import eventful, trees
from dateline.incidents.reading import Reading
from dateline.language import encoder
from tests.incidents.pages import article

shipped = pytest.mark.skipif(not encoder.available(), reason="the weights are not installed")


@shipped
def test_news_of_a_deed_scores_above_talk() -> None:
    """A sentence that tells of a deed is likelier news of an incident than one that uses the same words for talk."""
    page, found = article("Gunmen attacked a village near Kaduna on Monday, killing nine people.", "Critics attacked the film as too long for its plot.")  # fmt: skip
    deed, talk = eventful.scores(Reading(page, found))
    assert deed > talk + 1


def test_without_the_language_model_every_sentence_is_doubtful() -> None:
    """Where no sentence was read each gets even odds, and a wild vector stays within bounds."""
    assert eventful.scored({}, 2, np.zeros(3), 0.0) == [eventful.DOUBTFUL] * 2
    assert eventful.scored({1: np.array([1e9, 0, 0])}, 2, np.ones(3), 0.0) == [0.0, eventful.FURTHEST]


def test_one_stray_sentence_makes_no_news() -> None:
    """An article's score is the mean over its highest quarter, not its highest sentence."""
    assert eventful.top([4.0, *[-2.0] * 7]) == 1.0
    assert eventful.top([]) == eventful.DOUBTFUL


def test_the_weights_belong_to_the_shipped_network() -> None:
    """The weights of sentences were learned on the vectors of the network that is shipped."""
    network = json.loads((files("dateline.models") / "language.json").read_text(encoding="utf-8"))["bytes"]
    assert trees.models()["eventful"]["network"] == network
