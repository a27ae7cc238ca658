"""What the markup states: JSON-LD, microdata, OpenGraph and meta tags."""

from __future__ import annotations

from dateline.pages import from_bytes


def facts(html: str) -> dict[str, list[tuple[str, str]]]:
    page = from_bytes(f"<html>{html}<body><p>Words of the page.</p></body></html>".encode(), source="page.html")
    found: dict[str, list[tuple[str, str]]] = {}
    for fact in page.facts:
        assert fact.span is not None
        assert fact.span.of(page.text) == fact.value
        found.setdefault(fact.name, []).append((fact.value, fact.how))
    return found


def test_json_ld_is_read_through_graphs_and_lists() -> None:
    """An article inside @graph gives headline, dates with zone, authors one by one and the publisher."""
    found = facts(
        """<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Bridge falls",
        "datePublished":"2024-05-01T08:00:00+02:00","dateModified":"2024-05-02","author":[{"name":"Ana Ruiz"},{"name":"Bo Ek"}],
        "publisher":{"name":"The Post"},"isAccessibleForFree":false}]}</script>"""
    )
    assert found["headline"][0] == ("Bridge falls", "JSON-LD headline")
    assert found["published"] == [("2024-05-01T08:00:00+02:00", "JSON-LD datePublished")]
    assert found["updated"] == [("2024-05-02", "JSON-LD dateModified")]
    assert [value for value, _ in found["author"]] == ["Ana Ruiz", "Bo Ek"]
    assert found["site"] == [("The Post", "JSON-LD publisher")]
    assert found["free"] == [("False", "JSON-LD isAccessibleForFree")]


def test_an_author_that_a_graph_points_at_is_found() -> None:
    """An author given by "@id" alone has the name of the person with that "@id"."""
    found = facts(
        """<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Bridge falls",
        "author":{"@id":"#ana"}},{"@type":"Person","@id":"#ana","name":"Ana Ruiz"}]}</script>"""
    )
    assert [value for value, _ in found["author"]] == ["Ana Ruiz"]


def test_of_several_articles_the_page_title_chooses() -> None:
    """A list of stories in JSON-LD does not lend its first story's date to the page."""
    found = facts(
        """<head><title>Bridge falls | The Post</title></head><script type="application/ld+json">[{"@type":"NewsArticle","headline":"Other news",
        "datePublished":"2020-01-01"},{"@type":"NewsArticle","headline":"Bridge falls","datePublished":"2024-05-01"}]</script>"""
    )
    assert found["published"] == [("2024-05-01", "JSON-LD datePublished")]


def test_meta_tags_and_microdata_are_named() -> None:
    """Each fact says where it was read."""
    found = facts(
        """<head><meta property="og:title" content="Bridge falls"><meta name="author" content="Ana Ruiz">
        <meta property="article:published_time" content="2024-05-01"><link rel=canonical href="https://example.org/a"></head>
        <time itemprop="dateModified" datetime="2024-05-03">3 May</time>"""
    )
    assert found["headline"] == [("Bridge falls", "meta og:title")]
    assert found["author"] == [("Ana Ruiz", "meta author")]
    assert found["published"] == [("2024-05-01", "meta article:published_time")]
    assert found["updated"] == [("2024-05-03", "microdata dateModified")]
    assert found["url"] == [("https://example.org/a", "meta canonical")]


def test_broken_json_is_passed_over() -> None:
    """A script that is not JSON, or nests without end, costs nothing but its facts."""
    assert "published" not in facts('<script type="application/ld+json">{"@type": "NewsArticle", </script>')
    assert "published" not in facts(f'<script type="application/ld+json">{"[" * 5000}</script>')


def test_a_page_without_an_article_of_its_own_still_has_days_and_authors() -> None:
    """Of a WebPage's statement days and authors count; its name is no headline, and an article beside it goes first."""
    page = (
        '{"@type":"WebPage","name":"Home","headline":"Home","datePublished":"2024-05-01","author":{"name":"Ana Ruiz"}}'
    )
    found = facts(f'<script type="application/ld+json">{page}</script>')
    assert found["published"] == [("2024-05-01", "JSON-LD datePublished")]
    assert found["author"] == [("Ana Ruiz", "JSON-LD author")]
    assert "headline" not in found
    story = '{"@type":"NewsArticle","headline":"Bridge falls"}'
    assert "published" not in facts(f'<script type="application/ld+json">[{page},{story}]</script>')


def test_names_of_meta_tags_are_read_by_their_letters() -> None:
    """Colons, dots, dashes and underscores do not tell names apart."""
    for name in ("article:published_time", "article-published_time", "publish_date", "DC.Date.Created", "published"):
        assert facts(f'<meta name="{name}" content="2024-05-01">')["published"][0][0] == "2024-05-01"
