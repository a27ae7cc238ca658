"""Counts by what happened to whom: killed, injured, missing, abducted, arrested, released, displaced, seized,
destroyed, participants, events.

`find(text, spans, language=...)` reads each sentence once: numbers and persons are mentions, words like "killed" or
"fled" are triggers, and grammar of the plainest kind links them (linking.py). Nothing is added up, nothing is guessed:
"five people, including two children" gives 5, and 2 marked as a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.language import numbers, sentences
from dateline.language.tolls import patterns
from dateline.language.tolls.linking import Sentence
from dateline.language.tolls.links import Link, triggers
from dateline.language.tolls.mentions import Mention, collect, names
from dateline.language.tolls.shapes import shaped
from dateline.language.tolls.sorts import OF_THINGS, fits, is_person
from dateline.language.tolls.toll import Toll, make
from dateline.language.tolls.unlisted import unlisted
from dateline.language.tolls.updates import other_figures, updates
from dateline.language.tolls.vocabulary import MEASURES, Vocabulary, plain, vocabulary
from dateline.types import Span

__all__ = ["Toll", "find"]


def find(text: str, spans: Iterable[Span], *, language: str) -> list[Toll]:
    """Every count by what happened inside the spans, in order."""
    words = vocabulary(language if language in ("en", "es") else "en")
    found: list[Toll] = []
    for span in spans:
        for sentence in sentences.split(text, span):
            for piece in _pieces(sentence):
                found += _in_sentence(text, piece, words)
    return found


LONGEST = 3000  # characters of a sentence; a longer one is a list or a table, and is read in pieces


def _pieces(sentence: Span) -> Iterator[Span]:
    for start in range(sentence.start, sentence.stop, LONGEST):
        yield Span(start, min(start + LONGEST, sentence.stop))


_LINK = re.compile(
    r"[^\w\s]{0,2}\s?(?:related(?:\s(?:article|story|stories|coverage|content|news|links?))?|read (?:more|also|next)|also read|see also|lea también|le puede interesar|te puede interesar)\s?[:|]",
    re.IGNORECASE,
)  # a link to another story: "RELATED: Trooper wounded in 7th Ward"


def _in_sentence(text: str, span: Span, words: Vocabulary) -> list[Toll]:
    if _LINK.match(text, span.start, span.stop):
        return []
    quantities = numbers.find(text, [span], language=words.language)
    cues = triggers(text, span, words)
    mentions = shaped(text, collect(text, span, quantities, words), words)
    mentions = unlisted(text, span, mentions, cues, words)
    sentence = Sentence(
        text,
        span,
        mentions,
        cues,
        words,
        names(text, span, mentions, words) if cues or words.heading.search(text, span.start, span.stop) else [],
    )
    best: dict[tuple[int, str], Toll] = {}
    linked = list(_linked(sentence))
    told = {toll.span for toll in linked}
    nouns = [t for t in _nouns(sentence) if t.span not in told or t.cue.stop <= t.span.start]
    updated = list(updates(sentence))
    nouns += _parts(sentence, [*nouns, *updated])
    for toll in (
        *updated,
        *nouns,
        *linked,
        *_possessed(sentence),
        *_unhurt(sentence),
        *_none_left(sentence),
        *_nobody_else(sentence),
        *_not_any(sentence),
        *_among(sentence),
        *_multiple(sentence),
        *other_figures(sentence, [*updated, *nouns, *linked]),
    ):
        best.setdefault((toll.span.start, toll.measure), toll)
    return sorted(
        _settled(list(best.values()), text, span, words, {t.cue for t in updated}),
        key=lambda t: (t.span.start, MEASURES.index(t.measure)),
    )


def _linked(sentence: Sentence) -> Iterator[Toll]:
    counted: set[str] = set()
    for link in sentence.links():
        if _NTH.search(sentence.text, max(sentence.span.start, link.mention.span.start - 12), link.mention.span.stop):
            continue
        measure = next((m for m in link.measures if _can(sentence, link, m)), None)
        if measure == "injured" and _TO_DEATH.match(sentence.text, link.mention.span.stop):
            measure = "killed"  # "shot four of his relatives to death"
        if measure == "arrested" and (_captive(sentence, link) or _by_captors(sentence, link)):
            measure = "abducted"
        if measure is not None and (measure in NAMED or not link.mention.name):
            yield make(
                sentence,
                link.mention,
                measure,
                link.trigger.span,
                part=link.part
                or _among_dead(sentence, link)
                or (measure in counted and _STILL.match(sentence.text, link.mention.span.stop) is not None)
                or (link.mention.among and link.mention.measure in ("injured", "casualties", measure)),
                how=_told(sentence.text, link),
            )
            counted.add(measure)


# "He became the 44th journalist killed there this year": a place in a series, no person more.
_NTH = re.compile(
    r"\b(?:is|was|became|becomes|be|es|fue)\s(?:the|el|la|al menos el)\s(?:\d{1,3}(?:st|nd|rd|th|[ºª°])|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w{3,9}teenth|primer|segundo|tercer|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo)\s[^,;.]{0,60}\Z",
    re.IGNORECASE,
)


def _captive(sentence: Sentence, link: Link) -> bool:
    """ "captured 68 soldiers", "killed dozens of troops and captured seven"."""
    words = sentence.words
    if plain(link.trigger.span.of(sentence.text)) not in words.captors:
        return False
    nouns = [m.noun for m in sentence.mentions if m.noun and m.span.start <= link.mention.span.start]
    noun = link.mention.noun or (nouns[-1] if nouns else None)
    return noun is not None and bool(words.forces & set(plain(noun.of(sentence.text)).split()))


def _by_captors(sentence: Sentence, link: Link) -> bool:
    """ "Armed men led away the driver": who is taken by no police is abducted."""
    words = sentence.words
    if plain(link.trigger.span.of(sentence.text)) not in words.takers:
        return False
    first = min(trigger.span.start for trigger in sentence.triggers)
    return words.armed.search(sentence.text, sentence.span.start, first) is not None


_STRUCK = re.compile(r"hit|struck", re.IGNORECASE)
HELD = frozenset(
    "hostage hostages captive captives prisoner prisoners inmate inmates convict convicts detainee detainees rehén rehenes preso presos recluso reclusos reo reos cautivos".split()
)  # who flees is no refugee
CROWD = 1000  # so many are hit by no blow
_AGAIN = re.compile(
    r"\s(?:(?:once|twice|(?:two|three|four|five|six|several|many|multiple)\stimes)\b|(?:before|previously)\b)"
)
_THAT_YEAR = re.compile(r"\s(?:en|in)\s(?:19|20)\d\d\b")
_BY_SHIP = re.compile(
    r"(?:\s[^,.;]{0,40})?\s(?:by|from|por|de)\s(?:an?\s|the\s|una?\s|el\s|la\s)?(?:[\w-]+\s){0,2}?(?:freighter|ship|vessel|boat|trawler|tanker|lifeboat|ferry|yacht|helicopter|coast ?guard|rescuers|sea|water|raft|liferaft|carguero|barco|buque|pesquero|helicóptero|mar|agua|balsa)\b"
)
_STILL = re.compile(
    r"\s(?:still\s)?remain(?:s|ed)?\s|\s(?:siguen?|permanecen?|continúan?)\s"
)  # "and six remain in custody"
_TO_DEATH = re.compile(
    r"\s(?:of them\s)?(?:to death|dead)\b|\s(?:and|y)\s(?:\w+\s){1,3}to death\b|\s(?:a tiros|a balazos) hasta"
)
NAMED = frozenset(
    {"killed", "injured", "abducted", "missing", "arrested", "released"}
)  # what happens to one person by name


def _among_dead(sentence: Sentence, link: Link) -> bool:
    """ "three officers were among the dead": of a total that stands elsewhere."""
    return re.search(r"among th(?:e|ose)\b", plain(link.trigger.span.of(sentence.text))) is not None


def _can(sentence: Sentence, link: Link, measure: str) -> bool:
    """Whether the noun allows the measure; some words ("lost", "seized") count only what is surely a person."""
    if not fits(sentence.text, link.mention, measure, sentence.words):
        return False
    said = plain(link.trigger.span.of(sentence.text))
    careful = said in sentence.words.careful
    nouned = _nouned(sentence, link.mention)
    struck = measure == "injured" and _STRUCK.fullmatch(link.trigger.span.of(sentence.text))
    if struck and ((link.mention.sort == "one" and link.mention.definite) or (link.mention.low or 0) >= CROWD):
        return False  # "the bullet hit the child": told again elsewhere; "the blackout hit 20,000 customers"
    if link.trigger.cues[:1] == (("taken", measure),) and not _kept(sentence, link):
        return False
    if measure == "seized" and _STOLEN.match(said) and _THIEVES.search(sentence.text, sentence.span.start, sentence.span.stop):
        return False  # theft is no seizure
    burst = sentence.words.words["munitions"]
    if said in burst["burst"] and set(nouned) & set(burst["words"]):
        return False  # "a second device exploded"
    if said in burst["burst"] and _RIGGED.search(link.mention.span.of(sentence.text)):
        return False  # "a booby-trapped motorcycle exploded"
    if measure == "destroyed" and _by_captors(sentence, link):
        return False  # "sujetos armados se llevaron dos camionetas"
    if measure == "arrested" and set(nouned) & set(sentence.words.words["spared"]["words"]):
        return False  # "picked up 71 survivors"
    if measure == "displaced" and _GETAWAY.match(sentence.text, link.trigger.span.stop):
        return False  # "fled with the cash"
    if (
        measure == "injured"
        and "destroyed" in link.measures
        and link.mention.noun is None
        and _of_things(sentence, link)
    ):
        return False  # "several shops were looted and one was burned"
    if measure in OF_THINGS and link.mention.noun is None and _of_persons(sentence, link):
        return False  # "buried eleven hikers, and only two were found alive"
    if measure == "displaced" and (sentence.words.sought | HELD) & set(nouned):
        return False  # "two convicts fled"
    if measure == "missing" and (sentence.words.sought & set(nouned) or _wanted(sentence, link)):
        return False  # "Police are searching for two suspects"
    if measure == "arrested" and _BY_SHIP.match(sentence.text, link.trigger.span.stop, sentence.span.stop):
        return False  # "twelve sailors were picked up by a freighter"
    if measure == "arrested" and link.mention.sort == "one" and _THAT_YEAR.match(sentence.text, link.trigger.span.stop):
        return False  # "the capo, arrested in 2016, is serving 30 years"
    if measure == "destroyed" and set(nouned) & sentence.words.unbroken:
        return False  # "toppled trees"
    if measure == "arrested" and _AGAIN.match(sentence.text, link.trigger.span.stop):
        return False  # "had been arrested twice before"
    return (
        measure in OF_THINGS
        or not careful
        or is_person(sentence.text, link.mention, sentence.words)
        or (link.mention.noun is None and said in _CAUGHT and _of_persons(sentence, link))
    )


_CAUGHT = frozenset({"caught", "catch", "catching"})


_STOLEN = re.compile(r"st(?:eal|ole)|rob(?:ó|a|aron|an|ad)")
_THIEVES = re.compile(
    r"\b(?:thie(?:f|ves)|burglars?|robbers?|shoplifters?|pickpockets?|ladr(?:ón|ones)|rateros?|hampones)\b",
    re.IGNORECASE,
)


def _kept(sentence: Sentence, link: Link) -> bool:
    """ "Pirates took three engineers": persons whom armed men take, hold or keep are abducted."""
    words = sentence.words
    active = plain(link.trigger.span.of(sentence.text)) not in ("taken", "kept")
    if active and link.mention.span.start < link.trigger.span.start:
        return False  # "200 villagers took to the bush"
    return is_person(sentence.text, link.mention, words) and bool(
        words.armed.search(sentence.text, sentence.span.start, sentence.span.stop)
    )


_RIGGED = re.compile(r"trapped|bomb|laden|packed|rigged|cargad|trampa", re.IGNORECASE)
_GETAWAY = re.compile(
    r"\s(?:the scene\b|with\b|in (?:a|an|two|his|their) (?:\w+\s)?(?:car|van|truck|vehicle|suv|sedan|pickup|minibus|boat)|con\b)"
)


def _of_things(sentence: Sentence, link: Link) -> bool:
    """Whether the noun spoken of last before the mention is a thing."""
    before = [m for m in sentence.mentions if m.noun is not None and m.span.stop <= link.mention.span.start]
    return bool(before) and fits(sentence.text, before[-1], "destroyed", sentence.words)


def _of_persons(sentence: Sentence, link: Link) -> bool:
    """Whether the noun spoken of last before the mention is a person."""
    before = [m for m in sentence.mentions if m.noun is not None and m.span.stop <= link.mention.span.start]
    return bool(before) and is_person(sentence.text, before[-1], sentence.words)


_OF_CRIME = re.compile(
    r"\s(?:who (?:shot|killed|robbed|attacked|stabbed|opened|fled|stole)|in connection|wanted|suspected|accused|believed to have|por (?:el|la|los|las|su)|acusad|sospechos|que (?:mat|asalt|dispar|asesin|atac))"
)


def _wanted(sentence: Sentence, link: Link) -> bool:
    """ "looking for two men wanted over the killing": sought, not missing."""
    after = link.mention.span.start >= link.trigger.span.stop
    return after and _OF_CRIME.match(sentence.text, link.mention.span.stop, sentence.span.stop) is not None


def _nouned(sentence: Sentence, mention: Mention) -> list[str]:
    return plain(mention.noun.of(sentence.text)).split() if mention.noun else []


def _told(text: str, link: Link) -> str:
    side = "after" if link.mention.span.start >= link.trigger.span.stop else "before"
    return f"stands {side} '{link.trigger.span.of(text)}'"


def _nouns(sentence: Sentence) -> Iterator[Toll]:
    """The counted noun is the measure ("12 deaths"), or "the deaths of" stands before ("three miners")."""
    for mention in [*sentence.mentions, *sentence.names]:
        heading = _heading(sentence, mention) if mention.measure in ("arrested", "abducted") else None
        if mention.measure == "arrested" and _SWAPPED.search(sentence.text, sentence.span.start, mention.span.start):
            continue  # "exchanged 60 prisoners of war"
        if mention.measure in ("arrested", "abducted") and _ESCAPE.match(sentence.text, mention.span.stop, sentence.span.stop):
            continue
        if mention.measure and mention.noun and heading is None:
            measures = ("killed", "injured") if mention.measure == "casualties" else (mention.measure,)
            for measure in measures if mention.sort == "none" or len(measures) == 1 else ():
                how = "the counted noun says so"
                yield make(
                    sentence,
                    mention,
                    measure,
                    mention.noun,
                    part=mention.among and measure in ("killed", "injured"),
                    how=how,
                )
        elif mention.sort != "none" and (found := _heading(sentence, mention)) is not None:
            measure, cue = found
            for one in (mention, *sentence.listed_after(mention)):
                if fits(sentence.text, one, measure, sentence.words):
                    told = make(sentence, one, measure, cue, how=f"'{cue.of(sentence.text)}' of them")
                    yield replace(told, active=False)


_SWAPPED = re.compile(r"\b(?:exchang|swap|intercambi|canje)\w*\s\Z")
_ESCAPE = re.compile(r"(?:,\s[^,.;]{2,30},)?\s(?:had\s|have\s|se\s|managed to\s|were able to\s|lograron\s|pudieron\s)?(?:escaped?|flee|escapar|fled|broken?\sout|got away|fugó|fugaron|escapó|escaparon)\b")
_OF = re.compile(
    r"([^\W\d_]+)\s(?:of|de|del)\s(?:the\s|los\s|las\s|otros\s|baby\s|his\s|her\s|their\s|little\s)?\Z", re.IGNORECASE
)


_ASKED = re.compile(r"\b(?:exig\w+|pid\w+|reclam\w+|demand\w+|solicit\w+|negoci\w+)\b[^.;]{0,70}\Z")


def _parts(sentence: Sentence, tolls: list[Toll]) -> list[Toll]:
    """ "13 dead, among them four children": the part takes the measure of its total."""
    found = []
    for toll in tolls:
        after = next((m for m in sentence.mentions if m.span.start >= toll.span.stop), None)
        if after is not None and not after.measure and sentence.part_of(toll.span.stop, after):
            for one in (after, *sentence.listed_after(after)):
                found.append(make(sentence, one, toll.measure, toll.cue, part=True, how="a part of the count before"))
    return found


def _possessed(sentence: Sentence) -> Iterator[Toll]:
    """ "the teen's death": a person's own death."""
    for hit in sentence.words.possessed.finditer(sentence.text, sentence.span.start, sentence.span.stop):
        span, cue = Span(*hit.span("who")), Span(*hit.span("what"))
        yield make(
            sentence, Mention(span, "one", 1, 1, span, definite=True), "killed", cue, how="the counted noun says so"
        )


def _multiple(sentence: Sentence) -> Iterator[Toll]:
    """ "a triple murder" is three killed; "a double murder-suicide" two, and who killed them."""
    for hit in sentence.words.multiple.finditer(sentence.text, sentence.span.start, sentence.span.stop):
        count = sentence.words.multiples[plain(hit["times"])] + bool(hit["own"])
        mention = Mention(Span(*hit.span()), "number", count, count, Span(*hit.span("what")))
        yield make(sentence, mention, "killed", Span(*hit.span("what")), how="the counted noun says so")


def _unhurt(sentence: Sentence) -> Iterator[Toll]:
    """ "All 150 passengers escaped unhurt": nobody of them is hurt."""
    for hit in sentence.words.unhurt.finditer(sentence.text, sentence.span.start, sentence.span.stop):
        before = [m for m in sentence.mentions if m.span.stop <= hit.start() and m.sort == "number"]
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


_ANYONE = re.compile(r"\s(?P<who>anyone|anybody)\b")
_NOT_ANY = re.compile(r"(?:\bnot|n['’]t|\bnever)\s(?:\w+\s){0,2}?(?P<any>any\s(?P<noun>\w{4,14}))\b", re.IGNORECASE)


def _not_any(sentence: Sentence) -> Iterator[Toll]:
    """ "Police did not make any arrests": zero, as "no arrests" is."""
    for hit in _NOT_ANY.finditer(sentence.text, sentence.span.start, sentence.span.stop):
        measure, noun = sentence.words.nouns.get(plain(hit["noun"]), ""), Span(*hit.span("noun"))
        if measure in NAMED:
            nobody = Mention(Span(*hit.span("any")), "none", 0, 0, noun)
            yield make(sentence, nobody, measure, noun, how="the text says so")


def _among(sentence: Sentence) -> Iterator[Toll]:
    """ "The dead include four children and a teacher", "Among the wounded were two monks": parts of a total elsewhere."""
    for hit in sentence.words.among.finditer(sentence.text, sentence.span.start, sentence.span.stop):
        cue = Span(*hit.span(hit.lastgroup or 0))
        first = next((m for m in sentence.mentions if m.span.start >= hit.end()), None)
        if first is None or first.span.start - hit.end() > 4:
            continue
        measure = sentence.words.nouns.get(plain(cue.of(sentence.text)), "")
        for one in (first, *sentence.listed_after(first)):
            if measure in ("killed", "injured", "missing", "arrested") and fits(
                sentence.text, one, measure, sentence.words
            ):
                yield make(sentence, one, measure, cue, part=True, how=f"of the {cue.of(sentence.text)}")


def _heading(sentence: Sentence, mention: Mention) -> tuple[str, Span] | None:
    start = max(sentence.span.start, mention.span.start - 40)
    found = _OF.search(sentence.text[start : mention.span.start])
    if found is None:
        return None
    measure = sentence.words.nouns.get(plain(found[1]), "")
    if patterns.FOILED.search(sentence.text, sentence.span.start, start + found.start()):
        return None
    if measure == "released" and _ASKED.search(sentence.text, sentence.span.start, start + found.start()):
        return None
    return (
        (measure, Span(start + found.start(1), start + found.end(1)))
        if measure in ("killed", "arrested", "abducted", "injured", "released", "missing")
        else None
    )


MANY = 100  # so many dead of a bare year are a year's total, not one event's
_IN_YEAR = re.compile(r"\s(?:in|during|en|durante)\s(?:19|20)\d\d\b(?!\s(?:in|at|by|en|por)\b)")
_YEAR_FIRST = re.compile(r"(?:In|During|En|Durante)\s(?:19|20)\d\d\b")
_YEAR = re.compile(r"\b(?:in|during|en|durante)\s(?:19|20)\d\d\b", re.IGNORECASE)
_VIOLENCE = re.compile(
    r"\b(?:violence|fighting|unrest|crime|conflict|violencia|combates|crimen|conflicto)\b", re.IGNORECASE
)
_ONE_EVENT = re.compile(r"\b(?:when|cuando)\b", re.IGNORECASE)


def _of_a_year(toll: Toll, text: str, sentence: Span) -> bool:
    """ "More than 5,600 people were killed in 2024": nothing but the year says in what."""
    if (toll.low or toll.high or 0) < MANY:
        return False
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


def _first(one: Toll, other: Toll) -> bool:
    return one.measure == other.measure and one.span.start < other.span.start and not one.single


_FOR = re.compile(r"\b(?:for|half|after|nearly|almost|about|than)\s\Z")


def _settled(tolls: list[Toll], text: str, span: Span, words: Vocabulary, updates: set[Span]) -> list[Toll]:
    """Totals over many events marked, and a person who died not also counted as hurt."""
    background = words.background.search(text, span.start, span.stop)
    if background and background[0] == "a year" and _FOR.search(text, span.start, background.start()):
        background = None  # "held for a year"
    totals = {t.span for t in tolls if _of_a_year(t, text, span)}
    free = {t.span for t in tolls if t.measure == "released"}
    tolls = [t for t in tolls if t.measure != "abducted" or t.span not in free]
    dead = {t.span for t in tolls if t.measure == "killed" and not t.negated}
    kept = [t for t in tolls if t.measure not in ("injured", "missing") or t.negated or t.span not in dead]
    if _OF_THE_HURT.match(text, span.start):
        kept = [replace(t, part=True) if t.measure == "injured" else t for t in kept]
    if _OF_ALL.match(text, span.start):  # "Of the 40 wounded, 12 were in critical condition"
        kept = [replace(t, part=True) if any(_first(o, t) for o in kept) else t for t in kept]
    kept = [replace(t, part=False) if t.part and _of_uncounted(t, kept, text) else t for t in kept]
    old = {t.span.start for t in kept if t.old is not None}
    risen = {t.measure for t in kept if t.cue in updates and (t.old is not None or _TOTAL.search(t.cue.of(text)))}
    kept = [replace(t, part=True) if t.measure in risen and t.cue not in updates and t.old is None else t for t in kept]
    return [
        replace(t, cumulative=True)
        if (background or t.span in totals) and t.low != 1 and not t.negated and t.span.start not in old
        else t
        for t in kept
    ]
