"""Series counters: "the third attack this month"."""

from __future__ import annotations

from dateline.incidents.counters import counters
from dateline.incidents.draft import Draft, Found
from dateline.incidents.numerals import ORDINALS
from dateline.incidents.reading import Reading
from dateline.types import Series, Span


def read(draft: Draft, reading: Reading) -> list[Found]:
    found: dict[int, Found] = {}
    for sentence in draft.sentences:
        for match in counters(reading.text, sentence.span):
            digits = match.groupdict().get("digits")
            ordinal = int(digits) if digits else ORDINALS[match["word"].casefold()]
            value = Series(
                ordinal, (match.groupdict().get("of") or "").strip(), (match.groupdict().get("since") or "").strip()
            )
            found.setdefault(
                ordinal, Found("series", value, Span(match.start(), match.end()), "an ordinal with a period")
            )
    return list(found.values())
