"""A label for every block, by rules: first what a line says alone, then what its neighbours and repeats say."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from dateline.articles import cues, dates, markup
from dateline.articles.line import Line

OUTSIDE = ("promo", "teaser", "comment", "chrome")
CONTENT = 0.45  # least probability of the article's text
SURE = 0.9
LISTED = 0.55  # of each of four or more short lines in a row between two paragraphs
DOUBT = 0.4  # prose of plain text below this is no text of the article
LONG = 400  # characters of a picture's words
NUMBERED = re.compile(r"(?P<n>\d{1,2})\s?/\s?(?P<of>\d{1,2})\s+(?=\S)")
POST = re.compile(r"\W*\d{1,2}[:.h]\d\d\s?(?:[ap]\.?m\.?|hrs?|h)?\W*", re.I)  # a post's time
POSTS = 3  # such lines that make a live blog
FAINT = 0.1  # prose below a post's time is the text from this probability on
CLOCK = re.compile(r"\d[:.h]\d\d")
HEAD = 250  # characters of a headline
BEFORE, AFTER = 40, 15  # blocks around the text that are looked at for its head, captions and notices


def label(lines: list[Line]) -> None:
    """Fill `label` and `why` of every line; headlines are chosen later, story by story."""
    if any(line.path for line in lines):
        _by_model(lines)
        _gallery(lines)
    else:
        repeats = Counter(line.key for line in lines)
        for line in lines:
            _alone(line, repeats[line.key])
        _rescue(lines)
        _posts(lines)
        _adopt_captions(lines, repeats)
        _gallery(lines)
        _teaser_zones(lines)
        _subheads(lines)


def _gallery(lines: list[Line]) -> None:
    """Pictures numbered "1/7", "2/7" ...: the lines are their captions."""
    found: dict[str, dict[str, Line]] = {}
    for line in lines:
        if line.text[:1].isdigit() and (hit := NUMBERED.match(line.text)) and len(line.text) < LONG:
            found.setdefault(hit["of"], {})[hit["n"]] = line
    for of, pictures in found.items():
        if len(pictures) >= 3 and all(int(n) <= int(of) for n in pictures):
            for line in pictures.values():
                line.mark("caption", "one of a numbered row of pictures")


def _rescue(lines: list[Line]) -> None:
    """A page of a few plain lines: what reads like prose is its text, unless the model is sure that it isn't."""
    if sum(len(line.text) for line in lines if line.label == "body") > 200:
        return
    for line in lines:
        if line.label == "short" and line.p > DOUBT / 2 and is_prose(line.text):
            line.mark("body", f"prose of a short page, p {line.p:.2f}")


def _posts(lines: list[Line]) -> None:
    """A live blog without markup: what stands below a clock is a post, short as it may be."""
    clocks = [n for n, line in enumerate(lines[:-1]) if len(line.text) < 12 and POST.fullmatch(line.text)]
    for n in clocks if len(clocks) >= POSTS else ():
        line = lines[n + 1]
        if line.label == "short" and line.p > FAINT and is_prose(line.text):
            line.mark("body", f"a post below its time, p {line.p:.2f}")


def _by_model(lines: list[Line]) -> None:
    """HTML: the model says what is text, the rules say what kind of text or of chrome."""
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
    elif is_stamp(text):
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
    if len(line.text) < 200 and (cues.is_advert(line.text) or (line.p < 0.75 and cues.is_chrome(line.text))):
        line.mark("promo", "the site about itself")
        return
    is_head = line.tag in ("h2", "h3", "h4", "h5", "h6", "dt") or (
        len(line.text) < 80
        and line.tag not in ("li", "td", "th", "dd")
        and not cues.is_sentence(line.text)
        and line.p < 0.99
    )
    line.mark("subhead" if is_head and len(line.text) < 200 else "body", why)


def _is_picture_text(line: Line, place: str, content: bool) -> bool:
    """In a caption's container, or beside a picture, or ending in a picture's credit."""
    if place == "caption":
        return line.tag == "figcaption" or line.p < SURE
    if place in OUTSIDE or line.hidden or line.links > 0.5:
        return False
    if cues.is_caption(line.text):
        return line.p < SURE or len(line.text) < 300
    words = line.text.count(" ") + 1
    return (
        line.image
        and (not content or line.p < 0.7)
        and line.links < 0.5
        and 5 <= words <= 80
        and line.tag not in ("h1", "h2", "h3", "time")
        and not is_stamp(line.text)
    )


def _is_signature(line: Line, place: str) -> bool:
    """A writer's line that the model took for text: no sentence, and it begins or stands as bylines do."""
    if cues.is_sentence(line.text) or line.tag == "li":
        return False
    return cues.is_byline(line.text) or (place == "byline" and line.p < SURE and bool(cues.SIGNATURE.match(line.text)))


def _has_author(line: Line) -> bool:
    return any(mark.role == "author" for mark in line.marks) and len(line.text) < 200


def _alone(line: Line, times: int) -> None:
    """Plain text: what a line says by its own words."""
    text = line.text
    if kind := cues.notice(text):
        line.mark("notice", kind)
    elif cues.is_caption(text):
        line.mark("caption", "picture credit")
    elif cues.is_credit(text):
        line.mark("credit", "names the picture's maker")
    elif is_stamp(text):
        line.mark("date", "little but a date")
    elif cues.is_byline(text) and not cues.is_sentence(text):
        line.mark("byline", "names the writer")
    elif cues.is_teaser_head(text):
        line.mark("teaser", "heads a list of other stories")
    elif cues.is_teaser(text):
        line.mark("teaser", "points at another story")
    elif cues.is_chrome(text):
        line.mark("chrome", "the site about itself")
    elif times > 1 and not cues.is_sentence(text):
        line.mark("title", "repeated") if len(text.split()) > 3 else line.mark("kicker", "repeated")
    elif is_prose(text) and line.p > (DOUBT if len(text) < 250 else DOUBT / 2):
        line.mark("body", f"prose, p {line.p:.2f}")
    else:
        line.mark("short", f"p {line.p:.2f}")


def is_prose(text: str) -> bool:
    """Sentences: ends like one and has five words, or is long."""
    words = text.count(" ") + 1
    return (cues.is_sentence(text) and words >= 5) or (len(text) > 250 and words > 30)


@lru_cache(maxsize=cues.REMEMBERED)
def is_stamp(text: str) -> bool:
    """A date with few other words: a page's own time, not a sentence about one."""
    if len(text) > 160:
        return False
    found = dates.find(text)
    if not found:
        return len(text) < 60 and bool(CLOCK.search(text)) and _is_labelled(text)
    labelled = _is_labelled(text)
    left = re.findall(r"[^\W\d_]{3,}", text[: found[0].start] + text[found[-1].stop :])
    strange = [word for word in left if word.islower() and not cues.phrases("stamp", "around").fullmatch(word)]
    return len(left) <= (9 if labelled else 5) and len(strange) <= (4 if labelled else 1)


def _is_labelled(text: str) -> bool:
    """Begins with "Published" or the like."""
    return bool(cues.phrases("stamp", "updated").match(text) or cues.phrases("stamp", "published").match(text))


def _adopt_captions(lines: list[Line], repeats: Counter[str]) -> None:
    """A repeat of a caption without its credit is that caption; so is a sentence printed twice in a row."""
    known = {line.key for line in lines if line.label == "caption"}
    starts = {re.sub(r"^(?:image|photo|imagen|foto|caption)\s?:\s?", "", key) for key in known}
    for before, line in zip([None, *lines[:-1]], lines, strict=True):
        if line.label not in ("body", "short", "title"):
            continue
        if line.key in known or line.key in starts or _begins(line.key, known):
            line.mark("caption", "a caption's words again")
        elif before is not None and before.key == line.key and cues.is_sentence(line.text) and repeats[line.key] > 1:
            for twin in (before, line):
                twin.mark("caption", "a sentence printed twice in a row")
    doubled = {line.key for line in lines if line.why == "a sentence printed twice in a row"}
    for line in lines:
        if line.key in doubled and line.label == "body":
            line.mark("caption", "a caption's words again")


def _begins(key: str, captions: set[str]) -> bool:
    """The words are a caption's without its credit."""
    return len(key) > 25 and any(caption.startswith(key) for caption in captions)


def _teaser_zones(lines: list[Line]) -> None:
    """After a heading such as "Most read", short lines are other stories' headlines until prose comes back."""
    zone = False
    for line in lines:
        if line.why == "heads a list of other stories":
            zone = True
        elif (
            zone
            and line.label in ("short", "kicker", "title", "caption")
            and line.tag != "h1"
            and not cues.is_caption(line.text)
        ):
            line.mark("teaser", "in a list of other stories")
        elif zone and line.label == "body":
            if len(line.text) < 120 and not cues.dateline(line.text):
                line.mark("teaser", "in a list of other stories")
            else:
                zone = False


def _subheads(lines: list[Line]) -> None:
    """A short line between two body paragraphs is a subhead; other short lines are chrome."""
    solid = [index for index, line in enumerate(lines) if line.label == "body"]
    for before, after in zip(solid, solid[1:], strict=False):
        between = [line for line in lines[before + 1 : after] if line.label in ("short", "title")]
        few = len(between) <= 3
        for line in between:
            if 2 < len(line.text) < 120 and line.p > (DOUBT if few else LISTED):
                line.mark("subhead", f"between two paragraphs, p {line.p:.2f}")
