"""The corpus is sound, and its checker finds what it claims to find."""

import copy
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quality.corpus import (
    Key,
    card,
    coverage,
    figures,
    into,
    keys,
    main,
    page_text,
    phrases,
    problems,
    region,
    shared,
    squash,
    table,
    visible,
)

ROOT = Path(__file__).parents[2] / "corpus"
FOLDERS = [ROOT / "keyed", ROOT / "pages", ROOT / "held"]
TEXT = "Gunmen rob bus\nSix men held up a bus near Goroka on Friday, police said. The governor spoke in Lae."
KEY: Key = {
    "page": "x.txt", "language": "en", "genre": "", "why": "",
    "articles": [{"id": "A1", "headline": "Gunmen rob bus", "published": {"inside": ["2025-05-10", "2025-05-10"]},
                  "body": ["Six men held up a bus"], "not_body": [], "captions": [], "notices": []}],
    "incidents": [{"id": "I1", "article": "A1", "types": ["crime_other"], "status": ["happened"],
                   "when": {"inside": ["2025-05-09", "2025-05-09"]}, "place": {"names": ["Goroka"], "country": "PG"},
                   "parties": [{"role": "initiator", "any": ["men"], "country": None}],
                   "counts": [{"measure": "participants", "low": 6, "high": 6}], "unknown": ["killed"],
                   "evidence": ["Six men held up a bus near Goroka"], "relations": []}],
    "background": [], "not_incidents": ["The governor spoke in Lae."],
}  # fmt: skip


@pytest.mark.parametrize(("path", "key"), [pytest.param(p, k, id=p.stem) for p, k in keys(FOLDERS)])
def test_every_key_fits_its_page(path: Path, key: Key) -> None:
    """Every snippet of every key stands on its page and every word of it is known."""
    assert problems(key, page_text(path, key)) == []


def test_a_sound_key_has_no_problem() -> None:
    """The key that the other tests break is sound before they break it."""
    assert problems(KEY, TEXT) == []


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("types", ["ambush"], "unknown types ['ambush']"),
        ("types", [], "no types"),
        ("status", ["maybe"], "unknown status ['maybe']"),
        ("evidence", [], "no evidence"),
        ("article", "A9", "no article A9"),
        ("unknown", ["participants"], "counted and unknown: ['participants']"),
        ("counts", [{"measure": "killed", "low": 4, "high": 3}], "killed low > high"),
        ("counts", [{"measure": "events", "low": None, "high": None}], "events without bounds"),
        ("parties", [{"role": "thief", "any": ["men"], "country": None}], "unknown roles ['thief']"),
        ("parties", [{"role": "target", "any": [], "country": None}], "a party without a name"),
        ("relations", [{"kind": "follows", "to": "I1"}], "relation to I1"),
        ("when", {"inside": ["2025-05-10", "2025-05-09"]}, "when: ends before it starts"),
        ("when", {"inside": ["2025-05-10", None], "contains": "2025-05-01"}, "when: contains a day outside"),
        ("when", {"inside": ["May 9", None]}, "when: no day ['May 9']"),
    ],
)
def test_a_broken_field_is_named(field: str, value: Any, line: str) -> None:
    """One broken field of an incident gives a line that names it."""
    key = copy.deepcopy(KEY)
    key["incidents"][0][field] = value
    assert f"I1: {line}" in problems(key, TEXT)


@pytest.mark.parametrize("where", ["body", "not_body", "captions", "notices"])
def test_a_snippet_that_is_not_on_the_page_is_named(where: str) -> None:
    """A snippet that a reader would not see is a problem."""
    key = copy.deepcopy(KEY)
    key["articles"][0][where] = ["Seven men held up a bus"]
    assert problems(key, TEXT) == [f"A1.{where}: not on the page: 'Seven men held up a bus'"]


def test_a_snippet_is_not_both_in_the_body_and_outside() -> None:
    """A menu word that the body uses too would count as a leak on every right reading."""
    key = copy.deepcopy(KEY)
    key["articles"][0]["not_body"] = ["men held"]
    assert problems(key, TEXT) == ["A1.not_body: in the body: 'men held'"]


def test_an_article_without_a_date_must_say_so() -> None:
    """Neither an interval nor unknown is no answer."""
    key = copy.deepcopy(KEY)
    key["articles"][0]["published"] = {}
    assert problems(key, TEXT) == ["A1: no published"]


def test_visible_drops_code_and_breaks_blocks() -> None:
    """Scripts are gone, blocks begin a line, inline tags leave no gap, entities are read."""
    source = "<p>A <b>b</b>ig&nbsp;day</p><script>var x</script><div>two</div>"
    assert squash(visible(source, markup=True)).strip() == "A big day two"
    assert visible("a <b> c", markup=False) == "a <b> c"


def test_figures_count_first_values() -> None:
    """An incident counts once, under its first type and status."""
    path = ROOT / "pages" / "p02.json"
    tables = figures(list(keys([path.parent]))[1:2])
    assert tables["type"].total() == tables["status"].total() == tables["pages"]["incidents"] == 6
    assert tables["type"]["deployment"] == 1


def test_card_names_the_gaps() -> None:
    """A type that never comes first is named in the card."""
    tables = figures([])
    tables["type"].update(["riot", "riot", "arrest"])
    gaps = next(line for line in card(tables).splitlines() if "never first" in line)
    assert table(tables["type"]) == "riot 2 · arrest 1"
    assert "sexual_violence" in gaps
    assert "riot" not in gaps


def test_coverage_shows_empty_cells() -> None:
    """A cell of type by status that no incident fills is a dash."""
    lines = coverage(Counter({"riot|planned": 3})).splitlines()
    row = next(line for line in lines if line.startswith("| riot |"))
    planned = lines[0].split(" | ").index("planned")
    assert row.split(" | ")[planned] == "3"
    assert row.count(" - ") == row.count("|") - 3


@pytest.mark.parametrize(("country", "name"), [("PG", "Oceania"), ("YE", "Middle East"), (None, "none"), ("", "none")])
def test_region_of_a_country(country: str | None, name: str) -> None:
    """Every country code lies in one region; no code lies in none."""
    assert region(country) == name


def test_every_place_has_a_region() -> None:
    """No key names a country that the regions forget."""
    codes = {(i["place"] or {}).get("country") for _, key in keys(FOLDERS) for i in key["incidents"]} - {None}
    assert [code for code in codes if region(code) == "none"] == []


def test_tables_are_renewed_between_the_marks() -> None:
    """Only what stands between the marks of the card changes."""
    for old in ("", "old\n"):
        assert (
            into(f"a\n<!-- figures -->\n{old}<!-- end -->\nb", "new") == "a\n<!-- figures -->\n\nnew\n\n<!-- end -->\nb"
        )


def test_phrases_are_runs_of_words() -> None:
    """Case and punctuation do not hide a repeated phrase; a text shorter than a run has none."""
    runs = {("one", "two"), ("two", "three")}
    assert phrases("One, two three.", words=2) == phrases("ONE TWO (three)", words=2) == runs
    assert phrases("one", words=2) == set()


def test_folders_share_almost_no_phrase() -> None:
    """Less than one per cent of any folder's runs of eight words stands in another folder."""
    shares = [float(share) for share in re.findall(r"([\d.]+)%", shared(FOLDERS))]
    assert len(shares) == len(FOLDERS)
    assert max(shares) < 1


def test_the_card_is_up_to_date() -> None:
    """The figures in corpus/README.md are those of the pages."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert card(figures(keys(FOLDERS)), shared(FOLDERS)) in readme, (
        "run: python -m quality.corpus corpus/keyed corpus/pages corpus/held --card corpus/README.md"
    )


def test_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is no corpus; a sound one ends in 0."""
    assert main([str(tmp_path)]) == 1
    assert main([str(ROOT / "pages")]) == 0
    assert "| status |" in capsys.readouterr().out
