"""Who filed from where, which agency sent it, what was wrong, and where another story begins: in invented pages."""

from __future__ import annotations

import pytest

from dateline.articles import cues, dates, filed, split
from dateline.pages import from_bytes
from dateline.types import Article, Page, Span

TITLE = "Four killed as gunmen open fire on market in eastern quarter"
MARKET = [
    "Four people were killed and eleven wounded when gunmen opened fire on a market in the eastern quarter, police in Selby said.",
    "The attackers came on motorcycles shortly after nine and fired for about ten minutes before they fled, witnesses told reporters.",
    "The governor, Kwame Hollin, visited the hospital of Komfo with the minister, Yaa Berg, and promised that they would be found.",
    "It was the third attack on the market of Asaw since January, and the deadliest that the traders there have seen so far.",
]
FERRY_TITLE = "Ferry runs aground in lagoon, three missing"
FERRY = [
    "A ferry with more than eighty passengers ran aground on a sandbank of the lagoon on Sunday evening, the port of Ladu said.",
    "Fishermen took the passengers off; three were missing, among them the mechanic, Tunde Bakar, and a nurse from Badag.",
    "The vessel had failed its last inspection, according to Folake Adey, an official of the Marine Department in Apal.",
    "Services across the lagoon were stopped until further notice, and the owner, Segun Olad, could not be reached by telephone.",
]


def read(*lines: str) -> tuple[list[Article], Page]:
    page = from_bytes("\n\n".join(lines).encode(), source="page.txt")
    assert isinstance(page, Page)
    return split(page), page


def words(page: Page, span: Span | None) -> str | None:
    return span.of(page.text) if span else None


@pytest.mark.parametrize(
    ("row", "place", "names"),
    [
        ("Kumasi: Jane Roe, Friday - 3 May 2024", "Kumasi", ["Jane Roe"]),
        ("Kumasi, Jane Roe", "Kumasi", ["Jane Roe"]),
        ("Jane Roe | Río Grande, Zac.", "Río Grande, Zac.", ["Jane Roe"]),
        ("Our Correspondent, Kumasi", "Kumasi", ["Our Correspondent"]),
        ("Staff Reporter   KUMASI   May 3, 2024 01:02 IST   SHARE  PRINT", "KUMASI", ["Staff Reporter"]),
        ("Cuenca, Azuay. Lunes 5 de mayo de 2025. Por: Redacción Austro", "Cuenca, Azuay", ["Redacción Austro"]),
        ("Jane Roe in Kumasi", "Kumasi", ["Jane Roe"]),
    ],
)
def test_a_row_says_who_filed_from_where(row: str, place: str, names: list[str]) -> None:
    """A known place beside a writer or a desk is the dateline, and the persons sign."""
    (article, *_), page = read("Morning Ledger", TITLE, row, "3 May 2024", *MARKET)
    assert words(page, article.dateline) == place
    assert [span.of(page.text) for span in article.byline] == names


def test_a_summary_in_two_halves_is_no_row() -> None:
    """What may be names is none, where "in" stands between them and nobody else is told."""
    assert filed.read("Three Held in Two Towns; Traders Sent Back", lambda _: False, lambda _: True) is None


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("Kumasi: ", "Kumasi", None),
        ("(NANS) - ", None, "NANS"),
        ("NANS/Kumasi: ", "Kumasi", "NANS"),
        ("(NANS, Kumasi) ", "Kumasi", "NANS"),
        ("[Kumasi] ", "Kumasi", None),
        ("KUMASI | ", "KUMASI", None),
        ("KUMASI, Tuesday - ", "KUMASI", None),
        ("KEY WEST, Fla. - ", "KEY WEST, Fla.", None),
        ("Kumasi. ", "Kumasi", None),
    ],
)
def test_places_and_letters_open_a_text(opening: str, place: str | None, agency: str | None) -> None:
    """A known place is the dateline however it is set off, and letters in brackets are the agency."""
    (article, *_), page = read("Morning Ledger", TITLE, "3 May 2024", opening + MARKET[0], *MARKET[1:])
    assert (words(page, article.dateline), words(page, article.agency)) == (place, agency)


@pytest.mark.parametrize(
    ("row", "agency"),
    [
        ("Jane Roe | NANS | Updated: 3 May 2024", "NANS"),
        ("Vantanian News Service | 3 May 2024", "Vantanian News Service"),
        ("Source: NANS | 3 May 2024", "NANS"),
        ("KUMASI, Vantania, May 3, 2024 (NANS)", "NANS"),
        ("MORE NEWS | 3 May 2024", None),
    ],
)
def test_a_row_names_the_agency(row: str, agency: str | None) -> None:
    """Letters or a wire's name in a row with a writer or a day are the agency; a section's are none."""
    (article, *_), page = read("Morning Ledger", TITLE, row, *MARKET)
    assert words(page, article.agency) == agency


def test_the_house_is_the_agency_when_the_text_says_so() -> None:
    """An agency's own page names it above; a text that it speaks of itself in is its own."""
    for said, agency in (("told Vantan Khab by telephone", "VANTAN KHAB NEWS AGENCY"), ("said by telephone", None)):
        (article, *_), page = read(
            "VANTAN KHAB NEWS AGENCY", TITLE, "3 May 2024", *MARKET, f"A trader {said} that he lay down."
        )
        assert words(page, article.agency) == agency


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["M. J. Tocin / R. Albar"], ["M. J. Tocin", "R. Albar"]),
        (["Simone Thib-Cress  -  Reporter"], ["Simone Thib-Cress"]),
        (["Story and photos by Abdul Shaib"], ["Abdul Shaib"]),
        (["3 May 2024 | Periodista: Rodrigo Sanh"], ["Rodrigo Sanh"]),
        (["By the Ledger team: Palesa Mok, Neo Les"], ["Palesa Mok", "Neo Les"]),
    ],
)
def test_names_of_rows_sign(lines: list[str], names: list[str]) -> None:
    """Each field of names, a role behind one and what leads them are read."""
    (article, *_), page = read("Morning Ledger", TITLE, *lines, *MARKET)
    assert [span.of(page.text) for span in article.byline] == names


def test_the_last_line_of_an_agency_signs() -> None:
    """Reporters are named in brackets below a text; its editor is none."""
    end = "(Reporting by Lena Hadj in Selby and Amal Bawaz; Editing by P. Crake)"
    (article, *_), page = read("Morning Ledger", TITLE, "3 May 2024", *MARKET, end)
    assert [span.of(page.text) for span in article.byline] == ["Lena Hadj", "Amal Bawaz"]


@pytest.mark.parametrize(
    "text",
    [
        "NAN CORRECTION: the column left Selby at noon and lost seven guards, not nine.",
        "NAN has deleted a line from an earlier lead that gave 15 dead. There were five.",
        "A previous version of this article gave the toll as five.",
        "Esta agencia corrige su despacho del jueves, que cifró en tres las bajas.",
        "Oops: we gave the toll as five, it's four.",
    ],
)
def test_more_ways_to_say_what_was_wrong(text: str) -> None:
    """Agencies and papers correct themselves in their own words."""
    assert cues.notice(text) == "correction"


def test_a_sentence_below_a_corrections_head_is_the_notice() -> None:
    """The head stands on a line of its own below the text."""
    note = "The lorry that hit the mine was carrying six persons and not sixteen."
    (article, *_), page = read("Morning Ledger", TITLE, "3 May 2024", *MARKET, "CORRECTION to the morning item", note)
    assert [(notice.text.of(page.text), notice.kind) for notice in article.notices] == [(note, "correction")]


@pytest.mark.parametrize(
    "text",
    [
        "Screen grab from a fire service video: the bow of the boat at the moment of contact.",
        "Jerrycans before the gate of the water works on Saturday. Amateur picture",
        "El camión, con los vidrios rotos, sobre la ruta provincial 1. / Foto de El Faro",
        "Protesters run from tear gas near the market, on September 25, 2023. © Mamy Rand, NAN",
        "People walk past the police station on April 11, 2025. [NAN / Yeison Pill]",
        "Un bus quemado en el puente, este lunes. Cortesía de vecinos",
    ],
)
def test_more_ways_to_say_who_took_a_picture(text: str) -> None:
    """Frames of videos, letters in brackets and courtesies end or begin captions."""
    assert cues.is_caption(text)


def test_words_settle_a_day_in_numbers() -> None:
    """A day that the text also spells, or dots between the numbers, tell which is the month."""
    assert dates.order("06/11/2025 - KUMASI, Nov 6 (NAN) -") == "day first"
    assert dates.find("08.11.2021")[0].first == "2021-11-08"


@pytest.mark.parametrize(
    "between",
    [
        [FERRY_TITLE],
        ["Related: Bridge closed for repairs", FERRY_TITLE],
        ["MORE FROM THE LEDGER", FERRY_TITLE],
    ],
)
def test_a_headline_between_strangers_opens_a_story(between: list[str]) -> None:
    """Other names and words below than above it, which speak of it: another story."""
    articles, page = read("Morning Ledger", TITLE, "3 May 2024", *MARKET, *between, *FERRY)
    assert [words(page, article.headline) for article in articles] == [TITLE, FERRY_TITLE]


def test_a_subhead_between_the_same_people_opens_none() -> None:
    """The names above come back below."""
    articles, _ = read(
        "Morning Ledger", TITLE, "3 May 2024", *MARKET[:2], "Attackers fled on motorcycles, say traders", *MARKET[2:]
    )
    assert len(articles) == 1


def test_another_place_of_the_same_agency_opens_a_story() -> None:
    """A place and its agency on a line of their own, below a title, or in the text below a rule."""
    first = ("KUMASI (NANS) - " + MARKET[0], *MARKET[1:])
    articles, page = read(
        "Ledger", TITLE, "3 May 2024", *first, "MORE FROM NANS", FERRY_TITLE, "LAGOS, Nigeria (NANS)", *FERRY
    )
    assert [words(page, article.dateline) for article in articles] == ["KUMASI", "LAGOS, Nigeria"]


def test_a_sections_name_is_no_second_headline() -> None:
    """A story below "From the same section" has lost its own."""
    articles, page = read("Ledger", TITLE, "3 May 2024", *MARKET, "* * *", "From the same section", *FERRY)
    assert [words(page, article.headline) for article in articles] in ([TITLE], [TITLE, None])
