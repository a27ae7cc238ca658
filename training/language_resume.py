"""The shipped int8 weights as a network again, so that training can go on from them without a checkpoint.

A weight of the graph has no name of its own: it is known by the bias that is added to its product, or, without one
(the joins of word pairs), by its order.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.language_network import Network

JOINS = ("arcs.join.weight", "source.join.weight", "content.join.weight")
Array = NDArray[np.float32]


def resume(models: Path, network: Network) -> list[str]:
    """Fills `network` from models/language.onnx; answers the names of parameters that it does not hold (new heads)."""
    weights = _weights(onnx.load(str(models / "language.onnx")))
    missing = []
    with torch.no_grad():
        for name, value in network.named_parameters():
            if name in weights:
                value.copy_(torch.from_numpy(weights[name]))
            else:
                missing.append(name)
    return missing


def labels(models: Path) -> dict[str, int]:
    """The dependency labels of the shipped network, with their numbers."""
    facts = json.loads((models / "language.json").read_text(encoding="utf-8"))
    return {name: number for number, name in enumerate(facts["labels"])}


def _weights(model: onnx.ModelProto) -> dict[str, Array]:
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    found = {name: array for name, array in arrays.items() if array.dtype == np.float32 and not name.endswith("_scale")}
    joins = iter(JOINS)
    for name in [name for name in arrays if name.endswith("_quantized")]:
        base = name.removesuffix("_quantized")
        zero = arrays[f"{base}_zero_point"].astype(np.float32)
        real = ((arrays[name].astype(np.float32) - zero) * arrays[f"{base}_scale"]).astype(np.float32)
        if base.startswith("onnx::MatMul"):
            bias = _bias(model, name)
            found[f"{bias.removesuffix('.bias')}.weight" if bias else next(joins)] = np.ascontiguousarray(real.T)
        else:
            found[base] = real
    return found


def _bias(model: onnx.ModelProto, name: str) -> str:
    """The bias added to the product with this weight, through the casts and scalings in between; empty without one."""
    for _ in range(6):
        user = next((node for node in model.graph.node if name in node.input), None)
        if user is None or user.op_type not in ("MatMulInteger", "Cast", "Mul", "Add", "DynamicQuantizeMatMul"):
            return ""
        bias = next((other for other in user.input if other.endswith(".bias")), "")
        if user.op_type == "Add" and bias:
            return str(bias)
        name = user.output[0]
    return ""
