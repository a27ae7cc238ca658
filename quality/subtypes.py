"""How often an incident's subtype is right, on pages with keys.

    python -m quality.subtypes corpus/keyed corpus/pages --key corpus/subtypes.tsv [--half read|scored] [--detail]

The key has a line an incident: page, incident, accepted answers "type:subtype" joined by "|" ("none" among them: may be left open;
"-": no subtype fits). Judged are rows that are the key's incident and of an accepted type. Pages with an odd number, and keyed pages -1
and -3, are for reading errors; the others are only scored.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quality import keyed, keyscore

Answers = dict[tuple[str, str], frozenset[str]]


def answers(path: Path) -> Answers:
    """(page, incident) -> what is accepted."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {(page, incident): frozenset(said.split("|")) for page, incident, said in lines}


def is_read(page: str) -> bool:
    """Whether errors of the page may be looked at."""
    return int(re.findall(r"\d+", page)[-1]) % 2 == 1


def judged(gold: dict[str, Any], row: dict[str, Any], accepted: frozenset[str]) -> tuple[bool, bool, bool] | None:
    """Right, given, and wanted; None for a row of another type."""
    if row.get("type") not in gold["types"]:
        return None
    own = {said.partition(":")[2] for said in accepted if said.startswith(f"{row['type']}:")}
    given = row.get("subtype")
    right = given in own if given else not own or "none" in accepted
    return right, bool(given), bool(own) and "none" not in accepted


def measured(
    folders: list[Path], key: Answers, half: str
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any], tuple[bool, bool, bool]]]:
    pages = {page for page, _ in key}
    for path in (p for folder in folders for p in sorted(folder.glob("*.json")) if p.stem in pages):
        if half and (half == "read") != is_read(path.stem):
            continue
        golds = json.loads(path.read_text(encoding="utf-8"))
        rows = keyed.read(path.parent / golds["page"])[1]
        for i, j in keyscore.matched(golds["incidents"], rows).items():
            gold = golds["incidents"][i]
            mark = judged(gold, rows[j], key[path.stem, gold["id"]])
            if mark is not None:
                yield path.stem, gold, rows[j], mark


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--key", type=Path, default=Path("corpus/subtypes.tsv"))
    parser.add_argument("--half", choices=("read", "scored"), default="")
    parser.add_argument("--detail", action="store_true", help="each wrong one")
    given = parser.parse_args(argv)
    key = answers(given.key)
    sums: Counter[str] = Counter()
    for page, gold, row, (right, said, wanted) in measured(given.folders, key, given.half):
        sums.update(
            rows=1, right=right, given=said, given_right=said and right, wanted=wanted, wanted_right=wanted and right
        )
        if given.detail and not right:
            words = row["quotes"].get("subtype", row["quotes"].get("type", []))
            print(
                page,
                gold["id"],
                row["type"],
                row.get("subtype"),
                "for",
                "|".join(sorted(key[page, gold["id"]])),
                [q[2][:60] for q in words],
            )
    print(f"{sums['rows']} rows of an accepted type: {sums['right'] / max(1, sums['rows']):.3f} right; "
          f"precision {sums['given_right'] / max(1, sums['given']):.3f} of {sums['given']} given, recall {sums['wanted_right'] / max(1, sums['wanted']):.3f} of {sums['wanted']} wanted")  # fmt: skip
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
