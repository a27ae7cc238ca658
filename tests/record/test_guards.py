"""What the database itself refuses, whatever program asks."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import RecordError
from dateline.record import Record
from dateline.types import Claim, Span
from tests.hand import article, claims, page


def raw(record: Record) -> sqlite3.Connection:
    return sqlite3.connect(record.path, isolation_level=None)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE claims SET value = '\"x\"'",
        "UPDATE claims SET quote = 'x'",
        "UPDATE claims SET value = '\"█\"'",
        "DELETE FROM claims",
        "REPLACE INTO claims SELECT * FROM claims WHERE id = 1",
        "INSERT OR REPLACE INTO claims SELECT * FROM claims",
        "UPDATE pages SET text = 'x', chars = 1",
        "UPDATE pages SET raw = NULL",
        "UPDATE pages SET source = 'x'",
        "DELETE FROM pages",
        "REPLACE INTO pages SELECT * FROM pages",
        "UPDATE readings SET at = '2000'",
        "UPDATE readings SET facts = '[\"█\"]'",
        "DELETE FROM readings",
        "UPDATE articles SET data = '{}'",
        "DELETE FROM articles",
        "DELETE FROM incidents",
        "UPDATE incidents SET id = 9",
        "UPDATE decisions SET who = 'x'",
        "DELETE FROM decisions",
        "REPLACE INTO decisions SELECT * FROM decisions",
    ],
)
def test_logs_only_grow(kept: Record, sql: str) -> None:
    """No statement changes or removes what was kept."""
    kept.decide("accept", {"incident": "1"}, who="ana")
    before = list(raw(kept).iterdump())
    with pytest.raises(sqlite3.IntegrityError, match="never|FOREIGN"):
        raw(kept).execute(sql)
    assert list(raw(kept).iterdump()) == before


@pytest.mark.parametrize(
    ("start", "stop", "quote"), [(0, 6, "gunmen"), (0, 6, "Gunme"), (1, 7, "Gunmen"), (0, 0, ""), (9000, 9001, "x")]
)
def test_a_quote_that_is_not_the_pages_is_refused(kept: Record, start: int, stop: int, quote: str) -> None:
    """Not one character may differ."""
    with pytest.raises(sqlite3.IntegrityError):
        raw(kept).execute(
            "INSERT INTO claims VALUES (NULL, 1, 'a', 1, 'type', '\"x\"', ?, ?, ?, NULL, 'happened', 'x', '', NULL)",
            (start, stop, quote),
        )


def test_a_claim_outside_the_page_keeps_nothing(record: Record) -> None:
    """A reading with a wrong span is refused whole."""
    of = page()
    bad = Claim(f"{of.id}-1", "1", "type", "x", Span(len(of.text) - 1, len(of.text) + 5))
    with pytest.raises(RecordError):
        record.keep(of, [article(of)], [*claims(of), bad])
    assert record.pages() == []
    assert record.incidents() == []


ODD = st.text(st.sampled_from("a é\u0301👩\u200d🚀\U0010ffff\0\u2028\r\nß中\ufeff"), min_size=1, max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.one_of(ODD, st.text(min_size=1, max_size=60)), st.data())
def test_any_span_of_any_text_is_kept_exactly(text: str, data: st.DataObject) -> None:
    """Astral characters, combining marks, NUL: offsets are code points and the words come back as they were."""
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    of = page(text)
    with Record.open(":memory:") as record:
        record.keep(of, [article(of)], [Claim(f"{of.id}-1", "1", "type", "x", Span(start, stop))])
        assert record.page(1).text == text
        assert record.page(1).raw == of.raw
        (quote,) = record.incident("1").quotes["type"]
        assert quote.text.replace("\u2400", "\0") == text[start:stop].replace("\u2400", "\0")
        assert (quote.start, quote.stop) == (start, stop)
        assert record.check().problems == ()


def test_text_that_is_no_unicode_is_one_clear_error(record: Record) -> None:
    """A lone surrogate can't be kept, and says so."""
    of = page("a\ud800b")
    with pytest.raises(RecordError, match="characters that are no Unicode"):
        record.keep(of, [article(of)], [])


def test_a_dropped_guard_is_noticed(kept: Record, tmp_path: Path) -> None:
    """Whoever takes the lock off is seen by check."""
    other = raw(kept)
    other.execute("DROP TRIGGER claims_update")
    other.execute("UPDATE claims SET quote = 'Gunmed' WHERE quote = 'Gunmen'")
    problems = "\n".join(kept.check().problems)
    assert "guard claims_update is missing" in problems
    assert "its quote is not the page's characters 0-6" in problems


def test_changed_bytes_are_noticed(kept: Record) -> None:
    """The hash of a page is of its bytes."""
    other = raw(kept)
    other.execute("DROP TRIGGER pages_update")
    other.execute("UPDATE pages SET raw = x'00'")
    assert any("not those of its sha256" in line for line in kept.check().problems)


def test_a_changed_copy_of_the_view_is_noticed(kept: Record) -> None:
    """What is shown must be what claims and decisions make."""
    raw(kept).execute("UPDATE shown SET data = replace(data, 'armed_attack', 'protest')")
    assert kept.check().problems == ("incident 1: what is shown is not what claims and decisions make",)


def test_a_sound_record_has_no_problems(kept: Record) -> None:
    """check counts what it looked at."""
    report = kept.check()
    assert (report.pages, report.claims, report.incidents, report.problems) == (1, 12, 2, ())
