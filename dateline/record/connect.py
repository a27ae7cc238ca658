"""Opening the record's file: ours or not, newer, locked, read-only; each with one clear line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ..errors import RecordError
from . import migrations

WAIT_S = 10.0  # how long a busy record is waited for


def now() -> str:
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment as the record writes it, UTC to the microsecond: sorted as words, sorted in time."""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def connect(path: str | Path, *, readonly: bool = False, create: bool = True) -> sqlite3.Connection:
    """A connection to a record of the newest form; ":memory:" makes one that is not kept."""
    name = str(path)
    if name != ":memory:":
        _must_open(Path(name), create=create and not readonly)
    with explained(name):
        connection = _open(name, readonly=readonly)
    try:
        with explained(name):
            _check_ours(connection, name)
            if not readonly:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may lose the last pages, never the file
                migrations.migrate(connection, at=now())
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")  # redacted words leave no trace in free space
    except RecordError:
        connection.close()
        raise
    return connection


def _must_open(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError(f"{path} is a folder: name a file, for example --record {path / 'dateline.db'}")
    if path.exists():
        return
    if not create:
        raise RecordError(f"{path}: no such record. Make one with: dateline read PAGE --record {path}")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: the folder {path.parent} does not exist. Make it first")


def _open(name: str, *, readonly: bool) -> sqlite3.Connection:
    if name == ":memory:":
        return sqlite3.connect(name, isolation_level=None)
    path = Path(name).absolute()
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    if not readonly:
        mode = "mode=rwc"
    elif writable:  # so that the last to close it can tidy up; query_only forbids writing all the same
        mode = "mode=rw"
    else:  # a folder that takes no -shm file: nobody can be writing
        mode = "mode=ro" if Path(name + "-wal").exists() else "immutable=1"
    connection = sqlite3.connect(f"{path.as_uri()}?{mode}", uri=True, timeout=WAIT_S, isolation_level=None)
    if readonly:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _check_ours(connection: sqlite3.Connection, name: str) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = migrations.version(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != migrations.APPLICATION and (application or version or tables):
        raise RecordError(f"{name} is a database of another program. Name another file with --record")
    if version > len(migrations.STEPS):
        raise RecordError(
            f"{name} was written by a newer dateline (form {version}, this one knows {len(migrations.STEPS)}). "
            "Update with: pip install --upgrade dateline"
        )


@contextmanager
def explained(name: str) -> Iterator[None]:
    """SQLite's errors about the file, as a line that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise RecordError(_explain(name, error)) from error
    except UnicodeEncodeError as error:
        raise RecordError(
            f"The page holds characters that are no Unicode (at {error.start}) and can't be kept"
        ) from error


def _explain(name: str, error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_NOTADB: f"{name} is not a record (not an SQLite file). Name another file with --record",
        sqlite3.SQLITE_BUSY: f"{name} is in use by another program. Wait for it to end, then run this again",
        sqlite3.SQLITE_LOCKED: f"{name} is in use by another program. Wait for it to end, then run this again",
        sqlite3.SQLITE_READONLY: f"{name} can't be written. Make it writable, or name another file with --record",
        sqlite3.SQLITE_CANTOPEN: f"{name} can't be opened. Look at its rights and its folder's",
        sqlite3.SQLITE_CORRUPT: f"{name} is damaged. Restore a copy, or save what can be read: sqlite3 {name} .recover",
        sqlite3.SQLITE_FULL: f"{name}: the disk is full. Make room, then run this again",
    }.get(code, f"{name}: {error}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; inside another transaction, a part of that one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        yield
