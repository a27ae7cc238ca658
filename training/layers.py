"""The torch twins of what dateline/language/network.py and incidents/narrative.py compute, shared by the recipes of networks."""

from __future__ import annotations

import math

from torch import Tensor, nn
from torch.nn import functional as F

from dateline.incidents.narrative import HEADS


class Layer(nn.Module):
    """One layer of a transformer, as narrative.attended: x [..., n, width], bias that spreads over [..., heads, n, n]."""

    def __init__(self, width: int, drop: nn.Module) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.drop = drop

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        q, k, v = (t.unflatten(-1, (HEADS, -1)).transpose(-2, -3) for t in self.qkv(x).chunk(3, -1))
        odds = F.softmax(q @ k.transpose(-1, -2) / math.sqrt(x.shape[-1] // HEADS) + bias, -1)
        x = self.norm1(x + self.drop(self.out((odds @ v).transpose(-2, -3).flatten(-2))))
        return self.norm2(x + self.drop(self.down(gelu(self.up(x)))))  # type: ignore[no-any-return]


def gelu(x: Tensor) -> Tensor:
    return F.gelu(x, approximate="tanh")
