"""The given PLOVER pairs as examples, and folds that keep near-duplicates together."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.types import Span

ALIKE = 0.5  # share of the words of two sentences that makes them near-duplicates
MARK = re.compile(r"<(?P<stop>/?)(?P<party>[st])>")


@dataclass(frozen=True, slots=True)
class Example:
    id: str
    text: str
    source: Span | None  # None where the sentence names none ("An actor", "a recipient")
    target: Span | None
    root: str  # empty without a key
    penta: str


def read(path: Path) -> list[Example]:
    """The rows of a file of pairs (PLV_train.tsv), or of the one below a folder."""
    if path.is_dir():
        path = next(path.rglob("PLV_train.tsv"))
    with path.open(encoding="utf-8", newline="") as file:
        return [example(row, number) for number, row in enumerate(csv.DictReader(file, delimiter="\t"))]


def example(row: dict[str, str], number: int = 0) -> Example:
    text, found = unmarked(row["marked_sentence"])
    source, target = (found.get(mark) or named(text, row[key]) for mark, key in (("s", "source"), ("t", "target")))
    id = row.get("sentence_id") or str(number)
    return Example(id, text, source, target, row.get("gold_root", ""), row.get("gold_penta", ""))


def unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and the first span of each."""
    text, last = "", 0
    opened: dict[str, int] = {}
    found: dict[str, Span] = {}
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last, party = mark.end(), mark["party"]
        if not mark["stop"]:
            opened[party] = len(text)
        elif party in opened:
            found.setdefault(party, Span(opened[party], len(text)))
    return text + marked[last:], found


def named(text: str, name: str) -> Span | None:
    at = text.find(name)
    return Span(at, at + len(name)) if name and at >= 0 else None


def groups(examples: Sequence[Example]) -> list[list[int]]:
    """Indices of examples whose sentences are the same or near-duplicates, chained."""
    words = [set(re.findall(r"\w+", e.text.lower())) for e in examples]
    parent = list(range(len(examples)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, one in enumerate(words):
        for j in range(i):
            shared = len(one & words[j])
            if shared >= ALIKE * (len(one) + len(words[j]) - shared):
                parent[root(i)] = root(j)
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(len(examples)):
        found[root(i)].append(i)
    return list(found.values())


def folds(examples: Sequence[Example], seed: int = 0, many: int = 5) -> list[int]:
    """The fold of each example: roots spread evenly, groups whole; another seed draws other folds."""
    drawn = groups(examples)
    random.Random(seed).shuffle(drawn)
    size: Counter[tuple[int, str]] = Counter()
    whole: Counter[int] = Counter()
    fold = [0] * len(examples)
    for group in sorted(drawn, key=len, reverse=True):
        root = examples[group[0]].root
        best = min(range(many), key=lambda k: (size[k, root], whole[k], k))
        for i in group:
            fold[i] = best
            size[best, examples[i].root] += 1
            whole[best] += 1
    return fold
