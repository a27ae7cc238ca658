"""A linear model over vectors, marks known of a text and stems of its words: the readers of PLOVER's roots and of ACLED's sub-events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import MissingExtra
from dateline.language import encoder

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Linear:
    """A column for each label."""

    labels: tuple[str, ...]
    bias: Floats
    dense: Floats
    known: Floats
    stems: dict[str, Floats]

    def odds(self, dense: NDArray[Any], known: NDArray[Any], stems: Iterable[str]) -> Floats:
        """The probability of each label."""
        logits = self.bias + dense @ self.dense + known @ self.known
        logits = logits + sum((self.stems[stem] for stem in stems if stem in self.stems), start=np.float32(0))
        return encoder.softmax(logits)

    def ranked(self, odds: Floats) -> dict[str, float]:
        """Every label with its probability, the likeliest first."""
        return {self.labels[k]: float(odds[k]) for k in np.argsort(-odds)}


@cache
def load(name: str, recipe: str) -> Linear:
    """The weights that ship as dateline/models/NAME.npz. Raises MissingExtra, naming the recipe, where they are not installed."""
    path = files("dateline.models").joinpath(f"{name}.npz")
    if not path.is_file():
        raise MissingExtra(f"dateline/models/{name}.npz is not there; make it with python -m {recipe}")
    with path.open("rb") as file, np.load(file) as arrays:
        return unpacked(dict(arrays))


def unpacked(arrays: dict[str, Any]) -> Linear:
    """Half precision, one text of all labels and one of all stems, a line each, as the file keeps them."""
    return Linear(
        tuple(str(arrays["labels"]).split("\n")),
        arrays["bias"].astype(np.float32),
        arrays["dense"].astype(np.float32),
        arrays["known"].astype(np.float32),
        dict(zip(str(arrays["names"]).split("\n"), arrays["stems"].astype(np.float32), strict=True)),
    )
