"""Whether a word stands as a participle, goes on, or is only wished: "the boy killed in a crash", "were shooting", "to kill"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.language.tolls import patterns
from dateline.language.tolls.links import Trigger
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.sorts import fits
from dateline.language.tolls.vocabulary import plain

if TYPE_CHECKING:
    from dateline.language.tolls.linking import Sentence


_PAST = frozenset(
    {"drove", "took", "flew", "threw", "broke", "shook", "tore", "rose", "rode", "stole", "froze", "fell", "gave", "went", "saw", "did", "ate", "bit", "hid", "drew", "blew", "sank", "sprang", "swam", "bore", "came", "slew"}
)  # fmt: skip


def participle(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the word may be a past participle ("wounded"), by its form."""
    said = plain(trigger.span.of(sentence.text))
    return (
        patterns.PARTICIPLE_ES.search(said) is not None
        if sentence.words.language == "es"
        else not said.split()[0].endswith(("ing", "es", "on"))
        and not re.match(r"\w+s\Z", said)
        and said.split()[0] not in _PAST
    )


def progressive(sentence: Sentence, trigger: Trigger) -> bool:
    """ "were shooting at each other" is no passive."""
    first = plain(trigger.span.of(sentence.text)).split()[0]
    return first.endswith("ing") and first != "being"


def infinitive(sentence: Sentence, trigger: Trigger) -> bool:
    """ "to kill two people" is a wish, unless somebody went on to do it."""
    before = sentence.text[max(sentence.span.start, trigger.span.start - 20) : trigger.span.start].casefold()
    return (
        sentence.words.language == "en"
        and before.endswith(" to ")
        and not progressive(sentence, trigger)  # "admitted to killing two"
        and not before.endswith(("went on to ", "managed to "))
    )


def reduced(sentence: Sentence, trigger: Trigger) -> bool:
    """ "the 15-year-old killed in a shooting": no object follows, so it is a participle."""
    return patterns.NO_OBJECT.match(sentence.text, trigger.span.stop, sentence.span.stop) is not None


def noise(sentence: Sentence, mention: Mention, trigger: Trigger) -> bool:
    """ "fired one shot", "another shot": the noun, not the verb."""
    if mention.noun is not None or plain(trigger.span.of(sentence.text)) not in ("shot", "shots"):
        return False
    start = mention.span.start
    before = sentence.text[max(sentence.span.start, start - 12) : start].casefold().split()
    return mention.sort == "one" or (bool(before) and before[-1] in ("fired", "heard", "firing", "least", "only"))


def reflexive(sentence: Sentence, mention: Mention) -> bool:
    """ "An elderly monk set himself alight and died": no subject."""
    return plain(mention.span.of(sentence.text)) in ("himself", "herself")


def thing(sentence: Sentence, mention: Mention) -> bool:
    """One thing, and so the subject of nothing that happens to persons."""
    return mention.sort == "one" and not fits(sentence.text, mention, "killed", sentence.words)
