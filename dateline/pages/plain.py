"""Plain text to blocks: one block a line, the text left exactly as it was decoded."""

from __future__ import annotations

import re

from dateline.types import Block, Span

LINE = re.compile(r"[^\s][^\r\n\v\f\x85\u2028\u2029]*")


def blocks(text: str) -> tuple[Block, ...]:
    """Each line with words, without the white space around it."""
    return tuple(
        Block(Span(found.start(), found.start() + len(found[0].rstrip())), "line") for found in LINE.finditer(text)
    )
