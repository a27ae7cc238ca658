"""dateline find and dateline log: lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from ..types import Status
from . import allowed, words
from .common import Command, console, json_option, open_record, put_incidents, record_option, settings

if TYPE_CHECKING:
    from rich.table import Table

    from ..record import Query
    from ..types import Incident

NARROW = 80  # columns under which the list is not a table
REVIEWS = ("unreviewed", "accepted", "edited", "changed", "withdrawn", "rejected")


@click.command("find", cls=Command)
@click.argument("words", nargs=-1)
@click.option("--type", "types", multiple=True, metavar="TYPE", help="An incident type; may be given several times.")
@click.option("--status", "statuses", multiple=True, metavar="STATUS", help="happened, attempted, claimed, denied, planned or threatened.")  # fmt: skip
@click.option("--review", "reviews", multiple=True, metavar="STATE", help="unreviewed, accepted, edited, changed, withdrawn or rejected.")  # fmt: skip
@click.option("--country", "countries", multiple=True, metavar="CC", help="Country of the place, ISO 3166-1 alpha-2.")
@click.option("--since", metavar="DAY", help="Not over before this day, YYYY-MM-DD.")
@click.option("--until", metavar="DAY", help="Begun by this day.")
@click.option("--near", metavar="PLACE|LAT,LON", help="Around a point, or a place of the gazetteer.")
@click.option("--near-border", metavar="CC-CC", help="Near the land border of two countries.")
@click.option(
    "--within", default="25km", show_default=True, metavar="KM", help="How far around --near or --near-border."
)
@click.option("--box", metavar="S,W,N,E", help="Inside a box of degrees.")
@click.option(
    "--limit",
    default=100,
    type=click.IntRange(1),
    show_default=True,
    metavar="N",
    help="How many to print; --json gives all.",
)
@record_option
@json_option
def find_command(
    words: tuple[str, ...], limit: int, near_border: str | None, record_path: str | None, as_json: bool, **given: Any
) -> None:
    """Find incidents by words, type, place, period and state.

    All WORDS must occur in an incident's title, names or quotes (else in its page); a final * finds beginnings,
    "two words" a phrase. Accents and case don't matter.

    \b
    Example:
      dateline find
      dateline find tanker* --since 2025-01-01
      dateline find --near 16.7,98.6 --within 50km --type raid_or_search
      dateline find --near-border MM-TH --within 10km
    """
    query = _query(" ".join(words), **given)
    with open_record(record_path) as record:
        found = record.find(query)
        if near_border:
            found = _at_border(found, near_border, _km(given["within"]))
        total = len(record.incidents())
    if as_json:
        put_incidents(found)
    else:
        print_list(found[:limit], len(found), total)


def _query(text: str, *, near: str | None, within: str, box: str | None, **given: Any) -> Query:
    from ..record import Query

    given |= _checked(given)
    for name in ("since", "until"):
        if given[name]:
            given[name] = _day(given[name], last=name == "until")
    around = (*_point(near), _km(within)) if near else None
    return Query(text, near=around, box=_box(box) if box else None, **given)


def _at_border(found: Sequence[Incident], pair: str, within: float) -> list[Incident]:
    from ..export.border import km_to

    one, dash, other = pair.upper().partition("-")
    if not dash or len(one) != 2 or len(other) != 2:
        raise click.UsageError("--near-border takes two country codes, for example GT-MX")
    away = [(min((km for p in i.places if (km := km_to(p, one, other)) is not None), default=None), i) for i in found]
    return [incident for km, incident in away if km is not None and km <= within]


def _checked(given: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The words of a query that only some are right for: a wrong one must not look like an empty answer."""
    return {
        "types": allowed.types(given["types"]),
        "statuses": allowed.one_of("status", given["statuses"], get_args(Status)),
        "reviews": allowed.one_of("state", given["reviews"], REVIEWS),
        "countries": allowed.countries(given["countries"]),
    }


def _day(text: str, *, last: bool) -> str:
    from ..record.edits import days

    when = days(text)
    return (when.stop if last else when.start) or text


def _km(text: str) -> float:
    try:
        return float(text.lower().removesuffix("km").strip())
    except ValueError:
        raise click.UsageError(f"--within takes kilometres, for example 25km; not {text!r}") from None


def _box(text: str) -> tuple[float, float, float, float]:
    try:
        south, west, north, east = (float(part) for part in text.split(","))
    except ValueError:
        raise click.UsageError("--box takes south,west,north,east in degrees, for example 15,-92,16,-91") from None
    return south, west, north, east


def point(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of "15.6,-91.98"; None for other words."""
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise click.UsageError(f"{text} is off the globe: latitude first, then longitude")
    return lat, lon


def _point(text: str) -> tuple[float, float]:
    from .places import best

    given = point(text)
    if given:
        return given
    entry = best(text, settings().places)
    return entry.lat, entry.lon


def print_list(found: Sequence[Incident], matching: int, total: int) -> None:
    out = console()
    if not found:
        out.print("No incident of the record matches." if total else "The record holds no incident.")
        out.print(
            f"It holds {words.plural(total, 'incident')}: dateline find"
            if total
            else "Read a page: dateline read PAGE",
            style="dim",
        )
        return
    out.print(_table(found) if out.width >= NARROW else _listed(found))
    cut = f"; the first {len(found):,} are shown, more with --limit" if len(found) < matching else ""
    out.print(words.plural(matching, "incident") + (f" of {total:,}" if matching < total else "") + cut, style="dim")


def _table(found: Sequence[Incident]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), expand=True, header_style="dim", pad_edge=False)
    table.add_column("id", justify="right", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("where", max_width=22, no_wrap=True, overflow="ellipsis")
    table.add_column("type", no_wrap=True)
    table.add_column("what", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("status", no_wrap=True)
    for incident in found:
        what = Text(words.one_line(incident.title))
        table.add_row(incident.id, _when(incident), Text(_where(incident)), _type(incident), what, _state(incident))
    return table


def _listed(found: Sequence[Incident]) -> Table:
    """For a narrow screen: the facts of an incident under each other, nothing cut."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for incident in found:
        facts = (_when(incident), _where(incident), _type(incident), _state(incident))
        what = Text(words.one_line(incident.title))
        table.add_row(incident.id, what.append("\n" + " · ".join(facts), "dim"))
    return table


def _type(incident: Incident) -> str:
    return words.one_line(incident.type.replace("_", " "))


def _when(incident: Incident) -> str:
    start, stop, precision = incident.when.start, incident.when.stop, incident.when.precision
    if start and precision in ("month", "year"):
        return start[: 7 if precision == "month" else 4]
    if start and stop and start != stop:
        return f"{start}…{stop[5:] if stop[:4] == start[:4] else stop}"
    return start or (f"by {stop}" if stop else "not known")


def _where(incident: Incident) -> str:
    from ..export.table import scene

    place = scene(incident)
    return ", ".join(words.one_line(p) for p in (place.name, place.country) if p) if place else "not known"


def _state(incident: Incident) -> str:
    return incident.status + ("" if incident.review == "unreviewed" else f", {incident.review}")
