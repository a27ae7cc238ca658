"""Keeping pages: the one way into the record."""

from __future__ import annotations

from dataclasses import replace

from dateline.record import Record
from dateline.types import Count, Fact, Party, Relation, When
from tests.hand import TEXT, article, claim, claims, page


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


def test_ids_follow_the_incident_and_not_its_place_on_the_page(kept: Record) -> None:
    """A new version that tells them the other way round keeps the numbers."""
    first, second, _ = TEXT.split("\n\n")[0], TEXT.split("\n\n")[1].strip(), ""
    new = page(f"{second}\n\n{first}\n")
    swapped = {"1": "2", "2": "1"}
    made = [replace(c, incident=swapped[c.incident]) for c in claims(new) if c.field != "relation"]
    kept.keep(new, [article(new)], made)
    assert [(i.id, i.type) for i in kept.incidents()] == [("1", "armed_attack"), ("2", "arrest")]


def test_another_incident_of_the_same_kind_day_and_place_is_another(kept: Record) -> None:
    """Without a shared word it gets an id of its own."""
    new = page("Robbers shot five vendors dead in Suakin Tuesday")
    made = [
        claim(new, "1", "type", "arrest", "shot"), claim(new, "1", "count", Count("killed", 5, 5), "five vendors dead"),
        claim(new, "1", "party", Party("Robbers", "initiator"), "Robbers"), claim(new, "1", "when", claims(page())[9].value, "vendors"),
    ]  # fmt: skip
    kept.keep(new, [article(new)], made)
    assert [(i.id, i.review) for i in kept.incidents()] == [("1", "withdrawn"), ("2", "withdrawn"), ("3", "unreviewed")]


def test_a_run_is_noted_when_it_adds_something(record: Record) -> None:
    """Which program and settings read a page can be told later; a run that adds nothing leaves no trace."""
    record.start("dateline 0.1", {"countries": ["SD"]})
    of = page()
    record.keep(of, [article(of)], claims(of))
    record.start("dateline 0.2", {})
    record.keep(of, [article(of)], claims(of))
    assert [(program, settings) for _, _, program, settings in record.runs()] == [
        ("dateline 0.1", '{"countries":["SD"]}')
    ]


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


def test_a_time_counted_from_another_incident_names_its_id(kept: Record) -> None:
    """Keys of an article mean nothing outside of it."""
    of = page(f"{TEXT}Three days later it rained.", source="other.txt")
    later = When(
        "2024-05-02", "2024-05-02", "day", "Three days later", "incident 1, 2024-04-29", "counted from incident 1"
    )
    record = kept.keep(of, [article(of)], [*claims(of), claim(of, "3", "when", later, "Three days later")])
    when = record.incidents[2].when
    assert (when.anchor, when.how) == ("incident 3, 2024-04-29", "counted from incident 3")


def test_what_the_user_states_belongs_to_the_reading(record: Record) -> None:
    """The same page with a date given is read again, is no new version, and is known from then on."""
    of = page()
    record.keep(of, [article(of)], claims(of), stamp="1")
    told = replace(of, facts=(Fact("published", "2024-05-01", "--published"),))
    assert record.known(told, stamp="1") is None
    kept = record.keep(told, [article(told)], claims(told)[:8], stamp="1")
    assert (kept.new, kept.version) == (True, 1)
    assert record.known(told, stamp="1") is not None
    assert record.page(1).facts == told.facts


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
