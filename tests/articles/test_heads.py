"""Headlines, bylines, agencies and datelines, from the page and its markup together."""

from __future__ import annotations

import pytest

from dateline.articles import sites, split
from dateline.pages import from_bytes
from dateline.types import Article, Page

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said. "
BODY = "".join(f"<p>{PROSE}It was fall number {n} of the year.</p>" for n in range(5))


def read(head: str, *, meta: str = "", body: str = BODY) -> tuple[Article, Page]:
    html = f"<html><head>{meta}</head><body><article>{head}{body}</article></body></html>"
    page = from_bytes(html.encode(), source="page.html")
    (article,) = split(page)
    return article, page


def words(spans: object, page: Page) -> list[str]:
    return [span.of(page.text) for span in spans]  # type: ignore[attr-defined]


def test_a_kicker_in_the_heading_is_left_out() -> None:
    """When the markup states the headline, only those words of the heading are it."""
    meta = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mine falls in"}</script>'
    article, page = read("<h1>Orr valley: Mine falls in</h1>", meta=meta)
    assert article.headline is not None
    assert article.headline.of(page.text) == "Mine falls in"


def test_a_page_without_a_heading_quotes_the_markup() -> None:
    """The title stands in, without the site's name, and is still a span of the page."""
    article, page = read("", meta="<title>Mine falls in at Orr | The Post</title>")
    assert article.headline is not None
    assert article.headline.of(page.text) == "Mine falls in at Orr"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("<p class=byline>By Ana Ruiz and Bo Ek in Selby</p>", ["Ana Ruiz", "Bo Ek"]),
        ("<p>Por Ximena Tapia Landívar</p>", ["Ximena Tapia Landívar"]),
        (
            '<div class="meta">By <a rel="author" href="/a">Ana Ruiz</a> · <time datetime="2024-05-01">May 1</time></div>',
            ["Ana Ruiz"],
        ),
        ("<p class=autor>Liliana Ardila y Jhon Fredy Moncada</p>", ["Liliana Ardila", "Jhon Fredy Moncada"]),
        ("<p class=byline>By our staff correspondents</p>", []),
        ("<p>3 May 2024 - 17:09 by Ana Ruiz</p>", ["Ana Ruiz"]),
        ("<p>Words and pictures: Ana Ruiz</p><p>9 March 2025</p>", ["Ana Ruiz"]),
        ("<p>Bo Ek | Correspondents | Published January 19, 2025</p>", ["Bo Ek"]),
        ("<p class=byline>By Ana Ruiz Chief Reporter</p>", ["Ana Ruiz"]),
        ("<p class=byline>By Ana Ruiz, Marketing Director, Orr Van Lines</p>", ["Ana Ruiz"]),
        ("<p class=byline>By Ana Ruiz and Bo Ek / Orr Shimbun Staff Writers</p>", ["Ana Ruiz", "Bo Ek"]),
        ("<p class=firma><b>Ana Ruiz</b>, corresponsal en Orr</p>", ["Ana Ruiz"]),
        ("<p>Posted on 2 September 2025 by Ana Ruiz in Orr and Bo Ek</p>", ["Ana Ruiz", "Bo Ek"]),
        ("<p class=byline>By Ana Ruiz, Orr, and Bo Ek, Selby</p>", ["Ana Ruiz", "Bo Ek"]),
        ("<p>Reporter Ana Ruiz, 07:12, 9 July 2025</p>", ["Ana Ruiz"]),
        ("<p>Orr · 9 July 2025 · Informa: Ana Ruiz</p>", ["Ana Ruiz"]),
    ],
)
def test_bylines_name_persons(head: str, names: list[str]) -> None:
    """One span a person, in both languages; a desk is nobody."""
    article, page = read(f"<h1>Mine falls in at Orr</h1>{head}")
    assert words(article.byline, page) == names


def test_names_of_the_markup_are_shown_where_the_page_shows_them() -> None:
    """A person named by JSON-LD is the visible words when they are there, else the markup's."""
    meta = '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ana Ruiz"},{"name":"Bo Ek"}]}</script>'
    article, page = read("<h1>Mine falls in at Orr</h1><p class=byline>By Ana Ruiz</p>", meta=meta)
    assert words(article.byline, page) == ["Ana Ruiz", "Bo Ek"]
    assert article.byline[0].start < article.body[0].start
    assert article.byline[1].start > article.body[-1].stop


def test_the_site_is_no_author() -> None:
    """An author that is the site's name gives way to the person of the byline."""
    meta = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"The Post"},"publisher":{"name":"The Post"}}</script>'
    article, page = read("<h1>Mine falls in at Orr</h1><p class=byline>By Ana Ruiz</p>", meta=meta)
    assert words(article.byline, page) == ["Ana Ruiz"]


def test_a_summary_may_hold_the_byline_and_the_day() -> None:
    """Its last words name the writer and the day."""
    head = "<h1>Mine falls in at Orr</h1><p>What is known of the fall. By Ana Ruiz, Wednesday 5 May 2021</p>"
    article, page = read(head)
    assert words(article.byline, page) == ["Ana Ruiz"]
    assert article.published.start == "2021-05-05"


def test_a_signature_below_the_text_is_a_byline() -> None:
    """A dash and a name."""
    article, page = read("<h1>Mine falls in at Orr</h1>", body=f"{BODY}<p>— Ana Ruiz</p>")
    assert words(article.byline, page) == ["Ana Ruiz"]


def test_the_name_of_the_site_is_no_headline() -> None:
    """A name set as heading gives way to the first line of the story."""
    title = "<title>The village asks why: the mine at Orr | The Orr Post</title>"
    head = "<h1>THE ORR POST</h1><div>Mine falls in and the village asks why</div><p>13 July 2026</p>"
    article, page = read(head, meta=title)
    assert article.headline is not None
    assert article.headline.of(page.text) == "Mine falls in and the village asks why"


def test_the_name_of_a_newsletter_is_its_title_without_the_number() -> None:
    """ "Orr Minute #88" is the title of a number, "Orr Minute" no headline."""
    page = from_bytes(b"<title>Orr Minute #88</title><body><h1>ORR MINUTE</h1></body>", source="a.html")
    assert sites.mastheads(page) == {"orrminute"}


def test_a_headline_below_a_menu_is_found_in_plain_text() -> None:
    """A menu that opens with "Latest news" does not swallow the headline of the story under it."""
    menu = "The Post\nHome\nLatest news\nSport and weather today\nPictures of the week\n"
    story = "\n\n".join(f"{PROSE}It was fall number {n} of the year in the gallery." for n in range(5))
    page = from_bytes(
        f"{menu}\nGallery gives way under village, four people dead\nAna Ruiz\n1 May 2024\n\n{story}".encode(),
        source="a.txt",
    )
    (article,) = split(page)
    assert article.headline is not None
    assert article.headline.of(page.text) == "Gallery gives way under village, four people dead"
    assert words(article.byline, page) == ["Ana Ruiz"]


def test_a_menu_is_no_headline() -> None:
    """A row of sections above the story gives way to the line that the text speaks of."""
    rows = "The Orr Post\nNews | Sport | Weather in Orr | Notices | Sea fishing\n\nGallery gives way under village\n5 May 2024\n\n"
    story = "\n\n".join(f"{PROSE}It was fall number {n} of the year in the gallery." for n in range(5))
    page = from_bytes((rows + story).encode(), source="a.txt")
    (article,) = split(page)
    assert article.headline is not None
    assert article.headline.of(page.text) == "Gallery gives way under village"


@pytest.mark.parametrize("lead", ["Von", "By", "Author of the article:"])
def test_a_lead_on_a_line_of_its_own_announces_the_writer(lead: str) -> None:
    """Flattened pages often break between the lead and the name."""
    story = [f"On day {n} the men walked on to the town, and nobody spoke to them at the gate." for n in range(8)]
    lines = ["The long walk to Orr goes on", lead, "Ana Ruiz", *story]
    page = from_bytes("\n\n".join(lines).encode(), source="page.txt")
    (article,) = split(page)
    assert [span.of(page.text) for span in article.byline] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        ("<span class=article__kicker>Orr valley</span> Mine falls in at dawn", "Mine falls in at dawn"),
        ("<span class=dachzeile>Orr valley</span><span> - </span>Mine falls in at dawn", "Mine falls in at dawn"),
        ("<span class=overline>Orr valley</span>: Mine falls in at dawn", "Orr valley: Mine falls in at dawn"),
        ("<span class=overline>Mine falls in at dawn</span> Update", "Mine falls in at dawn Update"),
    ],
)
def test_a_kicker_that_the_markup_names_is_no_part_of_the_headline(heading: str, headline: str) -> None:
    """It is cut off unless a colon makes it one with the headline, or hardly anything would be left."""
    article, page = read(f"<h1>{heading}</h1>")
    assert article.headline is not None
    assert article.headline.of(page.text) == headline


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("<h1>Mine falls in at Orr</h1><p>by mara on 3 May 2024</p>", ["mara"]),
        ("<h1>Mine falls in at Orr</h1><p>Photo by mara on 3 May 2024</p>", []),
        ("<h1>Mine falls in at Orr</h1><p class=meta>Mara Lindt/Bo Ek</p><p>3 May 2024</p>", ["Mara Lindt", "Bo Ek"]),
        (
            f"<p class=byline>By Mara Lindt</p><ul>{'<li><a href=/a>News</a></li>' * 4}</ul><h1>Mine falls in at Orr</h1>",
            [],
        ),
    ],
)
def test_who_signs_where_nobody_is_named_by_the_markup(head: str, names: list[str]) -> None:
    """One word that is led, or names alone at the head of the text; what stands well above the headline signs another story."""
    article, page = read(head)
    assert words(article.byline, page) == names


def test_a_desk_that_holds_the_sites_name_gives_way_to_a_person() -> None:
    """ "Orr Post Valley" on the Orr Post's page is no second writer."""
    meta = '<meta property="og:site_name" content="Post"><title>Mine falls in at Orr</title>'
    article, page = read("<h1>Mine falls in at Orr</h1><p class=byline>By Ana Ruiz, Post Valley</p>", meta=meta)
    assert words(article.byline, page) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "title", ["Weekly coast bulletin, 9 - 15 October 2023", "Parte semanal de la ría: 3 al 9 de mayo de 2024"]
)
def test_a_report_that_names_its_days_is_a_title(title: str) -> None:
    """It is no stamp, in plain text below a masthead either."""
    text = "\n\n".join(
        ["COASTGUARD | Mission for the western strait", title, *(f"{PROSE}It was fall number {n}." for n in range(5))]
    )
    page = from_bytes(text.encode(), source="page.txt")
    (article,) = split(page)
    assert article.headline is not None
    assert article.headline.of(page.text) == title


def test_a_heading_goes_before_a_motto_and_a_masthead() -> None:
    """Where the page has no main heading; it may be what the markup's title begins with."""
    head = "<div>Serving the valley since 1911</div><div>Orr :: Selby :: Dunn :: Marrow</div><h2>Sheriff's log</h2>"
    article, page = read(head, meta="<title>Sheriff's log: week of May 6 | Valley Herald</title>")
    assert article.headline is not None
    assert article.headline.of(page.text) == "Sheriff's log"


def test_a_word_behind_by_in_a_headline_signs_nothing() -> None:
    """Unless a stamp or a field's place says that it does."""
    end = "<div>Next: Cyclist survives flood by whistling</div>"
    assert not read("<h1>Mine falls in at Orr</h1>", body=BODY + end)[0].byline
    article, page = read("<h1>Mine falls in at Orr</h1><p>posted by mara on 3 May 2024</p>")
    assert words(article.byline, page) == ["mara"]
