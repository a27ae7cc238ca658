"""Counts whose word stands elsewhere in the sentence: verbs left out, words in a row, and lists that add up.

"four were killed in Bani, [three] in Oro"             the verb goes on
"No one was killed or injured"                         one subject, two words
"Seven people, [four women] and [three men], died"     parts of the count before: they add up to it
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.language.tolls import patterns, voice
from dateline.language.tolls.links import Link, Trigger
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.sorts import is_person
from dateline.language.tolls.vocabulary import plain
from dateline.types import Span

if TYPE_CHECKING:
    from dateline.language.tolls.linking import Sentence

_PLACED = re.compile(
    r"(?:\smore|\sothers|\sm[aá]s|\s[oa]tr[oa]s)?\s(?:in|at|near|outside|en|cerca de)\s"
    r"(?:(?-i:[A-ZÁÉÍÓÚÑ])|(?:the|el|la)\s(?:[a-z]{3,12}\s){0,2}?(?:city|town|village|capital|district|province|north|south|east|west|ciudad|provincia|pueblo|norte|sur)\b|(?P<hospital>(?:(?:the|a|another|el|la|un|otro)\s)?hospital))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?P<place>\s(?:in|at|near|on|outside|en|cerca de)\s[^,;:.]{2,45}?|\s(?:instantly|outright|immediately))?"
    r"(?:\s?[,;]\s?(?:and|y)\s|\s?[,;]\s?|\s(?:and|y)\s)(?:a\sfurther\s|another\s|otr[oa]s\s)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r",?\s(?:along\swith|together\swith|alongside|as\swell\sas|junto\s(?:a|con))\s", re.IGNORECASE)
_WITH = re.compile(
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:night|morning|evening|afternoon))?|\sel\s(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))?"
    r",?\s(?:with|con)\s(?:(?:his|her|their|its|some|sus?|otr[oa]s)\s)?",
    re.IGNORECASE,
)  # "was arrested on Tuesday with his two sons"
_AND = re.compile(r"\s(?:and|y\sa)\s(?:at\sleast\s)?", re.IGNORECASE)
_MANY = re.compile(r"(?<!s)(?<!bu)s\Z")  # "the passports": not one thing
_OWN = re.compile(r"(?:himself|herself|themselves)\Z", re.IGNORECASE)
_OR = re.compile(
    r",?\s(?:or|nor|and|o|ni|y)\s(?:(?:seriously|even|otherwise|was|were|been|resultó|fue|quedó)\s){0,2}\Z",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[^,;:.]{0,40}:\s?|\s?[,(–—]\s?(?:all\s|including\s)?|\s-\s", re.IGNORECASE)
_APART = re.compile(
    r"[^.;]{0,45}?(?:,\s?|,?\s(?:and|y|e)\s)(?:(?:(?:the\s)?other|his|her|their|sus?)\s)?", re.IGNORECASE
)


def more(sentence: Sentence, trigger: Trigger, found: list[Link], before: list[Link]) -> list[Link]:
    """What a word counts beside what stands next to it, or where nothing does."""
    lone = [*nobody_either(sentence, trigger, before), *himself(sentence, trigger)] if not found else []
    beside = [*lone, *company(sentence, trigger, found)]
    return [*beside, *onward(sentence, trigger, [*found, *beside])]


def onward(sentence: Sentence, trigger: Trigger, found: list[Link]) -> Iterator[Link]:
    """ "four were killed in Bani, three in Oro and two in Tessit": the word holds for those at the next place."""
    numbers = [link for link in found if link.mention.sort != "none" and not link.part]
    if not numbers:
        return
    stop = max([trigger.span.stop, *(link.mention.span.stop for link in numbers)])
    for mention in (m for m in sentence.mentions if m.span.start >= stop):
        gap = _GOES_ON.fullmatch(sentence.text, stop, mention.span.start)
        placed = _PLACED.match(sentence.text, mention.span.stop, sentence.span.stop)
        if (
            gap is None
            or placed is None
            or not _bare(sentence.text, mention)
            or mention.measure
            or mention.sort == "none"
        ):
            return
        if placed["hospital"] and gap["place"] is None:
            return  # "two dead and three in hospital"
        yield Link(mention, trigger, numbers[0].measures)
        stop = mention.span.stop


def _bare(text: str, mention: Mention) -> bool:
    return mention.noun is None or plain(mention.noun.of(text)) in ("more", "others", "más", "otros")


def company(sentence: Sentence, trigger: Trigger, found: list[Link]) -> Iterator[Link]:
    """ "was killed along with five fighters", "killed himself and six recruits": who else is after the word."""
    stop = trigger.span.stop
    after = next((m for m in sentence.mentions if m.span.start >= stop), None)
    beside = _BESIDE if found and found[0].mention.span.stop <= trigger.span.start else None
    if beside and after and after.sort == "number" and _WITH.fullmatch(sentence.text, stop, after.span.start):
        beside = _WITH if is_person(sentence.text, after, sentence.words) else beside
    if _OWN.search(sentence.text, trigger.span.start, stop):
        beside = _AND
    if after is not None and beside is not None and beside.fullmatch(sentence.text, stop, after.span.start):
        measures = tuple(dict.fromkeys(measure for _, measure in trigger.cues))
        yield from (Link(m, trigger, measures) for m in (after, *sentence.listed_after(after)))


def of_oneself(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the word says that somebody killed himself."""
    said = plain(trigger.span.of(sentence.text))
    return ("subject", "killed") in trigger.cues and any(word in said for word in sentence.words.self_words)


def himself(sentence: Sentence, trigger: Trigger) -> Iterator[Link]:
    """ "Mató a tres personas y se quitó la vida": who killed himself, where nobody is named for it."""
    after = any(t.span.stop <= trigger.span.start for t in sentence.triggers)
    if after and of_oneself(sentence, trigger):
        yield Link(Mention(trigger.span, "one", 1, 1, definite=True), trigger, ("killed",))


def nobody_either(sentence: Sentence, trigger: Trigger, before: list[Link]) -> Iterator[Link]:
    """ "No one was killed or injured": the second word denies too."""
    measures = tuple(m for construction, m in trigger.cues if construction in ("verb", "state", "subject"))
    nobody = [link for link in before if link.mention.sort == "none"]
    if measures and nobody and _OR.fullmatch(sentence.text, nobody[-1].trigger.span.stop, trigger.span.start):
        yield Link(nobody[-1].mention, trigger, measures)


def far_object(sentence: Sentence, trigger: Trigger, after: list[Mention]) -> Mention | None:
    """ "mató el martes en su casa a cuatro": a place, a time, a means, and then "a" before a person."""
    text, start = sentence.text, trigger.span.stop
    passive = voice.participle(sentence, trigger) and not patterns.HAS_ES.search(
        text, sentence.span.start, trigger.span.start
    )
    if passive or not any(construction == "verb" for construction, _ in trigger.cues):
        return None
    for mention in after[:3]:
        adjunct = patterns.ADJUNCT_ES.fullmatch(text, start, mention.span.start)
        if adjunct and (adjunct["to"] or patterns.TO_PERSON_ES.match(text, mention.span.start)):
            return mention if mention.sort != "none" else None
    return None


def doers(sentence: Sentence, trigger: Trigger, before: Mention | None) -> list[Link]:
    """ "[About 20 youths] wrecked a bank branch": who is counted and destroys took part in it."""
    if before is None or before.sort != "number" or before.noun is None or before.measure:
        return []
    if "," in sentence.text[before.span.stop : trigger.span.start]:
        return []
    return [Link(before, trigger, ("participants",))]


def known_thing(sentence: Sentence, trigger: Trigger) -> Mention | None:
    """ "seized the tanker", "the tanker was seized": one thing that is known already, for the words that take such."""
    words, text = sentence.words, sentence.text
    if plain(trigger.span.of(text)) not in words.taking:
        return None
    found = words.known_thing.match(text, trigger.span.stop + 1, sentence.span.stop)
    if found is None:
        start = max(sentence.span.start, trigger.span.start - 70)
        hits = words.known_thing.finditer(text, start, trigger.span.start)
        found = next((h for h in hits if h["was"] and not text[h.end() : trigger.span.start].strip()), None)
    if found is None or _MANY.search(found["noun"]):
        return None
    return Mention(Span(found.start(), found.end("noun")), "one", 1, 1, Span(*found.span("noun")))


def sums(sentence: Sentence) -> list[tuple[Mention, list[Mention]]]:
    """The counts of a sentence with the counts directly after each that add up to it."""
    pairs = ((m, _members(sentence, i)) for i, m in enumerate(sentence.mentions) if m.sort == "number")
    return [(total, members) for total, members in pairs if members]


def added_up(found: list[Link], totals: list[tuple[Mention, list[Mention]]]) -> list[Link]:
    """The links with a total and its parts told apart, where parts are listed that add up to a total."""
    for total, members in totals:
        linked = [link for link in found if link.mention is total or any(link.mention is m for m in members)]
        if not linked:
            continue
        whole = next((link for link in linked if link.mention is total), None)
        if whole is None and len(linked) < len(members):
            continue
        found = [link for link in found if link not in linked]
        found.append(whole or replace(linked[0], mention=total, part=False))
        found += [replace(linked[0], mention=member, part=True) for member in members]
    return found


def _closes(sentence: Sentence, total: Mention, members: list[Mention]) -> bool:
    """ "two officers, a clerk and a thief were killed" is a list: an apposition that a comma opens, a mark ends."""
    comma = sentence.text[total.span.stop : members[0].span.start].strip() == ","
    return not comma or _CLOSED.match(sentence.text, members[-1].span.stop, sentence.span.stop) is not None


_CLOSED = re.compile(
    r"(?:(?!\b(?:was|were|are|is|have|has|had|died|fue|fueron|murieron)\b)[^,;.:)–—]){0,45}(?:[,;.:)–—]|\Z)|\s(?:in|at|on|near|en|cerca)\s"
)


def _members(sentence: Sentence, at: int) -> list[Mention]:
    """The mentions directly after the one at an index that add up to it."""
    total = sentence.mentions[at]
    if total.low is None or total.low != total.high or total.low < 2:
        return []
    members: list[Mention] = []
    last = total
    for mention in sentence.mentions[at + 1 : at + 8]:
        gap = (_APART if members else _OPENS).fullmatch(sentence.text, last.span.stop, mention.span.start)
        if gap is None or mention.low is None or mention.low != mention.high or mention.measure or mention.goods:
            return []
        members.append(mention)
        added = sum(m.low or 0 for m in members)
        if added >= total.low:
            whole = added == total.low and len(members) > 1 and _closes(sentence, total, members)
            return members if whole else []
        last = mention
    return []
