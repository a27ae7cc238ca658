"""Words of which only some are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--type", "raid"), "no type 'raid'. Did you mean raid_or_search?"),
        (("--type", "zz"), "dateline codes list"),
        (("--status", "happend"), "Did you mean happened?"),
        (("--review", "nosuch"), "One of: unreviewed"),
        (("--country", "Mali"), "two letters"),
        (("--limit", "0"), "--limit"),
    ],
)
def test_a_wrong_word_is_not_an_empty_answer(run: Run, kept: Path, args: tuple[str, ...], words: str) -> None:
    """It is a misuse (2), and the right word is offered."""
    done = run("find", *args)
    assert done.exit_code == 2
    assert words in done.stderr


def test_a_type_may_be_written_as_the_screen_shows_it(run: Run, kept: Path) -> None:
    """ "armed clash" is armed_clash, and a country may be in small letters."""
    assert run("find", "--type", "Armed clash", "--country", "mm", "--status", "HAPPENED").exit_code == 0


def test_an_incident_takes_no_type_that_does_not_exist(run: Run, kept: Path) -> None:
    """The codes of an export hang on it."""
    assert run("edit", "1", "type", "nosuch").exit_code == 2
    assert run("edit", "1", "type", "armed attack").stdout == "Decision 1  ana set type of 1 to armed_attack\n"


def test_a_place_set_by_name_lies_where_the_gazetteer_knows_it(run: Run, kept: Path) -> None:
    """Only where one place bears the name; a name of several asks which."""
    run("edit", "1", "place", "Labbezanga")
    assert "ML · 14.9" in run("show", "1").stdout
    assert "--country" in run("edit", "1", "place", "San Fernando").stderr
