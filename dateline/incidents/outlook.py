"""What plain words say of a row that its clauses' statuses leave at "happened": a deed told in the future, a bomb found in time.

"The border will be closed from Monday, the minister announced": planned. "A device was found and rendered safe": attempted.
"""

from __future__ import annotations

import re

from dateline.incidents.draft import Draft
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.types import Span, Status

# What stands before a deed's word in its clause and puts it off.
WILL = re.compile(
    r"(?:\b(?:will|shall|(?:is|are)\s+(?:due\s+|set\s+|scheduled\s+)?to|(?:is|are)\s+going\s+to)|['’]ll)(?!\s+have\b)(?:\s+[\w-]+){0,4}\s*$",
    re.IGNORECASE,
)
WILL_IN = re.compile(r"\b(?:will|shall|(?:is|are)\s+to)\s+(?!have\b)\w", re.IGNORECASE)
FUTURE = re.compile(
    r"\b(?!teher|ter[áa]n\b|cor[áa]n\b)\w{2,20}(?:ará|arán|erá|erán|irá|irán|aremos|eremos|iremos)\b"
    r"|\b(?:habr|podr|tendr|vendr|saldr|querr|pondr|dir|har)(?:á|án|emos)\b|\bvan?\s+a\s+\w+[aei]r\b",
    re.IGNORECASE,
)
SAFE = re.compile(
    r"\b(?:(?:rendered|made)\s+safe|defused|disarmed|deactivated|neutrali[sz]ed|without\s+a\s+(?:detonator|fuse)|(?:failed\s+to|did\s+not|didn['’]t)\s+(?:explode|detonate|go\s+off)"
    r"|controlled\s+(?:explosion|detonation)|safely\s+detonated|shot\s+apart|before\s+(?:it|they)\s+could\s+(?:go\s+off|explode|detonate)"
    r"|desactiv(?:ó|aron|ad[oa]s?)|neutraliz(?:ó|aron|ad[oa]s?)|sin\s+detonador|no\s+(?:llegó|llegaron)\s+a\s+(?:estallar|explotar|detonar)"
    r"|(?:explosión|detonación)\s+controlada|antes\s+de\s+que\s+(?:estallara|explotara|detonara|pudieran?\s+\w+))",
    re.IGNORECASE,
)
BURST = re.compile(
    r"\b(?:exploded|went\s+off|(?:blew|blown)\s+up|explosion|blasts?|explot(?:ó|aron)|estall(?:ó|aron)|deton(?:ó|aron)|vol(?:ó|aron)|explosion(?:ó|aron))\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:—]")
FACT = 0.5  # how surely the language model must read another clause as a fact for the row to have happened


def read(draft: Draft, reading: Reading) -> Status | None:
    """The status that the words give the row; None where they say nothing of it."""
    if found_in_time(draft, reading.text):
        return "attempted"
    today = (reading.article.published.stop or "")[:10]
    own = [m for m in draft.mentions if m.sentence == draft.main.sentence and not m.quoted]
    later = next((m for m in own if put_off(m, reading.text) or lies_ahead(m, reading.text, today)), None)
    if later is None or any(told_as_fact(m) for m in draft.mentions if m.sentence != later.sentence):
        return None
    states = later.states
    threat = draft.type == "threat_or_claim" or states.get("threatened", 0.0) > states.get("planned", 0.0)
    return "threatened" if threat else "planned"


def told_as_fact(mention: Mention) -> bool:
    """Whether a clause says that something was done."""
    return mention.states.get("happened", 0.0) >= FACT and mention.lead is not None and mention.lead.sense == "act"


def lies_ahead(mention: Mention, text: str, today: str) -> bool:
    """Whether all days that stand by a clause's deed come after the page's, and nothing of it is told as done."""
    if mention.lead is None or mention.states.get("happened", 0.0) >= FACT or not today:
        return False
    days = [
        d for d in mention.dates if d.type in ("DATE", "TIME") and d.when.known and not d.depends and d.edge != "until"
    ]
    apart = [
        ";" in text[min(mention.lead.span.stop, d.span.stop) : max(mention.lead.span.start, d.span.start)] for d in days
    ]
    return bool(days) and not any(apart) and all((d.when.start or "")[:10] > today for d in days)


def put_off(mention: Mention, text: str) -> bool:
    """Whether the deed of a clause stands in the future."""
    if mention.lead is None or mention.states.get("happened", 0.0) >= FACT:
        return False
    lead = mention.lead.span
    before = CLAUSE.split(text[mention.span.start : lead.start])[-1]
    if WILL_IN.search(lead.of(text)) or WILL.search(before):
        return True
    verbs = [
        t for t in mention.triggers if t == mention.lead or (mention.lead.part == "noun" and t.span.stop <= lead.start)
    ]
    return any(FUTURE.fullmatch(word) for t in verbs for word in t.span.of(text).split())


def found_in_time(draft: Draft, text: str) -> bool:
    """Whether a bomb was found or failed, and hurt nobody."""
    if draft.type != "bombing" and not any(t.type == "bombing" for m in draft.mentions for t in m.triggers):
        return False
    if any(t.measure in ("killed", "injured") and t.high != 0 for m in draft.mentions for t in m.tolls):
        return False
    told: list[Span] = list({m.sentence.index: m.sentence.span for m in draft.mentions}.values())
    safe = [SAFE.search(text, span.start, span.stop) for span in told]
    return any(safe) and not any(burst(text, span) for span in told)


def burst(text: str, span: Span) -> bool:
    """Whether a sentence tells of an explosion outside the words that say it was averted."""
    averted = [Span(*m.span()) for m in SAFE.finditer(text, span.start, span.stop)]
    return any(not any(a.meets(Span(*m.span())) for a in averted) for m in BURST.finditer(text, span.start, span.stop))
