"""The words of one language that say what happened to how many, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.lexicon import GAP, Lazy, compiled, either, first_words, last_words
from dateline.language.numbers.nouns import nouns
from dateline.language.tolls import cues
from dateline.language.words import load

MEASURES = (
    "killed", "injured", "missing", "abducted", "arrested", "released", "displaced", "seized", "destroyed",
    "participants", "events",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    language: str
    words: dict[str, Any]
    triggers: cues.Cues
    nouns: dict[str, str]  # counted noun -> measure
    telling: frozenset[str]  # a sentence without a trigger counts only where one of these words stands
    things: frozenset[str]
    no_person: frozenset[str]  # what "another" and "a second" go on with and are nobody
    stops: frozenset[str]  # words that end a noun
    ends: re.Pattern[str]  # how a word for a person may end
    people: re.Pattern[str]  # "a 34-year-old man", "his driver"
    nobody: Lazy
    nor: re.Pattern[str]  # "or injuries", behind "no deaths"
    parts: re.Pattern[str]
    breaks: re.Pattern[str]
    passive: re.Pattern[str]
    chain: re.Pattern[str]  # what may stand between two members of one list
    object_gap: re.Pattern[str]
    subject_gap: re.Pattern[str]
    toll: Lazy
    headed: Lazy  # a name that only describes the noun after it: "Detroit girl"
    object_: Lazy  # one thing: "a shotgun", "un fusil"
    known_thing: Lazy  # "the tanker", and whether a passive follows
    taking: frozenset[str]  # verbs that count it
    beside: Lazy  # "the man and boy": a second person without an article of its own
    plain_people: frozenset[str]
    persons: frozenset[str]  # nouns of one person
    needs: tuple[frozenset[str], re.Pattern[str]]  # words that count only beside others: "rescued" beside "kidnapped"
    careful: frozenset[str]  # words that count persons alone
    heading: Lazy  # "the death of"
    multiple: Lazy  # "a triple murder"
    multiples: dict[str, int]
    somebody: re.Pattern[str]  # the article that opens an object
    nobody_else: frozenset[str]  # nouns after it that are no person
    body: frozenset[str]  # what somebody has and is no person: "his leg"
    opens: frozenset[str]  # words that no headline's person has before it
    goes_on: frozenset[str]  # what may follow "34-year-old" at the top of a headline
    beside_none: frozenset[str]  # words that describe nobody
    one_firsts: frozenset[str]  # first words of nouns that `single` and `bare` look for
    thing_firsts: frozenset[str]  # first words of things
    unbroken: frozenset[str]  # what falls or breaks and is not counted as destroyed: trees, windows
    implied: frozenset[str]  # what happens to nobody in particular: "a shooting", "a crash"
    possessed: Lazy  # "the teen's shooting death"
    single: Lazy  # any person noun without an article: headlines
    bare: Lazy  # "Teen killed": a headline begins with the person
    among: Lazy  # "the dead include", "among the wounded were"
    toll_after: Lazy  # "Se elevó a 33 el número de muertos"
    raised: Lazy  # "elevó a nueve los cautivos"
    background: Lazy
    negation: re.Pattern[str]
    whole: re.Pattern[str]  # "all 150", "the four"
    unhurt: Lazy  # whoever stands before it is not among the hurt, or not among the dead
    no_names: frozenset[str]  # capitalised words that name no person
    self_words: tuple[str, ...]
    captors: frozenset[str]  # "captured" beside one of the next is no arrest
    forces: frozenset[str]
    takers: frozenset[str]  # "led away": an arrest, or by armed men an abduction
    armed: Lazy
    sought: frozenset[str]  # who is searched for and not missing


NOBODY = ("killed", "injured", "missing", "arrested", "abducted")  # who may be none in a row
QUOTE = r"[\"“«‘]"  # 21 “liquidated”
MANNER = r"(?:\s[a-z]{3,16}ly)?"  # "wounded seriously"
WHOSE = r"(?:\s(?:the|a|an|its|their)(?:\s[\w-]{2,20}){1,2}['’]s?)?"  # "killed the gang's three leaders"
MEANS = r"(?:\s[^\W\d_]{3,16}mente|\s(?:de|con|a|desde|durante|en)(?:\s[^\W\d_]{2,15}){1,3}(?=\sa[l\s]|\s?\Z))?"  # "mató de un disparo a", "mató a golpes a"


def plain(said: str) -> str:
    return re.sub(r"\s+", " ", said).casefold().strip()


@cache
def vocabulary(language: str) -> Vocabulary:
    words = load(f"tolls_{language}")
    found = cues.read(words, language)
    known = [word for word in found.meanings if " " not in word]
    clauses, people = words["clauses"], words["people"]
    marks = [b for b in clauses["breaks"] if not b[0].isalpha()]
    plain_breaks = [b for b in clauses["breaks"] if b[0].isalpha()]
    gap_words = either(clauses["object_gap"])
    adverb = either(clauses["adverbs"])
    return Vocabulary(
        language=language,
        words=words,
        triggers=found,
        nouns={noun: measure for measure, many in words["noun"].items() for noun in many},
        telling=last_words(_telling(words)),
        things=frozenset(_one_thing(words["things"]["words"])),
        no_person=frozenset([*_one_thing(words["things"]["words"]), *_events(language)]),
        stops=frozenset(_stops(language)),
        ends=compiled(rf"(?!(?:{either(people['no_person'])})\b)[^\W\d_]{{2,16}}(?:{either(people['suffixes'])})\Z"),
        people=compiled(_singular(people, language)),
        nobody=Lazy(
            lambda: _nobody(words),
            _opening([*words["none"]["determiners"], *words["none"]["pronouns"], *words["none"]["denies"]]),
        ),
        nor=compiled(
            rf"\s(?:or|nor|and|o|y)\s(?:\w{{4,12}}\s)?(?P<head>{either(n for m in NOBODY for n in words['noun'][m])})(?!\w)"
        ),
        parts=compiled(rf"[,(—–-]?\s?(?<!\w)(?:{either(clauses['parts'])})(?:\s(?:the|los|las))?\s?\Z"),
        breaks=compiled(rf"[{''.join(marks)}]|(?<!\w)(?:{either(plain_breaks)})(?!\w)"),
        passive=compiled(
            rf"(?<!\w)(?:{either(clauses['passive'])})(?:{GAP}(?:{adverb}|\w{{2,20}}ly|\w{{2,20}}mente)){{0,3}}{GAP}\Z"
        ),
        chain=compiled(
            rf"\s?(?:,\s?(?:(?:{either(clauses['and'])})(?!\w))?|(?<!\w)(?:{either(clauses['and'])})(?!\w))\s?(?:{gap_words})?(?:{GAP}(?:{gap_words}))?\s?\Z"
        ),
        object_gap=compiled(
            rf"{MEANS if language == 'es' else MANNER + WHOSE}\s?(?:\s?(?:{gap_words})(?!\w)){{0,3}}\s?\Z"
        ),
        subject_gap=compiled(
            rf"\s?,?(?:{GAP}?(?:{adverb}|\w{{2,20}}ly|{either(clauses['passive'])})(?!\w)){{0,5}}\s?{QUOTE}?\Z"
        ),
        toll=Lazy(lambda: _toll(words), compiled(rf"(?:{either(words['toll']['moves'])}){GAP}\Z")),
        headed=Lazy(
            lambda: (
                rf"(?:\s(?!(?:{either(clauses['passive'])})\b)[\w-]{{1,20}}){{0,2}}?\s(?:{either(people['singular'])}|{either(nouns(language).plural - nouns(language).bare)})\b"
            )
        ),
        object_=Lazy(
            lambda: (
                rf"(?<![\w-])(?:{either(people['indefinite'])}){GAP}(?P<noun>(?:(?!(?:of|de|with|con)\b)[\w-]{{1,20}}\s){{0,2}}?(?:{either(_one_thing(words['things']['words']))}))(?!\w|{GAP}(?:{either(_one_thing(words['things']['words']))})(?!\w))"
            )
        ),
        known_thing=Lazy(
            lambda: (
                rf"(?<![\w-])(?:{either(people['definite'])}){GAP}(?P<noun>(?:(?!(?:of|de|with|con)\b)[\w-]{{1,20}}\s){{0,2}}?(?:{either(_one_thing(words['things']['words']))}))(?!\w|['’]s)(?P<was>{GAP}(?:{either(clauses['passive'])})\b(?:{GAP}(?:{adverb}|been))?)?"
            )
        ),
        taking=frozenset(words["taking"]["words"]),
        beside=Lazy(
            lambda: (
                rf"{GAP}(?:{either(clauses['and'][:1])}){GAP}(?P<noun>{either(people['plain'])})(?![\w-]|['’]s|{GAP}(?:of|de)\b)"
            ),
            _opening(clauses["and"][:1]),
        ),
        plain_people=frozenset(people["plain"]),
        persons=frozenset(people["singular"]),
        needs=(frozenset(words["needs"]["words"]), compiled(rf"(?<!\w)(?:{either(words['needs']['beside'])})")),
        careful=frozenset(words["careful"]["words"]),
        heading=Lazy(
            lambda: rf"(?<!\w)(?:{either(n for many in words['noun'].values() for n in many)}){GAP}(?:of|de|del){GAP}",
            compiled(r"\w\s(?:of|de|del)\s"),
        ),
        multiple=Lazy(
            lambda: (
                rf"(?<![\w-])(?P<times>{either(words['multiple']['times'])})[\s-](?:(?:fatal|deadly)\s)?(?P<what>{either(words['multiple']['killings'])})(?P<own>-suicide)?(?!\w)"
            ),
            _opening(words["multiple"]["times"]),
        ),
        multiples=words["multiple"]["times"],
        somebody=compiled(rf"\s(?:{either(words['somebody']['articles'])})\s"),
        nobody_else=frozenset(words["somebody"]["never"]),
        body=frozenset(words["somebody"]["body"]),
        unbroken=frozenset(words["things"]["unbroken"]),
        implied=frozenset(words["implied"]["events"]),
        possessed=Lazy(
            lambda: (
                rf"(?<![\w-])(?P<who>(?:{either(people['singular'])}))['’]s\s(?:(?!(?:that|the|of|a|to)\b)[\w-]{{1,20}}\s){{0,3}}?(?P<what>{either(words['none']['own_death'])}|(?P<body>{either(words['none']['own_body'])})(?=\s(?:(?:was|were|had|has|been)\s){{1,2}}))(?!\w)"
            ),
            _OWN_DEATH,
        ),
        single=Lazy(lambda: _single(words, language)),
        one_firsts=first_words([*people["singular"], *people["pair"]]),
        thing_firsts=first_words(_one_thing(words["things"]["words"])),
        bare=Lazy(lambda: rf"(?:{either([*people['singular'], *people['pair']])})(?![\w-]|['’]s)"),
        opens=frozenset([*_stops(language), *people["no_names"], *people["articles"]]),
        goes_on=first_words([*known, *clauses["passive"], *clauses["adverbs"], "accidentally", "who", "and"]),
        beside_none=frozenset([*known, *_stops(language), *people["no_names"], *people["articles"]]),
        among=Lazy(lambda: _among(words), _opening([*words["among"]["the"], *words["among"]["before"]])),
        toll_after=Lazy(lambda: rf"\s(?:el|la|the)\s(?:{_heads(words)})(?!\w)", compiled(r"\s(?:el|la|the)\s")),
        raised=Lazy(lambda: rf"\s(?:los|las)\s(?:{_whom(words)})(?!\w)", compiled(r"\s(?:los|las)\s")),
        background=Lazy(
            lambda: (
                rf"(?<!\w)(?:{either(words['background']['cues'])})(?:(?<=\d)\d\d\b|(?![\w-]|\s(?:ago|later|earlier|before|after|antes|después)\b))|(?<!\w)(?:{either(words['background']['since'])}){GAP}(?:[\w-]{{2,20}}\s){{1,3}}?(?:{either(words['background']['began'])})(?!\w)"
            ),
            _opening([*words["background"]["cues"], *words["background"]["since"]]),
        ),
        negation=compiled(rf"(?<!\w)(?:{either(words['none']['not'])})(?!\w)"),
        whole=compiled(rf"(?<!\w)(?:{either(words['none']['whole'])})\s\Z"),
        unhurt=Lazy(
            lambda: (
                rf"(?<!\w)(?:(?P<injured>{either(words['none']['unhurt'])})|(?P<killed>{either(words['none']['alive'])}))(?!\w)"
            ),
            _opening([*words["none"]["unhurt"], *words["none"]["alive"]]),
        ),
        no_names=frozenset(words["people"]["no_names"]) | frozenset(_stops(language)),
        self_words=tuple(words["self"]["words"]),
        captors=frozenset(words["forces"]["captured"]),
        forces=frozenset(words["forces"]["words"]),
        takers=frozenset(words["takers"]["words"]),
        armed=Lazy(lambda: rf"(?<![\w-])(?:{either(words['takers']['by'])})(?!\w|['’])"),
        sought=frozenset(words["sought"]["words"]),
    )


_OWN_DEATH = compiled(r"['’]s\s(?:[\w-]{1,20}\s){0,3}?(?:death|murder|killing|slaying|homicide|body|corpse|remains)\b")


def _telling(words: dict[str, Any]) -> list[str]:
    """What counts by itself: "12 deaths", "the toll rose to", "a triple murder", "escaped unhurt", "none of the eight"."""
    none, toll = words["none"], words["toll"]
    tables = [*words["noun"].values(), *toll["whom"].values(), *(toll.get(measure, []) for measure in toll["whom"])]
    tables += [none["own_death"], none["own_body"], none["unhurt"], none["alive"], none["left"]]
    return [*words["multiple"]["killings"], *(phrase for table in tables for phrase in table)]


def _opening(phrases: Iterable[str]) -> re.Pattern[str]:
    """The first words of phrases: where none stands, no phrase does."""
    return compiled(rf"(?<!\w)(?:{either(first_words(phrases))})(?!\w)")


def _single(words: dict[str, Any], language: str) -> str:
    people = words["people"]
    if language == "es":
        return rf"(?<=\ba\s)(?:ex)?(?:{either(people['singular'])})(?!\w)"
    return (
        rf"(?<![\w-])(?:\d{{1,3}}[-\s](?:year|month)[-\s]old\s)?(?P<beside>[\w-]{{1,20}}\s)?"
        rf"(?:{either(people['singular'])}|\d{{1,3}}-year-old(?!\s[a-z]))(?![\w-]|['’]s)"
    )


def _one_thing(words: list[str]) -> list[str]:
    """The singular of the plain plurals ("motorcycles"), and the words themselves."""
    return [*words, *(w[:-1] for w in words if w.endswith("s") and not w.endswith("ss"))]


def persons(people: dict[str, list[str]]) -> str:
    """One person's noun: those listed, and words that end as such nouns do ("archaeologist")."""
    never, ends = either(people["no_person"]), either(people["suffixes"])
    return rf"(?:ex-?)?(?:{either(people['singular'])})|(?!(?:{never})\b)[^\W\d_]{{2,16}}(?:{ends})"


def _singular(people: dict[str, list[str]], language: str) -> str:
    """One person: an article, up to four words, a noun that names a person; "a couple" is two."""
    pair, stop = either(people["pair"]), either(_stops(language))
    head = persons(people)
    nations = either(load(f"tolls_{language}")["nations"]["words"])
    if language == "en":
        aged = r"\d{1,3}[-\s]year[-\s]old(?!s)"
        compound = rf"(?!\s(?:{either(people['ranks'])})\b)"
        middle, tail = rf"(?:(?!(?:{stop})(?![\w-]))[\w'’.-]{{1,24}}\s){{0,4}}?", ""
    else:
        aged, compound = "(?!)", ""
        middle = r"(?:(?:presunto|presunta|ex|joven|reconocido|conocido)\s){0,2}"
        of_nation = either(load("tolls_es")["origins"]["words"])
        tail = rf"(?:{GAP}(?:{of_nation})(?!\w))?(?:{GAP}de{GAP}\d{{1,3}}{GAP}años)?"
    units = either(load(f"numbers_{language}")["units"])
    ends = rf"(?=\s(?:{stop})\b|\s?[,.;)–—]|\s?\Z)"
    return (
        rf"(?<![\w-])(?P<article>an?{GAP}\d{{1,3}}(?:st|nd|rd|th)|{either(people['articles'])}){GAP}(?P<noun>(?:{middle}(?:(?P<pair>{pair})|{head}|(?:{nations}){ends})|{middle}(?P<aged>{aged}))(?![\w-]|['’]s){compound}{tail})"
        rf"|(?<![\w-])(?P<alone>{either(people['alone'])}|(?:{either(people['rest'])})(?=\s(?:{either(people['goes_on'])})\b))(?!\w|\s(?:\d|(?:{units})\b))"
    )


def _events(language: str) -> list[str]:
    """What "a second ..." goes on with and is nobody: "a second device", "a third blast"."""
    words = load(f"tolls_{language}")
    return [*words["noun"]["events"], *words["implied"]["events"], *words["people"]["no_second"]]


def _stops(language: str) -> list[str]:
    """Words that are never part of a noun ("the coroner said a man" is not one person)."""
    nouns = load(f"numbers_{language}")["nouns"]["stop"]
    return [word for word in nouns if word not in ("suspected", "missing", "injured", "wounded", "dead", "displaced")]


# A person by name, with an age before it: "18-year-old George Carrington". The words around decide whether it is one.
NAME = re.compile(
    r"(?<![\w’'-])(?:\d{1,3}[-\s](?:year|month|week|day)[-\s]old\s)?(?:[A-ZÁÉÍÓÚÑ][\w’'.-]{1,20}\s){0,3}[A-ZÁÉÍÓÚÑ][a-záéíóúñ][\w’'-]{1,20}(?<!['’]s)(?![\w-])"
    r"(?:\s?,\s\d{1,3}(?=\s?[,.;)]|\s(?:was|is|were|died)\b))?"
)


def _nobody(words: dict[str, Any]) -> str:
    none = words["none"]
    nouns = either(noun for many in words["noun"].values() for noun in many)
    middle = r"(?:(?!(?:to|of|in|for|that|was|were|is|one|a|que|de|en|se|fue|resultó|quedó|murió|ha|había|está)\b)\w{2,20}\s){0,2}?"
    any_ = r"(?:(?:making|causing|any|an?|reporting)\s){0,3}"
    return (
        rf"(?<!\w)(?P<determiner>{either(none['determiners'])}){GAP}{any_}(?P<noun>{middle}(?P<head>{nouns}))(?!\w)"
        rf"|(?<!\w)(?P<pronoun>{either([*none['pronouns'], *none['denies']])})(?!\w|{GAP}(?:{either(words['people']['singular'])})\b)"
        rf"|(?<!\w)(?:{either(none['determiners'])}){GAP}(?P<nouned>(?:[\w-]{{3,24}}s|[\w-]{{0,24}}(?:men|people|one|children)|(?:{either(words['people']['singular'])})))(?!\w)"
    )


def _among(words: dict[str, Any]) -> str:
    among = words["among"]
    whom = either(n for measure in ("killed", "injured", "missing", "arrested") for n in words["noun"][measure])
    return (
        rf"(?<!\w)(?:{either(among['the'])}){GAP}(?P<who>{whom}){GAP}(?:{either(among['include'])})(?!\w)"
        rf"|(?<!\w)(?:{either(among['before'])}){GAP}(?P<whom>{whom}){GAP}(?:{either(among['are'])})(?!\w)"
        rf"|(?<!\w)(?:{either(among['the'])}){GAP}(?P<apart>{whom})(?=\s?[,–—(:-]\s?(?:(?!the|los)\w))"
    )


def _heads(words: dict[str, Any]) -> str:
    toll = words["toll"]
    of = rf"(?:{either(toll['figures'])})\s(?:{either(toll['of'])})\s(?:{either(toll['the'])}\s)?"
    heads = [
        rf"(?P<{measure}>{either(toll.get(measure, []))}|{of}(?:{either(whom)})\b)"
        for measure, whom in toll["whom"].items()
    ]
    return "|".join(heads)


def _whom(words: dict[str, Any]) -> str:
    return "|".join(rf"(?P<{measure}>{either(whom)})" for measure, whom in words["toll"]["whom"].items())


def _toll(words: dict[str, Any]) -> str:
    toll, heads = words["toll"], _heads(words)
    return rf"(?<!\w)(?:{heads})(?!\w)(?P<rest>[^.;]{{0,80}}?)(?<!\w)(?:{either(toll['moves'])}){GAP}\Z"
