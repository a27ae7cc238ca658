"""The array form of boosted trees."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles import trees

# x0 <= 1 ? (x1 <= 0 ? -1 : 2) : 5, and a tree that is one leaf of 10.
ARRAYS = {
    "t_feature": np.array([[0, 1, 0, 0, 0], [0, 0, 0, 0, 0]], np.uint8),
    "t_threshold": np.array([[1, 0, 0, 0, 0], [0, 0, 0, 0, 0]], np.float32),
    "t_left": np.array([[1, 2, 2, 3, 4], [0, 1, 2, 3, 4]], np.uint8),
    "t_right": np.array([[4, 3, 2, 3, 4], [0, 1, 2, 3, 4]], np.uint8),
    "t_value": np.array([[0, 0, -1, 2, 5], [10, 0, 0, 0, 0]], np.float32),
    "t_depth": np.array(8),
}


@given(st.lists(st.tuples(st.floats(-9, 9, width=32), st.floats(-9, 9, width=32)), min_size=1, max_size=20))
def test_arrays_answer_as_the_trees_they_stand_for(rows: list[tuple[float, float]]) -> None:
    """Every row walks to the leaf that the nested conditions name, in every tree."""
    expected = [(10 + (5 if a > 1 else 2 if b > 0 else -1)) for a, b in rows]
    found = trees.load(ARRAYS, "t").odds(np.array(rows, np.float32))
    assert found.tolist() == expected
