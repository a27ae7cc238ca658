"""The day that a whole article speaks for: where it tells of one deed, sentences outside a row date it too.

"A suspect was charged on Thursday in a fatal shooting. It happened at 5:45 p.m. on June 27": the second sentence dates
the shooting of the first, whatever row it became part of.
"""

from __future__ import annotations

from datetime import date

from dateline.incidents import choice
from dateline.incidents.draft import Draft, Found
from dateline.incidents.pairs import FAMILY
from dateline.incidents.ties import Telling
from dateline.incidents.votes import HAPPENS, MOST, words_of
from dateline.language.dates import TimeExpression, event, governing
from dateline.types import Span, When

ONE_DAY = 0.7  # share of the votes from which an article tells of one day
MOST_SAY = 0.5  # the same for a day within the row's longer time
DOUBTED = 0.8  # how likely the row's own day must be to stand against it
UNTOLD = 0.5  # below it nothing but the page's own day stands for the row
NEVER = 2.0
OF_ARTICLE = 0.8  # p of such a day


def read(draft: Draft, telling: Telling, value: Found | None) -> Found | None:
    """The article's day where it is another than the row's doubtful own; None where the row is not what the article is about."""
    if not foremost(draft, telling):
        return None
    reading = telling.reading
    last = (reading.changed.isoformat() if reading.changed else reading.article.published.stop or "")[:10]
    told = [(s.span, words(telling, s.index, s.span)[:MOST]) for s in reading.sentences]
    today = date.fromisoformat(last) if last else None
    elected = event.elected(reading.text, told, reading.dates, language=reading.language, published=today)
    if elected is None:
        return None
    when, share = elected
    if not when.start or when.start != when.stop or (last and when.start > last):
        return None
    if share < least(value, when, last, telling):
        return None
    said = words_of(when, reading.dates)
    if said is None or choice.status_of(draft, reading).value != "happened":
        return None
    return Found("when", when, said, f"{when.how}; the article speaks for it", p=OF_ARTICLE)


def foremost(draft: Draft, telling: Telling) -> bool:
    """Whether a row of violence is told in more sentences than any other of the article, or first of those told in as many."""
    violent = [d for d in telling.drafts if FAMILY.get(d.type) == "violence"]
    return draft is max(violent, key=lambda d: (len(d.sentences), -d.start), default=None)


def least(value: Found | None, when: When, last: str, telling: Telling) -> float:
    """The share of the votes that a day needs against the row's own: all and more where its own words surely give it."""
    if value is None or value.p is None:
        return ONE_DAY
    reading = telling.reading
    own = next((d for d in reading.dates if d.span == value.quote), None)
    if own is None or own.depends:  # the page's own day; or one counted from another deed
        return ONE_DAY if value.p < UNTOLD else NEVER
    if inside(when, value.value, last):
        return MOST_SAY
    if isinstance(value.value, When) and value.value.start != value.value.stop:
        return NEVER  # "in June" is another time than the day of what else the article tells
    return ONE_DAY if value.p < DOUBTED or claimed(own, telling) else NEVER


def claimed(own: TimeExpression, telling: Telling) -> bool:
    """Whether a statement, an arrest or a trial has the day."""
    sentence, reading = telling.sentence(own.span), telling.reading
    return sentence is not None and governing.claim(reading.text, sentence.span, own, language=reading.language)


def inside(when: When, own: object, last: str) -> bool:
    """Whether the row's own time is longer and holds the day, or lies after the page's."""
    if not isinstance(own, When) or not own.start or not own.stop:
        return False
    return own.start != own.stop and own.start <= (when.start or "") <= own.stop or bool(last and own.start > last)


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
