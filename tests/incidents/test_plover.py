"""PLOVER's root for two parties of a sentence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import listed, plover
from dateline.incidents.plover import features
from dateline.language import encoder
from dateline.types import Span

TEXT = "It rained. The ministry of Norvia sharply condemned the government of Ostland for the attack. Nobody was hurt."


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_a_verb_of_blame_between_two_parties_accuses() -> None:
    """The answer names the word that carries the deed, by its place in the text that was given."""
    found = plover.pair(TEXT, span(TEXT, "The ministry of Norvia"), span(TEXT, "the government of Ostland"))
    assert (found.root, found.quad, found.quote.of(TEXT)) == ("ACCUSE", "verbal conflict", "condemned")


def test_roots_are_probabilities() -> None:
    """They add up to one, and the first is the answer."""
    found = plover.pair(TEXT, span(TEXT, "The ministry of Norvia"), None)
    assert sum(found.odds.values()) == pytest.approx(1, abs=1e-4)
    assert found.p == max(found.odds.values()) == found.odds[found.root]
    assert set(found.odds) == set(plover.QUAD)


def test_a_pair_needs_a_party() -> None:
    """Without source and target there is nothing to read."""
    with pytest.raises(ValueError, match="at least one"):
        plover.pair(TEXT, None, None)


def test_the_weights_fit_the_network_and_the_list_of_words() -> None:
    """After a change of either they are made anew: python -m training.plover DATA"""
    weights = plover.weights()
    found = features.read(TEXT, span(TEXT, "The ministry"), None)
    assert weights.dense.shape == (len(found.dense), len(plover.QUAD))
    assert weights.known.shape == (6 * len(listed.patterns(plover.__name__)), len(plover.QUAD))


def test_a_party_names_no_deed() -> None:
    """Words of the parties' own names are no cues: "the Peace Talks Party" holds no talks."""
    text = "The War Crimes Tribunal met envoys."
    bare = listed.blanked(text, [span(text, "The War Crimes Tribunal")])
    assert len(bare) == len(text)
    assert "Crimes" not in bare
    assert bare.endswith("met envoys.")


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("condemn*", "it Condemned him", True),
        ("call* .. sanctions", "called again for new sanctions", True),
        ("call* .. sanctions", "called for a vote and then for new sanctions", False),
        ("met", "the comet", False),
        ("won't", "they won’t go", True),
    ],
)
def test_a_cue_is_whole_words(cue: str, text: str, found: bool) -> None:
    """A star ends a word freely, two dots stand for up to three words."""
    assert bool(listed.compiled([cue]).search(text)) is found


@given(st.lists(st.integers(0, 5), min_size=1, max_size=4), st.integers(0, 3))
def test_every_word_of_the_text_can_be_a_party(picked: list[int], extra: int) -> None:
    """Whatever is given as a party, the quote lies inside the text."""
    text = "Guards let the envoys pass." + "!" * extra
    words = text.split()
    spans = [span(text, words[i % len(words)]) for i in picked]
    found = plover.pair(text, spans[0], spans[-1])
    assert 0 <= found.quote.start < found.quote.stop <= len(text)


def test_vectors_of_one_network_alone_fit() -> None:
    """The features are as wide as the network's vectors, six times over."""
    unit = encoder.units(TEXT, (Span(0, len(TEXT)),))[0]
    found = features.read(TEXT, span(TEXT, "The ministry"), span(TEXT, "the government"))
    assert found.dense.shape == (6 * unit.out["inner"].shape[1],)
    assert np.isfinite(found.dense).all()
