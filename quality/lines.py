"""Paragraphs of plain text, for documents that come without markup."""

from __future__ import annotations

import re

from dateline.types import Span


def paragraphs(text: str) -> list[Span]:
    """Each line that is not blank."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
