"""The working record of one block while its page is being split."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.types import Block, Mark, Page, Span

REMEMBERED = 2000  # texts: a page asks for the words of a paragraph more than once
HEADS = ("h1", "h2", "h3", "h4")  # tags of headings
STEM = 6  # letters of a word that count
_LETTER = r"[^\W\d_]"
_STEMS = {least: re.compile(f"({_LETTER}{{{least},{STEM}}}){_LETTER}*") for least in (4, 5)}  # words of so many letters


@dataclass(slots=True)
class Line:
    """One block of the page: its words, what its markup says, and the label being decided."""

    span: Span
    text: str
    tag: str
    path: tuple[str, ...]
    links: float
    hidden: bool
    marks: tuple[Mark, ...]
    image: bool
    nodes: tuple[int, ...]
    p: float = -1.0  # probability that it is the article's text, -1 without a model
    label: str = ""
    why: str = ""
    folded: str | None = None

    @property
    def key(self) -> str:
        """The words folded for comparison."""
        if self.folded is None:
            self.folded = fold(self.text)
        return self.folded

    def mark(self, label: str, why: str) -> None:
        """Give the label and the reason that `dateline articles` shows."""
        self.label, self.why = label, why


def lines(page: Page) -> list[Line]:
    """Every block of the page in order."""
    text = page.text
    return [_line(text, block) for block in page.blocks]


def fold(text: str) -> str:
    """Words for comparing repeats: case, spaces, leading bullets and closing stops don't count."""
    return " ".join(text.casefold().split()).strip(" .-–—•*|»›")


@lru_cache(maxsize=REMEMBERED)
def stems(text: str, least: int = 5) -> frozenset[str]:
    """The words of `least` letters or more (four or five), without their endings."""
    return frozenset(_STEMS[least].findall(text.lower()))


def _line(text: str, block: Block) -> Line:
    span, tag, path, links, hidden, marks, _, image, nodes = block
    return Line(span, text[span.start : span.stop], tag, path, links, hidden, marks, image, nodes)
