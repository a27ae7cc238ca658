"""A document with what the linear models say of its mentions, its sentences and itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.language.network import Weights
from quality import muc_candidates, muc_features, muc_linear
from quality.muc_candidates import Mention
from quality.muc_linear import Dense, Floats, Joint, Linear
from quality.muc_read import Document

TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
OUTPUTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon", "Described")  # the last: victims told of, not named
UNLIKELY = -5.0  # log odds below which the forms of a mention are not weighed


@dataclass(frozen=True)
class Models:
    mention: Joint
    mention_vectors: Dense
    sentence: Linear
    sentence_vectors: Dense
    whole: Linear
    form: dict[str, Linear]

    @classmethod
    def of(cls, model: Mapping[str, Any]) -> Models:
        forms = {role: muc_linear.linear(m) for role, m in model["form"].items()}
        linear, joint, dense = muc_linear.linear, muc_linear.joint, muc_linear.dense
        return cls(
            joint(model["mention"]), dense(model["mention vectors"]), linear(model["sentence"]),
            dense(model["sentence vectors"]), linear(model["whole"]), forms,
        )  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """What the network of the whole document says (muc_network.py), as log odds."""

    roles: Floats  # that each mention fills each of OUTPUTS
    kinds: Floats  # that it is in a template of each of TYPES
    sentences: Floats  # that each sentence names a filler of a template of each of TYPES
    whole: Floats  # that the document tells of each of TYPES
    rows: Mapping[int, int]  # of the words that head a phrase which was read, its row in each of `phrases`
    phrases: tuple[Floats, ...]  # of each model the vectors of the phrases, and its weights
    models: tuple[Weights, ...]


@dataclass
class Judged:
    document: Document
    mentions: list[Mention]
    roles: Floats  # log odds, a row for each mention, a column for each of OUTPUTS
    dense_roles: Floats
    types: Floats  # a row for each sentence, a column for each of TYPES
    dense_types: Floats
    whole: Floats
    forms: dict[tuple[int, str], tuple[muc_candidates.Words, float]]  # the best form of a likely mention in a role
    answers: Answers | None = None


def judge(document: Document, models: Models, features: Features | None = None) -> Judged:
    told = features or features_of(document)
    heads = document.inner[[m.head for m in told.mentions]] if told.mentions else np.zeros((0, 384))
    roles = models.mention.table(told.mention, heads)
    dense_roles = models.mention_vectors.table(heads)
    forms = {}
    for k, it in enumerate(told.mentions):
        likely = [r for c, r in enumerate(OUTPUTS) if max(roles[k, c], dense_roles[k, c]) > UNLIKELY]
        if likely:
            forms |= {(k, role): found for role, found in best_forms(document, it, likely, models).items()}
    return Judged(
        document, told.mentions, roles, dense_roles, models.sentence.table(told.sentence),
        models.sentence_vectors.table(told.means), models.whole.scores(told.whole), forms,
    )  # fmt: skip


def best_forms(
    document: Document, it: Mention, roles: Sequence[str], models: Models
) -> dict[str, tuple[muc_candidates.Words, float]]:
    """The form that a key would write for each role, with its log odds."""
    told = [muc_features.form(document, it, words) for words in it.forms]
    found = {}
    for role in roles:
        scores = [float(models.form[role].scores(features)[0]) for features in told]
        best = max(range(len(scores)), key=lambda k: (scores[k], -k))
        found[role] = (it.forms[best], scores[best])
    return found


@dataclass
class Features:
    """The features of a document, as the linear models take them."""

    mentions: list[Mention]
    mention: list[list[str]]
    sentence: list[list[str]]
    means: Floats
    whole: list[str]


def features_of(document: Document) -> Features:
    mentions = muc_candidates.of(document)
    means = np.array([muc_linear.mean(document.inner, rows) for rows in document.by_sentence]).reshape(-1, 384)
    return Features(
        mentions, [muc_features.mention(document, m) for m in mentions],
        [muc_features.sentence(document, n) for n in range(len(document.sentences))], means, muc_features.whole(document),
    )  # fmt: skip
