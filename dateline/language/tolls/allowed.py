"""Whether a word may count a mention: what the noun, the words around and whoever acts say against it."""

from __future__ import annotations

import re

from dateline.language.tolls import patterns
from dateline.language.tolls.linking import Sentence
from dateline.language.tolls.links import Link
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.sorts import OF_THINGS, fits, is_person
from dateline.language.tolls.vocabulary import plain

CROWD = 1000  # so many are hit by no blow


def captive(sentence: Sentence, link: Link) -> bool:
    """ "captured 68 soldiers", "killed dozens of troops and captured seven"."""
    words = sentence.words
    if plain(link.trigger.span.of(sentence.text)) not in words.captors:
        return False
    nouns = [m.noun for m in sentence.mentions if m.noun and m.span.start <= link.mention.span.start]
    noun = link.mention.noun or (nouns[-1] if nouns else None)
    return noun is not None and bool(words.forces & set(plain(noun.of(sentence.text)).split()))


def by_captors(sentence: Sentence, link: Link) -> bool:
    """ "Armed men led away the driver": who is taken by no police is abducted."""
    words = sentence.words
    if plain(link.trigger.span.of(sentence.text)) not in words.takers:
        return False
    if words.sought & set(_nouned(sentence, link.mention)):
        return False  # "eight suspects had been rounded up"
    by = _BY_WHOM.match(sentence.text, link.trigger.span.stop, sentence.span.stop)
    if by is not None and link.mention.span.start < link.trigger.span.start:
        return True  # "are being held by rebels"
    first = min(trigger.span.start for trigger in sentence.triggers)
    hits = words.armed.finditer(sentence.text, sentence.span.start, first)
    return any(_SUFFERED.match(sentence.text, hit.end()) is None for hit in hits)


_POLICE = r"(?:police|officers|policemen|guards|detectives|gendarmes|troopers|deputies|marshals|(?:security|federal|intelligence|immigration|customs|secret|border|fbi) (?:forces|agents|guards|police|officers)|customs|authorities|interpol|policía|policías|agentes|gendarmes|uniformados|autoridades|justicia|fiscalía|ejército|militares)"
_BY_POLICE = re.compile(
    rf"\s(?:by|por|de)\s(?:the\s|a\s|la\s|los\s|las\s|el\s)?(?:[\w-]{{2,20}}\s){{0,3}}?{_POLICE}\b", re.IGNORECASE
)
_POLICE_DID = re.compile(rf"(?:\A|[\s\"“]){_POLICE}\s(?:[\w’'-]{{1,16}}\s){{0,4}}?\Z", re.IGNORECASE)
_TAKING = re.compile(
    r"(?:seiz|grabb|snatch|bundl|dragg|haul|tak|took|march|pull|pluck|lift|whisk|hustl|forc|shov|herd|cay|led|lead|carr)",
    re.IGNORECASE,
)


def by_police(sentence: Sentence, link: Link) -> bool:
    """ "bundled into vans by plain-clothes officers", "cayó en manos de la Interpol": whom police take is arrested."""
    text, cue = sentence.text, link.trigger.span
    if _TAKING.match(cue.of(text)) is None:
        return False
    stop = min(sentence.span.stop, max(cue.stop, link.mention.span.stop) + 80)
    if _BY_POLICE.search(text, max(cue.start, link.mention.span.start) + 1, stop):
        return link.mention.span.start < cue.start
    return link.mention.span.start > cue.start and bool(
        _POLICE_DID.search(text, max(sentence.span.start, cue.start - 60), cue.start)
    )


def can(sentence: Sentence, link: Link, measure: str) -> bool:
    """Whether the noun allows the measure; some words ("lost", "seized") count only what is surely a person."""
    mention, words = link.mention, sentence.words
    if not fits(sentence.text, mention, measure, words):
        return False
    cues = link.trigger.cues
    if ("taken", measure) in cues and ("verb", measure) not in cues and not _kept(sentence, link):
        return False
    against = _AGAINST.get(measure)
    if against is not None and against(sentence, link, set(_nouned(sentence, mention))):
        return False
    said = plain(link.trigger.span.of(sentence.text))
    if said in _CLAIMS and not _HAPPENED.search(sentence.text, sentence.span.start, link.trigger.span.start):
        return False  # "The group claimed two drivers"
    return (
        measure in OF_THINGS
        or said not in words.careful
        or mention.measure in ("injured", "casualties")
        or is_person(sentence.text, mention, words)
        or (mention.noun is None and said in _CAUGHT and _of_persons(sentence, link))
    )


_CLAIMS = frozenset({"claim", "claims", "claimed", "claiming"})
_HAPPENED = re.compile(
    r"\b(?:fire|blaze|blast|explosion|bomb|bombing|bullets?|shooting|spree|crash|accident|floods?|storm|cyclone|hurricane|typhoon|tornado|quake|earthquake|landslides?|mudslides?|avalanche|attacks?|ambush|epidemic|disease|virus|outbreak|cholera|mine|landmine|wreck|sinking|heatwave|cold|drought|famine|clash(?:es)?|violence|war|fighting|raid|strike|airstrikes?|stampede|crush|collapse|river|sea|mountain|avalanches|smog|lightning)\b",
    re.IGNORECASE,
)
_CAUGHT = frozenset({"caught", "catch", "catching"})


def _not_hurt(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "the bullet hit the child": told again elsewhere; "the blackout hit 20,000 customers"; "several shops were looted and one burned"."""
    mention = link.mention
    struck = _STRUCK.fullmatch(link.trigger.span.of(sentence.text)) is not None
    if struck and ((mention.sort == "one" and mention.definite) or (mention.low or 0) >= CROWD):
        return True
    return "destroyed" in link.measures and mention.noun is None and _of_things(sentence, link)


def _not_killed(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "executed two search warrants": what is carried out is nobody."""
    span = link.trigger.span
    return _EXECUTED.match(sentence.text, span.start, min(sentence.span.stop, span.stop + 60)) is not None


def _not_seized(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """Theft is no seizure."""
    stolen = _STOLEN.match(plain(link.trigger.span.of(sentence.text))) is not None
    found = _FOUND.match(sentence.text, link.trigger.span.start) if link.mention.noun is not None else None
    if found and _EMPTY.match(sentence.text, max(link.trigger.span.stop, link.mention.span.stop)):
        return True  # "found a trawler adrift"
    if stolen and _THIEVES.search(sentence.text, sentence.span.start, sentence.span.stop):
        return True
    return link.mention.noun is None and _of_persons(sentence, link)


def _not_destroyed(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "a second device exploded", "a booby-trapped car exploded", "toppled trees", "buried eleven hikers, and two were found"."""
    words, burst = sentence.words, sentence.words.words["munitions"]
    bursts = plain(link.trigger.span.of(sentence.text)) in burst["burst"]
    if bursts and (nouned & set(burst["words"]) or _RIGGED.search(link.mention.span.of(sentence.text))):
        return True
    if _CARRIED.match(plain(link.trigger.span.of(sentence.text))) and _ROBBED.search(
        sentence.text, sentence.span.start, link.trigger.span.start
    ):
        return True  # "asaltaron un camión y se llevaron 212 garrafas"
    if by_captors(sentence, link) or nouned & words.unbroken:
        return True  # "sujetos armados se llevaron dos camionetas"
    return link.mention.noun is None and _of_persons(sentence, link)


def _not_arrested(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "picked up 71 survivors", "picked up by a freighter", "had been arrested twice before", "the capo, arrested in 2016"."""
    text, stop = sentence.text, link.trigger.span.stop
    cue = plain(link.trigger.span.of(text))
    if _SWEPT.match(cue) and _NATURE.search(text, sentence.span.start, link.trigger.span.start):
        return True  # "The avalanche carried away four climbers"
    if _THIEVES.search(text, sentence.span.start, link.trigger.span.start):
        return True  # "Looters carted off 40 television sets"
    if cue == "held" and link.mention.span.start < link.trigger.span.start:
        return True
    if cue in _HOLDS and _POLICE_DID.search(text, sentence.span.start, link.trigger.span.start) is None:
        return True
    if nouned & set(sentence.words.words["sought"]["held"]) and not cue.startswith(_AGAIN_CAUGHT):
        return True  # "1,000 inmates were taken to another jail"
    if nouned & set(sentence.words.words["spared"]["words"]) or _BY_SHIP.match(text, stop, sentence.span.stop):
        return True
    return _AGAIN.match(text, stop) is not None or (
        link.mention.sort == "one" and _THAT_YEAR.match(text, stop) is not None
    )


def _not_displaced(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "fled with the cash", "two convicts fled"."""
    words = sentence.words
    if nouned & (words.sought | words.forces | set(words.words["sought"]["held"])):
        return True
    return _GETAWAY.match(sentence.text, link.trigger.span.stop) is not None


def _not_missing(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "Police are searching for two suspects", "the men who had been pursued were never found"."""
    if plain(link.mention.span.of(sentence.text)) in ("him", "her", "he", "she"):
        return True  # "searched for him until nightfall"
    stop = link.trigger.span.stop
    if _FOUND_SAFE.match(sentence.text, stop, sentence.span.stop) or _BACK.match(
        sentence.text, stop, sentence.span.stop
    ):
        return True
    between = sentence.text[link.mention.span.stop : link.trigger.span.start]
    return bool(sentence.words.sought & nouned) or _wanted(sentence, link) or _CHASED.search(between) is not None


def _not_released(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "handed the 14 pirates over to the authorities": no release."""
    stop = max(link.trigger.span.stop, link.mention.span.stop)
    if patterns.BODIES.search(sentence.text, max(0, link.mention.span.start - 20), link.mention.span.start):
        return True
    return _TO_POLICE.match(sentence.text, stop, sentence.span.stop) is not None


_TO_POLICE = re.compile(
    rf"\s(?:over\s)?(?:to|a)\s(?:the\s|a\s|la\s|las\s|los\s|el\s)?(?:[\w-]{{2,20}}\s){{0,2}}?(?:{_POLICE}|court|custody|justice|prosecutors?|prison|jail|hague|tribunal)\b",
    re.IGNORECASE,
)


def _not_abducted(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "secuestró 80 panes de cocaína": goods."""
    return _DRUGS.match(sentence.text, link.mention.span.stop) is not None


_DRUGS = re.compile(
    r"\s(?:of|de)\s(?:la\s|pasta\s)?(?:cocaína|marihuana|heroína|droga|hachís|metanfetamina|fentanilo|base|éxtasis|oro|cocaine|heroin|cannabis|marijuana|hashish|opium|crack|gold)\b"
)


def _not_gathered(sentence: Sentence, link: Link, nouned: set[str]) -> bool:
    """ "The bodies of two men turned up"."""
    start = link.mention.span.start
    return patterns.BODIES.search(sentence.text, max(0, start - 20), start) is not None


_AGAINST = {
    "killed": _not_killed,
    "participants": _not_gathered,
    "abducted": _not_abducted,
    "released": _not_released,
    "injured": _not_hurt,
    "seized": _not_seized,
    "destroyed": _not_destroyed,
    "arrested": _not_arrested,
    "displaced": _not_displaced,
    "missing": _not_missing,
}
_EXECUTED = re.compile(
    r"(?:execut|ejecut)\w{0,5}\s[^,.;:]{0,40}?\b(?:warrants?|search(?:es)?|raids?|orders?|[óo]rden(?:es)?|mandamientos?|allanamientos?|cateos?)\b",
    re.IGNORECASE,
)
_CHASED = re.compile(r"\b(?:pursued|chased|hunted|wanted|sought|suspected|accused|perseguid|buscad)")  # no victims
_SUFFERED = re.compile(r"\s(?:were|was|are|is|have been|had been|fueron|fue)\b")  # no doers
_STRUCK = re.compile(r"hit|struck", re.IGNORECASE)
_HOLDS = frozenset({"held", "holding", "were holding", "are holding", "is holding", "was holding"})
_SWEPT = re.compile(r"(?:carr|sweep|swept|t[ao]k|drag|haul)")
_NATURE = re.compile(
    r"\b(?:avalanches?|floods?|floodwaters?|waters?|river|torrents?|waves?|currents?|tide|storm|cyclone|hurricane|typhoon|tsunami|landslides?|mudslides?|landslip|wind|winds|gale|tornado|surge|twister|whirlwind|rapids|undertow)\b",
    re.IGNORECASE,
)
_AGAIN_CAUGHT = ("recapt", "caught", "captur", "catch", "rearrest", "re-arrest", "detuv", "deten", "arrest")
_AGAIN = re.compile(
    r"\s(?:(?:once|twice|(?:two|three|four|five|six|several|many|multiple)\stimes)\b|(?:before|previously)\b)"
)
_THAT_YEAR = re.compile(r"\s(?:en|in)\s(?:19|20)\d\d\b")
_BY_SHIP = re.compile(
    r"(?:\s[^,.;]{0,40})?\s(?:by|from|por|de)\s(?:an?\s|the\s|una?\s|el\s|la\s)?(?:[\w-]+\s){0,2}?(?:freighter|ship|vessel|boat|trawler|tanker|lifeboat|ferry|yacht|helicopter|coast ?guard|rescuers|sea|water|raft|liferaft|carguero|barco|buque|pesquero|helicóptero|mar|agua|balsa)\b"
)
_FOUND_SAFE = re.compile(
    r"[^.;:]{0,60}?\b(?:was|were|has been|have been|fue|fueron)\s(?:later\s|since\s)?(?:found|located|rescued|discovered|hallad[oa]s?|encontrad[oa]s?|localizad[oa]s?)\s(?:safe|alive|unharmed|well|unhurt|in good health|con vida|san[oa]s? y salv[oa]s?|viv[oa]s?)\b"
)  # "who had been missing since Sunday was found safe"
_BACK = re.compile(r"\s[^,.;:]{0,40}?\b(?:turned up|resurfaced|reappeared|walked|returned)\b(?!\sdead)")
_FOUND = re.compile(r"found|discovered|spotted|located|hallad|encontrad|hall[óa]|encontr[óa]|localiz", re.IGNORECASE)
_EMPTY = re.compile(
    r"\s(?:later\s|still\s)?(?:empty|adrift|abandoned|deserted|drifting|capsized|overturned|wrecked|burned|burnt|gutted|charred|sunk|sinking|ablaze|upside down|washed up|half-submerged|submerged|destroyed|vací[oa]s?|a la deriva|abandonad[oa]s?|volcad[oa]s?|quemad[oa]s?|calcinad[oa]s?|hundid[oa]s?|incendiad[oa]s?|destruid[oa]s?|semihundid[oa]s?)\b"
)
_CARRIED = re.compile(r"se llev|carr(?:y|ied|ies|ying) (?:away|off)|took away")
_ROBBED = re.compile(r"\b(?:asalt|rob|saque|loot|raid|ransack|plunder|burgl)\w*", re.IGNORECASE)
_STOLEN = re.compile(r"st(?:eal|ole)|rob(?:ó|a|aron|an|ad)")
_THIEVES = re.compile(
    r"\b(?:thie(?:f|ves)|burglars?|robbers?|shoplifters?|pickpockets?|looters|crooks|ladr(?:ón|ones)|rateros?|hampones|delincuentes|maleantes|atracadores)\b",
    re.IGNORECASE,
)


def _kept(sentence: Sentence, link: Link) -> bool:
    """ "Pirates took three engineers": persons whom armed men take, hold or keep are abducted."""
    text, cue, mention = sentence.text, link.trigger.span, link.mention
    if not is_person(text, mention, sentence.words) and not (mention.noun is None and _of_persons(sentence, link)):
        return False
    armed = sentence.words.armed
    if mention.span.start < cue.start:  # "200 villagers took to the bush", "taken by pirates"
        said = plain(cue.of(text))
        by = _BY_WHOM.match(text, cue.stop, sentence.span.stop)
        return said in _PASSIVES and (
            by is not None or armed.search(text, sentence.span.start, sentence.span.stop) is not None
        )
    return any(
        _OF_ARMED.search(text, max(0, hit.start() - 8), hit.start()) is None
        for hit in armed.finditer(text, sentence.span.start, cue.start)
    )


_PASSIVES = frozenset({"taken", "kept"})
_BY_WHOM = re.compile(r"\s(?:[\w-]{1,16}\s){0,4}?by\s(?:the\s)?(?:gunmen|rebels|pirates|militants|bandits|armed)\b")
_OF_ARMED = re.compile(r"\b(?:of|with|against|from)\s(?:the\s)?\Z")


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
    r"\s(?:who (?:shot|killed|robbed|attacked|stabbed|opened|fled|stole|escaped|broke|tunnelled)|in connection|wanted|suspected|accused|believed to have|por (?:el|la|los|las|su)|acusad|sospechos|que (?:se )?(?:mat|asalt|dispar|asesin|atac|escap|fug|evad|huy))"
)


def _wanted(sentence: Sentence, link: Link) -> bool:
    """ "looking for two men wanted over the killing": sought, not missing."""
    after = link.mention.span.start >= link.trigger.span.stop
    return after and _OF_CRIME.match(sentence.text, link.mention.span.stop, sentence.span.stop) is not None


def _nouned(sentence: Sentence, mention: Mention) -> list[str]:
    return plain(mention.noun.of(sentence.text)).split() if mention.noun else []
