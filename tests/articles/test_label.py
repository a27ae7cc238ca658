"""Labels that the lines of plain text get from their neighbours."""

from __future__ import annotations

from dateline.articles.label import label
from dateline.articles.line import Line
from dateline.types import Span

TEXT = "Four people died on Tuesday when a gallery gave way under the village of Orr, the rescue service said."
READER = "My uncle worked in that gallery for twenty years, and he always said that the timber was rotten."


def labels(texts: list[str]) -> list[str]:
    lines = [Line(Span(0, len(text)), text, "line", (), 0.0, False, (), False, (), p=0.9) for text in texts]
    label(lines)
    return [line.label for line in lines]


def test_readers_speak_above_links_to_reply() -> None:
    """From the heading of the comments to the last link; the story above is the page's."""
    comments = [part for n in range(4) for part in (f"Reader number {n}", f"{READER} It was year {n}.", "Reply")]
    found = labels([TEXT, f"{TEXT} So it was.", "4 Comments", *comments])
    assert found[:2] == ["body", "body"]
    assert "body" not in found[2:]


def test_two_replies_make_no_comments() -> None:
    """A story may print the word once or twice."""
    assert labels([TEXT, "Reply", f"{TEXT} So it was.", "Reply", f"{TEXT} It is."])[::2] == ["body"] * 3


def test_a_question_printed_twice_is_no_caption() -> None:
    """A headline may be one; a plain sentence twice in a row is a picture's."""
    assert "caption" not in labels(["Why did the gallery give way?", "Why did the gallery give way?", TEXT])
    assert labels(["Men stand at the shaft in Orr.", "Men stand at the shaft in Orr.", TEXT])[:2] == ["caption"] * 2
