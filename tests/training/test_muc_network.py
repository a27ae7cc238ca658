"""The network of MUC-4 as it is trained is the one that reads."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from quality import muc_network as reader  # noqa: E402
from quality import muc_split  # noqa: E402
from quality.muc_judge import OUTPUTS, TYPES, Answers  # noqa: E402
from training import muc_network  # noqa: E402
from training.muc_lessons import Lesson, Pairs  # noqa: E402


def lesson(random, sentences=3, phrases=5):
    """A document of numbers alone; one pair of fillers."""
    many = sentences + phrases

    def drawn(*shape):
        return random.normal(size=shape).astype(np.float32)

    inside = reader.Units(
        drawn(sentences, 384), drawn(sentences, 20), drawn(phrases, 384), drawn(phrases, 384), drawn(phrases, 30),
        np.arange(many), random.integers(0, reader.BIASES, (many, many)), tuple(range(phrases)),
    )  # fmt: skip
    pairs = Pairs([[0, 2]], [[1]], drawn(1, len(muc_split.NAMES)), np.ones(1), np.ones(1))
    right = [
        random.integers(0, 2, shape).astype(float)
        for shape in ((phrases, len(OUTPUTS)), (phrases, len(TYPES)), (sentences, len(TYPES)), (len(TYPES),))
    ]
    return Lesson(inside, *right, pairs)


def test_numpy_and_torch_answer_alike():
    random = np.random.default_rng(0)
    lessons = [lesson(random), lesson(random, sentences=2, phrases=7)]
    scales = muc_network.measured(lessons)
    tables = muc_network.ready(lessons, scales)
    model = muc_network.Network({name: tables[0][name].shape[1] for name in reader.PARTS}, len(muc_split.NAMES)).eval()
    with torch.no_grad():
        right = {name: t.numpy() for name, t in model(muc_network.together(lessons, tables)).items()}
    weights = scales | {name: value.numpy() for name, value in model.state_dict().items()}
    found = [reader.answered(weights, x.inside) for x in lessons]
    for name in ("roles", "kinds", "sentences"):
        assert np.allclose(np.concatenate([f[name] for f in found]), right[name], atol=1e-4)
    assert np.allclose([f["whole"] for f in found], right["whole"], atol=1e-4)
    answers = Answers(*(np.zeros(0),) * 4, {0: 0, 1: 1, 2: 2}, (found[1]["phrases"],), (weights,))
    stands = [muc_split.Stand("Target", (0, 2)), muc_split.Stand("Victim", (1,))]
    signs = np.repeat(lessons[1].pairs.signs, 4, axis=0)
    assert np.isclose(reader.as_one(answers, stands, signs)[0, 1], right["pairs"][1], atol=1e-4)


def test_a_network_is_learned_from_a_few_documents():
    random = np.random.default_rng(0)
    weights = muc_network.train([lesson(random) for _ in range(8)], seed=1)
    assert {"layers.0.qkv.weight", "score.bias", "signs.mean"} <= {*weights}
