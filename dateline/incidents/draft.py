"""A draft: one group of mentions on its way to a row, and what the field readers hand back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents.layout import Sentence
from dateline.incidents.mentions import Mention
from dateline.types import Field, Span, Value, When

OWN_TYPE = 0.8


@dataclass(slots=True)
class Draft:
    """One incident being read; `when` is filled early, because other incidents are dated by it."""

    key: str
    mentions: Sequence[Mention]
    p: float  # that it is worth a row
    type: str = ""
    when: When | None = None

    best: Mention | None = None
    typed: Found | None = None  # its type, once read

    @property
    def main(self) -> Mention:
        """The mention that tells it best: a verb in the body before nouns, headline and captions."""
        if not self.type:
            return max(self.mentions, key=telling)
        if self.best is None:
            self.best = max(self.mentions, key=self.fitting)
        return self.best

    def fitting(self, mention: Mention) -> tuple[float, int]:
        """How well a mention tells it, more where it speaks of the draft's own type."""
        weight, order = telling(mention)
        return weight + OWN_TYPE * (mention.type == self.type), order

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences it is told in, in reading order."""
        return sorted({m.sentence.index: m.sentence for m in self.mentions}.values(), key=lambda s: s.index)

    @property
    def start(self) -> int:
        return self.mentions[0].span.start


def telling(mention: Mention) -> tuple[float, int]:
    lead = mention.lead
    weight = lead.weight + 0.3 * (lead.part == "verb") if lead else 0.0
    weight += {"headline": 0.2, "body": 0.5}.get(mention.sentence.kind, -0.5)
    weight += 0.3 * bool(mention.dates) + 0.3 * bool(mention.places) - 0.5 * mention.generic - 0.5 * mention.quoted
    return weight, -mention.index


@dataclass(frozen=True, slots=True)
class Found:
    """A value read for a draft: becomes a claim."""

    field: Field
    value: Value
    quote: Span
    how: str
    said_by: str | None = None
    p: float | None = None
