"""MUC-4 templates against the key: python -m quality.muc DATA/incidents/muc4/dev.jsonl.gz [--out FILE] [--floor]

The reader stands on Dateline's own tools and on weights learned from MUC-4's train part (quality/muc_weights.json); the program itself
does not use them. Two scores: template F1 over type and five roles (muc_score.py), and all slots with partial credit (muc_slots.py).
--out writes {"doc_id", "templates"} a line, in the files' own form; --floor reads by a list of words alone, for comparison.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from quality import muc_floor, muc_linear, muc_network, muc_read, muc_score, muc_slots
from quality.lines import rows
from quality.muc_assemble import Forest
from quality.muc_judge import TYPES, Models, judge
from quality.muc_read import Document
from quality.muc_write import Rest, templates

Row = dict[str, Any]


@cache
def models() -> tuple[Models, Forest, Rest]:
    kept = muc_linear.weights()
    return Models.of(kept["linear"]), Forest.of(kept["trees"]), Rest.of(kept["rest"])


def predict(document: Document) -> list[Row]:
    linear, forest, rest = models()
    judged = judge(document, linear)
    judged.answers = muc_network.answers(judged, muc_network.shipped())
    return templates(judged, forest, rest)


def line(name: str, figures: Sequence[float]) -> str:
    return f"  {name:<16}" + "  ".join(f"{x:5.1f}" for x in figures)


def report(preds: dict[str, list[Row]], golds: dict[str, list[Row]]) -> str:
    """All figures as text: template F1 four ways, by role and type, then the slots."""
    found = ["template F1 (precision, recall, F1), named victims, exact strings:"]
    found += [line(slot, f) for slot, f in muc_score.template_f1(preds, golds).items()]
    for victims in ("named", "all"):
        for match in ("exact", "head"):
            found.append(line(f"{victims}, {match}", muc_score.template_f1(preds, golds, victims, match)["all"]))
    found.append("by type (templates of that type alone):")
    for kind in TYPES:
        sides = (
            {doc: [t for t in some if kind in muc_score.values(t["type"])] for doc, some in side.items()}
            for side in (preds, golds)
        )
        found.append(line(kind.lower(), muc_score.template_f1(*sides)["all"]))
    found.append("all slots, partial credit .5 (F1):")
    found += [line(slot, [f]) for slot, f in muc_slots.slot_f1(preds, golds).items()]
    return "\n".join(found)


def worst(preds: dict[str, list[Row]], golds: dict[str, list[Row]], many: int = 12) -> list[str]:
    """The documents with most wrong and missed fillers."""
    lost: Counter[str] = Counter()
    for doc, gold in golds.items():
        found = muc_score.count(preds[doc], gold)
        lost[doc] = sum(n * (1 if k[-1] in "PR" else -1) for k, n in found.items())
    return [f"{doc} ({n})" for doc, n in lost.most_common(many)]


def read(rows: Sequence[Row], cache_: Path | None) -> list[Document]:
    if cache_ and cache_.is_file():
        kept: list[Document] = pickle.loads(cache_.read_bytes())
        return kept
    found = [muc_read.document(row) for row in rows]
    if cache_:
        cache_.write_bytes(pickle.dumps(found))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--floor", action="store_true", help="a list of words instead of the reader")
    parser.add_argument("--cache", type=Path, help="a file that keeps what the tools read")
    given = parser.parse_args()
    if not given.floor and not muc_linear.WEIGHTS.is_file():
        parser.error("quality/muc_weights.json is not there: make it with python -m training.muc, or take --floor")
    texts = list(rows(given.data))
    golds = {row["doc_id"]: row["templates"] for row in texts if "templates" in row}
    if given.floor:
        preds = {row["doc_id"]: muc_floor.predict(row["text"]) for row in texts}
    else:
        preds = {d.id: predict(d) for d in read(texts, given.cache)}
    if given.out:
        lines = (json.dumps({"doc_id": doc, "templates": some}) + "\n" for doc, some in preds.items())
        given.out.write_text("".join(lines), encoding="utf-8")
    if golds:
        print(report(preds, golds))
        print("most lost:", ", ".join(worst(preds, golds)))


if __name__ == "__main__":
    main()
