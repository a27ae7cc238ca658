"""HTML to blocks: what a reader sees, in order, each block a span of one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.pages import from_bytes, markup
from dateline.types import Page


def page(html: str) -> Page:
    return from_bytes(html.encode("utf-8", "replace"), source="page.html")


def test_paths_and_nodes_name_the_containers() -> None:
    """A block knows its containers by name and by number; siblings of one name differ in number."""
    one = page("<main><div class='a b' id=x><p>One.</p></div><div class='a b'><p>Two.</p></div></main>")
    first, second = one.blocks
    assert first.path == ("html", "body", "main", "div.a.b#x", "p")
    assert second.path[3] == "div.a.b"
    assert first.nodes[:3] == second.nodes[:3]
    assert first.nodes[3] != second.nodes[3]


def test_inline_roles_are_marks() -> None:
    """Author, credit and time words inside a line are spans with their role."""
    one = page("<p>By <a rel=author href=/a>Ana <b>Ruiz</b></a>, <time datetime='2024-05-01T08:00Z'>1 May</time></p>")
    roles = {mark.role: mark.span.of(one.text) for mark in one.blocks[0].marks}
    assert roles == {"author": "Ana Ruiz", "time=2024-05-01T08:00Z": "1 May"}


def test_links_hidden_words_and_pictures_are_noted() -> None:
    """How much of a block is link, whether it is hidden, whether a picture stands before it."""
    one = page(
        "<p><a href=/>Home</a></p><div style='display: none'><p>Secret words</p></div><img src=a><p>Under it</p>"
    )
    home, secret, under = one.blocks
    assert (home.links, secret.hidden, under.image) == (1.0, True, True)
    assert (under.links, home.hidden, home.image) == (0.0, False, False)


def test_line_breaks_end_blocks() -> None:
    """<br> draws a line of its own, and <pre> keeps its blank lines as ends of paragraphs."""
    assert [b.span.of(p.text) for p in [page("<p>One<br>Two</p><pre>Three\n\nFour</pre>")] for b in p.blocks] == [
        "One",
        "Two",
        "Three",
        "Four",
    ]


def test_stated_bodies_are_marked() -> None:
    """Blocks that structured data repeats as the article's body say so."""
    words = "The bridge at Orr fell on Tuesday and nobody was hurt."
    html = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{words} More."}}</script><p>{words}</p><p>Another line of words here.</p>'
    assert [block.stated for block in page(html).blocks if block.tag == "p"] == [True, False]


@given(st.text(alphabet="<>/ab pdiv'\"=&;x\n", max_size=300))
def test_any_tag_soup_gives_ordered_spans(soup: str) -> None:
    """Whatever the markup, blocks are non-empty spans in order that read as they were made."""
    marked = markup.parse(soup)
    at = -1
    for block in marked.blocks:
        words = block.span.of(marked.text)
        assert words == " ".join(words.split()) != ""
        assert block.span.start > at
        at = block.span.stop
        assert all(block.span.holds(mark.span) for mark in block.marks)


@given(st.lists(st.text(alphabet="abc déñ.", min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=8))
def test_paragraphs_come_back(lines: list[str]) -> None:
    """The words between tags are the blocks, white space made single."""
    found = markup.parse("".join(f"<p>{line}</p>" for line in lines))
    assert [block.span.of(found.text) for block in found.blocks] == [" ".join(line.split()) for line in lines]
