"""A page's blocks read together: whom each hears, and what the shipped networks make of them."""

from __future__ import annotations

import numpy as np

from dateline.articles import containers, graph, model
from tests.articles.test_model import HTML

LINES = ["The miners of Orr went on strike.", "12:30", "A recipe with eggs.", "The strike of the miners ended."]


def seen() -> graph.Page:
    paths = [("html", "body", "main"), ("html", "body", "main"), ("html", "body", "nav"), ("html", "body", "main")]
    kin = containers.kin(containers.number(dict.fromkeys(paths)), np.array([0, 0, 1, 0]))
    return graph.page(LINES, np.full(4, 0.5), np.zeros((4, 2), np.float32), np.arange(4), kin)


def test_a_block_hears_the_blocks_that_share_its_words() -> None:
    """Two lines on the miners' strike hear each other; one on eggs hears neither."""
    shared = seen().shared
    assert shared[0, 3] > 0.5
    assert not shared[2].any()
    assert not shared.diagonal().any()


def test_a_container_is_heard_as_the_mean_of_its_blocks() -> None:
    """Each row is given its group's mean, by weight."""
    share, of = graph._shares(np.array([7, 2, 7]), np.array([1.0, 5.0, 3.0]))
    assert (share @ np.array([[1.0], [9.0], [5.0]]))[of].tolist() == [[4.0], [9.0], [4.0]]


def test_a_neighbour_is_heard_from_the_right_side() -> None:
    """A row hears what stands above it and what stands below it; beyond the ends there is nothing, on a page of one block too."""
    above, below = np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 30.0])
    said = np.stack([above, below])[None, :, :, None]
    for shift, heard in ((1, [20, 31, 2]), (2, [30, 0, 1]), (4, [0, 0, 0])):
        told = np.zeros((1, 3, 1))
        graph._hear(told, said, [shift])
        assert told.ravel().tolist() == heard
    graph._hear(told := np.zeros((1, 1, 1)), said[:, :, :1], [4])
    assert told.tolist() == [[[0.0]]]


def test_a_block_without_words_has_none() -> None:
    """The words of the others are means of their own rows of the table."""
    inside = seen()
    table = np.ones((graph.CODES, 2, 3), np.float32)
    assert graph._means(table, inside)[1, :, 0].tolist() == [1, 0, 1, 1]


def test_tables_are_read_from_whole_numbers() -> None:
    """A table's row is its whole numbers times the row's step; vectors are kept as they are."""
    arrays = {
        "graph_blocks_0_told.weight": np.array([[2, -4]], np.int8),
        "graph_blocks_0_told.weight.step": np.array([0.5]),
        "graph_blocks_0_told.bias": np.array([3.0]),
        "graph_lines_0_told.bias": np.array([1.0]),
    }
    found = graph.load(arrays, "blocks")
    assert found["told.weight"].tolist() == [[[1.0], [-2.0]]]
    assert found["told.bias"].tolist() == [[[3.0]]]


def test_the_shipped_networks_tell_text_from_chrome() -> None:
    """Alone, without the trees, they take the story's paragraphs for text and the menu for none."""
    from dateline.pages import from_bytes

    page = from_bytes(HTML.encode(), source="page.html")
    own = [block for block in page.blocks if block.tag != "meta"]
    p = dict(zip((block.span.of(page.text)[:12] for block in own), model.probabilities(page, own), strict=True))
    assert p["The men walk"] > 0.8 > 0.1 > p["Home"]
