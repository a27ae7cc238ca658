"""All claims of an incident, and its history, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from ..record import Change, Difference, Entry, PageRow
from ..types import Count, Quote
from . import words


def evidence(entries: Sequence[Entry], pages: Mapping[int, PageRow]) -> Iterator[Text | Table]:
    """Every claim, page by page: its number, field, value, quote with offsets, and how it was read."""
    for page in sorted({e.page for e in entries}):
        mine = [e for e in entries if e.page == page]
        alone = ", read by rules alone" if all(e.reader == "rules" for e in mine) else ""
        yield Text(f"  {_source(pages[page], any(e.live for e in mine))}{alone}", "italic")
        yield _claims(sorted(mine, key=lambda e: (e.field == "mention", e.id)))


def _claims(entries: Sequence[Entry]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=5, justify="right", style="dim", no_wrap=True)
    table.add_column(width=9, style="dim", no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1, style="dim")
    table.add_column(width=13, justify="right", style="dim", no_wrap=True)
    field, quote = "", None
    for entry in entries:
        said = ("″", "") if entry.quote == quote else _quoted(entry.quote)
        table.add_row(str(entry.id), "" if entry.field == field else entry.field, _value(entry), *said)
        field, quote = entry.field, entry.quote
    return table


def _quoted(quote: Quote) -> tuple[str, str]:
    return f"“{words.shorten(quote.text, 200)}”", f"{quote.start}-{quote.stop}"


def _source(page: PageRow, live: bool) -> str:
    version = f", version {page.version}" if page.version > 1 else ""
    return f"{words.one_line(page.source)}{version}{'' if live else ', read before'}"


def _value(entry: Entry) -> Text:
    value = Text("" if entry.field == "mention" else words.of(entry.value))
    notes = [f"says {entry.said_by}" if entry.said_by else "", "" if entry.status == "happened" else entry.status]
    notes += [entry.how, f"{entry.p:.0%}" if entry.p is not None else ""]
    shown = " · ".join(words.one_line(n) for n in notes if n)
    return value.append(f"\n{shown}" if value else shown, "dim") if shown else value


def history_table(changes: Sequence[Change], pages: Mapping[int, PageRow]) -> Table:
    """Each step: when, who or which page, and every field that changed."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=20, style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for n, change in enumerate(changes):
        moment = change.at[:19].replace("T", " ")
        lines = Text(_step(change, pages))
        if n or change.ruling:
            shown = [_difference(d) for d in change.differences if d.field != "review"]
            lines.append("".join(f"\n{line}" for line in shown), "dim")
        table.add_row(moment, lines)
    return table


def _step(change: Change, pages: Mapping[int, PageRow]) -> str:
    if change.ruling is None:
        return f"read in {_source(pages[change.page or 0], True)}"
    return ruling_line(change.ruling.decision.verb, change.ruling.decision.args, change.ruling.decision.who,
                       change.ruling.decision.why, change.ruling.id, change.ruling.counts)  # fmt: skip


def ruling_line(verb: str, args: Mapping[str, str], who: str, why: str, number: int, counts: bool) -> str:
    """A decision as one sentence: "4  ana merged 3 into 2: same raid"."""
    reason = f": {words.one_line(why)}" if why else ""
    return f"{number}  {words.one_line(who)} {deed(verb, args)}{reason}{'' if counts else '  (undone)'}"


def deed(verb: str, args: Mapping[str, str]) -> str:
    """What was done, without by whom."""
    claims = words.claims(args.get("claims", ""))
    match verb:
        case "accept" | "reject":
            return f"{verb}ed {claims}{args['incident']}"
        case "edit":
            return f"set {args['field']} of {args['incident']} to {edited(args['value'])}"
        case "merge":
            return f"merged {args['incident']} into {args['into']}"
        case "split":
            return f"split {claims}{args['incident']} off as {args['new']}"
        case "undo":
            return f"undid decision {args['decision']}"
        case _:
            return f"redacted {args['start']}-{args['stop']} of page {args['page']}"


def edited(value: str) -> str:
    from ..record.values import load

    new = load(value) if value else ""
    return words.counted(new) if isinstance(new, Count) else words.of(new)


def _difference(difference: Difference) -> str:
    """Before and after; of a list, what went and what came."""
    old, new = difference.old, difference.new
    if isinstance(old, tuple) and isinstance(new, tuple):
        gone, come = tuple(v for v in old if v not in new), tuple(v for v in new if v not in old)
        if not gone or not come:
            return f"{difference.field}: {'+' if come else '−'} {words.of(come or gone)}"
        old, new = gone, come
    return f"{difference.field}: {words.of(old)} → {words.of(new)}"
