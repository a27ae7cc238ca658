"""The subtype of a draft: what the words of its deeds say ("stabbed": stabbing), else the words beside them ("a knife").

The codebook says which (docs/codebook.md); a draft whose words say nothing has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline import codes
from dateline.incidents.choice import KIND_WEIGHT
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import SENSE_WEIGHT, Mention
from dateline.incidents.reading import Reading
from dateline.types import Span

BESIDE = 0.3  # weight of a sentence whose words beside the deed speak for a subtype
SURELY = 0.4  # of all votes, from which the likeliest subtype is said


def read(draft: Draft, reading: Reading) -> list[Found]:
    """The likeliest subtype with the words that speak for it best; nothing where they contradict each other."""
    total: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Span, str]] = {}
    for mention in draft.mentions:
        for name, weight, quote, how in votes(draft, mention, reading):
            total[name] += weight
            if weight > best.get(name, (0.0,))[0]:
                best[name] = (weight, quote, how)
    name = max(total, key=lambda each: total[each], default="")
    if not name or total[name] < SURELY * sum(total.values()):
        return []
    _, quote, how = best[name]
    return [Found("subtype", name, quote, how, p=total[name] / sum(total.values()))]


def votes(draft: Draft, mention: Mention, reading: Reading) -> Iterator[tuple[str, float, Span, str]]:
    """Subtypes that a clause speaks for, each with its weight and words: by its deeds, else by the other words of its sentence."""
    share = KIND_WEIGHT[mention.sentence.kind] * (0.4 if mention.generic else 1.0)
    named = [t for t in mention.triggers if t.type == draft.type and t.subtype]
    for trigger in named:
        weight = share * trigger.weight * SENSE_WEIGHT[trigger.sense]
        yield str(trigger.subtype), weight, trigger.span, f"{trigger.lemma!r} speaks for it"
    if not named:
        span = mention.sentence.span
        name = codes.subtype(reading.text, span, draft.type, language=reading.language, book=reading.book)
        if name:
            yield name, BESIDE * share, span, "words of its sentence speak for it"
