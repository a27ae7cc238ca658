"""Whether probabilities mean what they say: of the values given with p near .8, are eight in ten right?

    python -m quality.calibration corpus/held corpus/keyed [--only 'k?-[56]' 'h*']

For each field: how many values, their mean probability, the share that is right, and the mean distance of the two over bins
(expected calibration error, Guo et al. 2017). A row is right when it is an incident of the key; the values of such rows are held
against its fields. Totals alone are printed, so that held-out pages stay unread.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from dateline.types import Claim
from quality import keyed, keyscore

EDGES = (0.0, 0.3, 0.5, 0.7, 0.9, 1.01)
Judged = tuple[str, float, bool]  # field, p, right
Row = dict[str, Any]


def claims_of(path: Path) -> tuple[list[Row], dict[str, list[Claim]]]:
    """The rows of a page and, by their ids, the claims they are made of."""
    rows: list[Row] = []
    by: dict[str, list[Claim]] = defaultdict(list)
    for page, _, claims in keyed.told(path):
        rows += keyed.incident_rows(page, claims)
        for claim in claims:
            by[f"{claim.article}/{claim.incident}"].append(claim)
    return rows, by


def judged(key: Row, rows: list[Row], by: dict[str, list[Claim]]) -> Iterator[Judged]:
    """Every value with a probability, and whether the key bears it out."""
    golds = key["incidents"]
    match = {j: golds[i] for i, j in keyscore.matched(golds, rows).items()}
    for number, row in enumerate(rows):
        gold = match.get(number)
        if gold is None and keyscore.excused(key, row):
            continue
        for claim in by[row["id"]]:
            if claim.p is None:
                continue
            if claim.field == "title":  # its p: how likely an analyst would key the row in
                yield "row", claim.p, gold is not None
            elif gold is not None:
                right = is_right(claim, gold)
                if right is not None:
                    yield claim.field, claim.p, right


def is_right(claim: Claim, gold: Row) -> bool | None:
    """Whether the key has this value; None for fields that it does not judge one by one."""
    value: Any = claim.value
    if claim.field == "type":
        return value in gold["types"]
    if claim.field == "status":
        return value in gold["status"]
    if claim.field == "when":
        return keyscore.interval(gold["when"], value.start, value.stop) == 1
    if claim.field == "place" and value.role == "event":
        one = {"name": value.name, "country": value.country, "lat": value.lat, "lon": value.lon}
        return keyscore.place(gold["place"], gold.get("not_places", []), {"places": [one]}) >= 0.7
    if claim.field == "party":
        return any(p["role"] == value.role and keyscore.has(value.name, a) for p in gold["parties"] for a in p["any"])
    if claim.field == "count":
        same = [c for c in gold["counts"] if c["measure"] == value.measure]
        row = {"counts": [{"measure": value.measure, "low": value.low, "high": value.high}]}
        return any(keyscore.count(c, row) == 1 for c in same)
    return None


def table(marks: Iterable[Judged]) -> Iterator[str]:
    """A line a field: number, mean p, share right, expected calibration error, and the bins as p:right (number)."""
    fields: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for field, p, right in marks:
        fields[field].append((p, right))
    for field, pairs in fields.items():
        bins = []
        error = 0.0
        for low, high in zip(EDGES, EDGES[1:], strict=False):
            part = [(p, right) for p, right in pairs if low <= p < high]
            if part:
                mean, share = sum(p for p, _ in part) / len(part), sum(r for _, r in part) / len(part)
                error += abs(mean - share) * len(part) / len(pairs)
                bins.append(f"{mean:.2f}:{share:.2f} ({len(part)})")
        mean, share = sum(p for p, _ in pairs) / len(pairs), sum(r for _, r in pairs) / len(pairs)
        yield f"{field:7} {len(pairs):5} mean p {mean:.2f} right {share:.2f} error {error:.3f} | {' '.join(bins)}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--only", nargs="+", default=["k?-[56]", "h*"], help="pages by name, as in a shell")
    given = parser.parse_args(argv)
    marks: list[Judged] = []
    for path in (p for folder in given.folders for p in sorted(folder.glob("*.json"))):
        if any(fnmatch(path.stem, name) for name in given.only):
            key = json.loads(path.read_text(encoding="utf-8"))
            marks += judged(key, *claims_of(path.parent / key["page"]))
    print("\n".join(table(marks)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
