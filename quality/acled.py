"""ACLED's sub-events of snippets: weighted F1 of 25 labels. python -m quality.acled FILE [--part score] [--out FILE]

FILE is a table (.tsv, .csv) or JSON lines with a text and a label in each row; labels are ACLED's names or those of CASE-2021 (task 2),
and rows of other labels are counted and left out. Or it is corpus/acled/paragraphs.tsv, labels of our own paragraphs by id, of which
--part picks a part. Rows without a label are read too; --out writes {"id", "text", "label", "p"} a line. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from sklearn.metrics import accuracy_score, f1_score  # type: ignore[import-untyped]

from dateline.incidents import acled
from quality.paragraphs import read as paragraphs

TEXTS, LABELS = ("text", "snippet", "sentence", "notes"), ("label", "sub_event", "sub_event_type", "gold")
OWN = "paragraphs.tsv"  # labels alone: the texts are those of corpus/paragraphs
ALIKE = 0.85  # of the letters of two labels


@dataclass(frozen=True, slots=True)
class Snippet:
    id: str
    text: str
    label: str | None  # ACLED's name; None without one, "" for a label that is none of the 25
    part: str = ""


def read(path: Path) -> list[Snippet]:
    """The rows of a file, in its order."""
    texts = by_id(path.parents[1] / "paragraphs") if path.name == OWN else {}
    return [made(row, number, texts) for number, row in enumerate(rows(path))]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix in (".jsonl", ".json"):
            yield from ({key: str(value) for key, value in json.loads(line).items()} for line in file if line.strip())
        else:
            yield from csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")


def by_id(folder: Path) -> dict[str, str]:
    """The texts of our paragraphs."""
    forms = (form.read_text(encoding="utf-8") for form in sorted(folder.glob("w*.txt")) if form.name != "w8.txt")
    return {p.id: p.text for form in forms for p in paragraphs(form)}


def made(row: dict[str, str], number: int, texts: dict[str, str]) -> Snippet:
    id = row.get("id") or str(number)
    text = texts[id] if texts else next(row[key] for key in TEXTS if key in row)
    label = next((row[key] for key in LABELS if row.get(key)), None)
    return Snippet(id, text, None if label is None else named(label), row.get("part", ""))


def named(label: str) -> str:
    """ACLED's name of a label; CASE-2021 itself spells its labels in more than one way."""
    plain = {name.casefold(): name for name in acled.event_types()}
    if label.casefold() in plain:
        return plain[label.casefold()]
    mark = re.sub(r"\W+", "_", label).upper()
    near = get_close_matches(mark, acled.case_labels(), 1, ALIKE)
    return acled.case_labels()[near[0]] if near else ""


def score(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    return {
        "weighted F1": float(f1_score(gold, found, average="weighted", zero_division=0)),
        "macro F1": float(f1_score(gold, found, average="macro", labels=sorted(set(gold)), zero_division=0)),
        "right": float(accuracy_score(gold, found)),
    }


def measure(path: Path) -> dict[str, float]:
    """The part of our own paragraphs that nothing was learned from, for the gate."""
    kept = [s for s in read(path / OWN) if s.part == "score" and s.label]
    scores = score([s.label or "" for s in kept], [acled.snippet(s.text).sub_event for s in kept])
    return {name: scores[name] for name in ("weighted F1", "right")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="", help="of corpus/acled/paragraphs.tsv: train or score")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    snippets = [s for s in read(given.data) if s.part == given.part or not given.part]
    found = [acled.snippet(s.text) for s in snippets]
    if given.out:
        lines = (
            {"id": s.id, "text": s.text, "label": f.sub_event, "p": round(f.p, 3)}
            for s, f in zip(snippets, found, strict=True)
        )
        given.out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    told = [(s.label, f.sub_event) for s, f in zip(snippets, found, strict=True) if s.label]
    if told:
        report([label for label, _ in told], [guess for _, guess in told])
    print(f"{len(told)} of {len(snippets)} snippets scored")


def report(gold: list[str], found: list[str]) -> None:
    print("  ".join(f"{name} {100 * value:.1f}" for name, value in score(gold, found).items()))
    commonest = [Counter(gold).most_common(1)[0][0]] * len(gold)
    print(f"the commonest label: weighted F1 {100 * score(gold, commonest)['weighted F1']:.1f}")
    labels = sorted(set(gold))
    each = f1_score(gold, found, average=None, labels=labels, zero_division=0)
    for label, f1 in zip(labels, each, strict=True):
        print(f"  {label:<36} {100 * f1:5.1f}  of {gold.count(label)}")


if __name__ == "__main__":
    main()
