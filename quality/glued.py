"""Pages with two articles, built: python -m quality.glued DATA [--half check] [--pairs 40] [--model FILE]

Seeded pairs of pages with gold text: article B's container (with its headline) is pasted below article A's, in three
shapes: "below" (as it is), "scroll" (each in an <article> of its own, as endless scrolling pages do), "flat" (the first
shape without any markup). A pair counts as apart when two different articles answer A and B with word-F1 of .8 or more.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from statistics import mean
from typing import Any

from dateline.articles import split
from dateline.pages import from_bytes
from quality.articles import Gold, f1, flattened, load, use

SHAPES = ("below", "scroll", "flat")


def container(html: str, gold: Gold) -> tuple[Any, Any] | None:
    """The parsed page and the smallest element that holds the gold's paragraphs and, if it is near, the headline."""
    import turbohtml

    document = turbohtml.parse(html)
    starts = [" ".join(line.split())[:40] for line in gold["text"].split("\n") if len(line) > 60]

    def held(node: Any) -> int:
        words = " ".join(node.text.split())
        return sum(start in words for start in starts)

    node = document.find("body")
    whole = held(node) if node is not None else 0
    if not whole or whole < 0.7 * len(starts):
        return None
    chain = [node]
    while child := next((c for c in chain[-1].children if hasattr(c, "tag") and held(c) >= whole), None):
        chain.append(child)
    for node in reversed(chain):
        if any(h.text.strip() for h in node.find_all("h1")) and len(node.text) < 2.5 * len(chain[-1].text):
            return document, node
    return document, chain[-1]


def glue(a: Any, b: Any, shape: str) -> bytes:
    document, node = a
    whole, first, second = document.html, node.html, b[1].html
    if shape == "scroll":
        pasted = f"<div class='feed'><article>{first}</article><article>{second}</article></div>"
    else:
        pasted = f"{first}\n<hr>\n{second}"
    html = whole.replace(first, pasted, 1).encode()
    return flattened(html, "") if shape == "flat" else html


def pairs(folder: Path, part: str, count: int) -> list[tuple[Gold, Any, Gold, Any]]:
    rows = []
    for gold, raw in load(folder, part):
        if gold.get("text") and len(gold["text"].split()) > 150:
            found = container(raw.decode("utf-8", "replace"), gold)
            if found:
                rows.append((gold, found))
    chosen = random.Random(7)
    out: list[tuple[Gold, Any, Gold, Any]] = []
    while len(out) < count and len(rows) > 1:
        (a, page_a), (b, page_b) = chosen.sample(rows, 2)
        out.append((a, page_a, b, page_b))
    return out


def measure(raw: bytes, a: Gold, b: Gold, name: str) -> tuple[float, float, int]:
    """F1 of the best pair of different articles for A and B, and how many articles came out."""
    page = from_bytes(raw, source=name)
    texts = [article.text(page.text) for article in split(page)]
    best = (0.0, 0.0)
    for i, one in enumerate(texts):
        for j, other in enumerate([*texts, ""]):
            if i != j:
                pair = (f1(a["text"], one), f1(b["text"], other))
                best = max(best, pair, key=sum)
    return (*best, len(texts))


def main() -> int:
    parser = argparse.ArgumentParser(prog="quality.glued")
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=("dev", "check", "all"), default="check")
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    if options.model:
        use(options.model)
    built = pairs(options.data, options.half, options.pairs)
    whole = {}
    for shape in SHAPES:
        rows = []
        for a, page_a, b, page_b in built:
            row = measure(glue(page_a, page_b, shape), a, b, "page.txt" if shape == "flat" else "page.html")
            rows.append(row)
            if options.missed and min(row[:2]) < 0.8:
                print(shape, [round(x, 2) for x in row], a["url"][:90], b["url"][:90])
        whole[shape] = {
            "pairs": len(rows), "apart": round(mean(min(row[:2]) >= 0.8 for row in rows), 3), "A": round(mean(row[0] for row in rows), 4),
            "B": round(mean(row[1] for row in rows), 4), "more than two": round(mean(row[2] > 2 for row in rows), 3),
        }  # fmt: skip
    print(json.dumps(whole, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
