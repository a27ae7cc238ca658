"""A readable headline for a row: the article's own where it tells this incident alone, else the clause that tells it best."""

from __future__ import annotations

import re

from dateline.incidents.draft import Draft, Found, telling
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Telling
from dateline.types import Span

LONGEST = 110
OPENING = re.compile(
    r"^(?:(?:and|but|while|when|where|after|before|so|then|also|meanwhile|y|e|pero|mientras|cuando|donde|que|in which|in a related case)\b|[,;:—–-]|\s)+\s*",
    re.IGNORECASE,
)
DATELINE = re.compile(r"^[A-ZÁÉÍÓÚÑ][^\n.!?]{1,70}?(?:\([^)]{2,40}\)\s*)?(?:—|–|--|\s-\s)\s*(?=[\w“\"'‘«])")
TAIL = re.compile(
    r",?\s+(?:according to|said|says|the \w+ said|según|dijo|informó|police said|officials said)\b[^,]*$", re.IGNORECASE
)
BARE = re.compile(
    r"(?:he|she|it|they|this|that|these|those|there|his|her|their|its|one|él|ella|ellos|eso|esto|su|sus)\b",
    re.IGNORECASE,
)


def read(draft: Draft, within: Telling) -> Found:
    """The title as a span of the page."""
    reading = within.reading
    own = [m for m in draft.mentions if m.sentence.kind == "headline"]
    if own and within.owns(own[0].sentence) == [draft]:
        span = own[0].sentence.span
        return Found("title", plain(reading, span), span, "the article's headline")
    ranked = sorted(draft.mentions, key=lambda m: (-worth(m, reading), m.index))
    span = trimmed(reading.text, ranked[0], first_clause(ranked[0], reading))
    return Found("title", plain(reading, span), span, "the clause that tells it best")


def plain(reading: Reading, span: Span) -> str:
    words = " ".join(span.of(reading.text).split())
    return words[:1].upper() + words[1:]


def worth(mention: Mention, reading: Reading) -> float:
    """How well a mention's clause reads on its own."""
    span = trimmed(reading.text, mention, first_clause(mention, reading))
    words = span.of(reading.text)
    return telling(mention)[0] - 1.0 * bool(BARE.match(words)) - 0.8 * mention.quoted - 0.5 * (len(words) < 25)


def first_clause(mention: Mention, reading: Reading) -> Span:
    """The mention's clause, without the dateline when it opens the article."""
    span = mention.span
    dateline = DATELINE.match(reading.text[span.start : span.stop]) if mention.sentence.first else None
    return Span(span.start + dateline.end(), span.stop) if dateline and dateline.end() < len(span) else span


def trimmed(text: str, mention: Mention, span: Span) -> Span:
    """Without what joins it to the sentence and who says so, and cut between words when long."""
    lead = OPENING.match(span.of(text))
    start, stop = span.start + (lead.end() if lead else 0), span.stop
    tail = TAIL.search(text[start:stop])
    if tail and tail.start() > 30:
        stop = start + tail.start()
    if stop - start > LONGEST:
        cut = max(
            text.rfind(", ", start + 40, start + LONGEST),
            text.rfind(" ", start, start + LONGEST) if ", " not in text[start + 40 : start + LONGEST] else -1,
        )
        stop = cut if cut > start else start + LONGEST
    while stop > start + 1 and text[stop - 1] in " ,;:.—–-\n":
        stop -= 1
    return Span(start, stop) if start < stop else mention.span
