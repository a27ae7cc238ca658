"""What a place is named for when nothing of the news happens in it: somebody lives, is treated or is tried there."""

from __future__ import annotations

import re
from typing import Literal

from ...types import Span

Aside = Literal["", "care", "home", "court", "site", "beside", "desk", "caught", "outlet"]
BEFORE, AFTER = 70, 60  # characters that are looked at

_CARE = r"(?:hospitals?|medical|clinics?|trauma|infirmary|burn (?:center|unit))"
_COURT = r"(?:courts?|courthouse|jail|prison|penitentiary|detention|correctional|grand jury)"
_WHO = (
    r"(?:man|men|woman|women|teens?|teenagers?|boys?|girls?|youth|residents?|natives?|students?|couple|father|mother|brothers?|sisters?|"
    r"duo|trio|families|family|grandmother|grandfather|toddler|child|children|kids?)"
)
_NAME = r"(?:['’]s)?(?: (?:[A-Z][\w.'’-]*|of|and|the|for|area|local|regional|general|county|city))*?"
_AFTER = (
    ("beside", re.compile(r"(?:['’]s)?[ -]suburbs?\b", re.IGNORECASE)),
    ("care", re.compile(rf"{_NAME}[ -]{_CARE}\b", re.IGNORECASE)),
    ("court", re.compile(rf"{_NAME}[ -]{_COURT}\b", re.IGNORECASE)),
    ("home", re.compile(rf"(?:,? (?:area|[A-Z]\w*\.?))?[ -]{_WHO}\b", re.IGNORECASE)),
)
_LINK = r"(?: [\w'’]+){0,2},? (?:in|at|of|near|outside) (?:[\w'’-]+ )?$"
_TOLD = (
    ("beside", re.compile(r"\bsuburban $|\b(?:suburbs|(?:an?|another|one|[a-z]+ern|inner|outer)(?:[ -][a-z]+)? suburb) of (?:[\w'’-]+ )?$|\b(?:is|are|lies|located|situated),? (?:about |some |roughly |nearly |almost |approximately )?[\w.]+ (?:miles|kilomet(?:er|re)s|km|minutes|hours) (?:[a-z]+ )?(?:of|from) $", re.IGNORECASE)),
    ("desk", re.compile(r"\b(?:state police|state patrol|state troopers?|troopers?|FBI|barracks?|[KW][A-Z]{2,3}(?:-TV)?) (?:in|at|from) $")),
    ("desk", re.compile(r"\b[Ss]tate [Pp]olice(?: [\w'’]+)? (?:in|at|from) $")),
    ("caught", re.compile(r"\b(?:custody|arrested|captured|apprehended|caught|surrendered|turned (?:him|her|them)sel(?:f|ves) in|located|tracked down|found hiding)\b(?: [\w'’.:]+){0,4} (?:in|near|at|outside) (?:[\w'’-]+ )?$", re.IGNORECASE)),
    ("care", re.compile(rf"\b(?:hospital|medical cent(?:er|re)|clinic|trauma cent(?:er|re))s?{_LINK}", re.IGNORECASE)),
    ("care", re.compile(r"\b(?:airlifted|flown|flew|life-?flighted|transported|transferred|rushed|taken)\b(?: [\w'’]+){0,6} to (?:an?|the)? ?(?:[\w'’]+ )?$", re.IGNORECASE)),
    ("court", re.compile(rf"\b{_COURT}{_LINK}", re.IGNORECASE)),
    ("home", re.compile(r"\b(?:residents?|natives?) of (?:[\w'’-]+ )?$|\b(?:lives?|lived|living|reside[sd]?|residing|born|raised|grew up|originally|native) (?:in|at|near|from|of) (?:[\w'’-]+ )?$", re.IGNORECASE)),
    ("home", re.compile(r"\b(?:is|are|was|were|family|relatives?|friends?|teens?|teenagers?|man|men|woman|women|boys?|girls?|students?|couple|people|suspects?|victims?) (?:who (?:is|are|was|were) )?from (?:[\w'’-]+ )?$", re.IGNORECASE)),
    ("home", re.compile(r"(?:\b[A-Z][\w'’.-]+|\b\d{1,3}|\byears? old|-year-old|\bJr\.),? (?:both |all )?(?:of|from) (?:the )?(?:[a-z]+ )?$")),
)  # fmt: skip

_LEADS = frozenset(
    {"in", "at", "of", "near", "outside", "from", "to"}
)  # one is among the last three words of what matches


def aside(text: str, name: Span) -> Aside:
    """Why the place is named beside the news, "" where it may be the place of it."""
    after = text[name.stop : name.stop + AFTER].split("\n")[0]
    before = text[max(0, name.start - BEFORE) : name.start].rsplit("\n")[-1]
    for why, pattern in _AFTER:
        if pattern.match(after):
            return why  # type: ignore[return-value]
    low = before.casefold()
    if _LEADS.isdisjoint(low.split(" ")[-4:]) and not low.endswith("suburban "):
        return ""
    for why, pattern in _TOLD:
        if pattern.search(before):
            return why  # type: ignore[return-value]
    return ""
