"""Titles of rows."""

from dateline.incidents import extract
from tests.incidents.pages import article


def titles(*paragraphs: str, headline: str | None = None) -> list[str]:
    page, told = article(*paragraphs, headline=headline)
    return [str(c.value) for c in extract(page, told) if c.field == "title"]


def test_the_headline_names_the_incident_it_tells() -> None:
    """An article about one incident lends it its headline."""
    assert titles(
        "A bomb exploded at a market in Kano on Wednesday, killing three traders, police said.",
        headline="Bomb kills three at Kano market",
    ) == ["Bomb kills three at Kano market"]


def test_a_title_has_no_dateline_and_starts_with_a_capital() -> None:
    """Place line, conjunctions and the source at the end are left out."""
    found = titles(
        "KANO, Nigeria — A bomb exploded at a market in Kano on Wednesday, killing three traders, police said."
    )
    assert found
    assert found[0].startswith("A bomb exploded at a market in Kano")
    assert "police said" not in found[0]
