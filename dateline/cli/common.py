"""What every command shares: options, the record, errors as one line, words that are safe on a terminal."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..config import Settings, load
from ..errors import ConfigError, DatelineError
from .words import safe

if TYPE_CHECKING:
    from rich.console import Console

    from ..record import Record
    from ..types import Incident

F = TypeVar("F", bound=Callable[..., Any])


class Command(click.Command):
    """A command whose errors are one clear line; a traceback only with --debug."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        debug = click.Option(["--debug"], is_flag=True, expose_value=False, callback=_debug, help="Show tracebacks.")
        self.params.append(debug)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has seen enough
            ctx.exit(0)
        except DatelineError as error:
            if ctx.meta.get("debug"):
                raise
            say(str(error))
            ctx.exit(2 if isinstance(error, ConfigError) else 1)
        except Exception as error:  # noqa: BLE001  the border of the process
            if ctx.meta.get("debug"):
                raise
            say(
                f"A fault in dateline: {type(error).__name__}: {error}. Run it again with --debug and report what it shows"
            )
            ctx.exit(1)


def _debug(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    ctx.meta["debug"] = wanted


def say(line: str) -> None:
    """One line on standard error."""
    click.echo(safe(line), err=True)


def record_option(function: F) -> F:
    return click.option("--record", "record_path", metavar="PATH", help="The record's file.  [default: dateline.db]")(
        function
    )


def json_option(function: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="JSON lines for programs; nothing else is printed.")(
        function
    )


def settings(**options: Any) -> Settings:
    """The settings with the options given on the command line over them."""
    return load(options).settings


def open_record(record_path: str | None, *, readonly: bool = True) -> Record:
    """The record that the options, environment or dateline.toml name; made only by `dateline read`."""
    from ..record import Record

    return Record.open(settings(record=record_path).record, readonly=readonly, create=False)


def who(given: str | None) -> str:
    """Whose name a decision carries."""
    try:
        return settings(who=given).who or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def console() -> Console:
    """Standard output for people: colours on a terminal alone, never wider than 100 columns."""
    from rich.console import Console

    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    made = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    made.width = min(made.width, 100) if made.is_terminal else 100
    return made


def put(line: str) -> None:
    """One line for programs on standard output, UTF-8 whatever the locale."""
    sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")


def put_incidents(incidents: Iterable[Incident]) -> None:
    """Incidents as JSON lines, with their codes."""
    from ..export.coded import book_of, coded
    from ..export.rows import incident_line, to_json

    book = book_of(settings().codes)
    for incident in incidents:
        put(to_json(incident_line(coded(incident, book))))
