"""dateline export, articles and schema: the record for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any

import click

from ..errors import RecordError
from . import words
from .common import Command, console, json_option, open_record, put, record_option, say, settings

if TYPE_CHECKING:
    from ..export import Told
    from ..record import Record
    from ..types import Incident


@click.command("export", cls=Command)
@click.option("--format", "form", type=click.Choice(["csv", "json", "geojson"]), default="csv", show_default=True, help="Form of the file.")  # fmt: skip
@click.option("--out", metavar="FILE", help="Where to write.  [default: standard output]")
@click.option("--as-of", metavar="DAY", help="As the record stood at the end of a day (UTC).")
@click.option("--all", "everything", is_flag=True, help="Rejected and withdrawn incidents too.")
@record_option
def export_command(form: str, out: str | None, as_of: str | None, everything: bool, record_path: str | None) -> None:
    """Write incidents as CSV, GeoJSON or JSON lines.

    csv has one row an incident; an empty count was not reported, 0 was said. geojson holds those with
    coordinates and says how many have none. json is what read --json prints.

    \b
    Example:
      dateline export --out incidents.csv
      dateline export --format geojson --out incidents.geojson
    """
    from ..export.coded import book_of, coded

    with open_record(record_path) as record:
        hidden = () if everything else ("rejected", "withdrawn")
        book = book_of(settings().codes)
        found = [coded(i, book) for i in record.incidents(as_of) if i.review not in hidden]
        pieces = _pieces(form, found, record)
        if out is None:
            _write(sys.stdout.buffer, _shown(pieces) if sys.stdout.isatty() else pieces)
            return
        try:
            with open(out, "wb") as file:
                _write(file, pieces)
        except OSError as error:
            raise RecordError(f"{out} can't be written ({error.strerror}). Name another file with --out") from error
    say(f"{words.plural(len(found), 'incident')} in {out}{_off_the_map(form, found)}")


def _pieces(form: str, found: list[Incident], record: Record) -> Iterable[str]:
    from ..export import csv, geojson
    from ..export.rows import incident_line, to_json

    if form == "json":
        return (to_json(incident_line(i)) + "\n" for i in found)
    lines = csv.lines if form == "csv" else geojson.lines
    return lines(_told(found, record))


def _told(found: Iterable[Incident], record: Record) -> Iterator[Told]:
    from ..export import Told

    for incident in found:
        home = record.home(incident.article)
        if home is None:
            yield Told(incident)
            continue
        article, page, headline = home
        yield Told(incident, page.source, page.url, headline, article)


def _shown(pieces: Iterable[str]) -> Iterator[str]:
    """For a screen: no page's words move the cursor; a file holds them as they are."""
    return (words.safe(piece.replace("\r\n", "\n")) for piece in pieces)


def _write(file: IO[bytes], pieces: Iterable[str]) -> None:
    for piece in pieces:
        file.write(piece.encode("utf-8", "surrogatepass"))


def _off_the_map(form: str, found: Iterable[Incident]) -> str:
    from ..export.table import scene

    if form != "geojson":
        return ""
    without = sum((p := scene(i)) is None or p.lat is None for i in found)
    return f", {without} of them without coordinates and not on the map" if without else ""


@click.command("articles", cls=Command)
@click.argument("sources", nargs=-1, metavar="[PAGE]...")
@record_option
@json_option
def articles_command(sources: tuple[str, ...], record_path: str | None, as_json: bool) -> None:
    """List the articles of the pages read.

    With PAGE (a file, a folder, a table) nothing is kept: every block is shown with its label, so that
    you can see what was taken for text, caption, notice or chrome.

    \b
    Example:
      dateline articles
      dateline articles examples/border-town.html
    """
    if sources:
        from .labels import show

        sys.exit(show(sources, as_json=as_json))
    with open_record(record_path) as record:
        rows = list(_articles(record))
    if as_json:
        from ..export.rows import article_line, page_line, to_json

        for page, version, articles in rows:
            put(to_json(page_line(page, version=version, new=False)))
            for article in articles:
                put(to_json(article_line(article, page.text)))
        return
    _print_articles(rows)


def _articles(record: Record) -> Iterator[tuple[Any, int, list[Any]]]:
    newest = {row.origin: row for row in record.pages()}
    for row in newest.values():
        yield record.page(row.id), row.version, record.articles(row.id)


def _print_articles(rows: list[tuple[Any, int, list[Any]]]) -> None:
    from rich.table import Table

    out = console()
    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="dim", pad_edge=False)
    for name, ratio in (("published", None), ("headline", 3), ("from", 2), ("page", 2)):
        table.add_column(name, ratio=ratio, no_wrap=ratio is None)
    for page, _, articles in rows:
        for article in articles:
            head = article.headline.of(page.text) if article.headline else "(no headline)"
            place = article.dateline.of(page.text) if article.dateline else ""
            table.add_row(
                words.when(article.published), words.one_line(head), words.one_line(place), words.one_line(page.source)
            )
    out.print(table)
    out.print(f"{words.plural(table.row_count, 'article')} on {words.plural(len(rows), 'page')}", style="dim")


@click.command("schema", cls=Command)
def schema_command() -> None:
    """Print the JSON Schema of the JSON lines.

    \b
    Example:
      dateline schema > dateline.schema.json
    """
    import json

    from ..export.rows import schema

    put(json.dumps(schema(), indent=2))
