"""What undoes a link: a denial, a wish, a doubt, a plot that was foiled, years in prison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.language.tolls import patterns
from dateline.language.tolls.links import Link

if TYPE_CHECKING:
    from dateline.language.tolls.linking import Sentence


_NOR = re.compile(r"\bnor\s\Z")


def denied(sentence: Sentence, link: Link) -> bool:
    """ "The boy was not hurt": no count of anybody hurt."""
    text, first, start = sentence.text, sentence.span.start, link.trigger.span.start
    if any(p.search(text, max(first, start - reach), start) for p, reach in patterns.UNREAL):
        return True
    jails = any(measure == "arrested" for _, measure in link.trigger.cues)
    if jails and patterns.SENTENCE.search(text, max(first, start - 12), start):
        return True
    if link.mention.sort == "none" or link.mention.span.start > start:
        return False
    if _NOR.search(text, max(first, link.mention.span.start - 6), link.mention.span.start):
        return True
    gap = patterns.ASIDE.sub(" ", text[link.mention.span.stop : start])
    no = sentence.words.negation.search(gap)
    return no is not None and not patterns.CORRECTION.match(gap, no.start())
