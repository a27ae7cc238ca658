"""Keys of real pages hold no text, and become normal keys again beside the page they were made from."""

import copy
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality.corpus import Key, keys, squash
from quality.real import SNIPPETS, join, main, mapped, pack, packed, raw_page, text_of, unpacked

ROOT = Path(__file__).parents[2] / "corpus" / "real"
HTML = b"<h1>Gunmen rob bus</h1><p>Six men held up a bus\nnear <b>Goroka</b> on Friday.</p><p>The governor spoke in Lae.</p>"
KEY: Key = {
    "page": "x.html", "language": "en", "genre": "", "why": "",
    "articles": [{"id": "A1", "headline": "Gunmen rob bus", "agency": None, "byline": [], "dateline": None,
                  "published": {"inside": ["2025-05-10", "2025-05-10"]}, "body": ["Six men held up a bus near Goroka"],
                  "not_body": [], "captions": [], "notices": []}],
    "incidents": [{"id": "I1", "article": "A1", "types": ["crime_other"], "status": ["happened"],
                   "when": {"inside": ["2025-05-09", "2025-05-09"]}, "place": {"names": ["Goroka"], "country": "PG"},
                   "not_places": [], "parties": [{"role": "initiator", "any": ["men"], "country": None}],
                   "counts": [{"measure": "participants", "low": 6, "high": 6}], "unknown": ["killed"], "said_by": [],
                   "evidence": ["Six men held up a bus near Goroka on Friday."], "relations": []}],
    "background": [], "not_incidents": ["The governor spoke in Lae."],
}  # fmt: skip
TEXT = text_of(HTML, page="x.html")


def snippets(key: Key) -> list[Any]:
    """Whatever stands in the places of snippets."""
    found: list[Any] = []
    mapped(key, found.append)
    return found


def small() -> Key:
    return packed(KEY, TEXT, source="pages/x.html.gz", half="train")


def keyed_folder(folder: Path) -> Path:
    """A folder with the page, its normal key and the manifest that packing reads."""
    folder.mkdir()
    (folder / "x.html").write_bytes(HTML)
    (folder / "x.json").write_text(json.dumps(KEY), encoding="utf-8")
    manifest = {"x.html": {"source": "pages/x.html.gz", "half": "train"}}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def data_folder(folder: Path, raw: bytes = HTML) -> Path:
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "x.html.gz").write_bytes(gzip.compress(raw))
    return folder


def test_round_trip_in_memory() -> None:
    """Packed and unpacked with the same text, a key is what it was."""
    assert unpacked(small(), TEXT) == KEY


def test_round_trip_on_disk(tmp_path: Path) -> None:
    """Packing a folder and joining it with the data gives the page's bytes and its key back."""
    assert list(pack(keyed_folder(tmp_path / "keyed"), folder=tmp_path / "keys")) == []
    assert list(join(data_folder(tmp_path / "data"), tmp_path / "out", folder=tmp_path / "keys")) == []
    assert json.loads((tmp_path / "out" / "x.json").read_text(encoding="utf-8")) == KEY
    assert (tmp_path / "out" / "x.html").read_bytes() == HTML


def test_packed_key_holds_no_snippet() -> None:
    """Every snippet of a packed key is a pair of offsets into the page's text."""
    assert all(0 <= start < stop <= len(TEXT) for start, stop in snippets(small()))


def test_other_text_is_refused() -> None:
    """A text that differs by one character from the keyed one is refused."""
    with pytest.raises(ValueError, match="not the text that was keyed"):
        unpacked(small(), TEXT + " ")


def test_changed_page_is_named_and_not_written(tmp_path: Path) -> None:
    """A changed page in the data folder is named, the exit status says so, and nothing is written for it."""
    list(pack(keyed_folder(tmp_path / "keyed"), folder=tmp_path / "keys"))
    data = data_folder(tmp_path / "data", HTML.replace(b"Six", b"Ten"))
    assert main([str(data), str(tmp_path / "out"), "--keys", str(tmp_path / "keys")]) == 1
    assert list((tmp_path / "out").iterdir()) == []


def test_missing_page_is_named(tmp_path: Path) -> None:
    """A page that the data folder lacks is named and the others go on."""
    list(pack(keyed_folder(tmp_path / "keyed"), folder=tmp_path / "keys"))
    (line,) = join(tmp_path / "empty", tmp_path / "out", folder=tmp_path / "keys")
    assert line.startswith("x.json: ")


def test_snippet_that_is_not_on_the_page() -> None:
    """Packing refuses a key that quotes what the page does not say."""
    key = copy.deepcopy(KEY)
    key["background"] = ["Robberies doubled."]
    with pytest.raises(ValueError, match="not on the page"):
        packed(key, TEXT, source="", half="train")


def test_one_half_alone(tmp_path: Path) -> None:
    """Asked for the check half, the joiner leaves the training half out."""
    list(pack(keyed_folder(tmp_path / "keyed"), folder=tmp_path / "keys"))
    assert list(join(data_folder(tmp_path / "data"), tmp_path / "out", folder=tmp_path / "keys", half="check")) == []
    assert list((tmp_path / "out").iterdir()) == []


def test_row_of_a_table(tmp_path: Path) -> None:
    """A row's title and date stand above its text, where it has them; a row that is not there is an error."""
    rows = [
        {"id": "a", "text": "Only text."},
        {"id": "b", "title": "Title", "published": "2020-01-02", "text": "Text."},
    ]
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    assert raw_page(tmp_path, "t.jsonl.gz#a") == b"Only text."
    assert raw_page(tmp_path, "t.jsonl.gz#b") == b"Title\n\n2020-01-02\n\nText."
    with pytest.raises(KeyError):
        raw_page(tmp_path, "t.jsonl.gz#c")


@given(st.lists(st.text(st.characters(categories=["L", "Nd", "P"]), min_size=1), min_size=1), st.data())
def test_any_run_of_words_survives(words: list[str], data: st.DataObject) -> None:
    """Any run of words of any text comes back as it was, whatever white space stands between them."""
    text = "\n ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(start + 1, len(words)))
    key = {**KEY, "articles": [], "incidents": [], "not_incidents": [], "background": [" ".join(words[start:stop])]}
    assert unpacked(packed(key, text, source="", half="train"), text)["background"] == [squash(key["background"][0])]


ALL_TRAIN, FOURTHS = 280, 320  # after the one every page is one to learn from, after the other three of four


def test_committed_keys_hold_no_text() -> None:
    """The keys in corpus/real hold offsets for snippets, a source, a hash and their half, and no headline."""
    corpus = list(keys([ROOT]))
    assert len(corpus) >= 60
    for path, key in corpus:
        spans = snippets(key)
        assert all(type(a) is int and type(b) is int and 0 <= a < b for a, b in spans), path.name
        assert len(key["sha256"]) == 64, path.name
        assert ".gz" in key["source"], path.name
        number, measure_only = int(path.stem[1:]), key["source"].startswith("incidents/gva")
        learned = number % 4 != 0 if number > FOURTHS else number > ALL_TRAIN or (number % 2 == 1 and not measure_only)
        assert key["half"] == ("train" if learned else "check"), path.name
        assert not any(article[name] for article in key["articles"] for name in ("headline", *SNIPPETS)), path.name
