"""dateline codes: the incident types, a user's own, the codes of other schemes, and the codes of a pair of parties and of a snippet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from . import words
from .common import Command, console, json_option, put, say, settings

if TYPE_CHECKING:
    from ..codes import Codebook
    from ..types import Span

LIKELY = 0.05  # roots less likely than this are not printed

own_codes = click.option(
    "--codes", multiple=True, type=click.Path(), metavar="FILE", help="Incident types of your own."
)


@click.group("codes")
def codes_command() -> None:
    """List incident types, check a codes file, map types to other lists.

    \b
    Example:
      dateline codes list
      dateline codes map raid_or_search
    """


@codes_command.command("list", cls=Command)
@own_codes
@json_option
def list_types(codes: tuple[str, ...], as_json: bool) -> None:
    """List every incident type with its definition.

    \b
    Example:
      dateline codes list
    """
    from ..codes import types

    found = types(book=_book(codes))
    if as_json:
        import msgspec

        for each in found:
            put(msgspec.json.encode({"kind": "type", **msgspec.to_builtins(each)}).decode())
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, style="dim")
    for each in found:
        table.add_row(each.id, words.one_line(each.definition))
    console().print(table)


@codes_command.command("check", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check_codes(files: tuple[str, ...]) -> None:
    """Explain the mistakes of a codes file of your own.

    Ends with 1 when there are any.

    \b
    Example:
      dateline codes check examples/codes.toml
    """
    from ..codes import check

    wrong = 0
    for file in files:
        found = check(file)
        wrong += len(found)
        for mistake in found:
            click.echo(words.safe(str(mistake)))
        if not found:
            click.echo(f"{words.safe(file)}: no mistake")
    sys.exit(1 if wrong else 0)


@codes_command.command("map", cls=Command)
@click.argument("code", metavar="TYPE|SCHEME:CODE")
@own_codes
@json_option
def map_code(code: str, codes: tuple[str, ...], as_json: bool) -> None:
    """Give a type's codes in other lists, or the types that a code stands for.

    Lists: PLOVER, CAMEO, ACLED, UCDP, GTD, CASE, MUC.

    \b
    Example:
      dateline codes map raid_or_search
      dateline codes map CAMEO:190
    """
    from ..codes import codes_for, from_code

    book = _book(codes)
    if ":" in code:
        _told(as_json, [(type, subtype or "") for type, subtype in from_code(code, book=book)])
    else:
        _told(as_json, [(scheme, "; ".join(found)) for scheme, found in codes_for(code, book=book).items()])


@codes_command.command("pair", cls=Command)
@click.argument("text")
@click.option("--source", metavar="WORDS", help="Who does it, in the text's own words.")
@click.option("--target", metavar="WORDS", help="To whom, in the text's own words.")
@json_option
def code_pair(text: str, source: str | None, target: str | None, as_json: bool) -> None:
    """Give PLOVER's root for what one party does to another in a text.

    Prints the likeliest roots with their probabilities, and the word that carries the deed.

    \b
    Example:
      dateline codes pair "Kenya urged Sudan to open the road." --source Kenya --target Sudan
    """
    from ..incidents import plover

    if source is None and target is None:
        raise click.UsageError("Give --source, --target or both.")
    found = plover.pair(text, _span(text, source), _span(text, target))
    rows = [(root, f"{p:.2f}") for root, p in found.odds.items() if p >= LIKELY or root == found.root]
    if not as_json:
        rows[0] = (found.root, f"{found.p:.2f}  {found.quote.of(text)!r} at {found.quote.start}, {found.quad}")
    _told(as_json, rows)


@codes_command.command("snippet", cls=Command)
@click.argument("text")
@json_option
def code_snippet(text: str, as_json: bool) -> None:
    """Give ACLED's sub-event for the main incident of a snippet of news.

    Prints the likeliest sub-events with their probabilities, and the word that most tells of the incident.

    \b
    Example:
      dateline codes snippet "Two shells hit a market in Avdor, killing three traders."
    """
    from ..incidents import acled

    if not text.strip():
        raise click.UsageError("The snippet has no words.")
    found = acled.snippet(text)
    rows = [(name, f"{p:.2f}") for name, p in found.odds.items() if p >= LIKELY or name == found.sub_event]
    if not as_json:
        rows[0] = (
            found.sub_event,
            f"{found.p:.2f}  {found.quote.of(text)!r} at {found.quote.start}, {found.event_type}",
        )
    _told(as_json, rows)


def _span(text: str, words: str | None) -> Span | None:
    from ..types import Span

    if words is None:
        return None
    at = text.find(words)
    if not words or at < 0:
        raise click.UsageError(f"{words!r} does not stand in the text; give the text's own words.")
    return Span(at, at + len(words))


def _told(as_json: bool, rows: list[tuple[str, str]]) -> None:
    if as_json:
        import msgspec

        for first, second in rows:
            put(msgspec.json.encode({"kind": "code", "name": first, "value": second}).decode())
        return
    for first, second in rows:
        click.echo(words.safe(f"{first:<24} {second}".rstrip()))
    if not rows:
        say("No type carries this code. See the types with: dateline codes list")


def _book(codes: tuple[str, ...]) -> Codebook:
    from ..codes import load

    return load(*settings(codes=codes).codes)
