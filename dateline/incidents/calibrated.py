"""Probabilities that mean what they say: of the values given with .8, eight in ten are right on pages that nothing was learned from.

What a field's model answers is moved by a logistic curve of its own (Platt 1999), fitted by training/calibration.py on pages left out
of the models' training. Choices are made on the models' own answers; this is the last step.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp, log

EDGE = 1e-4


def p(field: str, said: float | None) -> float | None:
    """The probability of a value of this field; unmoved where nothing was fitted."""
    if said is None or field not in curves():
        return said
    slope, shift = curves()[field]
    return round(1 / (1 + exp(-(slope * logit(said) + shift))), 4)


def logit(said: float) -> float:
    inside = min(max(said, EDGE), 1 - EDGE)
    return log(inside / (1 - inside))


@cache
def curves() -> dict[str, tuple[float, float]]:
    """Field -> slope and shift of its curve on log odds."""
    text = (files("dateline") / "models" / "calibration.json").read_text(encoding="utf-8")
    return {field: (float(slope), float(shift)) for field, (slope, shift) in json.loads(text).items()}
