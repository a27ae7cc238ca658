"""Where one article ends and the next begins, and where none does."""

from __future__ import annotations

from dateline.articles import split
from dateline.pages import from_bytes

MINE = [
    "Four miners died on Tuesday when a gallery gave way under the village of Orr, the rescue service said.",
    "Two other miners were pulled out alive after nine hours underground and taken to hospital in Selby.",
    "The company that runs the gallery had been warned by inspectors about its timber in the spring.",
    "Widows of earlier falls stood at the shaft all night, and a priest read the names of the miners.",
    "Rescue crews will go on pumping water from the lower gallery until the inspectors are satisfied.",
    "The village has lost thirty miners in ten years, and the inspectors have closed the shaft twice.",
]
CHEESE = [
    "A cheese that was made for three kings has won the national prize again, the jury announced.",
    "Its makers, two sisters from the hills, turn every wheel by hand and wash the rind with cider.",
    "The jury praised a flavour of hazelnut and hay, and said the rind alone deserved a medal.",
    "Supermarkets have asked for more wheels than the sisters and their forty cows can ever supply.",
    "The sisters say that they will not buy more cows, and that the cider is running out as well.",
    "Last year the prize went to a blue cheese from the coast, which the sisters thought too salty.",
]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def count(html: str) -> int:
    return len(split(from_bytes(html.encode(), source="page.html")))


def story(title: str, lines: list[str], stamp: str = "1 May 2024") -> str:
    return f"<article><h1>{title}</h1><time datetime='2024-05-01'>{stamp}</time>{paragraphs(lines)}</article>"


def test_a_second_main_heading_with_its_own_text_is_a_seam() -> None:
    """Endless scrolling pastes stories below each other: each is an article with its own headline."""
    page = from_bytes(
        f"<body>{story('Mine falls in at Orr', MINE)}{story('Sisters win again', CHEESE)}</body>".encode(),
        source="p.html",
    )
    first, second = split(page)
    assert first.headline is not None
    assert second.headline is not None
    assert (first.headline.of(page.text), second.headline.of(page.text)) == (
        "Mine falls in at Orr",
        "Sisters win again",
    )
    assert page.text[second.body[0].start :].startswith("A cheese")


def test_sections_with_main_headings_are_one_article() -> None:
    """A guide that uses <h1> for its sections in one container stays whole."""
    html = f"<article><h1>The mine at Orr</h1>{paragraphs(MINE[:3])}<h1>What the miners say</h1>{paragraphs(MINE[3:])}</article>"
    assert count(html) == 1


def test_pictures_and_promos_inside_a_story_are_no_seams() -> None:
    """What stands between two paragraphs of one story does not split it."""
    promo = "<aside class=promo><h3>Sign up to our letter</h3><p>Every morning at six, and free.</p></aside>"
    figure = "<figure><img src=a.jpg><figcaption>The shaft at Orr. Photo: Bo Ek</figcaption></figure>"
    html = (
        f"<article><h1>Mine falls in at Orr</h1>{paragraphs(MINE[:2])}{figure}{promo}{paragraphs(MINE[2:])}</article>"
    )
    assert count(html) == 1


def test_a_roundup_under_one_byline_is_one_article_without_agencies() -> None:
    """Run-in heads in capitals ("TURBAT GRENADE:") are no datelines of new stories."""
    lines = [*MINE[:3], f"TURBAT GRENADE: {CHEESE[0]}", *CHEESE[1:3]]
    text = "Mine falls in at Orr\n\n" + "\n\n".join(lines)
    assert len(split(from_bytes(text.encode(), source="page.txt"))) == 1


def test_zones_cover_the_page_once() -> None:
    """Every block belongs to exactly one article's labels, also when a page is split."""
    page = from_bytes(
        f"<body>{story('Mine falls in at Orr', MINE)}{story('Sisters win again', CHEESE)}</body>".encode(),
        source="p.html",
    )
    spans = [span for article in split(page) for span, _ in article.labels]
    assert spans == [block.span for block in page.blocks]


def test_in_plain_text_a_title_with_its_byline_right_below_opens_a_story() -> None:
    """Though it stands like a subhead between paragraphs; a subhead without a stamp does not."""
    for stamp, many in (("By Bo Ek · 2 May 2024", 2), ("What the inspectors said", 1)):
        lines = ["Mine falls in at Orr", "1 May 2024", *MINE, "Sisters win the cheese prize again", stamp, *CHEESE]
        assert len(split(from_bytes("\n\n".join(lines).encode(), source="a.txt"))) == many


def test_a_column_of_briefs_is_as_many_articles() -> None:
    """Three places in capitals or more, each below a title: every item is a story with its own headline and place."""
    items = [
        ("The miners come up", "ORR", MINE),
        ("Sisters win again", "SELBY", CHEESE),
        ("Goats stop a train", "KESTREL BAY", MINE[2:]),
    ]
    lines = ["The Orr Post", "World in brief"]
    for title, place, text in items:
        lines += [title, f"{place} — {text[0]} {text[1]}"]
    page = from_bytes("\n\n".join(lines).encode(), source="a.txt")
    found = split(page)
    assert [one.headline.of(page.text) for one in found if one.headline] == [title for title, _, _ in items]
    assert [one.dateline.of(page.text) for one in found if one.dateline] == [place for _, place, _ in items]


def test_places_in_capitals_without_titles_are_one_article() -> None:
    """A round of the provinces that names each place in front is one story."""
    lines = [
        "Three towns in one night",
        "1 May 2024",
        *[
            f"{place} — {text[0]} {text[1]}"
            for place, text in (("ORR", MINE), ("SELBY", CHEESE), ("KESTREL BAY", MINE[2:]))
        ],
    ]
    assert len(split(from_bytes("\n\n".join(lines).encode(), source="a.txt"))) == 1


def test_headings_whose_stories_open_with_places_are_two_stories() -> None:
    """Though one container holds them all."""
    one = paragraphs([f"SELBY: {MINE[0]}", *MINE[1:4]])
    two = paragraphs([f"ORR: {CHEESE[0]}", *CHEESE[1:3]])
    assert count(f"<body><h1>Mine falls in at Orr</h1>{one}<h1>Sisters win with a cheese</h1>{two}</body>") == 2
