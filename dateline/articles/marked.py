"""A label for every block of a marked-up page: the model says what is text, the rules say what kind of text or of chrome."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from dateline.articles import cues, markup
from dateline.articles.line import HEADS, Line
from dateline.articles.shape import is_stamp

OUTSIDE = ("promo", "teaser", "comment", "chrome")
CONTENT = 0.45  # least probability of the article's text
SURE, PLAIN = 0.9, 0.75  # below it a short paragraph without a stop, or any line, is told by its words
UNLIKELY = 0.3  # below it a line is no text
HEAD = 250  # characters of a headline
PARAGRAPH = 300  # from so many characters on a sure line is no caption, however it ends
BEFORE, AFTER = 40, 15  # blocks around the text that are looked at for its head, captions and notices


def label(lines: list[Line]) -> None:
    """Fill `label` and `why` of every line by its probability, its containers and its words."""
    least = _least(lines)
    solid = [n for n, line in enumerate(lines) if line.p >= least]
    first, last = (solid[0] - BEFORE, solid[-1] + AFTER) if solid else (0, -1)
    near = lines[max(0, first) : last + 1]
    repeats = Counter(line.key for line in near if line.p < least and len(line.text) < HEAD)
    places: dict[tuple[str, ...], str] = {}
    for n, line in enumerate(lines):
        place = places.get(line.path)
        if place is None:
            place = places[line.path] = markup.place(line.path)
        if line.tag == "meta":
            line.mark("meta", "stated in the markup")
        elif first <= n <= last:
            _near(line, place, least, repeats)
        else:
            line.mark(place if place in OUTSIDE else "chrome", "away from the text")
    _terms(near)


def _terms(lines: list[Line]) -> None:
    """What a list of definitions defines belongs to it: the days of a chronicle."""
    for line, after in pairwise(lines):
        if line.tag == "dt" and after.tag == "dd" and after.label == "body":
            line.mark("subhead", "defined by text")


def _least(lines: list[Line]) -> float:
    """The least probability of text; lower on a page that would otherwise have next to none."""
    sizes = [(line.p, len(line.text)) for line in lines if line.tag != "meta"]
    return next((least for least in (CONTENT, 0.35, 0.2) if sum(n for p, n in sizes if p >= least) > 200), CONTENT)


def _near(line: Line, place: str, least: float, repeats: Counter[str]) -> None:
    text, content = line.text, line.p >= least
    if line.tag == "h1":
        line.mark("title", "h1")
        return
    if (place not in OUTSIDE or content) and (kind := cues.notice(text)):
        line.mark("notice", kind)
    elif (not content or place == "caption") and (place == "credit" or cues.is_credit(text)):
        line.mark("credit", "names the picture's maker")
    elif place != "byline" and _is_picture_text(line, place, content):
        line.mark("caption", "stands with a picture")
    elif len(text) < 60 and any(mark.role.startswith("time") for mark in line.marks) and not cues.is_byline(text):
        line.mark("date", "a <time> element")
    elif content and len(text) < 120 and _is_signature(line, place):
        line.mark("byline", "names the writer")
    elif CONTENT <= line.p < 0.6 and place in OUTSIDE and len(text) < 60:
        line.mark(place, f"in a {place} container")
    elif content and not (len(text) < 80 and line.p < SURE and is_stamp(text)):
        _content(line)
    elif line.hidden:
        line.mark("chrome", "hidden")
    elif is_stamp(text) and not cues.is_report(text):
        line.mark("date", "little but a date")
    elif place == "byline" or _has_author(line) or (len(text) < 140 and cues.is_byline(text)):
        line.mark("byline", "names the writer")
    elif place in OUTSIDE:
        line.mark(place, f"in a {place} container")
    elif line.links > 0.6:
        line.mark("chrome", "mostly links")
    elif line.tag in ("h2", "h3") or (text.count(" ") > 2 and repeats[line.key] > 1):
        line.mark("title", "a heading" if line.tag in ("h2", "h3") else "repeated")
    else:
        line.mark("short", f"text with p {line.p:.2f}")


def _content(line: Line) -> None:
    why = f"text with p {line.p:.2f}"
    if cues.is_pointer(line.text):
        line.mark("teaser", "points at another story")
        return
    if len(line.text) < 200 and (cues.is_advert(line.text) or (line.p < 0.75 and cues.is_chrome(line.text))):
        line.mark("promo", "the site about itself")
        return
    is_head = line.tag in ("h2", "h3", "h4", "h5", "h6", "dt") or (
        len(line.text) < 80
        and line.tag not in ("li", "td", "th", "dd")
        and not cues.is_sentence(line.text)
        and line.p < 0.99
    )
    doubt = SURE if is_head and line.tag == "p" else PLAIN
    if len(line.text) < 200 and (cues.is_advert(line.text) or (line.p < doubt and cues.is_chrome(line.text))):
        line.mark("promo", "the site about itself")
        return
    line.mark("subhead" if is_head and len(line.text) < 200 else "body", why)


def _is_picture_text(line: Line, place: str, content: bool) -> bool:
    """In a caption's container, or beside a picture, or ending in a picture's credit."""
    if place == "caption":
        return line.tag == "figcaption" or line.p < SURE
    if place in OUTSIDE or line.hidden or line.links > 0.5 or (line.p >= SURE and len(line.text) >= PARAGRAPH):
        return False
    if cues.is_caption(line.text) or (line.p < UNLIKELY and line.tag not in HEADS and cues.is_faint_caption(line.text)):
        return True
    words = line.text.count(" ") + 1
    return (
        line.image
        and (not content or line.p < 0.7)
        and line.links < 0.5
        and 5 <= words <= 80
        and line.tag not in ("h1", "h2", "h3", "time", "blockquote")
        and not is_stamp(line.text)
        and not any(name.startswith("blockquote") for name in line.path[-3:])
    )


def _is_signature(line: Line, place: str) -> bool:
    """A writer's line that the model took for text: no sentence, and it begins or stands as bylines do."""
    if cues.is_sentence(line.text) or line.tag == "li":
        return False
    return cues.is_byline(line.text) or (place == "byline" and line.p < SURE and bool(cues.SIGNATURE.match(line.text)))


def _has_author(line: Line) -> bool:
    return any(mark.role == "author" for mark in line.marks) and len(line.text) < 200
