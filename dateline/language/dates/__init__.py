"""Time expressions: what day or period each one means, against what it was read, and why.

`find(text, spans, language=..., anchor=...)` reads every expression in one pass. The anchor is the article's own date:

- a day: "Wednesday" becomes a day, and says which Wednesday and why;
- an interval: every reading becomes the interval of its readings against both ends;
- unknown (None): what is written out is still read; the rest stays unknown and says so.

Expressions that hang on another event ("that Sunday", "two days after the attack") are marked in `depends` and their
interval stays open: the page's date does not tell it. `value` is the TIMEX3 value, for export and for scoring.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.language import sentences
from dateline.language.dates import days, holidays, lengths, periods
from dateline.language.dates.meaning import Context, Kind, Meaning
from dateline.language.dates.vocabulary import Vocabulary, vocabulary
from dateline.language.lexicon import either, near
from dateline.types import Span, When

__all__ = ["TimeExpression", "find"]

READERS = {
    "iso": days.iso, "slashes": days.slashes, "date": days.date_, "weekday": days.weekday_, "weekday_day": days.weekday_day, "deictic": days.deictic,
    "holiday": holidays.holiday, "memorable": holidays.memorable, "month_day": days.month_day, "month": periods.month, "quarter": periods.quarter,
    "season": periods.season, "the_unit": periods.the_unit, "year_ago": periods.year_ago, "year_end": periods.year_end,
    "year_words": periods.year_words, "apart": lengths.apart, "neighbour": periods.neighbour, "year": periods.year, "years": periods.years, "decade": periods.decade,
    "century": periods.century, "unit": periods.unit, "ago": lengths.ago, "vague_ago": lengths.vague_ago,
    "span": lengths.span, "duration": lengths.duration, "durations": lengths.durations, "so_long": lengths.so_long, "accounts": periods.accounts, "week_of_month": periods.week_of_month, "set": lengths.set_,
    "weekdays": lengths.weekdays, "reference": lengths.reference, "clock": lengths.clock,
    "part_alone": lengths.part_alone, "same_part": lengths.same_part, "same_day": lengths.same_day,
}  # fmt: skip
REACH = 90  # characters from the start of an expression to its first time word
NOWHERE = date(2001, 1, 1)  # read against when there is no anchor; nothing read so is kept


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression and its reading."""

    span: Span
    type: Kind
    value: str  # TIMEX3: "2025-07-30", "P2W", "PAST_REF"
    when: When  # the days it means; open or unknown where the page does not tell
    rule: str  # the name of the rule that read it
    mod: str = ""  # TIMEX3: START, MID, END, APPROX, LESS_THAN, MORE_THAN ...
    depends: str = ""  # "event": counted from another event; "day": a clock time whose day is said elsewhere
    warning: str = ""  # "2024-05-08 is a Wednesday, not a Tuesday"

    @property
    def edge(self) -> str:
        """ "since" or "until" where only that end of a stretch is said ("held since March 2022"): no event's own day."""
        if self.when.precision != "open":
            return ""
        return "until" if self.when.start is None else "since"


_YEAR = re.compile(r"\d{4}")
_NAMES_YEAR = re.compile(r"(?:\b|\D)(?:1[6-9]|20)\d\d(?!\d)|\byear|\baño", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Past:
    """What the text has spoken of so far: clock times, "that day", "of that year" and "a year earlier" lean on it."""

    day: date | None = None
    year: int | None = None
    month: date | None = None
    quarter: date | None = None

    def and_(self, expression: TimeExpression) -> _Past:
        named = _YEAR.match(expression.value) if _NAMES_YEAR.search(expression.when.said) else None
        return (replace(self, year=int(named[0])) if named and not expression.depends else self).then(expression)

    def then(self, expression: TimeExpression) -> _Past:
        longer = expression.value in ("P6M", "P9M", "P1Y") or expression.rule in ("the period", "fiscal year")
        if longer and "-Q" not in expression.value:
            return replace(self, quarter=None)  # accounts of a longer period: "a year earlier" is that period's
        if expression.depends or expression.type not in ("DATE", "TIME"):
            return self
        if re.match(r"\d{4}-\d\d-\d\d", expression.value):
            return replace(self, day=date.fromisoformat(expression.value[:10]), month=None)
        if re.match(r"\d{4}-\d\d\Z", expression.value):
            return replace(self, month=date.fromisoformat(f"{expression.value}-01"))
        if expression.rule in ("ago", "the year before"):
            return self
        if named := re.match(r"(\d{4})-Q([1-4])\Z", expression.value):
            return replace(self, quarter=date(int(named[1]), int(named[2]) * 3, 1))
        return self


def find(
    text: str, spans: Iterable[Span], *, language: str, anchor: When | None, changed: date | None = None
) -> list[TimeExpression]:
    """Every time expression inside the spans, in order, read against the anchor (the article's date).

    `changed`: the day of its last change. "Tuesday" in a story of Monday that was changed on Tuesday is that Tuesday.
    """
    words = vocabulary(language if language in ("en", "es") else "en")
    found: list[TimeExpression] = []
    past = _Past()
    for span in spans:
        for sentence in sentences.split(text, span):
            for hit, end in _hits(text, sentence, words):
                expression = _first(text, hit, sentence, words, anchor, past, changed)
                if expression is not None:
                    found.append(expression)
                    past = past.and_(expression)
                    end.append(expression.span.stop)
    return found


def _hits(text: str, sentence: Span, words: Vocabulary) -> Iterator[tuple[re.Match[str], list[int]]]:
    """Where an expression may begin; the reader appends where it ends, or the search goes on at the next word."""
    at = sentence.start
    while (hit := near(words.finder, words.core, text, at, sentence.stop, reach=REACH)) is not None:
        end: list[int] = []
        yield hit, end
        at = end[0] if end else _next_word(text, hit.start(), sentence.stop)


def _first(
    text: str,
    hit: re.Match[str],
    sentence: Span,
    words: Vocabulary,
    anchor: When | None,
    past: _Past,
    changed: date | None,
) -> TimeExpression | None:
    """The reading of the first rule that reads something there."""
    start = hit.start()
    for rule, found in words.matches(hit, text, sentence.stop):
        context = Context(
            words, text, sentence, start, found.end(), NOWHERE,
            last=past.day, quarter=past.quarter, year=past.year, month=past.month, changed=changed,
        )  # fmt: skip
        read = _read(READERS[rule.reads], found, context, anchor)
        if read is not None:
            return _expression(text, Span(start, found.end()), rule.name, *read, anchor, words)
    return None


_WORD = re.compile(r"\w+|\W")


def _next_word(text: str, at: int, stop: int) -> int:
    found = _WORD.match(text, at, stop)
    return found.end() if found else stop


def _read(
    reader: object, found: re.Match[str], context: Context, anchor: When | None
) -> tuple[Meaning, Meaning] | None:
    """The reading against the first and the last day of the anchor."""
    assert callable(reader)
    first, last = _ends(anchor)
    one = reader(found, _against(context, first))
    if one is None or first == last or not one.relative:
        return None if one is None else (one, one)
    other = reader(found, _against(context, last))
    return one, other or one


def _against(context: Context, day: date | None) -> Context:
    return replace(context, day=day or NOWHERE)


def _ends(anchor: When | None) -> tuple[date | None, date | None]:
    if anchor is None or not anchor.known:
        return None, None
    return date.fromisoformat(str(anchor.start)[:10]), date.fromisoformat(str(anchor.stop)[:10])


def _expression(
    text: str, span: Span, rule: str, one: Meaning, other: Meaning, anchor: When | None, words: Vocabulary
) -> TimeExpression:
    said = span.of(text)
    lost = one.relative and (anchor is None or not anchor.known)
    when = _when(said, one, other, anchor, lost)
    when = _open(when, text, span, words)
    value = _unresolved(one) if lost and not one.value.endswith("_REF") else one.value
    return TimeExpression(span, one.kind, value, when, rule, one.mod, one.depends, one.warning)


def _when(said: str, one: Meaning, other: Meaning, anchor: When | None, lost: bool) -> When:
    shown = f"'{said}'"
    if one.depends:
        return When(None, None, "unknown", said, "another event", f"{shown}: {one.how}", one.clock)
    if lost:
        return When(
            None, None, "unknown", said, "", f"{shown}: counted from a date that the page does not tell", one.clock
        )
    if one.days is None or other.days is None:
        return When(None, None, "unknown", said, "", f"{shown}: {one.how}", one.clock)
    start, stop = min(one.days[0], other.days[0]), max(one.days[1], other.days[1])
    result = start.isoformat() if start == stop else f"{start.isoformat()} to {stop.isoformat()}"
    precision = one.precision if one.days == other.days else "range"
    against = _anchor(anchor) if one.relative and anchor else ""
    how = f"{shown} = {result}: {one.how}{', the page’s date' if against and one.days == other.days else ''}"
    if one.days != other.days:
        how = f"{shown} = {result}: read against both ends of {against}"
    return When(
        start.isoformat(),
        stop.isoformat(),
        precision,
        said,
        against,
        how + (f"; {one.warning}" if one.warning else ""),
        one.clock,
    )


def _anchor(anchor: When) -> str:
    ends = f"{anchor.start}" if anchor.start == anchor.stop else f"{anchor.start} to {anchor.stop}"
    return f"{ends}, {anchor.how or anchor.said or 'the page’s date'}"


def _unresolved(meaning: Meaning) -> str:
    """The TIMEX3 value of a relative expression when there is nothing to count from."""
    if meaning.kind in ("DURATION", "SET"):
        return meaning.value
    return re.sub(r"\A\d{4}(?:-\d\d-\d\d|-\d\d|-W\d\d)?", lambda m: re.sub(r"\d", "X", m[0]), meaning.value)


_OPEN: dict[str, re.Pattern[str]] = {}


_BY_THE_CLOCK = ("before", "prior to", "antes de", "antes del")
_THEN = re.compile(r",?\s(?:when|cuando)\b")  # "since August 2019, when a man shot four": that was in August


def _open(when: When, text: str, span: Span, words: Vocabulary) -> When:
    """ "since January" begins in January and is open; "until Friday" ends on Friday; "shortly before noon Friday" was then."""
    if not when.known:
        return when
    pattern = _OPEN.get(words.language)
    if pattern is None:
        table = words.words["open"]
        pattern = re.compile(
            rf"\b(?:(?P<shortly>{either(table['shortly'])})|(?P<since>{either(table['since'])})|(?P<until>{either(table['until'])}))\s(?:the\s|el\s|la\s)?\Z",
            re.IGNORECASE,
        )
        _OPEN[words.language] = pattern
    found = pattern.search(text[max(0, span.start - 24) : span.start])
    if found is None or found["shortly"] or _THEN.match(text, span.stop):
        return when
    if found["since"]:
        return When(when.start, None, "open", when.said, when.anchor, f"{when.how}; from then on", when.at)
    if when.at and when.start == when.stop and found["until"].casefold() in _BY_THE_CLOCK:
        return when  # "before 9:15 p.m. on Nov. 13": on that day
    return When(None, when.stop, "open", when.said, when.anchor, f"{when.how}; up to then", when.at)
