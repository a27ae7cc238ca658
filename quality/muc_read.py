"""What Dateline's tools read in a document of MUC-4: sentences, words with their tree, names, dates, numbers, places.

The texts are in capitals, which the language model reads as they are; remarks of the monitoring service ("[TEXT]")
are blanked with equal length, so that every offset stays good.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.language import dates, decoding, encoder, names, numbers, places, sentences
from dateline.language.analysis import ARGUMENTS, DEEDS, Analysis
from dateline.types import Span, When

SELDOM = 0.02  # odds of telling below which a word's arguments are not looked at
VIOLENT = ("armed_attack", "armed_clash", "air_artillery_strike", "force_against_civilians", "military_operation")
GROUPS = {
    "attack": [DEEDS.index(kind) for kind in VIOLENT], "bombing": [DEEDS.index(kind) for kind in ("bombing", "air_artillery_strike")],
    "abduction": [DEEDS.index("abduction")], "destruction": [DEEDS.index("property_destruction")], "any": list(range(len(DEEDS))),
}  # fmt: skip
REMARK = re.compile(
    r"\[(?:[A-Z -]*\b)?(?:TEXT|REPORT|EXCERPTS?|EDITORIAL|COMMENTARY|INTERVIEW|OMITTED|RECORDING|BEGIN|END|INDISTINCT)\b[^\]]*\]"
)
PARAGRAPH = re.compile(r"\n\s*\n|\Z")
DATELINE = re.compile(r"\A[^\n]{0,160}?\d\s?[A-Z]{3} \d\d\b[^\n]{0,60}?--\s*|\A[^\n]{0,120}?--\s")


@dataclass
class Document:
    """A document and everything that was read in it once."""

    id: str
    text: str
    day: str | None  # of its own place line, ISO
    sentences: list[Span]
    read: Analysis
    inner: NDArray[Any]  # a vector for each word
    told: NDArray[Any]  # for each word the odds that it tells of nothing, or of an incident of each of DEEDS
    filled: NDArray[Any]  # for each word the odds that it fills each of ARGUMENTS of an incident of each of GROUPS
    times: list[dates.TimeExpression]
    quantities: list[numbers.Quantity]
    names: list[names.Named]
    places: list[places.Toponym]

    @cached_property
    def words(self) -> list[str]:
        return [t.span.of(self.text).lower() for t in self.read.tokens]

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of name that each word is part of, "" for none."""
        found = [""] * len(self.read.tokens)
        for name in self.names:
            for i in self.within(name.span):
                found[i] = name.kind
        return found

    @cached_property
    def by_sentence(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.sentences]
        for i, token in enumerate(self.read.tokens):
            found[token.sentence].append(i)
        return found

    def within(self, span: Span) -> list[int]:
        return [i for i, t in enumerate(self.read.tokens) if t.span.meets(span)]

    def sentence_at(self, at: int) -> int:
        return next((n for n, s in enumerate(self.sentences) if at < s.stop), len(self.sentences) - 1)


def blanked(text: str) -> str:
    """Without the remarks and the place line, of the same length."""
    text = REMARK.sub(lambda hit: " " * len(hit[0]), text)
    return DATELINE.sub(lambda hit: " " * len(hit[0]), text)


def paragraphs(text: str) -> list[Span]:
    found, start = [], 0
    for hit in PARAGRAPH.finditer(text):
        if hit.start() > start:
            found.append(Span(start, hit.start()))
        start = hit.end()
    return found


def arguments(unit: encoder.Unit) -> NDArray[Any]:
    """How likely each word fills each role of some incident of each group: [words, groups, roles]."""
    odds = encoder.softmax(unit.out["deeds"])[:, 1:]
    fills = 1 / (1 + np.exp(-unit.out["arguments"]))  # [roles, words that tell, words that fill]
    found = np.zeros((len(unit.words), len(GROUPS), len(ARGUMENTS)), np.float32)
    for g, kinds in enumerate(GROUPS.values()):
        p = odds[:, kinds].sum(1)
        likely = np.flatnonzero(p > SELDOM)
        if len(likely):
            found[:, g] = (fills[:, likely] * p[likely][None, :, None]).max(1).T
    return found


def document(row: dict[str, Any]) -> Document:
    """Reads one row of the data; its templates are not looked at."""
    text = blanked(row["text"])
    parts = [s for s in paragraphs(text) if s.of(text).strip()]
    split = sentences.of(text, parts)
    units = encoder.units(text, split)
    read = decoding.read(text, units, encoder.labels())
    inner = np.concatenate([u.out["inner"] for u in units]) if units else np.zeros((0, 384))
    told = np.concatenate([encoder.softmax(u.out["deeds"]) for u in units]) if units else np.zeros((0, 1 + len(DEEDS)))
    shape = (0, len(GROUPS), len(ARGUMENTS))
    filled = np.concatenate([arguments(u) for u in units]) if units else np.zeros(shape)
    named = names.find(text, parts, language="en")
    day = (row.get("dateline") or {}).get("date")
    anchor = When(day, day, "day", day, "", "the place line") if day else None
    return Document(
        id=row["doc_id"], text=text, day=day, sentences=split, read=replace(read, vectors={}, inner=(), deeds={}, counted={}),
        inner=inner.astype(np.float16), told=told.astype(np.float16), filled=filled.astype(np.float16),
        times=dates.find(text, parts, language="en", anchor=anchor), quantities=numbers.find(text, parts, language="en"),
        names=named, places=places.find(text, parts, language="en", names=named),
    )  # fmt: skip
