"""dateline show: one incident with everything behind it, or the text of a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import RecordError, SourceError
from . import words
from .common import Command, console, json_option, open_record, put, put_incidents, record_option
from .words import safe

if TYPE_CHECKING:
    from ..record import Record
    from ..types import Page


@click.command("show", cls=Command)
@click.argument("what", metavar="ID|PAGE")
@click.option("--text", is_flag=True, help="The text of a page, whose characters all offsets count.")
@click.option("--as-of", metavar="DAY", help="As the record stood at the end of a day (UTC), or at a moment.")
@record_option
@json_option
def show_command(what: str, text: bool, as_of: str | None, record_path: str | None, as_json: bool) -> None:
    """Show one incident with all evidence and history, or the text of a page.

    ID is the number of an incident. PAGE is the id of a page in the record, its source, or a file that was not
    read yet.

    \b
    Example:
      dateline show 2
      dateline show examples/border-town.html --text
    """
    if text or not what.isdigit():
        page = _page(what, record_path)
        put(safe(page.text) if sys.stdout.isatty() else page.text) if text else _print_page(page)
        return
    with open_record(record_path) as record:
        if as_json:
            put_incidents([record.incident(what, as_of)])
        else:
            _print_incident(record, what, as_of)


def _page(what: str, record_path: str | None) -> Page:
    """The newest version of a page in the record, else the file read afresh."""
    try:
        with open_record(record_path) as record:
            rows = [row for row in record.pages() if what in (row.page, row.source, str(Path(row.source)))]
            if rows:
                return record.page(rows[-1].id)
    except RecordError:
        if not Path(what).exists():
            raise
    return _fresh(what)


def _fresh(what: str) -> Page:
    from ..pages import Problem, read

    if not Path(what).exists():
        raise RecordError(
            f"{what!r} is no incident, no page of the record and no file. List incidents with: dateline find"
        )
    page = next(read(what))
    if isinstance(page, Problem):
        raise SourceError(str(page))
    return page


def _print_page(page: Page) -> None:
    out = console()
    for name, value in (
        ("page", page.id), ("source", page.source), ("url", page.url or ""), ("sha256", page.sha256),
        ("characters", f"{len(page.text):,}"), ("encoding", page.encoding), ("got", page.got_at or "now"),
    ):  # fmt: skip
        if value:
            out.print(f"{name:<11}{safe(value)}")
    for fact in page.facts:
        out.print(
            f"{'stated':<11}{words.one_line(fact.name)}: {words.one_line(fact.value)}  ({words.one_line(fact.how)})"
        )
    out.print(f"{'':<11}its text: dateline show {safe(page.source)} --text", style="dim")


def _print_incident(record: Record, what: str, as_of: str | None) -> None:
    from .blocks import edits, incident_block
    from .evidence import evidence, history_table

    out = console()
    incident, entries = record.incident(what, as_of), record.evidence(what, as_of)
    if incident.id != what:
        out.print(f"Incident {what} was merged into {incident.id}.", style="dim")
    out.print(incident_block(incident, entries, width=out.width, edits=edits(record.log(), incident.id)))
    pages = {row.id: row for row in record.pages()}
    out.print("\nEvidence", style="bold")
    live = [e for e in entries if e.live] or entries
    for part in evidence(live, pages):
        out.print(part)
    if len(live) < len(entries):
        more = words.plural(len(entries) - len(live), "claim")
        out.print(f"  {more} of earlier versions: dateline explain {incident.id}", style="dim")
    if as_of is None:
        out.print("\nHistory", style="bold")
        out.print(history_table(record.history(what), pages))


@click.command("explain", cls=Command)
@click.argument("incident", metavar="ID")
@record_option
@json_option
def explain_command(incident: str, record_path: str | None, as_json: bool) -> None:
    """Tell for each value of an incident the rule that read it and its score.

    Every claim with its quote: what is shown, the runners-up, and what a person rejected. A score says how sure the
    reader is of its reading, not whether the page is right.

    \b
    Example:
      dateline explain 1
    """
    with open_record(record_path) as record:
        entries = record.evidence(incident, dropped=True)
        shown, pages = record.incident(incident), {row.id: row for row in record.pages()}
    if as_json:
        import msgspec

        for entry in entries:
            put(msgspec.json.encode({"kind": "claim", **msgspec.to_builtins(entry)}).decode())
        return
    from .blocks import incident_heading
    from .evidence import evidence

    out = console()
    out.print(incident_heading(shown))
    for part in evidence(entries, pages):
        out.print(part)
