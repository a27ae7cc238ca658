"""`dateline` itself: the commands by what they are for, loaded one at a time so that help is quick."""

from __future__ import annotations

from importlib import import_module

import click

# What each command is for, under the headings of `dateline --help`. A test holds these lines equal to the
# first lines of the commands' own help.
SECTIONS: dict[str, dict[str, str]] = {
    "Read": {
        "read": "Read pages into the record and print what they say.",
    },
    "Look": {
        "show": "Show one incident with all evidence and history, or the text of a page.",
        "explain": "Tell for each value of an incident the rule that read it and its score.",
        "find": "Find incidents by words, type, place, period and state.",
        "articles": "List the articles of the pages read.",
        "log": "List decisions, newest first, or what could not be read.",
    },
    "Decide": {
        "accept": "Accept incidents, or claims that were rejected.",
        "reject": "Reject incidents, or single claims of one.",
        "edit": "Set a field of an incident; its claims stay as they are.",
        "merge": "Merge incidents into one; the old ids lead to it.",
        "split": "Split claims off an incident into a new one.",
        "undo": "Take back a decision, the newest or the one numbered.",
        "redact": "Blank words of a page for good, in place, everywhere.",
    },
    "Hand on": {
        "export": "Write incidents as CSV, GeoJSON or JSON lines.",
        "schema": "Print the JSON Schema of the JSON lines.",
        "check": "Verify every quote, hash and guard of the record.",
    },
    "Set up": {
        "config": "Print every setting and where its value comes from.",
        "codes": "List incident types, check a codes file, map types to other lists.",
        "places": "Look up places in the gazetteer.",
    },
}
COMMANDS = {name: line for section in SECTIONS.values() for name, line in section.items()}
IN_MODULE = dict.fromkeys(("accept", "reject", "edit", "merge", "split", "undo", "redact"), "decide")
IN_MODULE |= {"explain": "show", "export": "hand", "schema": "hand", "articles": "hand"}


class Group(click.Group):
    """Commands by name, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f".{IN_MODULE.get(cmd_name, cmd_name)}", __package__)
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, commands in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()), col_max=10)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"dateline {version('dateline')}")
        ctx.exit()


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start here: dateline read examples/border-town.html",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def main() -> None:
    """Raw news pages in, an incident record out that can be checked: who did what to whom, where, when, how
    many, who says so, and whether it happened. Every value points at the exact words that say it.
    """
