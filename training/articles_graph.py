"""The networks that read a page's blocks together (dateline/articles/graph.py), learned from the same pages as the trees.

`training.articles` trains them on first readings by trees that did not see the page. Each block counts by its length, and beside
the blocks' own loss stands the page's: one less the F1 of its words, as it would be by the probabilities. Needs torch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.articles import graph
from dateline.language import network
from training.layers import gelu

if TYPE_CHECKING:
    from training.articles import Again

WIDTH, WORDS = 64, 16
NETWORKS = {"blocks": 2, "lines": 1}
# Word-F1 of the half left out (marked-up WCXB, networks alone): .9503, two that differ .9552; without words .9493, without shared words
# .9472; sixteen rounds .9484 for .9497 with eight. Attention between all blocks was given up for the time it takes.
DROP, DROP_ROWS, DROP_WORDS = 0.5, 0.2, 0.3
ROUNDS, BATCH, RATE, DECAY = 8, 8, 2e-3, 0.05
SORTED = 64  # pages among which those of a batch are alike in length


@dataclass(frozen=True)
class Taught:
    """One page: what goes in, and what is right."""

    inside: graph.Page
    right: np.ndarray[Any, Any]
    weight: np.ndarray[Any, Any]  # of each block, 0 where nothing is known
    page: float  # weight of the page's F1, 0 where not all of its text is known
    missed: float  # characters of text that are not among the blocks


class Layer(nn.Module):
    def __init__(self, heard: int) -> None:
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(WIDTH), nn.Linear(heard * WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(DROP)

    def forward(self, x: Tensor, shifts: Sequence[int], batch: Batch) -> Tensor:
        h = self.norm(x) * batch.mask[..., None]
        parts = [
            h,
            *(_shifted(h, by) for shift in shifts for by in (shift, -shift)),
            *(mean @ h for mean in batch.means),
        ]
        return x + self.drop(self.down(self.drop(gelu(self.up(torch.cat(parts, -1))))))


def _shifted(h: Tensor, by: int) -> Tensor:
    return F.pad(h, (0, 0, by, 0))[:, :-by] if by > 0 else F.pad(h, (0, 0, 0, -by))[:, -by:]


class Network(nn.Module):
    """The same as graph.py computes, name by name."""

    def __init__(self, numbers: int, means: int) -> None:
        super().__init__()
        self.rows, self.norm = nn.Linear(numbers, WIDTH), nn.LayerNorm(WIDTH)
        self.codes = nn.EmbeddingBag(graph.CODES + 1, WORDS, mode="mean")
        nn.init.normal_(self.codes.weight, std=0.1)
        self.words = nn.Linear(WORDS, WIDTH)
        self.layers = nn.ModuleList(Layer(1 + 2 * len(shifts) + means) for shifts in graph.SHIFTS)
        self.last, self.told = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 1)
        self.first = nn.Parameter(torch.tensor(0.5))
        self.drop = nn.Dropout(DROP)

    def forward(self, batch: Batch) -> Tensor:
        x = self.rows(F.dropout(batch.rows, DROP_ROWS, self.training))
        left_out = torch.rand(len(batch.words)) < (DROP_WORDS if self.training else 0)
        codes = self.codes(batch.words.masked_fill(left_out, graph.CODES), batch.starts)
        said = torch.zeros_like(x)
        said[batch.mask] = self.words(F.dropout(codes, DROP_ROWS, self.training))
        x = self.drop(gelu(self.norm(x + said)))
        for layer, shifts in zip(self.layers, graph.SHIFTS, strict=True):
            x = layer(x, shifts, batch)
        return self.told(self.last(x))[..., 0] + self.first * batch.odds  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Batch:
    """Several pages side by side, the shorter ones filled up."""

    rows: Tensor
    odds: Tensor
    mask: Tensor
    words: Tensor
    starts: Tensor
    means: tuple[Tensor, ...]
    right: Tensor
    weight: Tensor
    sizes: Tensor
    page: Tensor
    missed: Tensor


Scales = dict[str, np.ndarray[Any, Any]]


def together(pages: Sequence[Taught], scales: Scales) -> Batch:
    longest = max(len(one.right) for one in pages)

    def filled(tables: Sequence[Any], *, both: bool = False) -> Tensor:
        tables = [np.asarray(table, np.float32) for table in tables]
        last = (longest,) if both else tables[0].shape[1:]
        found = np.zeros((len(tables), longest, *last), np.float32)
        for sink, table in zip(found, tables, strict=True):
            sink[tuple(slice(n) for n in table.shape)] = table
        return torch.as_tensor(found)

    inside = [one.inside for one in pages]
    counts = np.concatenate([one.counts for one in inside])
    return Batch(
        filled([network.scaled(scales, "in", one.rows) for one in inside]), filled([one.odds for one in inside]),
        filled([np.ones(len(one.right)) for one in pages]) > 0, torch.as_tensor(np.concatenate([one.words for one in inside])),
        torch.as_tensor(np.cumsum(counts) - counts), tuple(filled(mean, both=True) for mean in zip(*map(means, inside), strict=True)),
        filled([one.right for one in pages]), filled([one.weight for one in pages]), filled([one.sizes for one in inside]),
        torch.tensor([one.page for one in pages]), torch.tensor([one.missed for one in pages]),
    )  # fmt: skip


def means(inside: graph.Page) -> list[np.ndarray[Any, Any]]:
    """Whom each block hears, beside its neighbours: a row of weights for each."""
    alike = [(group[:, None] == group) * inside.sizes**0.5 for group in inside.groups]
    text = inside.sizes * inside.p + 1e-3
    likely = np.tile(text / text.sum(), (len(text), 1))
    return [*(one / one.sum(axis=1, keepdims=True) for one in alike), likely, inside.shared]


def taught(pages: Sequence[Again]) -> Iterator[Taught]:
    """The pages, stretch by stretch."""
    from training.articles import weights

    for one in pages:
        labels = one.sample.labels
        lines = [block.span.of(one.sample.page.text) for block in one.sample.blocks]
        sizes = np.array(list(map(len, lines)))
        whole = bool(one.sample.gold.get("text")) and bool((labels >= 0).all())
        for start in range(0, len(one.near), graph.STRETCH):
            near, rows = one.near[start : start + graph.STRETCH], one.rows[start : start + graph.STRETCH]
            weight = np.where(labels[near] >= 0, weights(one.sample)[near], 0)
            if weight.any():
                missed = sizes[labels == 1].sum() - sizes[near][labels[near] == 1].sum()
                inside = graph.page(lines, one.p, rows, near, one.kin)
                yield Taught(inside, np.maximum(labels[near], 0), weight, one.sample.weight * whole, float(missed))


def train(pages: Sequence[Again], kind: str) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of several networks, as graph.load reads them."""
    torch.set_num_threads(1)
    chosen = list(taught(pages))
    rows = np.concatenate([one.inside.rows for one in chosen])
    scales = {"in.mean": rows.mean(0), "in.scale": rows.std(0) + 1e-3}
    found: dict[str, np.ndarray[Any, Any]] = {}
    for seed in range(NETWORKS[kind]):
        state = {name: value.numpy() for name, value in fitted(chosen, scales, seed).state_dict().items()}
        for name, value in (scales | state).items():
            found |= small(f"graph_{kind}_{seed}_{name}", value)
    return found


def small(name: str, value: np.ndarray[Any, Any]) -> dict[str, np.ndarray[Any, Any]]:
    """A table in whole numbers from -127 to 127, with the size of one for each row."""
    if value.ndim < 2:
        return {name: value.astype(np.float32)}
    step = np.abs(value).max(axis=1) / 127 + 1e-9
    return {name: np.round(value / step[:, None]).astype(np.int8), f"{name}.step": step.astype(np.float32)}


def fitted(pages: Sequence[Taught], scales: Scales, seed: int) -> Network:
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    model = Network(len(scales["in.mean"]), 2 + len(pages[0].inside.groups))
    typical = float(np.mean([one.weight.sum() for one in pages]))
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    chosen = [batch for _ in range(ROUNDS) for batch in batches(pages, random)]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=len(chosen) + 1, pct_start=0.1)
    model.train()
    for batch in chosen:
        optimiser.zero_grad()
        (lost(model, together(batch, scales), typical) / len(batch)).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    return model.eval()


def batches(pages: Sequence[Taught], random: np.random.Generator) -> list[list[Taught]]:
    """All pages in batches, in another order each time."""
    order = random.permutation(len(pages))
    found = []
    for start in range(0, len(order), SORTED):
        alike = sorted(order[start : start + SORTED], key=lambda k: len(pages[k].right))
        found += [[pages[k] for k in alike[at : at + BATCH]] for at in range(0, len(alike), BATCH)]
    return [found[k] for k in random.permutation(len(found))]


def lost(model: Network, batch: Batch, typical: float) -> Tensor:
    odds = model(batch)
    blocks = F.binary_cross_entropy_with_logits(odds, batch.right, batch.weight, reduction="sum")
    said = torch.sigmoid(odds) * batch.mask * batch.sizes
    both, right = (said * batch.right).sum(1), (batch.sizes * batch.right).sum(1) + batch.missed
    pages = (1 - 2 * both / (said.sum(1) + right + 1)) * batch.page * (right > 0)
    return blocks / typical + pages.sum()
