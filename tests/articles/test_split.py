"""One page to its articles, on invented pages of the shapes that the web serves."""

from __future__ import annotations

from dateline.articles import split
from dateline.pages import from_bytes
from dateline.types import Article, Page

CAPTION_A = "Soldiers check cars at the bridge in Orr Falls, Vantania, Tuesday, May 6, 2025. (HNA Photo/Ana Ruiz)"
CAPTION_B = "Minister Jo Lind speaks at a news conference, Friday, Aug. 8, 2025, in Selby. (HNA Photo/Bo Ek)"
FLAT = f"""Skip to content Menu Home World

Border town counts its losses after raid
World

Border town counts its losses after raid

2025-05-07 10:16 Last Updated At:11:30

By JANE ROE and JUAN PÉREZ

ORR FALLS, Vantania (HNA) — Two days after gunmen crossed the river, the town has not reopened its market, and the police have not said who they were.

More Images
{CAPTION_A}

{CAPTION_A}

Traders swept glass from the square on Tuesday and said that nobody had come to count the damage so far.

“We ran,” said one of them, who sells lamps and would not give his name to a reporter.

SELBY, Vantania (HNA) — The government will close three ports until the autumn, a minister said on Friday, and the dockers answered that they would not leave.

The ports handle a third of the grain that the country sells abroad, according to the harbor board.

This story has been corrected to show that three ports will close, not four.

{CAPTION_B}

{CAPTION_B}

Recommended Articles
Ten cakes that never fail
"""


def page(text: str, name: str = "page.txt") -> Page:
    return from_bytes(text.encode(), source=name)


def words(article: Article, one: Page) -> list[str]:
    return [span.of(one.text) for span in article.body]


def test_glued_stories_come_apart() -> None:
    """Two stories pasted one below the other are two articles, each with its own place and agency."""
    one = page(FLAT)
    first, second = split(one)
    assert [len(words(article, one)) for article in (first, second)] == [3, 2]
    assert first.dateline is not None
    assert second.dateline is not None
    assert (first.dateline.of(one.text), second.dateline.of(one.text)) == ("ORR FALLS, Vantania", "SELBY, Vantania")
    assert first.headline is not None
    assert first.headline.of(one.text) == "Border town counts its losses after raid"
    assert second.headline is None
    assert len(first.copies) == 1


def test_captions_fold_and_keep_their_day_place_and_credit() -> None:
    """A caption printed twice is one caption with two spans, never body, with what it states itself."""
    one = page(FLAT)
    (caption,) = split(one)[0].captions
    assert len(caption.spans) == 2
    assert all(span.of(one.text) == CAPTION_A for span in caption.spans)
    assert caption.when is not None
    assert (caption.when.start, caption.place) == ("2025-05-06", "Orr Falls, Vantania")
    assert caption.credit is not None
    assert caption.credit.of(one.text) == "HNA Photo/Ana Ruiz"


def test_articles_of_a_page_never_share_a_date() -> None:
    """The page's stamp dates its first story; the second gets an interval from its own caption, with the reason."""
    first, second = split(page(FLAT))
    assert (first.published.start, first.published.stop) == ("2025-05-07", "2025-05-07")
    assert "stamp" in first.published.how
    assert second.published.start == "2025-08-08"
    assert second.published.stop == "2025-08-22"
    assert "caption" in second.published.how


def test_a_second_story_without_evidence_has_no_date() -> None:
    """Without a stamp or a dated caption of its own, a glued story's date is unknown."""
    second = split(page(FLAT.replace(CAPTION_B, "")))[1]
    assert (second.published.start, second.published.stop, second.published.precision) == (None, None, "unknown")


def test_bylines_are_one_span_a_person() -> None:
    """Two writers in one line are two spans."""
    one = page(FLAT)
    assert [span.of(one.text) for span in split(one)[0].byline] == ["JANE ROE", "JUAN PÉREZ"]


def test_notices_stand_apart() -> None:
    """A correction notice is a typed span of its story and not body."""
    one = page(FLAT)
    (notice,) = split(one)[1].notices
    assert notice.kind == "correction"
    assert notice.text.of(one.text).startswith("This story has been corrected")


def test_every_block_has_a_label() -> None:
    """The labels of a page's articles cover every block once, so that a person can see why."""
    one = page(FLAT)
    labelled = [span for article in split(one) for span, _ in article.labels]
    assert labelled == [block.span for block in one.blocks]


def test_a_page_without_prose_is_no_article() -> None:
    """A menu alone gives no article."""
    assert split(page("Home\nWorld\nSport\nLog in\n")) == []


def test_spans_survive_html() -> None:
    """Body, caption and headline of an HTML page are spans of the page text; chrome and teasers are not body."""
    one = page(
        """<html><head><title>Mine collapse kills four | The Post</title></head><body><nav><a href=/>Home</a></nav>
        <article><h1>Mine collapse kills four</h1><p class="meta">By <a rel="author">Ana Ruiz</a>
        <time datetime="2024-09-18T09:12:00+01:00">18 Sep</time></p>
        <figure><figcaption>The pit at Orr. <span class="credit">Photo: Bo Ek</span></figcaption></figure>
        <p>Four miners died on Tuesday when a gallery gave way under the village of Orr, the rescue service said.</p>
        <p>Two others were pulled out alive after nine hours and taken to hospital in Selby.</p>
        <aside><h3>Read also</h3><ul><li><a href=/x>Onion growers seek a cold store</a></li></ul></aside>
        <p>The company that runs the mine did not answer calls from reporters on Tuesday evening.</p></article>
        <footer>© The Post</footer></body></html>""",
        "page.html",
    )
    (article,) = split(one)
    assert [text.split()[0] for text in words(article, one)] == ["Four", "Two", "The"]
    assert article.headline is not None
    assert article.headline.of(one.text) == "Mine collapse kills four"
    assert [span.of(one.text) for span in article.byline] == ["Ana Ruiz"]
    assert article.published.at == "2024-09-18T09:12+01:00"
    (caption,) = article.captions
    assert caption.credit is not None
    assert caption.credit.of(one.text) == "Photo: Bo Ek"


def test_capitals_throughout_are_still_prose() -> None:
    """An old wire story in capitals, wrapped at 60 columns, is an article of whole paragraphs."""
    import textwrap

    story = [
        f"FOUR MINERS DIED ON DAY {n} WHEN A GALLERY GAVE WAY UNDER THE VILLAGE OF ORR, THE RESCUE SERVICE SAID. NOBODY ELSE WAS HURT."
        for n in range(4)
    ]
    one = page("\n\n".join(textwrap.fill(line, 60) for line in story))
    (article,) = split(one)
    assert [" ".join(text.split()) for text in words(article, one)] == story


def test_a_gallery_whose_lines_all_turn_out_to_be_captions_is_no_article() -> None:
    """Nothing is left to be the text: the page has no article, and nothing fails."""
    told = "A man died Thursday morning after being shot inside a home on the North Side."
    lines = [f"Image {n} of 11 {told} Photo: 12 Pro Video\n\n{told[:60]}..." for n in range(1, 7)]
    start = "Teens in shooting to face charges\n\nPhoto: 12 Pro Video Image 1 of / 11 Caption Close gallery_open"
    assert split(page("\n\n".join([start, *lines]))) == []


def test_the_items_of_a_column_of_briefs_are_of_the_column_s_day() -> None:
    """Three short stories under one stamp share its day, and each says so; two stories never do."""
    item = "{place} — Navy officers in {land} set fire to three canoes on Wednesday that they said had been readied to take migrants across, and eleven people were held."
    items = [("BANJUL", "Gambia"), ("SUVA", "Fiji"), ("CHIOS", "Greece")]
    column = "\n\n".join(f"{land} burns boats on beach\n{item.format(place=place, land=land)}" for place, land in items)
    told = split(page(f"WORLD BRIEFS Thursday, February 6, 2025\n\n{column}\n"))
    assert [a.published.start for a in told] == ["2025-02-06"] * 3
    assert told[2].published.how.startswith("the column's day")
