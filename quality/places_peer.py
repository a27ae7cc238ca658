"""Places beside a simple peer, in one run: names found in raw text, documents a CPU second, peak memory.

    pip install geotext==0.4.0
    python -m quality.places_peer DATA/places/lgl_dev.jsonl.gz

GeoText (MIT) looks capitalised words up in lists of cities and countries and knows no point and no context. Dateline finds and places,
by its rules alone (`rules`). Each runs in a process of its own, starting up included; the ratios are Dateline's by the peer's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quality.lines import paragraphs, rows

Names = Callable[[str], list[str]]


def dateline_names() -> Names:
    from dateline.language import places

    return lambda text: [
        t.span.of(text) for t in places.find(text, paragraphs(text), language="en") if t.kind not in ("demonym", "road")
    ]


def geotext_names() -> Names:
    from geotext import GeoText

    return lambda text: [*(found := GeoText(text)).cities, *found.countries]


PEERS = {"dateline": dateline_names, "geotext": geotext_names}


def hits(said: list[str], gold: list[str]) -> int:
    """How many names are in both, each as often as in both."""
    return sum((Counter(said) & Counter(gold)).values())


def alone(name: str, data: Path) -> dict[str, float]:
    """Precision and recall of one finder over the documents, as names with their number, and how many documents."""
    find = PEERS[name]()
    hit = said = there = count = 0
    for doc in rows(data):
        found, gold = find(doc["text"]), [toponym["text"] for toponym in doc["toponyms"]]
        hit, said, there, count = hit + hits(found, gold), said + len(found), there + len(gold), count + 1
    return {"precision": hit / max(1, said), "recall": hit / max(1, there), "docs": float(count)}


def measured(name: str, data: Path) -> dict[str, float]:
    """The same in a process of its own, with its CPU seconds and peak MiB."""
    command = [sys.executable, "-m", "quality.places_peer", str(data), "--alone", name]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    said = child.stdout.read() if child.stdout else b""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{name} ended with {child.returncode}")
    scores: dict[str, Any] = json.loads(said)
    seconds = usage.ru_utime + usage.ru_stime
    return {**scores, "docs_per_cpu_s": scores["docs"] / seconds, "peak_mib": usage.ru_maxrss / 1024}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--alone", choices=PEERS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.alone:
        print(json.dumps(alone(given.alone, given.data)))
        return
    ours, theirs = measured("dateline", given.data), measured("geotext", given.data)
    for name in ours:
        print(f"{name:16}{ours[name]:9.3f}{theirs[name]:9.3f}   ratio {ours[name] / max(theirs[name], 1e-9):.2f}")


if __name__ == "__main__":
    main()
