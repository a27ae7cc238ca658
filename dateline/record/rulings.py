"""What the decisions amount to: a pure function of the decision log, undo included.

A decision counts unless a decision that counts undoes it; so undoing an undo brings the first one back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..types import Decision


def numbers(words: str) -> tuple[int, ...]:
    """The numbers of "3,14"."""
    return tuple(int(part) for part in words.split(",") if part)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One row of the log: its number, the decision, and whether it still counts."""

    id: int
    decision: Decision
    counts: bool = True

    def arg(self, name: str) -> str:
        return self.decision.args.get(name, "")

    def claims(self) -> tuple[int, ...]:
        return numbers(self.arg("claims"))

    def ties(self) -> tuple[tuple[int, int], ...]:
        """The pairs of incidents that this merge or split ties."""
        other = {"merge": "into", "split": "new"}.get(self.decision.verb)
        return ((int(self.arg("incident")), int(self.arg(other))),) if other else ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """The log read: where each id leads, what was split off, dropped, edited and reviewed."""

    log: tuple[Ruling, ...] = ()
    into: dict[int, int] = field(default_factory=dict)  # merged id -> the id it lives in
    moved: dict[int, int] = field(default_factory=dict)  # claim -> the incident it was split off to
    dropped: frozenset[int] = frozenset()  # rejected claims

    def root(self, incident: int) -> int:
        while incident in self.into:
            incident = self.into[incident]
        return incident

    def family(self, incidents: Iterable[int]) -> set[int]:
        """These ids and all that merges and splits ever tied them to: what one change may touch."""
        near: dict[int, set[int]] = {}
        for a, b in (pair for r in self.log for pair in r.ties()):
            near.setdefault(a, set()).add(b)
            near.setdefault(b, set()).add(a)
        found, todo = set(incidents), list(incidents)
        while todo:
            new = near.get(todo.pop(), set()) - found
            found |= new
            todo += new
        return found

    def touched(self, args: Mapping[str, str]) -> set[int]:
        """The incidents that a decision with these args is about; an undo is about those of what it undoes."""
        if "decision" in args:
            return self.touched(next(r.decision.args for r in self.log if str(r.id) == args["decision"]))
        return {int(args[name]) for name in ("incident", "into", "new") if args.get(name)}

    def about(self, incident: int) -> list[Ruling]:
        """The accepts, rejects and edits that count for one incident, in order.

        A decision names the incident it was taken about: those about an incident merged in later stay with that one.
        """
        verbs = {"accept", "reject", "edit"}
        mine = (r for r in self.log if r.counts and r.decision.verb in verbs and not r.arg("claims"))
        return [r for r in mine if int(r.arg("incident")) == incident]


def settle(log: Sequence[tuple[int, Decision]]) -> Rulings:
    """Read the whole log, oldest first."""
    undone = _undone(log)
    rulings = tuple(Ruling(id, decision, id not in undone) for id, decision in log)
    live = [r for r in rulings if r.counts]
    moved = {claim: int(r.arg("new")) for r in live if r.decision.verb == "split" for claim in r.claims()}
    dropped = {claim for r in live if r.decision.verb == "reject" for claim in r.claims()}
    restored = {claim for r in live if r.decision.verb == "accept" for claim in r.claims()}
    return Rulings(rulings, _merged(live), moved, frozenset(dropped - restored))


def _undone(log: Sequence[tuple[int, Decision]]) -> set[int]:
    undone: set[int] = set()
    for id, decision in reversed(log):
        if decision.verb == "undo" and id not in undone:
            undone.add(int(decision.args["decision"]))
    return undone


def _merged(live: Iterable[Ruling]) -> dict[int, int]:
    rulings = Rulings(into={})
    for r in live:
        if r.decision.verb == "merge":
            old, new = rulings.root(int(r.arg("incident"))), rulings.root(int(r.arg("into")))
            if old != new:
                rulings.into[old] = new
    return rulings.into
