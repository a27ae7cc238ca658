"""The pages that are annotated to the mention level fit their pages and keys."""

from pathlib import Path

from quality import mentions
from quality.paragraphs import Paragraph

FORMS = Path("corpus/paragraphs")


def test_every_annotated_page_stands_on_its_page_and_tells_every_incident_of_its_key(capsys) -> None:
    assert mentions.main([str(FORMS / f"{name}.txt") for name in ("k", "p", "p1", "p2")]) == 0
    assert "466 pages" in capsys.readouterr().out


def test_a_text_that_is_not_on_the_page_and_an_incident_that_nobody_tells_are_named() -> None:
    strange = Paragraph("k1-1-01", "en", "ML", "body", None, "No such words.")
    found = list(mentions.problems("k1-1", [strange], Path("corpus")))
    assert found[0] == "k1-1-01: this text does not stand on the page"
    assert "k1-1: I1 is told by no paragraph" in found
