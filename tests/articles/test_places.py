"""What containers say by their names, whether they are asked with or without a look at the letters first."""

from __future__ import annotations

import re

import pytest

from dateline.articles import markup


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("div.ArticleCaption", "caption"),
        ("div.newsletter-box", "promo"),
        ("section.related-stories", "teaser"),
        ("div.article-body#story", ""),
        ("p.firma", "byline"),
        ("div.user-comments", "comment"),
        ("div.commentary", ""),
        ("li.nav", "chrome"),
    ],
)
def test_a_container_says_what_it_holds(name: str, label: str) -> None:
    """Whatever its case and other words."""
    assert markup.place(("html", "body", name)) == label


def test_no_pattern_matches_without_its_letters() -> None:
    """Each alternative holds the letters that are looked for before it."""
    for number, pattern in enumerate(markup._PATTERNS):
        for word in re.findall(r"[a-z]+", pattern.pattern):
            if pattern.search(word):
                assert any(core in word for core, of in markup._CORES if of == number), (markup._KINDS[number][0], word)
