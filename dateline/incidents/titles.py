"""A readable headline for a row: the article's own where it tells this incident alone, else the clause that tells it best."""

from __future__ import annotations

import re

from dateline.incidents import headlining
from dateline.incidents.draft import OWN_TYPE, Draft, Found, telling
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.incidents.reading import within as nearby
from dateline.incidents.ties import Telling
from dateline.incidents.words import WORDS
from dateline.types import Span

LONGEST, SHORTEST = 110, 25
BARELY = 1.6  # what a title costs that names nobody: more than being of the row's own type gains
OPENING = re.compile(
    r"^(?:(?:and|but|while|when|where|after|before|so|then|also|meanwhile|that|y|e|pero|mientras|cuando|donde|que|in which|in a related case)\b|[,;:—–-]|\s)+\s*",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"^[A-ZÁÉÍÓÚÑ][^\n.!?]{1,70}?(?:\([^)]{2,40}\)\s*)?(?:—|–|--|\s-\s)\s*(?:\[[^\]\n]{1,24}\]\s*)*(?=[\w“\"'‘«])"
)
TAIL = re.compile(
    r",?\s+(?:according to|said|says|the \w+ said|según|dijo|informó|police said|officials said)\b[^,]*$", re.IGNORECASE
)
BARE = re.compile(
    r"(?:he|she|it|they|this|that|these|those|there|his|her|their|its|one|how|why|what|who|which|él|ella|ellos|eso|esto|su|sus|quien|quienes)\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"(?:who|which|quien|quienes)\s+", re.IGNORECASE)
LOOSE = frozenset(
    word for name in ("prepositions", "determiners", "conjunctions", "auxiliaries", "relatives") for word in WORDS["phrases"][name]
)  # fmt: skip
CLOSING = re.compile(r"\s*[\s,;:.—–(“\"«-]+$")
VERBS = ("VERB", "AUX")
DAY_OPENS = ("", "on", "in", "at", "late on", "early on", "el", "la", "en", "este")


def read(draft: Draft, within: Telling) -> Found:
    """The title in the page's words, and where they stand; its p: how likely an analyst would key the incident in."""
    reading = within.reading
    own = [m for m in draft.mentions if m.sentence.kind == "headline"]
    if own and within.owns(own[0].sentence) == [draft]:
        span = own[0].sentence.span
        return Found("title", plain(span.of(reading.text)), span, "the article's headline", p=draft.p)
    ranked = sorted(draft.mentions, key=lambda m: (-worth(m, reading) - OWN_TYPE * (m.type == draft.type), m.index))
    words, span = title(ranked[0], reading)
    return Found("title", plain(words), span, "the clause that tells it best", p=draft.p)


def plain(words: str) -> str:
    words = " ".join(words.split())
    return words[:1].upper() + words[1:]


def worth(mention: Mention, reading: Reading) -> float:
    """How well a mention's clause reads on its own."""
    words, span = title(mention, reading)
    bare = bool(BARE.match(words)) or (words == span.of(reading.text) and headless(span, reading))
    return telling(mention)[0] - BARELY * bare - 0.8 * mention.quoted - 0.5 * (len(words) < SHORTEST)


def headless(span: Span, reading: Reading) -> bool:
    """Whether a verb opens the words and nobody is named who does it: "left without making an arrest"."""
    grammar = reading.grammar
    first = next(iter(grammar.within(span)), None) if grammar is not None else None
    if grammar is None or first is None:
        return False
    token = grammar.tokens[first]
    return token.pos in VERBS and token.deprel != "amod" and headlining.subject(grammar, first) is None


def title(mention: Mention, reading: Reading) -> tuple[str, Span]:
    """The words of the mention's clause, whoever does it put first, and the characters of the clause."""
    parsed = by_grammar(mention, reading)
    if parsed is not None:
        who, span = parsed
        span = whole(reading, trimmed(reading.text, mention, undated(reading, placeless(mention, reading.text, span))))
        words = span.of(reading.text)
        if len(words) >= SHORTEST - 10:
            return (f"{who.of(reading.text)} {words}" if who else words), span
    span = whole(reading, trimmed(reading.text, mention, first_clause(mention, reading)))
    return antecedent(reading, mention, span), span


def antecedent(reading: Reading, mention: Mention, span: Span) -> str:
    """The words of the span; for a "who" that opens it, the last noun before it."""
    words = span.of(reading.text)
    opened = RELATIVE.match(words)
    if opened is None or reading.grammar is None:
        return words
    before = Span(mention.sentence.span.start, span.start)
    nouns = [i for i, t in enumerate(reading.grammar.tokens) if before.holds(t.span) and t.pos in ("NOUN", "PROPN")]
    who = headlining.phrase(reading.grammar, nouns[-1]) if nouns else None
    if who is None or who.stop > span.start or len(who) > headlining.LONG_NAME:
        return words
    return f"{who.of(reading.text)} {words[opened.end() :]}"


def whole(reading: Reading, span: Span) -> Span:
    """Where a long clause was cut, without words that wait for one that was cut off."""
    if reading.grammar is None or len(span) < LONGEST - 30:
        return span
    kept = headlining.complete(reading.grammar, span)
    return Span(span.start, closed(reading.text, span.start, kept.stop)) if len(kept) > SHORTEST else span


def by_grammar(mention: Mention, reading: Reading) -> tuple[Span | None, Span] | None:
    """Who acts, where the clause leaves it out, and the clause, where the grammar is read and its head is a verb."""
    grammar = reading.grammar
    if grammar is None or mention.sentence.kind == "headline":
        return None
    core = mention.lead.head if mention.lead else mention.tolls[0].span
    head = headlining.clause_head(grammar, core)
    if (
        head is None
        or grammar.tokens[head].pos not in VERBS
        or not mention.sentence.span.holds(grammar.tokens[head].span)
    ):
        return None
    who, span = headlining.actor(reading.text, grammar, head)
    if who is None and headlining.subject(grammar, head) is None:
        return None
    if not span.holds(core) or (who is not None and len(who) > headlining.LONG_NAME):
        return None
    return who, span


def undated(reading: Reading, span: Span) -> Span:
    """Without the day that opens it: the row has a date of its own."""
    for time in nearby(reading.dates, span):
        opening = reading.text[span.start : time.span.start].strip().casefold()
        after = reading.text[time.span.stop : span.stop]
        if opening in DAY_OPENS and after.startswith((", ", ": ")):
            return Span(time.span.stop + 2, span.stop)
    return span


def first_clause(mention: Mention, reading: Reading) -> Span:
    """The mention's clause, without the dateline when it opens the article."""
    return placeless(mention, reading.text, mention.span)


def placeless(mention: Mention, text: str, span: Span) -> Span:
    """The span without the place line in front of an article's first words."""
    start = mention.sentence.span.start
    line = DATELINE.match(text[start : span.stop]) if mention.sentence.first else None
    opened = max(span.start, start + line.end()) if line else span.start
    return Span(opened, span.stop) if opened < span.stop else span


def trimmed(text: str, mention: Mention, span: Span) -> Span:
    """Without what joins it to the sentence and who says so, and cut between words when long."""
    lead = OPENING.match(span.of(text))
    start, stop = span.start + (lead.end() if lead else 0), span.stop
    tail = TAIL.search(text[start:stop])
    if tail and tail.start() > 30:
        stop = start + tail.start()
    stop = closed(text, start, cut(text, start, stop))
    return Span(start, stop) if start < stop else mention.span


def cut(text: str, start: int, stop: int) -> int:
    """Where a long clause is cut: at the last comma that leaves enough, else between words."""
    if stop - start <= LONGEST:
        return stop
    comma = text.rfind(", ", start + 40, start + LONGEST)
    at = comma if comma > start else text.rfind(" ", start, start + LONGEST)
    return at if at > start else start + LONGEST


def closed(text: str, start: int, stop: int) -> int:
    """Without marks and small words at the end that wait for something to follow."""
    while stop > start:
        marks = CLOSING.search(text, start, stop)
        end = marks.start() if marks else stop
        last = text[start:end].split()[-1:]
        if not last or last[0].casefold() not in LOOSE or end - len(last[0]) <= start:
            return max(end, start)
        stop = end - len(last[0])
    return stop
