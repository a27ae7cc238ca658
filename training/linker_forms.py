"""Which incident each clause tells, from pages annotated to the mention level (corpus/paragraphs/k.txt, p.txt, p1.txt and p2.txt).

A clause belongs to the incident whose trigger its own strongest word is, else whose triggers, counts or means it holds. Where it
holds none, its paragraph alone says which incidents it may tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dateline.incidents.mentions import Mention
from dateline.types import Span
from quality.corpus import squash
from quality.mentions import pages as load
from quality.paragraphs import Event, Paragraph

__all__ = ["Pages", "gold", "load"]

LEFT_OUT = "b"  # an incident that the page's key leaves out
Pages = dict[str, list[Paragraph]]
Words = Callable[[Event], Sequence[Span]]


def gold(paragraphs: Sequence[Paragraph], text: str, mention: Mention, keyed: frozenset[str]) -> frozenset[str]:
    """The key's incidents that the mention tells; `keyed`: those by the key's evidence, for a clause with no marked word."""
    sentence = squash(mention.sentence.span.of(text)).strip()
    paragraph = next((p for p in paragraphs if sentence in p.text), None)
    if paragraph is None:
        return keyed
    clause = placed(paragraph, sentence, text, mention.sentence.span, mention.span)
    core = mention.lead.span if mention.lead else mention.tolls[0].span
    word = placed(paragraph, sentence, text, mention.sentence.span, core)
    for span, words in ((word, triggers), (clause, triggers), (clause, told)):
        found = {event.of for event in paragraph.events if any(w.meets(span) for w in words(event))}
        if found:
            return frozenset(found - {LEFT_OUT})
    if any(w.meets(word) for _, w in paragraph.decoys):
        return frozenset()
    return keyed & {event.of for event in paragraph.events} or keyed


def triggers(event: Event) -> Sequence[Span]:
    return event.triggers


def told(event: Event) -> Sequence[Span]:
    """Counts and means of an incident."""
    return [*event.means, *(span for count in event.counts for span in count.spans)]


def placed(paragraph: Paragraph, sentence: str, text: str, around: Span, span: Span) -> Span:
    """A span of the page's text in its sentence (`around`) as a span of the paragraph."""
    start = paragraph.text.index(sentence) + len(squash(text[around.start : span.start]).lstrip())
    return Span(start, start + len(squash(span.of(text)).strip()))
