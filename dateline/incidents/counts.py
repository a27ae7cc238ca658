"""How many: the counts told of this incident; sources that differ are rows of their own."""

from __future__ import annotations

from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.incidents.said import source_of
from dateline.language.tolls import Toll
from dateline.types import Count


def read(draft: Draft, reading: Reading) -> list[Found]:
    """Each count once for each source, in reading order."""
    found: list[Found] = []
    seen: set[tuple[str, int | None, int | None]] = set()
    for mention in draft.mentions:
        for toll in mention.tolls:
            key = (toll.measure, toll.low, toll.high)
            if key in seen or vague(toll):
                continue
            seen.add(key)
            of = toll.of.of(reading.text) if toll.of else ""
            value = Count(toll.measure, toll.low, toll.high, of)
            found.append(Found("count", value, toll.span, toll.how, said_by=source_of(mention, toll.span, reading)))
    return found


def vague(toll: Toll) -> bool:
    return toll.low is None and toll.high is None


def of_measure(mention: Mention, *measures: str) -> list[Toll]:
    return [toll for toll in mention.tolls if toll.measure in measures]
