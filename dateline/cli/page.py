"""What `dateline read` prints of one page."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from ..pipeline import Reading
from ..record import Record
from ..types import Incident
from . import words
from .blocks import article_block, edits, incident_block
from .gaps import Gap, gaps


def print_page(out: Console, result: Reading, record: Record) -> None:
    """The page, its articles with their incidents under them, and what is not known."""
    page, kept = result.page, result.kept
    _print_title(out, result)
    for warning in page.warnings:
        out.print(Text(f"  {words.one_line(warning)}", "yellow"))
    for number, article in enumerate(kept.articles, start=1):
        out.print()
        out.print(article_block(number, article, page.text, width=out.width))
        _print_incidents(out, [i for i in kept.incidents if i.article == article.id], record)
    told = {article.id for article in kept.articles}
    _print_incidents(out, [i for i in kept.incidents if i.article not in told], record)
    _print_gaps(out, list(gaps(kept.articles, kept.incidents, page.source)))
    out.print()


def _print_title(out: Console, result: Reading) -> None:
    """The page and what was found on it; on two lines where one is too short."""
    page, kept = result.page, result.kept
    facts = [
        words.plural(len(page.text), "character"),
        words.plural(len(kept.articles), "article"),
        words.plural(len(kept.incidents), "incident"),
    ]
    if result.fast:
        facts.append("by rules alone")
    if not kept.new:
        facts.append("read before")
    elif kept.version > 1:
        facts.append(f"changed: version {kept.version}")
    source, found = Text(words.one_line(page.source), "bold"), Text(", ".join(facts), "dim")
    if len(source) + len(found) + 5 <= out.width:
        out.print(Rule(Text("   ").join((source, found)), align="left", style="dim"))
    else:
        out.print(source, Rule(found, align="left", style="dim"), sep="\n")


def _print_incidents(out: Console, incidents: Sequence[Incident], record: Record) -> None:
    for incident in incidents:
        out.print()
        edited = edits(record.log(), incident.id)
        out.print(incident_block(incident, record.evidence(incident.id), width=out.width, edits=edited))


def _print_gaps(out: Console, found: Sequence[Gap]) -> None:
    if not found:
        return
    out.print()
    out.print(Text("Not known", "bold"))
    for gap in found:
        out.print(Padding(Text(f"· {gap.what}"), (0, 0, 0, 2)))
        if gap.mend:
            out.print(Padding(Text(gap.mend, "dim"), (0, 0, 0, 6)))
