"""The networks beside the trees of the fields (dateline/incidents/candidates.py), learned from the same examples: fields.npz.

`training.linker` trains them; one network judges all four parts of a party. Needs torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.incidents.candidates import DAMPED, FIELDS, VECTORS, spread
from dateline.language import network
from training.layers import gelu

WIDTH = 96
# Average precision on parties of pages left out, trees / network / both: doer .745 .771 .774, victim .757 .786 .790, bystander .310 .353
# .354, helper .222 .224 .260 (width 128)
DROP, DROP_VECTORS, DROP_SIGNS = 0.5, 0.6, 0.15
ROUNDS, BATCH, RATE, DECAY = 16, 256, 2e-3, 0.05
LEVELS, SELDOM = 48, 0.002  # a sign with at most so many whole values gets a column for each that is not too seldom
FEW = 500  # examples; fewer teach nothing


class Network(nn.Module):
    def __init__(self, signs: int, outputs: int) -> None:
        super().__init__()
        self.vectors = nn.ModuleDict({name: nn.Linear(network.WIDTH, WIDTH) for name in VECTORS})
        self.signs, self.join, self.out = (
            nn.Linear(signs, WIDTH),
            nn.Linear(3 * WIDTH, WIDTH),
            nn.Linear(WIDTH, outputs),
        )
        self.drop = nn.Dropout(DROP)

    def forward(self, signs: Tensor, vectors: Tensor) -> Tensor:
        """[B, signs], [B, 4, width] -> [B, outputs]."""
        parts = [F.dropout(vectors[:, i], DROP_VECTORS, self.training) for i in range(len(VECTORS))]
        own, *told = (self.vectors[name](part) for name, part in zip(VECTORS, parts, strict=True))
        deed = told[0] + told[1] + told[2]
        x = self.signs(F.dropout(signs, DROP_SIGNS, self.training))
        both = torch.cat([gelu(own + deed + x), own * deed / DAMPED, gelu(x)], -1)
        return self.out(self.drop(gelu(self.join(self.drop(both)))))


def train(parts: Mapping[str, tuple[Any, ...]], *, seed: int = 7) -> dict[str, Any]:
    """The weights of all fields by name; `parts`: signs, labels, weights, vectors of each field model."""
    found: dict[str, Any] = {}
    for field, models in FIELDS.items():
        signs, _, _, vectors = parts.get(models[0], ((), (), (), np.zeros((0, 0))))
        if len(signs) >= FEW and vectors.size:
            labels = np.array([parts[name][1] for name in models]).T
            found |= learned(field, signs, labels, vectors, seed)
    return found


def learned(field: str, signs: Any, labels: Any, vectors: Any, seed: int) -> dict[str, Any]:
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    kept = {"signs.mean": signs.mean(0), "signs.scale": signs.std(0) + 1e-3, "levels": levels(signs)}
    kept = {f"{field}.{name}": values for name, values in kept.items()}
    x = torch.as_tensor(spread(kept, field, signs), dtype=torch.float32)
    mean = vectors.mean(0, dtype=np.float32)
    scale = np.sqrt(np.mean((vectors - mean) ** 2, axis=0, dtype=np.float32)) + 1e-3
    model = Network(x.shape[1], labels.shape[1])
    fit(model, x, vectors, torch.as_tensor(labels, dtype=torch.float32), (mean, scale), seed)
    return kept | {f"{field}.{name}": w for name, w in folded(model, mean, scale).items()}


def levels(signs: Any) -> Any:
    """[2, columns]: the column of each sign of few values, and the value."""
    found = []
    for column, values in enumerate(signs.T):
        each, number = np.unique(values, return_counts=True)
        if len(each) <= LEVELS and np.array_equal(each, each.round()):
            found += [(column, value) for value, n in zip(each, number, strict=True) if n >= SELDOM * len(values)]
    return np.array(found, dtype=np.float32).T.reshape(2, -1)


def fit(model: Network, x: Tensor, vectors: Any, y: Tensor, scales: tuple[Any, Any], seed: int) -> None:
    mean, scale = scales
    random = np.random.default_rng(seed)
    steps = ROUNDS * (len(x) // BATCH or 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    model.train()
    for _ in range(steps):
        some = random.integers(0, len(x), BATCH)
        seen = torch.as_tensor((vectors[some] - mean) / scale, dtype=torch.float32)
        loss = F.binary_cross_entropy_with_logits(model(x[some], seen), y[some])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    model.eval()


def folded(model: Network, mean: Any, scale: Any) -> dict[str, Any]:
    """The weights, those of the vectors made for vectors as they are."""
    found = {name: w.numpy() for name, w in model.state_dict().items() if not name.startswith("vectors.")}
    for i, name in enumerate(VECTORS):
        layer: Any = model.vectors[name]
        weight, bias = layer.weight.detach().numpy() / scale[i], layer.bias.detach().numpy()
        found |= {f"{name}.weight": weight, f"{name}.bias": bias - weight @ mean[i]}
    return found
