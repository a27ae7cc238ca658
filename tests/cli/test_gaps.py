"""What is not known, and the way to mend it."""

from __future__ import annotations

from dataclasses import replace

from dateline.cli.gaps import gaps
from dateline.types import Incident, Place, When
from tests.hand import article, page

DAY = When("2024-04-29", "2024-04-29", "day")
ARTICLE = article(page())
SURE = Incident("1", ARTICLE.id, "raid", "Raid", "happened", DAY, (Place("Suakin", "SD", 19.1, 37.3, 5.0, "event"),))


def told(*incidents: Incident, articles: tuple[object, ...] = (ARTICLE,)) -> str:
    return "\n".join(f"{gap.what} {gap.mend}" for gap in gaps(articles, incidents, "a.txt"))  # type: ignore[arg-type]


def test_nothing_is_missing_where_everything_is_known() -> None:
    """No page is called wanting for nothing."""
    assert told(SURE) == ""


def test_an_article_without_a_date_asks_for_it() -> None:
    """With the very command."""
    assert "dateline read a.txt --published 2025-07-31" in told(
        SURE, articles=(replace(ARTICLE, published=When(None, None)),)
    )


def test_incidents_without_day_or_place_are_named_together() -> None:
    """One line a kind of gap, not one an incident."""
    bare = replace(SURE, when=When(None, None), places=())
    lines = told(replace(bare, id="2"), replace(bare, id="3"), replace(bare, id="5"))
    assert "When incidents 2, 3 and 5 happened" in lines
    assert "Where incidents 2, 3 and 5 happened" in lines
    assert "dateline edit 2 when" in lines


def test_a_place_that_no_gazetteer_has_asks_for_one() -> None:
    """A user can add it."""
    lost = replace(SURE, places=(Place("San Pablito", "GT", role="event"),))
    assert "San Pablito, GT" in told(lost)
    assert "--places FILE" in told(lost)


def test_a_page_without_an_article_says_so() -> None:
    """And how to see its text."""
    assert "No news article was found on this page. dateline show a.txt --text" in told(articles=())


def test_an_article_in_another_language_says_that_it_is_not_read() -> None:
    """No incidents is not the same as nothing told."""
    assert "article 1 tells: it is in neither English nor Spanish" in told(
        articles=(replace(ARTICLE, language="other"),)
    )


def test_the_date_of_a_row_is_mended_in_its_table_and_odd_names_are_quoted() -> None:
    """The command shown can be pasted."""
    undated = (replace(ARTICLE, published=When(None, None)),)
    assert "dateline read t.csv --map published=COLUMN" in [g.mend for g in gaps(undated, (), "t.csv#w1")][0]
    assert "dateline read 'my page.txt' --published" in [g.mend for g in gaps(undated, (), "my page.txt")][0]
