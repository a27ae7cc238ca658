"""A sentence and where it stands in the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.types import Span

Kind = Literal["headline", "body", "caption", "subhead", "notice"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `block` numbers the paragraphs in reading order, `section` the parts under one subhead or post."""

    index: int
    span: Span
    block: int
    kind: Kind
    first: bool
    section: int
