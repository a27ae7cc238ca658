"""What the codebook is made of and what it finds: plain values, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.types import Span

Part = Literal["verb", "noun"]
Voice = Literal["active", "passive", ""]
Sense = Literal["act", "effect", "anaphor", "hint"]


@dataclass(frozen=True, slots=True)
class IncidentType:
    """One incident type: what it is, when it applies, its subtypes, and its codes in other schemes."""

    id: str
    title: str
    family: str
    definition: str
    when: tuple[str, ...] = ()
    when_not: tuple[str, ...] = ()
    subtypes: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    subtype_codes: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that speak of an incident.

    `span` is the whole expression, `head` its verb or noun. `type` is the likeliest type, `types` the
    runners-up, `weight` in (0, 1] how surely these words speak of such an incident. `sense`: "act" names the
    deed, "effect" only its outcome (killed, wounded), "anaphor" points back ("the attack", "the incident").
    `features` are plain words: a tense (past, present, infinitive, participle, gerund), definite, indefinite,
    plural, modal.
    """

    span: Span
    head: Span
    lemma: str
    type: str
    types: tuple[str, ...] = ()
    weight: float = 0.9
    part: Part = "verb"
    voice: Voice = ""
    sense: Sense = "act"
    subtype: str | None = None
    features: tuple[str, ...] = ()
    how: str = ""

    @property
    def anaphoric(self) -> bool:
        return self.sense == "anaphor"

    @property
    def nominal(self) -> bool:
        return self.part == "noun"


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A common noun that names a kind of party ("police officers", "pandilleros")."""

    span: Span
    lemma: str
    kind: str
    sector: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class MeansMention:
    """A word for a weapon or other means ("AK-47", "coche bomba")."""

    span: Span
    lemma: str
    kind: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a codes file: where it stands, what is wrong, and how to mend it."""

    file: str
    key: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.wrong}; {self.mend}"
