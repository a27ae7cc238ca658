"""Writes the trained network as int8 ONNX: python -m training.language_export CHECKPOINT dateline/models

    pip install torch==2.13.0 onnx onnxruntime

Beside language.onnx it writes language.json: the dependency labels, the step, the size, and what the codebook's words weigh.
"""

from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from training.language_network import Network

INPUTS = ("ids", "shapes", "first", "sentence")
OUTPUTS = (
    "names",
    "upos",
    "arcs",
    "labels",
    "attribution",
    "source",
    "content",
    "facts",
    "deeds",
    "status",
    "counted",
    "arguments",
    "inner",
)


def example() -> tuple[torch.Tensor, ...]:
    """A batch of two for tracing; every axis but the widths stays free."""
    ids = torch.tensor([[101, 7592, 2088, 1012, 102], [101, 7592, 102, 0, 0]])
    return ids, torch.ones_like(ids), torch.tensor([[1, 2, 3], [1, 0, 0]]), torch.tensor([[0, 0, 0], [0, -1, -1]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    saved = torch.load(given.checkpoint, weights_only=False)
    network = Network(len(saved["labels"]))
    network.load_state_dict(
        {name.removeprefix("module."): value for name, value in saved["averaged"].items() if name != "n_averaged"}
    )
    network.eval()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    axes = {name: {0: "batch", 1: "pieces" if name in ("ids", "shapes") else "words"} for name in INPUTS}
    axes |= {
        name: {0: "batch", 1: "words", 2: "words"}
        if name in ("arcs", "source", "content")
        else {0: "batch", 2: "words", 3: "words"}
        if name == "arguments"
        else {0: "batch", 1: "words"}
        for name in OUTPUTS
    }
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network,
            example(),
            str(whole),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(whole),
            str(given.out / "language.onnx"),
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    labels = sorted(saved["labels"], key=saved["labels"].get)
    facts = {"labels": labels, "step": saved["step"], "bytes": (given.out / "language.onnx").stat().st_size}
    facts["codebook"] = [[round(float(w), 3) for w in row] for row in network.codebook.weight]
    (given.out / "language.json").write_text(json.dumps(facts) + "\n", encoding="utf-8")
    print(facts["bytes"], "bytes at step", facts["step"])


if __name__ == "__main__":
    main()
