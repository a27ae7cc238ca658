"""Which line of a flattened page is its headline: the lines that may be it, numbers about each, and trees.

Learned on flattened pages, and on the same pages with their headline taken out (training/articles_titles.py,
dateline/models/titles.npz): most dumps of a page's text have lost it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dateline.articles import cues, dates
from dateline.articles.line import STEM, Line, stems
from dateline.articles.shape import words_of
from dateline.articles.sites import joined
from dateline.articles.subheads import RHYTHM
from dateline.types import Span

if TYPE_CHECKING:
    from dateline.articles.trees import Trees

TEXT = ("body", "subhead")
LABELS = ("title", "short", "kicker", "headline", "teaser", "subhead", "body")  # of lines that may be a headline
REACH = 40  # lines of the story that tell what it speaks of
LEAST = -3.0  # log-odds below which no line is one
BELOW = 4  # lines below a headline that its stamp or byline stands in
SHORTEST = 4  # letters of a word that counts
INSIDE = 0.3  # share of the text that may stand above a headline: offers and decks that were taken for text
ASKING = 160  # characters of a line among the text that may be a headline
FEWEST = 4  # words of an address that tell a headline
SIGNS = ("date", "byline", "caption", "credit", "chrome", "teaser", "kicker")
LOUD = 3  # spaces of a line in capitals, below which it is a section's or a paper's name
_FIELD = re.compile(r"\s[|·•—]\s")  # between the fields of a row: two of them and it is no headline
_CUT = re.compile(r"\s?(?:…|\.\.\.)$")
_BEHIND = re.compile(r"\s(?:\||-|–|—|::|»|·|•)\s")
_PATH = re.compile(r"(?:[^»>]{2,40}\s[»>]\s){2,}(?=\S)")  # "Start » Essen » Essen-West"
_DESK = re.compile(
    r"(?:[\w’'-]+ ){0,3}(?:reporters?|correspondents?|staff|newsroom|desk)", re.I
)  # who signs, and no title
_PHONE = re.compile(r"(?<!\d)\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")
_LEAD = re.compile(r"[×•▶►|]\s|title:\s?", re.I)
_STAMP = re.compile(
    rf"\s(?:{cues.words('stamp', 'published')}|{cues.words('stamp', 'updated')})\s?:\s(?=.{{0,24}}\d)", re.I
)
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a", "ł": "l", "æ": "ae"})
Rows = list[tuple[float, ...]]
Groups = dict[str, list[Line]]


def candidates(lines: Sequence[Line], first: int) -> Groups:
    """The lines that may be the headline of the story whose first paragraph is line `first`, by their words.

    A line that is cut short, or that has the site's name behind it, stands with the line whose words it begins with.
    """
    found: Groups = {}
    for line in lines[: _reach(lines, first)]:
        if line.label in LABELS and line.why != RHYTHM and _may_be(line):
            found.setdefault(line.key, []).append(line)
    for key in [key for key in found if _CUT.search(key) or _BEHIND.search(key)]:
        whole = _whole(key, found)
        if whole:
            found[whole] += found.pop(key)
    return found


def _whole(key: str, found: Groups) -> str | None:
    """The other line whose words these are: all of a line that is cut short, or the first part before the site's name."""
    if cut := _CUT.search(key):
        begun = key[: cut.start()]
        return next(
            (k for k in found if len(begun) > 15 and k != key and k.startswith(begun) and not _CUT.search(k)), None
        )
    parts = [key[: hit.start()] for hit in _BEHIND.finditer(key)]
    return next((part for part in reversed(parts) if part in found), None)


def _reach(lines: Sequence[Line], first: int) -> int:
    """The lines above the story, and the first of its text."""
    mass = list(accumulate(len(line.text) * (line.label in TEXT) for line in lines))
    share = INSIDE * mass[-1] if mass else 0.0
    return max(min(first, len(lines)), next((n for n, size in enumerate(mass) if size > share), 0))


def _may_be(line: Line) -> bool:
    text = line.text
    if not 6 <= len(text) <= (ASKING if line.label in TEXT else 250) or words_of(text) < 2 or cues.is_caption(text):
        return False
    if len(_FIELD.findall(text)) > 1 or (text.isupper() and text.count(" ") < LOUD):
        return False
    if line.label in TEXT and re.search(r"[\w)»”\"]\.$", text):
        return False
    if _DESK.fullmatch(text) or cues.is_motto(text) or _PHONE.search(text):
        return False
    return not (cues.is_chrome(text) or cues.is_teaser_head(text) or re.search(r"\w{4}\.$", text))


def bare(line: Line, own: Collection[str]) -> Span:
    """The headline's own words: without the path to it, a mark before it, a stamp or the site's name behind it."""
    start, stop = 0, len(line.text)
    if path := _PATH.match(line.text):
        start = path.end()
    if lead := _LEAD.match(line.text, start):
        start = lead.end()
    if stamp := _STAMP.search(line.text, start + 12):
        stop = stamp.start()
    behind = [hit for hit in _BEHIND.finditer(line.text, start, stop) if joined(line.text[hit.end() : stop]) in own]
    stop = behind[0].start() if behind else stop
    return Span(line.span.start + start, line.span.start + stop)


def odds(
    lines: Sequence[Line], counts: Mapping[str, Sequence[Line]], first: int, url: str | None = None
) -> dict[str, float]:
    """By the candidates' keys: how likely each is the headline of the story whose first paragraph is line `first`."""
    import numpy as np

    if not counts:
        return {}
    found = _trees().odds(np.array(rows(lines, counts, first, url), np.float32))
    return dict(zip(counts, map(float, found), strict=True))


def rows(lines: Sequence[Line], counts: Mapping[str, Sequence[Line]], first: int, url: str | None = None) -> Rows:
    """One row a candidate: its place, its repeats, its shape, and what it shares with the story and with the address."""
    named = _named(url or "")
    order = {id(line): n for n, line in enumerate(lines)}
    text = [line for line in lines[first : first + REACH] if line.label in TEXT]
    about, lead = _terms(text), _terms(text[:2])
    told = {key: _terms(same[:1]) for key, same in counts.items()}
    fits = {key: len(words & about) / (1 + len(words)) for key, words in told.items()}
    most = max(fits.values(), default=0.0)
    places = {order[id(line)]: key for key, same in counts.items() for line in same}
    mass = [0, *accumulate(len(line.text) * (line.label in TEXT) for line in lines)]
    return [
        (
            *_place(lines, order[id(same[0])], order[id(same[-1])], first),
            *_shape(same[0]),
            float(min(3, len(same) - 1)),
            fits[key],
            float(len(told[key] & about)),
            len(told[key] & lead) / (1 + len(told[key])),
            most - fits[key],
            max((fits[places[n]] for n in _near(order[id(same[-1])], -3) if n in places), default=-1.0),
            max((fits[places[n]] for n in _near(order[id(same[-1])], 3) if n in places), default=-1.0),
            float(sum(n in places for n in range(order[id(same[-1])] + 1, first))),
            mass[order[id(same[-1])]] / (1 + mass[-1]),
            float(sum(line.label in TEXT for line in lines[order[id(same[-1])] + 1 :][:8])),
            float(order[id(same[-1])] - order[id(same[0])] == len(same) - 1),
            *_addressed(same[0].text, named),
        )
        for key, same in counts.items()
    ]


def _place(lines: Sequence[Line], top: int, last: int, first: int) -> tuple[float, ...]:
    """How far above the story it stands, and what stands right above and below it."""
    below, above = lines[last + 1 : last + 1 + BELOW], lines[max(0, last - 2) : last]
    return (
        math.log1p(max(0, first - last)), math.log1p(max(0, first - top)), min(2.0, last / max(1, first)), math.log1p(top),
        *(float(any(line.label == sign for line in below)) for sign in SIGNS),
        *(float(any(line.label == sign for line in above)) for sign in SIGNS),
        sum(len(line.text) for line in below) / (1 + len(below)), sum(len(line.text) for line in above) / (1 + len(above)),
        math.log1p(max(0, last - first)), float(bool(below) and below[0].label in TEXT), below[0].p if below else -1.0,
    )  # fmt: skip


def _shape(line: Line) -> tuple[float, ...]:
    text = line.text
    words = [word for word in text.split() if word[0].isalpha()]
    return (
        float(min(40, text.count(" ") + 1)), float(min(250, len(text))), line.p, float(cues.is_sentence(text)),
        float(text.endswith(("?", "!"))), float(" | " in text or " · " in text), float(":" in text[:40]), float(text.isupper()),
        float(text[:1].islower()), float(any(c.isdigit() for c in text)), float("," in text),
        *(float(line.label == label) for label in ("title", "short", "kicker", "teaser", "subhead", "body")),
        sum(word[0].isupper() for word in words) / (1 + len(words)), float(bool(dates.find(text))),
        float(text.endswith(")")), float(len(cues.NAMES_ONLY.findall(text[:80])) > 0), float(bool(_CUT.search(text))),
        float(not text[:1].isalnum() and text[:1] not in "\"“«„'‘¿¡"),
    )  # fmt: skip


def _named(url: str) -> list[str]:
    """The words of the address's part that has most of them, four or more: the headline's, mostly."""
    parts = [_WORD.findall(part) for part in unquote(re.sub(r"^\w+://[^/]*|[?#].*$", "", url)).lower().split("/")]
    longest = max(parts, key=len)
    return [word[:STEM] for word in longest if len(word) > 1] if len(longest) >= FEWEST else []


def _addressed(text: str, named: list[str]) -> tuple[float, float]:
    """The share of the address's words that a line has, and of the line's words that the address has; -1 when it has none."""
    if not named:
        return -1.0, -1.0
    plain = text.lower().translate(_LETTERS)
    words = [word[:STEM] for word in _WORD.findall(_bare(plain)) if len(word) > 1]
    return sum(word in words for word in named) / len(named), sum(word in named for word in words) / (1 + len(words))


def _bare(text: str) -> str:
    """Letters without their accents, as addresses write them."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _near(at: int, reach: int) -> range:
    return range(at + 1, at + 1 + reach) if reach > 0 else range(at + reach, at)


def _terms(lines: Sequence[Line]) -> frozenset[str]:
    """Longer words without their endings."""
    return frozenset(word for line in lines for word in stems(line.text, SHORTEST))


@cache
def _trees() -> Trees:
    import numpy as np

    from dateline.articles import trees

    with files("dateline.models").joinpath("titles.npz").open("rb") as file:
        return trees.load(dict(np.load(file)), "titles")
