"""Boosted trees in plain Python."""

from dateline.incidents import trees

MODEL = {"features": ["a", "b"], "bias": 0.5, "trees": [[0, 1.0, -2.0, [1, 3.0, 1.0, 4.0]], [1, 0.0, 0.25, 0.75]]}


def test_a_value_at_the_threshold_goes_left() -> None:
    """A value equal to the threshold goes left, as in the library that trains the trees."""
    model = trees.from_dict(MODEL)
    assert model.score([1.0, 9.0]) == 0.5 - 2.0 + 0.75
    assert model.score([1.1, 3.0]) == 0.5 + 1.0 + 0.75
    assert model.score([1.1, 3.1]) == 0.5 + 4.0 + 0.75


def test_a_probability_is_the_logistic_of_the_score() -> None:
    """A score of nought is even odds, and huge scores don't overflow."""
    even = trees.from_dict({"features": [], "bias": 0.0, "trees": [0.0]})
    sure = trees.from_dict({"features": [], "bias": 5000.0, "trees": [0.0]})
    assert even.p([0.0]) == 0.5
    assert sure.p([0.0]) > 0.999


def test_the_shipped_models_fit_their_features() -> None:
    """The shipped models were trained on the features that the code computes today, in their order."""
    from dateline.incidents import choice, counts, joining, pairs, parties, roles, rows, when, where

    names = {
        "pair": pairs,
        "group": joining,
        "row": rows,
        "type": choice,
        "when": when,
        "where": where,
        "toll": counts,
        **dict.fromkeys(parties.PARTS, roles),
    }
    assert {name: trees.load(name).features for name in trees.models() if name != "eventful"} == {
        name: part.NAMES for name, part in names.items()
    }


def test_many_rows_score_as_each_alone() -> None:
    """Scores don't depend on what is scored beside them."""
    model = trees.from_dict(MODEL)
    rows = [[0.0, 0.0], [2.0, 3.5], [1.0, -1.0]]
    assert model.scores(rows) == [model.score(row) for row in rows]
    assert model.scores([]) == []


def test_a_tree_of_many_questions_scores_as_well() -> None:
    """Trees with more questions than a byte holds are gone down level by level, to the same leaves."""
    chain: object = 0.0
    for n in range(12):
        chain = [0, float(n), float(n + 1), chain]  # n < value <= n + 1 leads to the leaf n + 2
    deep = trees.from_dict({"features": ["a"], "bias": 0.0, "trees": [chain]})
    assert deep.answers is None
    assert trees.from_dict(MODEL).answers is not None
    assert deep.scores([[-1.0], [11.5]]) == [12.0, 0.0]
