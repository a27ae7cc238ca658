"""The shipped model, and the tools without it."""

import pytest

from dateline.language import encoder, model, names, sentences
from dateline.types import Span

TEXT = "The mayor was shot dead by gunmen near San Luis on Monday, police spokesman Ama Obi said.\nTroops then raided the village and arrested nine men."
SENTENCES = tuple(sentences.of(TEXT, [Span(0, TEXT.index("\n")), Span(TEXT.index("\n") + 1, len(TEXT))]))
shipped = pytest.mark.skipif(not encoder.available(), reason="the weights are not installed")


def test_units_hold_every_word_once_and_no_two_paragraphs() -> None:
    """Packing loses no word and keeps paragraphs apart."""
    units = list(encoder._packed(TEXT, SENTENCES))
    assert [s for u in units for s in u.sentence] == sorted(s for u in units for s in u.sentence)
    assert "".join(w.of(TEXT) for u in units for w in u.words) == "".join(TEXT.split())
    assert len(units) == 2


def test_a_very_long_sentence_is_cut() -> None:
    """A page without a full stop still fits the network."""
    text = "word " * 5000
    units = list(encoder._packed(text, (Span(0, len(text)),)))
    assert sum(len(u.words) for u in units) == 5000
    assert max(len(u.ids) for u in units) <= 250


def test_names_work_without_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model the rules answer."""
    model._analyse.cache_clear()
    monkeypatch.setattr(encoder, "available", lambda: False)
    found = names.find(TEXT, [Span(0, len(TEXT))], language="en")
    model._analyse.cache_clear()
    assert ("Ama Obi", "person") in [(n.span.of(TEXT), n.kind) for n in found]
    assert all(n.how.startswith("rule") for n in found)


@shipped
def test_the_tree_of_a_passive() -> None:
    """The one who was shot is the passive subject, those who shot are in the by-phrase."""
    read = model.analyse(TEXT, SENTENCES)
    assert read is not None
    shot = next(i for i, t in enumerate(read.tokens) if t.span.of(TEXT) == "shot")
    relations = {read.tokens[c].span.of(TEXT): read.tokens[c].deprel for c in read.children[shot]}
    assert relations["mayor"] == "nsubj:pass"
    assert relations["gunmen"].startswith("obl")


@shipped
def test_reach_and_at() -> None:
    """A phrase's head word is found from its span, and its span from its head word."""
    read = model.analyse(TEXT, SENTENCES)
    assert read is not None
    start = TEXT.index("nine men")
    head = read.at(Span(start, start + 8))
    assert head is not None
    assert read.tokens[head].span.of(TEXT) == "men"
    assert read.reach(head).of(TEXT) == "nine men"


@shipped
def test_upper_case_names() -> None:
    """Names are found in text all in capitals."""
    text = TEXT.upper()
    found = {n.span.of(text): n.kind for n in names.find(text, [Span(0, len(text))], language="en")}
    assert found.get("AMA OBI") == "person"
