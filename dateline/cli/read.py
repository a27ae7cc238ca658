"""dateline read: pages in, the record's answer out."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..config import Settings
from ..errors import ConfigError
from . import words
from .common import Command, console, json_option, put, record_option, say, settings

if TYPE_CHECKING:
    from ..pipeline import Reading
    from ..record import Record


@dataclass(slots=True)
class Tally:
    """What a run did."""

    pages: int = 0
    new: int = 0
    changed: int = 0
    articles: int = 0
    incidents: int = 0
    problems: int = 0
    first: str = ""  # id of the first incident
    began: float = field(default_factory=time.monotonic)

    def add(self, result: Reading) -> None:
        self.pages += 1
        self.new += result.kept.new
        self.changed += result.kept.new and result.kept.version > 1
        self.articles += len(result.kept.articles)
        self.incidents += len(result.kept.incidents)
        self.first = self.first or next((i.id for i in result.kept.incidents), "")


@click.command("read", cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@record_option
@click.option("--published", metavar="DATE", help="Publication date of the pages, YYYY-MM-DD, where they don't say.")
@click.option("--map", "columns", multiple=True, metavar="FIELD=COLUMN", help="Which column of a table holds a field (id, url, text, html, published, title).")  # fmt: skip
@click.option("--places", multiple=True, type=click.Path(), metavar="FILE", help="Places of your own, beside the gazetteer.")  # fmt: skip
@click.option("--codes", multiple=True, type=click.Path(), metavar="FILE", help="Incident types and words of your own.")
@click.option("--fast", is_flag=True, default=None, help="By rules alone, without the language model: quicker, and finds less.")  # fmt: skip
@json_option
def read_command(sources: tuple[str, ...], record_path: str | None, columns: tuple[str, ...], as_json: bool, **given: Any) -> None:  # fmt: skip
    """Read pages into the record and print what they say.

    SOURCE is a page (HTML or plain text), a folder of pages, a table with a page in each row (.jsonl, .jsonl.gz,
    .csv), or - for standard input. What was read is not read twice, and a changed page adds a version; a page that was
    read with --fast is read again without it, and keeps the numbers of its incidents.

    \b
    Example:
      dateline read examples/border-town.html
      dateline read examples --json --record new.db
    """
    from ..record import Record

    gc.set_threshold(100_000)  # reading makes many values and few cycles: looking for them took a tenth of the time
    chosen = settings(record=record_path, columns=_columns(columns), **given)
    _check_day(chosen.published)
    tally = Tally()
    with Record.open(chosen.record) as record:
        try:
            _show(sources, record, chosen, tally, as_json)
        except KeyboardInterrupt:
            say(
                f"\nStopped. {words.plural(tally.pages, 'page')} kept in {chosen.record}. Run the same command again to go on."
            )
            sys.exit(130)
    if tally.problems:
        say(f"{words.plural(tally.problems, 'source')} could not be read; {words.plural(tally.pages, 'page')} read.")
    sys.exit(1 if tally.problems and not tally.pages else 0)


def _columns(pairs: Iterable[str]) -> dict[str, str]:
    found = dict(pair.partition("=")[::2] for pair in pairs)
    if "" in found or "" in found.values():
        raise click.UsageError("--map takes FIELD=COLUMN, for example --map text=Body")
    return found


def _check_day(published: str | None) -> None:
    from datetime import datetime

    if published is None:
        return
    try:
        datetime.fromisoformat(published)
    except ValueError:
        raise ConfigError(f"{published!r} is no date. Write it like 2025-07-31") from None


def _show(sources: tuple[str, ...], record: Record, chosen: Settings, tally: Tally, as_json: bool) -> None:
    total = count(sources, chosen.columns)
    many = total > chosen.many
    results = _problems_said(sources, record, chosen, tally)
    if many:
        results = _with_bar(results, tally, total)
    if as_json:
        _as_json(results, chosen)
    elif many:
        for _ in results:
            pass
        if tally.pages:
            _print_summary(tally, chosen)
    else:
        _as_pages(results, record, tally, chosen)


def _problems_said(sources: tuple[str, ...], record: Record, chosen: Settings, tally: Tally) -> Iterator[Reading]:
    """The readings; each problem goes to standard error and into the record's list."""
    from ..pages import Problem
    from ..pipeline import read

    debug = bool(click.get_current_context().meta.get("debug"))
    for result in read(sources, record, chosen, strict=debug):
        if isinstance(result, Problem):
            tally.problems += 1
            record.problem(result.source, result.message)
            say(f"{result.source}: {result.message}")
        else:
            tally.add(result)
            yield result


def _as_json(results: Iterable[Reading], chosen: Settings) -> None:
    from ..export.coded import book_of, coded
    from ..export.rows import article_line, incident_line, page_line, to_json

    book = book_of(chosen.codes)
    for result in results:
        put(to_json(page_line(result.page, version=result.kept.version, new=result.kept.new)))
        for article in result.kept.articles:
            put(to_json(article_line(article, result.page.text)))
        for incident in result.kept.incidents:
            put(to_json(incident_line(coded(incident, book))))
        sys.stdout.flush()


def _as_pages(results: Iterable[Reading], record: Record, tally: Tally, chosen: Settings) -> None:
    from .page import print_page

    out = console()
    for result in results:
        print_page(out, result, record)
    if tally.pages:
        _print_kept(out, tally, chosen)


def _print_kept(out: Any, tally: Tally, chosen: Settings) -> None:
    if not tally.new:
        out.print(f"Read before: nothing was added to {chosen.record}.", style="dim")
    elif tally.incidents:
        out.print(f"Kept {words.plural(tally.incidents, 'incident')} in {chosen.record}. ", end="")
        out.print(f"Next: dateline show {tally.first} · find · accept · edit · undo · export", style="dim")
    else:
        out.print(f"Kept in {chosen.record}. No incident was found.")


def _with_bar(results: Iterable[Reading], tally: Tally, total: int) -> Iterator[Reading]:
    """The readings, with a bar on standard error while it is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (TextColumn("pages"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    err = Console(stderr=True)
    with Progress(*parts, TimeRemainingColumn(), console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("", total=total)
        for result in results:
            found = f"{words.plural(tally.incidents, 'incident')}, {words.plural(tally.problems, 'problem')}"
            progress.update(task, completed=tally.pages + tally.problems, description=found)
            yield result


def _print_summary(tally: Tally, chosen: Settings) -> None:
    from rich.table import Table

    seconds = max(time.monotonic() - tally.began, 0.001)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(justify="right")
    table.add_column(style="dim")
    table.add_row(
        "pages",
        f"{tally.pages:,}",
        f"{tally.pages / seconds:,.1f} a second; {tally.new:,} new, {tally.changed:,} of them changed",
    )
    table.add_row("articles", f"{tally.articles:,}", "")
    table.add_row("incidents", f"{tally.incidents:,}", "see them with: dateline find")
    table.add_row("problems", f"{tally.problems:,}", "see them with: dateline log --problems" if tally.problems else "")
    out = console()
    out.print(table)
    out.print(f"Kept in {chosen.record}.")


def count(sources: Iterable[str], columns: Mapping[str, str]) -> int:
    """How many pages the sources hold; what can't be read counts as one."""
    return sum(_count(Path(source), columns) for source in sources)


def _count(path: Path, columns: Mapping[str, str]) -> int:
    from ..pages.read import PAGES
    from ..pages.tables import is_table, rows

    if path.is_dir():
        inside = (p for p in path.rglob("*") if p.name.lower().endswith(PAGES) or is_table(p))
        return sum(_count(p, columns) for p in inside)
    try:
        return sum(1 for _ in rows(path, mapping=columns)) if is_table(path) else 1
    except OSError:
        return 1
