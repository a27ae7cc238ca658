"""Keeping pages: the one way into the record."""

from __future__ import annotations

from dataclasses import replace

from dateline.record import Record
from dateline.types import Count, Relation
from tests.hand import TEXT, article, claims, page


def test_a_kept_page_shows_its_incidents(kept: Record) -> None:
    """What was claimed stands in the incident, each field with its quote."""
    first, second = kept.incidents()
    assert (first.id, first.type, first.title, first.status) == (
        "1", "armed_attack", "Attack on a market in Port Sudan", "happened",
    )  # fmt: skip
    assert first.counts == ((Count("killed", 3, 3, "traders"), "Health Ministry"),)
    assert [q.text for q in first.quotes["party"]] == ["Gunmen", "traders"]
    assert second.relations == (Relation("response_to", "1"),)
    assert second.title == "arrest"


def test_every_quote_is_the_characters_of_the_page(kept: Record) -> None:
    """A quote's offsets give its words back from the kept page."""
    text = kept.page(1).text
    for incident in kept.incidents():
        for quote in (q for found in incident.quotes.values() for q in found):
            assert text[quote.start : quote.stop] == quote.text


def test_the_same_page_again_adds_nothing(kept: Record) -> None:
    """Reading twice leaves one page, one reading and the same ids."""
    again = kept.keep(page(), [article(page())], claims(page()))
    assert not again.new
    assert [i.id for i in again.incidents] == ["1", "2"]
    assert len(kept.pages()) == 1


def test_the_same_bytes_under_another_name_add_nothing(kept: Record) -> None:
    """A copy of a file is the same page."""
    copy = page(source="copy/of/market.txt")
    assert not kept.keep(copy, [article(copy)], claims(copy)).new


def test_a_changed_page_adds_a_version_and_keeps_its_ids(kept: Record) -> None:
    """A corrected toll changes incident 1; it does not make an incident 3."""
    new = page(TEXT.replace("three", "four"))
    again = kept.keep(new, [article(new)], claims(new, "four"))
    assert (again.new, again.version) == (True, 2)
    assert [i.id for i in kept.incidents()] == ["1", "2"]
    assert kept.incident("1").counts[0][0].low == 4


def test_a_page_that_goes_back_to_its_old_words_is_read_again(kept: Record) -> None:
    """The newest reading counts, also where its words are the oldest."""
    new = page(TEXT.replace("three", "four"))
    kept.keep(new, [article(new)], claims(new, "four"))
    back = kept.keep(page(), [article(page())], claims(page()))
    assert (back.new, back.version) == (True, 1)
    assert kept.incident("1").counts[0][0].low == 3


def test_an_incident_its_page_no_longer_tells_is_withdrawn(kept: Record) -> None:
    """What a newer version leaves out stays in the record and says so."""
    new = page(TEXT.split("\n\n")[0])
    kept.keep(new, [article(new)], claims(page())[:8])
    assert [i.review for i in kept.incidents()] == ["unreviewed", "withdrawn"]


def test_known_tells_what_was_read_by_these_readers(record: Record) -> None:
    """A page need not be read twice by one program, and is read again by another."""
    of = page()
    assert record.known(of, stamp="1.0") is None
    record.keep(of, [article(of)], claims(of), stamp="1.0")
    known = record.known(of, stamp="1.0")
    assert known is not None
    assert len(known.incidents) == 2
    assert len(known.articles) == 1
    assert record.known(of, stamp="1.1") is None


def test_articles_of_one_page_have_keys_of_their_own(record: Record) -> None:
    """Incident "1" of the second article is not incident "1" of the first, nor are its relations."""
    of = page()
    second = [replace(c, article=f"{of.id}-2") for c in claims(of)]
    record.keep(of, [article(of), article(of, 2)], [*claims(of), *second])
    assert [i.article for i in record.incidents()] == [f"{of.id}-1"] * 2 + [f"{of.id}-2"] * 2
    assert record.incident("4").relations == (Relation("response_to", "3"),)


def test_a_relation_to_nothing_keeps_nothing(record: Record) -> None:
    """A reading with a mistake in it is refused whole."""
    import pytest

    from dateline.errors import RecordError

    of = page()
    with pytest.raises(RecordError, match="names incident '1'"):
        record.keep(of, [article(of)], claims(of)[8:])
    assert record.pages() == []


def test_a_problem_is_noted_once(record: Record) -> None:
    """Trying again does not fill the log."""
    for _ in range(2):
        record.problem("a.txt", "is empty")
    assert [(source, message) for _, source, message in record.problems()] == [("a.txt", "is empty")]
