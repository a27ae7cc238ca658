"""Decisions: accept, reject, edit, merge, split, undo; never more than rows added to the log."""

from __future__ import annotations

import pytest

from dateline.errors import RecordError
from dateline.record import Record
from dateline.record.edits import parse
from dateline.types import Count, Relation
from tests.hand import TEXT, article, claim, claims, page


def edit(record: Record, id: str, field: str, words: str, why: str = "") -> None:
    record.decide("edit", {"incident": id, "field": field, "value": parse(field, words)}, who="ana", why=why)


def test_accept_and_reject_are_the_state_of_review(kept: Record) -> None:
    """The last ruling counts."""
    kept.decide("accept", {"incident": "1"}, who="ana")
    kept.decide("reject", {"incident": "2"}, who="ana", why="not an incident")
    assert [i.review for i in kept.incidents()] == ["accepted", "rejected"]


def test_an_edit_covers_the_claim_and_undo_uncovers_it(kept: Record) -> None:
    """The claim stays as it was; the edit lies over it."""
    before = kept.incident("1")
    edit(kept, "1", "killed", "4", "the ministry's later figure")
    assert kept.incident("1").counts == ((Count("killed", 4, 4), None),)
    assert kept.incident("1").review == "edited"
    assert kept.incident("1").quotes == before.quotes
    undone = kept.undo(who="ana")
    assert undone.decision.verb == "edit"
    assert kept.incident("1") == before


def test_a_merged_id_stays_alive_and_leads_to_the_other(kept: Record) -> None:
    """Whoever kept the old number still finds the incident."""
    kept.decide("merge", {"incident": "2", "into": "1"}, who="ana", why="one event")
    assert [i.id for i in kept.incidents()] == ["1"]
    assert kept.incident("2") == kept.incident("1")
    assert {p.name for p in kept.incident("2").places} == {"Port Sudan", "Suakin"}
    assert kept.incident("1").type == "armed_attack"


def test_a_relation_follows_a_merge(kept: Record) -> None:
    """An incident never relates to itself."""
    assert kept.incident("2").relations == (Relation("response_to", "1"),)
    kept.decide("merge", {"incident": "2", "into": "1"}, who="ana")
    assert kept.incidents()[0].relations == ()


def test_a_split_moves_claims_to_a_new_incident(kept: Record) -> None:
    """The claims named leave, the others stay."""
    of = page()
    party = [e.id for e in kept.evidence("1") if e.field == "party"]
    ruling = kept.decide("split", {"incident": "1", "claims": ",".join(map(str, party))}, who="ana")
    assert ruling.decision.args["new"] == "3"
    assert kept.incident("1").parties == ()
    assert [p.name for p in kept.incident("3").parties] == ["Gunmen", "traders"]
    kept.keep(of, [article(of)], claims(of))
    assert len(kept.incidents()) == 3


def test_a_changed_page_keeps_a_split(kept: Record) -> None:
    """What an analyst took apart is not put together by the next version of the page."""
    arrest = [e.id for e in kept.evidence("2") if e.field in ("type", "when")]
    kept.decide("split", {"incident": "2", "claims": ",".join(map(str, arrest))}, who="ana")
    new = page(TEXT + "More soon.\n")
    kept.keep(new, [article(new)], claims(new))
    assert [i.id for i in kept.incidents() if i.type == "arrest"] == ["3"]


def test_undo_of_an_undo_brings_the_decision_back(kept: Record) -> None:
    """Every decision can be undone, and an undo is one."""
    kept.decide("merge", {"incident": "2", "into": "1"}, who="ana")
    merged = kept.incidents()
    kept.undo(who="ana")
    assert len(kept.incidents()) == 2
    kept.undo("2", who="ana")
    assert kept.incidents() == merged


def test_a_rejected_claim_is_left_out_and_can_come_back(kept: Record) -> None:
    """One wrong value need not cost the incident."""
    wrong = str(next(e.id for e in kept.evidence("1") if e.value == "armed_attack"))
    kept.decide("reject", {"incident": "1", "claims": wrong}, who="ana", why="it was a robbery")
    assert kept.incident("1").type == "other"
    assert kept.incident("1").review == "unreviewed"
    kept.decide("accept", {"incident": "1", "claims": wrong}, who="ben")
    assert kept.incident("1").type == "armed_attack"


def test_a_change_after_acceptance_asks_for_another_look(kept: Record) -> None:
    """What was accepted is not what the page says now."""
    kept.decide("accept", {"incident": "1"}, who="ana")
    kept.decide("accept", {"incident": "2"}, who="ana")
    new = page(TEXT.replace("three", "four"))
    kept.keep(new, [article(new)], claims(new, "four"))
    assert [i.review for i in kept.incidents()] == ["changed", "accepted"]


@pytest.mark.parametrize(
    ("verb", "args", "message"),
    [
        ("accept", {"incident": "9"}, "no incident 9"),
        ("accept", {"incident": "one"}, "ids are numbers"),
        ("accept", {}, "needs incident"),
        ("edit", {"incident": "1", "field": "colour", "value": '"red"'}, "no field 'colour'"),
        ("merge", {"incident": "1", "into": "1"}, "one already"),
        ("split", {"incident": "1", "claims": "9999"}, "no claim 9999"),
        ("split", {"incident": "2", "claims": "9,10,11,12"}, "nothing would stay"),
        ("undo", {"decision": "7"}, "no decision 7"),
    ],
)
def test_a_decision_that_can_not_be_carried_out_is_refused(
    kept: Record, verb: str, args: dict[str, str], message: str
) -> None:
    """Each refusal says what is wrong, and the log stays empty."""
    with pytest.raises(RecordError, match=message):
        kept.decide(verb, args, who="ana")  # type: ignore[arg-type]
    assert kept.log() == ()


def test_a_decision_needs_someone(kept: Record) -> None:
    """The log says who."""
    with pytest.raises(RecordError, match="who decides"):
        kept.decide("accept", {"incident": "1"}, who=" ")


def test_nothing_is_left_to_undo_at_the_start(kept: Record) -> None:
    """Undo without a decision says so."""
    with pytest.raises(RecordError, match="no decision to undo"):
        kept.undo(who="ana")


def test_the_record_as_of_a_moment_knows_nothing_later(kept: Record) -> None:
    """A view of the past takes the claims and decisions of the past alone."""
    assert kept.incidents("2000-01-01") == []
    then = kept.incidents()
    moment = kept.history("1")[-1].at
    edit(kept, "1", "killed", "5")
    assert kept.incidents(moment) == then
    assert kept.incident("1", moment) == then[0]
    assert kept.incidents("9999-01-01") == kept.incidents()


def test_history_tells_each_step_with_who_and_why(kept: Record) -> None:
    """A new version, an edit and its undoing are three steps with their differences."""
    new = page(TEXT.replace("three", "four"))
    kept.keep(new, [article(new)], claims(new, "four"))
    edit(kept, "1", "title", "Market attack", "shorter")
    kept.undo(who="ben")
    first, second, third, fourth = kept.history("1")
    assert "type" in {d.field for d in first.differences}
    assert [(d.field, d.old[0][0].low, d.new[0][0].low) for d in second.differences] == [("counts", 3, 4)]  # type: ignore[index]
    assert second.page == 2
    assert third.ruling is not None
    assert (third.ruling.decision.who, third.ruling.decision.why, third.ruling.counts) == ("ana", "shorter", False)
    assert [(d.field, d.old, d.new) for d in fourth.differences][0] == (
        "title", "Market attack", "Attack on a market in Port Sudan",
    )  # fmt: skip


def test_merged_edits_do_not_spill_over(kept: Record) -> None:
    """A title given to an incident that is merged away is not the title of the other."""
    edit(kept, "2", "title", "Arrests in Suakin")
    kept.decide("merge", {"incident": "2", "into": "1"}, who="ana")
    assert kept.incident("1").title == "Attack on a market in Port Sudan"


def test_the_first_claim_of_a_field_is_shown_and_the_other_kept(record: Record) -> None:
    """Runners-up are evidence, not values."""
    of = page()
    record.keep(of, [article(of)], [*claims(of), claim(of, "1", "type", "robbery", "Gunmen")])
    assert record.incident("1").type == "armed_attack"
    assert [q.text for q in record.incident("1").quotes["type"]] == ["killed", "Gunmen"]
