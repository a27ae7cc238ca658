"""A label for every block, by rules: first what a line says alone, then what its neighbours and repeats say."""

from __future__ import annotations

import re
from collections import Counter

from dateline.articles import cues, dates, marked
from dateline.articles.line import Line
from dateline.articles.shape import is_prose, is_stamp, words_of

LISTED = 0.55  # of each of four or more short lines in a row between two paragraphs
AGAIN = 0.7  # of a line between two paragraphs that a list of contents holds, too
DOUBT = 0.4  # prose of plain text below this is no text of the article
CLEAR, ITEM = (
    0.9,
    80,
)  # from this probability a line is told by no cue, and longer than so many characters it is text without a stop
LONG = 400  # characters of a picture's words
NUMBERED = re.compile(r"(?P<n>\d{1,2})\s?/\s?(?P<of>\d{1,2})\s+(?=\S)")
POST = re.compile(r"\W*\d{1,2}[:.h]\d\d\s?(?:[ap]\.?m\.?|hrs?|h)?\W*", re.I)  # a post's time
POSTS = 3  # such lines that make a live blog
REPLIES = 3  # links to reply that tell of comments
NEAR = 10  # lines between that heading and the first link
SHORT = 60  # characters of such a link, and of the heading of comments
SPEAKER = re.compile(r"(?:\[)?(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3})(?:\s\([^()]{2,40}\))?\]?:\s")
TURN = re.compile(r"\W?[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,30}(?:\s\([^()]{2,40}\))?:\s?")
VOICES = 2  # speakers who speak twice or more that make a transcript
LETTERS = re.compile(r"(?<=[.!?”»\"]) [A-Z]{2,5}$")
LAST = 0.25  # least probability of a sentence that ends the text
FAINT = 0.1  # prose below a post's time is the text from this probability on


def label(lines: list[Line]) -> None:
    """Fill `label` and `why` of every line; headlines are chosen later, story by story."""
    if any(line.path for line in lines):
        marked.label(lines)
        _speakers(lines)
        _last(lines)
        _gallery(lines)
    else:
        repeats = Counter(line.key for line in lines)
        for line in lines:
            _alone(line, repeats[line.key])
        _rescue(lines)
        _posts(lines)
        _turns(lines)
        _speakers(lines)
        _last(lines)
        _within(lines)
        _adopt_captions(lines, repeats)
        _gallery(lines)
        _teaser_zones(lines)
        _subheads(lines)
        _comments(lines)


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


def _speakers(lines: list[Line]) -> None:
    """A transcript: what somebody says whose words were told for text, short as it may be."""
    heard = [hit["name"] for line in lines if line.label == "body" and (hit := SPEAKER.match(line.text))]
    voices = {name for name in heard if heard.count(name) > 1}
    solid = [n for n, line in enumerate(lines) if line.label == "body"]
    if len(voices) < VOICES:
        return
    for line in lines[solid[0] : solid[-1] + 1 + VOICES]:
        hit = SPEAKER.match(line.text) if line.label in ("short", "title", "subhead") else None
        if hit and hit["name"] in voices:
            line.mark("body", "what a speaker of the transcript says")


def _turns(lines: list[Line]) -> None:
    """A transcript whose speakers stand on lines of their own ("REPORTER:"): what stands below them is said."""
    names = [n for n, line in enumerate(lines[:-1]) if TURN.fullmatch(line.text)]
    voices = Counter(lines[n].key for n in names)
    if sum(times > 1 for times in voices.values()) < VOICES:
        return
    for n in names:
        if (
            voices[lines[n].key] > 1
            and lines[n + 1].label in ("short", "title", "subhead")
            and lines[n + 1].p > FAINT / 4
        ):
            lines[n + 1].mark("body", "what a speaker of the transcript says")


def _last(lines: list[Line]) -> None:
    """A sentence right below the last paragraph ends the text, though it is short."""
    solid = [n for n, line in enumerate(lines) if line.label == "body"]
    after = lines[solid[-1] + 1] if solid and solid[-1] + 1 < len(lines) else None
    if after is not None and _goes_on(after):
        after.mark("body", f"a sentence that ends the text, p {after.p:.2f}")


def _goes_on(line: Line) -> bool:
    """A sentence of the text, though it is short; an agency's letters may stand behind it."""
    if line.label not in ("short", "title") or line.links or line.p < LAST or len(line.text) > 200:
        return False
    text = LETTERS.sub("", line.text)
    return cues.is_sentence(text) and cues.tells(text) and not (cues.is_chrome(text) or cues.is_pictured(text))


def _within(lines: list[Line]) -> None:
    """The same right below a paragraph of the text that goes on after it."""
    solid = [n for n, line in enumerate(lines) if line.label == "body"]
    for n in solid[:-1]:
        if lines[n].p >= CLEAR and len(lines[n].text) > ITEM and _goes_on(lines[n + 1]):
            lines[n + 1].mark("body", f"a sentence within the text, p {lines[n + 1].p:.2f}")


def _alone(line: Line, times: int) -> None:
    """Plain text: what a line says by its own words."""
    text = line.text
    if kind := cues.notice(text):
        line.mark("notice", kind)
    elif cues.is_caption(text):
        line.mark("caption", "picture credit")
    elif line.p < marked.UNLIKELY and cues.is_faint_caption(text):
        line.mark("caption", "a maker's name behind a sentence that is no text")
    elif cues.is_credit(text):
        line.mark("credit", "names the picture's maker")
    elif is_stamp(text) and not cues.is_report(text):
        line.mark("date", "little but a date")
    elif cues.is_byline(text) and (not cues.is_sentence(text) or (line.p < CLEAR and dates.find(text))):
        line.mark("byline", "names the writer")
    elif cues.is_teaser_head(text):
        line.mark("teaser", "heads a list of other stories")
    elif cues.is_pointer(text) or (line.p < CLEAR and cues.is_teaser(text)):
        line.mark("teaser", "points at another story")
    elif line.p < CLEAR and cues.is_chrome(text):
        line.mark("chrome", "the site about itself")
    elif times > 1 and not cues.is_sentence(text):
        line.mark("title", "repeated") if words_of(text) > 3 else line.mark("kicker", "repeated")
    elif (is_prose(text) and line.p > (DOUBT if len(text) < 250 else DOUBT / 2)) or (
        line.p >= CLEAR and len(text) > ITEM
    ):
        line.mark("body", f"prose, p {line.p:.2f}")
    else:
        line.mark("short", f"p {line.p:.2f}")


def _adopt_captions(lines: list[Line], repeats: Counter[str]) -> None:
    """A repeat of a caption without its credit is that caption; so is a sentence printed twice in a row."""
    known = {line.key for line in lines if line.label == "caption"}
    starts = {re.sub(r"^(?:image|photo|imagen|foto|caption)\s?:\s?", "", key) for key in known}
    for before, line in zip([None, *lines[:-1]], lines, strict=True):
        if line.label not in ("body", "short", "title"):
            continue
        if line.key in known or line.key in starts or _begins(line.key, known):
            line.mark("caption", "a caption's words again")
        elif before is not None and before.key == line.key and _is_told(line.text) and repeats[line.key] > 1:
            for twin in (before, line):
                twin.mark("caption", "a sentence printed twice in a row")
    doubled = {line.key for line in lines if line.why == "a sentence printed twice in a row"}
    for line in lines:
        if line.key in doubled and line.label == "body":
            line.mark("caption", "a caption's words again")


def _is_told(text: str) -> bool:
    """A sentence, and no question or call: a headline may be one."""
    return cues.is_sentence(text) and not text.endswith(("?", "!"))


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


def _comments(lines: list[Line]) -> None:
    """Below their heading, as far as "Reply" stands again and again, readers speak and not the page."""
    replies = [n for n, line in enumerate(lines) if len(line.text) < SHORT and cues.is_reply(line.text)]
    if len(replies) < REPLIES:
        return
    near = range(max(0, replies[0] - NEAR), replies[0])
    start = next((n for n in near if len(lines[n].text) < SHORT and cues.is_comment_head(lines[n].text)), replies[0])
    for line in lines[start : replies[-1]]:
        if line.label in ("body", "subhead", "short", "title"):
            line.mark("comment", "a reader's, above a link to reply")


def _subheads(lines: list[Line]) -> None:
    """A short line between two body paragraphs is a subhead, though a list of contents may print it, too; other short lines are chrome."""
    solid = [index for index, line in enumerate(lines) if line.label == "body"]
    for before, after in zip(solid, solid[1:], strict=False):
        between = [line for line in lines[before + 1 : after] if line.label in ("short", "title", "kicker")]
        few = len(between) <= 3
        for line in between:
            least = AGAIN if line.label == "kicker" else DOUBT if few else LISTED
            if 2 < len(line.text) < 120 and line.p > least:
                line.mark("subhead", f"between two paragraphs, p {line.p:.2f}")
