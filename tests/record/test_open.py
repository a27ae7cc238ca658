"""Opening a record: ours, not ours, newer, locked, read-only."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.record import Record, connect, migrations
from tests.hand import TEXT, article, claims, page


def test_a_new_file_gets_our_mark_and_form(tmp_path: Path) -> None:
    """Any program can see whose file it is and of which form."""
    Record.open(tmp_path / "a.db").close()
    other = sqlite3.connect(tmp_path / "a.db")
    assert other.execute("PRAGMA application_id").fetchone()[0] == migrations.APPLICATION
    assert other.execute("PRAGMA user_version").fetchone()[0] == len(migrations.STEPS)
    assert [row[0] for row in other.execute("SELECT name FROM migrations")] == ["first"]


def test_opening_again_runs_no_step_twice(tmp_path: Path) -> None:
    """A record of the newest form is left as it is."""
    for _ in range(2):
        Record.open(tmp_path / "a.db").close()
    assert sqlite3.connect(tmp_path / "a.db").execute("SELECT count(*) FROM migrations").fetchone() == (1,)


def foreign(path: Path) -> None:
    path.write_bytes(b"not a database at all, but some words of a letter" * 20)


def another(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (name)")
    other.commit()
    other.close()


def newer(path: Path) -> None:
    Record.open(path).close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (foreign, "not an SQLite file"),
        (another, "another program"),
        (newer, "newer dateline"),
        (Path.mkdir, "is a folder"),
    ],
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, make: object, message: str) -> None:
    """One line says what it is and what to do; not a byte of it changes."""
    path = tmp_path / "a.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RecordError, match=message):
        Record.open(path)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_missing_folder_or_file_is_named(tmp_path: Path) -> None:
    """A record is only made where its folder is, and only when pages are read."""
    with pytest.raises(RecordError, match="does not exist"):
        Record.open(tmp_path / "no" / "a.db")
    with pytest.raises(RecordError, match="no such record"):
        Record.open(tmp_path / "a.db", create=False)
    with pytest.raises(RecordError, match="no such record"):
        Record.open(tmp_path / "a.db", readonly=True)


def test_a_record_in_use_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another writer is waited for, then named."""
    monkeypatch.setattr(connect, "WAIT_S", 0.05)
    with Record.open(tmp_path / "a.db") as record:
        other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="in use"):
            record.keep(page(), [article(page())], claims(page()))
        other.close()


def test_a_read_only_record_shows_and_refuses(kept: Record) -> None:
    """Looking needs no right to write; writing says what is missing."""
    kept.close()
    with Record.open(kept.path, readonly=True) as record:
        assert len(record.incidents()) == 2
        with pytest.raises(RecordError, match="can't be written"):
            record.decide("accept", {"incident": "1"}, who="ana")


def test_a_record_is_one_file_when_nobody_has_it_open(kept: Record) -> None:
    """Looking at it leaves nothing beside it."""
    kept.close()
    with Record.open(kept.path, readonly=True) as record:
        record.incidents()
    assert [p.name for p in Path(kept.path).parent.iterdir()] == ["dateline.db"]


def test_a_reader_sees_a_whole_record_while_another_writes(kept: Record) -> None:
    """Reading waits for no writer."""
    other = sqlite3.connect(kept.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Record.open(kept.path, readonly=True) as record:
        assert len(record.incidents()) == 2
    other.close()


ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from tests.hand import TEXT, article, claims, page
from dateline.record import Record

with Record.open(sys.argv[1]) as record:
    for n in range(10_000):
        of = page(f"{TEXT}Page {n}.", source=f"page{n}.txt")
        record.keep(of, [article(of)], claims(of))
        print(n, flush=True)
"""


@pytest.mark.parametrize("after_s", [0.0, 0.013, 0.04])
def test_a_kill_at_any_moment_leaves_a_valid_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after_s: float
) -> None:
    """Whole pages are kept or none of them; the next run goes on."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.db"
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"0\n"
        time.sleep(after_s)
        process.kill()
    with Record.open(path) as record:
        assert record.check().problems == ()
        assert len(record.incidents()) == 2 * len(record.pages()) > 0
        of = page(f"{TEXT}Page 0.", source="page0.txt")
        assert not record.keep(of, [article(of)], claims(of)).new


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_without_write_right_is_named(kept: Record) -> None:
    """A protected file says that it can't be written."""
    kept.close()
    os.chmod(kept.path, 0o444)
    with pytest.raises(RecordError, match="can't be written"):
        Record.open(kept.path)
