"""What the language model reads of incidents, looked up by characters."""

from __future__ import annotations

from dateline.codes import Trigger
from dateline.incidents import neural
from dateline.language.analysis import Analysis, Argument, Deed, Token
from dateline.types import Span

TEXT = "Men gheraoed him . Rain fell ."


def deed(p: float, arguments: tuple[Argument, ...] = ()) -> Deed:
    return Deed(p, {"protest": p * 0.8, "riot": p * 0.2}, {"happened": 1.0}, arguments)


def analysis(deeds: dict[int, Deed]) -> Analysis:
    spans, at = [], 0
    for word in TEXT.split():
        at = TEXT.index(word, at)
        spans.append(Span(at, at + len(word)))
    heads, pos = (1, 1, 1, 1, 5, 5, 5), ("NOUN", "VERB", "PRON", "PUNCT", "NOUN", "VERB", "PUNCT")
    tokens = tuple(Token(s, pos[i], heads[i], "root", i // 4, 0.0) for i, s in enumerate(spans))
    return Analysis(tokens, (), (), deeds=deeds)


def test_a_word_no_list_holds_becomes_a_trigger() -> None:
    """A likely word is a trigger with its types, best first; one that a known trigger holds is not given twice."""
    read = analysis({1: deed(0.9)})
    (found,) = neural.triggers(TEXT, read, [])
    assert (found.span.of(TEXT), found.type, found.types, found.part) == ("gheraoed", "protest", ("riot",), "verb")
    known = Trigger(Span(4, 12), Span(4, 12), "gherao", "protest")
    assert list(neural.triggers(TEXT, read, [known])) == []


def test_an_unlikely_word_tells_nothing_by_itself() -> None:
    """Below SURE no trigger is made, but the chance is there for the trees to weigh."""
    read = analysis({5: deed(0.2)})
    assert list(neural.triggers(TEXT, read, [])) == []
    assert neural.chance(neural.deeds(read, Span(19, 28))) == 0.2
    assert neural.chance(neural.deeds(read, Span(0, 18))) == 0.0


def test_arguments_belong_to_the_deeds_of_the_spans() -> None:
    """A role is filled by the words that the deed in one of the spans points at; without any such word the answer is -1."""
    read = analysis({1: deed(0.9, (Argument("initiator", 0, 0.7),))})
    roles = neural.roles(neural.deeds(read, Span(0, 18)))
    assert neural.fills(read, roles["initiator"], Span(0, 3)) == 0.7
    assert neural.fills(read, roles["initiator"], Span(13, 16)) == 0.0
    assert neural.fills(read, roles.get("target", {}), Span(13, 16)) == -1.0
    assert neural.roles(neural.deeds(read, Span(19, 28))) == {}


def test_without_weights_everything_is_empty() -> None:
    """No analysis, or one of weights that know nothing of incidents, gives no triggers, types or roles."""
    for read in (None, analysis({})):
        assert list(neural.triggers(TEXT, read, [])) == []
        assert neural.types(neural.deeds(read, Span(0, 30))) == {}
        assert neural.roles(neural.deeds(read, Span(0, 30))) == {}
        assert neural.measure(read, Span(0, 3), "killed") == 0.0
