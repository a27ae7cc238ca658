"""The losses of the heads that read incidents: deeds, their status, counted numbers, arguments."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.language.analysis import DEEDS
from training.language_data import Unit
from training.language_network import FAR, SELDOM, Network


def losses(network: Network, x: Tensor, told: Tensor, units: list[Unit]) -> dict[str, Tensor]:
    """The loss of each of these heads that the units have labels for; x is [units, words, width], told the deeds' scores."""
    found: dict[str, Tensor] = {}
    words = [
        (r, i, kinds)
        for r, u in enumerate(units)
        for i, kinds in enumerate(u.deeds or ())
        if kinds and (u.complete or 0 not in kinds)
    ]
    if words:
        found["deeds"] = _allowed(
            _pick(told, words), [kinds for *_, kinds in words], [not units[r].complete for r, *_ in words]
        )
    states = [(r, i, state) for r, u in enumerate(units) for i, state in u.statuses]
    if states:
        found["status"] = F.cross_entropy(
            network.status(_pick(x, states)).float(), torch.tensor([state for *_, state in states])
        )
    numbers = [(r, i, n) for r, u in enumerate(units) for i, n in enumerate(u.counted or ()) if n >= 0]
    if numbers:
        found["counted"] = F.cross_entropy(
            network.counted(_pick(x, numbers)).float(), torch.tensor([n for *_, n in numbers])
        )
    if any(u.arguments for u in units):
        found["arguments"] = _arguments(network.arguments(x).float(), units)
    return found


def _pick(x: Tensor, spots: list[tuple[int, int, int]] | list[tuple[int, int, tuple[int, ...]]]) -> Tensor:
    return x[torch.tensor([r for r, *_ in spots]), torch.tensor([i for _, i, _ in spots])]


def _allowed(logits: Tensor, kinds: list[tuple[int, ...]], certain: list[bool]) -> Tensor:
    """Minus the log of the probability of all the allowed types together, among the types alone where the word is a deed's for `certain`."""
    barred = torch.full((len(kinds), 1 + len(DEEDS)), FAR)
    for row, allowed in enumerate(kinds):
        barred[row, list(allowed)] = 0
    logits = logits.float()
    logits = torch.cat((logits[:, :1] + torch.tensor(certain)[:, None] * FAR, logits[:, 1:]), dim=-1)
    weights = torch.tensor([1.0 if 0 in allowed else SELDOM for allowed in kinds])
    losses = torch.logsumexp(logits, -1) - torch.logsumexp(logits + barred, -1)
    return (losses * weights).sum() / weights.sum()


def _arguments(scores: Tensor, units: list[Unit]) -> Tensor:
    """Binary cross-entropy over the words of the unit, for each deed and each role that is known of it."""
    spots = [(r, role, i) for r, u in enumerate(units) for i, roles in u.arguments for role in roles]
    if not spots:
        return scores.sum() * 0
    at = torch.tensor(spots)
    gold = torch.zeros(len(spots), scores.shape[-1])
    inside = [words for u in units for _, roles in u.arguments for words in roles.values()]
    for row, words in enumerate(inside):
        gold[row, words] = 1.0
    sizes = torch.tensor([len(u.words) for u in units])[at[:, 0]]
    mask = torch.arange(scores.shape[-1])[None, :] < sizes[:, None]
    rows = scores[at[:, 0], at[:, 1], at[:, 2]]
    loss = F.binary_cross_entropy_with_logits(rows, gold, weight=1 + (SELDOM - 1) * gold, reduction="none")
    return (loss * mask).sum() / mask.sum()
