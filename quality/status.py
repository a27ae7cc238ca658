"""Factuality against UDS-IH2, MEANTIME and UW: python -m quality.status DATA [--part dev] [--out FILE]

DATA is the folder with factuality/. Pearson r of p (0 to 1) with the gold score (-3 to 3), and F1 of "did not happen"
(gold below 0, p below .5); a mistake listing with --wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.language import factuality, model
from dateline.types import Span

SETS = ("uw", "uds_ih2", "meantime")


def events(path: Path) -> Iterator[tuple[str, Span, float]]:
    """Sentence text, the span of the event's word, the gold score."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            spots = [m.span() for m in re.finditer(r"\S+", row["text"])]
            for target in row["targets"]:
                a, b = target["span1"]
                yield row["text"], Span(spots[a][0], spots[b - 1][1]), target["label"]


def pearson(xs: list[float], ys: list[float]) -> float:
    n = len(xs)
    mx, my = sum(xs) / n, sum(ys) / n
    top = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    return float(top / (sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys)) ** 0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--rules", action="store_true", help="without the model")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--wrong", type=int, default=0)
    given = parser.parse_args()
    rows = []
    for name in SETS:
        guesses, golds, wrong = [], [], []
        rules: dict[str, list[float]] = {}
        for text, trigger, label in events(given.data / "factuality" / f"{name}_{given.part}.jsonl.gz"):
            read = None if given.rules else model.analyse(text, (Span(0, len(text)),))
            verdict = factuality.judge(text, Span(0, len(text)), trigger, language="en", read=read)
            guesses.append(verdict.p)
            golds.append(label)
            rules.setdefault(verdict.how.split(":")[0], []).append(label)
            wrong.append((abs(verdict.p * 6 - 3 - label), trigger.of(text), label, verdict.how, text))
            rows.append(
                {
                    "set": name,
                    "text": text,
                    "span": [trigger.start, trigger.stop],
                    "p": verdict.p,
                    "status": verdict.status,
                }
            )
        counts = Counter((g < 0, p < 0.5) for g, p in zip(golds, guesses, strict=True))
        f1 = 2 * counts[True, True] / (2 * counts[True, True] + counts[True, False] + counts[False, True] or 1)
        print(f"{name:9} events {len(golds):5}  Pearson {pearson(guesses, golds):.3f}  F1 did not happen {f1:.3f}")
        if given.wrong:
            for how, labels in sorted(rules.items()):
                print(
                    f"    {how:20} n {len(labels):5} mean gold {sum(labels) / len(labels):5.2f} -> p {(sum(labels) / len(labels) + 3) / 6:.2f}"
                )
            for _, word, label, how, text in sorted(wrong, reverse=True)[: given.wrong]:
                print(f"    {label:5.1f} {word!r} ({how}) {text}")
    if given.out:
        given.out.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
