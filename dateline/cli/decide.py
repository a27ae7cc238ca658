"""dateline accept, reject, edit, merge, split, undo, redact: each adds a row to the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from ..errors import ConfigError, RecordError
from . import allowed
from .common import Command, F, open_record, record_option, say, settings
from .common import who as whose
from .words import one_line, plural

if TYPE_CHECKING:
    from ..record import Ruling, Verb

T = TypeVar("T")


def deciding(function: F) -> F:
    """The options of every decision: why, who, record."""
    why = click.option("--why", default="", metavar="WORDS", help="The reason, kept in the log.")
    who = click.option("--who", default=None, metavar="NAME", help="Who decides.  [default: the login name]")
    return why(who(record_option(function)))


@click.command("accept", cls=Command)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--claim", "claims", multiple=True, type=int, metavar="N", help="A rejected claim of the one incident, to count again.")  # fmt: skip
@deciding
def accept_command(
    ids: tuple[str, ...], claims: tuple[int, ...], why: str, who: str | None, record_path: str | None
) -> None:
    """Accept incidents, or claims that were rejected.

    \b
    Example:
      dateline accept 1 2
    """
    _review("accept", ids, claims, why, who, record_path)


@click.command("reject", cls=Command)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--claim", "claims", multiple=True, type=int, metavar="N", help="A wrong claim of the one incident (numbers: dateline show ID).")  # fmt: skip
@deciding
def reject_command(
    ids: tuple[str, ...], claims: tuple[int, ...], why: str, who: str | None, record_path: str | None
) -> None:
    """Reject incidents, or single claims of one.

    A rejected incident is found only with find --review rejected; nothing is deleted.

    \b
    Example:
      dateline reject 2 --why "a drill"
    """
    _review("reject", ids, claims, why, who, record_path)


@click.command("edit", cls=Command)
@click.argument("incident", metavar="ID")
@click.argument("field")
@click.argument("value")
@click.option("--at", metavar="LAT,LON", help="Coordinates of a place.")
@click.option("--country", metavar="CC", help="Country of a place or party.")
@deciding
def edit_command(incident: str, field: str, value: str, at: str | None, country: str | None, why: str, who: str | None, record_path: str | None) -> None:  # fmt: skip
    """Set a field of an incident; its claims stay as they are.

    FIELD is title, type, status, means, when, place; who took part (initiator, target, affected, intervening); or
    how many (killed, injured, missing, abducted, arrested, released, displaced, seized, destroyed, participants,
    events). Write days as 2025-06-08, 2025-06 or 2025-06-01..2025-06-30, counts as 4, 3-5, 601+ or -24. An empty
    VALUE takes the field away. A place without --at is looked up in the gazetteer.

    \b
    Example:
      dateline edit 1 killed 4 --why "the ministry's later figure"
      dateline edit 1 when 2025-06-08
      dateline edit 1 place "Mae Sot" --at 16.71,98.57 --country TH
    """
    from ..record.edits import parse
    from .find import point

    if field == "type" and value.strip():
        (value,) = allowed.types([value])
    if country:
        (country,) = allowed.countries([country])
    spot = point(at) if at else None
    if at and spot is None:
        raise click.UsageError("--at takes latitude,longitude, for example 15.62,-91.98")
    if field == "place" and spot is None and value.strip():
        spot, country = _located(value, country)
    try:
        parsed = parse(field, value, at=spot, country=country)
    except RecordError as error:
        raise ConfigError(str(error)) from error
    _decide("edit", {"incident": incident, "field": field, "value": parsed}, why, who, record_path)


def _located(name: str, country: str | None) -> tuple[tuple[float, float] | None, str | None]:
    """Where the gazetteer knows the one place of this name to be; a name borne by several stays open."""
    from .places import lookup

    found = [e for e in lookup(name, settings().places) if country in (None, e.country)]
    towns = [e for e in found if not e.kind.startswith("admin")] or found
    if len(towns) == 1:
        return (towns[0].lat, towns[0].lon), towns[0].country
    if towns:
        rivals = ", ".join(sorted({e.country or "?" for e in towns}))
        say(f"{len(towns)} places bear this name ({rivals}); give --country or --at, see: dateline places find")
    return None, country


@click.command("merge", cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("ids", nargs=-1, required=True, metavar="ID... INTO")
@deciding
def merge_command(ids: tuple[str, ...], why: str, who: str | None, record_path: str | None) -> None:
    """Merge incidents into one; the old ids lead to it.

    The last ID is the one that stays.

    \b
    Example:
      dateline merge 3 1 --why "one gunfight"
    """
    *old, into = [id for id in ids if id != "into"]
    if not old:
        raise click.UsageError("merge takes two ids or more; the last one stays")
    with open_record(record_path, readonly=False) as record:
        for id in old:
            _tell(record.decide("merge", {"incident": id, "into": into}, who=whose(who), why=why))


@click.command("split", cls=Command)
@click.argument("incident", metavar="ID")
@click.argument("claims", nargs=-1, required=True, type=int, metavar="CLAIM...")
@deciding
def split_command(incident: str, claims: tuple[int, ...], why: str, who: str | None, record_path: str | None) -> None:
    """Split claims off an incident into a new one.

    CLAIM is the number at the left of the evidence in: dateline show ID

    \b
    Example:
      dateline split 1 2 3 --why "two gunfights"
    """
    _decide("split", {"incident": incident, "claims": ",".join(map(str, claims))}, why, who, record_path)


@click.command("undo", cls=Command)
@click.argument("decision", required=False, metavar="[DECISION]")
@deciding
def undo_command(decision: str | None, why: str, who: str | None, record_path: str | None) -> None:
    """Take back a decision, the newest or the one numbered.

    Numbers stand in dateline log. An undo is a decision and can be undone too.

    \b
    Example:
      dateline undo
      dateline undo 4
    """
    from .evidence import deed

    with open_record(record_path, readonly=False) as record:
        undone = record.undo(decision, who=whose(who), why=why)
    click.echo(
        f"Taken back: decision {undone.id}, {one_line(undone.decision.who)} {deed(undone.decision.verb, undone.decision.args)}"
    )


@click.command("redact", cls=Command)
@click.argument("page", metavar="PAGE")
@click.argument("words")
@deciding
def redact_command(page: str, words: str, why: str, who: str | None, record_path: str | None) -> None:
    """Blank words of a page for good, in place, everywhere.

    PAGE is the page's id or source. Offsets stay valid, the raw bytes are dropped, the log keeps who, why and
    where, not the words. It can't be undone.

    \b
    Example:
      dateline redact examples/border-town.html "Anong Preecha" --why "asked by the writer"
    """
    with open_record(record_path, readonly=False) as record:
        rows = [row for row in record.pages() if page in (row.page, row.source)]
        if not rows:
            raise RecordError(f"There is no page {page!r} in {record.path}. See the pages with: dateline articles")
        done = sum(len(record.redact(row.id, words, who=whose(who), why=why)) for row in rows)
    click.echo(f"Blanked in {plural(done, 'place')}." if done else "The words don't occur in it; nothing was changed.")


def _review(
    verb: Verb, ids: Sequence[str], claims: Sequence[int], why: str, who: str | None, record_path: str | None
) -> None:
    if claims and len(ids) != 1:
        raise click.UsageError("--claim goes with one incident")
    args = {"claims": ",".join(map(str, claims))} if claims else {}
    with open_record(record_path, readonly=False) as record:
        for id in ids:
            _tell(record.decide(verb, {"incident": id, **args}, who=whose(who), why=why))


def _decide(verb: Verb, args: dict[str, str], why: str, who: str | None, record_path: str | None) -> None:
    with open_record(record_path, readonly=False) as record:
        _tell(record.decide(verb, args, who=whose(who), why=why))


def _tell(ruling: Ruling) -> None:
    from .evidence import ruling_line

    d = ruling.decision
    click.echo(f"Decision {ruling_line(d.verb, d.args, d.who, d.why, ruling.id, ruling.counts)}")
