"""The scores of MUC-4 templates, and the parts of its reader that need no weights; every template here is invented."""

import json
from types import SimpleNamespace

import pytest

from dateline.types import Span
from quality import muc, muc_fills, muc_floor, muc_read, muc_scene, muc_score, muc_slots, muc_split
from quality.muc_fills import exact
from quality.muc_linear import WEIGHTS, linear

learned = pytest.mark.skipif(not WEIGHTS.is_file(), reason="python -m training.muc makes the weights")


def template(kind="BOMBING", **slots):
    row = {
        "template": 1, "optional": False, "type": [kind], "stage": ["ACCOMPLISHED"], "date": None, "location": None, "perp_category": [],
        "instruments": [], "instrument_types_unlinked": [], "perp_individuals": [], "perp_orgs": [], "phys_targets": [],
        "phys_effect_unlinked": [], "phys_total": None, "hum_targets": [], "hum_effect_unlinked": [], "hum_total": None,
    }  # fmt: skip
    return row | slots


def filler(*names, **more):
    return {"optional": False, "names": [[n, [0, len(n)]] for n in names]} | more


def day(form, first, last):
    return {"raw": "", "optional": False, "alternatives": [{"form": form, "from": first, "to": last}]}


def place(*names):
    chain = [{"name": n, "type": "CITY", "between": False} for n in names]
    return {"raw": "", "alternatives": [chain], "country": names[0]}


BOMB = template(
    perp_orgs=[filler("THE RED COLUMN", "RC", confidence=["CLAIMED OR ADMITTED"])],
    instruments=[filler("TWO BOMBS", type=["BOMB"])],
    hum_targets=[filler("ANA LEAL", descriptions=[["CLERK", [9, 14]]], number=[exact(1, 1, "exact")])],
    date=day("on", "1989-05-03", "1989-05-03"), location=place("PERU", "LIMA"),
)  # fmt: skip


def overall(pred, gold, **ways):
    return muc_score.template_f1({"d": pred}, {"d": gold}, **ways)["all"]


def test_a_key_scores_100_against_itself_in_both_scores():
    assert overall([BOMB], [BOMB]) == (100.0, 100.0, 100.0)
    assert muc_slots.slot_f1({"d": [BOMB]}, {"d": [BOMB]})["all"] == 100.0


def test_any_string_of_a_gold_filler_is_right_and_articles_and_marks_do_not_count():
    assert overall([template(perp_orgs=[filler('"Red Column"')])], [BOMB])[0] == 100.0


def test_a_template_of_another_type_is_wrong_with_all_its_fillers_and_the_key_is_missed():
    found = muc_score.count([template("ATTACK", perp_orgs=[filler("RC")])], [BOMB])
    assert (found["type p"], found["PerpOrg p"], found["PerpOrg P"], found["type R"]) == (0, 0, 1, 1)


def test_two_types_of_a_key_are_alternatives():
    assert overall([template("ATTACK")], [template({"alternatives": ["ATTACK", "BOMBING"]})]) == (100.0, 100.0, 100.0)


def test_a_document_without_incident_makes_every_template_wrong():
    precision, recall, _ = overall([BOMB], [])
    assert (precision, recall) == (0.0, 0.0)


def test_templates_are_paired_for_the_most_right_fillers_whatever_their_order():
    one, other = template(instruments=[filler("MINE")]), template(instruments=[filler("ROCKET")])
    assert overall([other, one], [one, other]) == (100.0, 100.0, 100.0)


def test_named_victims_alone_count_unless_all_are_asked_for():
    gold = template(hum_targets=[{"optional": False, "names": [], "descriptions": [["THREE NURSES", [0, 12]]]}])
    assert muc_score.count([], [gold])["Victim R"] == 0
    assert muc_score.count([], [gold], victims="all")["Victim R"] == 1


def test_heads_match_where_only_the_last_word_before_of_is_asked_for():
    gold = template(perp_individuals=[filler("FIVE HOODED MEMBERS OF A GANG")])
    pred = template(perp_individuals=[filler("MEMBERS")])
    assert muc_score.count([pred], [gold])["PerpInd p"] == 0
    assert muc_score.count([pred], [gold], match="head")["PerpInd p"] == 1


def test_a_string_that_the_text_does_not_hold_is_no_gold_filler():
    gold = template(instruments=[{"optional": False, "names": [["MINE", None]]}])
    assert muc_score.count([], [gold])["Weapon R"] == 0


def test_pairs_of_many_templates_are_found_without_trying_all():
    gains = [[float(i == j) for j in range(20)] for i in range(20)]
    assert sorted(muc_score.best_pairs(gains)) == [(i, i) for i in range(20)]


def test_a_day_and_on_or_before_that_day_are_half_right():
    on, before = ("on", "1989-05-03", "1989-05-03"), ("on_or_before", None, "1989-05-03")
    assert (muc_slots.date_points(on, on), muc_slots.date_points(on, before)) == (1.0, 0.5)
    assert muc_slots.date_points(on, ("on", "1989-06-01", "1989-06-01")) == 0.0


def test_the_country_alone_is_half_a_place():
    assert muc_slots.place_points(("PERU", "LIMA"), ("PERU",)) == 0.5
    assert muc_slots.place_points(("PERU", "LIMA (DEPARTMENT)", "PUNO"), ("PERU", "PUNO")) == 1.0
    assert muc_slots.place_points(("PERU",), ("CHILE",)) == 0.0


def test_a_plural_is_half_of_any_number_above_one():
    assert muc_slots.number_points("PLURAL", "5") == 0.5
    assert muc_slots.number_points("PLURAL", "1") == 0.0
    assert muc_slots.number_points("~5", "5") == 0.5


def test_a_set_fill_that_hangs_on_a_wrong_entity_is_half_right():
    pred = template(instruments=[filler("A CAR", type=["BOMB"])])
    assert muc_slots.template_points(pred, BOMB)["instrument type ="] == 0.5


def test_optional_fills_and_templates_are_never_missed():
    gold = template(instruments=[filler("MINE") | {"optional": True}]) | {"optional": False}
    assert muc_slots.count([template()], [gold])["instrument R"] == 0
    assert not muc_slots.count([], [gold | {"optional": True}])


def test_the_floor_reads_a_bombing_by_its_words():
    row = muc_floor.predict("A BOMB EXPLODED AT THE BANK.  THE BOMB WAS LAID BY SHINING PATH GUERRILLAS.")[0]
    assert row["type"] == ["BOMBING"]
    assert [e["names"][0][0] for e in row["perp_orgs"]] == ["SHINING PATH"]
    assert muc_floor.predict("THE MINISTER OPENED A BRIDGE.") == []


def test_remarks_and_place_lines_are_blanked_and_no_offset_moves():
    text = "   LIMA, 3 MAY 89 (AGENCY) -- [TEXT] A BOMB WENT OFF.  [PASSAGE OMITTED] NOBODY WAS HURT."
    blank = muc_read.blanked(text)
    assert len(blank) == len(text)
    assert blank.split() == ["A", "BOMB", "WENT", "OFF.", "NOBODY", "WAS", "HURT."]


def test_scenes_are_learned_with_their_commonest_chain():
    rows = [{"templates": [template(location=place("PERU", "AYACUCHO", "HUANTA"))]}]
    known = muc_scene.known_of(rows)
    assert known["HUANTA"] == [1, [["PERU", "CITY"], ["AYACUCHO", "CITY"], ["HUANTA", "CITY"]]]


def test_a_document_without_said_days_may_tell_of_its_own_day_or_of_one_before():
    document = SimpleNamespace(day="1989-05-03", times=[], sentence_at=lambda at: 0)
    found = [value for value, _ in muc_scene.days(document, muc_scene.Anchors(0, (), ()))]
    assert [(v["form"], v["from"], v["to"]) for v in found] == [
        ("on_or_before", None, "1989-05-03"), ("on", "1989-05-03", "1989-05-03"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "raw"), [("bus", "1"), ("headquarters", "1"), ("buses", "PLURAL"), ("people", "PLURAL"), ("bank", "1")]
)
def test_a_noun_without_number_is_one_or_many_by_its_ending(word, raw):
    token = SimpleNamespace(span=Span(0, len(word)))
    document = SimpleNamespace(words=[word], quantities=[], text=word, read=SimpleNamespace(tokens=[token]))
    assert muc_fills.number(document, 0, word, name=False)["raw"] == raw


def test_linear_scores_add_up_the_known_features_once():
    model = linear({"outputs": ["a", "b"], "bias": [1.0, 0.0], "weights": {"x": [50, -100]}})
    assert model.scores(["x", "x", "unknown"]).tolist() == [2.0, -2.0]


@learned
def test_the_weights_are_small_and_plain():
    assert WEIGHTS.stat().st_size <= 2_500_000
    assert set(json.loads(WEIGHTS.read_text(encoding="utf-8"))) == {"linear", "trees", "rest"}


@learned
def test_an_invented_story_is_read_into_templates_of_the_given_form():
    text = (
        "   LIMA, 3 MAY 89 (AGENCY) -- [TEXT] A POWERFUL BOMB EXPLODED YESTERDAY OUTSIDE THE NATIONAL BANK IN LIMA, PERU.  "
        "POLICE SAID SHINING PATH TERRORISTS PLANTED THE BOMB, WHICH DESTROYED THE BUILDING AND KILLED A GUARD."
    )
    row = {"doc_id": "invented", "text": text, "dateline": {"date": "1989-05-03"}}
    for found in muc.predict(muc_read.document(row)):
        assert set(found) == set(template())
        for entity in [*found["perp_orgs"], *found["phys_targets"], *found["instruments"]]:
            for said, (start, stop) in entity["names"]:
                assert " ".join(text[start:stop].split()) == said


@learned
def test_a_document_without_words_has_no_templates():
    assert muc.predict(muc_read.document({"doc_id": "empty", "text": " \n ", "dateline": None})) == []


def test_targets_join_the_group_that_they_fit_best_or_begin_one():
    odds = [[1.0, 0.9, 0.1], [0.9, 1.0, 0.2], [0.1, 0.2, 1.0]]
    assert muc_split.groups(odds, 0.4) == [[0, 1], [2]]
    assert muc_split.groups(odds, 0.0) == [[0, 1, 2]]
