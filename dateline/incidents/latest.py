"""The day that a text spoke of last before words that count from it: "held him on May 4. Two days later he was freed"."""

from __future__ import annotations

import re

from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading, within
from dateline.language.dates import TimeExpression
from dateline.types import Span

OF_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NEAR_CUE = 28  # characters between "said" and a date that dates the saying


def dates_a_saying(reading: Reading, sentence: Sentence, span: Span) -> bool:
    """Whether an expression stands at a reporting verb with no trigger in between."""
    for said in reading.attributed(sentence):
        start, stop = min(said.cue.stop, span.stop), max(said.cue.start, span.start)
        if stop - start <= NEAR_CUE and not (start < stop and within(reading.triggers, Span(start, stop))):
            return True
    return False


def day_before(
    words: Span, sentence: Sentence, reading: Reading, *, back: int, far: bool, sayings: bool
) -> TimeExpression | None:
    """The last day named before `words` in their sentence or the `back` sentences of the text before it.

    `far`: "since Friday" counts as that Friday, and the sentences may stand in other paragraphs. `sayings`: a day of
    their own sentence or the one before counts though it dates a statement.
    """
    around = reading.sentences[max(0, sentence.index - back) : sentence.index]
    before = [s for s in around if s.block == sentence.block or (far and s.kind == "body")]
    for one in (sentence, *reversed(before)):
        for day in reversed(within(reading.dates, one.span)):
            if day.span.stop > words.start or not fits(day, reading, far=far):
                continue
            if (sayings and one.index >= sentence.index - 1) or not dates_a_saying(reading, one, day.span):
                return day
    return None


def fits(day: TimeExpression, reading: Reading, *, far: bool) -> bool:
    """Whether an expression is one day, and has been where the words may count from another sentence's."""
    when = day.when
    if day.depends or not (when.start or when.stop):
        return False
    if not (when.start == when.stop or (far and day.edge and OF_DAY.match(day.value))):
        return False
    last = reading.last_day
    return not far or last is None or str(when.start or when.stop) <= last.isoformat()
