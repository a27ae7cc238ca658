"""What plain words say of a row that its clauses' statuses leave at "happened": a deed told in the future, a bomb found in time.

"The border will be closed from Monday, the minister announced": planned. "A device was found and rendered safe": attempted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.codes import Trigger
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
LAID = re.compile(
    r"left|laid|plac|plant|found|discover|abandon|dej|coloc|hall|encontr", re.IGNORECASE
)  # a bomb lies before it goes off
CALL = re.compile(r"call|announc|invit|convo[cq]|anunci|llam", re.IGNORECASE)  # what is called for is yet to come
NEAR = 80  # characters before a deed's word in which "will" may stand
FACT = 0.5  # how surely the language model must read another clause as a fact for the row to have happened


def read(draft: Draft, reading: Reading) -> Status | None:
    """The status that the words give the row; None where they say nothing of it."""
    if found_in_time(draft, reading.text):
        return "attempted"
    today = (reading.article.published.stop or "")[:10]
    own = [m for m in draft.mentions if m.sentence == draft.main.sentence and not m.quoted]
    pending = [m for m in own if m.states.get("happened", 0.0) < FACT and not done(m, draft.type, reading.text)]
    later = next((m for m in pending if put_off(m, reading.text) or lies_ahead(m, reading.text, today)), None)
    if later is None:
        return None
    others = [m for m in draft.mentions if m.sentence != later.sentence or (m is not later and m.type == draft.type)]
    if any(told_as_fact(m) for m in others):
        return None
    states = later.states
    threat = draft.type == "threat_or_claim" or states.get("threatened", 0.0) > states.get("planned", 0.0)
    return "threatened" if threat else "planned"


def told_as_fact(mention: Mention) -> bool:
    """Whether a clause says that something was done."""
    by_rule = float(not mention.states and mention.status == "happened")  # where no language model has read it
    return mention.states.get("happened", by_rule) >= FACT and mention.lead is not None and mention.lead.sense == "act"


def done(mention: Mention, kind: str, text: str) -> bool:
    """Whether a verb of the clause tells the deed of that type, and not in the future: "stood in the gate; it is to be a hostel"."""
    verbs = [t for t in mention.triggers if (t.sense, t.part, t.type) == ("act", "verb", kind)]
    return any(not future(mention, t, text) and not CALL.match(t.span.of(text)) for t in verbs)


def lies_ahead(mention: Mention, text: str, today: str) -> bool:
    """Whether all days that stand by a clause's deed come after the page's."""
    if mention.lead is None or not today:
        return False
    lead = mention.lead.span
    days = [
        d for d in mention.dates if d.type in ("DATE", "TIME") and d.when.known and not d.depends and d.edge != "until"
    ]
    apart = any(";" in text[min(lead.stop, d.span.stop) : max(lead.start, d.span.start)] for d in days)
    return bool(days) and not apart and all((d.when.start or "")[:10] > today for d in days)


def put_off(mention: Mention, text: str) -> bool:
    """Whether the deed of a clause stands in the future, or the verb before its noun does."""
    lead = mention.lead
    if lead is None:
        return False
    before = (
        (t for t in mention.triggers if t.span.stop <= lead.span.start and t.part == "verb")
        if lead.part == "noun"
        else ()
    )
    return future(mention, lead, text) or any(FUTURE.fullmatch(w) for t in before for w in t.span.of(text).split())


def future(mention: Mention, deed: Trigger, text: str) -> bool:
    """Whether a word of a clause is told in the future."""
    before = CLAUSE.split(text[max(mention.span.start, deed.span.start - NEAR) : deed.span.start])[-1]
    said = deed.span.of(text)
    return bool(WILL_IN.search(said) or WILL.search(before)) or any(FUTURE.fullmatch(word) for word in said.split())


def found_in_time(draft: Draft, text: str) -> bool:
    """Whether a bomb was found or failed, and hurt nobody."""
    if draft.type != "bombing" and not any(t.type == "bombing" for m in draft.mentions for t in m.triggers):
        return False
    if any(t.measure in ("killed", "injured") and t.high != 0 for m in draft.mentions for t in m.tolls):
        return False
    told: list[Span] = list({m.sentence.index: m.sentence.span for m in draft.mentions}.values())
    safe = [span for span in told if SAFE.search(text, span.start, span.stop)]
    return (
        bool(safe)
        and not any(burst(text, span) for span in told)
        and not any(went_off(m, draft, safe, text) for m in draft.mentions)
    )


def went_off(mention: Mention, draft: Draft, safe: Sequence[Span], text: str) -> bool:
    """Whether another sentence says in a verb that the deed was done: "blew up the pipe. A second charge was defused"."""
    lead = mention.lead
    told = lead is not None and lead.part == "verb" and lead.type in (draft.type, "bombing") and told_as_fact(mention)
    return told and lead is not None and mention.sentence.span not in safe and not LAID.search(lead.span.of(text))


def burst(text: str, span: Span) -> bool:
    """Whether a sentence tells of an explosion outside the words that say it was averted."""
    averted = [Span(*m.span()) for m in SAFE.finditer(text, span.start, span.stop)]
    return any(not any(a.meets(Span(*m.span())) for a in averted) for m in BURST.finditer(text, span.start, span.stop))
