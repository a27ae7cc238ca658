"""The shipped labeller and its features."""

from __future__ import annotations

import numpy as np

from dateline.articles import containers, features, model
from dateline.pages import from_bytes

STORY = "".join(
    f"<p>The men walked to the town on day {n}, and nobody at the gate said a word to them.</p>" for n in range(6)
)
HTML = f"""<html><head><title>The long walk</title></head><body><nav class="menu"><ul><li><a href=/>Home</a></li>
<li><a href=/w>World</a></li></ul></nav><article class="story-body"><h1>The long walk</h1>{STORY}</article>
<footer class="site-footer"><p>All rights reserved.</p></footer></body></html>"""


def test_text_is_told_from_chrome() -> None:
    """Paragraphs of the article are likely text; menu and footer are not."""
    page = from_bytes(HTML.encode(), source="page.html")
    blocks = [block for block in page.blocks if block.tag != "meta"]
    odds = dict(
        zip((block.span.of(page.text)[:12] for block in blocks), model.probabilities(page, blocks), strict=True)
    )
    assert odds["The men walk"] > 0.8
    assert odds["Home"] < 0.1
    assert odds["All rights r"] < 0.2


def test_the_table_is_finite_and_one_row_a_block_looked_at() -> None:
    """Features are numbers for every block that is looked at, of a page of one block too."""
    for html in (HTML, "<p>x</p>"):
        page = from_bytes(html.encode(), source="page.html")
        blocks = [block for block in page.blocks if block.tag != "meta"]
        table, kin = features.table(blocks, page.text, "", containers.Priors({}), {})
        assert (len(table), len(kin.of)) == (len(features.looked(blocks)), len(blocks))
        assert np.isfinite(table).all()


def test_names_are_read_whole_and_in_parts() -> None:
    """A class name counts as it is and by its parts; the tag is told apart."""
    tag, words = containers.tokens("div.article-body.storyText#main@articleBody")
    assert tag == "div"
    assert {"<div>", "article-body", "article", "body", "story", "text", "main"} <= set(words)


def test_each_word_is_told_with_its_line() -> None:
    """The words of all lines stand in a row, those of a line as it is read alone; an empty line has none."""
    lines = ["Short one", "", "Two rows\nof a wrapped\x00 line", "word " * 60 + "end, of a long line that goes on"]
    tokens, line = features.tokens(lines)
    for number, text in enumerate(lines):
        assert [word for word, of in zip(tokens, line, strict=True) if of == number] == features.words(text)


def test_containers_are_grouped_by_all_names_above_them() -> None:
    """Two lists of one name in one place are one group; the same name elsewhere is another."""
    paths = [("html", "body", "ul.a", "li"), ("html", "body", "ul.a", "li.b"), ("html", "body", "div", "ul.a")]
    numbered = containers.number(paths)
    kin = containers.kin(numbered, np.arange(3))
    assert len(set(kin.level(0))) == 3
    assert kin.level(1)[0] == kin.level(1)[1] != kin.level(1)[2]


def test_a_name_costs_the_same_the_second_time() -> None:
    """What the priors remember of a name is what they would compute."""
    priors = containers.Priors({"body": 2.0, "nav": -1.5})
    assert priors.of("div.nav-body") == priors.of("div.nav-body") == containers.Priors(priors.odds).of("div.nav-body")
    assert priors.of("div.nav-body")[:2] == (-1.5, 2.0)


def test_the_main_container_is_the_innermost_that_holds_most_of_the_text() -> None:
    """By the first probabilities: inside it or not, how far outside, how deep below."""
    paths = [("html", "body", "main", "p"), ("html", "body", "main", "div", "p"), ("html", "body", "nav", "li")]
    kin = containers.kin(containers.number(paths), np.arange(3))
    rows = containers.likely(kin, np.array([900.0, 400.0, 300.0]), np.array([0.9, 0.8, 0.01]), np.arange(3))
    assert rows[:, -3:].tolist() == [[1, 0, 1], [1, 0, 2], [0, 1, -1]]


def test_a_second_reading_leaves_what_is_surely_chrome() -> None:
    """Blocks below the least probability keep their first one; the others are read again."""
    page = from_bytes(HTML.encode(), source="page.html")
    blocks = [block for block in page.blocks if block.tag != "meta"]
    shipped = model.shipped()
    look = features.looked(blocks)
    table, kin = features.table(blocks, page.text, "", shipped.priors, shipped.lexicon, look=look)
    p = np.linspace(0.0, 1.0, len(blocks))
    near = np.intersect1d(look, np.flatnonzero(p >= model.FAINT))
    again = p.copy()
    lines = [block.span.of(page.text) for block in blocks]
    model._reread(shipped, table[np.searchsorted(look, near)], lines, again, kin, near)
    others = np.setdiff1d(np.arange(len(blocks)), near)
    assert (again[others] == p[others]).all()
    assert (again[near] != p[near]).all()
