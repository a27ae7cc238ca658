"""What a correction notice took back: the old value is history, the new one stands."""

from __future__ import annotations

import re

from dateline.incidents.draft import Draft, Found
from dateline.incidents.layout import Sentence
from dateline.incidents.mentions import content
from dateline.incidents.numerals import ORDINALS, SMALL, digits
from dateline.incidents.reading import Reading
from dateline.types import Correction, Span

VALUE = rf"(?:\d[\d.,]*|{'|'.join([*SMALL, *ORDINALS])})"
NOT = re.compile(
    rf"(?P<new>{VALUE})\b(?P<between>[^.;]*?),?\s+(?:not|rather\s+than|instead\s+of|y\s+no|en\s+lugar\s+de)\s+(?:the\s+|el\s+|la\s+)?(?P<old>{VALUE})\b",
    re.IGNORECASE,
)
GAVE = re.compile(
    rf"(?:as|at|era|eran|de)\s+(?P<old>{VALUE})\b[^;]*?\.\s*(?:It|There|They|He|She|Son|Fueron|Eran|Es)\s*(?:is|was|were|are)?\s*(?P<new>{VALUE})\b",
    re.IGNORECASE,
)


def notices(reading: Reading) -> list[tuple[Correction, Span]]:
    """Each correction of the article with the words that say it."""
    found = []
    for notice in reading.article.notices:
        span = notice.text
        for pattern in (NOT, GAVE):
            for match in pattern.finditer(reading.text, span.start, span.stop):
                value = Correction("", digits(match["old"]), digits(match["new"]))
                found.append((value, Span(match.start(), match.end())))
    return found


def assign(drafts: list[Draft], reading: Reading) -> dict[str, list[Found]]:
    """Corrections by draft key: each goes to the draft whose words it shares most."""
    found: dict[str, list[Found]] = {}
    for value, span in notices(reading):
        sentence = next((s for s in reading.sentences if s.kind == "notice" and s.span.meets(span)), None)
        words = content(sentence.span.of(reading.text)) if sentence else frozenset()
        best = max(drafts, key=lambda d: (shared(d, words, value, sentence), -d.start), default=None)
        if best is not None and shared(best, words, value, sentence) > 0:
            found.setdefault(best.key, []).append(Found("correction", value, span, "a correction notice"))
    return found


def shared(draft: Draft, words: frozenset[str], value: Correction, sentence: Sentence | None) -> float:
    told = {word for m in draft.mentions for word in m.words}
    exact = any(str(t.low) == value.new for m in draft.mentions for t in m.tolls)
    own = any(m.sentence == sentence for m in draft.mentions)
    return len(words & told) / (1 + len(words)) + 0.3 * exact + 0.5 * own
