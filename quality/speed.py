"""Pages a CPU second and peak memory of the whole process, with the language model and with --fast; one page, `--help`.

    python -m quality.speed corpus/keyed [--pages 200] [--out FILE]

The folder's pages are read as often as needed, each copy made distinct by a comment or a last line, so that
nothing is skipped as already read. Seconds are of the processor, starting up included; memory is the peak resident set of
the process. An article here is 500 words of the pages' text.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dateline import pages
from dateline.types import Page

WORDS = 500  # of an article


def run(*args: str) -> tuple[float, float]:
    """CPU seconds and peak MiB of one `dateline` process."""
    child = subprocess.Popen(
        [sys.executable, "-m", "dateline", *args], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"dateline {' '.join(args)} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def copies(folder: Path, count: int, into: Path) -> None:
    """Write `count` distinct pages made from the pages of a folder."""
    found = sorted(p for p in folder.iterdir() if p.suffix in {".html", ".txt"})
    for i in range(count):
        page = found[i % len(found)]
        mark = f"\n<!-- copy {i} -->\n" if page.suffix == ".html" else f"\n\nCopy {i}\n"
        (into / f"{i:04}-{page.name}").write_text(page.read_text(encoding="utf-8") + mark, encoding="utf-8")


def words(folder: Path) -> int:
    """The words of the pages' text."""
    return sum(len(page.text.split()) for page in pages.read(str(folder)) if isinstance(page, Page))


def way(room: Path, name: str, *options: str) -> dict[str, float]:
    """The figures of one way of reading: a page alone, and all pages."""
    first = next((room / "pages").iterdir())
    one = min(run("read", str(first), "--record", str(room / f"{name}{i}.db"), *options) for i in range(3))
    many = run("read", str(room / "pages"), "--record", str(room / f"{name}.db"), *options)
    count = sum(1 for _ in (room / "pages").iterdir())
    return {
        f"{name}_one_page_cpu_s": one[0],
        f"{name}_one_page_mib": one[1],
        f"{name}_pages_mib": many[1],
        f"{name}_pages_per_cpu_s": count / many[0],
        f"{name}_articles_per_cpu_s": words(room / "pages") / WORDS / many[0],
    }


def measure(folder: Path, count: int) -> dict[str, float]:
    """The figures of the README's speed table."""
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        (room / "pages").mkdir()
        copies(folder, count, room / "pages")
        help_s = min(run("--help")[0] for _ in range(5))
        return {"help_cpu_s": help_s, **way(room, "model"), **way(room, "fast", "--fast")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    figures = measure(given.data, given.pages)
    for name, value in figures.items():
        print(f"{name:24} {value:8.2f}")
    if given.out:
        given.out.write_text(json.dumps(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
