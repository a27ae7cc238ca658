"""How incidents of one page hang together: an answer, what followed, parts of a whole, a numbered series."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.draft import Draft, Found
from dateline.incidents.reading import Reading
from dateline.incidents.words import any_of
from dateline.types import Relation

ANSWER, LIKE = any_of("answers"), any_of("likens")


def read(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> list[Found]:
    found = []
    for sentence in draft.sentences:
        for pattern, kind in ((ANSWER, "response_to"), (LIKE, "similar_to")):
            match = pattern.search(reading.text, sentence.span.start, sentence.span.stop)
            other = match and next(
                (d for d in drafts if d is not draft and any(m.sentence == sentence for m in d.mentions)), None
            )
            if match and other:
                found.append(Found("relation", Relation(kind, other.key), sentence.span, f"said with {match[0]!r}"))  # type: ignore[arg-type]
    return found[:1]
