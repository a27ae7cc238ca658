"""Checking a decision before it enters the log: it names things that exist, and can be carried out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import RecordError
from .edits import FIELDS
from .rulings import Ruling, Rulings, numbers
from .views import Entry

NEEDS = {
    "accept": ("incident",),
    "reject": ("incident",),
    "edit": ("incident", "field", "value"),
    "merge": ("incident", "into"),
    "split": ("incident", "claims"),
    "undo": ("decision",),
}


def check(verb: str, args: Mapping[str, str], who: str, entries: Sequence[Entry], rulings: Rulings) -> None:
    """RecordError says what is wrong; `entries` are the claims of the incident named first."""
    if verb not in NEEDS:
        raise RecordError(f"There is no decision {verb!r}. One of: {', '.join(NEEDS)}")
    missing = [name for name in NEEDS[verb] if name not in args]
    if missing or not who.strip():
        raise RecordError(f"{verb} needs {', '.join(missing) or 'the name of who decides'}")
    if verb == "undo":
        _undoable(args["decision"], rulings)
    if verb == "edit" and args["field"] not in FIELDS:
        raise RecordError(f"There is no field {args['field']!r}. Fields: {', '.join(FIELDS)}")
    if verb == "merge" and rulings.root(int(args["incident"])) == rulings.root(int(args["into"])):
        raise RecordError(f"Incidents {args['incident']} and {args['into']} are one already")
    if args.get("claims"):
        _claims(verb, args, entries)


def _undoable(number: str, rulings: Rulings) -> None:
    ruling = next((r for r in rulings.log if str(r.id) == number), None)
    if ruling is None:
        raise RecordError(f"There is no decision {number}. List them with: dateline log")
    if ruling.decision.verb == "redact":
        raise RecordError(f"Decision {number} is a redaction: the words are gone and can't come back")
    if not ruling.counts:
        raise RecordError(f"Decision {number} is undone already")


def _claims(verb: str, args: Mapping[str, str], entries: Sequence[Entry]) -> None:
    root, mine = args["incident"], {e.id for e in entries}
    named = set(numbers(args["claims"]))
    if named - mine:
        wrong = ", ".join(map(str, sorted(named - mine)))
        raise RecordError(f"Incident {root} has no claim {wrong}. See its claims with: dateline show {root}")
    if verb == "split" and named == mine:
        raise RecordError(f"These are all claims of incident {root}: nothing would stay in it")


def last(rulings: Rulings) -> Ruling:
    """The newest decision that counts and can be taken back."""
    able = [r for r in rulings.log if r.counts and r.decision.verb not in ("undo", "redact")]
    if not able:
        raise RecordError("There is no decision to undo")
    return able[-1]
