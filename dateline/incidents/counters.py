"""Ordinals that number an incident in a series: "the sixth tanker seized", "the fourth since", "la tercera este año"."""

from __future__ import annotations

import re

from dateline.incidents.numerals import ORDINALS
from dateline.types import Span

WORD = "|".join(ORDINALS)
COUNTER = re.compile(
    rf"\b(?:the|its|his|her|their|was|is|el|la|su)\s+(?P<word>{WORD}|(?P<digits>\d+)(?:st|nd|rd|th|º|ª))\s+(?P<of>(?:[\w’'-]+\s+){{0,6}}?)"
    rf"(?P<since>(?:since|this|that\s+ha(?:s|ve|d)\s+been|in\s+(?:as\s+many|\w+|less)|of\s+(?:its|the|this)|so\s+far|to\s+be|to\s+change|on\s+that|at\s+the|desde|en\s+lo\s+que|que|este|del)\b(?:(?:[A-Z]\.)+|[^.;,”])*)",
    re.IGNORECASE,
)
CHAIN = re.compile(
    rf"\b(?:and|y)\s+(?:the|el|la)\s+(?P<word>{WORD})\s+(?P<since>(?:since|desde)\b(?:(?:[A-Z]\.)+|[^.;,])*)",
    re.IGNORECASE,
)
OPENING = re.compile(
    rf"^(?:in\s+)?(?:the\s+)?(?P<word>{WORD})(?=,|\s+(?:\w+\s+){{0,4}}(?:in|this|since)\b)", re.IGNORECASE
)


def counters(text: str, span: Span) -> list[re.Match[str]]:
    """The counters in a span, in order; groups: word or digits, of, since."""
    found = {m.start("word"): m for pattern in (CHAIN, COUNTER) for m in pattern.finditer(text, span.start, span.stop)}
    return [found[start] for start in sorted(found)]
