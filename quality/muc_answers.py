"""What the network of the whole document says of a document's fillers and types, as numbers for the trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quality.muc_entities import Entity
from quality.muc_judge import OUTPUTS, TYPES, Answers
from quality.muc_linear import Floats
from quality.muc_network import UNREAD

ROLE_NAMES = (
    "read", "read mean", "read second", "read in type", "read in other", "read other role", "read rank", "read margin", "read whole", "read whole other",
)  # fmt: skip
TYPE_NAMES = (
    "read whole", "read whole other", "read top", "read top 2", "read top other", "read filler", "read filler 2", "read sum", "read rank",
    *(f"read {role}" for role in OUTPUTS),
)  # fmt: skip


def role_values(answers: Answers, found: Sequence[Entity], kind: str, column: int) -> list[list[float]]:
    """A row for each entity of one role, for templates of this type."""
    t = TYPES.index(kind)
    others, roles = [o for o in range(len(TYPES)) if o != t], [c for c in range(len(OUTPUTS)) if c != column]
    tops = [float(answers.roles[list(e.mentions), column].max()) for e in found]
    rows = []
    for e, best in zip(found, tops, strict=True):
        at = list(e.mentions)
        own, kinds = answers.roles[at, column], answers.kinds[at]
        main = at[int(own.argmax())]
        rows.append([
            best, own.mean(), np.sort(own)[-2] if len(own) > 1 else UNREAD, kinds[:, t].max(), kinds[:, others].max(), answers.roles[main, roles].max(),
            sum(x > best for x in tops), best - max(tops), answers.whole[t], answers.whole[others].max(),
        ])  # fmt: skip
    return [[float(x) for x in row] for row in rows]


def type_values(answers: Answers) -> list[list[float]]:
    """A row for each type."""
    sentences, kinds = padded(answers.sentences, 2), padded(answers.kinds, 2)
    roles, rows = padded(answers.roles, 1).max(0), []
    for t in range(len(TYPES)):
        others = [o for o in range(len(TYPES)) if o != t]
        told, fills = (np.sort(table[:, t])[::-1] for table in (sentences, kinds))
        rows.append([
            answers.whole[t], answers.whole[others].max(), told[0], told[1], sentences[:, others].max(), fills[0], fills[1],
            np.logaddexp.reduce(sentences[:, t]), (answers.whole > answers.whole[t]).sum(), *roles,
        ])  # fmt: skip
    return [[float(x) for x in row] for row in rows]


def padded(table: Floats, rows: int) -> Floats:
    return np.concatenate([table, np.full((rows, table.shape[1]), UNREAD)])
