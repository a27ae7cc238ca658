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
from dateline.incidents.votes import HAPPENS, MOST
from dateline.language.dates import event, governing
from dateline.types import Span

ONE_DAY = 0.7  # share of the votes from which an article tells of one day
DOUBTED = 0.8  # how likely the row's own day must be to stand against it
OF_ARTICLE = 0.8  # p of such a day


def read(draft: Draft, telling: Telling, value: Found | None) -> Found | None:
    """The article's day where it is another than the row's doubtful own; None where the row is not what the article is about."""
    if not (foremost(draft, telling) and doubtful(value, telling)):
        return None
    reading = telling.reading
    last = (reading.changed.isoformat() if reading.changed else reading.article.published.stop or "")[:10]
    told = [(s.span, words(telling, s.index, s.span)[:MOST]) for s in reading.sentences]
    today = date.fromisoformat(last) if last else None
    elected = event.elected(reading.text, told, reading.dates, language=reading.language, published=today)
    if elected is None or elected[1] < ONE_DAY:
        return None
    when = elected[0]
    if not when.start or when.start != when.stop or (last and when.start > last):
        return None
    said = next((d.span for d in reading.dates if d.when.start == when.start and d.when.said == when.said), None)
    if said is None or choice.status_of(draft, reading).value != "happened":
        return None
    return Found("when", when, said, f"{when.how}; the article speaks for it", p=OF_ARTICLE)


def foremost(draft: Draft, telling: Telling) -> bool:
    """Whether a row of violence is told in more sentences than any other of the article, or first of those told in as many."""
    violent = [d for d in telling.drafts if FAMILY.get(d.type) == "violence"]
    return draft is max(violent, key=lambda d: (len(d.sentences), -d.start), default=None)


def doubtful(value: Found | None, telling: Telling) -> bool:
    """Whether a day is none that the row's own words surely give: unlikely, or that of a statement, an arrest, a trial."""
    if value is None or value.p is None:
        return True
    reading, quote = telling.reading, value.quote
    said = next((d for d in reading.dates if d.span == quote), None)
    if said is None or said.depends:
        return value.p < 0.5  # the page's own day; not one counted from another deed
    sentence = telling.sentence(quote)
    return value.p < DOUBTED or (
        sentence is not None and governing.claim(reading.text, sentence.span, said, language=reading.language)
    )


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
