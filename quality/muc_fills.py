"""The set fills of a template: kinds of targets and weapons, effects, confidence, category, stage. Linear models choose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from quality import muc_features
from quality.muc_linear import Linear
from quality.muc_read import Document
from quality.muc_score import plain

ENTITY_SLOTS = {
    "instrument type": "instruments", "phys type": "phys_targets", "phys effect": "phys_targets", "hum type": "hum_targets",
    "hum effect": "hum_targets", "confidence": "perp_orgs",
}  # fmt: skip
TEMPLATE_SLOTS = ("stage", "category")
LOOSE_SLOTS = {  # values that belong to no filler: their field, and the field whose fillers would have them
    "loose instrument": ("instrument_types_unlinked", "instruments"), "loose effect": ("hum_effect_unlinked", "hum_targets"),
}  # fmt: skip
NONE = "none"
PLURAL = {"raw": "PLURAL", "min": 2, "max": None, "qualifier": "plural"}
SIGNS = {"about": "~{0}", "at_least": "{0}-", "range": "{0}-{1}", "exact": "{0}"}
SINGLE = re.compile(r"(?:us|ss|is|headquarters|barracks)\Z")  # no plural, though it ends in s
MANY = re.compile(r"(?:s|people|men|women|children|personnel|police|policemen|troops)\Z")


def entity_features(document: Document, heads: Iterable[int], said: str, kind: str) -> list[str]:
    """What is told of a filler: its words, the frames in which it stands, the words of its sentences."""
    words = plain(said).split()
    found = [f"w={muc_features.stem(w)}" for w in words] + [
        f"h={muc_features.stem(words[-1])}" if words else "h=",
        f"t={kind}",
    ]
    for n, head in enumerate(heads):
        found.append(f"kind={document.kinds[head]}")
        found += muc_features.frames(document, head)
        found += [f"m={document.words[c]}" for c in document.read.children[head]]
        sentence = [
            muc_features.stem(document.words[i]) for i in document.by_sentence[document.read.tokens[head].sentence]
        ]
        found += [f"s={w}" for w in sentence] + ([f"s0={w}" for w in sentence] if n == 0 else [])
        for step in range(1, 4):
            found += [
                f"{side}={document.words[at]}"
                for at, side in ((head - step, "l"), (head + step, "r"))
                if 0 <= at < len(document.words)
            ]
    return list(dict.fromkeys(found))


def template_features(document: Document, sentences: Sequence[int], perps: Iterable[str], kind: str) -> list[str]:
    """What is told of an incident: its type, its sentences, its doers, the words of the document."""
    found = [f"t={kind}"]
    perps = list(perps)
    found += (
        [f"p={muc_features.stem(w)}" for p in perps for w in plain(p).split()]
        + [f"ps={plain(p)}" for p in perps]
        + ([] if perps else ["p0"])
    )
    for number in sentences:
        found += [f"s={muc_features.stem(document.words[i])}" for i in document.by_sentence[number]]
        verbs = [i for i in document.by_sentence[number] if document.read.tokens[i].pos == "VERB"]
        found += [f"{'fact' if document.read.tokens[i].fact > 0.5 else 'nofact'}" for i in verbs]
        found += [
            f"{'fact' if document.read.tokens[i].fact > 0.5 else 'nofact'}={muc_features.stem(document.words[i])}"
            for i in verbs
        ]
    return list(dict.fromkeys(found))


def choice(model: Linear, features: Iterable[str]) -> str:
    scores = model.scores(features)
    return model.outputs[int(scores.argmax())]


def number(document: Document, head: int, said: str, *, name: bool) -> dict[str, Any] | None:
    """How many a filler is: one for a name or a singular, the number before a plural, else "plural"."""
    if name:
        return exact(1, 1, "exact")
    at = document.read.tokens[head].span
    for q in document.quantities:
        if q.kind == "cardinal" and (
            (q.noun and q.noun.meets(at)) or (q.span.stop <= at.start and at.start - q.span.stop < 2)
        ):
            low, high = (int(x) if x is not None else None for x in (q.low, q.high))
            if re.fullmatch(
                r"(?i)(?:several|some|many|few|dozens|hundreds|thousands|a number)\b.*", q.span.of(document.text)
            ):
                return dict(PLURAL)
            if low is not None:
                return exact(low, high, "exact" if low == high else "at_least" if high is None else "range")
    many = plain(said) and MANY.search(document.words[head]) and not SINGLE.search(document.words[head])
    return dict(PLURAL) if many else exact(1, 1, "exact")


def exact(low: int, high: int | None, qualifier: str) -> dict[str, Any]:
    return {"raw": SIGNS[qualifier].format(low, high), "min": low, "max": high, "qualifier": qualifier}
