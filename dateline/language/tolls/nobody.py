"""Counts of nobody: who is unhurt, who was not arrested, and of whom none is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.language import numbers
from dateline.language.tolls import patterns
from dateline.language.tolls.linking import Sentence
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.toll import Toll, make
from dateline.language.tolls.vocabulary import plain
from dateline.types import Span

NAMED = frozenset(
    {"killed", "injured", "abducted", "missing", "arrested", "released"}
)  # what happens to one person by name


def spared(sentence: Sentence) -> Iterator[Toll]:
    """Every count that a word of sparing or of denial makes."""
    yield from _unhurt(sentence)
    yield from _none_left(sentence)
    yield from _none_of_whom(sentence)
    yield from _no_survivors(sentence)
    yield from _nobody_else(sentence)
    yield from _not_any(sentence)
    yield from _neither(sentence)


def _unhurt(sentence: Sentence) -> Iterator[Toll]:
    """ "All 150 passengers escaped unhurt": nobody of them is hurt."""
    for hit in sentence.words.unhurt.finditer(sentence.text, sentence.span.start, sentence.span.stop):
        before = [m for m in sentence.mentions if m.span.stop <= hit.start() and m.sort == "number"]
        if before and patterns.OUT_OF.fullmatch(sentence.text, sentence.span.start, before[-1].span.start):
            continue  # "De los 43 ocupantes sobrevivieron cinco"
        gap = sentence.text[before[-1].span.stop : hit.start()] if before else ""
        if before and not sentence.words.whole.search(
            sentence.text, max(sentence.span.start, before[-1].span.start - 20), before[-1].span.start
        ):
            continue  # "four were pulled out alive" says nothing of the others
        if before and len(gap) < 60 and not sentence.words.breaks.search(gap):
            nobody = replace(before[-1], low=0, high=0, sort="none")
            yield make(sentence, nobody, str(hit.lastgroup), Span(*hit.span()), how="the text says so")


_NONE_LEFT = re.compile(
    r"\b(?:no survivors? (?:among|of|from)|(?:none|not one|not a single one) of|sin sobrevivientes entre|ningun[oa] de)\s(?:the|its|their|all|los|las|sus)\s\Z",
    re.IGNORECASE,
)
_LIVED = re.compile(
    r"(?:\s[^,;.]{0,40})?\s(?:survived?|lived|made it out(?: alive)?|came out alive|got out alive|sobrevivió|salió con vida|logró salvarse)\b"
)


def _none_left(sentence: Sentence) -> Iterator[Toll]:
    """ "None of the eight on board survived", "no survivors among the 33 passengers": all of them died."""
    for quantity in numbers.find(sentence.text, [sentence.span], language=sentence.words.language):
        start = max(sentence.span.start, quantity.span.start - 32)
        found = _NONE_LEFT.search(sentence.text, start, quantity.span.start)
        stop = quantity.noun.stop if quantity.noun else quantity.span.stop
        if found is None or quantity.kind != "cardinal":
            continue
        lived = _LIVED.match(sentence.text, stop, sentence.span.stop)
        if lived or "surviv" in found[0] or "sobrev" in found[0]:
            mention = Mention(Span(quantity.span.start, stop), "number", quantity.low, quantity.high, quantity.noun)
            yield make(sentence, mention, "killed", Span(*found.span()), how="none of them survived")


_NONE_OF_WHOM = re.compile(
    r",\s(?:none|not one|ninguno|ninguna)\s(?:of|de)\s(?:whom|them|los cuales|las cuales|ellos|ellas)\s"
)


def _none_of_whom(sentence: Sentence) -> Iterator[Toll]:
    """ "nine teachers, none of whom survived"."""
    for mention in sentence.mentions:
        found = _NONE_OF_WHOM.match(sentence.text, mention.span.stop, sentence.span.stop)
        if found and mention.sort == "number" and _LIVED.match(sentence.text, found.end() - 1, sentence.span.stop):
            yield make(sentence, mention, "killed", Span(*found.span()), how="none of them survived")


_NO_SURVIVORS = re.compile(
    r"\b(?:there were no survivors|leaving no survivors|with no survivors|no survivors were found|nobody survived|no one survived|none survived|no hubo sobrevivientes|no hubo supervivientes|sin sobrevivientes|sin supervivientes|nadie sobrevivió)\b(?!\s(?:among|from|of|entre))",
    re.IGNORECASE,
)
_ABOARD = re.compile(r"\s(?:on board|aboard|a bordo)\b")


def _no_survivors(sentence: Sentence) -> Iterator[Toll]:
    """ "crashed with 43 people aboard; there were no survivors"."""
    hit = _NO_SURVIVORS.search(sentence.text, sentence.span.start, sentence.span.stop)
    aboard = [m for m in sentence.mentions if m.sort == "number" and _ABOARD.match(sentence.text, m.span.stop)]
    if hit is not None and len(aboard) == 1:
        yield make(sentence, aboard[0], "killed", Span(*hit.span()), how="none of them survived")


def _nobody_else(sentence: Sentence) -> Iterator[Toll]:
    """ "Police have not arrested anyone": nobody, as the object of a word that is denied."""
    for trigger in sentence.triggers:
        if plain(trigger.span.of(sentence.text)) in sentence.words.careful:
            continue  # "not a shot hit anyone" counts no hurt
        measures = [measure for construction, measure in trigger.cues if construction == "verb" and measure in NAMED]
        found = _ANYONE.match(sentence.text, trigger.span.stop, sentence.span.stop)
        start = max(sentence.span.start, trigger.span.start - 24)
        if measures and found and sentence.words.negation.search(sentence.text, start, trigger.span.start):
            nobody = Mention(Span(*found.span("who")), "none", 0, 0)
            yield make(sentence, nobody, measures[0], trigger.span, how="the text says so")


_NEITHER = re.compile(
    r"\b(?P<who>[Nn]either\s(?:the|his|her|its|an?)\s(?P<noun>[\w-]{2,20}(?:\s[\w-]{2,20}){0,2}?))\snor\s(?:the|his|her|its|an?)\s[\w-]{2,20}(?:\s[\w-]{2,20}){0,2}?\s(?:was|were|is|are|has been|have been)\s"
)


def _neither(sentence: Sentence) -> Iterator[Toll]:
    """ "Neither the hostage-taker nor his captive was hurt"."""
    hit = _NEITHER.search(sentence.text, sentence.span.start, sentence.span.stop)
    trigger = next((t for t in sentence.triggers if hit and 0 <= t.span.start - hit.end() < 20), None)
    if hit is not None and trigger is not None:
        measures = [measure for construction, measure in trigger.cues if construction == "verb" and measure in NAMED]
        nobody = Mention(Span(*hit.span("who")), "none", 0, 0, Span(*hit.span("noun")))
        yield from (make(sentence, nobody, m, trigger.span, how="the text says so") for m in measures[:1])


_ANYONE = re.compile(r"\s(?P<who>anyone|anybody)\b")
_NOT_ANY = re.compile(r"(?:\bnot|n['’]t|\bnever)\s(?:\w+\s){0,2}?(?P<any>any\s(?P<noun>\w{4,14}))\b", re.IGNORECASE)


def _not_any(sentence: Sentence) -> Iterator[Toll]:
    """ "Police did not make any arrests": zero, as "no arrests" is."""
    for hit in _NOT_ANY.finditer(sentence.text, sentence.span.start, sentence.span.stop):
        measure, noun = sentence.words.nouns.get(plain(hit["noun"]), ""), Span(*hit.span("noun"))
        if measure in NAMED:
            nobody = Mention(Span(*hit.span("any")), "none", 0, 0, noun)
            yield make(sentence, nobody, measure, noun, how="the text says so")
