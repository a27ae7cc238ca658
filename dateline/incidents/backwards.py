"""The day of a deed that another is counted from: "lifted the curfew on Wednesday, nine days after youths wrecked shops".

The words count forward to what the sentence says first; the deed they name lies so many days back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.incidents import anchored, ties
from dateline.incidents.anchored import OFFSET, Offset
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.types import Span, When

FORWARD = ("after", "before", "después", "antes")
HALF = 0.5  # of a day
FARTHEST = 90  # characters from the words to the deed they name
LASTING = re.compile(r"\b(?:for|within|lasted|took|durante|por)\s+(?:the\s+)?(?:some\s+|about\s+)?$", re.IGNORECASE)
POINTING = re.compile(
    r"\s+(?:that|this|which|it|then|eso|esto)\b(?!\s+\w+ed\b)", re.IGNORECASE
)  # "a few days after that"
LATE = re.compile(r"\b(?:afternoon|evening|night|tarde|noche)\b", re.IGNORECASE)
BREAK = re.compile(r"[.;:,]|\b(?:said|says|dijo|dice|but|while|pero|mientras)\b", re.IGNORECASE)


def read(draft: Draft, drafts: Sequence[Draft], value: Found | None, reading: Reading) -> Found | None:
    """The day of a deed told behind "nine days after"; None where no such words stand before it, or a day of its own does."""
    for mention in sorted(draft.mentions, key=lambda m: m is not draft.main):
        found = before(mention, reading)
        if found is None or own(value, found, mention) or resumed(found, draft, mention, reading):
            continue
        base, name = base_of(found, draft, drafts, mention, reading)
        if base is reading.article.published and value is not None and value.quote != draft.main.span:
            continue  # a day of its own is told elsewhere
        if base.known and base.start and base.stop:
            when = hours_back(base, found, name) or anchored.shifted(
                base, replace(found, days=-found.days), name, reading
            )
            return Found("when", when, found.span, when.how, p=0.7)
    return None


def hours_back(base: When, found: Offset, name: str) -> When | None:
    """Some hours before a day: that day when it was late in it, else perhaps the day before."""
    if not 0 < found.days < 1 or not base.start or not base.stop:
        return None
    early = LATE.search(name) is not None or (base.at or "") > "12"
    start = date.fromisoformat(base.start[:10]) - timedelta(days=not (early and found.days <= HALF))
    said = f"{found.days * 24:.0f} hours before {name}"
    return When(
        start.isoformat(), base.stop[:10], "day" if start.isoformat() == base.stop[:10] else "range", said, name, said
    )


def before(mention: Mention, reading: Reading) -> Offset | None:
    """The words that count from the mention's deed."""
    core, text = ties.core(mention), reading.text
    found = None
    for match in OFFSET.finditer(text, mention.sentence.span.start, core.start):
        gap = text[match.end() : core.start]
        if (match["way"] or "") not in FORWARD or len(gap) > FARTHEST or BREAK.search(gap) or POINTING.match(gap):
            continue
        if not LASTING.search(text, max(mention.sentence.span.start, match.start() - 16), match.start()):
            found = anchored.offset(match, mention.sentence.span)
    return found


def own(value: Found | None, found: Offset, mention: Mention) -> bool:
    """Whether the chosen day stands behind the words, in the deed's own clause."""
    return value is not None and Span(found.span.stop, mention.sentence.span.stop).holds(value.quote)


def resumed(found: Offset, draft: Draft, mention: Mention, reading: Reading) -> bool:
    """Whether the draft is what is told beside the words: "was shot on Monday, a week after another", "On Sunday, two days after a law came in, a boat stopped them"."""
    sentence = mention.sentence
    own = [
        t
        for m in draft.mentions
        if m.sentence == sentence
        for t in m.triggers
        if (t.sense, t.type) == ("act", draft.type)
    ]
    if any(t.span.stop <= found.span.start and t.part == "verb" for t in own):
        return True
    comma = reading.text.find(",", found.span.stop, mention.span.stop)
    opens = reading.text[sentence.span.start : found.span.start].rstrip().endswith(",")
    return opens and comma > 0 and any(t.span.stop > comma for t in own)


def base_of(
    found: Offset, draft: Draft, drafts: Sequence[Draft], mention: Mention, reading: Reading
) -> tuple[When, str]:
    """What the words are told of: a day said before them, else another deed of the sentence, else the page's day."""
    sentence = mention.sentence.span
    days = [d for d in reading.dates if sentence.start <= d.span.start < found.span.start and not d.depends]
    named = next((d for d in reversed(days) if d.when.start and d.when.start == d.when.stop), None)
    if named is not None:
        return named.when, named.span.of(reading.text)
    for other in drafts:
        beside = (m.sentence.span == sentence and not m.span.holds(found.span) for m in other.mentions)
        if other is not draft and other.when is not None and other.when.known and any(beside):
            return other.when, f"incident {other.key}"
    return reading.article.published, "the page's date"
