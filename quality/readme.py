"""Make the README's shown output and its picture from real runs.

    python -m quality.readme            write them
    python -m quality.readme --check    exit 1 where the README differs from what the program prints now

A block of the README looks like `<!-- run: dateline find -->`, a code block, `<!-- end -->`. The blocks share one record,
into which the example page has been read; the picture shows that reading. Moments of the clock are not compared.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "border-town.svg"
BLOCK = re.compile(r"(<!-- run: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
MAIN = "dateline read examples/border-town.html"
WIDTH = 100


def output(command: str, room: str, *, colours: bool = False) -> str:
    """What `dateline ...` prints, run from the root of the repository with the record of a room (a folder)."""
    args = [sys.executable, "-m", "dateline", *shlex.split(command)[1:]]
    environ = os.environ | {
        "COLUMNS": str(WIDTH), "DATELINE_RECORD": f"{room}/dateline.db", "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    environ |= {"FORCE_COLOR": "1"} if colours else {"NO_COLOR": "1"}
    done = subprocess.run(args, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    return done.stdout.replace(f"{room}/", "")


def filled(text: str) -> tuple[str, str]:
    """The README with every block run again, and the coloured output of the reading before them."""
    with tempfile.TemporaryDirectory() as room:
        reading = output(MAIN, room, colours=True)
        return BLOCK.sub(lambda m: f"{m[1]}\n```text\n{trimmed(output(m[2], room))}\n```\n\n{m[3]}", text), reading


def timeless(text: str) -> str:
    return MOMENT.sub("0000-00-00 00:00:00", text)


def trimmed(shown: str) -> str:
    return "\n".join(line.rstrip() for line in shown.rstrip().splitlines())


def picture(shown: str) -> str:
    """An SVG of the coloured output, without fonts from elsewhere."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shown.rstrip()))
    svg = console.export_svg(title=MAIN, unique_id="dateline")
    return re.sub(r"@font-face \{.*?\}\n?", "", svg, flags=re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    before = README.read_text(encoding="utf-8")
    after, reading = filled(before)
    if given.check:
        raise SystemExit(
            0
            if timeless(before) == timeless(after)
            else "README.md is not what the program prints: python -m quality.readme"
        )
    README.write_text(after, encoding="utf-8")
    PICTURE.write_text(picture(reading), encoding="utf-8")


if __name__ == "__main__":
    main()
