"""Rows below a headline, makers' names behind captions, and what readers are asked for: in invented pages."""

from __future__ import annotations

import pytest

from dateline.articles import cues, rows, split
from dateline.pages import from_bytes
from dateline.types import Article, Page

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said."
BODY = [f"{PROSE} It was fall number {n} of the year in that valley, and the third this month." for n in range(5)]


def read(*lines: str) -> tuple[list[Article], Page]:
    page = from_bytes("\n\n".join(lines).encode(), source="page.txt")
    assert isinstance(page, Page)
    return split(page), page


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("20 February 2023 - Desa Hristo in Selby, Spyro Kanel in Orr", ["Desa Hristo", "Spyro Kanel"]),
        ("Rim Atas, Selby; Yaser Kal, Orr", ["Rim Atas", "Yaser Kal"]),
        ("Tania Wiri and Pip Grove, 22 May 2025 05:00 PM", ["Tania Wiri", "Pip Grove"]),
        ("Marina Alde, enviada especial. Orr (Selby). 21 de mayo de 2024, 7:00", ["Marina Alde"]),
        ("16 January 2026 / Naw Say and a reporter in Orr whose name is withheld", ["Naw Say"]),
        ("Martes, 17 de junio de 2025. Bego Lobo / Karim Hadu", ["Bego Lobo", "Karim Hadu"]),
        ("Al Brous, staff writer", ["Al Brous"]),
        ("Like Share", []),
        ("Orr Valley", []),
    ],
)
def test_a_row_names_who_signs(row: str, names: list[str]) -> None:
    """Each part of a field is a person, or says where the person before it is or what their work is."""
    assert [span.of(row) for span in rows.names(row, lambda name: True, alone=True)] == names


def test_a_row_without_a_day_signs_right_below_the_headline_alone() -> None:
    """Elsewhere it may be a menu's."""
    assert not rows.names("Rim Atas, Selby", lambda name: True, alone=False)


def test_a_newspaper_in_a_row_is_no_writer() -> None:
    """A name that a small word opens is not a person's."""
    (article,), page = read("Mine falls in at Orr, four are dead", "La Ribera Alta · 3 May 2024", *BODY)
    assert [span.of(page.text) for span in article.byline] == []


@pytest.mark.parametrize(
    "text",
    [
        "Empty canoes drawn up at Orr this week. Photo A. M. Gon",
        "Calderos en la acera de la calle Mayor, Orr, el domingo. Cortesía",
        "Police with dogs comb an estate off the Selby road on Friday. PHOTO BY KERN JOS",
        "Women stop the mail train at Orr on Wednesday. | Photo Credit: The Selby Post",
        "What is left of the upper quarter of Orr on Thursday. (Courrier du Val / N. Fer)",
        "Illustration: The minister as Saint George, the dragon as the budget of the valley.",
    ],
)
def test_a_caption_ends_with_its_maker(text: str) -> None:
    """With or without a colon, in capitals, or as a handout."""
    assert cues.is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday, 17 June 2025. Bego Lobo / Karim Hadu",
        "We use cookies to improve your visit. Accept / Manage",
        "Next week: the march on the capital. Photo Orr",
    ],
)
def test_a_row_with_a_stroke_is_no_caption(text: str) -> None:
    """A day alone, the site's cookies and what comes next are no picture's words."""
    assert not cues.is_caption(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Smoke rises from the prison near Orr on Monday night. KRDV", True),
        ("The police station at Orr after the rain, Monday. Roha Chea", True),
        ("The patrol boat with its punctured awning at Orr landing. (GDF)", True),
        ("For changes of the list write to the duty desk at Orr. END", False),
        ("The Telegraph is published by the Selby Media company at Orr. IPSO", False),
    ],
)
def test_a_name_alone_behind_what_a_picture_shows_is_its_makers(text: str, shown: bool) -> None:
    """Where the line is no text, and no verb tells."""
    assert cues.is_faint_caption(text) is shown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Clarified 19:20: the figure of 69 wounded is for all three nights.", "clarification"),
        ("Note: we wrote on 2 May that twelve men had boarded. The crew says fourteen.", "correction"),
        ("Actualización (20:10): donde decíamos 115 readmitidos, léase 151.", "correction"),
        ("On Monday we reported from the gate that the strike had ended at noon.", None),
    ],
)
def test_a_page_says_what_it_had_wrong(text: str, kind: str | None) -> None:
    """By what it wrote first, behind a lead that says so."""
    assert cues.notice(text) == kind


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Lai Rovira · Nairobi · 17 March 2022", "Nairobi"),
        ("Toni Scer, Valletta, Wednesday 28 February 2024", "Valletta"),
        ("Tuesday, July 27, 2021. Compiled in Nairobi", "Nairobi"),
        ("Lai Rovira · Política · 17 March 2022", None),
    ],
)
def test_a_place_stands_between_the_writer_and_the_day(head: str, place: str | None) -> None:
    """It need not stand in the text where the gazetteer knows it."""
    (article,), page = read("Mine falls in at the village, four are dead", head, *BODY)
    assert (article.dateline.of(page.text) if article.dateline else None) == place


def test_turns_of_a_transcript_stand_below_their_speakers() -> None:
    """Short as they are."""
    talk = ["PRESENTER:", BODY[0], "REPORTER:", BODY[1], "PRESENTER:", "And the valley?", "REPORTER:", BODY[2]]
    (article,), page = read("Mine falls in at Orr", *talk, *BODY[3:])
    assert "And the valley?" in [span.of(page.text) for span in article.body]


def test_an_appeal_in_brackets_is_no_text() -> None:
    """Nor is an advertisement between two paragraphs."""
    inside = "<p>[ Help us keep two reporters on one river ]</p><p>ADVERT: Plates without stress</p>"
    text = "".join(f"<p>{line}</p>" for line in BODY)
    page = from_bytes(f"<body><h1>Mine falls in at Orr</h1>{text}{inside}{text}</body>".encode(), source="page.html")
    assert isinstance(page, Page)
    words = " ".join(span.of(page.text) for span in split(page)[0].body)
    assert "Help us" not in words
    assert "ADVERT" not in words
