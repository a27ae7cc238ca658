"""Which language a text is in: English, Spanish, or another one that Dateline doesn't read."""

from __future__ import annotations

import re
from collections import Counter

from dateline.language.words import load
from dateline.types import Language

_LISTS = {language: frozenset(words) for language, words in load("languages").items()}
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 20_000  # characters looked at; counts no longer change the answer after a few hundred words


def guess(text: str) -> Language:
    """The language of `text` by its small words: "en", "es" or "other".

    Text in the Latin alphabet without a known small word (a bare headline) counts as English.
    """
    words = _WORD.findall(text[:_ENOUGH])
    latin = sum(word[0] < "\u0250" for word in words)
    if not words or latin * 2 < len(words):
        return "other" if words else "en"
    counts = Counter(word.lower() for word in words)
    scores = {language: sum(counts[word] for word in listed & counts.keys()) for language, listed in _LISTS.items()}
    best = max(scores, key=lambda language: scores[language])
    if scores[best] == 0 or best == "en":
        return "en"
    return "es" if best == "es" else "other"
