"""Words and word pieces."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.language import wordpiece
from dateline.types import Span


def words(text: str) -> list[str]:
    return [w.of(text) for w in wordpiece.words(text, Span(0, len(text)))]


def test_words_are_cut_as_treebanks_cut_them() -> None:
    """Clitics and hyphens come apart; titles, numbers, initials and short forms stay whole."""
    assert words("Lt. J. O'Brien didn't see Obi's cross-border U.S. raid at 10:30, for $1,200.50.") == [
        "Lt.", "J.", "O'Brien", "did", "n't", "see", "Obi", "'s", "cross", "-", "border", "U.S.", "raid", "at", "10:30", ",", "for", "$", "1,200.50", ".",
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_words_cover_all_but_white_space(text: str) -> None:
    """No character is lost, none is in two words."""
    spans = wordpiece.words(text, Span(0, len(text)))
    assert all(a.stop <= b.start for a, b in zip(spans, spans[1:], strict=False))
    covered = {i for s in spans for i in range(s.start, s.stop)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))


def test_pieces_of_the_published_vocabulary() -> None:
    """Numbers are those of the encoder's own tokenizer, accents and case folded."""
    assert wordpiece.pieces("Soldiers") == wordpiece.pieces("soldiers")
    assert len(wordpiece.pieces("the")) == 1
    assert wordpiece.pieces("São") == wordpiece.pieces("sao")
    assert len(wordpiece.pieces("unbelievableness")) > 1


@given(st.text(min_size=1, max_size=30))
def test_every_word_has_a_piece(word: str) -> None:
    """Whatever stands in a page becomes at least one known number."""
    pieces = wordpiece.pieces(word)
    assert pieces
    assert all(0 <= p < 30522 for p in pieces)


def test_shapes() -> None:
    """Case is kept beside the folded letters."""
    assert [wordpiece.SHAPES[wordpiece.shape(w)] for w in ("the", "Obi", "ARMY", "McCoy", "A", "12")] == [
        "lower",
        "Title",
        "UPPER",
        "mixed",
        "Title",
        "none",
    ]
