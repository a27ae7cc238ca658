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
SUFFERED = frozenset({"killed", "injured", "missing"})
_REMAINS = re.compile(r"remains|restos|lives|dead", re.IGNORECASE)  # of things as well
_OPENS = {
    "en": re.compile(
        r"\s(?:up\s|down\s|off\s|away\s)?(?=(?:an?|another|his|her|its|their)\s(?:[A-Z][\w’'-]+\s){0,2}[a-z])"
    ),
    "es": re.compile(r"\s(?:a\s)?(?=(?:una?|otr[oa]|su)\s[a-záéíóúñ])"),
}
_ARTICLE = {"en": re.compile(r"(?:an?|another|his|her|its|their)\s"), "es": re.compile(r"(?:una?|otr[oa]|su)\s")}
_HIS = re.compile(r"(?:his|her|its|their|su)\s", re.IGNORECASE)
_NEXT = {
    "en": re.compile(r",\s(?:and\s|then\s|and\sthen\s)?|\s(?:and|and\sthen|as well as|along with)\s"),
    "es": re.compile(r"(?:,\s|,?\s(?:y|e|así como|junto con)\s)(?:a\s)?"),
}
_ASIDE = r"(?:\s?,\s(?:(?:aged|age|de)\s)?\d{1,3}(?:\saños)?,|\s?,\s(?:who|which|que|quien)\s[^,;.:]{3,60},)?"
_SUBJECT = {
    "en": re.compile(
        rf"(?:\A|[,;:—–]\s|\b(?:and|but|when|as|that|while|after|before|because|said)\s)(?P<one>(?:(?:[Aa]n?|[Aa]nother)\s(?:[a-z-]{{2,20}}\s){{0,2}}?[a-z-]{{3,20}}|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z-]{{2,20}}\s)?[a-z]{{3,20}}(?:ator|itor|utor|ctor|ssor|eer|ician|ologist|ier|eur))){_ASIDE}\s?\Z"
    ),
    "es": re.compile(
        rf"(?:\A|[,;:—–]\s|\b(?:y|pero|cuando|mientras|que|tras)\s)(?P<one>(?:[Uu]na?|[Oo]tr[oa])\s[a-záéíóúñ]{{3,20}}(?:\s[a-záéíóúñ]{{3,20}})?){_ASIDE}\s?\Z"
    ),
}
_JOINS = re.compile(r"(?:,|,?\s(?:and|y))?\s?\Z")  # "A stockbroker, his wife and two children were found dead"
_PERSONLIKE = {
    "en": re.compile(r"\w{2,}(?:er|or|ist|ian|ee|eer|ant|ent|ess|ster|smith|wright|ard|ite|eur|man|woman)\Z"),
    "es": re.compile(r"\w{2,}(?:ora?|er[oa]|ista|ante|ente|ari[oa]|ólog[oa]|iatra|eñ[oa]|és|esa|ogad[oa])\Z"),
}  # who dies without a passive


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
        suffers = {m for construction, m in trigger.cues if construction == "subject"} & SUFFERED
        if suffers and not persons and words.language == "es":
            found += [
                m for m in _objects(text, sentence, trigger, found, words, persons=True) if _personlike(text, m, words)
            ]
        if (persons or suffers) and (one := _subject(text, sentence, trigger, words, found, bool(suffers))) is not None:
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
    if noun is None or not _allowed(said := plain(noun.of(text)).split(), words, persons=persons):
        return None
    owned = _HIS.match(text, start) is not None
    if owned and not (persons and _owned(said, words)):
        return None
    return Mention(Span(start, noun.stop), "one", 1, 1, noun, definite=owned)


def _owned(said: Sequence[str], words: Vocabulary) -> bool:
    """Whether what is somebody's is one person: "her chauffeur", and not "his leg", "their homes"."""
    head = said[0] if words.language == "es" else said[-1]
    many = head.endswith("s") and not head.endswith("ss")
    person = _PERSONLIKE[words.language].match(head) is not None or head in words.persons
    return person and not many and head not in words.body and head not in nouns.nouns(words.language).plural


def _allowed(said: Sequence[str], words: Vocabulary, *, persons: bool) -> bool:
    head = said[0] if words.language == "es" else said[-1]
    never = words.nobody_else | (words.things if persons else frozenset())
    return not never & {head, " ".join(said)} and head not in words.nouns and head not in words.implied


def _personlike(text: str, one: Mention, words: Vocabulary) -> bool:
    said = plain(one.noun.of(text)).split() if one.noun else [""]
    return _PERSONLIKE[words.language].match(said[0] if words.language == "es" else said[-1]) is not None


def _subject(
    text: str, sentence: Span, trigger: Trigger, words: Vocabulary, found: Sequence[Mention], suffers: bool
) -> Mention | None:
    start = max(sentence.start, trigger.span.start - 60)
    passive = words.passive.search(text, start, trigger.span.start)
    if passive is None and not suffers:
        return None
    stop = _listed_from(text, passive.start() if passive else trigger.span.start, found, words)
    begin = max(sentence.start, stop - 110)
    listed = stop < (passive.start() if passive else trigger.span.start)
    joined = _JOINS.search(text, begin, stop) if listed else None
    if listed and (joined is None or not joined[0].strip()):
        return None
    before = _SUBJECT[words.language].search(text[begin : joined.start() if joined else stop])
    if before is None or (before.start() == 0 and begin != sentence.start):
        return None
    span = Span(begin + before.start("one"), begin + before.end("one"))
    noun = Span(span.start + span.of(text).index(" ") + 1, span.stop)
    said = plain(noun.of(text)).split()
    if nouns.nouns(words.language).stop & set(said) or not _allowed(said, words, persons=True):
        return None
    one = Mention(span, "one", 1, 1, noun)
    return one if passive is not None or _personlike(text, one, words) else None


def _listed_from(text: str, stop: int, found: Sequence[Mention], words: Vocabulary) -> int:
    """Where the list of known persons begins that the verb at `stop` follows; `stop` itself where none does."""
    at = stop
    for mention in sorted((m for m in found if m.span.stop <= stop), key=lambda m: m.span, reverse=True):
        gap = text[mention.span.stop : at]
        follows = words.subject_gap if at == stop else words.chain
        if len(gap) > 30 or mention.measure or follows.fullmatch(gap) is None:
            break
        at = mention.span.start
    return at
