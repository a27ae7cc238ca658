"""Where a sentence turns from one happening to another: clauses, and the word that opens each."""

from __future__ import annotations

import re

from dateline.incidents.words import WORDS, alternatives
from dateline.types import Span

_CUT = re.compile(
    rf"(?P<mark>;|[—–]|\s-{{1,2}}\s|:\s)\s*|(?P<comma>,)?\s+(?P<word>{alternatives(WORDS['connectives'])})\s+",
    re.IGNORECASE,
)
_CLASS = {word: name for name, words in WORDS["connective_classes"].items() for word in words}


def split(text: str, sentence: Span) -> list[tuple[Span, str]]:
    """Clause spans in order, covering the sentence, each with the class of what opens it ("" for the first)."""
    starts = [(sentence.start, "")]
    for cut in _CUT.finditer(text, sentence.start, sentence.stop):
        if cut["word"] is None:
            starts.append((cut.end(), "mark"))
        elif cut["comma"] or cut["word"].casefold() not in WORDS["comma_needed"]:
            starts.append((cut.start("word"), _CLASS.get(cut["word"].casefold(), "other")))
    stops = [start for start, _ in starts[1:]] + [sentence.stop]
    return [(Span(start, stop), word) for (start, word), stop in zip(starts, stops, strict=True) if start < stop]
