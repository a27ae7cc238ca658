"""Commands that show: show, find, log, articles, config, places, check."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from dateline.export.rows import schema
from dateline.record import Record
from dateline.types import Party, Place
from tests.hand import article, claim, page

from .conftest import Run


def test_show_prints_each_value_with_its_quote_and_offset(kept: Path, run: Run) -> None:
    """Who, whom, where, when, how many, who says so; evidence and history."""
    shown = run("show", "1").stdout
    for words in (
        "Attack on a market in Port Sudan", "armed attack", "happened", "Gunmen", "“Gunmen”", "19.62 N 37.22 E, within 10 km",
        "2024-04-29", "counted from 2024-04-30", "3 traders", "says Health Ministry", "Evidence", "History",
        "read in examples/border-town.html",
    ):  # fmt: skip
        assert words in shown


def test_show_tells_who_changed_what_and_why(kept: Path, run: Run) -> None:
    """An edit stands beside its value and in the history."""
    run("edit", "1", "killed", "4", "--why", "the later figure")
    shown = run("show", "1").stdout
    assert "set by ana: the later figure" in shown
    assert "counts: killed 3 traders → killed 4" in shown


def test_a_merged_id_still_shows(kept: Path, run: Run) -> None:
    """And says where it went."""
    run("merge", "3", "1")
    assert "Incident 3 was merged into 1." in run("show", "3").stdout


def test_show_text_is_the_text_of_the_page(kept: Path, run: Run) -> None:
    """Offsets of quotes count in exactly this text."""
    text = run("show", "market.txt", "--text").stdout
    with Record.open("dateline.db") as record:
        assert text == record.page(2).text + "\n"


def test_show_reads_a_file_that_is_not_in_the_record(folder: Path, run: Run) -> None:
    """Looking at a page's text needs no record."""
    Path("note.txt").write_text("Nothing happened today in the town hall, officials said.\n")
    assert run("show", "note.txt", "--text").stdout.startswith("Nothing happened today")
    assert not Path("dateline.db").exists()


@pytest.mark.parametrize(
    "args", [["show", "1"], ["find"], ["find", "gunmen"], ["articles"], ["export", "--format", "json"]]
)
def test_json_is_lines_of_the_schema_and_nothing_else(kept: Path, run: Run, args: list[str]) -> None:
    """Programs read standard output to its end."""
    result = run(*args, *([] if "--format" in args else ["--json"]))
    lines = result.stdout.splitlines()
    assert lines
    for line in lines:
        jsonschema.validate(json.loads(line), schema())


def test_find_lists_what_matches(kept: Path, run: Run) -> None:
    """Day, place, title, type and status in one line each."""
    found = run("find", "traders").stdout
    assert "Attack on a market in Port Sudan" in found
    assert "2 incidents of 4" in found
    assert "2 incidents of 4; the first 1 are shown" in run("find", "traders", "--limit", "1").stdout
    assert "No incident of the record matches" in run("find", "zebra").stdout


@pytest.mark.parametrize(
    ("args", "count"),
    [
        (["--near", "Port Sudan", "--within", "5"], 2), (["--near", "19.1,37.33"], 2), (["--since", "2024-04-30"], 2),
        (["--until", "2024-04"], 4), (["--box", "19,37,19.2,38"], 2), (["--country", "sd", "--type", "arrest"], 2),
        (["--status", "denied"], 0), (["--review", "accepted"], 0),
    ],
)  # fmt: skip
def test_find_narrows(kept: Path, run: Run, args: list[str], count: int) -> None:
    """Every option takes away what does not fit."""
    assert len(run("find", *args, "--json").stdout.splitlines()) == count


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["find", "--near", "Nowhereville"], "is not in the gazetteer"), (["find", "--since", "last week"], "is no date"),
        (["find", "--box", "1,2,3"], "south,west,north,east"), (["find", "--near", "91,0"], "off the globe"),
        (["find", "--within", "far", "--near", "1,1"], "kilometres"), (["show", "77"], "no incident 77"),
        (["show", "nothing.html"], "no incident, no page of the record and no file"), (["undo"], "no decision to undo"),
        (["edit", "1", "killed", "many"], "is no count"), (["edit", "1", "mood", "x"], "no field 'mood'"),
        (["merge", "1"], "two ids or more"), (["split", "1", "999"], "has no claim 999"), (["accept", "one"], "ids are numbers"),
        (["redact", "no.html", "x"], "no page 'no.html'"), (["export", "--out", "no/such/folder.csv"], "can't be written"),
        (["find", "--record", "other.db"], "no such record"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_clear_line(kept: Path, run: Run, args: list[str], words: str) -> None:
    """What is wrong and what to do; never a traceback, nothing on standard output."""
    result = run(*args)
    assert result.exit_code in (1, 2)
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_traceback_only_with_debug(kept: Path, run: Run) -> None:
    """Whoever mends dateline sees everything."""
    assert isinstance(run("show", "77", "--debug").exception, Exception)
    assert isinstance(run("show", "77").exception, SystemExit)


def test_the_log_lists_decisions_newest_first(kept: Path, run: Run) -> None:
    """With who, why, and whether they still count."""
    run("accept", "1")
    run("reject", "2", "--why", "a drill")
    run("undo")
    third, second, first = run("log").stdout.splitlines()
    assert "ana undid decision 2" in third
    assert "ana rejected 2: a drill  (undone)" in second
    assert "ana accepted 1" in first


def test_check_ends_with_1_when_something_is_wrong(kept: Path, run: Run) -> None:
    """A script can rely on it."""
    import sqlite3

    assert run("check").exit_code == 0
    with sqlite3.connect("dateline.db") as other:
        other.execute("UPDATE shown SET data = replace(data, 'armed_attack', 'protest')")
    other.close()
    result = run("check")
    assert result.exit_code == 1
    assert "incident 1: what is shown is not" in result.stdout


def test_config_says_where_each_value_comes_from(folder: Path, run: Run) -> None:
    """Default, file, environment; the output is a dateline.toml."""
    import tomllib

    Path("dateline.toml").write_text("many = 3\n")
    shown = run("config").stdout
    assert "(dateline.toml)" in shown
    assert "(environment)" in shown
    values = tomllib.loads(shown)
    assert (values["many"], values["who"], values["record"]) == (3, "ana", "dateline.db")


def test_places_with_one_name_are_told_apart(run: Run) -> None:
    """The border town first, then its namesakes, with coordinates and source."""
    lines = run("places", "find", "la mesilla").stdout.splitlines()
    assert "GT" in lines[1]
    assert "geonames:3594370" in lines[1]


EVIL = "\x1b[2J\x1b]0;owned\x07 \u202egnp\x9b31m"


def test_nothing_a_page_says_reaches_the_terminal_as_a_command(folder: Path, run: Run) -> None:
    """Escape sequences and direction marks are shown, not obeyed."""
    of = page(f"Gunmen {EVIL} fled.", source=f"bad{EVIL}.txt")
    with Record.open("dateline.db") as record:
        made = [
            claim(of, "1", "title", f"Evil {EVIL}", of.text),
            claim(of, "1", "party", Party(f"Gunmen {EVIL}", "initiator"), of.text),
        ]
        record.keep(of, [article(of)], made)
    for args in (["show", "1"], ["find"], ["articles"], ["show", of.id]):
        shown = run(*args).stdout
        assert shown
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(shown), args


def test_what_happened_near_a_border_is_found_by_it(folder: Path, run: Run) -> None:
    """By the two countries, in kilometres; a country's middle is near no border."""
    of = page("Shots in Mae Sot. Talks in Bangkok. Calm in Thailand.")
    spots = {"Mae Sot": (16.7167, 98.5667, 2.0), "Bangkok": (13.75, 100.5, 10.0), "Thailand": (16.7, 98.6, 500.0)}
    with Record.open("dateline.db") as record:
        made = [
            claim(of, name, "place", Place(name, "TH", lat, lon, radius, "event"), name)
            for name, (lat, lon, radius) in spots.items()
        ]
        record.keep(of, [article(of)], made)
    (line,) = run("find", "--near-border", "TH-MM", "--within", "10km", "--json").stdout.splitlines()
    (place,) = json.loads(line)["places"]
    assert place["border"]["between"] == ["MM", "TH"]
    assert 0 < place["border"]["km"] < 10
    assert "km from the MM-TH border" in run("show", "1").stdout
    assert run("find", "--near-border", "Thailand").exit_code == 2


def test_explain_gives_every_claim_with_how_it_was_read(kept: Path, run: Run) -> None:
    """Also one that a person rejected."""
    wrong = json.loads(run("explain", "1", "--json").stdout.splitlines()[0])
    run("reject", "1", "--claim", str(wrong["id"]))
    claims = [json.loads(line) for line in run("explain", "1", "--json").stdout.splitlines()]
    assert len(claims) == 8
    assert wrong["id"] in {claim["id"] for claim in claims}
    assert "by hand" in run("explain", "1").stdout
