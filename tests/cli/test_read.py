"""dateline read, from the shell's side: output, exit codes, problems, going on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from dateline.export.rows import schema
from dateline.incidents import calibrated
from dateline.record import Record
from tests.hand import TEXT

from .conftest import ROOT, Run

PAGE = "examples/border-town.html"


def test_the_examples_of_the_help_run(run: Run) -> None:
    """The first command a newcomer types."""
    assert run("read", PAGE).exit_code == 0
    assert run("read", "examples", "--json", "--record", "new.db").exit_code == 0


def test_a_page_is_printed_with_its_articles_and_what_is_not_known(run: Run) -> None:
    """Headline, place line, date and where it comes from, captions folded."""
    shown = run("read", PAGE).stdout
    for words in (
        "2 articles",
        "MAE SOT, Thailand",
        "published  2024-10-10",
        "captions   2, folded from 4",
        "correction",
        "Not known",
    ):
        assert words in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_fast_reads_without_the_language_model_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --fast the network is never asked; the page, the evidence and each claim say that rules read it."""
    monkeypatch.setattr("dateline.language.encoder.units", lambda *_: pytest.fail("the network was asked"))
    assert "by rules alone" in run("read", PAGE, "--fast").stdout
    assert "read by rules alone" in run("show", "1").stdout
    claims = [json.loads(line) for line in run("explain", "1", "--json").stdout.splitlines()]
    assert {claim["reader"] for claim in claims} == {"rules"}


def test_a_page_read_fast_is_read_again_without_and_keeps_its_numbers(run: Run) -> None:
    """The two ways of reading are two readings of one version; the newer counts."""
    run("read", PAGE, "--fast")
    assert "read before" in run("read", PAGE, "--fast").stdout
    shown = run("read", PAGE).stdout
    assert "by rules alone" not in shown
    assert "read before" not in shown
    claims = [json.loads(line) for line in run("explain", "1", "--json").stdout.splitlines()]
    assert {claim["reader"] for claim in claims if claim["live"]} == {"rules and model"}


def test_json_lines_obey_the_schema_and_quotes_are_the_pages_characters(run: Run) -> None:
    """Nothing else is printed; every offset counts in the text that show prints."""
    lines = [json.loads(line) for line in run("read", PAGE, "--json").stdout.splitlines()]
    for line in lines:
        jsonschema.validate(line, schema())
    text = run("show", PAGE, "--text").stdout
    assert [line["kind"] for line in lines[:3]] == ["page", "article", "article"]
    assert lines[0]["source"] == PAGE
    assert lines[0]["chars"] == len(text) - 1
    quotes = [q for line in lines if line["kind"] == "incident" for found in line["quotes"].values() for q in found]
    assert quotes
    assert all(text[start:stop] == words for start, stop, words in quotes)
    for article in lines[1:3]:
        assert article["text"] == "\n\n".join(text[a:b] for a, b in article["body"])


def test_reading_again_gives_the_same_and_adds_nothing(run: Run) -> None:
    """Same ids, no new version."""
    first = [json.loads(line) for line in run("read", PAGE, "--json").stdout.splitlines()]
    again = [json.loads(line) for line in run("read", PAGE, "--json").stdout.splitlines()]
    assert first[0].pop("new") is True
    assert again[0].pop("new") is False
    assert first == again
    assert "nothing was added" in run("read", PAGE).stdout


def test_a_changed_page_is_a_new_version_with_the_same_ids(run: Run) -> None:
    """What stays the same incident keeps its number."""
    before = run("find", "--json").stdout if run("read", PAGE).exit_code == 0 else ""
    page = Path(PAGE)
    page.write_text(page.read_text().replace("Skip to content", "Skip to the content"))
    shown = run("read", PAGE).stdout
    assert "changed: version 2" in shown
    assert "of earlier versions: dateline explain 1" in run("show", "1").stdout
    ids = [json.loads(line)["id"] for line in before.splitlines()]
    assert [json.loads(line)["id"] for line in run("find", "--json").stdout.splitlines()] == ids


def test_standard_input_is_a_page(run: Run) -> None:
    """A pipe needs no file."""
    lines = run("read", "-", "--json", input=TEXT).stdout.splitlines()
    assert json.loads(lines[0])["source"] == "-"


BAD = {"empty.txt": b"", "noise.bin": bytes(range(256)) * 20, "white.html": b" \n "}


def test_bad_input_is_one_line_each_and_stops_nothing(run: Run) -> None:
    """Exit 0 with the problems counted, and kept for the log."""
    for name, content in BAD.items():
        Path(name).write_bytes(content)
    result = run("read", *BAD, "missing.html", PAGE)
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == 5
    assert all(name in result.stderr for name in [*BAD, "missing.html"])
    assert "4 sources could not be read; 1 page read." in result.stderr
    assert "MAE SOT" in result.stdout
    assert len(run("log", "--problems").stdout.splitlines()) == 4


def test_nothing_read_is_1_and_misuse_is_2(run: Run) -> None:
    """A script can tell them apart."""
    assert run("read", "missing.html").exit_code == 1
    assert run("read").exit_code == 2
    assert run("read", PAGE, "--published", "last week").exit_code == 2
    assert run("read", PAGE, "--map", "text").exit_code == 2
    Path("dateline.toml").write_text("many = 'x'")
    assert run("read", PAGE).exit_code == 2


def test_a_record_that_is_not_ours_is_one_line(run: Run) -> None:
    """Nothing is written into another program's file."""
    Path("notes.db").write_bytes(b"my notes " * 200)
    result = run("read", PAGE, "--record", "notes.db")
    assert result.exit_code == 1
    assert "not an SQLite file" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def table(rows: int, name: str = "pages.jsonl") -> None:
    made = [{"id": n, "body": f"{TEXT}Page {n}.", "date": "2024-04-30"} for n in range(rows)]
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in made))


def test_a_table_is_read_by_the_columns_named(run: Run) -> None:
    """One page a row; the source names the row, the date its column."""
    table(3)
    args = ["read", "pages.jsonl", "--map", "text=body", "--map", "published=date", "--json"]
    lines = [json.loads(line) for line in run(*args).stdout.splitlines()]
    assert [line["source"] for line in lines if line["kind"] == "page"] == [f"pages.jsonl#{n}" for n in range(3)]
    dates = [line["published"] for line in lines if line["kind"] == "article"]
    assert all(d["start"] == "2024-04-30" and "column" in d["how"] for d in dates)


def test_many_pages_are_a_summary(run: Run) -> None:
    """No one reads two hundred blocks."""
    table(12)
    shown = run("read", "pages.jsonl", "--map", "text=body").stdout
    assert "pages" in shown
    assert " 12 " in shown
    assert "dateline find" in shown
    assert len(shown.splitlines()) < 10


def test_the_user_can_state_the_date(run: Run) -> None:
    """--published is evidence named as such."""
    Path("note.txt").write_text(RAID.replace("August 5, 2025", ""))
    lines = [
        json.loads(line) for line in run("read", "note.txt", "--published", "2024-04-30", "--json").stdout.splitlines()
    ]
    assert lines[1]["published"]["start"] == "2024-04-30"
    assert "--published" in lines[1]["published"]["how"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_keeps_what_was_read_and_the_next_run_goes_on(run: Run) -> None:
    """Nothing is lost, nothing is read twice."""
    table(80)
    command = [sys.executable, "-m", "dateline", "read", "pages.jsonl", "--map", "text=body", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Run the same command again to go on." in errors
    assert b"Traceback" not in errors
    with Record.open("dateline.db") as record:
        kept = len(record.pages())
        assert 0 < kept < 80
        assert record.check().problems == ()
    lines = [
        json.loads(line) for line in run("read", "pages.jsonl", "--map", "text=body", "--json").stdout.splitlines()
    ]
    pages = [line for line in lines if line["kind"] == "page"]
    assert [page["new"] for page in pages] == [False] * kept + [True] * (80 - kept)


def test_a_reader_that_has_seen_enough_is_no_error(run: Run) -> None:
    """dateline read ... --json | head -1"""
    table(60)
    command = f"{sys.executable} -m dateline read pages.jsonl --map text=body --json | head -1"
    done = subprocess.run(
        command, shell=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )
    assert done.stderr == b""
    assert json.loads(done.stdout)["kind"] == "page"


DRONES = """Airport shuts for a second night

August 5, 2025

Flights at the airport of Mae Sot stopped for two hours on Monday after a drone sighting near the runway, police said.

The drone sighting was the third this month. Two planes were sent on to Phitsanulok, and passengers slept in the hall.

A spokesman for the airport said that nobody was hurt and that flights began again before midnight.
"""


def test_a_type_of_your_own_is_found(run: Run) -> None:
    """A codes file works on the next page, without training, and carries its own codes."""
    Path("drones.txt").write_text(DRONES)
    args = ["read", "drones.txt", "--json", "--codes", "examples/codes.toml"]
    lines = [json.loads(line) for line in run(*args).stdout.splitlines()]
    mine = [line for line in lines if line.get("type") == "drone_sighting"]
    assert mine
    assert mine[0]["codes"] == {"PLOVER": ["MOBILIZE/militarize"]}


RAID = """Police raid village

August 5, 2025

Police raided three houses in Quxqitlan on Monday and arrested two men, the Interior Ministry said in a statement.

Neighbors said officers arrived before dawn and left after an hour with boxes of papers, two computers and a dog.

The ministry gave no reason for the search. A lawyer for one of the men said that his client sells used cars.

Shops in the village stayed closed until noon, and the bus to the coast left without passengers.
"""


def test_a_place_of_your_own_is_found(run: Run) -> None:
    """A line in a file puts a village on the map."""
    Path("own.tsv").write_text("\tQuxqitlan\t\t15.5\t-91.5\ttown\tGT\t\t900\tour own\n")
    Path("raid.txt").write_text(RAID)
    lines = [json.loads(line) for line in run("read", "raid.txt", "--json", "--places", "own.tsv").stdout.splitlines()]
    places = [place for line in lines for place in line.get("places", [])]
    assert ("Quxqitlan", 15.5, -91.5) in {(p["name"], p["lat"], p["lon"]) for p in places}


def test_a_page_that_makes_dateline_fail_stops_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line, counted; a traceback with --debug."""
    from dateline import incidents

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no such luck")

    monkeypatch.setattr(incidents, "extract", broken)
    result = run("read", PAGE)
    assert result.exit_code == 1
    assert f"{PAGE}: dateline failed on it (ZeroDivisionError: no such luck); see where with --debug" in result.stderr
    assert isinstance(run("read", PAGE, "--debug").exception, ZeroDivisionError)


def test_a_row_that_is_likelier_wrong_than_right_is_marked_until_it_is_reviewed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A doubtful row says so in its heading; accepting it takes the mark away."""
    monkeypatch.setattr(calibrated, "curves", lambda: {"title": (1.0, -5.0)})
    shown = run("read", PAGE).stdout
    number = next(line.split()[0] for line in shown.splitlines() if "doubtful · " in line)
    assert "doubtful" in run("show", number).stdout
    run("accept", number)
    assert "doubtful" not in run("show", number).stdout
