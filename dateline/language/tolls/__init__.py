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
from dateline.language.lexicon import holds
from dateline.language.tolls import gapping, patterns
from dateline.language.tolls.allowed import by_captors, by_police, can, captive
from dateline.language.tolls.flags import flagged
from dateline.language.tolls.linking import Sentence
from dateline.language.tolls.links import Link, triggers
from dateline.language.tolls.mentions import Mention, collect, names
from dateline.language.tolls.nobody import NAMED, spared
from dateline.language.tolls.shapes import shaped
from dateline.language.tolls.sorts import fits
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
    cues = triggers(text, span, words)
    if not cues and not holds(words.telling, text, span.start, span.stop):
        return []
    quantities = numbers.find(text, [span], language=words.language)
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
        *spared(sentence),
        *_among(sentence),
        *_multiple(sentence),
        *other_figures(sentence, [*updated, *nouns, *linked]),
    ):
        best.setdefault((toll.span.start, toll.measure), toll)
    return sorted(
        flagged(list(best.values()), text, span, words, {t.cue for t in updated}),
        key=lambda t: (t.span.start, MEASURES.index(t.measure)),
    )


def _linked(sentence: Sentence) -> Iterator[Toll]:
    counted: set[str] = set()
    for link in sentence.links():
        if _NTH.search(sentence.text, max(sentence.span.start, link.mention.span.start - 12), link.mention.span.stop):
            continue
        if link.mention.name and link.trigger.span.of(sentence.text).endswith(" of"):
            continue  # "the massacre of La Saline"
        measure = next((m for m in link.measures if can(sentence, link, m)), None)
        if measure == "killed" and _lost_at_sea(sentence, link):
            measure = "missing"
        if measure == "abducted" and _of_disease(sentence, link):
            measure = "killed"
        elif measure == "killed" and _felled(sentence, link):
            measure = "injured"
        elif measure == "abducted" and by_police(sentence, link):
            measure = "arrested"
        if measure == "injured" and _TO_DEATH.match(sentence.text, link.mention.span.stop):
            measure = "killed"  # "shot four of his relatives to death"
        if measure == "arrested" and (captive(sentence, link) or by_captors(sentence, link)):
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
                or (
                    link.mention.among
                    and measure != "abducted"
                    and link.mention.measure in ("injured", "casualties", measure)
                ),
                how=_told(sentence.text, link),
            )
            counted.add(measure)


# "He became the 44th journalist killed there this year": a place in a series, no person more.
_NTH = re.compile(
    r"\b(?:is|was|became|becomes|be|es|fue)\s(?:the|el|la|al menos el)\s(?:\d{1,3}(?:st|nd|rd|th|[ºª°])|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w{3,9}teenth|primer|segundo|tercer|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo)\s[^,;.]{0,60}\Z",
    re.IGNORECASE,
)


_STILL = re.compile(
    r"\s(?:still\s)?remain(?:s|ed)?\s|\s(?:siguen?|permanecen?|continúan?)\s"
)  # "and six remain in custody"
_TO_DEATH = re.compile(
    r"\s(?:of them\s)?(?:to death|dead)\b|\s(?:and|y)\s(?:\w+\s){1,3}to death\b|\s(?:a tiros|a balazos) hasta"
)


_DISEASE = re.compile(
    r"\b(?:measles|cholera|disease|epidemic|pandemic|outbreak|fever|virus|flu|influenza|plague|malaria|famine|hunger|starvation|illness|ebola|pneumonia|drought|dysentery|typhoid|typhus|tuberculosis|diphtheria|meningitis|smallpox|heatwave|cold snap|enfermedad|epidemia|brote|fiebre|cólera|sarampión|dengue|hambruna|malaria|gripe)\b",
    re.IGNORECASE,
)
_CARRIED_OFF = re.compile(r"(?:carr(?:y|ies|ied|ying) off|took|taken|se llev(?:ó|aron|a))\Z", re.IGNORECASE)


def _of_disease(sentence: Sentence, link: Link) -> bool:
    """ "measles has carried off at least 35 infants"."""
    cue = link.trigger.span
    return (
        _CARRIED_OFF.match(cue.of(sentence.text)) is not None
        and _DISEASE.search(sentence.text, sentence.span.start, cue.start) is not None
    )


_FELLS = re.compile(r"fell(?:ed|s|ing)\Z", re.IGNORECASE)
_FUMES = re.compile(
    r"\b(?:gas|fumes|lightning|heat\w*|virus|illness|poison\w*|smoke|flu|bug|bacteria|sunstroke)\b", re.IGNORECASE
)


def _felled(sentence: Sentence, link: Link) -> bool:
    """ "A gas leak felled 40 pupils": none is said to have died."""
    cue = link.trigger.span
    return (
        _FELLS.match(cue.of(sentence.text)) is not None
        and _FUMES.search(sentence.text, sentence.span.start, cue.start) is not None
    )


_AFLOAT = re.compile(
    r"\b(?:boat|ship|vessel|dhow|trawler|ferry|yacht|canoe|dinghy|freighter|tanker|barge|raft|tug|wreck|capsiz\w+|sank|overboard|sea|lake|river)\b"
)


def _lost_at_sea(sentence: Sentence, link: Link) -> bool:
    """ "a dhow was rammed; two of its crew were lost"."""
    passive = link.mention.span.start < link.trigger.span.start and plain(link.trigger.span.of(sentence.text)) == "lost"
    return (
        passive
        and not link.mention.measure
        and _AFLOAT.search(sentence.text, sentence.span.start, sentence.span.stop) is not None
    )


def _among_dead(sentence: Sentence, link: Link) -> bool:
    """ "three officers were among the dead": of a total that stands elsewhere."""
    before = sentence.text[max(sentence.span.start, link.trigger.span.start - 24) : link.trigger.span.start]
    return _AMONG_THOSE.search(f"{before}{link.trigger.span.of(sentence.text)}") is not None


_AMONG_THOSE = re.compile(
    r"\b(?:among|one of|some of)\sth(?:e|ose)\s(?:still\s|confirmed\s|officially\s)?[\w-]+(?:\s(?:for|hostage|captive))?\Z",
    re.IGNORECASE,
)


def _told(text: str, link: Link) -> str:
    side = "after" if link.mention.span.start >= link.trigger.span.stop else "before"
    return f"stands {side} '{link.trigger.span.of(text)}'"


def _nouns(sentence: Sentence) -> Iterator[Toll]:
    """The counted noun is the measure ("12 deaths"), or "the deaths of" stands before ("three miners")."""
    for mention in [*sentence.mentions, *sentence.names]:
        heading = _heading(sentence, mention) if mention.measure in ("arrested", "abducted") else None
        if mention.measure in ("arrested", "abducted") and _SWAPPED.search(
            sentence.text, sentence.span.start, mention.span.start
        ):
            continue  # "exchanged 60 prisoners of war"
        if mention.measure in ("arrested", "abducted") and _ESCAPE.match(
            sentence.text, mention.span.stop, sentence.span.stop
        ):
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
_ESCAPE = re.compile(
    r"(?:,\s[^,.;]{2,30},)?\s(?:had\s|have\s|se\s|managed to\s|were able to\s|lograron\s|pudieron\s)?(?:escaped?|flee|escapar|fled|broken?\sout|got away|fugó|fugaron|escapó|escaparon)\b"
)
_OF = re.compile(
    r"([^\W\d_]+)\s(?:of|de|del)\s(?:the\s|los\s|las\s|otros\s|baby\s|his\s|her\s|their\s|little\s)?\Z", re.IGNORECASE
)
_SPARED = re.compile(
    r"\b(?:for|sav\w+|spar\w+|risk\w*|threaten\w*|endanger\w*|protect\w*|salv\w+|por|peligro|proteg\w+)\s(?:the|las?)\s\Z",
    re.IGNORECASE,
)  # "fears for the lives of nine fishermen"
_BODY = re.compile(r"\b(?:body|bodies|corpses?|remains|skeletons?)\b", re.IGNORECASE)
_OF_FORCED = re.compile(
    r"([^\W\d_]{4,14})\s[^\W\d_]{4,14}(?:[oa]s?|les?|tes?)\s(?:de|del)\s(?:los\s|las\s|otros\s)?\Z", re.IGNORECASE
)  # "la desaparición forzada de cuatro campesinos"


_ASKED = re.compile(
    r"\b(?:wants?|wanted|quier\w+|exig\w+|pid\w+|reclam\w+|demand\w+|solicit\w+|negoci\w+)\b[^.;]{0,70}\Z"
)


def _parts(sentence: Sentence, tolls: list[Toll]) -> list[Toll]:
    """ "13 dead, among them four children": the part takes the measure of its total."""
    found = []
    for total, members in gapping.sums(sentence):  # "five dead: three rioters and two constables"
        whole = next((t for t in tolls if t.span == total.span and total.measure), None)
        if whole is not None:
            found += [make(sentence, m, whole.measure, whole.cue, part=True, how="a part of it") for m in members]
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
    said = sentence.text[start : mention.span.start]
    found = _OF.search(said)
    if found is not None and plain(found[1]) not in sentence.words.nouns:
        found = _OF_FORCED.search(said) or found
    if found is None:
        return None
    measure = sentence.words.nouns.get(plain(found[1]), "")
    if plain(found[1]) in ("that", "those") and _BODY.search(sentence.text, sentence.span.start, start):
        measure = "killed"  # "A body is believed to be that of a missing au pair"
    if plain(found[1]) in ("lives", "life", "vidas", "vida") and _SPARED.search(said, 0, found.start()):
        return None
    if patterns.FOILED.search(sentence.text, sentence.span.start, start + found.start()):
        return None
    if measure == "released" and _ASKED.search(sentence.text, sentence.span.start, start + found.start()):
        return None
    return (
        (measure, Span(start + found.start(1), start + found.end(1)))
        if measure in ("killed", "arrested", "abducted", "injured", "released", "missing")
        else None
    )
