"""What is known of a sentence's counts once all are read: totals over many events, parts, and who died is not also hurt."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.language.tolls.toll import Toll
from dateline.language.tolls.vocabulary import Vocabulary
from dateline.types import Span

MANY = 100  # so many dead of a bare year are a year's total, not one event's
_IN_YEAR = re.compile(r"\s(?:in|during|en|durante)\s(?:19|20)\d\d\b(?!\s(?:in|at|by|en|por)\b)")
_YEAR_FIRST = re.compile(r"(?:In|During|En|Durante)\s(?:19|20)\d\d\b")
_YEAR = re.compile(r"\b(?:in|during|en|durante)\s(?:19|20)\d\d\b", re.IGNORECASE)
_YEARS = re.compile(
    r"\b(?:between|from|entre|de|desde)\s(?:19|20)\d\d\s(?:and|to|y|a|hasta)\s(?:19|20)\d\d\b", re.IGNORECASE
)  # "1,470 disappearances between 1976 and 1983"
_VIOLENCE = re.compile(
    r"\b(?:violence|fighting|unrest|crime|conflict|violencia|combates|crimen|conflicto)\b", re.IGNORECASE
)
_ONE_EVENT = re.compile(r"\b(?:when|cuando)\b", re.IGNORECASE)


def _of_a_year(toll: Toll, text: str, sentence: Span) -> bool:
    """ "More than 5,600 people were killed in 2024": nothing but the year says in what."""
    if (toll.low or toll.high or 0) < MANY:
        return False
    if _YEARS.search(text, toll.quote.stop, sentence.stop):
        return True
    if _IN_YEAR.match(text, toll.quote.stop, sentence.stop):
        return True
    if _ONE_EVENT.search(text, sentence.start, sentence.stop):
        return False
    if _YEAR_FIRST.match(text, sentence.start):
        return True
    violence = _VIOLENCE.search(text, sentence.start, sentence.stop)
    return violence is not None and _YEAR.search(text, violence.end(), sentence.stop) is not None


_OF_THE_HURT = re.compile(r"(?:Of|Among)\sthose\s(?:hurt|injured|wounded)\b|De\slos\s(?:heridos|lesionados)\b")
_OF_ALL = re.compile(r"(?:Of|De)\s(?:the|those|these|los|las)\s(?:\w+\s)?")


_TOTAL = re.compile(r"toll|number|figure|total|cifra|número|saldo|balance", re.IGNORECASE)


_OF_THEM_AFTER = re.compile(r"\sof them\s|\sde ell[oa]s\s")
_WHOM_BEFORE = re.compile(r",\s(?:of (?:whom|which)|de (?:los|las) (?:cuales|que))\s(?:\w+\s){0,2}?\Z", re.IGNORECASE)


def _of_uncounted(toll: Toll, tolls: list[Toll], text: str) -> bool:
    """ "a bus carrying 45 pilgrims, of whom 18 died": they are part of no other count of the dead or hurt."""
    before = _WHOM_BEFORE.search(text, max(0, toll.span.start - 40), toll.span.start)
    if before is None and not _OF_THEM_AFTER.match(text, toll.span.stop):
        return False
    return not any(t.span.start < toll.span.start for t in tolls)


_PULLED = re.compile(r"(?:dragg|pull|haul|yank)ed\b|sacad|bajad", re.IGNORECASE)  # "dragged from a bus and shot"
_SUM = re.compile(
    r"\b(?:suman|sumaron|van ya|ya van|van|ya son)\s\Z|\b(?:bringing|pushing|taking|raising|lifting|driving|swelling|brought|took|pushed|raised|brings|takes)\s(?:the|its|their|his)\s(?:[\w'’-]{1,20}\s){0,5}to\s\Z"
    r"|\b(?:elev\w{1,5}|llev\w{1,5}|sub\w{2,5}|aument\w{1,5})\sa\s\Z",
    re.IGNORECASE,
)


def _sums(part: Toll, total: Toll, text: str) -> bool:
    """ "Con los tres homicidios de anoche suman 81": the three are among them."""
    if part.measure != total.measure or part.span.start >= total.span.start:
        return False
    return (total.low or 0) > (part.low or 0) and _SUM.search(text, part.span.stop, total.span.start) is not None


def _first(one: Toll, other: Toll) -> bool:
    return one.measure == other.measure and one.span.start < other.span.start and not one.single


_TODAY = re.compile(
    r"\s(?:\d{1,2}\s|few\s|couple\sof\s|twenty-four\s)?(?:hours?|day|night|minutes?|horas|minutos)\b", re.IGNORECASE
)
_HELD = re.compile(
    r"\b(?:held|holding|detained|missing|captive|hostage|jailed|kidnapped|abducted|imprisoned|reten(?:ía|ían|ida|ido|idos|idas)|secuestrad[oa]s?|cautiv[oa]s?|detenid[oa]s?|pres[oa]s?|desaparecid[oa]s?|encarcelad[oa]s?)\s(?:ha[ds]?\sbeen\s)?\Z",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|half|after|nearly|almost|about|than)\s\Z")


def flagged(tolls: list[Toll], text: str, span: Span, words: Vocabulary, updates: set[Span]) -> list[Toll]:
    """Totals over many events marked, and a person who died not also counted as hurt."""
    background = words.background.search(text, span.start, span.stop)
    if background and _TODAY.match(text, background.end()):
        background = None  # "in the last day alone"
    if background and _HELD.search(text, span.start, background.start()):
        background = None  # "held since May"
    if background and background[0] == "a year" and _FOR.search(text, span.start, background.start()):
        background = None  # "held for a year"
    totals = {t.span for t in tolls if _of_a_year(t, text, span)}
    free = {t.span for t in tolls if t.measure == "released"}
    tolls = [t for t in tolls if t.measure not in ("abducted", "arrested") or t.span not in free]
    dead = {t.span for t in tolls if t.measure == "killed" and not t.negated}
    tolls = [t for t in tolls if t.measure != "abducted" or t.span not in dead]  # "kidnapped and found dead"
    hurt = {t.span for t in tolls if t.measure == "injured"}
    tolls = [t for t in tolls if t.measure != "abducted" or t.span not in hurt or not _PULLED.match(t.cue.of(text))]
    kept = [t for t in tolls if t.measure not in ("injured", "missing") or t.negated or t.span not in dead]
    if _OF_THE_HURT.match(text, span.start):
        kept = [replace(t, part=True) if t.measure == "injured" else t for t in kept]
    if _OF_ALL.match(text, span.start):  # "Of the 40 wounded, 12 were in critical condition"
        kept = [replace(t, part=True) if any(_first(o, t) for o in kept) else t for t in kept]
    kept = [replace(t, part=False) if t.part and _of_uncounted(t, kept, text) else t for t in kept]
    summed = {t.span for t in kept if any(_sums(t, o, text) for o in kept)}
    kept = [replace(t, part=True) if t.span in summed else t for t in kept]
    old = {t.span.start for t in kept if t.old is not None}
    risen = {t.measure for t in kept if t.cue in updates and (t.old is not None or _TOTAL.search(t.cue.of(text)))}
    kept = [replace(t, part=True) if t.measure in risen and t.cue not in updates and t.old is None else t for t in kept]
    return [
        replace(t, cumulative=True)
        if (background or t.span in totals)
        and t.span not in summed
        and t.low != 1
        and not t.negated
        and t.span.start not in old
        else t
        for t in kept
    ]
