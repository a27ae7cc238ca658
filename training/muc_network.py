"""The network that reads a document of MUC-4 at once (quality/muc_network.py), learned from the train part beside the trees.

`training.muc` trains it on folds, for the trees to learn from its answers on documents that it has not seen, and once on all documents,
which ships as quality/muc_network.npz. It learns roles, types, sentences and pairs at once. Needs torch; a minute a network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.incidents import narrative
from dateline.language import network
from quality import muc_network, muc_split
from quality.muc_judge import OUTPUTS, TYPES
from quality.muc_network import BIASES, PARTS
from training.layers import Layer, gelu
from training.muc_lessons import Lesson

WIDTH, JOINED, LAYERS = 128, 64, 2
DROP, DROP_VECTORS, DROP_SIGNS = 0.5, 0.6, 0.15
# On one fold left out: loss of roles .0628, of types .243, area under the curve for pairs 89.5; 20 rounds at a rate of 2e-3 and a decay of .05
# had .0656, .288 and 86.7, and without what the linear models say taken past the layers .0645, .272 and 89.0.
ROUNDS, BATCH, RATE, DECAY = 14, 8, 7e-4, 0.2
SHARES = {  # of each question's loss in a typical document
    "roles": 2.0, "kinds": 0.5, "sentences": 0.5, "whole": 1.0, "pairs": 1.0,
}  # fmt: skip
SEEDS = (1, 2)  # networks whose answers are averaged
FAR = -1e4
Row = dict[str, Any]


class Without(nn.Module):
    """Dropout that draws bytes: a third of the time of torch's own."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        return thinned(x, self.share) if self.training else x


def thinned(x: Tensor, share: float) -> Tensor:
    drawn = np.frombuffer(np.random.bytes(x.numel()), np.uint8) >= round(256 * share)  # noqa: NPY002
    return x * torch.from_numpy(drawn.reshape(x.shape)) * (1 / (1 - share))


def past(weights: Tensor, signs: Tensor) -> Tensor:
    """What the linear models say, at the front of the signs, taken as it is."""
    n, width = weights.shape
    return (signs[:, : n * width].view(-1, n, width) * weights).sum(1)


class Network(nn.Module):
    """The same as muc_network.py computes, name by name."""

    def __init__(self, widths: dict[str, int], pair_signs: int) -> None:
        super().__init__()
        for name in PARTS:
            setattr(self, name, nn.Linear(widths[name], WIDTH))
        self.norm0, self.norm1 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.near = nn.Embedding(BIASES, narrative.HEADS)
        self.layers = nn.ModuleList(Layer(WIDTH, Without(DROP)) for _ in range(LAYERS))
        self.out_roles, self.out_kinds = nn.Linear(WIDTH, len(OUTPUTS)), nn.Linear(WIDTH, len(TYPES))
        self.out_sentences, self.out_whole = nn.Linear(WIDTH, len(TYPES)), nn.Linear(2 * WIDTH, len(TYPES))
        self.past_roles, self.past_sentences = (
            nn.Parameter(torch.full((2, n), 0.5)) for n in (len(OUTPUTS), len(TYPES))
        )
        self.one, self.two = nn.Linear(WIDTH, JOINED), nn.Linear(WIDTH, JOINED)
        self.pair_signs = nn.Linear(pair_signs, JOINED)
        self.join, self.score = nn.Linear(4 * JOINED, JOINED), nn.Linear(JOINED, 1)
        self.drop = Without(DROP)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        ready = {
            name: getattr(self, name)(
                self.without(getattr(batch, name), DROP_SIGNS if name in ("told", "signs") else DROP_VECTORS)
            )
            for name in PARTS
        }
        rows = [
            self.norm0(ready["sentences"] + ready["told"]),
            self.norm1(ready["words"] + ready["governors"] + ready["signs"]),
        ]
        packed = self.drop(gelu(torch.cat([*rows, torch.zeros(1, WIDTH)])))
        many, longest = batch.there.shape
        x = packed[batch.place].view(many, longest, WIDTH)
        bias = self.near(batch.near).permute(0, 3, 1, 2) + torch.where(batch.there, 0.0, FAR)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        sentences = (batch.there & ~batch.phrase)[..., None]
        mean = (x * sentences).sum(1) / sentences.sum(1).clamp(min=1)
        most = torch.where(sentences, x, FAR).amax(1)
        phrases, others = x[batch.phrase], x[sentences[..., 0]]
        return {
            "roles": self.out_roles(self.drop(phrases)) + past(self.past_roles, batch.signs), "kinds": self.out_kinds(self.drop(phrases)),
            "sentences": self.out_sentences(self.drop(others)) + past(self.past_sentences, batch.told),
            "whole": self.out_whole(self.drop(torch.cat([mean, most], -1))),
            "pairs": self.paired(phrases, batch),
        }  # fmt: skip

    def paired(self, x: Tensor, batch: Batch) -> Tensor:
        if not len(batch.pair_signs):
            return torch.zeros(0)
        x = self.drop(x)
        a, b = batch.pair_one @ x, batch.pair_two @ x
        signs = gelu(self.pair_signs(self.without(batch.pair_signs, DROP_SIGNS)))
        both = torch.cat(
            [self.one(a) * self.two(b), (self.one(a) - self.two(b)).abs(), self.one(b) * self.two(a), signs], -1
        )
        return self.score(self.drop(gelu(self.join(both))))[:, 0]

    def without(self, x: Tensor, share: float) -> Tensor:
        return thinned(x, share) if self.training else x


@dataclass
class Batch:
    """Several documents side by side, filled up to the longest."""

    sentences: Tensor
    told: Tensor
    words: Tensor
    governors: Tensor
    signs: Tensor
    phrase: Tensor  # [documents, units]: whether it is a phrase, and whether it is there at all
    there: Tensor
    place: Tensor  # of each unit the row among all sentences and all phrases
    near: Tensor
    pair_one: Tensor
    pair_two: Tensor
    pair_signs: Tensor


Scales = dict[str, np.ndarray[Any, Any]]


def measured(lessons: Sequence[Lesson]) -> Scales:
    """Mean and spread of everything that goes in."""
    tables = {name: np.concatenate([getattr(x.inside, name) for x in lessons]) for name in PARTS}
    tables["pair_signs"] = np.concatenate([x.pairs.signs for x in lessons])
    means = {f"{name}.mean": table.mean(0) for name, table in tables.items()}
    return means | {f"{name}.scale": table.std(0) + 1e-3 for name, table in tables.items()}


def ready(lessons: Sequence[Lesson], scales: Scales) -> list[dict[str, Any]]:
    """What goes in, as standard deviations."""
    found = []
    for x in lessons:
        parts = {name: network.scaled(scales, name, getattr(x.inside, name)) for name in PARTS}
        found.append(parts | {"pair_signs": network.scaled(scales, "pair_signs", x.pairs.signs)})
    return found


def together(lessons: Sequence[Lesson], tables: Sequence[dict[str, Any]]) -> Batch:
    many, longest = len(lessons), max(len(x.inside.at) for x in lessons)
    numbers = {name: torch.from_numpy(np.concatenate([t[name] for t in tables])) for name in (*PARTS, "pair_signs")}
    phrase, there = np.zeros((many, longest), bool), np.zeros((many, longest), bool)
    near = np.zeros((many, longest, longest), np.int64)
    sentences, phrases = len(numbers["sentences"]), len(numbers["words"])
    place, at = np.full((many, longest), sentences + phrases), [0, sentences]
    begins = []
    for b, x in enumerate(lessons):
        n, s = len(x.inside.at), len(x.inside.sentences)
        phrase[b, s:n], there[b, :n] = True, True
        near[b, :n, :n] = x.inside.near
        place[b, :s], place[b, s:n] = at[0] + np.arange(s), at[1] + np.arange(n - s)
        begins.append(at[1] - sentences)
        at = [at[0] + s, at[1] + n - s]
    ends = [matrix([getattr(x.pairs, side) for x in lessons], begins, phrases) for side in ("one", "two")]
    rest = [torch.from_numpy(x) for x in (phrase, there, place.ravel(), near)]
    return Batch(
        **numbers, phrase=rest[0], there=rest[1], place=rest[2], near=rest[3], pair_one=ends[0], pair_two=ends[1]
    )


def matrix(ends: Sequence[Sequence[Sequence[int]]], begins: Sequence[int], phrases: int) -> Tensor:
    """A row for each end of a pair, that takes the mean of its phrases."""
    found, n = torch.zeros(sum(map(len, ends)), phrases), 0
    for begin, some in zip(begins, ends, strict=True):
        for at in some:
            found[n, [begin + k for k in at]] = 1 / len(at)
            n += 1
    return found


def goals(lessons: Sequence[Lesson]) -> dict[str, Tensor]:
    tables = {name: np.concatenate([getattr(x, name) for x in lessons]) for name in ("roles", "kinds", "sentences")}
    tables |= {"whole": np.array([x.whole for x in lessons])}
    tables |= {name: np.concatenate([getattr(x.pairs, name) for x in lessons]) for name in ("same", "weight")}
    return {name: torch.from_numpy(t.astype(np.float32)) for name, t in tables.items()}


def lost(found: dict[str, Tensor], goal: dict[str, Tensor], typical: dict[str, float]) -> Tensor:
    """Of each document; each question's loss as that of a typical document."""
    many = len(goal["whole"])
    total = torch.zeros(())
    for name in ("roles", "kinds", "sentences", "whole"):
        each = F.binary_cross_entropy_with_logits(found[name], goal[name], reduction="sum")
        total = total + SHARES[name] * each / typical.get(name, 1.0)
    if len(goal["same"]):
        each = F.binary_cross_entropy_with_logits(found["pairs"], goal["same"], goal["weight"], reduction="sum")
        total = total + SHARES["pairs"] * each / typical["pairs"]
    return total / many


def train(lessons: Sequence[Lesson], *, seed: int) -> network.Weights:
    torch.manual_seed(seed)
    np.random.seed(seed)  # noqa: NPY002
    torch.set_num_threads(1)
    random = np.random.default_rng(seed)
    scales = measured(lessons)
    tables = ready(lessons, scales)
    model = Network({name: tables[0][name].shape[1] for name in PARTS}, len(muc_split.NAMES))
    typical = {
        "roles": float(np.mean([len(x.roles) for x in lessons])), "kinds": float(np.mean([len(x.roles) for x in lessons])),
        "sentences": float(np.mean([len(x.sentences) for x in lessons])), "pairs": float(np.mean([x.pairs.weight.sum() for x in lessons])),
    }  # fmt: skip
    steps = ROUNDS * (len(lessons) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    model.train()
    for _ in range(ROUNDS):
        for some in batches(lessons, random):
            batch = together([lessons[k] for k in some], [tables[k] for k in some])
            optimiser.zero_grad()
            lost(model(batch), goals([lessons[k] for k in some]), typical).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return scales | {name: value.numpy() for name, value in model.state_dict().items()}


def keep(models: Sequence[network.Weights]) -> None:
    """Writes quality/muc_network.npz."""
    kept = {f"{n} {name}": value.astype(np.float16) for n, w in enumerate(models) for name, value in w.items()}
    np.savez_compressed(muc_network.WEIGHTS, **kept)  # type: ignore[arg-type]


def by_folds(
    lessons: Mapping[str, Lesson], fold: Callable[[str], int], folds: int
) -> dict[int | None, list[network.Weights]]:
    """For each fold networks that learned from the others, and under None those of all."""
    found: dict[int | None, list[network.Weights]] = {}
    for k in (*range(folds), None):
        some = [x for doc, x in lessons.items() if fold(doc) != k]
        found[k] = [train(some, seed=seed) for seed in SEEDS]
    return found


def batches(lessons: Sequence[Lesson], random: np.random.Generator) -> Iterator[list[int]]:
    """Documents of like length together, in an order drawn anew."""
    size = np.array([len(x.inside.at) for x in lessons]) * random.uniform(0.8, 1.25, len(lessons))
    ranked = np.argsort(size)
    some = [ranked[k : k + BATCH].tolist() for k in range(0, len(ranked) - BATCH + 1, BATCH)]
    for k in random.permutation(len(some)):
        yield some[k]
