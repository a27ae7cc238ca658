"""dateline check: can this record be trusted?"""

from __future__ import annotations

import sys

import click

from .common import Command, console, json_option, open_record, put, record_option
from .words import plural, safe


@click.command("check", cls=Command)
@record_option
@json_option
def check_command(record_path: str | None, as_json: bool) -> None:
    """Verify every quote, hash and guard of the record.

    Ends with 1 when something is wrong.

    \b
    Example:
      dateline check
    """
    with open_record(record_path) as record:
        report = record.check()
    if as_json:
        import msgspec

        put(msgspec.json.encode(report).decode())
    else:
        out = console()
        for problem in report.problems:
            out.print(safe(problem), style="red")
        out.print(
            f"{plural(report.pages, 'page')}, {plural(report.claims, 'claim')}, {plural(report.decisions, 'decision')}, "
            f"{plural(report.incidents, 'incident')} checked: "
            + (
                f"{plural(len(report.problems), 'problem')}."
                if report.problems
                else "every quote is its page's, every hash holds."
            )
        )
        if report.redacted:
            out.print(f"{plural(report.redacted, 'page')} redacted: bytes gone, text blanked in place.", style="dim")
    sys.exit(1 if report.problems else 0)
