"""Plain text to blocks: one block a line, or a paragraph where the lines were wrapped at a fixed width.

The text is left exactly as it was decoded. Lines are wrapped when hardly any had room for the next line's first word;
a list of headlines or a menu doesn't pass that.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.types import Block, Span

LINE = re.compile(r"[^\s][^\r\n\v\f\x85\u2028\u2029]*")
GAP = re.compile(r"\r?\n[ \t]*")
WIDTHS = range(40, 110)  # characters of a wrapped line
FEW = 3  # lines that their width alone does not join
FULL = 0.9  # share of lines without room for the next word


def blocks(text: str) -> tuple[Block, ...]:
    """Each line with words, without the white space around it, or each paragraph of wrapped lines."""
    spans = [Span(found.start(), found.start() + len(found[0].rstrip())) for found in LINE.finditer(text)]
    found: list[Block] = []
    group: list[Span] = []
    for span in spans:
        if group and not GAP.fullmatch(text, group[-1].stop, span.start):
            found += _settled(text, group)
            group = []
        group.append(span)
    return (*found, *_settled(text, group))


def _settled(text: str, group: list[Span]) -> list[Block]:
    if len(group) > 1 and _is_wrapped([span.of(text) for span in group]):
        return [Block(Span(group[0].start, group[-1].stop), "line")]
    return [Block(span, "line") for span in group]


def _is_wrapped(lines: list[str]) -> bool:
    """Two or three lines need one to go on in small letters (a headline and its byline don't); more need the width alone."""
    width = max(len(line) for line in lines)
    if width not in WIDTHS:
        return False
    full = [len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines)]
    if len(lines) <= FEW:
        loud = len(lines) == FEW and "".join(lines).isupper()
        return all(full) and (loud or any(line[0].islower() for line in lines[1:]))
    return sum(full) >= FULL * len(full)
