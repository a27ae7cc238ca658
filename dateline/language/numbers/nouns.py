"""What is counted: the noun that follows a number, as the page writes it ("Guatemalan police and soldiers").

There is no parser here. The noun runs from the number to its first plural word, may be joined to another plural by
"and", and never crosses a verb, a preposition or a mark; the words that stop it are data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.language.words import load
from dateline.types import Span

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_GAP = re.compile(r"[”\"’]?\s?\(\d[\d,.]{0,9}\)\s|[”\"]?[\s\u00a0]{1,3}")
_PARTICIPLE = re.compile(r"(?:ed|stolen)\Z")
_PARTICIPLES_ES = re.compile(r"\A[^áéóú]*(?:ad|id|íd)[ao]s\Z")  # "retenidos", and not "rápidas"
_FINITE_ES = re.compile(r"\w{3,}(?:aron|ieron|aban|ían|ió)\Z")
_DONE = re.compile(
    r"ed\Z|\A(?:hidden|stolen|bound|sewn|found|taken|sent|bought|kept|strewn|held|made|sold|grown|thrown|driven|written|flown|lying|being|going|standing|sitting|having)\Z|\A(?!building|king|ring|wing|string|earring|clothing|painting|drawing|carving|offering|meeting|wedding|railing|ceiling|dwelling|underling|hireling|sibling|duckling|gosling|sapling|mooring|herring)\w{3,}ing\Z"
)
_ADJECTIVE_ES = re.compile(
    r"(?<=\w{2})(?:al|ales|és|esa|eses|esas|ano|ana|eño|eña|ense|ico|ica|ario|aria|ivo|iva|oso|osa|ista|ino|ina|ero|era)\Z"
)
_AGED = re.compile(r"\s(?P<age>\d{1,3}-(?:year|month|week|day)-old)(?=\s[^\W\d_])")
_MEN = re.compile(r"(?!(?:speci|regi|abdo|acu|sta|hy|albu)men)\w{3,14}men")  # "watchmen", "boatmen"
_HYPHENED = re.compile(
    r"\w{3,12}(?:s|men|women)-(?:by|in-law|in-chief|on|up|at-arms|general|elect)|passersby"
)  # "passers-by"
_NATIONALS = re.compile(
    r"[a-z]{3,12}ese|british|french|dutch|irish|english|swiss|welsh|spanish|rohingya|tutsi|hutu|hausa|fulani|tuareg|roma|oromo|amhara|maasai"
)  # "6.7 million Sudanese face hunger"
_FIXED_ES = re.compile(
    r"(?:infantes?\sde\smarina|amas?\sde\scasa|(?:hombres?|mujer(?:es)?)\sde\snegocios|guardias?\sde\sseguridad|defensor(?:es|as?)?\sde\sderechos\shumanos)\b"
)
_HURTS = re.compile(r"quemaduras|heridas|lesiones|fracturas|injuries|burns|wounds|damage|daños|pérdidas|losses")
_OWNER = ("'s", "’s", "s'", "s’")
_LONGEST = 6  # words


@dataclass(frozen=True, slots=True)
class Nouns:
    plural: frozenset[str]
    bare: frozenset[str]
    stop: frozenset[str]
    skip: frozenset[str]
    others: frozenset[str]
    join: frozenset[str]
    containers: frozenset[str]
    acted: frozenset[str]  # "20 suffered injuries": verbs, and no adjectives
    heads: frozenset[str]  # nouns that name one person or thing
    adjectives: frozenset[str]  # Spanish: what may stand behind its noun
    head_first: bool  # Spanish: the noun stands before its adjectives


@cache
def nouns(language: str) -> Nouns:
    words = load(f"numbers_{language}")["nouns"]
    sets = {
        key: frozenset(words[key])
        for key in ("plural", "bare", "stop", "skip", "others", "join", "containers", "acted")
    }
    others = load(f"tolls_{language}")
    heads = frozenset(others["people"]["singular"]) | frozenset(w.removesuffix("s") for w in others["things"]["words"])
    adjectives = frozenset(others["origins"]["words"]) if language == "es" else frozenset()
    return Nouns(**sets, heads=heads, adjectives=adjectives, head_first=language == "es")


def after(text: str, start: int, stop: int, *, language: str, one: bool = False) -> Span | None:
    """The noun counted by a number that ends at `start`, looked for up to `stop`; `one`: it may be singular."""
    known = nouns(language)
    if (aged := _AGED.match(text, start, stop)) is not None:  # "two 19-year-old men"
        behind = after(text, aged.end(), stop, language=language, one=one)
        return Span(aged.start("age"), behind.stop) if behind else None
    words = _words(text, start, stop)
    others = None  # "two more in hospital"
    while words and _low(words[0]) in known.skip and (len(words) > 1 or _low(words[0]) not in known.others):
        skipped = _low(words[0])
        others = others or (Span(words[0].start(), _trimmed(words[0])) if _low(words[0]) in known.others else None)
        words = words[1:]
        if words and skipped.endswith(("of", "the")) and _low(words[0]).endswith(_OWNER):
            words = words[1:]  # "two of the gunmen's hostages"
    if not words or _low(words[0]) in _numerals(language):
        return None
    words = _contained(words, known)
    if _low(words[0]) in known.bare and (len(words) == 1 or not _plural(_low(words[1]), known)):
        return Span(words[0].start(), _trimmed(words[0]))
    end = _head(words, known, one=one)
    if end is None and _NATIONALS.fullmatch(_low(words[0])) and words[0][0][0].isupper():
        return Span(words[0].start(), _trimmed(words[0]))
    if end is None:
        return others if _low(words[0]) in known.stop else None
    last = words[_joined(words, end, known)]
    fixed = _FIXED_ES.match(text, last.start(), stop) if known.head_first else None  # "dos infantes de marina"
    return Span(words[0].start(), fixed.end() if fixed else _trimmed(last))


def persons(noun: str, language: str) -> bool:
    """Whether a counted noun is people: "people", "Congolese civilians"."""
    known, last = nouns(language), noun.casefold().split()[-1]
    people = load(f"tolls_{language}")["people"]["singular"]
    return last in known.plural or last.removesuffix("s") in people


@cache
def _numerals(language: str) -> frozenset[str]:
    words = load(f"numbers_{language}")
    return frozenset(w for table in ("units", "tens", "hundreds") for w in words[table]) - {"one", "un", "una", "uno"}


@cache
def _vague(spanish: bool) -> frozenset[str]:
    """Words that are a count of their own: "miles de manifestantes y cientos de policías"."""
    words = load("numbers_es" if spanish else "numbers_en")
    return frozenset(w for table in ("vague", "groups", "scales") for w in words[table])


def _contained(words: list[re.Match[str]], known: Nouns) -> list[re.Match[str]]:
    """ "rounds of ammunition": what is in the rounds is counted."""
    if len(words) > 2 and _low(words[0]) in known.containers and _low(words[1]) in ("of", "de"):
        return words[2:]
    return words


def _words(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """Up to a dozen words, blanks alone between them."""
    found: list[re.Match[str]] = []
    while len(found) < 2 * _LONGEST:
        gap = _GAP.match(text, start, stop)
        word = _WORD.match(text, gap.end() if gap else start, stop)
        if word is None or (gap is None and found):
            break
        found.append(word)
        start = _trimmed(word)
        if start != word.end():
            break
    return found


def _low(word: re.Match[str]) -> str:
    return word[0].casefold().rstrip(".’'-")


def _trimmed(word: re.Match[str]) -> int:
    return word.start() + len(word[0].rstrip(".’'-"))


def _plural(word: str, known: Nouns) -> bool:
    if word in known.stop or word in known.skip:
        return False
    return (
        word in known.plural
        or _MEN.fullmatch(word) is not None
        or _HYPHENED.fullmatch(word) is not None
        or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))
    )


def _head(words: list[re.Match[str]], known: Nouns, *, one: bool) -> int | None:
    """The index of the last word of the noun."""
    last = None
    for i, word in enumerate(words[:_LONGEST]):
        low = _low(word)
        adverbs = all(_low(w).endswith("ly") for w in words[:i])
        if (
            adverbs
            and _PARTICIPLE.search(low)
            and low not in known.acted
            and len(words) > i + 1
            and _plural(_low(words[i + 1]), known)
        ):
            continue  # "17 captured soldiers", "1.2 million internally displaced people"
        if one and i == 0 and not known.head_first and low.endswith("ed") and _ends(words, i + 1, known):
            break  # "one succumbed to her wounds"
        if (low in known.stop and not (one and i == 0 and low.endswith("ing"))) or low.endswith(("'s", "’s")):
            break
        if _plural(low, known):
            return _extended(words, i, known)
        if low in known.bare:
            break
        if known.head_first and _FINITE_ES.search(low):
            break  # "otros dos sufrieron quemaduras"
        if one and low.endswith("ly") and i + 1 == len(words) and not known.head_first and low not in known.heads:
            break  # "one mortally"
        if last is not None and one and not known.head_first and _done(words, i, known):
            break  # "cocaine hidden in crates", "a boat carrying migrants"
        last = i
        if one and known.head_first:
            return _described(words, i, known)
        if one and low in known.heads and not (i + 1 < len(words) and _low(words[i + 1]) in known.heads):
            break
    return last if one else None


def _ends(words: list[re.Match[str]], i: int, known: Nouns) -> bool:
    return i >= len(words) or _low(words[i]) in known.stop


def _done(words: list[re.Match[str]], i: int, known: Nouns) -> bool:
    """A participle behind a noun; "a fatal shooting in" ends in a noun."""
    low = _low(words[i])
    if low.endswith("ing") and (i + 1 == len(words) or _low(words[i + 1]) in known.stop):
        return False
    return _DONE.search(low) is not None


def _described(words: list[re.Match[str]], i: int, known: Nouns) -> int:
    """The Spanish adjectives behind one noun: "un cooperante francés", "pasta base"."""
    while i + 1 < min(len(words), _LONGEST):
        low = _low(words[i + 1])
        if low in known.stop or not (_ADJECTIVE_ES.search(low) or low in known.adjectives):
            break
        i += 1
    return i


def _extended(words: list[re.Match[str]], i: int, known: Nouns) -> int:
    """Two plurals in a row are one noun ("police officers", "líderes indígenas")."""
    while i + 1 < min(len(words), _LONGEST):
        low = _low(words[i + 1])
        if not _plural(low, known) or low in known.bare:
            break
        if known.head_first and _PARTICIPLES_ES.search(low):
            break
        i += 1
    return i


def _joined(words: list[re.Match[str]], i: int, known: Nouns) -> int:
    """ "police and soldiers": a plural joined directly by "and" is counted together."""
    if i + 2 < len(words) and _low(words[i + 1]) in known.join and _plural(_low(words[i]), known):
        low = _low(words[i + 2])
        if _HURTS.fullmatch(low):
            return i  # "diez personas y quemaduras a quince"
        if _plural(low, known) and low not in known.bare and low not in _vague(known.head_first):
            return i + 2
    return i
