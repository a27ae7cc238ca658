"""Plain dumps of pages: captions without a maker, rows of fields, and several stories under one masthead."""

from __future__ import annotations

import pytest

from dateline.articles import cues, dates, split
from dateline.articles.shape import is_stamp
from dateline.pages import from_bytes
from dateline.types import Article, Page

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said."
BODY = [f"{PROSE} It was fall number {n} of the year in that valley, and the third this month." for n in range(5)]
OTHER = [
    "SELBY - A cheese that was made for three kings has won the national prize again, the jury of the fair announced.",
    "Its makers, two sisters from the hills, turn every wheel by hand and wash the rind with cider from the farm.",
]


def read(*lines: str) -> tuple[list[Article], Page]:
    page = from_bytes("\n\n".join(lines).encode(), source="page.txt")
    assert isinstance(page, Page)
    return split(page), page


@pytest.mark.parametrize(
    "text",
    [
        "Relatives outside the courthouse in Orr on Thursday.",
        "Torn net left at the consulate, Selby, on Tuesday",
        "Las madres, ayer, frente a Medicina Legal de San Telmo.",
        "The bus from which the passengers were taken, near Orr.",
        "What was left of the front of the shop on Tuesday morning.",
    ],
)
def test_what_a_picture_shows_has_no_verb(text: str) -> None:
    """A place and a day or a stop, and nothing that tells."""
    assert cues.is_pictured(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rains should pause in Orr until August.",
        "Two killed in raid on Orr market",
        "Send your scores to the desk in Orr by Friday",
        "Tide table on page 7.",
        "El juez pidió calma en la plaza, el domingo.",
    ],
)
def test_what_tells_is_no_picture(text: str) -> None:
    """A verb, a headline without a stop, an offer: no caption."""
    assert not cues.is_pictured(text)


def test_a_caption_below_the_text_is_told_from_it() -> None:
    """It stands right below the last paragraph, and is no body."""
    (article,), page = read(
        "Mine falls in at Orr", "14 June 2024", *BODY, "Relatives outside the pit in Orr on Thursday."
    )
    assert [caption.text.of(page.text) for caption in article.captions] == [
        "Relatives outside the pit in Orr on Thursday."
    ]
    assert "Relatives" not in article.text(page.text)


def test_words_and_pictures_of_two_people_are_a_byline() -> None:
    """ "Texto: ... Fotos: ..." signs the story."""
    assert not cues.is_caption("Texto: Ana Ruiz. Fotos: Luis Gil")
    assert cues.is_caption("La plaza, el lunes. Fotos: Luis Gil")


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("Orr, 21 ago 2022 (Faro).-", "Orr"),
        ("17:20, 27 June 2025 — Orr", "Orr"),
        ("by Ann Hallam. Selby, 8 January 2025. Translated by the author", "Selby"),
        ("Ana Ruiz · Orr · Updated 14 June 2024", "Orr"),
    ],
)
def test_a_row_holds_the_place(row: str, place: str) -> None:
    """With a day behind it, or behind another field when the text names it."""
    (article,), page = read(
        "Mine falls in", row, *BODY, "The mayor of Orr said that the shaft was closed for good on Friday."
    )
    assert article.dateline is not None
    assert article.dateline.of(page.text) == place


def test_a_writer_and_a_day_are_no_place() -> None:
    """Two words before a day are a place only when the text names them."""
    (article,), _ = read("Mine falls in at Orr", "Zubeida Adams, 28 August 2024", *BODY)
    assert article.dateline is None


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("28 January 2022, 07:15 - Ann Lee and staff", ["Ann Lee"]),
        ("Ann Lee, 10:31, Jun 21 2022", ["Ann Lee"]),
        ("Ann Lee, Selby, 25 May 2022", ["Ann Lee"]),
        ("4 de mayo de 2011. A. Revilla-Montes. Madrid", ["A. Revilla-Montes"]),
        ("By Nabil al-Ahdali, 25 February 2024", ["Nabil al-Ahdali"]),
        ("Saturday 21 September 2024 — by our reporter Ann Lee", ["Ann Lee"]),
        ("Jueves, 13 de noviembre de 2025 — Redacción Judicial", ["Redacción Judicial"]),
        ("By Our Special Correspondent | Updated 11 July 2023", ["Our Special Correspondent"]),
    ],
)
def test_a_row_names_the_writer(row: str, names: list[str]) -> None:
    """Beside a stamp, a place, an agency or a kind of text; a desk where nobody signs."""
    (article,), page = read("Mine falls in at Orr", row, *BODY)
    assert [span.of(page.text) for span in article.byline] == names


def test_a_kind_of_text_and_a_name_sign() -> None:
    """ "SKETCH — Ann Lee", below a headline."""
    (article,), page = read(
        "Orr Post  Thu 24 Feb 2011", "Mine falls in at Orr for the fourth time", "SKETCH — Ann Lee", *BODY
    )
    assert [span.of(page.text) for span in article.byline] == ["Ann Lee"]


def test_a_stamp_before_a_name_is_no_headline() -> None:
    """A date and who wrote it are a stamp."""
    assert is_stamp("21 September 2024 — by our reporter Ann Lee")


def test_a_title_below_stars_opens_a_story_of_the_masthead_s_day() -> None:
    """Both stories are of the day in the page's first row, and the second says so."""
    found, page = read(
        "Orr Post | 30 December 2019 | Briefs", "Mine falls in at Orr", *BODY, "* * *", "Prize for a cheese", *OTHER
    )
    assert [article.headline.of(page.text) for article in found if article.headline] == [
        "Mine falls in at Orr",
        "Prize for a cheese",
    ]
    assert [article.published.start for article in found] == ["2019-12-30"] * 2
    assert found[1].published.how.startswith("the column's day")


def test_a_story_that_opens_with_another_place_is_its_own() -> None:
    """A title and a place in capitals, below a story that began so, too."""
    found, _ = read(
        "Orr Post | 30 December 2019",
        "Mine falls in at Orr",
        f"ORR - {BODY[0]}",
        *BODY[1:],
        "Kings' cheese wins prize again",
        *OTHER,
    )
    assert len(found) == 2


def test_a_short_turn_of_a_transcript_is_text() -> None:
    """What a speaker says who speaks elsewhere."""
    turns = [part for line in BODY for part in (f"HOST: And then what? {PROSE}", f"LEE: {line}")]
    (article,), page = read("Orr, a week later", "14 June 2024", *turns, "HOST: Get some sleep.")
    assert "Get some sleep." in article.text(page.text)


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ("Vida capitalina · 20/09/23 · 07:00", "2023-09-20"),
        ("Covering 29 January - 7 February 2024. Circulated 8 February.", "2024-02-08"),
        ("Entradas del 14 al 25 de octubre de 2024. Publicado el sábado 26.", "2024-10-26"),
        ("Orr Business Review, March 2025 issue", "2025-03-01"),
    ],
)
def test_stamps_that_leave_something_out(row: str, day: str) -> None:
    """Years of two figures, a day without its year or month, an issue's month."""
    (article,), _ = read("Mine falls in at Orr", row, *BODY)
    assert article.published.start == day


def test_an_issue_is_a_whole_month() -> None:
    """From its first day to its last."""
    stamp = dates.issue("December 2025 issue")
    assert stamp is not None
    assert (stamp.first, stamp.last) == ("2025-12-01", "2025-12-31")


def test_a_note_on_an_earlier_version_is_a_notice() -> None:
    """ "Nota:" may lead it."""
    assert cues.notice("Nota: una versión anterior de esta noticia cifraba en 140 las hectáreas.") == "correction"
