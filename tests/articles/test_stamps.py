"""When an article was published and updated, and on what evidence."""

from __future__ import annotations

from dateline.articles import split
from dateline.pages import from_bytes
from dateline.types import Article, Fact

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said. "
BODY = "\n\n".join(
    f"{PROSE}It was fall number {n} of the year in that valley, and the third this month." for n in range(5)
)


def read(text: str, *, url: str | None = None, facts: tuple[Fact, ...] = ()) -> Article:
    page = from_bytes(text.encode(), source="page.txt", url=url, facts=facts)
    return split(page)[0]


def test_a_stamp_above_the_text_dates_it() -> None:
    """The page's stamp gives day, clock and reason."""
    article = read(f"Mine falls in at Orr\n\nPublished 14 June 2024, 15:20\n\n{BODY}")
    assert (article.published.start, article.published.at) == ("2024-06-14", "2024-06-14T15:20")
    assert article.published.how.startswith("stamp")


def test_updates_are_told_apart() -> None:
    """Published and updated of one line are two fields."""
    article = read(f"Mine falls in at Orr\n\nPublished November 20, 2024 Updated November 21, 2024 08:41am\n\n{BODY}")
    assert article.published.start == "2024-11-20"
    assert article.updated is not None
    assert article.updated.at == "2024-11-21T08:41"


def test_a_clock_alone_is_on_the_day_of_publication() -> None:
    """ "Last Updated At:10:30" says no day: it is anchored to the stamp, and says so."""
    article = read(f"Mine falls in at Orr\n\n2025-07-31 10:16 Last Updated At:10:30\n\n{BODY}")
    assert article.updated is not None
    assert (article.updated.at, article.updated.anchor) == ("2025-07-31T10:30", "2025-07-31, published")


def test_the_users_word_goes_first_and_is_named() -> None:
    """A date given by the user outranks the page's stamp; the other day stays visible."""
    given = Fact("published", "2024-06-15", "--published")
    article = read(f"Mine falls in at Orr\n\n14 June 2024, 15:20\n\n{BODY}", facts=(given,))
    assert article.published.start == "2024-06-15"
    assert article.published.how == "--published; other dates read: 2024-06-14"


def test_an_update_alone_is_the_day_of_the_text() -> None:
    """Without a publication date the text is of the day of its update, and says that it was one."""
    article = read(f"Mine falls in at Orr\n\nLast updated 14 June 2024\n\n{BODY}")
    assert (article.published.start, article.published.stop, article.published.precision) == (
        "2024-06-14",
        "2024-06-14",
        "day",
    )
    assert "no publication date" in article.published.how


def test_a_second_stamp_shows_the_order() -> None:
    """12/05 and 13/05 of one page are days of May."""
    stamp = "Published on 12/05/2025 at 17:05, updated on 13/05/2025 at 08:30"
    article = read(f"Mine falls in at Orr\n\n{stamp}\n\n{BODY}")
    assert (article.published.start, article.published.at) == ("2025-05-12", "2025-05-12T17:05")


def test_spanish_pages_write_the_day_first() -> None:
    """11/09/2025 on a Spanish page is of September; on an English one it stays open."""
    prose = "Cuatro personas murieron el martes cuando una galería cedió bajo el pueblo, según el servicio de rescate. "
    body = "\n\n".join(
        f"{prose}Fue la caída número {n} del año en ese valle, y la tercera de este mes." for n in range(5)
    )
    spanish = read(f"Cae la mina de Orr\n\nCrónica · 11/09/2025\n\n{body}")
    assert (spanish.published.start, spanish.published.stop) == ("2025-09-11", "2025-09-11")
    english = read(f"Mine falls in at Orr\n\n11/09/2025\n\n{BODY}")
    assert (english.published.start, english.published.stop) == ("2025-09-11", "2025-11-09")


def test_a_place_line_with_month_day_and_year_dates_the_article() -> None:
    """ "SRINAGAR, India, June 2, 2024 (AP) -" states the day as American copy does."""
    article = read(f"Clashes on the frontier\n\nSRINAGAR, India, June 2, 2024 (AP) - {BODY}")
    assert article.published.start == article.published.stop == "2024-06-02"


def test_a_wires_place_line_dates_it() -> None:
    """The monitors' "SAN MIGUEL, 14 SEP 89 (RADIO X) --" states the day with two digits of the year."""
    article = read(f"Digest of broadcasts\n\nSAN MIGUEL, 14 SEP 89 (RADIO ORR) -- {BODY}")
    assert article.published.start == "1989-09-14"


def test_a_day_that_opens_the_text_dates_it() -> None:
    """A line with a day and a source, or a day of broadcast, counts where no stamp stands elsewhere."""
    article = read(f"Mine falls in at Orr\n\nMorning programme, broadcast 23 October 2024, 07:30. Edited.\n\n{BODY}")
    assert article.published.start == "2024-10-23"


def test_a_stamp_in_one_block_with_the_title_dates_it() -> None:
    """Title, byline and stamp on three lines of the first paragraph."""
    article = read(f"Mine falls in at Orr, killing four\nBy Ann Lee\n14 June 2024 | 4:10 PM\n{BODY}")
    assert article.published.start == "2024-06-14"


def test_a_row_of_a_narrow_column_is_no_stamp() -> None:
    """A day in a row of text that was broken to fit a column dates nothing."""
    rows = "Four people died when a gallery gave\nway as it had done on 3 May 2019 under\nthe village, the rescue service said."
    assert read(f"Mine falls in at Orr\n\n{PROSE * 2}\n\n{rows}\n\n{BODY}").published.precision == "unknown"


def test_the_address_is_evidence_too() -> None:
    """A day in the page's address dates it when nothing better does."""
    article = read(f"Mine falls in at Orr\n\n{BODY}", url="https://example.org/2024/06/14/mine")
    assert (article.published.start, article.published.how) == ("2024-06-14", "the page's address")


def test_dates_inside_the_text_are_no_stamps() -> None:
    """A day that a paragraph speaks of does not date the article."""
    article = read(
        f"Mine falls in at Orr\n\n{PROSE * 2}\n\nOn 3 May 2019 the gallery had been closed by inspectors after a smaller fall.\n\n{BODY}"
    )
    assert article.published.precision == "unknown"


def test_a_file_picture_bounds_only_the_start() -> None:
    """An archive picture's day is a lower bound with an open end."""
    caption = "FILE - The pit at Orr, June 19, 2025. (HNA Photo/Bo Ek, File)"
    article = read(f"Mine falls in at Orr\n\n{caption}\n\n{BODY}")
    assert (article.published.start, article.published.stop, article.published.precision) == (
        "2025-06-19",
        None,
        "open",
    )


def marked(head: str, stamp: str, lang: str = "en") -> Article:
    html = f"<html lang={lang}><head>{head}</head><body><nav><p>12 May 2024</p></nav><main><h1>Mine falls in at Orr</h1><p class=date>{stamp}</p>"
    page = from_bytes(
        f"{html}<p>{BODY.replace(chr(10) * 2, '</p><p>')}</p></main></body></html>".encode(), source="page.html"
    )
    return split(page)[0]


def told(published: str) -> str:
    return f'<meta property="article:published_time" content="{published}">'


def test_an_earlier_day_printed_by_the_headline_goes_before_the_markups() -> None:
    """Markup is dated anew when a page is made again; a later printed day is an update."""
    assert marked(told("2024-06-20T08:00:00Z"), "14 June 2024").published.start == "2024-06-14"
    assert marked(told("2024-06-10T08:00:00Z"), "14 June 2024").published.start == "2024-06-10"


def test_the_markups_late_hour_is_the_next_day_where_the_page_says_so() -> None:
    """23:40 in Greenwich is the morning after in the East, when that is the day printed."""
    assert marked(told("2024-06-13T23:40:00+00:00"), "14 June 2024").published.start == "2024-06-14"
    assert marked(told("2024-06-13T12:40:00+00:00"), "14 June 2024").published.start == "2024-06-13"


def test_a_vague_name_of_a_date_yields_to_the_printed_day() -> None:
    """A meta tag "date" may be of the page's making."""
    assert marked('<meta name="date" content="2024-06-10">', "14 June 2024").published.start == "2024-06-14"


def test_a_days_stamp_above_the_headline_is_another_storys() -> None:
    """What stands well above the headline dates a teaser; the story's own stamp stands below it."""
    page = "\n\n".join(
        [
            "Flood in Tarn",
            "12 May 2024",
            "More",
            "News",
            "World",
            "Mine falls in at Orr",
            "Published 14 June 2024",
            BODY,
        ]
    )
    assert read(page).published.start == "2024-06-14"


def test_the_pages_country_tells_how_it_writes_days() -> None:
    """04/05/2024 is of May in Britain, of April in the United States, and either where nothing tells."""
    days = {lang: marked("", "04/05/2024", lang).published for lang in ("en-GB", "en-US", "en")}
    assert (days["en-GB"].start, days["en-US"].start) == ("2024-05-04", "2024-04-05")
    assert (days["en"].start, days["en"].stop) == ("2024-04-05", "2024-05-04")
