"""How far two annotators of the same paragraphs agree: python -m quality.agreement FIRST... --second FILE [--show]

Paragraphs are paired by their name; those whose text is not the same in both are counted and left out.

F1      words that both marked: a trigger, or another field with any of its mentions, agrees when it overlaps one of
        the same field of the same paragraph; to which incident the field belongs is not asked
kappa   Cohen's, of labels: type and status on triggers that both marked, kind on parties that both marked (in whatever
        role), incident on paragraphs (has it any)
exact   share of the same answer where both marked the words: the days of times, the bounds of counts
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from dateline.types import Span
from quality.paragraphs import ROLES, Event, Mention, Paragraph, read

Pair = tuple[Paragraph, Paragraph]
Answer = tuple[object, object]
Unit = tuple[list[Span], object]  # words, and what their annotator says of them
LABELS = {"type": "kappa", "status": "kappa", "kind": "kappa", "incident": "kappa", "days": "exact", "bounds": "exact"}


def pairs(first: Iterable[Paragraph], second: Iterable[Paragraph]) -> tuple[list[Pair], list[str]]:
    """Paragraphs that both annotated, in the second's order, and the names of those whose text differs or that one lacks."""
    known = {paragraph.id: paragraph for paragraph in first}
    both: list[Pair] = []
    left: list[str] = []
    for paragraph in second:
        other = known.get(paragraph.id)
        if other and other.text == paragraph.text:
            both.append((other, paragraph))
        else:
            left.append(paragraph.id)
    return both, left


def mentions(paragraph: Paragraph, take: Callable[[Event], Sequence[Mention]]) -> list[Mention]:
    """What its incidents have of one field, in their order."""
    return [mention for event in paragraph.events for mention in take(event)]


def triggers(paragraph: Paragraph, answer: Callable[[Event], object]) -> list[Unit]:
    return [([span], answer(event)) for event in paragraph.events for span in event.triggers]


def parties(paragraph: Paragraph, role: str | None = None) -> list[Unit]:
    return [(m.spans, m.kind) for m in mentions(paragraph, lambda e: e.parties) if role in (None, m.role)]


def times(paragraph: Paragraph) -> list[Unit]:
    return [(m.spans, (m.start, m.stop)) for m in mentions(paragraph, lambda e: e.times)]


def counts(paragraph: Paragraph) -> list[Unit]:
    return [(m.spans, (m.low, m.high)) for m in mentions(paragraph, lambda e: e.counts)]


def others(paragraph: Paragraph, field: str) -> list[Unit]:
    return [(m.spans, None) for m in mentions(paragraph, lambda e: getattr(e, field))]


FIELDS: dict[str, Callable[[Paragraph], list[Unit]]] = {
    "triggers": lambda p: triggers(p, lambda e: e.types[0]),
    **{role: partial(parties, role=role) for role in ROLES},
    "places": partial(others, field="places"),
    "times": times,
    "counts": counts,
    "sources": partial(others, field="sources"),
}
ANSWERS: dict[str, Callable[[Paragraph], list[Unit]]] = {
    "type": lambda p: triggers(p, lambda e: e.types[0]),
    "status": lambda p: triggers(p, lambda e: e.status),
    "kind": parties,
    "days": times,
    "bounds": counts,
}


def shared(one: list[Span], other: list[Span]) -> int:
    """Characters that two mentions have in common."""
    return sum(max(0, min(a.stop, b.stop) - max(a.start, b.start)) for a in one for b in other)


def lone(units: list[Unit], others: list[Unit]) -> list[Unit]:
    """The units that overlap none of the others."""
    return [unit for unit in units if not any(shared(unit[0], other[0]) for other in others)]


def matched(first: list[Unit], second: list[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Each of the second's units with the first's that it overlaps most; of equals, the one that says the same."""
    for unit in second:
        best = max(first, key=lambda one: (shared(one[0], unit[0]), one[1] == unit[1]), default=None)
        if best and shared(best[0], unit[0]):
            yield best, unit


def f1(both: list[Pair], units: Callable[[Paragraph], list[Unit]]) -> tuple[float, int, int]:
    """F1, and how many units each annotator marked."""
    hits, sizes = [0, 0], [0, 0]
    for pair in both:
        sides = [units(paragraph) for paragraph in pair]
        for at in (0, 1):
            sizes[at] += len(sides[at])
            hits[at] += len(sides[at]) - len(lone(sides[at], sides[1 - at]))
    recall, precision = (hit / size if size else 0.0 for hit, size in zip(hits, sizes, strict=True))
    return 2 * recall * precision / ((recall + precision) or 1), sizes[0], sizes[1]


def answers(both: list[Pair], label: str) -> list[Answer]:
    """What each annotator says, wherever both marked the words; of paragraphs, whether they have an incident."""
    if label == "incident":
        return [(bool(one.events), bool(two.events)) for one, two in both]
    units = ANSWERS[label]
    return [(a[1], b[1]) for one, two in both for a, b in matched(units(one), units(two))]


def same(said: list[Answer]) -> float:
    """Share of equal answers."""
    return sum(a == b for a, b in said) / (len(said) or 1)


def kappa(said: list[Answer]) -> float:
    """Cohen's kappa: agreement beyond what the two distributions of labels give by chance."""
    total = len(said) or 1
    firsts, seconds = Counter(a for a, _ in said), Counter(b for _, b in said)
    chance = sum(number * seconds[label] for label, number in firsts.items()) / total**2
    return 1.0 if chance == 1 else (same(said) - chance) / (1 - chance)


def table(both: list[Pair]) -> str:
    """Rows of Markdown."""
    lines = ["| field | measure | agreement | first | second |", "|---|---|---|---|---|"]
    for field, units in FIELDS.items():
        score, one, two = f1(both, units)
        lines.append(f"| {field} | F1 | {score:.3f} | {one} | {two} |")
    for label, measure in LABELS.items():
        said = answers(both, label)
        score = kappa(said) if measure == "kappa" else same(said)
        share = f" (same {same(said):.3f})" if measure == "kappa" else ""
        lines.append(f"| {label} | {measure} | {score:.3f}{share} | {len(said)} | {len(said)} |")
    return "\n".join(lines)


def disagreements(both: list[Pair]) -> Iterator[str]:
    """A line for each unit that only one marked, then for each that both marked with another answer."""
    for one, two in both:
        for field, units in FIELDS.items():
            sides = units(one), units(two)
            for who, alone in (("first", lone(*sides)), ("second", lone(*reversed(sides)))):
                yield from (f"{one.id} {field} only {who}: {words(one, unit)}" for unit in alone)
        for label, units in ANSWERS.items():
            for a, b in matched(units(one), units(two)):
                if a[1] != b[1]:
                    yield f"{one.id} {label} {a[1]} / {b[1]}: {words(one, a)}"


def words(paragraph: Paragraph, unit: Unit) -> str:
    return " | ".join(span.of(paragraph.text) for span in unit[0])


def load(paths: list[Path]) -> list[Paragraph]:
    return [paragraph for path in paths for paragraph in read(path.read_text(encoding="utf-8"))]


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.agreement", description=__doc__)
    parser.add_argument("first", nargs="+", type=Path)
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="each disagreement")
    options = parser.parse_args(argv)
    both, left = pairs(load(options.first), load([options.second]))
    print(f"{len(both)} paragraphs of both; left out {len(left)}: {' '.join(left)}\n\n{table(both)}")
    if options.show:
        print("\n".join(["", *disagreements(both)]))
    return int(not both)


if __name__ == "__main__":
    sys.exit(main())
