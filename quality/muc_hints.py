"""What the network's incident heads say of a document's fillers and types, as numbers for the trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.language.analysis import ARGUMENTS
from quality.muc_entities import Entity
from quality.muc_judge import TYPES, Judged
from quality.muc_linear import Floats
from quality.muc_read import GROUPS

FAR = 60  # sentences
GROUP_OF = {
    "ATTACK": "attack",
    "BOMBING": "bombing",
    "KIDNAPPING": "abduction",
    "ARSON": "destruction",
    "ROBBERY": "any",
}
ASKED = ("initiator", "target", "affected", "means")
ASIDE = ("source", "intervening")
ROLE_NAMES = (
    *(f"own {a}" for a in ASKED), *(f"any {a}" for a in (*ASKED, *ASIDE)), "told at home", "told best", "told by it", "from told",
)  # fmt: skip
TYPE_NAMES = (
    *(f"told {g}" for g in GROUPS), *(f"told again {g}" for g in GROUPS), "told", "told again", "told thrice", "told sum", "told at", "told early", "told rank",
)  # fmt: skip
EARLY = 5  # sentences


def group(kind: str) -> int:
    return tuple(GROUPS).index(GROUP_OF[kind])


def told(judged: Judged) -> tuple[Floats, Floats]:
    """The odds that each word, and the likeliest word of each sentence, tells of each group: [groups, words], [groups, sentences]."""
    odds = judged.document.told.astype(np.float64)
    words = np.array([odds[:, [1 + k for k in kinds]].sum(1) for kinds in GROUPS.values()])
    found = np.zeros((len(GROUPS), max(1, len(judged.document.sentences))))
    homes = [t.sentence for t in judged.document.read.tokens]
    for g in range(len(GROUPS)):
        np.maximum.at(found[g], homes, words[g])
    return words, found


def role_values(judged: Judged, found: Sequence[Entity], kind: str, column: int) -> list[list[float]]:
    """A row for each entity of one role, whose linear scores stand in `column`."""
    words, sentences = told(judged)
    g, rest = group(kind), group("ROBBERY")
    asked, all_ = ([ARGUMENTS.index(a) for a in names] for names in (ASKED, (*ASKED, *ASIDE)))
    filled, tokens = judged.document.filled, judged.document.read.tokens
    top, rows = int(sentences[g].argmax()), []
    for e in found:
        heads = [judged.mentions[k].head for k in e.mentions]
        at = [*heads, *range(e.words[0], e.words[1] + 1)]
        most = filled[at].max(0).astype(np.float64)
        home = tokens[heads[int(judged.roles[list(e.mentions), column].argmax())]].sentence
        rows.append([
            *most[g, asked], *most[rest, all_], sentences[g, home], sentences[g].max(), words[g, at].max(), float(min(abs(home - top), FAR)),
        ])  # fmt: skip
    return [[float(x) for x in row] for row in rows]


def type_values(judged: Judged) -> list[list[float]]:
    """A row for each type."""
    _, sentences = told(judged)
    ranked = -np.sort(-np.concatenate([sentences, np.zeros((len(GROUPS), 2))], 1), 1)
    rows = []
    for kind in TYPES:
        g = group(kind)
        own = sentences[g]
        rows.append([
            *ranked[:, 0], *ranked[:, 1], *ranked[g, :3], own.sum(), own.argmax(), own[:EARLY].max(), (ranked[:-1, 0] > ranked[g, 0]).sum(),
        ])  # fmt: skip
    return [[float(x) for x in row] for row in rows]
