"""The shipped labeller and its features."""

from __future__ import annotations

import numpy as np

from dateline.articles import features, model
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


def test_the_table_is_finite_and_one_row_a_block() -> None:
    """Features are numbers for every block, of a page of one block too."""
    for html in (HTML, "<p>x</p>"):
        page = from_bytes(html.encode(), source="page.html")
        blocks = [block for block in page.blocks if block.tag != "meta"]
        table = features.table(blocks, page.text, "", {}, {})
        assert table.shape[0] == len(blocks)
        assert np.isfinite(table).all()


def test_names_are_read_whole_and_in_parts() -> None:
    """A class name counts as it is and by its parts; the tag is told apart."""
    tag, words = features.tokens("div.article-body.storyText#main@articleBody")
    assert tag == "div"
    assert {"<div>", "article-body", "article", "body", "story", "text", "main"} <= set(words)
