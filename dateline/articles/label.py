"""A label for every block, by rules: first what a line says alone, then what its neighbours and repeats say."""

from __future__ import annotations

import re
from collections import Counter

from dateline.articles import cues, dates, markup
from dateline.articles.line import Line

OUTSIDE = ("promo", "teaser", "comment", "chrome")


def label(lines: list[Line]) -> None:
    """Fill `label` and `why` of every line; headlines are chosen later, story by story."""
    repeats = Counter(line.key for line in lines)
    for line in lines:
        _alone(line, repeats[line.key])
    _adopt_captions(lines, repeats)
    _teaser_zones(lines)
    _subheads(lines)


def _alone(line: Line, times: int) -> None:
    text = line.text
    place = markup.place(line.path) if line.path else ""
    kind = cues.notice(text)
    if line.tag == "meta":
        line.mark("meta", "stated in the markup")
    elif line.hidden and not cues.is_sentence(text):
        line.mark("chrome", "hidden")
    elif kind and place not in OUTSIDE:
        line.mark("notice", kind)
    elif place == "caption" or cues.is_caption(text):
        line.mark("caption", "in a caption element" if place == "caption" else "picture credit")
    elif place == "credit" or cues.is_credit(text):
        line.mark("credit", "names the picture's maker")
    elif is_stamp(text):
        line.mark("date", "little but a date")
    elif place == "byline" or (cues.is_byline(text) and not cues.is_sentence(text)):
        line.mark("byline", "names the writer")
    elif place in OUTSIDE and (place != "chrome" or len(text) < 400):
        line.mark(place, f"in a {place} container")
    elif cues.is_teaser_head(text):
        line.mark("teaser", "heads a list of other stories")
    elif cues.is_teaser(text):
        line.mark("teaser", "points at another story")
    elif cues.is_chrome(text):
        line.mark("chrome", "the site about itself")
    elif line.links > 0.6 and (len(text) < 150 or line.tag == "li"):
        line.mark("chrome", "mostly links")
    elif line.tag == "h1":
        line.mark("title", "h1")
    elif times > 1 and not cues.is_sentence(text):
        line.mark("title", "repeated") if len(text.split()) > 3 else line.mark("kicker", "repeated")
    elif is_prose(text):
        line.mark("body", "prose")
    else:
        line.mark("short", "")


def is_prose(text: str) -> bool:
    """Sentences: ends like one and has five words, or is long."""
    words = text.count(" ") + 1
    return (cues.is_sentence(text) and words >= 5) or (len(text) > 250 and words > 30)


def is_stamp(text: str) -> bool:
    """A date with few other words: a page's own time, not a sentence about one."""
    if len(text) > 160:
        return False
    found = dates.find(text)
    labelled = cues.phrases("stamp", "updated").match(text) or cues.phrases("stamp", "published").match(text)
    if not found:
        return bool(labelled and re.search(r"\d{1,2}[:.h]\d\d", text) and len(text) < 60)
    left = text[: found[0].start] + text[found[-1].stop :]
    return len(re.findall(r"[^\W\d_]{3,}", left)) <= (9 if labelled else 5)


def _adopt_captions(lines: list[Line], repeats: Counter[str]) -> None:
    """A repeat of a caption without its credit is that caption; so is a sentence printed twice in a row."""
    known = {line.key for line in lines if line.label == "caption"}
    starts = {re.sub(r"^(?:image|photo|imagen|foto|caption)\s?:\s?", "", key) for key in known}
    for before, line in zip([None, *lines[:-1]], lines, strict=True):
        if line.label not in ("body", "short", "title"):
            continue
        if line.key in known or line.key in starts:
            line.mark("caption", "a caption's words again")
        elif before is not None and before.key == line.key and cues.is_sentence(line.text) and repeats[line.key] > 1:
            for twin in (before, line):
                twin.mark("caption", "a sentence printed twice in a row")
    doubled = {line.key for line in lines if line.why == "a sentence printed twice in a row"}
    for line in lines:
        if line.key in doubled and line.label == "body":
            line.mark("caption", "a caption's words again")


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
        if len(between) > 3:
            continue
        for line in between:
            if 2 < len(line.text) < 120 and line.tag not in ("td", "th"):
                line.mark("subhead", "between two paragraphs")
