"""The rows that the trees of types and of roles weigh, put together from the parts that make their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quality import muc_answers, muc_entities, muc_hints, muc_network, muc_seen
from quality.muc_entities import Entity
from quality.muc_judge import OUTPUTS, Answers, Judged

ROLE_NAMES = (*muc_entities.ROLE_NAMES, *muc_hints.ROLE_NAMES, *muc_seen.NAMES, *muc_answers.ROLE_NAMES)
TYPE_NAMES = (*muc_entities.TYPE_NAMES, *muc_hints.TYPE_NAMES, *muc_answers.TYPE_NAMES)
Rows = list[list[float]]


@dataclass(frozen=True)
class Offer:
    """The candidates of a role, with the numbers that are the same for every type."""

    role: str
    found: list[Entity]
    seen: Rows


def offers(judged: Judged, tables: muc_seen.Tables) -> dict[str, Offer]:
    found = {}
    for column, role in enumerate(OUTPUTS):
        some = muc_entities.entities(judged, role)
        found[role] = Offer(role, some, muc_seen.values(judged, some, tables[role], column))
    return found


def of_role(judged: Judged, offer: Offer, kind: str, odds: Sequence[float]) -> Rows:
    """A row for each candidate, for templates of this type; `odds` are those of all types."""
    column = OUTPUTS.index(offer.role)
    parts = (
        muc_entities.role_values(judged, offer.found, kind, odds),
        muc_hints.role_values(judged, offer.found, kind, column),
        offer.seen,
        muc_answers.role_values(answers(judged), offer.found, kind, column),
    )
    return [[x for part in row for x in part] for row in zip(*parts, strict=True)]


def of_types(judged: Judged) -> Rows:
    """A row for each type."""
    parts = (muc_entities.type_values(judged), muc_hints.type_values(judged), muc_answers.type_values(answers(judged)))
    return [[x for part in row for x in part] for row in zip(*parts, strict=True)]


def answers(judged: Judged) -> Answers:
    return judged.answers or muc_network.answers(judged, ())
