"""Pages that would hurt a careless reader; each is read and split, and its cost printed: CPU seconds, then peak memory."""

from __future__ import annotations

import contextlib
import resource
import time
from pathlib import Path

from dateline.articles import split
from dateline.errors import SourceError
from dateline.pages import from_bytes

STORY = b"".join(
    b"<p>The men walked to the town on day %d, and nobody at the gate said a word.</p>" % n for n in range(8)
)
PAGES = {
    "50 MB": b"<html><body>" + b"<p>word word word</p>" * 2_500_000,
    "deep": b"<html><body>" + b"<div class=a>" * 10_000 + STORY,
    "NUL": b"<html><body><h1>A walk\x00</h1>" + STORY.replace(b" ", b"\x00 ") + b"\x00" * 1000,
    "lying charset": b"<html><head><meta charset=utf-16></head><body><h1>Caf\xe9</h1>" + STORY,
    "script only": b"<html><body>" + b"<script>" + b"x();" * 400_000 + b"</script></body></html>",
    "one word": b"<html><body><p>" + b"a" * 5_000_000,
    "attributes": b"<html><body>" + b"<p " + b"data-a='1' " * 200_000 + b">" + STORY,
    "class names": b"<html><body>" + b"".join(b"<div class='a%d b-c-d_%d'><p>x y</p>" % (n, n) for n in range(9000)),
    "brackets": b"<html><body><p>" + b"(" * 100_000 + b"</p>" + STORY,
    "capitals": b"<html><body>" + b"<p>" + b"Aa " * 300_000 + b"</p>" + STORY,
    "json": b"<html><head><script type='application/ld+json'>" + b"[" * 100_000 + b"</script></head><body>" + STORY,
    "rows": b"<table>" + b"<tr><td>1 May 2024 by Ann Lee | 2</td>" * 9000,
}


def peak() -> int:
    """The most memory of this program in MB; getrusage may give a child what its parent took before it."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    split(from_bytes(b"<html><body>" + STORY, source="warm.html"))
    for name, raw in PAGES.items():
        at = time.process_time()
        with contextlib.suppress(SourceError):
            split(from_bytes(raw, source="page.html", url="https://example.org/"))
        print(f"{name}\t{time.process_time() - at:.2f}")
    print(f"peak\t{peak()}")
