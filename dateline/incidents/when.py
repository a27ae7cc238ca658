"""When it happened: the expression that governs the action, not the one that dates a statement.

Every time expression of the article is a candidate for every incident; the learned model says how likely it is the one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property, partial

import numpy as np

from dateline.incidents import anchored, backwards, candidates, choice, consensus, nights, plans, ties, votes
from dateline.incidents.counters import counters
from dateline.incidents.draft import Draft, Found
from dateline.incidents.latest import dates_a_saying
from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Stretches, Telling
from dateline.language.dates import TimeExpression
from dateline.language.network import Array
from dateline.types import Precision, Span, When

PRECISIONS: tuple[Precision, ...] = ("time", "day", "week", "month", "season", "year", "range", "open", "unknown")
PREVIOUSLY = re.compile(
    r"\b(?:previously(?!\s+(?:said|told|stated|reported|announced|released|identified|published)\b)|formerly|in\s+the\s+past(?!\s+(?:\w+\s+)?(?:hour|day|night|week|month|year)s?\b)|years\s+before|once\s+before|anteriormente|con\s+anterioridad|en\s+el\s+pasado(?!\s+(?:mes|año|fin)\b))\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"\b(?:since|desde|from)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|before|by|hasta|antes\s+de|antes\s+del)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE)
LATER = re.compile(
    r"\b(?:will|would|expected|due|planned|scheduled|to\s+be|será|serán|prevé|previsto)\b", re.IGNORECASE
)
BEFORE_HOUR = re.compile(
    r"(?:before\s+)?(?:day\s*break|dawn|sunrise|noon|midnight|antes\s+del?\s+(?:alba|amanecer))\b", re.IGNORECASE
)
OF_DAY = re.compile(r"\d{4}-\d\d-\d\d")
IN_YEAR = re.compile(r"\b(?:in|en|during|durante)\s+(?:early\s+|late\s+)?$", re.IGNORECASE)
ATTACHED = re.compile(
    r"\s+(?:(?:in|on|during|of|last|early|late|mid|en|el|del|de|la|los|las)\s+){0,2}$", re.IGNORECASE
)  # between a deed's word and its day: "the shootout in June"
LONGEST = 800  # days; a longer period dates no incident
PAGE = 0.35  # below it the page's own day is likelier
YEAR = 0.65  # the same for a whole year: "the 1992 treaty" and "the riots of 2022" date no action
CLAUSE = 0.1  # what the main clause itself names needs no more than this against the page's day
ATTACHED_P = 0.7
VOTED = 0.8  # below it the day that most of the row's sentences speak for is likelier (.759 to .769 on paragraphs, 70.8 to 72.8 % on gva)
SURE = 0.5  # an offset from another incident in the main clause beats a candidate less likely than this
LASTING = ("displacement", "protest", "sanction_or_blockade", "military_operation", "deployment")

NAMES = (*ties.NAMES, "precision", "clock", "open_start", "open_stop", "days", "before_page", "after_page", "dates_saying", "since", "until",
         "same_days", "in_other_clauses", "later", "is_year", "possessive", "relative_clause", "own_dates", "planned", "support", "support_share", "offset_in_main", "offset_anywhere")  # fmt: skip


SAID = NAMES.index("in_other_clauses") - len(ties.NAMES)
Days = tuple[str | None, str | None]


class Times:
    """The candidates of an article, each with its sentence, read once for all drafts."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.reading: Reading = telling.reading

    @cached_property
    def expressions(self) -> list[tuple[TimeExpression, Sentence]]:
        found = []
        for time in self.reading.dates:
            sentence = self.telling.sentence(time.span)
            if not sentence or time.type not in ("DATE", "TIME") or time.depends or not told(time.when):
                continue
            if not bounds_a_series(self.reading.text, sentence.span, time.span):
                found.append((time, sentence))
        return found

    @cached_property
    def stretches(self) -> Stretches:
        return Stretches(self.telling, [(time.span, sentence) for time, sentence in self.expressions])

    @cached_property
    def alone(self) -> Array:
        return np.array([alone(self, time, sentence) for time, sentence in self.expressions])

    @cached_property
    def drafts(self) -> Array:
        return np.array([of_draft(self, n, draft) for n, draft in enumerate(self.telling.drafts)])

    @cached_property
    def holding(self) -> set[int]:
        """The drafts whose clauses hold an expression, by number."""
        number, known = self.telling.number, {time.span for time, _ in self.expressions}
        own = (m for m in self.telling.mentions if m.index in number)
        return {number[m.index] for m in own if any(t.span in known and m.span.holds(t.span) for t in m.dates)}

    @cached_property
    def shared(self) -> Counter[tuple[int, Days]]:
        """In how many of a draft's sentences the same days are named."""
        named = {((time.when.start, time.when.stop), sentence.index) for time, sentence in self.expressions}
        return Counter((draft, days) for days, at in named for draft in self.telling.told_in(at))

    @cached_property
    def repeats(self) -> Counter[Days]:
        return Counter((time.when.start, time.when.stop) for time, _ in self.expressions)

    @cached_property
    def saying(self) -> set[Span]:
        """Expressions at a reporting verb with no trigger in between."""
        return {time.span for time, sentence in self.expressions if dates_a_saying(self.reading, sentence, time.span)}

    @cached_property
    def page_days(self) -> tuple[date | None, date | None]:
        return day(self.reading.article.published.start), day(self.reading.article.published.stop)


def bounds_a_series(text: str, sentence: Span, span: Span) -> bool:
    """Whether an expression tells since when deeds are numbered: "the fourth since the ouster two weeks ago"."""
    since = (
        Span(*m.span("since")) for m in counters(text, sentence) if m["since"].casefold().startswith(("since", "desde"))
    )
    return any(part.holds(span) for part in since)


def told(when: When) -> bool:
    """Whether an expression names days at all, and not a whole decade ("in their seventies")."""
    start, stop = day(when.start), day(when.stop)
    return bool(start or stop) and not (start and stop and (stop - start).days > LONGEST)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def table(times: Times, i: Array, j: Array) -> Array:
    """The values of NAMES for the drafts i and the expressions j."""
    lies = times.stretches
    said, drafts = times.alone[j], times.drafts[i]
    days = [(time.when.start, time.when.stop) for time, _ in times.expressions]
    shared = np.array([times.shared[draft, days[n]] for draft, n in zip(i.tolist(), j.tolist(), strict=True)])
    return np.column_stack([
        lies.rows(i, j), said[:, :SAID], lies.others_holding(i, j), said[:, SAID:],
        drafts[:, :2], shared, shared / drafts[:, 2], drafts[:, 3:],
    ])  # fmt: skip


def of_draft(times: Times, number: int, draft: Draft) -> list[float]:
    """The values that are a draft's alone, and in how many sentences it is told (behind "planned")."""
    offsets = anchored.offsets(draft, times.reading)
    return [
        float(number in times.holding), float(draft.main.status in ("planned", "threatened")), float(len({m.sentence.index for m in draft.mentions})),
        float(any(anchored.of_main(draft, o) for o in offsets)), float(bool(offsets)),
    ]  # fmt: skip


def alone(times: Times, time: TimeExpression, sentence: Sentence) -> list[float]:
    """The values that are the same for every draft: SAID from "precision" to "same_days", the others from "later" to "relative_clause"."""
    text, when = times.reading.text, time.when
    start, stop = day(when.start), day(when.stop)
    first, last = times.page_days
    before = text[max(sentence.span.start, time.span.start - 24) : time.span.start]
    return [
        float(PRECISIONS.index(when.precision)), float(time.type == "TIME"), float(start is None), float(stop is None),
        float((stop - start).days) if start and stop else 0.0,
        before_page(stop, last, times.reading.changed), float(bool(first and start and start > (times.reading.changed or first))),
        float(time.span in times.saying), float(time.edge == "since" or bool(SINCE.search(before))), float(time.edge == "until" or bool(UNTIL.search(before))),
        float(times.repeats[when.start, when.stop]),
        float(bool(LATER.search(text, sentence.span.start, time.span.start))), float(len(time.span) == 4),
        float(text[time.span.stop : time.span.stop + 2] in ("'s", "’s")), float(before.rstrip().endswith((",", "—", "("))),
    ]  # fmt: skip


def before_page(stop: date | None, last: date | None, changed: date | None) -> float:
    """Days from the end of an expression to the page's day; 0 for one up to its last change."""
    if not last or not stop:
        return -1.0
    return 0.0 if changed and last < stop <= changed else float((last - stop).days)


def resolve(telling: Telling) -> dict[str, Found]:
    """The time of each draft by its key; sets `draft.when`."""
    times = Times(telling)
    ranked: dict[str, tuple[float, Found]] = {}
    inside: dict[str, Found] = {}
    closest = ties.nearby(times.stretches)
    judged = candidates.judged("when", times.stretches, closest, partial(table, times))
    for draft, at, rows in zip(telling.drafts, closest, judged, strict=True):
        near, odds = [times.expressions[n] for n in at], [p for (p,) in rows]
        if odds:
            own = of_the_clause(draft, list(zip(odds, near, strict=True)), times)
            inside.update({draft.key: own} if own else {})
            p, (time, _) = max(zip(odds, near, strict=True), key=lambda item: (item[0], -item[1][0].span.start))
            if p < SURE and not times.reading.article.published.start:
                continue  # a page without a date: an old year told as background dates nothing
            named = attached(draft, near, times)
            if named is not None:
                p, time = (max(p, VOTED), time) if named.when.start == time.when.start else (ATTACHED_P, named)
            plan = plans.read(draft, near, times.saying, times.page_days[1], times.reading)
            if plan is not None and not plans.after(time, times.page_days[1] or date.max):
                p, time = ATTACHED_P, plan
            ranked[draft.key] = (p, found(draft, time, p, times))
            draft.when = ranked[draft.key][1].value  # type: ignore[assignment]
    chosen = {key: value for key, (_, value) in ranked.items()}
    for draft in telling.drafts:
        p, value = ranked.get(draft.key, (0.0, None))
        if long_ago(draft, value, times.reading):
            chosen[draft.key] = earlier(draft, times.reading)
            draft.when = chosen[draft.key].value  # type: ignore[assignment]
            continue
        if p < (YEAR if whole_year(value) else SURE) or apart(draft, value, times.reading):
            moved = anchored.read(draft, telling.drafts, times.reading)
            if moved is not None and not ahead(draft, moved, times):
                draft.when, chosen[draft.key] = moved.value, moved  # type: ignore[assignment]
            elif p < (YEAR if whole_year(value) else PAGE) and times.reading.article.published.known:
                chosen[draft.key] = inside.get(draft.key) or of_the_page(draft, times.reading)
                draft.when = chosen[draft.key].value  # type: ignore[assignment]
    for draft in telling.drafts:
        p, value = ranked.get(draft.key, (0.0, None))
        unsure = p < VOTED and p != ATTACHED_P and chosen.get(draft.key) in (None, value)
        if unsure or unsaid(chosen.get(draft.key)):
            day_of_most = (
                votes.read(draft, telling) if choice.status_of(draft, telling.reading).value == "happened" else None
            )
            if day_of_most is not None:
                draft.when, chosen[draft.key] = day_of_most.value, day_of_most  # type: ignore[assignment]
    for draft in telling.drafts:
        if choice.status_of(draft, times.reading).value in plans.AHEAD:
            continue  # "called a march for Sunday, a year after": it is not the one counted from
        back = backwards.read(draft, telling.drafts, chosen.get(draft.key), times.reading)
        if back is not None and not ahead(draft, back, times):
            draft.when, chosen[draft.key] = back.value, back  # type: ignore[assignment]
    for draft in telling.drafts:
        better = consensus.read(draft, telling, chosen.get(draft.key)) or nights.read(
            draft, telling, chosen.get(draft.key)
        )
        if better is not None:
            draft.when, chosen[draft.key] = better.value, better  # type: ignore[assignment]
    return chosen


def unsaid(value: Found | None) -> bool:
    """Whether nothing but the page's own day stands for it."""
    return value is not None and value.p == PAGE


def attached(draft: Draft, near: Sequence[tuple[TimeExpression, Sentence]], times: Times) -> TimeExpression | None:
    """The one day that stands right behind the words of the deed, wherever it is told; None where there are several."""
    text = times.reading.text
    ends = [t.span.stop for m in draft.mentions for t in m.triggers if t.type == draft.type and t.sense != "hint"]
    days = {
        (time.when.start, time.when.stop): time
        for time, _ in near
        if time.rule != "the period"
        and not time.edge
        and any(0 < time.span.start - end < 16 and ATTACHED.match(text[end : time.span.start]) for end in ends)
    }
    return next(iter(days.values())) if len(days) == 1 else None


def whole_year(value: Found | None) -> bool:
    return value is not None and isinstance(value.value, When) and value.value.precision == "year"


def ahead(draft: Draft, value: Found, times: Times) -> bool:
    """Whether a deed that happened would lie after the page's own day."""
    last = times.reading.last_day
    start = day(value.value.start) if isinstance(value.value, When) else None
    return bool(draft.main.status == "happened" and start and last and start > last)


def apart(draft: Draft, value: Found | None, reading: Reading) -> bool:
    """Whether the chosen words stand outside the draft's clauses while its main clause counts from another incident."""
    if value is not None and anchored.counts_on(draft, value.quote, reading):
        return True
    if value is None or any(m.span.holds(value.quote) for m in draft.mentions):
        return False
    return any(anchored.of_main(draft, o) for o in anchored.offsets(draft, reading))


def long_ago(draft: Draft, value: Found | None, reading: Reading) -> bool:
    """Whether the deed is told as earlier ("killed previously") while the chosen words date something else."""
    lead = draft.main.lead
    span = draft.main.span
    said = PREVIOUSLY.search(reading.text, span.start, span.stop) if lead else None
    if lead is None or said is None or ties.gap(Span(said.start(), said.end()), lead.span) > 25:
        return False
    return value is None or not span.holds(value.quote) or ties.gap(value.quote, lead.span) > 25


def earlier(draft: Draft, reading: Reading) -> Found:
    """Some time up to the page's own day."""
    how = "told as earlier, no day given"
    when = When(None, reading.article.published.stop, "open", anchor="the page's date", how=how)
    return Found("when", when, draft.main.span, how, p=0.5)


def of_the_clause(
    draft: Draft, rated: Sequence[tuple[float, tuple[TimeExpression, Sentence]]], times: Times
) -> Found | None:
    """What the main clause itself says of the past ("arrested in 2018", "fell in February"): likelier than the page's day."""
    last = times.page_days[1]
    own = [
        (p, time)
        for p, (time, _) in rated
        if draft.main.span.holds(time.span) and time.span not in times.saying and not time.edge
        and p >= CLAUSE and last is not None and (stop := day(time.when.stop)) is not None and stop < last
        and (time.when.precision != "year" or IN_YEAR.search(times.reading.text, draft.main.span.start, time.span.start))
    ]  # fmt: skip
    p, best = max(own, key=lambda item: item[0], default=(0.0, None))
    return found(draft, best, p, times) if best is not None else None


def of_the_page(draft: Draft, reading: Reading) -> Found:
    published = reading.article.published
    how = f"no day is told; the page's own ({published.how})"
    return Found("when", replace(published, anchor="the page's date", how=how), draft.main.span, how, p=PAGE)


def found(draft: Draft, time: TimeExpression, p: float, times: Times) -> Found:
    when = bounded(time.when, draft, times, time.value if BEFORE_HOUR.match(time.span.of(times.reading.text)) else "")
    return Found("when", when, time.span, f"{time.rule}: governs the action", p=p)


def bounded(when: When, draft: Draft, times: Times, value: str = "") -> When:
    """An open end closed where the page closes it: what began on Friday and lasts is over or goes on by the page's day."""
    if when.start and when.stop is None:
        last = times.page_days[1]
        if draft.type in LASTING and last and last.isoformat() >= when.start:
            return replace(when, stop=last.isoformat(), how=f"{when.how}; up to the page's date")
        return replace(when, stop=period_end(when.start, when.precision))
    if when.start is None and when.stop and (when.precision in ("day", "time") or OF_DAY.match(value)):
        return replace(when, start=when.stop)
    return when


def period_end(start: str, precision: Precision) -> str:
    """The last day of the period that begins on `start`."""
    first = date.fromisoformat(start[:10])
    if precision == "month":
        return ((first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)).isoformat()
    if precision == "year":
        return first.replace(month=12, day=31).isoformat()
    return (first + timedelta(days=6 if precision == "week" else 0)).isoformat()
