"""Live blogs and flags."""

from __future__ import annotations

from dateline.articles import split
from dateline.pages import from_bytes

POST = "The men walked to the gate of the town in the morning, and nobody there said a word to them about it."


def page(posts: int) -> str:
    body = "".join(
        f'<article id="post-{n}"><time datetime="2023-09-14T1{n}:05+03:00">1{n}:05</time><p>{POST} This was hour {n}.</p><p>{POST}</p></article>'
        for n in range(posts)
    )
    return f"<html><body><main><h1>Orr live: the gate opens</h1><section>{body}</section></main></body></html>"


def test_posts_have_their_own_times() -> None:
    """Each post of a live blog is a span with the time that stands above it, in one article."""
    one = from_bytes(page(4).encode(), source="live.html")
    (article,) = split(one)
    assert [when.at for _, when in article.posts] == [f"2023-09-14T1{n}:05+03:00" for n in range(4)]
    assert all("men walked" in span.of(one.text) for span, _ in article.posts)
    assert "live blog" in article.flags


def test_an_article_with_one_time_is_no_live_blog() -> None:
    """A stamp above the text makes no posts."""
    (article,) = split(from_bytes(page(1).encode(), source="one.html"))
    assert article.posts == ()
    assert article.flags == ()


def test_a_paid_page_with_a_few_words_is_a_stub() -> None:
    """Said to be not free, and hardly any text: flagged, not taken for the story."""
    html = f'<script type="application/ld+json">{{"@type":"NewsArticle","isAccessibleForFree":false}}</script><h1>The gate opens</h1><p>{POST}</p><p>{POST}</p>'
    (article,) = split(from_bytes(html.encode(), source="stub.html"))
    assert "paywall stub" in article.flags


def test_a_short_post_of_plain_text_stands_below_its_time() -> None:
    """Among many posts one of two sentences is text, too."""
    rows = [f"9.{50 - n}pm\n\n{POST} This was post {n}." for n in range(5)]
    whole = "\n\n".join(
        [
            "Orr live: the gate opens tonight",
            "18 February 2027",
            *rows[:3],
            "9.40pm",
            "The gate is shut. It rains.",
            *rows[3:],
        ]
    )
    one = from_bytes(whole.encode(), source="live.txt")
    (article,) = split(one)
    assert "The gate is shut. It rains." in article.text(one.text)


def test_times_that_only_the_markup_states_stand_with_their_posts() -> None:
    """Structured data lists the posts with their times; the page shows their heads alone."""
    updates = ",".join(
        f'{{"@type":"BlogPosting","headline":"The gate opens, part {n}","datePublished":"2023-09-14T1{n}:05:00+03:00"}}'
        for n in range(4)
    )
    data = f'{{"@type":"LiveBlogPosting","headline":"Orr live","liveBlogUpdate":[{updates}]}}'
    body = "".join(f"<h3>The gate opens, part {n}</h3><p>{POST} Hour {n}.</p><p>{POST}</p>" for n in range(4))
    html = f'<html><head><script type="application/ld+json">{data}</script></head><body><article><h1>Orr live</h1>{body}</article></body></html>'
    one = from_bytes(html.encode(), source="live.html")
    (article,) = split(one)
    assert [when.at for _, when in article.posts] == [f"2023-09-14T1{n}:05+03:00" for n in range(4)]
    assert "Hour 2" in article.posts[2][0].of(one.text)
