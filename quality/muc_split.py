"""Whether two targets of one type of incident were hit in one incident or in two: pairs weighed by trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quality import muc_features
from quality.muc_read import Document

NAMES = (
    "sentences apart", "first apart", "same sentence", "words apart", "same governor", "same verb", "same day", "days said", "same place", "places said", "same role",
    "type", "other", "where", "sentences", "mentions", "paragraphs", "verbs same",
)  # fmt: skip
OTHER = frozenset(
    [
        "other",
        "another",
        "also",
        "meanwhile",
        "addition",
        "moreover",
        "later",
        "previously",
        "second",
        "third",
        "separate",
    ]
)
FAR = 500


@dataclass(frozen=True)
class Stand:
    """Where the text names someone or something, and in what role."""

    role: str
    heads: tuple[int, ...]


def values(document: Document, one: Stand, other: Stand, kind: int) -> list[float]:
    tokens, words = document.read.tokens, document.words
    a, b = min(((i, j) for i in one.heads for j in other.heads), key=lambda pair: abs(pair[0] - pair[1]))
    home, there = sorted((tokens[a].sentence, tokens[b].sentence))
    lead = [muc_features.lead(document, i) for i in (a, b)]
    above = [tokens[i].head for i in lead]
    days, places = (
        [_near(document, s, what) for s in (tokens[a].sentence, tokens[b].sentence)] for what in ("day", "place")
    )
    later = document.by_sentence[max(tokens[a].sentence, tokens[b].sentence)]
    verbs = [
        {muc_features.stem(words[i]) for i in document.by_sentence[s] if tokens[i].pos == "VERB"} for s in (home, there)
    ]
    between = document.text[document.sentences[home].start : document.sentences[there].start]
    return [float(x) for x in (
        there - home, abs(tokens[one.heads[0]].sentence - tokens[other.heads[0]].sentence), home == there, min(abs(a - b), FAR),
        lead[0] == lead[1] or above[0] == above[1], words[above[0]] == words[above[1]], _same(days), sum(d != "" for d in days), _same(places),
        sum(p != "" for p in places), one.role == other.role, kind, any(words[i] in OTHER for i in later) and home != there, home, len(document.sentences),
        min(len(one.heads), len(other.heads)), between.count("\n\n"), len(verbs[0] & verbs[1]),
    )]  # fmt: skip


def _same(pair: Sequence[str]) -> float:
    """1 for the same, 0 for different, between for unknown."""
    return 0.5 if "" in pair else float(pair[0] == pair[1])


def _near(document: Document, sentence: int, what: str) -> str:
    """The first day or place said in the sentence."""
    span = document.sentences[sentence]
    if what == "day":
        return next((str(t.when.stop) for t in document.times if t.when.known and t.span.meets(span)), "")
    return next((p.span.of(document.text) for p in document.places if p.locative and p.span.meets(span)), "")


def groups(odds: Sequence[Sequence[float]], least: float) -> list[list[int]]:
    """One after the other joins the group that it fits best, or begins one of its own."""
    found: list[list[int]] = []
    for i in range(len(odds)):
        fits = [(sum(odds[i][j] for j in group) / len(group), k) for k, group in enumerate(found)]
        best, k = max(fits, default=(0.0, 0))
        if found and best >= least:
            found[k].append(i)
        else:
            found.append([i])
    return found
