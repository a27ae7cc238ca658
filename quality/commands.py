"""docs/commands.md, made from the commands' own help; a test fails when they differ.

python -m quality.commands          write it
"""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli import main
from dateline.cli.group import SECTIONS

DOC = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """# Commands

Made from the commands' own help by `python -m quality.commands`; every example is run by the tests.

Exit codes: 0 done (sources that could not be read are counted and named), 1 nothing could be read or something is
wrong, 2 misuse, 130 stopped with Ctrl-C. Standard output holds the answer alone; everything else goes to standard
error. `--json` prints JSON lines in the form that `dateline schema` prints.
"""


def document() -> str:
    """The whole page."""
    parts = [HEAD]
    context = click.Context(main, info_name="dateline", **main.context_settings)
    for heading, names in SECTIONS.items():
        parts.append(f"## {heading}\n")
        for name in names:
            command = main.get_command(context, name)
            assert command is not None
            parts += _described(command, context, name, level=3)
    return "\n".join(parts)


def _described(command: click.Command, parent: click.Context, name: str, *, level: int) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
    parts = [f"{'#' * level} {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for each, sub in command.commands.items():
            parts += _described(sub, context, each, level=level + 1)
    return parts


if __name__ == "__main__":
    DOC.write_text(document(), encoding="utf-8")
