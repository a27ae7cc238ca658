"""One person or thing whose noun is in no list, where the grammar says that somebody or something stands there.

"killing [a forager] and two loggers"   the object of a word that counts
"[a forager] was stabbed"               the subject of a passive
"razed [a sawmill]"                     a thing, after words that destroy or take hold of things
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.language.numbers import nouns
from dateline.language.tolls.links import Trigger
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.vocabulary import Vocabulary, plain
from dateline.types import Span

PERSONS = frozenset({"killed", "injured", "abducted", "arrested"})
_REMAINS = re.compile(r"remains|restos|lives|dead", re.IGNORECASE)  # of things as well
_OPENS = {
    "en": re.compile(r"\s(?:up\s|down\s|off\s|away\s)?(?=(?:an?|another)\s(?:[A-Z][\w’'-]+\s){0,2}[a-z])"),
    "es": re.compile(r"\s(?:a\s)?(?=(?:una?|otr[oa])\s[a-záéíóúñ])"),
}
_ARTICLE = {"en": re.compile(r"(?:an?|another)\s"), "es": re.compile(r"(?:una?|otr[oa])\s")}
_NEXT = {
    "en": re.compile(r",\s(?:and\s)?|\s(?:and|as well as|along with)\s"),
    "es": re.compile(r"(?:,\s|,?\s(?:y|e|así como|junto con)\s)(?:a\s)?"),
}
_SUBJECT = {
    "en": re.compile(
        r"(?:\A|[,;:—–]\s|\b(?:and|but|when|as|that|while|after|before|because|said)\s)(?P<one>(?:(?:[Aa]n?|[Aa]nother)\s(?:[a-z-]{2,20}\s){0,2}?[a-z-]{3,20}|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z-]{2,20}\s)?[a-z]{3,20}(?:ator|itor|utor|ctor|ssor|eer|ician|ologist|ier|eur)))\s?\Z"
    ),
    "es": re.compile(
        r"(?:\A|[,;:—–]\s|\b(?:y|pero|cuando|mientras|que|tras)\s)(?P<one>(?:[Uu]na?|[Oo]tr[oa])\s[a-záéíóúñ]{3,20}(?:\s[a-záéíóúñ]{3,20})?)\s?\Z"
    ),
}


def unlisted(
    text: str, sentence: Span, mentions: Sequence[Mention], triggers: Sequence[Trigger], words: Vocabulary
) -> list[Mention]:
    """The mentions with those whom no list knows, in order."""
    found = list(mentions)
    for heading in words.heading.finditer(text, sentence.start, sentence.stop):  # "the kidnapping of a landowner"
        if _REMAINS.match(text, heading.start()):
            continue
        one = _noun(text, heading.end(), sentence.stop, words, persons=True)
        found += [one] if one is not None and _free(one, found) else []
    for trigger in triggers:
        verbs = {measure for construction, measure in trigger.cues if construction == "verb"}
        said = plain(trigger.span.of(text))
        careful = said in words.careful
        persons = not careful and (bool(verbs & PERSONS) or (words.language == "es" and "released" in verbs))
        if persons or "destroyed" in verbs or ("seized" in verbs and said in words.taking):
            found += _objects(text, sentence, trigger, found, words, persons=persons)
        if persons and (one := _subject(text, sentence, trigger, words)) is not None:
            found = [
                m for m in found if m.span.start != one.span.start or m.span.stop >= one.span.stop
            ]  # "a bomb" of "a bomb expert"
            found += [one] if _free(one, found) else []
    return sorted(found, key=lambda m: m.span)


def _free(one: Mention, found: Sequence[Mention]) -> bool:
    return not any(one.span.meets(m.span) for m in found)


def _objects(
    text: str, sentence: Span, trigger: Trigger, found: Sequence[Mention], words: Vocabulary, *, persons: bool
) -> Iterator[Mention]:
    """The object and whom the list goes on with; members that are known are passed over."""
    known = {m.span.start: m for m in found}
    at = _OPENS[words.language].match(text, trigger.span.stop, sentence.stop)
    start = at.end() if at else next((s for s in known if 0 < s - trigger.span.stop <= 4), None)
    while start is not None:
        one = known.get(start) or _noun(text, start, sentence.stop, words, persons=persons)
        if one is None:
            return
        if start not in known and _free(one, found):
            yield one
        following = _NEXT[words.language].match(text, one.span.stop, sentence.stop)
        start = following.end() if following else None


def _noun(text: str, start: int, stop: int, words: Vocabulary, *, persons: bool) -> Mention | None:
    """The noun behind an article, where it may be what is asked for."""
    article = _ARTICLE[words.language].match(text, start, stop)
    if article is None:
        return None
    noun = nouns.after(text, article.end(), stop, language=words.language, one=True)
    if noun is None or not _allowed(plain(noun.of(text)).split(), words, persons=persons):
        return None
    return Mention(Span(start, noun.stop), "one", 1, 1, noun)


def _allowed(said: Sequence[str], words: Vocabulary, *, persons: bool) -> bool:
    head = said[0] if words.language == "es" else said[-1]
    never = words.nobody_else | (words.things if persons else frozenset())
    return not never & {head, " ".join(said)} and head not in words.nouns and head not in words.implied


def _subject(text: str, sentence: Span, trigger: Trigger, words: Vocabulary) -> Mention | None:
    start = max(sentence.start, trigger.span.start - 60)
    passive = words.passive.search(text, start, trigger.span.start)
    if passive is None:
        return None
    begin = max(sentence.start, passive.start() - 70)
    before = _SUBJECT[words.language].search(text[begin : passive.start()])
    if before is None or (before.start() == 0 and begin != sentence.start):
        return None
    span = Span(begin + before.start("one"), begin + before.end("one"))
    noun = Span(span.start + span.of(text).index(" ") + 1, span.stop)
    said = plain(noun.of(text)).split()
    if nouns.nouns(words.language).stop & set(said) or not _allowed(said, words, persons=True):
        return None
    return Mention(span, "one", 1, 1, noun)
