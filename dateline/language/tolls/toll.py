"""One count of what happened to how many, made from a mention and the word that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.language.numbers.bounds import Bound
from dateline.language.tolls.linking import Sentence
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.vocabulary import plain
from dateline.types import Measure, Span


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed, arrested, seized ... as one place of the text says it."""

    span: Span  # bounds, number and noun: "at least 14 people"
    measure: Measure
    low: Bound
    high: Bound
    of: Span | None  # the counted noun: "people", "kilograms of methamphetamine"
    negated: bool = False  # zero because the text says so: "no arrests"
    how: str = ""
    cue: Span = Span(0, 0)  # the word that says what happened: "killed"
    part: bool = False  # counted in another count of the same sentence
    cumulative: bool = False  # a total over many events: "since 2019"
    old: tuple[Bound, Bound] | None = None  # the value it replaces: "rose to 12 from 9"
    definite: bool = False  # "the man", "his driver": perhaps counted before

    own: bool = False  # a person who killed himself
    single: bool = False  # one person ("a guard", "he"), not a number
    sentence: int = 0  # where its sentence begins
    active: bool = False  # the object of the word: whoever did it is not counted

    @property
    def quote(self) -> Span:
        """From the count to the word that says what happened."""
        return Span(min(self.span.start, self.cue.start), max(self.span.stop, self.cue.stop))


SELF = frozenset({"himself", "herself"})
_ONE_OF = re.compile(r"(?:one|un[oa])\s(?:of|de)\s(?:the|his|her|their|its|los|las|sus)\s", re.IGNORECASE)


def _one_of(sentence: Sentence, mention: Mention) -> bool:
    """ "One of the victims": somebody who is counted elsewhere."""
    return mention.low == mention.high == 1 and _ONE_OF.match(sentence.text, mention.span.start) is not None


def make(sentence: Sentence, mention: Mention, measure: str, cue: Span, *, part: bool = False, how: str = "") -> Toll:
    return Toll(
        span=mention.span, measure=measure, low=mention.low, high=mention.high, of=mention.weighed or mention.noun,  # type: ignore[arg-type]
        negated=mention.sort == "none" or mention.low == mention.high == 0, how=f"'{mention.span.of(sentence.text)}' {measure}: {how}", cue=cue, part=part,
        definite=mention.definite, own=any(w in plain(cue.of(sentence.text)) for w in sentence.words.self_words) or plain(mention.span.of(sentence.text)) in SELF,
        active=cue.stop <= mention.span.start, single=mention.sort == "one" or _one_of(sentence, mention), sentence=sentence.span.start,
    )  # fmt: skip
