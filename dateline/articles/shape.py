"""What a line's shape says, whatever page it stands on: prose, or a stamp."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.articles import cues, dates

UNSPACED = 4
_LETTER = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # Thai to Khmer, kana, Han
_BEFORE_NAME = re.compile(r"(?<=\d)\s*[—–,|·-]\s*(?:by|por)\s", re.I)  # "21 September 2024 — by our reporter Ann Lee"
CLOCK = re.compile(r"\d[:.h]\d\d")


def is_prose(text: str) -> bool:
    """Sentences: ends like one and has five words, or is long."""
    words = words_of(text)
    return (cues.is_sentence(text) and words >= 5) or (len(text) > 250 and words > 30)


def words_of(text: str) -> int:
    """How many words, near enough; in a script without spaces four letters are one."""
    return text.count(" ") + 1 + (0 if text.isascii() else len(_LETTER.findall(text)) // UNSPACED)


@lru_cache(maxsize=cues.REMEMBERED)
def is_stamp(text: str) -> bool:
    """A date with few other words: a page's own time, not a sentence about one."""
    if len(text) > 160:
        return False
    text = _BEFORE_NAME.split(text)[0]
    found = dates.find(text)
    if not found:
        return len(text) < 60 and bool(CLOCK.search(text)) and _is_labelled(text)
    labelled = _is_labelled(text)
    left = re.findall(r"[^\W\d_]{3,}", text[: found[0].start] + text[found[-1].stop :])
    strange = [word for word in left if word.islower() and not cues.phrases("stamp", "around").fullmatch(word)]
    return len(left) <= (9 if labelled else 5) and len(strange) <= (4 if labelled else 1)


def _is_labelled(text: str) -> bool:
    """Begins with "Published" or the like."""
    return bool(cues.phrases("stamp", "updated").match(text) or cues.phrases("stamp", "published").match(text))
