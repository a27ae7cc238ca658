"""The gate: each floor in floors.json is measured again, and a lower score fails.

    python -m quality.gate                                  check every floor whose data is here
    python -m quality.gate --update                         raise floors to what is reached now
    python -m quality.gate --update --lower NAME... --why ...  lower floors, with the reason kept

A floor pins the hash of its corpus: figures on other text do not compare.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from quality import acled, codes, heads, keyed, numbers, places

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.0005  # rounding between machines, not a margin

Measure = Callable[[Path], dict[str, float]]


def pages(only: str) -> Measure:
    """Points of 100 on pages with keys whose name fits the pattern."""

    def measure(folder: Path) -> dict[str, float]:
        return {part: value for part, value in keyed.means(keyed.measure(folder, only=only)).items() if part in KEPT}

    return measure


def phrases(folder: Path) -> dict[str, float]:
    """Share of news-incident phrases read exactly right; scored unread once, development since (docs/quality.md)."""
    rows = numbers.read_phrases(folder / "check.txt")
    return {"right": sum(not numbers.check(row) for row in rows) / len(rows)}


def words(folder: Path) -> dict[str, float]:
    """The codebook's triggers, on the half of the pages never tuned on."""
    scores = codes.measure([folder], part="check").scores()
    return {name: scores[name] for name in ("recall", "first")}


def parts(folder: Path) -> dict[str, float]:
    """Heads, captions and articles of pages that rules were mended on: a fall is a fault, a rise no proof."""
    whole, _ = heads.measure([folder])
    found = {name: count.found / max(1, count.keyed) for name, count in whole.items() if name != "leak"}
    return {**found, "kept out": 1 - whole["leak"].found / max(1, whole["leak"].keyed)}


KEPT = ("total", "found", "body", "published", "heads", "captions")
SUITES: dict[str, tuple[str, Measure]] = {
    "keyed unread": ("corpus/keyed", pages("k?-[56]")),
    "held": ("corpus/held", pages("*")),
    "examples": ("examples", pages("*")),
    "phrases": ("quality/phrases", phrases),
    "triggers": ("corpus/keyed", words),
    "places": ("corpus/keyed", places.measure),
    "heads": ("corpus/pages", parts),
    "sub-events": ("corpus/acled", acled.measure),
}


def digest(folder: Path) -> str:
    """A hash over the names and bytes of all files in a folder."""
    sha = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        sha.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return sha.hexdigest()[:16]


def compare(floors: dict[str, Any], suite: str, corpus: str, scores: dict[str, float]) -> list[str]:
    """What is wrong with the scores of one suite, a line each."""
    kept = floors.get(suite)
    if kept is None:
        return [f"{suite}: no floor yet; run with --update"]
    if kept["corpus"] != corpus:
        return [f"{suite}: its corpus changed ({kept['corpus']} -> {corpus}); measure, then --update"]
    return [
        f"{suite} {name}: {scores.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in kept["floors"].items()
        if scores.get(name, 0.0) < floor - SLACK
    ]


def raised(
    kept: dict[str, Any] | None, corpus: str, scores: dict[str, float], *, lower: Sequence[str], why: str
) -> dict[str, Any]:
    """The new entry of a suite; a floor falls only when it is named and a reason is given."""
    if kept is None:
        return {"corpus": corpus, "floors": rounded(scores), "reasons": []}
    same = kept["corpus"] == corpus
    down = {n: f for n, f in kept["floors"].items() if same and scores.get(n, 0.0) < f - SLACK}
    if set(down) - set(lower) or (down and not why):
        raise SystemExit(f"would lower {', '.join(down)}: name it with --lower and say --why")
    reasons = list(kept["reasons"])
    reasons += [f"{n} {f:.4f} -> {scores.get(n, 0.0):.4f}: {why}" for n, f in down.items()]
    if not same:
        reasons.append(f"corpus {kept['corpus']} -> {corpus}, floors measured anew")
    return {"corpus": corpus, "floors": rounded(scores), "reasons": reasons}


def rounded(scores: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in sorted(scores.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", nargs="+", default=[])
    parser.add_argument("--why", default="")
    given = parser.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    problems: list[str] = []
    for suite, (folder, measure) in SUITES.items():
        corpus, scores = digest(ROOT / folder), measure(ROOT / folder)
        print(f"{suite:24}" + "  ".join(f"{name} {value:.4f}" for name, value in sorted(scores.items())))
        if given.update:
            floors[suite] = raised(floors.get(suite), corpus, scores, lower=given.lower, why=given.why)
        else:
            problems += compare(floors, suite, corpus, scores)
    if given.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for line in problems:
        print(line, file=sys.stderr)
    raise SystemExit(1 if problems else 0)


if __name__ == "__main__":
    main()
