"""The pieces of small networks on numpy, and those that ship: arrays by name in dateline/models/*.npz, made by recipes in training/."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Weights = Mapping[str, Array]

WIDTH = 384  # of the language model's vectors
CLIPPED = 4.0  # standard deviations
SLOPE = np.float32(np.sqrt(2 / np.pi))  # of gelu, as tanh approximates it


def scaled(w: Weights, name: str, values: Array) -> Array:
    """The values as standard deviations from their mean in training."""
    return np.asarray(np.clip((values - w[f"{name}.mean"]) / w[f"{name}.scale"], -CLIPPED, CLIPPED), dtype=np.float32)


def linear(w: Weights, name: str, x: Array) -> Array:
    return np.asarray(x @ w[f"{name}.weight"].T + w[f"{name}.bias"])


def normed(w: Weights, name: str, x: Array) -> Array:
    x = x - x.mean(-1, keepdims=True)
    spread = (x * x).mean(-1, keepdims=True)
    return np.asarray(x / np.sqrt(spread + 1e-5) * w[f"{name}.weight"] + w[f"{name}.bias"])


def gelu(x: Array) -> Array:
    return np.asarray(0.5 * x * (1 + np.tanh(SLOPE * x * (1 + 0.044715 * x * x))))


@cache
def shipped(name: str) -> Weights:
    """The weights of that name in dateline/models; none where the file is missing."""
    file = files("dateline.models") / f"{name}.npz"
    if not file.is_file():
        return {}
    with as_file(file) as path, np.load(path) as found:
        return {key: found[key].astype(np.float32) for key in found.files}
