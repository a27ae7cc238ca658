"""What must hold after any sequence of readings and decisions."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dateline.errors import RecordError
from dateline.record import Record
from dateline.record.edits import parse
from tests.hand import TEXT, article, claims, page

IDS = st.sampled_from(["1", "2", "3", "4", "5"])
EDITS = st.sampled_from(
    [("killed", "4"), ("title", "Other"), ("when", "2024-05"), ("status", "denied"), ("target", "")]
)


class Analyst(RuleBasedStateMachine):
    """Reads pages, decides and undoes at random."""

    def __init__(self) -> None:
        super().__init__()
        self.record = Record.open(":memory:")
        self.views: dict[str, object] = {}
        self.read(0, 0)

    def teardown(self) -> None:
        self.record.close()

    def remember(self) -> None:
        moments = self.record.moments()
        self.views[moments[-1]] = self.record.incidents()

    @rule(source=st.integers(0, 1), version=st.integers(0, 2))
    def read(self, source: int, version: int) -> None:
        killed = "four" if version == 2 else "three"
        of = page(TEXT.replace("three", killed) + "x" * version, source=f"{source}.txt")
        self.record.keep(of, [article(of)], claims(of, killed))
        self.remember()

    @rule(verb=st.sampled_from(["accept", "reject"]), id=IDS)
    def review(self, verb: str, id: str) -> None:
        self.reversible(verb, {"incident": id})

    @rule(id=IDS, edit=EDITS)
    def edit(self, id: str, edit: tuple[str, str]) -> None:
        self.reversible("edit", {"incident": id, "field": edit[0], "value": parse(*edit)})

    @rule(id=IDS, into=IDS)
    def merge(self, id: str, into: str) -> None:
        self.reversible("merge", {"incident": id, "into": into})

    @rule(id=IDS, first=st.integers(1, 12), second=st.integers(1, 24))
    def split(self, id: str, first: int, second: int) -> None:
        self.reversible("split", {"incident": id, "claims": f"{first},{second}"})

    @precondition(lambda self: self.record.log())
    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        live = [str(r.id) for r in self.record.log() if r.counts]
        self.record.undo(data.draw(st.sampled_from(live)), who="ben")
        self.remember()

    def reversible(self, verb: str, args: dict[str, str]) -> None:
        """Decide, and see that undo restores exactly the view before, and undoing the undo the view after."""
        before = self.record.incidents()
        try:
            done = self.record.decide(verb, args, who="ana")  # type: ignore[arg-type]
        except RecordError:
            assert self.record.incidents() == before
            return
        after = self.record.incidents()
        self.remember()
        self.record.undo(str(done.id), who="ana")
        assert self.record.incidents() == before
        self.record.undo(str(self.record.log()[-1].id), who="ana")
        assert self.record.incidents() == after
        self.remember()

    @invariant()
    def sound(self) -> None:
        """Every quote is its page's characters, and the shown copy is the view."""
        assert self.record.check().problems == ()

    @invariant()
    def past_stands(self) -> None:
        """What the record showed at any moment it shows of that moment for ever."""
        for moment, view in self.views.items():
            assert self.record.incidents(moment) == view


TestAnalyst = Analyst.TestCase
TestAnalyst.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
