"""Small numbers and ordinals in words, for offsets, counters and correction notices."""

from __future__ import annotations

from dateline.incidents.words import WORDS

SMALL: dict[str, int] = WORDS["cardinals"]
ORDINALS: dict[str, int] = WORDS["ordinals"]


def digits(word: str) -> str:
    """A value said in words or digits, as digits: "four" and "fourth" are "4", "1,200" is "1200"."""
    low = word.casefold()
    if low in SMALL:
        return str(SMALL[low])
    if low in ORDINALS:
        return str(ORDINALS[low])
    return low.rstrip(".,").replace(",", "")
