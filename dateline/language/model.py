"""The shipped language model: one pass gives words, parts of speech, dependencies, names, speech and factuality.

`analyse` answers None when the weights are not there; every tool that uses it has rules to fall back on.
What the weights were made from stands in docs/model-card.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dateline.language.analysis import Analysis
from dateline.types import Span


def analyse(text: str, sentences: Sequence[Span]) -> Analysis | None:
    """The model's reading of `sentences` (in the order of the text); the last few answers are kept."""
    return _analyse(text, tuple(sentences))


@lru_cache(maxsize=8)
def _analyse(text: str, sentences: tuple[Span, ...]) -> Analysis | None:
    from dateline.language import decoding, encoder

    if not encoder.available():
        return None
    return decoding.read(text, encoder.units(text, sentences), encoder.labels())
