"""dateline places: what the gazetteer knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import GazetteerError
from . import words
from .common import Command, console, json_option, put, settings
from .words import one_line

if TYPE_CHECKING:
    from ..language.places import Entry, Gazetteer

own_places = click.option("--places", multiple=True, metavar="FILE", help="Places of your own, beside the gazetteer.")


@click.group("places")
def places_command() -> None:
    """Look up places in the gazetteer.

    \b
    Example:
      dateline places find "La Mesilla"
      dateline places build examples/GT.txt --out guatemala.gaz
      dateline places info
    """


@places_command.command("find", cls=Command)
@click.argument("name")
@own_places
@json_option
def find_place(name: str, places: tuple[str, ...], as_json: bool) -> None:
    """List every place that bears a name, the most people first.

    \b
    Example:
      dateline places find "La Mesilla"
    """
    found = lookup(name, settings(places=places).places)
    if as_json:
        import msgspec

        for entry in found:
            put(msgspec.json.encode({"kind": "place", **_row(entry)}).decode())
        return
    _print_places(name, found)


@places_command.command("info", cls=Command)
@own_places
def info(places: tuple[str, ...]) -> None:
    """Say what the gazetteer holds and where its rows come from.

    \b
    Example:
      dateline places info
    """
    own = settings(places=places).places
    out = console()
    for label, value in _facts(_gazetteer(own), own):
        out.print(f"{label:<12}{value}", soft_wrap=True)


@places_command.command("build", cls=Command)
@click.argument("source", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", default="own.gaz", show_default=True, metavar="FILE", help="The file to write.")
def build_places(source: tuple[str, ...], out: str) -> None:
    """Make a gazetteer from GeoNames tables (GT.txt or its zip, admin1CodesASCII.txt, alternateNamesV2.txt).

    Use it beside the shipped one: dateline read ... --places own.gaz. A build that was stopped goes on when it is run again.

    \b
    Example:
      dateline places build examples/GT.txt --out guatemala.gaz
    """
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from ..language.places.build import build

    with Progress(SpinnerColumn(), TextColumn("{task.description}"), transient=True) as bar:
        task = bar.add_task("reading")
        report = build(
            [Path(path) for path in source],
            Path(out),
            progress=lambda what, count: bar.update(task, description=f"{what}: {count:,}"),
        )
    if report.resumed:
        click.echo("Went on where an earlier build was stopped.")
    click.echo(f"{out}: {report.places:,} places of {report.lines:,} lines. Use it with: --places {out}")
    if report.bad:
        click.echo(f"{report.bad:,} lines could not be read and were left out, the first: {', '.join(report.examples)}")


def _facts(gazetteer: Gazetteer, own: tuple[str, ...]) -> list[tuple[str, str]]:
    from ..language.places.gazetteer import WORLD
    from ..language.places.store import Store

    return [
        ("places", f"{len(Store(WORLD).records):,}"),
        ("countries", f"{len(gazetteer.countries):,}"),
        ("file", f"{WORLD.name}, {WORLD.stat().st_size / 1e6:.1f} MB, read in place"),
        ("source", "GeoNames, CC BY 4.0; regions, seas and border towns are ours"),
        ("your own", ", ".join(own) or "none; a file of them goes with --places FILE or in dateline.toml"),
        ("", "a line: id, name, other names, lat, lon, kind, country, admin1, people, source; tabs between"),
    ]


def lookup(name: str, own: tuple[str, ...]) -> list[Entry]:
    """Every place that bears the name, in any spelling; most people first."""
    from ..language.places.spelling import key

    found = _gazetteer(own).find(key(name))
    return sorted(found, key=lambda entry: (-entry.people, not entry.main, entry.ref))


def best(name: str, own: tuple[str, ...]) -> Entry:
    """The one place of a name ("Santa Cruz, BO": of that country); GazetteerError where there is none."""
    head, _, country = name.partition(",")
    found = lookup(head.strip(), own)
    if country.strip():
        found = [e for e in found if e.country == country.strip().upper()]
    if not found:
        raise GazetteerError(
            f"{name!r} is not in the gazetteer. Give --near LAT,LON, or add it to a file: --places FILE"
        )
    return found[0]


def _gazetteer(own: tuple[str, ...]) -> Gazetteer:
    from ..language.places import load

    return load(None, tuple(Path(path) for path in own))


def _row(entry: Entry) -> dict[str, object]:
    return {
        name: getattr(entry, name) for name in ("name", "country", "admin1", "lat", "lon", "radius_km", "people", "ref")
    }


def _print_places(name: str, found: list[Entry]) -> None:
    from rich.table import Table

    out = console()
    if not found:
        out.print(f"{one_line(name)!r} is not in the gazetteer. Add it to a file of your own: --places FILE")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for title in ("name", "country", "admin1", "kind", "where", "people", "id"):
        table.add_column(title, justify="right" if title == "people" else "left", no_wrap=True)
    for e in found[:30]:
        table.add_row(
            e.name, e.country or "", e.admin1 or "", e.kind, f"{e.lat:.4f}, {e.lon:.4f}", f"{e.people:,}", e.ref
        )
    out.print(table)
    more = f"; the {len(found) - 30} with the fewest people are not shown" if len(found) > 30 else ""
    out.print(f"{words.plural(len(found), 'place')}{more}", style="dim")
