"""dateline config: every setting, its value, and where it comes from."""

from __future__ import annotations

from dataclasses import fields

import click

from ..config import FILE, Settings, load
from .common import Command, console, json_option, put


@click.command("config", cls=Command)
@json_option
def config_command(as_json: bool) -> None:
    """Print every setting and where its value comes from.

    Settings stand in dateline.toml in the working folder, in the environment as DATELINE_NAME, or in options.

    \b
    Example:
      dateline config
    """
    loaded = load()
    if as_json:
        import msgspec

        for f in fields(Settings):
            line = {
                "kind": "setting",
                "name": f.name,
                "value": getattr(loaded.settings, f.name),
                "from": loaded.origins[f.name],
            }
            put(msgspec.json.encode(line).decode())
        return
    out = console()
    out.print(f"# {FILE}", style="dim")
    for f in fields(Settings):
        out.print(f"{f.name} = {_toml(getattr(loaded.settings, f.name))}", end="")
        out.print(f"    # {f.metadata['about']} ({loaded.origins[f.name]})", style="dim")


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value.items()) + " }" if value else "{}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '""' if value is None else str(value)
