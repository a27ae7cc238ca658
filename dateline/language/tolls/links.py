"""The words of a sentence that say what happened, and a link from one to whom it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.vocabulary import Vocabulary, plain
from dateline.types import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    span: Span
    cues: tuple[tuple[str, str], ...]  # (construction, measure)


_CAUGHT_IN = re.compile(r"(?:caught|catch|catches|catching)\s(?:in|up|on|off|between|sight|fire|a glimpse)\b")
_HOSPITAL = (("verb", "injured"), ("subject", "injured"))
_CAPTIVE = (("verb", "abducted"),)
_COST = (("verb", "killed"),)


def _special(hit: re.Match[str]) -> tuple[tuple[str, str], ...]:
    """What a word says because of what follows it: "taken" before a hospital, "cost" before "their lives"."""
    if hit["captive"]:
        return _CAPTIVE
    return _HOSPITAL if hit["hospital"] or hit["hurts"] else _COST if hit["cost"] else ()


@dataclass(frozen=True, slots=True)
class Link:
    mention: Mention
    trigger: Trigger
    measures: tuple[str, ...]  # in order of preference; the noun decides
    part: bool = False


def triggers(text: str, sentence: Span, words: Vocabulary) -> list[Trigger]:
    hits = words.triggers.finditer(text, sentence.start, sentence.stop)
    return [
        Trigger(Span(*hit.span()), _special(hit) or words.cues.get(plain(hit[0]), ()))
        for hit in hits
        if (hit[0] != "March" or hit.start() == sentence.start)  # the month
        and not _CAUGHT_IN.match(text, hit.start())
    ]
