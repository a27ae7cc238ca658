"""dateline log: what was decided, what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from .common import Command, json_option, open_record, put, record_option
from .words import one_line

if TYPE_CHECKING:
    from ..record import Ruling


@click.command("log", cls=Command)
@click.option("--problems", is_flag=True, help="Sources that could not be read, instead of decisions.")
@record_option
@json_option
def log_command(problems: bool, record_path: str | None, as_json: bool) -> None:
    """List decisions, newest first, or what could not be read.

    \b
    Example:
      dateline log
      dateline log --problems
    """
    with open_record(record_path) as record:
        lines, objects = _problems(record.problems()) if problems else _decisions(record.log())
    if as_json:
        import msgspec

        for each in objects:
            put(msgspec.json.encode(each).decode())
        return
    for line in lines or [
        "Everything could be read." if problems else "No decision yet. Decide with: dateline accept 1"
    ]:
        click.echo(line)


def _decisions(log: Sequence[Ruling]) -> tuple[list[str], list[object]]:
    from .evidence import ruling_line

    lines, objects = [], []
    for ruling in reversed(log):
        d = ruling.decision
        lines.append(
            f"{d.at[:16].replace('T', ' ')}  {ruling_line(d.verb, d.args, d.who, d.why, ruling.id, ruling.counts)}"
        )
        objects.append({"kind": "decision", "id": ruling.id, "verb": d.verb, "args": d.args, "who": d.who, "why": d.why,
                        "at": d.at, "counts": ruling.counts})  # fmt: skip
    return lines, list(objects)


def _problems(rows: Sequence[tuple[str, str, str]]) -> tuple[list[str], list[object]]:
    lines = [f"{at[:16].replace('T', ' ')}  {one_line(source)}: {one_line(message)}" for at, source, message in rows]
    return lines, [{"kind": "problem", "at": at, "source": source, "message": message} for at, source, message in rows]
