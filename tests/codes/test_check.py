"""A user's own codes file."""

from pathlib import Path

import pytest

from dateline.codes import check, codes_for, load, means, parties, triggers
from dateline.codes.check import in_type
from dateline.errors import CodesError
from dateline.types import Span

OWN = """
[[type]]
id = "cattle_raid"
title = "Cattle raid"
family = "crime"
definition = "Armed men drive off cattle."
codes.PLOVER = ["ASSAULT/primitive"]
[[type.en.say]]
weight = 0.95
verbs = ["rustle"]
nouns = ["cattle raid"]
phrases = ["~drive off ... (cattle|cows)"]

[[type]]
id = "protest"
[[type.en.say]]
nouns = ["toyi-toyi"]

[party.askari]
sector = "state"
en = ["askari"]

[means.panga]
en = ["bush knife"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    return [str(mistake) for mistake in check(path)]


def test_own_words_work_at_once(tmp_path: Path) -> None:
    """A type, a word for one of our types, a party and a means of one's own are found in the next text."""
    path = written(tmp_path, OWN)
    assert check(path) == []
    book = load(path)
    text = "Raiders drove off 200 cattle with a bush knife while askaris watched a toyi-toyi."
    spans = [Span(0, len(text))]
    found = triggers(text, spans, language="en", book=book)
    assert [t.type for t in found if t.sense == "act"] == ["cattle_raid", "protest"]
    assert [p.kind for p in parties(text, spans, language="en", book=book)] == ["gunmen", "askari"]
    assert [m.kind for m in means(text, spans, language="en", book=book)] == ["panga"]
    assert codes_for("cattle_raid", book=book) == {"PLOVER": ("ASSAULT/primitive",)}


def test_our_own_words_stay(tmp_path: Path) -> None:
    """A user's file adds and takes nothing away."""
    book = load(written(tmp_path, OWN))
    text = "Thousands marched through the capital in protest."
    assert [t.type for t in triggers(text, [Span(0, len(text))], language="en", book=book)] == ["protest", "protest"]


@pytest.mark.parametrize(
    ("text", "key", "mend"),
    [
        ('[[type]]\nid = "Bad Name"\ndefinition = "x"\n[[type.en.say]]\nverbs = ["go"]', "type[0].id", "small letters"),
        ('[[type]]\nid = "heist"\n[[type.en.say]]\nverbs = ["heist"]', "type[0].definition", "one sentence"),
        ('[[type]]\nid = "heist"\ndefinition = "x"', "type[0].en.say", "verbs"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nverbs = ["go"]\nweight = 3', "type[0].en.say[0].weight", "up to 1"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nwieght = 3', "wieght", "weight"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nverbs = "go"', "verbs", "list"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nphrases = ["~throw ... @ston"]', "phrases", "@ston"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nphrases = ["~throw (a"]', "phrases", "close it"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nverbs = ["go"]\nwith = ["@polise"]', "with", "police"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nverbs = ["go"]\nsubtype = "mobb"', "subtype", "mob"),
        ('[[type]]\nid = "riot"\n[[type.en.say]]\nweight = 0.5', "type[0].en.say[0]", "add verbs"),
        ('[[type]]\nid = "riot"\ncodes.PLOVR = ["X"]\n[[type.en.say]]\nverbs = ["go"]', "codes.PLOVR", "PLOVER"),
        ('[[type]]\nid = "riot"\n[[type.es.say]]\nverbs = ["robó"]', "type[0].es.say[0]", "dictionary"),
        ("[party.x]\nsector = 'state'", "party.x", "add en"),
        ("", "the file", "add [[type]]"),
        ("[[type]\n", "the file", "mend"),
    ],
)
def test_a_mistake_is_explained(tmp_path: Path, text: str, key: str, mend: str) -> None:
    """Each mistake names the file, the key, and how to mend it."""
    (line,) = told(written(tmp_path, text))
    assert line.startswith(str(tmp_path / "mine.toml"))
    assert key in line
    assert mend in line


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A path that cannot be read is told as such."""
    with pytest.raises(CodesError, match="cannot be read"):
        check(tmp_path / "none.toml")
    with pytest.raises(CodesError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_loading_a_broken_file_is_an_error(tmp_path: Path) -> None:
    """Loading a file with a wrong key names the file and the checker."""
    with pytest.raises(CodesError, match="codes check"):
        load(written(tmp_path, '[[type]]\nid = "riot"\n[[type.en.say]]\nwieght = 3'))


def test_our_own_files_are_right() -> None:
    """The codebook that ships passes its own checker."""
    book = load()
    assert [told for file in book.files for told in in_type(file, file.id, book)] == []
