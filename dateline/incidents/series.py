"""Series counters ("the third attack this month") and the page's own corrections ("is 58, not 59")."""

from __future__ import annotations

import re

from dateline.incidents.draft import Draft, Found
from dateline.incidents.layout import Sentence
from dateline.incidents.numerals import ORDINALS
from dateline.incidents.reading import Reading
from dateline.types import Series, Span

WORD = "|".join(ORDINALS)
COUNTER = re.compile(
    rf"\b(?:the|its|his|her|their|was|is|el|la|su)\s+(?P<word>{WORD}|(?P<digits>\d+)(?:st|nd|rd|th|º|ª))\s+(?P<of>(?:[\w’'-]+\s+){{0,6}}?)"
    rf"(?P<since>(?:since|this|in\s+(?:as\s+many|\w+|less)|of\s+(?:its|the|this)|so\s+far|to\s+be|to\s+change|on\s+that|at\s+the|desde|en\s+lo\s+que|que|este|del)\b[^.;,”]*)",
    re.IGNORECASE,
)
CHAIN = re.compile(
    rf"\b(?:and|y)\s+(?:the|el|la)\s+(?P<word>{WORD})\s+(?P<since>(?:since|desde)\b[^.;,]*)", re.IGNORECASE
)
OPENING = re.compile(
    rf"^(?:in\s+)?(?:the\s+)?(?P<word>{WORD})(?=,|\s+(?:\w+\s+){{0,4}}(?:in|this|since)\b)", re.IGNORECASE
)


def read(draft: Draft, reading: Reading) -> list[Found]:
    found: dict[int, Found] = {}
    for sentence in draft.sentences:
        for match in counters(reading.text, sentence):
            digits = match.groupdict().get("digits")
            ordinal = int(digits) if digits else ORDINALS[match["word"].casefold()]
            value = Series(
                ordinal, (match.groupdict().get("of") or "").strip(), (match.groupdict().get("since") or "").strip()
            )
            found.setdefault(
                ordinal, Found("series", value, Span(match.start(), match.end()), "an ordinal with a period")
            )
    return list(found.values())


def counters(text: str, sentence: Sentence) -> list[re.Match[str]]:
    span = sentence.span
    return [*COUNTER.finditer(text, span.start, span.stop), *CHAIN.finditer(text, span.start, span.stop)]
