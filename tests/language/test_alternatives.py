"""Many words as one pattern."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.language.words import alternatives

WORD = st.text(alphabet="ab'.- ", min_size=1, max_size=5).filter(lambda word: word.strip() == word)


@given(st.lists(WORD, min_size=1, max_size=8), st.text(alphabet="ab'.- ", max_size=12))
def test_the_longest_word_that_stands_there_is_found(words: list[str], text: str) -> None:
    """The pattern finds what trying the words one by one, the longest first, finds."""
    longest_first = sorted((" ".join(word.split()) for word in words), key=len, reverse=True)
    one_by_one = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    found = re.search(rf"(?<!\w)(?:{one_by_one})(?!\w)", text)
    same = re.search(rf"(?<!\w){alternatives(words)}(?!\w)", text)
    assert (found and found.span()) == (same and same.span())


def test_both_apostrophes_are_one() -> None:
    """Pages write either."""
    assert re.fullmatch(alternatives(["don't"]), "don’t")
