"""When to stay silent: incident rows that real pages do not bear out, on a folder made by `quality.real`.

    python -m quality.silence FOLDER [--detail]     --detail names rows: never on the check half

found   share of the key's incidents that a row was matched to
wrong   rows a page that match no incident and are not excused (background told again, a plan nobody keyed)
silent  share of the pages without incident on which no such row stands
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from quality import keyed
from quality.corpus import Key, keys
from quality.keyscore import Row, excused, matched

Answer = tuple[Key, list[Row]]


def wrong(key: Key, rows: list[Row]) -> list[Row]:
    """The rows that no incident of the key bears out."""
    right = set(matched(key["incidents"], rows).values())
    return [row for i, row in enumerate(rows) if i not in right and not excused(key, row)]


def figures(answers: Iterable[Answer]) -> dict[str, float]:
    """`found`, `wrong` and `silent` over pages with their rows."""
    answers = list(answers)
    errors = [len(wrong(key, rows)) for key, rows in answers]
    idle = [not n for (key, _), n in zip(answers, errors, strict=True) if not key["incidents"]]
    found = sum(len(matched(key["incidents"], rows)) for key, rows in answers)
    return {
        "pages": len(answers),
        "found": found / max(1, sum(len(key["incidents"]) for key, _ in answers)),
        "wrong": sum(errors) / max(1, len(answers)),
        "silent": sum(idle) / max(1, len(idle)),
    }


def read(folder: Path) -> Iterator[Answer]:
    """Each key of the folder with the incident rows of its page."""
    for path, key in keys([folder]):
        yield key, keyed.read(path.parent / key["page"])[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--detail", action="store_true", help="every wrong row")
    given = parser.parse_args()
    answers = list(read(given.folder))
    for key, rows in answers if given.detail else []:
        for row in wrong(key, rows):
            print(key["page"], row.get("type"), row.get("status"), json.dumps(row.get("title"), ensure_ascii=False))
    print("  ".join(f"{name} {value:.3g}" for name, value in figures(answers).items()))


if __name__ == "__main__":
    main()
