"""The steps from an empty file to the newest form of the record.

Each step runs in one transaction with the row that says it ran, so a kill leaves the file before or after it,
never between. A step is never changed once a release has it; a new form is a new step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib.resources import files

APPLICATION = 0x44544C4E  # "DTLN"


def first(connection: sqlite3.Connection) -> None:
    """The tables of schema.sql."""
    run(connection, (files(__package__) / "schema.sql").read_text(encoding="utf-8"))


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (first,)


def run(connection: sqlite3.Connection, script: str) -> None:
    """Every statement of a script inside the running transaction (executescript would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def migrate(connection: sqlite3.Connection, *, at: str) -> list[str]:
    """Bring the file to the newest form; gives the names of the steps that ran."""
    done = []
    for n, step in enumerate(STEPS, start=1):
        if _step(connection, n, step, at):
            done.append(step.__name__)
    return done


def _step(connection: sqlite3.Connection, n: int, step: Callable[[sqlite3.Connection], None], at: str) -> bool:
    connection.execute("BEGIN IMMEDIATE")
    with connection:  # commits, or rolls back on an error
        if version(connection) >= n:  # another process was first
            return False
        step(connection)
        connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", (n, step.__name__, at))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {n}")
    return True


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
