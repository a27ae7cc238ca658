"""Titles of rows."""

import pytest

from dateline.incidents import extract, headlining
from dateline.incidents.reading import Reading
from dateline.incidents.titles import closed, cut
from dateline.language import encoder
from dateline.language.analysis import Analysis, Token
from dateline.types import Span
from tests.incidents.pages import article


def titles(*paragraphs: str, headline: str | None = None) -> list[str]:
    page, told = article(*paragraphs, headline=headline)
    return [str(c.value) for c in extract(page, told) if c.field == "title"]


def test_the_headline_names_the_incident_it_tells() -> None:
    """An article about one incident lends it its headline."""
    assert titles(
        "A bomb exploded at a market in Kano on Wednesday, killing three traders, police said.",
        headline="Bomb kills three at Kano market",
    ) == ["Bomb kills three at Kano market"]


def test_a_title_has_no_dateline_and_starts_with_a_capital() -> None:
    """Place line, conjunctions and the source at the end are left out."""
    found = titles(
        "KANO, Nigeria — A bomb exploded at a market in Kano on Wednesday, killing three traders, police said."
    )
    assert found
    assert found[0].startswith("A bomb exploded at a market in Kano")
    assert "police said" not in found[0]


def test_a_title_has_no_monitor_s_marks() -> None:
    """What a monitoring service sets behind the place line is left out with it."""
    found = titles(
        "BOGOTA, 1 MAY 89 (RADIO CADENA) -- [EXCERPTS] A bomb exploded at a radio station in Bogota on Sunday night."
    )
    assert found
    assert found[0].startswith("A bomb exploded")


shipped = pytest.mark.skipif(not encoder.available(), reason="the weights are not installed")


def test_a_title_does_not_end_with_a_word_that_waits() -> None:
    """Marks, prepositions and determiners at the end of a cut clause are left out."""
    text = "Police found the rifle in the"
    assert text[: closed(text, 0, len(text))] == "Police found the rifle"
    assert closed("of the", 0, 6) > 0


def test_a_long_clause_is_cut_between_words() -> None:
    """What is longer than a headline is cut at a comma, else at a blank."""
    text = "word " * 60
    assert text[cut(text, 0, len(text))] == " "
    assert cut("short", 0, 5) == 5


@shipped
def test_who_acts_stands_before_a_clause_that_leaves_it_out() -> None:
    """A relative clause and a second verb are told with whoever does it."""
    text = "Rebels attacked the base at dawn and killed nine soldiers. The two brothers, who had been kidnapped in May, are free."
    page, told = article(text)
    grammar = Reading(page, told).grammar
    assert grammar is not None
    for word, who in (("killed", "Rebels"), ("kidnapped", "The two brothers")):
        at = text.index(word)
        head = headlining.clause_head(grammar, Span(at, at + len(word)))
        assert head is not None
        actor, _ = headlining.actor(text, grammar, head)
        assert actor is not None
        assert actor.of(text) == who


@shipped
def test_the_day_that_opens_a_sentence_is_no_part_of_its_title() -> None:
    """ "On Wednesday," is left out: the row has its own date."""
    (found,) = titles("On Wednesday, gunmen attacked a police checkpoint near Kaduna, killing nine officers.")
    assert found.startswith("Gunmen attacked a police checkpoint")


@shipped
def test_a_title_does_not_begin_with_who() -> None:
    """Where a relative clause tells it, the noun that it belongs to opens the title."""
    found = titles("The band had been led by two brothers, who were killed in a clash with soldiers near Kano in May.")
    assert found
    assert not any(title.startswith("Who") for title in found)


def test_a_clause_without_its_subject_is_no_title_where_another_tells_it_too() -> None:
    """ "Left without making an arrest" names nobody; the raids themselves are the title."""
    page, told = article(
        "On Wednesday, more than 400 police and soldiers raided warehouses along the river in Kano.",
        "They seized four rifles, but left without making an arrest, the ministry said.",
    )
    titles = [str(c.value) for c in extract(page, told) if c.field == "title"]
    assert not any(title.startswith("Left") for title in titles)


def test_who_acts_is_not_taken_across_another_subject() -> None:
    """Of two subjects before a verb the nearer one acts where the parser missed its own verb and hung it on one before it."""
    words = ["locals", "say", "nothing", "returned", "since", "troops", "drove", "in"]
    heads, relations = (1, 1, 3, 1, 3, 3, 1, 6), ("nsubj", "root", "nsubj", "ccomp", "mark", "nsubj", "ccomp", "advmod")
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(len(words))]
    spans = [Span(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
    tokens = [Token(s, "NOUN", h, r, 0, 0.0) for s, h, r in zip(spans, heads, relations, strict=True)]
    who, _ = headlining.actor(" ".join(words), Analysis(tuple(tokens), (), ()), words.index("drove"))
    assert who == spans[words.index("troops")]
