"""From numbers to trees and names."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import decoding
from dateline.language.analysis import NAME_TAGS, Token
from dateline.language.encoder import Unit
from dateline.types import Span


@given(st.integers(1, 9), st.integers(0, 10_000), st.integers(1, 3))
def test_trees_have_one_root_a_sentence_and_no_cycle(size: int, seed: int, sentences: int) -> None:
    """Whatever the scores, each sentence is one tree that keeps to itself."""
    rng = np.random.default_rng(seed)
    sentence = sorted(int(s) for s in rng.integers(0, sentences, size))
    heads = decoding.tree(rng.normal(size=(size, size)).astype(np.float32), sentence)
    for number in set(sentence):
        inside = [i for i, s in enumerate(sentence) if s == number]
        assert sum(heads[i] == i for i in inside) == 1
        for i in inside:
            path = []
            while heads[i] != i:
                assert i not in path
                path.append(i)
                i = heads[i]
                assert sentence[i] == number


def test_the_best_tree_is_kept() -> None:
    """Scores that already make a tree are not touched."""
    arcs = np.full((3, 3), -5.0, np.float32)
    arcs[0, 1] = arcs[1, 1] = arcs[2, 1] = 5.0
    assert decoding.tree(arcs, [0, 0, 0]) == [1, 1, 1]


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_names_are_lawful(size: int, seed: int) -> None:
    """Names are ordered, apart, inside the words, and have one kind each."""
    rng = np.random.default_rng(seed)
    unit = Unit([Span(3 * i, 3 * i + 2) for i in range(size)], [0] * size)
    unit.out["names"] = rng.normal(size=(size, len(NAME_TAGS))) * 3
    names = decoding.named(unit, decoding.viterbi([unit.out["names"]])[0])
    assert all(a.span.stop <= b.span.start for a, b in zip(names, names[1:], strict=False))
    assert all(0 <= n.p <= 1 for n in names)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), st.integers(0, 10_000))
def test_units_side_by_side_are_tagged_as_each_alone(sizes: list[int], seed: int) -> None:
    """Padding changes no unit's tags."""
    rng = np.random.default_rng(seed)
    logits = [rng.normal(size=(size, len(NAME_TAGS))).astype(np.float32) for size in sizes]
    assert decoding.viterbi(logits) == [decoding.viterbi([rows])[0] for rows in logits]


@given(st.integers(1, 9), st.integers(0, 10_000))
def test_lawful_tags_need_no_search(size: int, seed: int) -> None:
    """Where the likeliest tags are lawful, the search would find the same."""
    rows = np.random.default_rng(seed).normal(size=(size, len(NAME_TAGS)))
    assert decoding.viterbi([rows]) == decoding._searched([rows])


def test_an_inside_tag_never_opens_a_name() -> None:
    """The likeliest lawful run wins over the likeliest tags."""
    unit = Unit([Span(0, 2), Span(3, 5)], [0, 0])
    logits = np.zeros((2, len(NAME_TAGS)))
    logits[0, NAME_TAGS.index("B-person")] = 5
    logits[1, NAME_TAGS.index("I-place")] = 5
    logits[1, NAME_TAGS.index("I-person")] = 4
    unit.out["names"] = logits
    assert [(n.span, n.kind) for n in decoding.named(unit, decoding.viterbi([unit.out["names"]])[0])] == [
        (Span(0, 5), "person")
    ]


def test_a_subject_with_a_preposition_is_an_agent() -> None:
    """ "shot by gunmen": whatever the scores say, gunmen is no subject."""
    text = "shot by gunmen"
    words = [("shot", 0, "root"), ("by", 2, "case"), ("gunmen", 0, "nsubj:pass")]
    tokens = [
        Token(Span(text.index(w), text.index(w) + len(w)), "X", head, relation, 0, 0.0) for w, head, relation in words
    ]
    assert [t.deprel for t in decoding._obliques(text, tokens)] == ["root", "case", "obl:agent"]


def test_a_preposition_behind_a_subject_is_not_its_own() -> None:
    """ "Raids were made by police": where the scores hang "by" on the raids, they stay the subject."""
    text = "Raids were made by police"
    rows = [
        ("Raids", 2, "nsubj:pass"),
        ("were", 2, "aux:pass"),
        ("made", 2, "root"),
        ("by", 0, "case"),
        ("police", 2, "obl:agent"),
    ]
    tokens = [
        Token(Span(text.index(w), text.index(w) + len(w)), "X", head, relation, 0, 0.0) for w, head, relation in rows
    ]
    assert decoding._obliques(text, tokens)[0].deprel == "nsubj:pass"
