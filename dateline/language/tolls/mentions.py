"""Who or what is counted in a sentence: numbers with their nouns, single persons ("a guard"), and nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Literal

from dateline.language.lexicon import holds
from dateline.language.numbers import Quantity, nouns
from dateline.language.numbers.bounds import Bound
from dateline.language.tolls.vocabulary import NAME, Vocabulary, plain
from dateline.types import Span

Sort = Literal["number", "one", "none"]
PRONOUNS = frozenset({"he", "she", "himself", "herself", "him"})
ANAPHORS = frozenset({"both", "ambos", "ambas"})  # they point back at a count
GOODS = frozenset({"tonnes", "tons", "kilograms", "grams", "pounds", "ounces", "litres", "gallons"})
GOODS_ES = frozenset({"toneladas", "kilogramos", "gramos", "litros", "galones"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One counted thing: where it stands, its bounds, its noun."""

    span: Span  # bounds, number and noun
    sort: Sort
    low: Bound
    high: Bound
    noun: Span | None = None
    definite: bool = False  # "the man", "his driver": may have been counted before
    measure: str = ""  # the noun is the measure itself: "12 deaths", "no arrests"
    goods: bool = False
    weighed: Span | None = None  # goods with their unit: "kilograms of methamphetamine"
    among: bool = False  # "three of the wounded": of those counted before
    bare: bool = False  # a headline's noun without an article
    name: bool = False  # a person by name

    def noun_of(self, text: str) -> str:
        """The last word of the noun."""
        return self.noun.of(text).split()[-1] if self.noun else ""


def collect(text: str, sentence: Span, quantities: list[Quantity], words: Vocabulary) -> list[Mention]:
    """The mentions of a sentence in order, none overlapping another."""
    found = _numbers(text, quantities, words)
    taken = [m.span for m in found]
    for hit in words.nobody.finditer(text, sentence.start, sentence.stop):
        span = Span(*hit.span())
        if (mention := _nobody(text, hit, words)) is not None and not any(span.meets(t) for t in taken):
            found.append(mention)
            taken.append(mention.span)
            if (more := words.nor.match(text, mention.span.stop, sentence.stop)) is not None and hit["head"]:
                noun = Span(*more.span("head"))  # "no deaths or injuries"
                found.append(Mention(noun, "none", 0, 0, noun, measure=words.nouns[plain(more["head"])]))
                taken.append(noun)
    for hit in words.people.finditer(text, sentence.start, sentence.stop):
        span = Span(*hit.span())
        if _WIFE_OF.search(text, max(sentence.start, span.start - 24), span.start):
            continue  # "the wife of a city councillor"
        if not any(span.meets(t) for t in taken) and _somebody(text, hit, sentence.stop, words):
            mention = _extended(text, _person(hit, words), sentence.stop, words)
            span = mention.span
            if words.language == "en" and hit["alone"] is None and plain(mention.noun_of(text)) in words.things:
                continue  # "the trainer jet"
            if (
                (beside := words.beside.match(text, span.stop, sentence.stop))
                and plain(mention.noun_of(text)) in words.plain_people
                and not _SAME.match(text, mention.noun.start if mention.noun else 0)
            ):
                other = Span(*beside.span("noun"))
                found.append(Mention(other, "one", 1, 1, other, definite=mention.definite))
                taken.append(other)
            found.append(replace(mention, measure=measure_of(text, mention, words) if words.language == "es" else ""))
            taken.append(span)
    things = holds(words.thing_firsts, text, sentence.start, sentence.stop)
    for hit in words.object_.finditer(text, sentence.start, sentence.stop) if things else ():
        span = Span(*hit.span())
        if not any(span.meets(t) for t in taken) and not (_PLURAL.search(hit["noun"]) and words.language == "en"):
            thing = _extended(text, Mention(span, "one", 1, 1, Span(*hit.span("noun"))), sentence.stop, words)
            found.append(thing)
            taken.append(thing.span)
    for span in _bare(text, sentence, words):
        if not any(span.meets(t) for t in taken):
            count = 2 if plain(span.of(text)).endswith(tuple(words.words["people"]["pair"])) else 1
            found.append(Mention(span, "one", count, count, span, bare=True))
            taken.append(span)
    found += _as_many(text, sentence, found)
    return _of_whom(text, sorted(found, key=lambda m: m.span))


_AS_MANY = re.compile(
    r"(?<!twice )(?<!times )(?<!half )\b(?:as many(?: again| others| more)?(?!\sas\b|\s\w+s\b)|(?:an equal|the same) number|otr[oa]s tant[oa]s)(?=\s|[,.;])",
    re.IGNORECASE,
)


def _as_many(text: str, sentence: Span, found: list[Mention]) -> Iterator[Mention]:
    """ "Four were killed and as many injured": the number said before."""
    for hit in _AS_MANY.finditer(text, sentence.start, sentence.stop):
        before = [m for m in found if m.sort == "number" and m.span.stop <= hit.start()]
        if before and not any(Span(*hit.span()).meets(m.span) for m in found):
            yield Mention(Span(*hit.span()), "number", before[-1].low, before[-1].high)


_UNDER_AGE = re.compile(r"\b(?:were|was|are|is|aged|all)\s(?:under|over|below)\s\d\d\Z", re.IGNORECASE)
_AT = re.compile(r"\s(?:dead|wounded|toll|death\stoll|casualties|losses|captives)\s(?:at|as|to)\s")
_WIFE_OF = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|mother|father|widow|widower|aide|bodyguard|driver|friend|cousin|nephew|niece|uncle|aunt|girlfriend|boyfriend|grandson|granddaughter|fiancee|partner|secretary|adviser|spos[oa]|espos[oa]|hij[oa]|herman[oa]|madre|padre|viud[oa]|chofer|escolta|amig[oa]|prim[oa]|sobrin[oa]|ti[oa]|tí[oa]|niet[oa]|novi[oa]|suegr[oa]|cuñad[oa])\s(?:of|de)\s\Z",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?<!s)(?<!bu)s\Z")  # "a weapons cache": no thing
_FOLLOWING = re.compile(r"\s([\w-]{1,24})(?:\s([\w-]{1,24}))?")


def _somebody(text: str, hit: re.Match[str], stop: int, words: Vocabulary) -> bool:
    """Whether the words stand for a person: not "another car", not "a 34-year-old" whose noun goes on."""
    if hit["alone"]:
        found = _FOLLOWING.match(text, hit.end(), stop)
        said = [plain(word) for word in found.groups() if word] if found else []
        return words.no_person.isdisjoint({*said[:1], " ".join(said)})
    if _AT.match(text, hit.end(), stop):
        return False  # "put the rebel dead at 72"
    if hit["aged"]:
        for word in text[hit.end() : min(stop, hit.end() + 80)].split()[:4]:
            low = word.casefold()
            if low.rstrip(".,;:)'’") in words.persons or words.ends.match(low):
                return False
            if low in words.stops or not low.replace("-", "").isalnum():
                break
    return True


_NEXT = re.compile(r",?\s(?:and|&|y)\s|,\s")


def _bare(text: str, sentence: Span, words: Vocabulary) -> Iterator[Span]:
    """The persons without an article that a headline opens with: "Teen", "Girl, man", "Mother and son"."""
    start = sentence.start
    if not holds(words.one_firsts, text, start, min(sentence.stop, start + 90)) and not text[start].isdigit():
        return
    while (stop := _headed(text, start, sentence.stop, words)) is not None:
        yield Span(start, stop)
        following = _NEXT.match(text, stop, sentence.stop)
        if following is None:
            return
        start = following.end()


_OPENING = re.compile(r"([\w'’.-]{1,20})\s")
_OLD = re.compile(r"\d{1,3}[-\s](?:year|month)[-\s]old(?![\w-]|['’]s)")


def _headed(text: str, start: int, stop: int, words: Vocabulary) -> int | None:
    """Where a headline's person ends: up to three words that may stand before it, and its noun or age."""
    at = start
    for _ in range(4):
        if (hit := words.bare.match(text, at, stop)) is not None:
            return hit.end()
        if (old := _OLD.match(text, at, stop)) is not None:
            following = _FOLLOWING.match(text, old.end(), stop)
            if following is None or not following[1][0].isalpha() or plain(following[1]) in words.goes_on:
                return old.end()
        word = _OPENING.match(text, at, stop)
        if word is None or plain(word[1]) in words.opens:
            return None
        if word[1].endswith("s") and plain(word[1]) in words.triggers.meanings:
            return None  # "Stray bullet claims fourth-grader"
        at = word.end()
    return None


def _numbers(text: str, quantities: list[Quantity], words: Vocabulary) -> list[Mention]:
    found = []
    shared = _shares(text, quantities)
    for quantity in (replace(q, noun=None) if q.part else q for q in quantities):
        start = quantity.span.start
        if _CORRECTED.search(text, max(0, start - 8), start) or _RATIO.search(text, max(0, start - 40), start):
            continue
        if quantity.noun is None and _UNDER_AGE.search(text[max(0, start - 12) : quantity.span.stop]):
            continue  # "eight of them were under 18"
        if quantity in shared.values() or quantity.span.start in shared or quantity.low == quantity.high == 0:
            continue
        goods = quantity.kind == "measure" and quantity.unit in (GOODS | GOODS_ES)
        if quantity.kind == "cardinal" or goods:
            stop = quantity.noun.stop if quantity.noun else quantity.span.stop
            mention = Mention(
                Span(quantity.span.start, stop),
                "number",
                quantity.low,
                quantity.high,
                quantity.noun,
                goods=goods,
                weighed=_weighed(text, quantity, stop) if goods else None,
                definite=plain(quantity.span.of(text)) in ANAPHORS,
            )
            among = (
                quantity.noun is not None
                and _AMONG.fullmatch(text[quantity.span.stop : quantity.noun.start]) is not None
            )
            found.append(replace(mention, measure=measure_of(text, mention, words), among=among))
    for part, whole in ((q, shared[q.span.start]) for q in quantities if q.span.start in shared):
        stop = whole.noun.stop if whole.noun else whole.span.stop
        mention = Mention(Span(part.span.start, stop), "number", *_share(part, whole), whole.noun)
        found.append(replace(mention, measure=measure_of(text, mention, words)))
    return found


_RATIO = re.compile(
    r"\b(?:in|out of)\s(?:every\s)?(?:\d{1,3}|[a-z]{3,5})\s(?:of|de)\s(?:the|its|las|los)\s(?:[\w-]{2,20}['’]s?\s)?\Z"
)  # "one in five of the town's 30,000 residents"
_CORRECTED = re.compile(r"[,(–—]\s?(?:not|no)\s\Z")  # "eight people, not five as first reported, were hurt"


# "a husband and father", "a wife and mother": one person.
_SAME = re.compile(
    r"(?:[\w-]+\s){0,2}?(?:husband|father|wife|mother|son|daughter|brother|sister)\sand\s(?:father|husband|brother|mother|wife|sister)\b",
    re.IGNORECASE,
)


def _weighed(text: str, quantity: Quantity, stop: int) -> Span | None:
    """The unit and what was weighed, without the amount."""
    said = text[quantity.core.stop : stop]
    start = stop - len(said.lstrip(" \n\t\u00a0\u202f-"))
    return Span(start, stop) if start < stop else None


def _shares(text: str, quantities: list[Quantity]) -> dict[int, Quantity]:
    """ "more than half of the 240 houses": where a fraction begins, and the count it is of."""
    pairs = zip(quantities, quantities[1:], strict=False)
    return {
        part.span.start: whole
        for part, whole in pairs
        if part.kind == "fraction"
        and whole.kind == "cardinal"
        and _SHARE.fullmatch(text[part.span.stop : whole.span.start])
    }


def _share(part: Quantity, whole: Quantity) -> tuple[Bound, Bound]:
    if whole.low is None or whole.high is None:
        return None, None
    if part.high is None and part.low is not None:
        return floor(part.low * whole.low) + 1, None
    if part.low is None and part.high is not None:
        return None, ceil(part.high * whole.high) - ("strictly" in part.how)
    return (round((part.low or 0) * whole.low), round((part.high or 0) * whole.high))


def measure_of(text: str, mention: Mention, words: Vocabulary) -> str:
    """The measure that the counted noun itself names: "deaths", "arrests", "wounded"."""
    if mention.noun is None:
        return ""
    said = plain(mention.noun.of(text))
    return words.nouns.get(said) or words.nouns.get(said.split()[-1 if words.language == "en" else 0], "")


def _nobody(text: str, hit: re.Match[str], words: Vocabulary) -> Mention | None:
    span = Span(*hit.span())
    if hit["pronoun"]:
        return Mention(span, "none", 0, 0)
    if hit["head"]:
        return Mention(span, "none", 0, 0, Span(*hit.span("noun")), measure=words.nouns[plain(hit["head"])])
    return Mention(span, "none", 0, 0, Span(*hit.span("nouned")))


def _person(hit: re.Match[str], words: Vocabulary) -> Mention:
    if hit["alone"]:
        return Mention(Span(*hit.span()), "one", 1, 1, definite=plain(hit["alone"]) in PRONOUNS)
    count = 2 if hit["pair"] else 1
    noun = Span(hit.start("noun"), hit.end("noun"))
    definite = plain(hit["article"]) not in words.words["people"]["indefinite"]
    least = plain(hit["article"]).startswith(("at least", "al menos"))
    return Mention(Span(*hit.span()), "one", count, None if least else count, noun, definite=definite)


def _extended(text: str, mention: Mention, stop: int, words: Vocabulary) -> Mention:
    """ "her infant son", "a helicopter gunship", "una lideresa comunal": the noun goes on."""
    if mention.noun is None or mention.high == 2:
        return mention
    last = mention.noun.start + mention.noun.of(text).rfind(" ") + 1
    whole = nouns.after(text, last, stop, language=words.language, one=True)
    if whole is None or whole.start != last or whole.stop <= mention.noun.stop:
        return mention
    more = text[mention.noun.stop : whole.stop]
    if not more.islower() or (words.language == "en" and not _goes_on(more, words)):
        return mention
    return replace(mention, span=Span(mention.span.start, whole.stop), noun=Span(mention.noun.start, whole.stop))


def _goes_on(more: str, words: Vocabulary) -> bool:
    """Whether the further words end in a person, or all are nouns of things."""
    said = plain(more).split()
    if said[-1] in ("prisoner", "hostage", "captive"):
        return False  # "took a sergeant prisoner"
    return said[-1] not in words.triggers.meanings and (said[-1] in words.persons or len(said) == 1)


_AMONG = re.compile(r"\s(?:of\s(?:the|those)|de\s(?:los|las))\s", re.IGNORECASE)
_SHARE = re.compile(r"\s(?:of|de)\s(?:(?:the|its|their|these|los|las|sus)\s)?(?:[\w-]{2,20}['’]s\s)?", re.IGNORECASE)
_ALL_BUT = re.compile(
    r"\b(?:(?:all|everyone|every one) (?:but|except|save)|tod[oa]s (?:menos|salvo|excepto))\s(?:\Z|(?=(?:one|two|three|four|five|six|un[oa]|dos|tres|cuatro|\d{1,3})\b))",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:\sof)?\s(?:the|its|their|these|those|his|her)\s(?:[\w-]{2,20}['’]s?\s)?\Z|\sof\s(?:[\w-]{2,20}['’]s?\s)?\Z|\sde\s(?:los|las|sus)\s\Z",
    re.IGNORECASE,
)


def names(text: str, sentence: Span, mentions: list[Mention], words: Vocabulary) -> list[Mention]:
    """Persons by name, where no other mention stands; each is one, perhaps counted before."""
    taken = [m.span for m in mentions]
    found = []
    for hit in NAME.finditer(text, sentence.start, sentence.stop):
        span = Span(hit.start(), hit.start() + len(_DAY_AFTER.sub("", hit[0])))
        said = plain(span.of(text)).split()
        if _MODEL.search(text, max(0, span.start - 5), span.start) and not hit[0][0].isdigit():
            continue  # "a Cessna", "an Airbus"
        if any(span.meets(t) for t in taken) or any(word.rstrip(".") in words.no_names for word in (said[0], said[-1])):
            continue
        if len(said) == 1 and span.start == sentence.start and text[span.start].isupper() and said[0] in words.no_names:
            continue
        if words.headed.match(text, span.stop, sentence.stop) or any(_titles(m, span) for m in mentions):
            continue
        found.append(Mention(span, "one", 1, 1, None, definite=True, name=True))
    taken += [m.span for m in found]
    for span in _single(text, sentence, words):
        if not any(span.meets(t) for t in taken):
            found.append(Mention(span, "one", 1, 1, span, definite=True, name=True))
    return sorted(found, key=lambda m: m.span)


_MODEL = re.compile(r"\b[Aa]n?\s\Z")


def _single(text: str, sentence: Span, words: Vocabulary) -> Iterator[Span]:
    """Persons' nouns without an article, with one word that may describe them."""
    if not holds(words.one_firsts, text, sentence.start, sentence.stop) and "-old" not in text:
        return
    at = sentence.start
    while (hit := words.single.search(text, at, sentence.stop)) is not None:
        if _AT.match(text, hit.end(), sentence.stop):
            at = hit.end()
            continue
        beside = hit.groupdict().get("beside")
        if beside and plain(beside) in words.beside_none:
            at = hit.end("beside")
            continue
        yield Span(*hit.span())
        at = hit.end()


def _titles(mention: Mention, name: Span) -> bool:
    """ "baby Bill Thao": the noun and the name are one person."""
    return mention.sort == "one" and mention.noun is not None and mention.span.stop + 1 == name.start


_DAY_AFTER = re.compile(
    r"(?<=\w)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z"
)  # "the death of Kyre Bethea Thursday night"


def _of_whom(text: str, mentions: list[Mention]) -> list[Mention]:
    """ "two of the six hostages": the first counts, the second only names whom."""
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before is not None and mention.sort == "number" and before.sort != "one" and before.noun is None:
            between = text[before.span.stop : mention.span.start]
            if len(between) < 30 and _OF.fullmatch(between):
                span = Span(before.span.start, mention.span.stop)
                if (rest := _rest(text, before, mention)) is not None:
                    kept[-1] = rest
                    continue
                among = bool(mention.measure) or before.among
                kept[-1] = replace(before, span=span, noun=mention.noun, measure=mention.measure, among=among)
                continue
        if before is not None and mention.sort == "number" and (left := _left_over(text, kept, mention)) is not None:
            mention = left
        kept.append(mention)
    return [m for m in kept if m.noun is not None or m.sort != "number" or _all_but(text, m) in (None, m.span.start)]


def _left_over(text: str, before: list[Mention], less: Mention) -> Mention | None:
    """ "ordered 30 followers to drink poison; all but one died": of those counted before."""
    start = _all_but(text, less) if less.noun is None else None
    whole = next((m for m in reversed(before) if m.sort == "number" and m.noun is not None and not m.goods), None)
    if start is None or whole is None or whole.low is None or whole.low != whole.high or less.low is None:
        return None
    left = whole.low - abs(less.low)
    return replace(less, span=Span(start, less.span.stop), low=left, high=left) if left > 0 else None


def _rest(text: str, less: Mention, whole: Mention) -> Mention | None:
    """ "all but two of the 14 crew": twelve."""
    start = _all_but(text, less)
    if start is None or whole.low is None or whole.low != whole.high or less.low is None:
        return None
    left = whole.low - abs(less.low)
    return replace(whole, span=Span(start, whole.span.stop), low=left, high=left)


def _all_but(text: str, mention: Mention) -> int | None:
    """Where "all but" before a number begins."""
    if _ALL_BUT.match(text, mention.span.start):
        return mention.span.start
    start = max(0, mention.span.start - 24)
    minus = "menos " if text.startswith("menos ", mention.span.start) else ""
    found = _ALL_BUT.search(text[start : mention.span.start] + minus)
    return start + found.start() if found else None
