"""Which incident a clause tells, by the annotated paragraphs of its page."""

from pathlib import Path

import pytest

from dateline.incidents.mentions import find
from dateline.incidents.reading import Reading
from quality.paragraphs import Paragraph, read
from tests.incidents.pages import article
from training import linker_forms

TEXT = "Gunmen killed nine people in Kano on Monday. Police arrested six men in Lagos. Sales fell under fire."
FORM = f"""= p99-01 | en | NG | agency | 2024-05-03
{TEXT}
* armed_attack : happened
is I1
t killed
killed nine = 9 people
* arrest : happened
is b
t arrested
- metaphor : under fire
"""


@pytest.fixture
def paragraphs() -> list[Paragraph]:
    return list(read(FORM))


def test_a_clause_tells_the_incident_of_its_trigger(paragraphs: list[Paragraph]) -> None:
    """The words of a trigger decide, whatever the key's evidence says; what the key leaves out is no incident."""
    page, told = article(TEXT.replace(" people", "\n people"))
    gold = {
        m.lead.lemma if m.lead else "": linker_forms.gold(paragraphs, page.text, m, frozenset({"I2"}))
        for m in find(Reading(page, told))
    }
    assert frozenset({"I1"}) in gold.values()
    assert frozenset() in gold.values()
    assert frozenset({"I2"}) not in gold.values()


def test_an_unknown_paragraph_leaves_the_evidence() -> None:
    """Where no annotated paragraph holds the sentence the key's evidence stands."""
    page, told = article("Rebels shelled Goma.")
    (mention,) = find(Reading(page, told))
    assert linker_forms.gold([], page.text, mention, frozenset({"I4"})) == {"I4"}


def test_paragraphs_are_gathered_by_page(tmp_path: Path) -> None:
    """`load` keys the paragraphs by the page's name."""
    path = tmp_path / "p.txt"
    path.write_text(FORM, encoding="utf-8")
    assert list(linker_forms.load([path])) == ["p99"]
