"""Attribution against PolNeAR: python -m quality.attribution DATA [--rules] [--out FILE]

DATA is a folder or a .jsonl.gz file of articles with attributions (source, cue, content spans).
overlap: a gold triple is found when all three parts of one predicted triple meet it;
soft: the mean of the token F1 of the three parts, best pairs first.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.language import attribution, sentences
from quality.lines import paragraphs, rows

PARTS = ("source", "cue", "content")
Triple = dict[str, frozenset[int]]


def tokens(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The starts of the words inside the spans."""
    return frozenset(a + m.start() for a, b in spans for m in re.finditer(r"\w+", text[a:b]))


def gold(row: dict[str, Any]) -> list[Triple]:
    found = []
    for item in row["attributions"]:
        triple = {p: tokens(row["text"], [s for piece in item.get(p, ()) for s in piece["spans"]]) for p in PARTS}
        if all(triple.values()):
            found.append(triple)
    return found


def predicted(text: str, *, rules: bool) -> list[Triple]:
    spans = sentences.of(text, paragraphs(text))
    found = []
    for a in attribution.find(text, spans, language="en", rules=rules):
        if a.source and a.content:
            parts = ((a.source,), (a.cue,), a.content)
            found.append(
                {p: tokens(text, [(s.start, s.stop) for s in part]) for p, part in zip(PARTS, parts, strict=True)}
            )
    return found


def soft(one: Triple, two: Triple) -> float:
    return sum(2 * len(one[p] & two[p]) / (len(one[p]) + len(two[p]) or 1) for p in PARTS) / 3


def matched(golds: list[Triple], guesses: list[Triple]) -> tuple[int, float]:
    """Pairs in which all three parts meet, and the sum of their soft scores; each triple used once."""
    pairs = sorted(
        (
            (soft(g, p), i, j)
            for i, g in enumerate(golds)
            for j, p in enumerate(guesses)
            if all(g[k] & p[k] for k in PARTS)
        ),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    count, total = 0, 0.0
    for score, i, j in pairs:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            count, total = count + 1, total + score
    return count, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rules", action="store_true", help="without the model")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    path = given.data / "attribution" / "polnear_dev.jsonl.gz" if given.data.is_dir() else given.data
    said = meant = hits = 0
    total = 0.0
    scored = []
    for row in rows(path):
        golds, guesses = gold(row), predicted(row["text"], rules=given.rules)
        count, score = matched(golds, guesses)
        said, meant, hits, total = said + len(guesses), meant + len(golds), hits + count, total + score
        scored.append(
            {
                "doc": row["doc"],
                "triples": [{p: sorted(t[p]) for p in PARTS} for t in guesses],
                "f1": 2 * count / (len(golds) + len(guesses) or 1),
            }
        )
    print(f"triples {meant} gold, {said} found")
    print(f"overlap P {hits / said:.3f} R {hits / meant:.3f} F1 {2 * hits / (said + meant):.3f}")
    print(f"soft    P {total / said:.3f} R {total / meant:.3f} F1 {2 * total / (said + meant):.3f}")
    if given.out:
        given.out.write_text("".join(json.dumps(r) + "\n" for r in scored), encoding="utf-8")


if __name__ == "__main__":
    main()
