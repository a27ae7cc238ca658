"""What kind of number it is: money, percent, age, length of time, measure, year or a plain count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.language.lexicon import GAP, compiled, either
from dateline.language.numbers.grammar import Number
from dateline.language.words import load

OLDEST = 115


@dataclass(frozen=True, slots=True)
class Kinds:
    after: re.Pattern[str]
    before: re.Pattern[str]
    age_after: re.Pattern[str]
    names: dict[str, str]
    units: dict[str, str]
    signs: dict[str, str]


@cache
def kinds(language: str) -> Kinds:
    words = load(f"numbers_{language}")
    names, units = words["money"]["names"], words["measures"]["units"]
    of = f"(?:{GAP}{either(words['sign']['of'])})?"
    percent = [w for w in words["percent"]["words"] if w != "%"]
    after = (
        rf"\s?(?P<percent>%|(?:{either(percent)})\b)|(?:-?{of}{GAP}|-(?=dollar|euro|peso|rupee|naira|yen|quetzal|shilling))(?P<money>{either(names)})\b(?!(?<=pounds)\sof\s)"
        rf"|\s?-?(?P<age>{either(words['age']['after'])})\b"
        rf"|(?:-|{GAP})(?P<time>{either(words['time']['units'])})\b"
        rf"|\s?-?(?P<measure>{either(units)})\b(?!['’]s)"
    )
    labels = rf"(?<![\w-])(?:(?P<age>{either(words['age']['before'])})|(?P<label>{either(words['labels']['before'])}))\s?[-.:#]?\s?\Z"
    ages = r",?\s(?:años|years)\b(?=\s?[,.;)]|\sde edad)" if language == "es" else r"(?!)"
    lowered = {word.casefold(): code for word, code in names.items()}
    return Kinds(compiled(after), compiled(labels), compiled(ages), lowered, units, words["money"]["signs"])


_APPOSED_BEFORE = re.compile(r"[\w’'”\"]\s?[,(]\s?\Z")
_APPOSED_AFTER = re.compile(r"\s?[,.;)](?!\d)|\s?\Z|\s?[—–]\s?")
_NAMED_BEFORE = re.compile(r"(?:[A-Z][\w’'-]+|\b[JS]r\.)\s?[,(]\s?\Z")
_NAMED_AFTER = re.compile(r"\s?[,.;)](?!\d)|\sof\s[A-Z]|\s?[—–]")  # "Paul Reyes Jr., 21 of Lakeside"
_LISTED_AGE = re.compile(
    r"(?:,\s\d{1,3}){0,4},?\s(?:and|or|to|y|o)\s\d{1,3}[-\s](?:years?[-\s]old|years of age|años)\b"
)  # "two boys, 11 and 13 years old"
_AND_AGE = re.compile(r"\s(?:and|y)\s\d{1,3}\s?[,.;)]")  # "two teens, 15 and 17, were"
_AGE_AND = re.compile(r"[\w’'”\"]\s?[,(]\s?\d{1,3}\s(?:and|y)\s\Z")
_AGES = re.compile(
    r"\b(?:aged|ages|edades de)\s(?:between\s)?(?:\d{1,3},?\s){1,5}(?:and\s|to\s|y\s|a\s)?\Z", re.IGNORECASE
)
_OF_AGE = re.compile(r"(?:,|\bde)\s\Z")


def kind(
    text: str, start: int, stop: int, limit: int, value: Number | None, *, language: str, digits: bool
) -> tuple[str, str, int]:
    """(kind, unit, where the unit ends) of the number at [start, stop)."""
    known = kinds(language)
    before = text[max(0, start - 40) : start]
    if value is not None and _is_age(text, before, stop, limit, value, known, digits):
        return "age", "years", stop
    if (found := known.after.match(text, stop, limit)) is not None and not _of_night(text, found, limit):
        return _unit(found, known, digits)
    if _PARTS_OF.match(text, stop, limit) or (_SIZED.match(text, stop, limit) and _ITS.search(before)):
        return "label", "", stop  # "a four-storey building"
    if digits and _AGES.search(before):
        return "age", "years", stop
    if (label := known.before.search(before)) is not None and (digits or label["age"]):
        return ("age", "years", stop) if label["age"] else ("label", label["label"].casefold(), stop)
    if digits and isinstance(value, int) and 1900 <= value <= 2099 and re.fullmatch(r"\d{4}", text[start:stop]):
        return "year", "", stop
    return "cardinal", "", stop


_PARTS_OF = re.compile(
    r"-(?:storey|story|storied|floor|bed|bedroom|lane|door|page|point|star|party|way|part|tier|volume|engine|wheel|wheeler|seater|pronged|nation|car|alarm|count|time)(?:ed)?\b"
)
_SIZED = re.compile(r"-(?!strong|odd|plus|fold|some|ish|year|month|week|day)[a-z]{3,12}(?:-[a-z]{2,10})?\s[a-z]")
_ITS = re.compile(r"\b(?:an?|the|its|his|her|their|this|that|another)\s\Z", re.IGNORECASE)  # "a ten-room guesthouse"
_SHIFT = re.compile(
    r"[\s-](?:watchmen|guards|labou?rers|workers|nurses|porters|wardens|shifts? workers|managers|clerks)\b"
)


def _of_night(text: str, found: re.Match[str], limit: int) -> bool:
    """ "two night watchmen", "three day labourers": the word describes persons."""
    return found.lastgroup == "time" and _SHIFT.match(text, found.end(), limit) is not None


def _is_age(text: str, before: str, stop: int, limit: int, value: Number, known: Kinds, digits: bool) -> bool:
    """ "Ma-ae Yusoh, 58," and "de 58 años,": a number in apposition is an age."""
    if not 0 < value <= OLDEST:
        return False
    if known.age_after.match(text, stop, limit) and _OF_AGE.search(before):
        return True
    if not digits:
        return False
    if _LISTED_AGE.match(text, stop, limit):
        return True
    if _NAMED_BEFORE.search(before) is not None and _NAMED_AFTER.match(text, stop, limit) is not None:
        return True
    if _APPOSED_BEFORE.search(before) is not None:
        return (_APPOSED_AFTER.match(text, stop, limit) or _AND_AGE.match(text, stop, limit)) is not None
    return _AGE_AND.search(before) is not None and _APPOSED_AFTER.match(text, stop, limit) is not None


def _unit(found: re.Match[str], known: Kinds, digits: bool) -> tuple[str, str, int]:
    match found.lastgroup:
        case "percent":
            return "percent", "%", found.end()
        case "money":
            word = re.sub(r"\s+", " ", found["money"]).casefold()
            return "money", known.names[word], found.end()
        case "measure":
            word = re.sub(r"\s+", " ", found["measure"]).casefold()
            return "measure", known.units.get(word, word), found.end()
        case name:
            return name or "cardinal", found[found.lastgroup or 0].casefold(), found.end()
