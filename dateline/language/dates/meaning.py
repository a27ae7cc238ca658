"""What a reader makes of an expression, and what it may look at while it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from dateline.language.dates.calendar import Days
from dateline.language.dates.vocabulary import Vocabulary, vocabulary
from dateline.language.lexicon import either
from dateline.types import Precision, Span

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The reading of one expression against one day."""

    kind: Kind
    value: str  # TIMEX3
    days: Days | None = None  # first and last day, None when no day is meant or known
    precision: Precision = "day"
    how: str = ""
    mod: str = ""
    relative: bool = False  # read against the anchor
    depends: str = ""  # counted from another event: its words, or "event"
    clock: str | None = None  # "22:00", as the page states it
    warning: str = ""  # the page contradicts itself here

    def but(self, **changes: object) -> Meaning:
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Context:
    """Where the expression stands, and the day it is read against."""

    words: Vocabulary
    text: str
    sentence: Span
    start: int
    stop: int
    day: date
    pointer: str = ""  # "pasado", "próximo": which way the expression itself points
    quarter: date | None = None  # a day of the quarter that the text spoke of last
    last: date | None = None  # the last day read before it in the same text
    year: int | None = None  # the year read before it in the same text
    month: date | None = None  # the first day of a month named since that day
    changed: date | None = None  # the page's last change, some days after `day`

    @property
    def before(self) -> str:
        return self.text[max(self.sentence.start, self.start - 160) : self.start]

    @property
    def after(self) -> str:
        return self.text[self.stop : min(self.sentence.stop, self.stop + 60)]

    @property
    def ahead(self) -> bool | None:
        """Whether the sentence speaks of what is to come; None when nothing tells."""
        if _events(self.words.language).match(self.text, self.stop, self.sentence.stop):
            return False  # "all victims of Wednesday's shooting are expected to survive"
        cues = _cues(self.words.language)
        if _WHEN.match(self.text, self.stop) and (then := cues.search(self.after)):
            return then.lastgroup == "future"  # "nothing moved until Thursday, when drones hit"
        own = _THAT.search(self.before)  # "announced that on Thursday they will": the verb before "that" is another's
        told = [found.lastgroup for found in cues.finditer(self.before, own.end() if own else 0)]
        if told:
            return told[-1] == "future"
        told = [found.lastgroup for found in cues.finditer(self.after)]
        if told and (told[0] == "future" or not own):
            return told[0] == "future"
        outer = [found.lastgroup for found in cues.finditer(self.before)]
        return outer[-1] == "future" if outer else None


_WHEN = re.compile(r",?\s(?:when|cuando)\b")
_THAT = re.compile(r"\b(?:that|que)\s(?:\w+\s){0,3}\Z", re.IGNORECASE)
_IRREGULAR = "habr|podr|tendr|vendr|saldr|querr|pondr|sabr|valdr|dir|har"  # stems of the Spanish future


@cache
def _events(language: str) -> re.Pattern[str]:
    """What stands after a day that belongs to a deed: "Wednesday night's fatal shooting"."""
    deeds = vocabulary(language).words["tense"].get("deeds", [])
    return re.compile(
        rf"(?:['’]s)?(?:[\s-](?!to\b|the\b|a\b|in\b|on\b|at\b)[\w-]+){{0,2}}[\s-](?:{either(deeds)})s?\b", re.IGNORECASE
    )


# "will be named", "to be released", "will be sold", "will shut": the participle or bare verb belongs to the future
_PASSIVE = r"(?:(?<=\bto be)|(?:\s(?:not|also|likely|to)){{0,2}}\sbe)\s(?:\w+ly\s)?(?:\w{{2,20}}(?:ed|en)|{past})"
_ALIKE = r"\s(?:put|shut|hit|quit|burst|cut|set|let|spread)"  # the same in all tenses


@cache
def _cues(language: str) -> re.Pattern[str]:
    tense = vocabulary(language).words["tense"]
    ending = (
        r"|\w{2,20}(?:ó|aron|ieron|aba|aban|ía|ían)" if language == "es" else r"|\w{2,20}(?:(?<!e)ed|greed|freed|teed)"
    )  # not "succeed"
    soon = (
        rf"|(?!teherán|terán|corán)\w{{2,20}}(?:ará|arán|erá|erán|irá|irán|aremos|eremos|iremos|aría|ería)|(?:{_IRREGULAR})(?:á|án|emos|ía|ían)"
        if language == "es"
        else ""
    )
    passive = _PASSIVE.format(past=either(tense["past"]))
    return re.compile(
        rf"\b(?:(?P<future>{either(tense['future'])}{soon})(?:{passive}|{_ALIKE})?|(?P<past>{either(tense['past'])}{ending}))\b",
        re.IGNORECASE,
    )
