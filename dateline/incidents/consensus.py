"""The day that a whole article speaks for: where it tells of one deed, sentences outside a row date it too.

"A suspect was charged on Thursday in a fatal shooting. It happened at 5:45 p.m. on June 27": the second sentence dates
the shooting of the first, whatever row it became part of.
"""

from __future__ import annotations

from dateline.incidents import choice
from dateline.incidents.draft import Draft, Found
from dateline.incidents.pairs import FAMILY
from dateline.incidents.ties import Telling
from dateline.incidents.votes import HAPPENS, MOST, elected
from dateline.language.dates import TimeExpression, governing
from dateline.types import Span, When

ONE_DAY = 0.7  # share of the votes from which an article tells of one day
MOST_SAY = 0.5  # the same for a day within the row's longer time
DOUBTED = 0.8  # how likely the row's own day must be to stand against it
UNTOLD = 0.5  # below it nothing but the page's own day stands for the row
NEVER = 2.0
OF_ARTICLE = 0.8  # p of such a day


def read(draft: Draft, telling: Telling, value: Found | None) -> Found | None:
    """The article's day where it is another than the row's doubtful own; None where the row is not what the article is about."""
    if draft is not telling.foremost:
        return None
    reading = telling.reading
    found = elected([(s.span, words(telling, s.index, s.span)[:MOST]) for s in reading.sentences], reading)
    if found is None:
        return None
    when, said, share = found
    if share < least(value, when, telling) or choice.status_of(draft, reading).value != "happened":
        return None
    return Found("when", when, said, f"{when.how}; the article speaks for it", p=OF_ARTICLE)


def least(value: Found | None, when: When, telling: Telling) -> float:
    """The share of the votes that a day needs against the row's own: all and more where its own words surely give it."""
    if value is None or value.p is None:
        return ONE_DAY
    reading = telling.reading
    own = next((d for d in reading.dates if d.span == value.quote), None)
    if own is None or own.depends:  # the page's own day; or one counted from another deed
        return ONE_DAY if value.p < UNTOLD else NEVER
    time, last = value.value, reading.last_day
    if isinstance(time, When) and time.start and time.stop and last and time.start > last.isoformat():
        return MOST_SAY
    if isinstance(time, When) and time.start != time.stop:
        # "in June" is another time than a day in July that the rest of the article tells of
        return MOST_SAY if (time.start or "9") <= (when.start or "") <= (time.stop or "") else NEVER
    return ONE_DAY if value.p < DOUBTED or claimed(own, telling) else NEVER


def claimed(own: TimeExpression, telling: Telling) -> bool:
    """Whether a statement, an arrest or a trial has the day."""
    sentence, reading = telling.sentence(own.span), telling.reading
    return sentence is not None and governing.claim(reading.text, sentence.span, own, language=reading.language)


def words(telling: Telling, index: int, sentence: Span) -> list[Span]:
    """The words of a sentence for violence, of whatever row, and those that say no more than that it happened."""
    found = {
        t.span
        for m in telling.by_sentence[index]
        for t in m.triggers
        if t.sense != "hint" and FAMILY.get(t.type) == "violence"
    }
    found |= {Span(*m.span()) for m in HAPPENS.finditer(telling.reading.text, sentence.start, sentence.stop)}
    return sorted(found)
