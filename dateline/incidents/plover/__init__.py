"""PLOVER's root for what one party does to another in a sentence: a linear model over vectors, listed words and stems.

    pair("Kenya urged Sudan to open the road.", Span(0, 5), Span(12, 17)).root      "REQUEST"

Learned from given pairs by training/plover.py; it belongs to one network: train again when language.onnx changes.
PLOVER: https://github.com/openeventdata/PLOVER
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.errors import MissingExtra
from dateline.incidents import linear
from dateline.incidents.linear import Linear
from dateline.incidents.plover import features
from dateline.incidents.plover.features import Features
from dateline.language import encoder, sentences
from dateline.types import Span

QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), "verbal cooperation"),
    **dict.fromkeys(("AID", "COOPERATE", "YIELD"), "material cooperation"),
    **dict.fromkeys(("ACCUSE", "REJECT", "REQUEST", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"), "material conflict"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """What the source does to the target: a root, how likely it is, the likeliest roots, and the word that governs both."""

    root: str
    p: float
    odds: dict[str, float]  # every root, the likeliest first
    quote: Span

    @property
    def quad(self) -> str:
        return QUAD[self.root]


def pair(text: str, source: Span | None, target: Span | None) -> Pair:
    """Reads the sentence or sentences that hold the two parties (one may be unknown, as in "the town was shelled").

    Raises MissingExtra where the language model or these weights are not installed, ValueError without any party.
    """
    spans = sorted(span for span in (source, target) if span)
    if not spans:
        raise ValueError("give at least one of source and target")
    if not encoder.available():
        raise MissingExtra("the language model is not installed; reinstall dateline with its weights")
    inside = stretch(text, spans)
    moved = [Span(s.start - inside.start, s.stop - inside.start) if s else None for s in (source, target)]
    found = features.read(inside.of(text), moved[0], moved[1])
    return judged(found, weights(), inside.start)


def stretch(text: str, spans: Sequence[Span]) -> Span:
    """From the first to the last sentence that meets any of the spans."""
    met = [s for s in sentences.split(text, Span(0, len(text))) if any(s.meets(span) for span in spans)]
    return Span(min(s.start for s in (*met, *spans)), max(s.stop for s in (*met, *spans)))


def judged(found: Features, weights: Linear, offset: int = 0) -> Pair:
    named = weights.ranked(weights.odds(found.dense, found.cues, found.stems))
    root = next(iter(named))
    return Pair(root, named[root], named, Span(found.verb.start + offset, found.verb.stop + offset))


def weights() -> Linear:
    """The weights that ship, made by training/plover.py."""
    return linear.load("plover", "training.plover DATA")
