"""What is worth a row."""

from dataclasses import replace

from dateline.incidents import rows
from dateline.incidents.joining import ALONE, Tie
from dateline.incidents.linker import Told
from dateline.incidents.mentions import Mention, find
from dateline.incidents.reading import Reading
from tests.incidents.pages import article


def told(*paragraphs: str) -> list[Mention]:
    page, found = article(*paragraphs)
    return find(Reading(page, found))


def row(mention: Mention) -> Told:
    return Told([mention], ALONE)


def test_a_doubtful_row_needs_a_surer_one_beside_it() -> None:
    """Where something happened doubtful rows are shown; where nothing is sure enough, none is."""
    one, two = map(row, told("Quiet weeks pass here.", "There was a raid.", "People spoke of a strike.")[:2])
    assert rows.kept([(one, 0.9), (two, 0.3)]) == [(one, 0.9), (two, 0.3)]
    assert rows.kept([(one, rows.SURELY - 0.01), (two, rows.KEEP)]) == []
    assert rows.kept([]) == []


def test_what_an_article_opens_with_needs_less() -> None:
    """A deed told plainly in the first paragraph is a row even where the model doubts it."""
    (deed,) = told("Police arrested three men in Lagos on Monday.")
    assert rows.opens([deed])
    assert rows.kept([(row(deed), rows.OPENING)]) == [(row(deed), rows.OPENING)]


def test_a_deed_told_in_full_needs_less() -> None:
    """A deed with its day and its count is a row beside a surer one, though the model doubts it."""
    sure, full = told("Gunmen attacked a bus near Kano.", "On 3 March rebels burned a school and killed nine people.")[
        :2
    ]
    assert rows.full([full])
    assert rows.kept([(row(sure), 0.9), (row(full), rows.OPENING)])[1:] == [(row(full), rows.OPENING)]


def test_what_an_article_opens_with_in_sure_words_is_a_row_though_the_trees_doubt_it() -> None:
    """The lead "have seized another oil tanker" is shown, as a doubtful row; the same words far below are left to the trees."""
    (lead,) = told("U.S. forces have seized another sanctioned oil tanker in the Caribbean Sea.")
    assert lead.told >= rows.SURE
    assert rows.kept([(row(lead), rows.ANNOUNCED)]) == [(row(lead), rows.ANNOUNCED)]
    assert rows.kept([(row(replace(lead, told=0.5)), rows.ANNOUNCED)]) == []


def test_a_part_of_a_longer_tale_is_told_by_its_tie() -> None:
    """What the row model sees of a group ends with its tie to a longer one."""
    (deed,) = told("Police arrested three men in Lagos on Monday.")
    assert rows.features(Told([deed], Tie(2.0, 1.0, 1.0, 4.0)), [deed], 2)[-4:] == [2.0, 1.0, 1.0, 4.0]
