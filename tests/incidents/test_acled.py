"""ACLED's sub-event for a snippet."""

import pytest

from dateline.codes import types
from dateline.incidents import acled, listed
from dateline.incidents.acled import features

SHELLS = "Two shells hit a market in Avdor on Monday, killing three traders, a doctor said."


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        (SHELLS, "Shelling/artillery/missile attack"),
        ("Hundreds of teachers marched through Avdor to demand better pay.", "Peaceful protest"),
        ("Police used tear gas to disperse teachers who had marched on the ministry in Avdor.", "Protest with intervention"),
        ("Gunmen kidnapped nine pupils from a school near Avdor and asked for a ransom.", "Abduction/forced disappearance"),
        ("A suicide bomber blew himself up at a checkpoint in Avdor, killing two soldiers.", "Suicide bomb"),
    ],
)  # fmt: skip
def test_a_plain_snippet_gets_its_sub_event(text: str, sub_event: str) -> None:
    """One snippet, one label: that of its main incident."""
    assert acled.snippet(text).sub_event == sub_event


def test_the_answer_points_at_the_word_that_tells_it() -> None:
    """The quote stands in the text, the odds are probabilities over all sub-events, the event type stands above."""
    found = acled.snippet(SHELLS)
    assert found.quote.of(SHELLS) in SHELLS.split()
    assert found.event_type == "Explosions/Remote violence"
    assert set(found.odds) == set(acled.event_types())
    assert sum(found.odds.values()) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_snippet_needs_a_word(text: str) -> None:
    """Nothing is no incident."""
    with pytest.raises(ValueError, match="without a word"):
        acled.snippet(text)


def test_every_sub_event_of_the_codebook_is_one_of_the_list() -> None:
    """The types' codes and the reader's labels are spelled alike."""
    codes = {
        c
        for t in types()
        for c in (*t.codes.get("ACLED", ()), *(c for s in t.subtype_codes.values() for c in s.get("ACLED", ())))
    }
    assert codes <= {f"{above}/{name}" for name, above in acled.event_types().items()}


def test_the_weights_fit_the_network_and_the_list_of_words() -> None:
    """After a change of either they are made anew: python -m training.acled"""
    found, weights = features.read(SHELLS), acled.weights()
    assert weights.dense.shape == (len(found.dense), len(acled.event_types()))
    assert weights.known.shape == (len(found.known), len(acled.event_types()))
    assert len(found.cues) == 3 * len(listed.patterns(acled.__name__))
