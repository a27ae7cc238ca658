"""What a line's shape says: prose in every script, and how many words."""

from __future__ import annotations

import pytest

from dateline.articles import cues
from dateline.articles.shape import is_prose, words_of


@pytest.mark.parametrize(
    "text",
    [
        "Four people died when the gallery gave way under the village.",
        "„Wir haben die ganze Nacht gegraben, und niemand hat geschlafen.“",
        "»Vi gravede hele natten, og ingen af os sov et øjeblik.«",
        "救助隊によると、村の下の坑道が崩れ、四人が死亡した。",
        "据救援部门称,村子下面的坑道坍塌,造成四人死亡,两人受伤。",
        "“Nobody told us”.",
    ],
)
def test_sentences_of_every_script_are_sentences(text: str) -> None:
    """A stop ends them, whichever quotation marks close behind it."""
    assert cues.is_sentence(text)


@pytest.mark.parametrize(
    ("text", "words"), [("Four people died", 3), ("坑道が崩れ四人", 2), ("Wirtschaftsministerium", 1)]
)
def test_words_are_counted_in_scripts_without_spaces(text: str, words: int) -> None:
    """Four letters of a script without spaces are about one; a long word of another is one."""
    assert words_of(text) == words


def test_a_sentence_without_spaces_is_prose() -> None:
    """Flattened pages in Japanese or Chinese have text, too; a menu's word is none."""
    assert is_prose("救助隊によると、村の下の坑道が崩れ、四人が死亡した。")
    assert not is_prose("ニュース")
