"""A document's sentences and phrases read together: who fills a role, what is told, and which two belong to one template.

The linear models look at a phrase and the words around it; whether "the mayor" of the third sentence is the victim of the attack in
the first is told by what stands around both. A small transformer over sentences and phrases (as dateline/incidents/narrative.py over
clauses) answers all questions at once. `training/muc_network.py` makes the weights; without them every answer is 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dateline.incidents import narrative
from dateline.incidents.narrative import FAR, apart
from dateline.language.analysis import KINDS
from dateline.language.network import Array, Weights, gelu, linear, normed, scaled
from quality import muc_entities, muc_features, muc_linear
from quality.muc_judge import OUTPUTS, TYPES, Answers, Judged
from quality.muc_split import Stand

WEIGHTS = Path(__file__).with_name("muc_network.npz")
PARTS = ("sentences", "told", "words", "governors", "signs")
UNREAD = -9.0  # log odds of what was not read
LIKELY = -4.5  # log odds of the better linear model from which a phrase is read
RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "compound", "root")
TIES = 4  # of two units: none, a phrase and its sentence, phrases of one last word, phrases of the same words
BIASES = 4 * TIES * (2 * FAR + 1)


@dataclass(frozen=True)
class Units:
    """What goes in: a row for each sentence, then one for each phrase."""

    sentences: Array  # their vectors
    told: Array  # their signs
    words: Array  # vectors of the phrases' heads, and of the words that govern them
    governors: Array
    signs: Array  # of the phrases
    at: Array  # of each unit its sentence
    near: Array  # of each two units how they lie and hang together, of BIASES
    which: tuple[int, ...]  # indexes of Judged.mentions


@cache
def shipped() -> tuple[Weights, ...]:
    """The models that are there."""
    if not WEIGHTS.is_file():
        return ()
    with np.load(WEIGHTS) as found:
        kept = {key: found[key].astype(np.float32) for key in found.files}
    numbers = sorted({key.split(" ")[0] for key in kept})
    return tuple({k.split(" ")[1]: v for k, v in kept.items() if k.startswith(f"{n} ")} for n in numbers)


def units(judged: Judged) -> Units:
    document, tokens = judged.document, judged.document.read.tokens
    best = np.maximum(judged.roles, judged.dense_roles).max(1) if judged.mentions else np.zeros(0)
    which = tuple(np.flatnonzero(best > LIKELY).tolist())
    heads = [judged.mentions[k].head for k in which]
    above = [tokens[muc_features.lead(document, h)].head for h in heads]
    means = np.array([muc_linear.mean(document.inner, rows) for rows in document.by_sentence]).reshape(-1, 384)
    at = np.array([*range(len(means)), *(tokens[h].sentence for h in heads)], dtype=np.int64)
    return Units(
        means.astype(np.float32), sentence_signs(judged), document.inner[heads].reshape(-1, 384).astype(np.float32),
        document.inner[above].reshape(-1, 384).astype(np.float32), phrase_signs(judged, which, above), at, near(judged, which, at), which,
    )  # fmt: skip


def sentence_signs(judged: Judged) -> Array:
    document, many = judged.document, len(judged.document.sentences)
    told = np.zeros((many, document.told.shape[1]), np.float32)
    np.maximum.at(told, [t.sentence for t in document.read.tokens], document.told.astype(np.float32))
    age = np.array(muc_entities.ages(judged) or [-1.0] * many).reshape(-1, 1)
    place = np.arange(many).reshape(-1, 1)
    parts = [
        judged.types.reshape(many, -1), judged.dense_types.reshape(many, -1), np.tile(judged.whole, (many, 1)), told, age < 0,
        np.log1p(np.maximum(age, 0)), np.minimum(place, 10), place / max(1, many), np.full((many, 1), many),
    ]  # fmt: skip
    return np.concatenate(parts, axis=1).astype(np.float32)


def phrase_signs(judged: Judged, which: Sequence[int], above: Sequence[int]) -> Array:
    document, rows = judged.document, list(which)
    heads = [judged.mentions[k].head for k in rows]
    own = [_of_word(judged, k, g) for k, g in zip(rows, above, strict=True)]
    parts = [
        judged.roles[rows], judged.dense_roles[rows], document.filled[heads].reshape(len(heads), -1), document.told[heads], document.told[list(above)],
        np.array(own).reshape(len(heads), -1),
    ]  # fmt: skip
    return np.concatenate([np.asarray(p, np.float32) for p in parts], axis=1)


def _of_word(judged: Judged, k: int, above: int) -> list[float]:
    """What the phrase is and how it hangs on its governor."""
    document, it = judged.document, judged.mentions[k]
    token = document.read.tokens[muc_features.lead(document, it.head)]
    first, last = it.forms[0]
    kind = document.kinds[it.head]
    return [
        *(kind == name for name in KINDS), it.name, document.read.tokens[it.head].pos == "PROPN", document.words[it.head].endswith("s"),
        *(token.deprel.split(":")[0] == name or token.deprel == name for name in RELATIONS), document.read.tokens[it.head].deprel in ("conj", "appos"),
        document.read.tokens[above].pos == "VERB", document.read.tokens[above].fact, min(last - first, 6), document.words[first].isdigit(),
    ]  # fmt: skip


def near(judged: Judged, which: Sequence[int], at: Array) -> Array:
    """How far apart in sentences each two units lie, how their words hang together, and which of them are phrases."""
    document, many = judged.document, len(judged.document.sentences)
    tied = np.zeros((len(at), len(at)), np.int64)
    tied[:, :many] = at[:, None] == np.arange(many)[None, :]
    tied[:many, :] |= tied[:, :many].T
    forms = [(judged.mentions[k].head, judged.mentions[k].forms[0]) for k in which]
    last = _numbered([document.words[head] for head, _ in forms])
    whole = _numbered([muc_features.plain(muc_features.said(document, form)) for _, form in forms])
    tied[many:, many:] = 2 * (last[:, None] == last[None, :])
    tied[many:, many:][whole[:, None] == whole[None, :]] = 3
    phrase = (np.arange(len(at)) >= many).astype(np.int64)
    return np.asarray((apart(at) * TIES + tied) * 4 + 2 * phrase[:, None] + phrase[None, :])


def _numbered(words: Sequence[str]) -> Array:
    first: dict[str, int] = {}
    return np.array([first.setdefault(w, len(first)) for w in words], dtype=np.int64)


def encoded(w: Weights, inside: Units) -> Array:
    """Each unit in the light of the others: [units, width]."""
    ready = {name: linear(w, name, scaled(w, name, getattr(inside, name))) for name in PARTS}
    rows = [ready["sentences"] + ready["told"], ready["words"] + ready["governors"] + ready["signs"]]
    x = gelu(np.concatenate([normed(w, f"norm{n}", row) for n, row in enumerate(rows)]))
    bias = w["near.weight"][inside.near]
    return narrative.through(w, x, np.moveaxis(bias, -1, 0))


def answers(judged: Judged, models: Sequence[Weights], inside: Units | None = None) -> Answers:
    """The mean of the models' answers; a phrase that is not read has UNREAD everywhere."""
    many = len(judged.mentions)
    if not models or not judged.document.sentences:
        return Answers(
            *(np.full((n, len(names)), UNREAD) for n, names in ((many, OUTPUTS), (many, TYPES), (1, TYPES))),
            np.full(len(TYPES), UNREAD),
            {},
            (),
            (),
        )
    inside = inside or units(judged)
    found = [answered(w, inside) for w in models]
    mean = {name: np.mean([f[name] for f in found], axis=0) for name in ("roles", "kinds", "sentences", "whole")}
    whole = [np.full((many, mean[name].shape[1]), UNREAD) for name in ("roles", "kinds")]
    for table, name in zip(whole, ("roles", "kinds"), strict=True):
        table[list(inside.which)] = mean[name]
    rows = {judged.mentions[k].head: n for n, k in enumerate(inside.which)}
    return Answers(*whole, mean["sentences"], mean["whole"], rows, tuple(f["phrases"] for f in found), tuple(models))


def answered(w: Weights, inside: Units) -> dict[str, Array]:
    x, s = encoded(w, inside), len(inside.sentences)
    ends = np.concatenate([x[:s].mean(0), x[:s].max(0)])[None, :]
    told, signs = (scaled(w, name, getattr(inside, name)) for name in ("told", "signs"))
    return {
        "roles": linear(w, "out_roles", x[s:]) + past(w["past_roles"], signs), "kinds": linear(w, "out_kinds", x[s:]),
        "sentences": linear(w, "out_sentences", x[:s]) + past(w["past_sentences"], told), "whole": linear(w, "out_whole", ends)[0], "phrases": x[s:],
    }  # fmt: skip


def past(weights: Array, signs: Array) -> Array:
    """What the linear models say, at the front of the signs, taken as it is."""
    n, width = weights.shape
    return np.asarray((signs[:, : n * width].reshape(len(signs), n, width) * weights).sum(1))


def as_one(answers: Answers, stands: Sequence[Stand], signs: Array) -> Array:
    """Log odds [stands, stands] that one template has both; `signs` has a row of muc_split.NAMES for each two."""
    many = len(stands)
    first, second = np.repeat(np.arange(many), many), np.tile(np.arange(many), many)
    rows = [[answers.rows[h] for h in stand.heads if h in answers.rows] for stand in stands]
    found = []
    for w, phrases in zip(answers.models, answers.phrases, strict=True):
        vectors = np.array([phrases[at].mean(0) if at else np.zeros(phrases.shape[1], np.float32) for at in rows])
        found.append(_as_one(w, vectors[first], vectors[second], signs).reshape(many, many))
    return np.asarray(np.mean(found, axis=0))


def _as_one(w: Weights, a: Array, b: Array, signs: Array) -> Array:
    first, second = ((linear(w, "one", x), linear(w, "two", x)) for x in (a, b))
    return narrative.as_one(w, first, second, scaled(w, "pair_signs", signs))
