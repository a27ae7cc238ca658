"""The network that is trained is the one that is run; needs torch."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.articles import graph
from tests.articles.test_graph import seen

torch = pytest.importorskip("torch")


def test_what_is_trained_is_what_is_run() -> None:
    """Beside a longer page, torch answers for each block as numpy does, but for the rounding of tables."""
    from training import articles_graph

    inside = seen()
    scales = {"in.mean": np.zeros(3), "in.scale": np.ones(3)}
    taught = articles_graph.Taught(inside, np.ones(4), np.ones(4), 1.0, 0.0)
    part = graph.page(["Eggs."], np.array([0.9]), np.ones((1, 2), np.float32), np.arange(1), None)
    part = graph.Page(*(getattr(part, name) for name in part.__slots__[:4]), (np.zeros(1, int),) * 3, *(getattr(part, name) for name in part.__slots__[5:]))  # fmt: skip
    network = articles_graph.Network(3, 5).eval()
    with torch.no_grad():
        odds = network(
            articles_graph.together([articles_graph.Taught(part, np.ones(1), np.ones(1), 1.0, 0.0), taught], scales)
        )
    arrays = {}
    for name, value in (scales | {key: one.numpy() for key, one in network.state_dict().items()}).items():
        arrays |= articles_graph.small(f"graph_blocks_0_{name}", value)
    networks = graph.load(arrays, "blocks")
    assert np.abs(odds[1].numpy() - graph.read(networks, inside)).max() < 0.02
    assert np.abs(odds[0, :1].numpy() - graph.read(networks, part)).max() < 0.02
