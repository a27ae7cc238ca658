"""When a plan is for: the day ahead that its own sentences name, not the day it was spoken of.

"The Philippines will send two frigates from May 4, the chief of staff said on Tuesday": May 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from dateline.incidents import choice, ties
from dateline.incidents.draft import Draft
from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading
from dateline.language.dates import TimeExpression
from dateline.types import Span

AHEAD = ("planned", "threatened")
UTTERED = "threat_or_claim"  # happened on the day it was spoken, whatever it is for
WEEK = 7  # days


def read(
    draft: Draft,
    near: Sequence[tuple[TimeExpression, Sentence]],
    saying: Set[Span],
    today: date | None,
    reading: Reading,
) -> TimeExpression | None:
    """The expression of the draft's sentences that lies after `today`; None where it is no plan or names no such day.

    `saying`: expressions that tell when it was spoken of. One after `today` never does, however it is parsed.
    """
    if today is None or draft.type == UTTERED or choice.status_of(draft, reading).value not in AHEAD:
        return None
    own = {m.sentence.index for m in draft.mentions}
    here = [time for time, sentence in near if sentence.index in own]
    moved = [next_week(t, draft, today) for t in here if t.span not in saying]
    return nearest(draft, [t for t in here if after(t, today)]) or nearest(draft, [t for t in moved if t is not None])


def after(time: TimeExpression, today: date) -> bool:
    """Whether all of it lies ahead, or its open end does."""
    start, stop = time.when.start, time.when.stop
    return (start or stop or "")[:10] > today.isoformat()


def next_week(time: TimeExpression, draft: Draft, today: date) -> TimeExpression | None:
    """A bare weekday behind the words of a plan, read ahead: "expects the first men at Beni on Sunday"."""
    when = time.when
    behind = any(m.span.holds(time.span) and time.span.start >= ties.core(m).start for m in draft.mentions)
    if time.rule != "weekday" or not behind:
        return None
    if not when.start or when.stop not in (when.start, None):
        return None
    day = date.fromisoformat(when.start[:10])
    if not today - timedelta(days=WEEK) <= day < today:
        return None
    coming = (day + timedelta(days=WEEK)).isoformat()
    how = f"'{when.said}' = {coming}: the next one after {today.isoformat()}, because it is planned"
    return replace(time, when=replace(when, start=coming, stop=when.stop and coming, how=how))


def nearest(draft: Draft, times: Iterable[TimeExpression]) -> TimeExpression | None:
    cores = [ties.core(m) for m in draft.mentions]
    return min(times, key=lambda t: min(ties.gap(core, t.span) for core in cores), default=None)
