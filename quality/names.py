"""Names against held-out sets: python -m quality.names DATA [--rules] [--out FILE]

DATA is the folder with language/names/, or one .jsonl.gz file of it (id, text, ents). Exact span and kind, micro F1;
`person`, `organisation` and `place` are the three classes most sets share. names_es.jsonl holds the paragraphs of three
invented Spanish pages (ours, CC BY 4.0) with their names marked.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from collections import Counter
from pathlib import Path

from dateline.language import names
from dateline.types import Language
from quality.lines import paragraphs

KINDS = {
    "Person": "person", "Organization": "organisation", "Location": "place", "Facility": "facility", "NORP": "group",
    "PER": "person", "ORG": "organisation", "LOC": "place", "person": "person", "organisation": "organisation", "place": "place",
    "facility": "facility", "group": "group",
}  # fmt: skip
SHARED = ("person", "organisation", "place")


def score(
    path: Path,
    *,
    case: str = "as it is",
    rules: bool = False,
    language: Language = "en",
    kinds: tuple[str, ...] = SHARED,
) -> tuple[dict[str, Counter[str]], float, int, list[dict[str, object]]]:
    """Counts per kind (hit, found, gold), CPU seconds, words, predictions."""
    counts: dict[str, Counter[str]] = {k: Counter() for k in (*kinds, "all")}
    seconds, words, rows = 0.0, 0, []
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for row in map(json.loads, raw.decode("utf-8").splitlines()):
        text, upper = row["text"], row["text"].upper()
        if case == "upper" and len(upper) == len(text):
            text = upper
        start = time.process_time()
        found = names.find(text, paragraphs(text), language=language, rules=rules)
        seconds += time.process_time() - start
        words += len(text.split())
        golds = {(a, b, KINDS[k]) for a, b, k in row["ents"] if KINDS.get(k) in kinds}
        guesses = {(n.span.start, n.span.stop, str(n.kind)) for n in found if n.kind in kinds}
        rows.append({"id": row["id"], "ents": [[n.span.start, n.span.stop, n.kind, n.p] for n in found]})
        for kind, count in counts.items():
            g = {e for e in golds if kind in ("all", e[2])}
            p = {e for e in guesses if kind in ("all", e[2])}
            count.update(hit=len(g & p), found=len(p), gold=len(g))
    return counts, seconds, words, rows


def f1(count: Counter[str]) -> float:
    return 2 * count["hit"] / (count["found"] + count["gold"] or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rules", action="store_true", help="without the model")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    folder = given.data / "language" / "names"
    paths = (
        [given.data]
        if given.data.is_file()
        else [folder / "ww-dev.jsonl.gz", folder / "uner-ewt-dev.jsonl.gz", Path(__file__).parent / "names_es.jsonl"]
    )
    for path in paths:
        for case in ("as it is", "upper"):
            counts, seconds, words, rows = score(
                path, case=case, rules=given.rules, language="es" if "es" in path.stem.split("_") else "en"
            )
            parts = "  ".join(f"{k} {100 * f1(c):.1f}" for k, c in counts.items())
            whole = counts["all"]
            print(
                f"{path.name} {case}: {parts}  (P {100 * whole['hit'] / (whole['found'] or 1):.1f} R {100 * whole['hit'] / (whole['gold'] or 1):.1f}; {words / (seconds or 1):,.0f} words per CPU-second)"
            )
            if given.out and case == "as it is":
                given.out.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
