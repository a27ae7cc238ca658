"""The scorer of pages to articles, and the builder of pages with two."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from quality import articles, glued

LINES = [
    f"The {word} walked to the gate of the town in the morning, and nobody there said a word about it."
    for word in ("miners", "bakers", "widows", "judges")
]
OTHER = [
    f"A {word} was made for three kings and has won the national prize again, the jury announced."
    for word in ("cheese", "cider", "sausage", "pastry")
]


def gold(url: str, title: str, lines: list[str]) -> articles.Gold:
    return {"url": url, "title": title, "text": "\n\n".join(lines), "authors": ["Ana Ruiz"], "date": "2024-05-01 08:00"}


def html(title: str, lines: list[str]) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><body><nav><a href=/>Home</a></nav><article><h1>{title}</h1><p class=byline>By Ana Ruiz</p><time datetime='2024-05-01T08:00'>1 May</time>{body}</article></body></html>"


def test_words_are_counted_as_a_multiset() -> None:
    """Repeats count, order and case don't."""
    assert articles.f1("a b b", "B a b") == 1.0
    assert articles.f1("a b", "a") == pytest.approx(2 / 3)
    assert articles.f1("a", "") == 0.0


def test_the_title_is_neutral_when_asked() -> None:
    """A line that is the title is taken out, whatever its quotes and case."""
    assert articles.neutral("“Mine” FALLS in\nText.", '"Mine" falls in') == "Text."


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("http://a.b.example.org:80/x", "example.org"),
        ("https://elmundo.es?x=1", "elmundo.es"),
    ],
)
def test_domains_are_registered_ones(url: str, name: str) -> None:
    """Pages of one outlet fall into one half."""
    assert articles.domain(url) == name
    assert articles.half(url) == articles.half(f"https://other.{name}/story")


def test_a_folder_of_gold_is_scored(tmp_path: Path) -> None:
    """A page that is read right scores one on text, title, authors and day, and every character traces."""
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(html("Gate opens at Orr", LINES).encode()))
    row = {**gold("https://example.org/a", "Gate opens at Orr", LINES), "html": "html/a.html.gz"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row) + "\n")
    rows, _, _ = articles.run(list(articles.load(tmp_path)), with_peer=False, flat=False)
    found = articles.report(rows)
    assert [found[name] for name in ("f1", "title", "authors", "day", "trace")] == [1.0] * 5
    assert found["several"] == 0.0


@pytest.mark.parametrize("shape", glued.SHAPES)
def test_glued_pages_hold_both_stories(shape: str) -> None:
    """In every shape the built page has A's text before B's, and a perfect reader finds both apart."""
    a, b = gold("https://a.org/1", "Gate opens at Orr", LINES), gold("https://b.org/1", "Cheese wins again", OTHER)
    page_a, page_b = (glued.container(html(one["title"], lines), one) for one, lines in ((a, LINES), (b, OTHER)))
    raw = glued.glue(page_a, page_b, shape).decode()
    assert 0 < raw.index(LINES[-1]) < raw.index(OTHER[0])
    if shape != "flat":
        first, second, count = glued.measure(raw.encode(), a, b, "page.html")
        assert (first, second, count) == (1.0, 1.0, 2)


def test_scores_are_told_apart_by_the_language_the_page_declares() -> None:
    """Languages of three pages or more have a row of their own, the rest share one."""
    assert articles.language(b"<!doctype html><html class='a' lang=\"de-AT\"><head>") == "de"
    assert articles.language(b"<html><body>") == ""
    rows = [
        articles.Row(f"https://{n}.org", f1=n / 4, language=name) for n, name in enumerate(["de", "de", "de", "fr"])
    ]
    header, _, german, others = articles.by_language(rows).splitlines()
    assert header.startswith("| language | pages | f1 |")
    assert german.startswith("| de | 3 | 0.250 |")
    assert others.startswith("| others | 1 | 0.750 |")


def test_what_the_sites_of_a_folder_repeat_can_be_learnt_first(tmp_path: Path) -> None:
    """A line on three pages of a host is no page's text once all of them were looked at."""
    appeal = "Every gift to this newsroom is doubled until the end of the month by a friend of the paper."
    pages = []
    for n in range(3):
        lines = [line.replace("morning", f"morning of day {n}") for line in LINES]
        pages.append(
            (
                gold(f"https://orr.example/{n}", f"Gate {n} opens", lines),
                html(f"Gate {n} opens", [*lines, appeal]).encode(),
            )
        )
    plain, _, _ = articles.run(pages, with_peer=False, flat=False)
    rows, _, _ = articles.run(pages, with_peer=False, flat=False, seen=articles.repeats(pages, flat=False))
    assert [row.f1 for row in rows] == [1.0] * 3
    assert all((row.f1 or 0) < 1 for row in plain)
