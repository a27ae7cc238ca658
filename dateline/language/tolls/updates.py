"""New values of a toll and the old ones that they replace: "rose to 12 from nine", "de 12 a 17 muertos"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.language.tolls.linking import Sentence
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.sorts import fits
from dateline.language.tolls.toll import Toll, make
from dateline.language.tolls.vocabulary import MEASURES, plain
from dateline.types import Span


def updates(sentence: Sentence) -> Iterator[Toll]:
    """ "The death toll rose to 12 from nine": the new value, with the old one as history."""
    before: Mention | None = None
    for i, mention in enumerate(sentence.mentions):
        if mention.sort != "number":
            continue
        start = max(sentence.span.start, mention.span.start - 110)
        if _is_old(sentence, mention, sentence.mentions[i + 1 :]):
            before = mention
            continue
        if mention.measure and (risen := _risen(sentence, mention)) is not None:
            yield risen
            continue
        if more := _more(sentence, mention):
            yield from more
            continue
        found = sentence.words.toll.search(sentence.text[start : mention.span.start])
        if found is None:
            start = mention.span.stop
            found = sentence.words.toll_after.match(sentence.text[start : sentence.span.stop])
            if found is None and _RAISED.search(sentence.text, sentence.span.start, mention.span.start):
                found = sentence.words.raised.match(sentence.text[start : sentence.span.stop])
        if _RATE.match(sentence.text, mention.span.stop, sentence.span.stop):
            continue  # "12 por cada 100.000 habitantes"
        if found is None or _loose(found) or not fits(sentence.text, mention, "killed", sentence.words):
            continue
        measure = next(m for m in MEASURES if found.groupdict().get(m))
        cue = Span(start + found.start(measure), start + found.end(measure))
        if _PASSED.search(sentence.text, sentence.span.start, mention.span.start) and mention.low == mention.high:
            mention = replace(mention, low=int(mention.low or 0) + 1, high=None)  # "climbed past 600"
        after = sentence.mentions[i + 1] if i + 1 < len(sentence.mentions) else None
        old = (after.low, after.high) if after and _replaces(sentence, mention, after) else None
        old = (before.low, before.high) if before and old is None else old
        if _FROM.match(sentence.text, mention.span.start) and mention.low != mention.high:
            mention, old = replace(mention, low=mention.high), (mention.low, mention.low)  # "climbed from 9 to 16"
        yield replace(make(sentence, mention, measure, cue, how=f"the value of '{cue.of(sentence.text)}'"), old=old)


_BY = re.compile(r"\s(?P<by>by|en)\s\Z")
_UP_TO = re.compile(r"(?P<more>\S+)\s(?:to|a|hasta)\s(?P<total>\S+)\Z")


def _more(sentence: Sentence, mention: Mention) -> list[Toll]:
    """ "The death count went up by four to 41": a total, and four that are among them."""
    start = max(sentence.span.start, mention.span.start - 110)
    by = _BY.search(sentence.text, start, mention.span.start)
    pair = _UP_TO.match(sentence.text, mention.span.start, mention.span.stop) if mention.noun is None else None
    if by is None or pair is None or mention.low == mention.high:
        return []
    to = "to " if by["by"] == "by" else "a "
    found = sentence.words.toll.search(f"{sentence.text[start : by.start()]} {to}")
    if found is None:
        return []
    measure = next(m for m in MEASURES if found.groupdict().get(m))
    cue = Span(start + found.start(measure), start + found.end(measure))
    some = replace(mention, span=Span(*pair.span("more")), high=mention.low)
    total = replace(mention, span=Span(*pair.span("total")), low=mention.high)
    return [
        make(sentence, some, measure, cue, part=True, how="so many more"),
        make(sentence, total, measure, cue, how=f"the value of '{cue.of(sentence.text)}'"),
    ]


_MAY_RISE = re.compile(r"\b(?:could|may|might|likely|expected|feared|set|rise|climb|grow|increase|mount)\b")
_LOOSE = re.compile(r"\b(?:in|for|over|after|by|since|when|en|por|tras)\b")


def _loose(found: re.Match[str]) -> bool:
    """ "arrests in the killing of two": an "of" that belongs to another noun."""
    rest = found.groupdict().get("rest") or ""
    last = found[0].split()[-1]
    if last == "as" and _MAY_RISE.search(rest):
        return True  # "the toll could rise as 30 people are still trapped"
    if last in ("of", "as", "de"):
        return _LOOSE.search(rest) is not None
    bare = rest and found[0][found.end("rest") - found.start() :].strip() == "a"
    return bool(bare) and re.search(r"\d", rest) is None


_RATE = re.compile(r"\s(?:por cada|per|for every|in every|out of every|for each)\s")
_RAISED = re.compile(
    r"\b(?:elev|aument|increment|subi|llev|situ)\w{1,5}\s(?:ya\s)?a\s\Z", re.IGNORECASE
)  # "elevó a nueve los cautivos"
_PASSED = re.compile(
    r"\b(?:past|passed|passes|topped|tops|exceed(?:s|ed)|surpass(?:es|ed)|beyond|above|super[aó]|superaba|superado|sobrepas[aó]|rebas[aó])\s(?:ya\s)?(?:l[oa]s\s|the\s)?\Z",
    re.IGNORECASE,
)


def other_figures(sentence: Sentence, told: list[Toll]) -> Iterator[Toll]:
    """ "Insurgents claimed 40 dead; the government confirmed 12": another's figure of what was just counted."""
    for mention in sentence.mentions:
        before = [t for t in told if t.span.stop <= mention.span.start and not t.part and not t.negated]
        if not before or mention.sort != "number" or mention.noun is not None:
            continue
        said = _OTHER.search(sentence.text, before[-1].span.stop, mention.span.start)
        if said and _ENDS.match(sentence.text, mention.span.stop, sentence.span.stop):
            yield make(sentence, mention, before[-1].measure, Span(*said.span("says")), how="another figure of it")


_OTHER = re.compile(
    r"(?:[;,–—]\s|\s)(?:(?:but|while|though|although|whereas|and|pero|mientras|aunque|y)\s)?(?:que\s)?(?:(?:the|a|its|his|el|la|los|las|un|una)\s)?(?:[\w'’.-]{2,20}\s){1,4}"
    r"(?P<says>said|claims?|claimed|confirms?|confirmed|reports?|reported|counts?|counted|(?:puts?|put|gave|gives) (?:it|the (?:number|figure|toll)) at|put it at|spoke of|speaks? of|lists?|listed|acknowledged|admitted|admits?|estimated|estimates|says?|cited|gave a figure of|habl(?:a|ó|aban|aron) de|confirm(?:a|ó|aron)|report(?:a|ó|aron)|cifr(?:a|ó|aron) en|dijo que|asegur(?:a|ó|aron) que|reconoc(?:e|ió|ieron)|admit(?:e|ió|ieron)|elev(?:a|ó|aron) la cifra a)\s(?:there were\s|(?:son|eran|fueron)\s)?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[.;,)]|\Z)")
_PUT_AT = re.compile(
    r",\s(?:first\s|once\s|which\shad\s|which\s|que\s){0,2}(?:stood|was|been|era|estaba|put|given|estimated|reported|set)\s(?:at|de|en)\s\Z|,\swhich\swas\s\Z"
)
_FROM_BEFORE = re.compile(r"\b(?:from|de|desde)\s\Z")
_TO = re.compile(r"(?:\s\w+)?\s(?:to|a|hasta)\s")


def _is_old(sentence: Sentence, mention: Mention, later: list[Mention]) -> bool:
    """ "The toll, earlier put at 12, has risen to 15", "fell from 31 to 12": the value before."""
    text, start = sentence.text, max(sentence.span.start, mention.span.start - 60)
    if _EARLIER.search(text, start, mention.span.start):
        return True
    following = next((m for m in later if m.sort == "number"), None)
    if following is None:
        return False
    if _FROM_BEFORE.search(text, start, mention.span.start):
        return _TO.fullmatch(text, mention.span.stop, following.span.start) is not None
    put = _PUT_AT.search(text, start, mention.span.start)
    return put is not None and sentence.words.toll.search(text[sentence.span.start : following.span.start]) is not None


_CHANGED = re.compile(
    r"\b(?:rose|risen|climbed|jumped|grew|grown|increased|went up|gone up|fell|fallen|dropped|revised|raised|subió|aumentó|pasó|creció|ascendió|se elevó|bajó|descendió)\s\Z"
)


def _risen(sentence: Sentence, mention: Mention) -> Toll | None:
    """ "subió de 12 a 17 muertos": the counted noun says of what, the verb that the range is a change."""
    start, (low, high) = mention.span.start, (mention.low, mention.high)
    if low == high or not _FROM.match(sentence.text, start):
        return None
    verb = _CHANGED.search(sentence.text, max(sentence.span.start, start - 16), start)
    if verb is None or mention.noun is None:
        return None
    now = replace(mention, low=high)
    return replace(make(sentence, now, mention.measure, mention.noun, how="the value it changed to"), old=(low, low))


_EARLIER = re.compile(
    r"\b(?:earlier|previously|initially|originally|at first|antes|inicialmente)\s(?:put|given|estimated|reported|set|fijad[oa]|estimad[oa]|cifrad[oa])\s(?:at|as|en)\s\Z"
)  # "the toll, earlier put at 12, has risen to 15"


def _replaces(sentence: Sentence, new: Mention, old: Mention) -> bool:
    gap = _ON_A_DAY.sub("", plain(sentence.text[new.span.stop : old.span.start])).lstrip(", ")
    return gap in sentence.words.words["toll"]["from"]


_ON_A_DAY = re.compile(
    r"\A,?\s?(?:on\s|el\s)?(?:\w+day|today|yesterday|overnight|lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?:\s(?:morning|afternoon|evening|night))?,?(?=\s|\Z)\s?"
)
_FROM = re.compile(r"(?:from|de)\s")
