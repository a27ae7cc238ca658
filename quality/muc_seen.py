"""How often a string filled a role where a training document named it, and which candidates of a document are one by name."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from quality.muc_entities import Entity
from quality.muc_judge import OUTPUTS, Judged
from quality.muc_read import Document

Table = Mapping[
    str, Sequence[int]
]  # a whole string ("s ...") or a last word ("h ..."): how often it filled the role, of how many documents
Tables = Mapping[str, Table]  # of each role
PRIOR = 3.0  # documents that the mean of all strings counts for
FEWEST = 2  # documents that name a string
SMALL = frozenset(["of", "the", "and", "for", "in"])
ALL = "all"  # the row of a table that sums up its strings
NAMES = (
    "string",
    "string seen",
    "last word",
    "last word seen",
    "alike",
    "alike mentions",
    "alike best",
    "longest",
    "alike first",
    "begins",
    "string behind",
)


def keys(entity: Entity) -> tuple[str, str]:
    return f"s {entity.plain}", f"h {entity.plain.rsplit(' ', 1)[-1]}"


def tables(
    documents: Iterable[tuple[Mapping[str, Sequence[Entity]], Mapping[str, set[str]]]],
) -> dict[str, dict[str, list[int]]]:
    """From each document's candidates by role and its key's strings by role; documents without incident are best left out."""
    found: dict[str, dict[str, list[int]]] = {role: {ALL: [0, 0]} for role in OUTPUTS}
    for candidates, gold in documents:
        for role, some in candidates.items():
            for entity in some:
                right = entity.plain in gold[role]
                for key in (ALL, *keys(entity)):
                    cell = found[role].setdefault(key, [0, 0])
                    cell[0] += right
                    cell[1] += 1
    return {role: {k: c for k, c in table.items() if c[1] >= FEWEST or k == ALL} for role, table in found.items()}


def odds(table: Table, key: str) -> tuple[float, int]:
    """Log odds that the string fills the role, drawn to those of all strings, and in how many documents it was seen."""
    filled, seen = table.get(key, (0, 0))
    mean = (table[ALL][0] + 1) / (table[ALL][1] + 2)
    return math.log((filled + PRIOR * mean) / (seen - filled + PRIOR * (1 - mean))), seen


def values(judged: Judged, found: Sequence[Entity], table: Table, column: int) -> list[list[float]]:
    """A row for each entity of one role, whose linear scores stand in `column`."""
    if not found:
        return []
    document, tokens = judged.document, judged.document.read.tokens
    told = [[*odds(table, whole), *odds(table, last)] for whole, last in map(keys, found)]
    best = max(row[0] for row in told)
    scores = [float(judged.roles[list(e.mentions), column].max()) for e in found]
    firsts = [min(tokens[judged.mentions[k].head].sentence for k in e.mentions) for e in found]
    homes = groups(document, found)
    rows = []
    for n, e in enumerate(found):
        same = [m for m in range(len(found)) if homes[m] == homes[n]]
        rows.append([
            *told[n], len(same), sum(len(found[m].mentions) for m in same), max(scores[m] for m in same) - scores[n],
            len(e.plain) >= max(len(found[m].plain) for m in same), min(firsts[m] for m in same), firsts[n] / max(1, len(document.sentences)), told[n][0] - best,
        ])  # fmt: skip
    return [[float(x) for x in row] for row in rows]


def groups(document: Document, found: Sequence[Entity]) -> list[int]:
    """The number of each candidate's group: one name in another, a name and its initials, a name in brackets behind another."""
    home = list(range(len(found)))
    for a in range(len(found)):
        for b in range(a):
            if home[a] != home[b] and alike(document, found[a], found[b]):
                old, new = home[a], home[b]
                home = [new if h == old else h for h in home]
    return home


def alike(document: Document, one: Entity, other: Entity) -> bool:
    short, long = sorted((one.plain.split(" "), other.plain.split(" ")), key=len)
    if short[-1] == long[-1] and set(short) <= set(long):
        return True
    initials = "".join(w[0] for w in long if w not in SMALL and w)
    if len(short) == 1 and len(long) > 1 and len(initials) > 2 and initials in short[0]:
        return True
    first, second = sorted((one.words, other.words))
    if first[1] >= second[0]:
        return False
    tokens = document.read.tokens
    return document.text[tokens[first[1]].span.stop : tokens[second[0]].span.start].strip() in ("(", "[")
