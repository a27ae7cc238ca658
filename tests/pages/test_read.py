"""From sources to pages: what is read, and what is refused in one clear line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.pages import Problem, from_bytes, read
from dateline.types import Page

HTML = """<!doctype html><html lang="en"><head><title>Bridge falls | The Post</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge falls","datePublished":"2024-05-01T08:00:00+02:00"}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Bridge falls</h1>
<p>The   bridge at <b>Orr</b> fell &amp; nobody was hurt.</p><script>var x = 1;</script></article></body></html>"""


def one(source: Path | str) -> Page:
    (page,) = read(str(source))
    assert isinstance(page, Page)
    return page


def refused(source: Path | str) -> str:
    (problem,) = read(str(source))
    assert isinstance(problem, Problem)
    assert "\n" not in str(problem)
    return problem.message


def test_html_becomes_blocks_of_one_text(tmp_path: Path) -> None:
    """Each block is a span of the page text, chrome is kept, scripts are not."""
    (tmp_path / "a.html").write_text(HTML)
    page = one(tmp_path / "a.html")
    words = [block.span.of(page.text) for block in page.blocks if block.tag != "meta"]
    assert words == ["Home", "Bridge falls", "The bridge at Orr fell & nobody was hurt."]
    assert page.blocks[0].links == 1.0


def test_facts_quote_the_page(tmp_path: Path) -> None:
    """What the markup alone states stands at the end of the text, and each fact points at its own words."""
    (tmp_path / "a.html").write_text(HTML)
    page = one(tmp_path / "a.html")
    assert {fact.name for fact in page.facts} >= {"headline", "published", "language"}
    for fact in page.facts:
        assert fact.span is not None
        assert fact.span.of(page.text) == fact.value


def test_plain_text_is_left_as_it_is(tmp_path: Path) -> None:
    """The page text of a text file is the decoded file, every space of it."""
    raw = "  One line.\r\n\n\tAnother — line.  \n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    page = one(tmp_path / "a.txt")
    assert page.text == raw
    assert [block.span.of(page.text) for block in page.blocks] == ["One line.", "Another — line."]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"%PDF-1.7\n" + bytes(range(200)), "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"<html><body><script>draw()</script></body></html>", "without its scripts"),
        (b"<html>" + b"<div>" * 500_000, "tags"),
        (b"x " * 6_000_000, "larger than"),
        (b"<html>" + b"<p>word" * 20_000, "more text than any"),
        (b"\x1f\x8b\x08\x00broken", "gzip"),
    ],
)
def test_bad_bytes_are_one_clear_line(raw: bytes, words: str) -> None:
    """Bytes that hold no page are refused with the reason."""
    with pytest.raises(SourceError, match=words):
        from_bytes(raw, source="page.html")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A path that cannot be read is reported, not raised."""
    assert "cannot be read" in refused(tmp_path / "none.html")


def test_deep_nesting_is_read() -> None:
    """Ten thousand open tags cost no stack: the words inside are still read."""
    page = from_bytes(b"<html><body>" + b"<div>" * 10_000 + b"deep words", source="deep.html")
    assert page.text == "deep words"


def test_truncated_html_is_read_and_named() -> None:
    """A page cut in a tag gives the words it has and a warning."""
    page = from_bytes(b"<html><body><p>Half a story</p><p cla", source="cut.html")
    assert page.text == "Half a story"
    assert "truncated" in page.warnings[0]


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    """Every page below a folder comes, sorted by name; a broken one is a Problem between them."""
    (tmp_path / "b.txt").write_text("Second page of two.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.html").write_bytes(gzip.compress(b"<p>Third page.</p>"))
    (tmp_path / "a.txt").write_text("")
    kinds = [type(item).__name__ for item in read(str(tmp_path))]
    assert kinds == ["Problem", "Page", "Page"]


def test_tables_are_read_row_by_row(tmp_path: Path) -> None:
    """A JSON-lines table gives a page a row, named path#id, its published column a fact without a span."""
    rows = [{"id": "x", "body": "Words of the first.", "published": "2024-01-02"}, {"id": "y"}]
    path = tmp_path / "t.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode() + b"\nnot json\n"))
    page, empty, broken = read(str(path), mapping={"text": "body"})
    assert isinstance(page, Page)
    assert page.source == f"{path}#x"
    assert [(fact.name, fact.value, fact.how, fact.span) for fact in page.facts] == [
        ("published", "2024-01-02", "column published", None)
    ]
    assert isinstance(empty, Problem)
    assert isinstance(broken, Problem)


def test_csv_tables_are_read(tmp_path: Path) -> None:
    """A CSV table with a header is a table of pages; rows without an id are numbered."""
    (tmp_path / "t.csv").write_text('text,url\n"Words, more words.",https://example.org/a\n')
    page = one(tmp_path / "t.csv")
    assert (page.text, page.url, page.source) == ("Words, more words.", "https://example.org/a", f"{tmp_path}/t.csv#1")


@given(st.text(min_size=1, max_size=200))
def test_blocks_of_any_text_are_its_lines(text: str) -> None:
    """Whatever the text, its blocks are spans with words, in order."""
    try:
        page = from_bytes(text.encode("utf-8", "replace"), source="any.txt")
    except SourceError:
        return
    stops = [0]
    for block in page.blocks:
        words = block.span.of(page.text)
        assert words == words.strip() != ""
        assert block.span.start >= stops[-1]
        stops.append(block.span.stop)


def test_an_address_on_the_web_says_what_to_do() -> None:
    """Nothing is fetched; the page can be saved and read."""
    (problem,) = read("https://example.org/story")
    assert isinstance(problem, Problem)
    assert "save the page" in problem.message


def test_long_text_files_are_refused_whole() -> None:
    """A text file that is no page but a collection is refused with the way to give it, not half read."""
    with pytest.raises(SourceError, match="table of pages"):
        from_bytes(b"A line of words that goes on.\n" * 150_000, source="all.txt")


def test_many_marks_stay_cheap() -> None:
    """Twenty thousand nested author spans cost no more than twenty thousand words."""
    page = from_bytes(b"<p>" + b"<span class='author'>Name " * 20_000, source="marks.html")
    assert len(page.blocks[0].marks) <= 30


def test_a_headline_and_its_byline_are_not_one_paragraph() -> None:
    """Three full lines in a row of which none goes on in small letters stay three blocks."""
    title = "Three dead as the border guard rams a boat off Orr, say their families"
    page = from_bytes(
        f"{title}\nBy Ana Ruiz | 5 September 2024 | 4:10 PM | Reading time: three minutes\n{title}\n".encode(),
        source="a.txt",
    )
    assert len(page.blocks) == 3


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at a fixed width are blocks of whole paragraphs; a list of headlines stays a list."""
    wrapped = "Four miners died on Tuesday when a gallery\ngave way under the village of Orr, said the\nrescue service of the district.\n\n"
    listed = "Two dead in ferry fire off Bari\nTen cakes that never fail\nWatch: police chase ends in duck pond\n"
    page = from_bytes((wrapped + listed).encode(), source="a.txt")
    assert [block.span.of(page.text).count("\n") for block in page.blocks] == [2, 0, 0, 0]
