"""The place line of a story and the agency that sent it."""

from __future__ import annotations

import pytest

from dateline.articles import split
from dateline.pages import from_bytes
from dateline.types import Article, Page

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said. "
BODY = "".join(f"<p>{PROSE}It was fall number {n} of the year.</p>" for n in range(5))


def read(head: str, *, body: str = BODY) -> tuple[Article, Page]:
    page = from_bytes(f"<html><body><article>{head}{body}</article></body></html>".encode(), source="page.html")
    (article,) = split(page)
    return article, page


def agency(head: str, *, opening: str = "", end: str = "") -> str | None:
    article, page = read(head, body=f"<p>{opening}{PROSE}{PROSE}</p>{BODY}{end}")
    return article.agency.of(page.text) if article.agency else None


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("ORR, Vantania (HNA) — ", "ORR, Vantania"),
        ("ORR, Vantania, June 2 (HNA) — ", "ORR, Vantania"),
        ("<b>Barbosa, Santander.</b> ", "Barbosa, Santander"),
        ("Orr / Port Selby, 30 May 2024 - ", "Orr / Port Selby"),
        ("Bogotá, 3 de mayo de 2024: ", "Bogotá"),
        ("SELBY -- ", "SELBY"),
    ],
)
def test_the_dateline_opens_the_text(opening: str, place: str) -> None:
    """The place words stand in the first paragraph, with or without an agency."""
    article, page = read("<h1>Mine falls in at Orr</h1>", body=f"<p>{opening}{PROSE}{PROSE}</p>{BODY}")
    assert article.dateline is not None
    assert article.dateline.of(page.text) == place


def test_the_place_stands_in_the_row_of_the_byline() -> None:
    """A field between the writer and the day is the dateline when the text names it, too; a section is not."""
    body = f"<p>The gallery under Orr gave way. {PROSE}</p>{BODY}"
    for field, found in (("Orr", "Orr"), ("Sucesos", None)):
        row = f"<p class=byline>Ana Ruiz · {field} · 13 July 2026</p>"
        article, page = read(f"<h1>Mine falls in</h1>{row}", body=body)
        assert (article.dateline.of(page.text) if article.dateline else None) == found


def test_a_speaker_of_a_transcript_is_no_place() -> None:
    """A name in capitals that opens several paragraphs speaks; it is no dateline."""
    body = "".join(f"<p>GHIM: {PROSE}</p><p>OKAFOR: {PROSE}</p>" for _ in range(3))
    article, _ = read("<h1>They told us there was no road</h1>", body=body)
    assert article.dateline is None


def test_a_place_in_small_letters_opens_the_text_when_the_text_names_it_again() -> None:
    """ "Orr Valley — While ..." is a dateline when something happens "in Orr Valley"; "The long walk — It" is none."""
    for again, found in (("in Orr Valley", "Orr Valley"), ("in Selby", None)):
        article, page = read(
            "<h1>Mine falls in</h1>", body=f"<p>Orr Valley — {PROSE}The rescuers {again} went home.</p>{BODY}"
        )
        assert (article.dateline.of(page.text) if article.dateline else None) == found


def test_a_digest_of_many_places_has_no_place_of_its_own() -> None:
    """Items that places in capitals open."""
    items = "".join(f"<p>{place} — {PROSE}</p>" for place in ("ORR", "SELBY", "PORT SELBY", "LA ROCA"))
    article, _ = read("<h1>The week in a minute</h1>", body=items)
    assert article.dateline is None


def test_a_wire_in_the_byline_is_the_agency() -> None:
    """A wire service signs as agency and not as a person."""
    article, page = read("<h1>Mine falls in at Orr</h1><p class=byline>By Pacific Wire</p>")
    assert article.agency is not None
    assert article.agency.of(page.text) == "Pacific Wire"
    assert article.byline == ()


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        ("ORR, Vantania (HNA) — ", "HNA"),
        ("ORR, Vantania (WXYZ) — ", None),
        ("ORR, Vantania (KXYZ/AP) — ", "AP"),
        ("ORR, Vantania (orrnews.com) — ", None),
        ("ORR, Vantania (NEWS 4) — ", None),
    ],
)
def test_a_station_is_no_agency(opening: str, found: str | None) -> None:
    """Call signs, sites and channels in a dateline's brackets; of two names the agency is the one that is none."""
    assert agency("<h1>Mine falls in at Orr</h1>", opening=opening) == found


def test_the_long_name_stands_for_its_initials() -> None:
    """The byline says who "PW" is."""
    assert (
        agency("<h1>Mine falls in</h1><p class=byline>By Pacific Wire</p>", opening="ORR, Vantania (PW) — ")
        == "Pacific Wire"
    )


@pytest.mark.parametrize("end", ["<p>Source: AFP</p>", "<p>(dpa)</p>"])
def test_an_agency_may_stand_below_the_text(end: str) -> None:
    """Alone on the line, or after the word for source."""
    assert agency("<h1>Mine falls in at Orr</h1>", end=end) in {"AFP", "dpa"}


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("ORR/SELBY - ", "ORR/SELBY"),
        ("(Orr, May 3, 2024) – ", "Orr"),
        ("Orr, Costa del Sol. ", "Orr, Costa del Sol"),
        ("Orr (Agencia Vantania). ", "Orr"),
    ],
)
def test_places_that_open_a_text_in_other_ways(opening: str, place: str) -> None:
    """With a slash, with the day in brackets, with a region of several words, with an agency before a stop."""
    article, page = read("<h1>Mine falls in</h1>", body=f"<p>{opening}{PROSE}{PROSE}</p>{BODY}")
    assert article.dateline is not None
    assert article.dateline.of(page.text) == place


@pytest.mark.parametrize(
    "row",
    [
        "Gijón (Asturias), 3 mayo 2024",
        "Friday 3 May 2024, Gijón. Ana Roe",
        "3 May 2024 — Gijón — Ana Roe and agencies",
        "Ana Roe, Gijón • May 3, 2024 • 4 mins read",
        "Friday, May 3, 2024 :: By Ana Roe, in Gijón",
    ],
)
def test_a_place_in_a_row_with_the_day(row: str) -> None:
    """Beside a region in brackets, behind the day, beside or behind the writer."""
    article, page = read(f"<h1>Mine falls in</h1><p>{row}</p>")
    assert article.dateline is not None
    assert article.dateline.of(page.text).startswith("Gijón")


def test_an_agency_may_be_named_after_a_channel() -> None:
    """A station is none: "(Canal 9)"."""
    assert agency("<h1>Mine falls in</h1>", opening="ORR, Vantania (Canal Press) — ") == "Canal Press"
    assert agency("<h1>Mine falls in</h1>", opening="ORR, Vantania (Canal 9) — ") is None
