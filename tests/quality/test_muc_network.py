"""The network that reads a document of MUC-4 at once, and what is made of its answers; all text here is invented."""

from types import SimpleNamespace

import numpy as np
import pytest

from quality import muc_answers, muc_assemble, muc_judge, muc_linear, muc_network, muc_read
from quality.muc_entities import Entity
from quality.muc_judge import OUTPUTS, TYPES, Answers

learned = pytest.mark.skipif(not muc_network.WEIGHTS.is_file(), reason="python -m training.muc makes the weights")
TEXT = "   LIMA, 3 MAY 89 (AGENCY) -- [TEXT] A BOMB EXPLODED OUTSIDE A BANK.  THE BOMB KILLED A GUARD OF THE BANK."


@pytest.fixture(scope="module")
def judged():
    document = muc_read.document({"doc_id": "invented", "text": TEXT, "dateline": {"date": "1989-05-03"}})
    return muc_judge.judge(document, muc_judge.Models.of(muc_linear.weights()["linear"]))


def told(*rows):
    """Answers for mentions, from their log odds of the first role."""
    roles = np.full((len(rows), len(OUTPUTS)), -9.0)
    roles[:, 0] = rows
    kinds = np.zeros((len(rows), len(TYPES)))
    return Answers(roles, kinds, np.array([[1.0, 0, 0, 0, 0], [3.0, 0, 0, 0, 0]]), np.arange(5.0), {}, (), ())


@learned
def test_without_weights_every_answer_is_that_of_a_phrase_not_read(judged):
    found = muc_network.answers(judged, ())
    assert found.roles.shape == (len(judged.mentions), len(OUTPUTS))
    assert {*found.roles.ravel(), *found.whole} == {muc_network.UNREAD}


@learned
def test_phrases_of_the_same_words_and_a_phrase_and_its_sentence_are_told_from_others(judged):
    inside = muc_network.units(judged)
    many, heads = len(inside.sentences), [judged.document.words[judged.mentions[k].head] for k in inside.which]
    first, second = (many + k for k, head in enumerate(heads) if head == "bomb")
    assert inside.near[first, second] != inside.near[first, many + heads.index("guard")]
    assert inside.near[0, first] != inside.near[0, second]


@learned
def test_the_weights_are_small_and_each_model_answers(judged):
    models = muc_network.shipped()
    assert muc_network.WEIGHTS.stat().st_size <= 3_000_000
    found = muc_network.answers(judged, models)
    assert len(found.phrases) == len(models)
    assert found.whole.argmax() == TYPES.index("BOMBING")


def test_an_entity_is_as_likely_as_its_likeliest_mention():
    entity, other = Entity("PerpInd", "GANG", (0, 2), (0, 0)), Entity("PerpInd", "MEN", (1,), (1, 1))
    rows = [
        dict(zip(muc_answers.ROLE_NAMES, row, strict=True))
        for row in muc_answers.role_values(told(1.0, 0.5, 2.0), [entity, other], "ATTACK", 0)
    ]
    assert (rows[0]["read"], rows[0]["read mean"], rows[0]["read second"], rows[0]["read rank"]) == (2.0, 1.5, 1.0, 0.0)
    assert (rows[1]["read rank"], rows[1]["read margin"]) == (1.0, -1.5)


def test_a_type_is_told_by_the_sentence_that_tells_most_of_it():
    row = dict(zip(muc_answers.TYPE_NAMES, muc_answers.type_values(told(1.0))[0], strict=True))
    assert (row["read top"], row["read top 2"], row["read whole other"], row["read rank"]) == (3.0, 1.0, 4.0, 4.0)


def test_targets_hit_apart_get_templates_of_their_own_and_a_weapon_goes_to_the_nearest():
    mentions = [SimpleNamespace(head=n) for n in range(3)]
    document = SimpleNamespace(read=SimpleNamespace(tokens=[SimpleNamespace(sentence=s) for s in (0, 5, 5)]))
    stands = SimpleNamespace(document=document, mentions=mentions, roles=np.zeros((3, len(OUTPUTS))))
    bank, mayor, rifle = (Entity(r, r, (n,), (n, n)) for n, r in enumerate(("Target", "Victim", "Weapon")))
    fillers = {role: [] for role in OUTPUTS} | {
        "Target": [(0.9, bank)],
        "Victim": [(0.9, mayor)],
        "Weapon": [(0.5, rifle)],
    }
    pairs = {(a, b): -3.0 for a in (bank, mayor) for b in (bank, mayor)}
    found = muc_assemble.split(stands, muc_assemble.Told("ATTACK", 0.9, fillers, pairs), {"pair": 0.5})
    assert [[e.role for some in t.fillers.values() for _, e in some] for t in found] == [
        ["Target"],
        ["Victim", "Weapon"],
    ]
