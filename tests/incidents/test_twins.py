"""Drafts that turn out to be one incident."""

from dateline.incidents import twins
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import find
from dateline.incidents.reading import Reading
from dateline.types import Place, Span, When
from tests.incidents.pages import article

HERE = Span(0, 1)
MAY_1, MAY_2 = (Found("when", When(f"2024-05-0{d}", f"2024-05-0{d}", "day"), HERE, "") for d in (1, 2))
KANO, JOS = (Found("place", Place(name, "NG"), HERE, "") for name in ("Kano", "Jos"))


def drafts(*paragraphs: str) -> list[Draft]:
    told = find(Reading(*article(*paragraphs)))
    return [
        Draft(str(b + 1), [m for m in told if m.sentence.block == b], 0.9, "bombing") for b in range(len(paragraphs))
    ]


BLAST = ("A bomb exploded in Kano, killing three people.", "The blast tore through a market in Kano.")


def test_one_type_day_and_place_are_one_incident() -> None:
    """Two short tales that agree on type, days and place are joined, their mentions in reading order."""
    one, two = drafts(*BLAST)
    joined = twins.merged([one, two], {"1": MAY_1, "2": MAY_1}, {"1": KANO, "2": KANO})
    assert len(joined) == 1
    assert [m.index for m in joined[0].mentions] == sorted(m.index for d in (one, two) for m in d.mentions)


def test_another_day_or_place_keeps_them_apart() -> None:
    """A different day or a different town is a different incident."""
    one, two = drafts(*BLAST)
    assert len(twins.merged([one, two], {"1": MAY_1, "2": MAY_2}, {"1": KANO, "2": KANO})) == 2
    assert len(twins.merged([one, two], {"1": MAY_1, "2": MAY_1}, {"1": KANO, "2": JOS})) == 2
    assert len(twins.merged([one, two], {}, {"1": KANO, "2": KANO})) == 2


def test_another_of_its_kind_is_not_joined() -> None:
    """ "A second bomb" the same day in the same town stays a row of its own."""
    one, two = drafts(BLAST[0], "Another bomb exploded in Kano, killing nine people.")
    assert len(twins.merged([one, two], {"1": MAY_1, "2": MAY_1}, {"1": KANO, "2": KANO})) == 2
