"""The corpus of paragraphs: what its form means and what it refuses."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from quality import paragraphs, real_paragraphs
from quality.paragraphs import FormError

FORM = """= t-001 | en | KE | agency | 2026-03-14
Gunmen killed at least three villagers in Kapedo on Thursday, the county commissioner said; police later shot two gunmen.
* armed_attack | crime_other : happened
t killed
initiator gunmen - : Gunmen
target civilians KE : villagers
at Kapedo = Kapedo ; KE
when on Thursday = 2026-03-12
killed at least three = 3- villagers
said the county commissioner > said
* force_against_civilians : happened
t shot
target gunmen - : gunmen
rel response_to 1
- generic : commissioner
"""


def test_a_snippet_becomes_the_characters_it_names() -> None:
    """Every field of the form points at its words in the text."""
    (paragraph,) = paragraphs.read(FORM)
    attack, shooting = paragraph.events
    assert [span.of(paragraph.text) for span in attack.triggers] == ["killed"]
    assert attack.counts[0].low == 3
    assert attack.counts[0].high is None
    assert attack.times[0].start == attack.times[0].stop == "2026-03-12"
    assert attack.sources[0].cue is not None
    assert attack.sources[0].cue.of(paragraph.text) == "said"
    assert shooting.parties[0].spans[0].start > attack.parties[0].spans[0].start  # whole words: not "Gunmen"
    assert shooting.relations == [("response_to", 1)]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("t killed", "t slain", "stands 0 times"),
        ("* armed_attack | crime_other : happened", "* ambush : happened", "'ambush' is none of"),
        ("= 3- villagers", "= some villagers", "bounds are"),
        ("= 2026-03-12", "= 2026-03-19", "after publication"),
        ("t shot", "t killed", "is a trigger twice"),
        ("rel response_to 1", "rel response_to 2", "one that is not there"),
        ("t killed\n", "", "has no trigger"),
        ("initiator gunmen -", "initiator gunmen kenya", "no country code"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(old: str, new: str, why: str) -> None:
    """A snippet, type, bound, day or number that cannot be is named."""
    with pytest.raises(FormError, match=why):
        list(paragraphs.read(FORM.replace(old, new, 1)))


def test_the_shipped_paragraphs_fit_the_form() -> None:
    """Every committed form is read whole, and no two paragraphs share a name."""
    forms = sorted(Path("corpus/paragraphs").glob("*.txt"))
    names = [p.id for form in forms for p in paragraphs.read(form.read_text(encoding="utf-8"))]
    assert forms
    assert len(names) == len(set(names)) > 1000


def test_a_real_paragraph_is_kept_without_its_text_and_comes_back_whole(tmp_path: Path) -> None:
    """Packing drops every character of the text; joining gives the same paragraph, and another text is refused."""
    (paragraph,) = paragraphs.read(FORM)
    with gzip.open(tmp_path / "rows.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "d1", "text": f"Menu\n{paragraph.text}\n"}) + "\n")
    source = {"file": "rows.jsonl.gz", "row": "d1", "start": 5, "stop": 5 + len(paragraph.text)}
    held = real_paragraphs.pack(paragraph, source)
    assert "killed at least" not in json.dumps(held)
    (tmp_path / "q.jsonl").write_text(json.dumps(held) + "\n", encoding="utf-8")
    (again,) = real_paragraphs.load([tmp_path / "q.jsonl"], tmp_path)
    assert asdict(again) == asdict(paragraph)
    with pytest.raises(ValueError, match="t-001"):
        real_paragraphs.unpack(held, paragraph.text.upper())


def test_words_alone_are_joined_to_lines_with_their_points_closed_up() -> None:
    """A set that keeps words and the number of their sentence has one text, whoever joins it."""
    words = [
        "Police",
        "held",
        "two",
        "men",
        "(",
        "20",
        "and",
        "24",
        ")",
        ",",
        "they",
        "said",
        ".",
        "One",
        "is",
        "free",
        ".",
    ]
    assert (
        real_paragraphs.joined(words, [0] * 13 + [1] * 4) == "Police held two men (20 and 24), they said.\nOne is free."
    )
