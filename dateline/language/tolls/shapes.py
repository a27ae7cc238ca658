"""Counts whose words are no plain number and noun: "a family of four", "a couple", "not one of the 17 hostages"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.language.numbers import nouns
from dateline.language.tolls.mentions import ANAPHORS, Mention
from dateline.language.tolls.vocabulary import Vocabulary, plain
from dateline.types import Span

_FAMILY = re.compile(
    r"\b(?:an?|the|an entire|another|una|la|toda una)\s(?:[\w-]{3,12}\s)?(?P<noun>family|familia)\s(?:of|de)\s\Z",
    re.IGNORECASE,
)
_LAST_OF = re.compile(
    r"(?P<who>\b(?:the last|the first|the youngest|the oldest|el último|la última|el primero|la primera)\s(?:of\s(?:the|its|their)|de\s(?:los|las|sus))\s)\Z",
    re.IGNORECASE,
)  # "the last of the 26 nuns"
_PARENT = re.compile(
    r"\b(?:father|mother|mom|mum|dad|parents?|grandfather|grandmother|padre|madre|abuel[oa])[\s-](?:of|de)[\s-]\Z",
    re.IGNORECASE,
)  # "a mother of three": her children are not counted
_NOT = re.compile(r"\b(?:not|ni)\s\Z", re.IGNORECASE)
_WHOM = re.compile(r"(?:\sof)?\s(?:the|these|those|his|her|their|its)\s|\sde\s(?:los|las|sus)\s", re.IGNORECASE)
_CLOSED = re.compile(r"\s?,")  # "the couple, both retired teachers, were killed"
_BOTH_AGED = re.compile(
    r"\s(?:in their|aged?|ages|from|of (?:them|whom)|de)\s", re.IGNORECASE
)  # "a man and a woman, both in their thirties"
_AGE_OF = re.compile(r"\b(?P<who>\w+),?\s(?:de|of)\s\Z", re.IGNORECASE)  # "a girl of nine", "su hijo, de 12"


def shaped(text: str, mentions: list[Mention], words: Vocabulary) -> list[Mention]:
    """The mentions with such words read; what only describes a person is left out."""
    return [_shaped(text, m, words.language) for m in mentions if m.sort != "number" or not _describes(text, m, words)]


def _describes(text: str, mention: Mention, words: Vocabulary) -> bool:
    start = mention.span.start
    before = text[max(0, start - 40) : start]
    if _PARENT.search(before):
        return True
    if mention.low == mention.high == 2 and plain(mention.span.of(text)).split()[0] in ANAPHORS:
        tail = _BOTH_AGED if mention.noun is None else _CLOSED
        return before.rstrip().endswith(",") and tail.match(text, mention.span.stop) is not None
    aged = _AGE_OF.search(before) if mention.noun is None and (mention.high or 100) < 100 else None
    return aged is not None and plain(aged["who"]) in words.words["people"]["singular"]


def _shaped(text: str, mention: Mention, language: str) -> Mention:
    start, stop = mention.span.start, mention.span.stop
    before = text[max(0, start - 30) : start]
    if mention.sort == "number" and mention.noun is None and (family := _FAMILY.search(before)):
        at = start - len(before)
        return replace(mention, span=Span(at + family.start(), stop), noun=Span(at + family.start("noun"), stop))
    if mention.sort == "number" and mention.noun is not None and (last := _LAST_OF.search(before)):
        return replace(mention, span=Span(start - len(before) + last.start("who"), stop), low=1, high=1)
    if (
        mention.sort == "number"
        and mention.noun is None
        and plain(text[start:stop]).endswith(("a couple", "una pareja"))
    ):
        return replace(mention, noun=Span(start + text[start:stop].rindex(" ") + 1, stop))
    if mention.sort == "number" and mention.low == mention.high == 1 and (negated := _NOT.search(before)):
        return replace(mention, span=Span(start - len(before) + negated.start(), stop), sort="none", low=0, high=0)
    if mention.sort == "none" and mention.noun is None and (whom := _WHOM.match(text, stop)):
        noun = nouns.after(text, whom.end(), min(len(text), whom.end() + 80), language=language)
        return mention if noun is None else replace(mention, span=Span(start, noun.stop), noun=noun)
    return mention
