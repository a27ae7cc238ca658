"""Redacting: the one way words leave a record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.record import Record
from dateline.types import Article, Fact, Party, Span, When
from tests.hand import claim, page

TEXT = "Police named the witness as Xanthippe Quux, 34.\nXanthippe Quux saw the arrest.\n"


@pytest.fixture
def named(record: Record) -> Record:
    of = page(TEXT)
    when = When("2024-01-01", "2024-01-01", "day", "said by Xanthippe Quux")
    article = Article(f"{of.id}-1", of.id, None, (Span(0, len(of.text)),), "en", when)
    made = [
        claim(of, "1", "type", "arrest", "arrest"),
        claim(of, "1", "title", "Arrest seen by Xanthippe Quux", "the arrest"),
        claim(of, "1", "party", Party("Xanthippe Quux", "affected"), "Xanthippe Quux"),
        claim(of, "1", "mention", "Xanthippe Quux saw the arrest.", "Xanthippe Quux saw the arrest."),
    ]
    of = replace(of, facts=(Fact("author", "Xanthippe Quux", "meta author"),))
    record.keep(of, [article], made)
    return record


def test_the_words_are_nowhere_in_the_file_after(named: Record) -> None:
    """Not in text, bytes, values, articles, indexes, free space or the write-ahead log."""
    assert len(named.redact(1, "Xanthippe Quux", who="ana", why="a minor")) == 2
    named.close()
    files = list(Path(named.path).parent.glob("dateline.db*"))
    assert all(b"xanthippe" not in f.read_bytes().lower() for f in files)


def test_offsets_and_evidence_stay_valid(named: Record) -> None:
    """As many blanks as there were characters; every quote still is its page's."""
    named.redact(1, "Xanthippe Quux", who="ana", why="a minor")
    assert len(named.page(1).text) == len(TEXT)
    incident = named.incident("1")
    assert incident.parties[0].name == "█" * 14
    assert incident.title == "Arrest seen by " + "█" * 14
    report = named.check()
    assert (report.problems, report.redacted) == ((), 1)


def test_the_log_says_who_and_why_but_not_what(named: Record) -> None:
    """A redaction is a decision for good."""
    named.redact(1, "Xanthippe Quux", who="ana", why="a minor")
    first = named.log()[0]
    assert (first.decision.verb, first.decision.who, first.decision.why) == ("redact", "ana", "a minor")
    assert first.decision.args == {"page": "1", "start": "28", "stop": "42"}
    with pytest.raises(RecordError, match="can't come back"):
        named.undo("1", who="ana")


def test_words_that_are_not_there_change_nothing(named: Record) -> None:
    """Nothing found, nothing logged."""
    assert named.redact(1, "Nobody", who="ana", why="x") == ()
    assert named.log() == ()


def test_our_own_words_for_things_are_never_blanked(named: Record) -> None:
    """A page's word may be one of ours ("arrest", "affected", "en"): the values still can be read."""
    for words in ("arrest", "affected", "party", "name", "en"):
        named.redact(1, words, who="ana", why="a test")
    incident = named.incident("1")
    assert (incident.type, incident.parties[0].role) == ("arrest", "affected")
    assert "██████" in incident.quotes["mention"][0].text
    assert named.articles(1)[0].language == "en"
    assert named.check().problems == ()


@pytest.mark.parametrize("words", ["", " ", "\n"])
def test_nothing_is_not_a_word(named: Record, words: str) -> None:
    """It stands everywhere and would never end."""
    with pytest.raises(RecordError, match="words to blank"):
        named.redact(1, words, who="ana", why="a slip")
