"""A readable headline for a row: the article's own where it tells this incident, else the telling clause."""

from __future__ import annotations

import re

from dateline.incidents.draft import Draft, Found
from dateline.incidents.reading import Reading
from dateline.types import Span

LONGEST = 110
OPENING = re.compile(r"^(?:and|but|while|when|after|before|y|pero|mientras|cuando|,|;|—|–|-|:|\s)+\s*", re.IGNORECASE)


def read(draft: Draft, reading: Reading) -> Found:
    main = draft.main
    span = trimmed(reading.text, main.span)
    words = " ".join(span.of(reading.text).split())
    return Found("title", words[:1].upper() + words[1:], span, "the telling clause")


def trimmed(text: str, span: Span) -> Span:
    """Without what joins it to the sentence, and cut at a blank when long."""
    lead = OPENING.match(span.of(text))
    start, stop = span.start + (lead.end() if lead else 0), span.stop
    if stop - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        stop = cut if cut > start else start + LONGEST
    while stop > start and text[stop - 1] in " ,;:.—–-":
        stop -= 1
    return Span(start, stop)
