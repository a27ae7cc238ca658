"""Whether a counted noun can be what the measure counts: people are killed and arrested, things are seized."""

from __future__ import annotations

import re
from functools import cache

from dateline.language.numbers.nouns import nouns
from dateline.language.tolls.mentions import PRONOUNS, Mention
from dateline.language.tolls.vocabulary import Vocabulary, plain, vocabulary

_AGED = re.compile(r"\d{1,3}-(?:year|month|week|day)-olds?\Z")
OF_THINGS = frozenset({"seized", "destroyed"})


def fits(text: str, mention: Mention, measure: str, words: Vocabulary) -> bool:
    """False when the noun says otherwise; a count without a noun fits any measure of people."""
    if measure == "events":
        return mention.measure == "events"
    if mention.measure == "events":
        return False
    if mention.sort == "number" and mention.noun is not None and _limb(text, mention, words):
        return False  # "surgeons failed to save two fingers"
    sort = "thing" if mention.goods else _sort(text, mention, words)
    if measure in OF_THINGS and mention.measure:
        return False  # "fourteen bodies were recovered"
    if measure == "seized" and _place(text, mention, words):
        return False  # "seized five villages"
    if measure == "released" and sort == "thing" and mention.sort == "one" and not mention.definite:
        return plain(mention.noun_of(text)) in _VESSELS  # "have set free a freighter and its 13 mariners"
    if measure in OF_THINGS:
        if plain(mention.span.of(text)) in PRONOUNS:
            return False  # "blew himself up"
        return sort == "thing" or (sort == "" and mention.noun is not None) or (sort == "" and measure == "destroyed")
    if measure == "participants" and (mention.sort != "number" or mention.measure not in ("", "participants")):
        return False
    if measure == "released" and mention.measure in ("injured", "killed", "missing", "displaced"):
        return False  # "Fourteen of the 19 injured have been discharged"
    if measure == "displaced" and mention.sort == "one":
        return False  # one gunman who flees is no refugee
    return sort != "thing"


def _limb(text: str, mention: Mention, words: Vocabulary) -> bool:
    head = mention.noun_of(text).casefold()
    return head.removesuffix("s") in _LIMBS or head in _LIMBS


_VESSELS = frozenset(
    {"freighter", "tanker", "ship", "vessel", "trawler", "dhow", "boat", "yacht", "carrier", "tug", "barge", "coaster", "carguero", "buque", "barco", "petrolero", "pesquero", "yate", "remolcador"}
)  # fmt: skip
_LIMBS = frozenset(
    {"finger", "toe", "leg", "arm", "hand", "foot", "feet", "eye", "ear", "limb", "rib", "tooth", "teeth", "dedo", "pierna", "brazo", "mano", "ojo", "costilla", "diente"}
)  # fmt: skip


def _place(text: str, mention: Mention, words: Vocabulary) -> bool:
    said = plain(mention.noun.of(text)).split() if mention.noun else [""]
    return said[0 if words.language == "es" else -1] in words.words["things"]["places"]


def is_person(text: str, mention: Mention, words: Vocabulary) -> bool:
    return _sort(text, mention, words) == "person"


@cache
def _persons(language: str) -> frozenset[str]:
    singular = vocabulary(language).words["people"]["singular"]
    plurals = (
        {f"{word}s" for word in singular}
        | {f"{word}es" for word in singular}
        | {word.replace("man", "men") for word in singular}
        | {f"{word.casefold()}s" for word in vocabulary(language).words["nations"]["words"]}
    )
    return (
        frozenset(singular)
        | plurals
        | (
            nouns(language).plural
            - {
                "cattle",
                "sheep",
                "fish",
                "aircraft",
                "livestock",
                "poultry",
                "ammunition",
                "lives",
                "ganado",
                "craft",
                "geese",
                "oxen",
                "media",
            }
        )
    )


def _sort(text: str, mention: Mention, words: Vocabulary) -> str:
    if mention.noun is None:
        return ""
    said = plain(mention.noun.of(text)).split()
    heads = [word.removeprefix("ex-") for word in (said if words.language == "es" else said[::-1])]
    if words.language == "es" and heads[0].removeprefix("ex") in words.persons:
        return "person"
    if any(word in words.things for word in (heads[0], " ".join(said))):
        return "thing"
    if said[0] in ("family", "familia") or said[-1] in words.words["people"]["pair"]:
        return "person"
    if _AGED.search(said[-1]):
        return "person"  # "the 5-year-old"
    known = _persons(words.language)
    if (
        words.language == "en"
        and len(heads) > 1
        and heads[0].endswith("s")
        and heads[0] not in known
        and not _DOERS["en"].search(heads[0])
    ):
        return ""  # "pirate motherships"
    if _DOERS[words.language].search(heads[0]) and heads[0] not in words.words["people"]["no_doers"]:
        return "person"
    if words.ends.match(heads[0]):
        return "person"  # "paymaster"
    return "person" if any(word in known for word in heads[:2]) else ""


_DOERS = {
    "en": re.compile(r"\w{3,}(?:ers|ors|eers|ists|ians|icians|men|women)\Z"),
    "es": re.compile(r"\w{3,}(?:antes|entes|ientes|istas|adores|idores|eros|ólogos)\Z"),
}
