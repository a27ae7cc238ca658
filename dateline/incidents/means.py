"""With what: the weapons and other means named in the clauses that tell a deed of force."""

from __future__ import annotations

from dateline.incidents.draft import Draft, Found
from dateline.incidents.pairs import FAMILY
from dateline.incidents.reading import Reading, within

FORCE = (
    "violence",
    "crowd",
    "harm",
    "taking",
)  # in a search or a seizure a weapon is what was found, not what was used
MOST = 3


def read(draft: Draft, reading: Reading) -> list[Found]:
    """Each means once, as the codebook names it, with the page's words as its quote."""
    if FAMILY.get(draft.type) not in FORCE:
        return []
    found: dict[str, Found] = {}
    for mention in draft.mentions:
        if mention.sentence.kind == "notice":
            continue
        for named in within(reading.means, mention.span):
            found.setdefault(named.lemma, Found("means", named.lemma, named.span, f"a word for a means: {named.kind}"))
    return list(found.values())[:MOST]
