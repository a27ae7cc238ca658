"""What strings are known to fill roles, which names are one, and what the incident heads say of words; all names are invented."""

from types import SimpleNamespace

import numpy as np
import pytest

from dateline.language import encoder
from dateline.language.analysis import ARGUMENTS, DEEDS
from dateline.types import Span
from quality import muc_linear, muc_read, muc_seen
from quality.muc_entities import Entity
from quality.muc_judge import OUTPUTS


def entity(said, first, last):
    return Entity("PerpOrg", said, (0,), (first, last))


def document(text):
    words, at = [], 0
    for word in text.split(" "):
        words.append(SimpleNamespace(span=Span(at, at + len(word))))
        at += len(word) + 1
    return SimpleNamespace(text=text, read=SimpleNamespace(tokens=words))


NONE = {role: [] for role in OUTPUTS}
EMPTY = {role: set() for role in OUTPUTS}


def told(*documents):
    """Tables from documents of (candidates for PerpOrg, those of them that fill it)."""
    return muc_seen.tables(
        (NONE | {"PerpOrg": [entity(s, 0, 0) for s in some]}, EMPTY | {"PerpOrg": set(right)})
        for some, right in documents
    )["PerpOrg"]


def test_a_string_that_filled_the_role_is_likelier_than_one_never_seen_and_that_than_one_that_never_did():
    table = told((["RED COLUMN", "CITY PRESS"], ["red column"]), (["RED COLUMN", "CITY PRESS"], ["red column"]))
    filled, never, unseen = (muc_seen.odds(table, f"s {s}")[0] for s in ("red column", "city press", "blue line"))
    assert filled > unseen > never


def test_strings_seen_once_are_forgotten_and_the_sum_of_all_is_kept():
    table = told((["RED COLUMN"], ["red column"]))
    assert table == {muc_seen.ALL: [1, 1]}


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("THE RED COLUMN AND COLUMN MEN", ("RED COLUMN", 1, 2), ("COLUMN", 4, 4), True),
        ("PEOPLES RED COLUMN WHILE THE PRC", ("PEOPLES RED COLUMN", 0, 2), ("PRC", 5, 5), True),
        ("RED COLUMN ( LINE )", ("RED COLUMN", 0, 1), ("LINE", 3, 3), True),
        ("RED COLUMN AND LINE", ("RED COLUMN", 0, 1), ("LINE", 3, 3), False),
    ],
)
def test_names_are_one_when_inside_another_or_its_initials_or_in_brackets_behind_it(text, one, other, same):
    assert muc_seen.alike(document(text), entity(*one), entity(*other)) is same


def test_alike_names_share_a_group_across_a_third():
    some = [
        entity("PEOPLES RED COLUMN", 0, 2),
        entity("PRC", 5, 5),
        entity("CITY PRESS", 7, 8),
        entity("COLUMN", 10, 10),
    ]
    homes = muc_seen.groups(document("PEOPLES RED COLUMN WHILE THE PRC TOLD CITY PRESS THE COLUMN"), some)
    assert homes[0] == homes[1] == homes[3] != homes[2]


def test_a_word_fills_a_role_as_far_as_some_word_tells_of_an_incident_of_that_group():
    deeds = np.full((3, 1 + len(DEEDS)), -9.0)
    deeds[:, 0] = 9.0
    deeds[1, 0], deeds[1, 1 + DEEDS.index("bombing")] = -9.0, 9.0
    arguments = np.full((len(ARGUMENTS), 3, 3), -9.0)
    arguments[ARGUMENTS.index("means"), 1, 0] = 9.0
    arguments[ARGUMENTS.index("means"), 2, 1] = 9.0  # of a word that tells nothing
    unit = encoder.Unit([Span(0, 1)] * 3, [0, 0, 0], out={"deeds": deeds, "arguments": arguments})
    groups = list(muc_read.GROUPS)
    means = muc_read.arguments(unit)[:, :, ARGUMENTS.index("means")]
    assert means[0, groups.index("bombing")] > 0.9
    assert means[0, groups.index("abduction")] < 0.01
    assert means[1].max() < 0.01


def test_joint_scores_add_words_and_vectors():
    model = muc_linear.joint({"outputs": ["a"], "bias": [1.0], "weights": {"x": [50]}, "vectors": [[2.0, 0.0]]})
    assert model.table([["x"], []], np.array([[1.0, 5.0], [0.0, 5.0]])).tolist() == [[4.0], [1.0]]
