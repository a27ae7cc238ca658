"""The words of a sentence that say what happened, and a link from one to whom it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.vocabulary import Vocabulary
from dateline.types import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    span: Span
    cues: tuple[tuple[str, str], ...]  # (construction, measure)


_THE = re.compile(r"\b(?:of|for|with|to|by|from|de|para|con)\s(?:the|los|las)\s\Z")  # "relatives of the disappeared"
_SHOT_AT = re.compile(
    r"sho(?:t|ot|ots|oting)\sat(?:\s?[,.;]|\s(?:but|by|from|in|and not)\b|\Z)|sho(?:t|ot|ots|oting)\sup\b|(?:kick|beat|punch)\w*\s(?:off|out)\b"
)  # nobody is said to be hit
_CAUGHT_IN = re.compile(
    r"turn(?:ed|s|ing)?\sout\sto\sbe\b|(?:caught|catch|catches|catching)\s(?:in|up|on|off|between|sight|fire|a glimpse)\b"
)


_ING = re.compile(r"\w+ing", re.IGNORECASE)
_HIS = re.compile(r"['’]s\s\Z")  # "in Saturday's shooting"
_TOOK_PART = (("subject", "participants"),)
_DESCRIBES = re.compile(r"\b(?:the|a|an|its|their|his|her)\s\Z", re.IGNORECASE)  # "in the besieged town"
_SCORED = re.compile(
    r"(?:beat|beats|beating|beaten|thrash\w*|crush\w*|hammer\w*|lost|demolish\w*|rout\w*|down\w*|edg\w*|overr[ua]n)\s(?:to\s)?(?:[\w’'.-]{1,20}\s){1,5}(?:by\s)?\d{1,3}\s?[-–]\s?\d{1,3}\b"
)  # a match and no blow


@dataclass(frozen=True, slots=True)
class Link:
    mention: Mention
    trigger: Trigger
    measures: tuple[str, ...]  # in order of preference; the noun decides
    part: bool = False


def triggers(text: str, sentence: Span, words: Vocabulary) -> list[Trigger]:
    return [
        Trigger(Span(hit.start, hit.stop - 2 * text.endswith(" a", hit.start, hit.stop)), hit.cues)
        for hit in words.triggers.find(text, sentence.start, sentence.stop)
        if (text[hit.start : hit.stop] != "March" or hit.start == sentence.start)  # the month
        and not _CAUGHT_IN.match(text, hit.start)
        and not _SHOT_AT.match(text, hit.start)
        and not _SCORED.match(text, hit.start)
        and (
            text.endswith(" of", hit.start, hit.stop)
            or not _THE.search(text, max(sentence.start, hit.start - 16), hit.start)
        )
        and not (
            _ING.fullmatch(text, hit.start, hit.stop)
            and _HIS.search(text, max(sentence.start, hit.start - 3), hit.start)
        )
        and not (hit.cues == _TOOK_PART and _DESCRIBES.search(text, max(sentence.start, hit.start - 8), hit.start))
    ]
