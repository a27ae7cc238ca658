"""Captions: folded, with their own evidence, kept out of the body."""

from __future__ import annotations

from dateline.articles import split
from dateline.pages import from_bytes

PROSE = "Four people died on Tuesday when a gallery gave way under the village, the rescue service said."
BODY = "".join(f"<p>{PROSE} It was fall number {n} of the year.</p>" for n in range(5))


def test_a_picture_without_a_caption_element_keeps_its_words() -> None:
    """Words beside a picture in old markup are its caption, and its credit is told apart."""
    figure = '<div class="im"><img src="/a.jpg"><div class="cap">Officers at the cordon in Freeman Street<div class="cr">(Image: Gazette / Phil Marl)</div></div></div>'
    page = from_bytes(f"<body><h1>Mine falls in at Orr</h1>{figure}{BODY}</body>".encode(), source="page.html")
    (article,) = split(page)
    (caption,) = article.captions
    assert caption.text.of(page.text) == "Officers at the cordon in Freeman Street"
    assert caption.credit is not None
    assert "Phil Marl" in caption.credit.of(page.text)


def test_one_caption_with_and_without_its_credit_is_one() -> None:
    """A gallery that prints a caption twice, once shorter, gives one caption with both spans."""
    long = "The pit at Orr on Tuesday evening, May 6, 2025. (HNA Photo/Bo Ek)"
    short = "The pit at Orr on Tuesday evening, May 6, 2025."
    text = f"Mine falls in at Orr\n\n{long}\n\n{short}\n\n" + "\n\n".join(
        f"{PROSE} It was fall number {n} of the year." for n in range(4)
    )
    page = from_bytes(text.encode(), source="page.txt")
    (caption,) = split(page)[0].captions
    assert {span.of(page.text) for span in caption.spans} == {long, short}
    assert caption.text.of(page.text) == long


def test_no_caption_is_body() -> None:
    """No caption's words stand in the text of its article."""
    figure = "<figure><img src=a.jpg><figcaption>The shaft at Orr before the fall. Photo: Bo Ek</figcaption></figure>"
    page = from_bytes(
        f"<article><h1>Mine falls in at Orr</h1>{BODY}{figure}{BODY}</article>".encode(), source="page.html"
    )
    (article,) = split(page)
    assert len(article.captions) == 1
    assert "The shaft at Orr" not in article.text(page.text)


def test_a_captions_place_is_no_date() -> None:
    """The place ends where the day begins."""
    from dateline.articles.captions import place

    assert (
        place("The minister speaks at Orr Airport, Nov. 22, 2025, in Selby. (HNA Photo/Bo Ek, File)") == "Orr Airport"
    )
    assert place("Soldiers patrol in La Roca, Vantania, Wednesday, July 30, 2025.") == "La Roca, Vantania"


def test_a_numbered_row_of_pictures_is_captions() -> None:
    """Lines "1/4", "2/4" ... are captions and none of the text, whatever they end in."""
    row = "\n\n".join(f"{n}/4 A shoe on the quay at Orr, the {n}th that the sea brought." for n in range(1, 5))
    story = "\n\n".join(f"{PROSE} It was fall number {n} of the year." for n in range(5))
    page = from_bytes(f"Mine falls in at Orr\n\n{row}\n\n{story}".encode(), source="a.txt")
    (article,) = split(page)
    assert len(article.captions) == 4
    assert "shoe" not in article.text(page.text)


def test_a_picture_s_day_without_a_stop_is_a_caption_among_the_text() -> None:
    """A weekday ends it, it says where, and no verb tells."""
    words = "Police tape across the entrance of the block on Freeman Street Thursday"
    page = from_bytes(f"<body><h1>Mine falls in</h1>{BODY}<p>{words}</p>{BODY}</body>".encode(), source="page.html")
    (article,) = split(page)
    assert words not in article.text(page.text)
    assert [caption.text.of(page.text) for caption in article.captions] == [words]


def test_makers_behind_a_caption_take_many_shapes() -> None:
    """Of a line that is no text: in square brackets, a reader, a loan, a paper."""
    from dateline.articles import cues

    scene = "Boats from Orr on the beach at Marrow in the early morning."
    ends = ("[InTime]", "Reader's picture", "Gentileza", "Fuente: Capitanía de Selby", "HERALD")
    assert all(cues.is_faint_caption(f"{scene} {end}") for end in ends)
    assert not cues.is_faint_caption("Roe AB, Lee C. On mines. Journal of Shafts 2009;4(1):3-9. [Medline]")
