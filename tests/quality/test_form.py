"""A form becomes a page and a key."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.corpus import problems, squash, visible
from quality.form import build, main, parts, sentences

FORM = """\
@X@Home News
@H1@{1}Gunmen rob bus near Goroka{.}
@B1@{1}Six men held up a bus on Friday, Lt. Kila said. {1,2}A passenger who fought back was shot. {n}The governor spoke in Lae. {b}Robberies doubled last year.
@C1@The bus after the robbery.
@N1@This story has been corrected.
====
page p41.txt en
genre regional daily
why one robbery and a speech
article A1
agency PNA
byline Jane Roe; John Doe
dateline GOROKA
published 2025-05-10..2025-05-11
incident I1 A1 crime_other armed_attack / happened claimed
when 2025-05-09..2025-05-09 contains 2025-05-09 or unknown
at Goroka | Asaro ; PG -6.08 145.39 30
not Lae | Hagen
initiator PG: men | gunmen
target -: bus
counts participants 6, injured 1-, killed -24, seized 2-3
unknown arrested
said Kila
rel part_of I2
series 3
corr 3 4
incident I2 A1 armed_attack / attempted
when ..2025-05-09
at Goroka ; -
"""


def test_marks_are_taken_out_of_the_page() -> None:
    """The page holds the text alone."""
    name, page, _ = build(FORM)
    assert name == "p41.txt"
    assert page.startswith("Home News\nGunmen rob bus near Goroka\nSix men held up")
    assert not any(mark in page for mark in ("@", "{", "===="))


def test_the_key_is_sound() -> None:
    """What a form makes passes the checker."""
    _, page, key = build(FORM)
    assert problems(key, page) == []


def test_article_fields_and_snippets() -> None:
    """Marks of blocks fill the article, captions are not body."""
    article = build(FORM)[2]["articles"][0]
    assert article["headline"] == "Gunmen rob bus near Goroka"
    assert (article["agency"], article["byline"], article["dateline"]) == ("PNA", ["Jane Roe", "John Doe"], "GOROKA")
    assert article["published"] == {"inside": ["2025-05-10", "2025-05-11"]}
    assert article["not_body"] == ["Home News", "The bus after the robbery."]
    assert len(article["body"]) == len(article["captions"]) == len(article["notices"]) == 1
    assert len(article["body"][0]) <= 80


def test_evidence_goes_to_every_incident_named() -> None:
    """A sentence marked with two incidents is evidence of both; b and n fill their own lists."""
    _, _, key = build(FORM)
    first, second = (incident["evidence"] for incident in key["incidents"])
    assert second == ["A passenger who fought back was shot."]
    assert first == ["Gunmen rob bus near Goroka", "Six men held up a bus on Friday, Lt. Kila said.", *second]
    assert key["background"] == ["Robberies doubled last year."]
    assert key["not_incidents"] == ["The governor spoke in Lae."]


def test_incident_fields() -> None:
    """Dates, place, parties, counts and relations are read with their open ends."""
    first, second = build(FORM)[2]["incidents"]
    assert first["types"] == ["crime_other", "armed_attack"]
    assert first["status"] == ["happened", "claimed"]
    assert first["when"] == {"inside": ["2025-05-09", "2025-05-09"], "contains": "2025-05-09", "or_unknown": True}
    assert first["place"] == {"names": ["Goroka", "Asaro"], "country": "PG", "lat": -6.08, "lon": 145.39, "km": 30.0}
    assert [(count["low"], count["high"]) for count in first["counts"]] == [(6, 6), (1, None), (None, 24), (2, 3)]
    assert first["parties"][1] == {"role": "target", "any": ["bus"], "country": None}
    assert first["relations"] == [{"kind": "part_of", "to": "I2"}]
    assert (first["series"], first["corrections"]) == ([{"ordinal": 3}], [{"old": 3, "new": 4}])
    assert second["when"] == {"inside": [None, "2025-05-09"]}
    assert second["place"]["lat"] is second["place"]["country"] is None


def test_code_in_markup_is_left_alone() -> None:
    """Braces in scripts and styles are no marks."""
    form = FORM.replace("@X@Home News", '<style>p{1}</style><script type="x">{"a": {1}}</script><p>@X@Home News</p>')
    _, page, key = build(form.replace("page p41.txt", "page p41.html"))
    assert '<style>p{1}</style><script type="x">{"a": {1}}</script><p>Home News</p>' in page
    assert key["articles"][0]["not_body"][0] == "Home News"
    assert problems(key, visible(page, markup=True)) == []


def test_a_broken_line_goes_on() -> None:
    """A paragraph of several lines is one snippet, its line breaks read as blanks."""
    form = FORM.replace("held up a bus on Friday", "held up a\n@+@bus on Friday")
    _, page, key = build(form)
    assert "held up a\nbus on Friday" in page
    assert key["incidents"][0]["evidence"][1] == "Six men held up a bus on Friday, Lt. Kila said."
    assert problems(key, page) == []


def test_an_undated_article_may_name_what_it_is_not() -> None:
    """unknown not A..B is an interval the answer must stay out of."""
    form = FORM.replace("published 2025-05-10..2025-05-11", "published unknown not 2025-05-01..2025-05-31")
    assert build(form)[2]["articles"][0]["published"] == {"unknown": True, "must_not": [["2025-05-01", "2025-05-31"]]}


def test_an_unknown_field_is_refused() -> None:
    """A misspelt field stops the build and the message lists the fields."""
    with pytest.raises(ValueError, match="no such field: cuonts"):
        build(FORM.replace("counts participants", "cuonts participants"))


def test_abbreviations_end_no_sentence() -> None:
    """A title's stop is not the end of a sentence."""
    assert sentences("Lt. Kila spoke. Gov. Sani left.") == ["Lt. Kila spoke.", "Gov. Sani left."]


@given(st.lists(st.text(alphabet="abc, ", min_size=1, max_size=30), min_size=1, max_size=40))
def test_parts_lose_nothing(words: list[str]) -> None:
    """However a long sentence is cut, its pieces are short and hold all its characters in order."""
    sentence = squash(" ".join(words)).strip()
    pieces = parts(sentence)
    assert "".join("".join(pieces).split()) == "".join(sentence.split())
    assert all(len(piece) <= 200 for piece in pieces)


def test_files_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes page and key side by side and reports each."""
    form = tmp_path / "a.form"
    form.write_text(FORM, encoding="utf-8")
    assert main([str(form), "--out", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "p41.json").read_text(encoding="utf-8"))["page"] == "p41.txt"
    assert "2 incidents" in capsys.readouterr().out
