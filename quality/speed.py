"""Whole-process time and peak memory: one page, many pages, `--help`.

    python -m quality.speed corpus/keyed [--pages 200] [--out FILE]

The folder's pages are read as often as needed, each copy made distinct by a comment or a last line, so that
nothing is skipped as already read. Seconds are wall clock; memory is the peak resident set of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(*args: str) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak MiB of one `dateline` process."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "dateline", *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"dateline {' '.join(args)} ended with {child.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def copies(folder: Path, count: int, into: Path) -> None:
    """Write `count` distinct pages made from the pages of a folder."""
    pages = sorted(p for p in folder.iterdir() if p.suffix in {".html", ".txt"})
    for i in range(count):
        page = pages[i % len(pages)]
        mark = f"\n<!-- copy {i} -->\n" if page.suffix == ".html" else f"\n\nCopy {i}\n"
        (into / f"{i:04}-{page.name}").write_text(page.read_text(encoding="utf-8") + mark, encoding="utf-8")


def measure(folder: Path, count: int) -> dict[str, float]:
    """The figures of the README's speed table."""
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / "pages").mkdir()
        copies(folder, count, room / "pages")
        first = next((room / "pages").iterdir())
        help_s = min(run("--help")[0] for _ in range(5))
        one = min(run("read", str(first), "--record", str(room / f"one{i}.db")) for i in range(3))
        many = run("read", str(room / "pages"), "--record", str(room / "many.db"))
    return {
        "help_s": help_s,
        "one_page_s": one[0],
        "one_page_mib": one[2],
        "pages_s": many[0],
        "pages_mib": many[2],
        "pages_per_cpu_s": count / many[1],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    figures = measure(given.data, given.pages)
    for name, value in figures.items():
        print(f"{name:18} {value:8.2f}")
    if given.out:
        given.out.write_text(json.dumps(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
