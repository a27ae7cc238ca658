"""The headline of one story, as a span of the page with its repeats."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass

from dateline.articles import cues, dates, titles
from dateline.articles.line import Line, fold, stems
from dateline.articles.shape import words_of
from dateline.articles.sites import joined
from dateline.types import Fact, Span

SITE = re.compile(r"\s(?:\||-|–|—|::|»|·|•)\s[^|–—»]{2,60}$")
ROW = re.compile(r"\s(?:\||·|•|::|/|–|—)\s")  # two of them make a row of fields, as mastheads are
RANKS = {"h1": 3.0, "h2": 1.5, "h3": 1.5}  # of headings
REST = 3  # words of a headline behind its kicker
FEW = 4  # words of a page's title that is more than a name
OPEN = ("title", "short", "kicker", "headline")  # labels of lines that may be a headline


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's own span, and every line that is it, the first one best."""

    span: Span
    lines: tuple[Line, ...] = ()


def headline(
    lines: list[Line],
    facts: tuple[Fact, ...],
    first: int,
    *,
    main: bool,
    url: str | None = None,
    own: Collection[str] = (),
) -> Headline | None:
    """The headline in the lines above `first`, the story's first paragraph, with its repeats.

    Where nothing but the words tells (no markup), trees choose it; `url` is the page's address, `own` are the site's names.

    A story that follows another on its page (`main` false) has often lost its headline: it needs more to be one, and
    what the markup states is not its own. Above the first story a menu may have opened a list of "other stories" that
    its headline was then taken for.
    """
    told = [fact for fact in facts if fact.name == "headline"] if main else []
    if main and not told and not any(line.path for line in lines[:1]):
        return _learned(lines, first, url, own)
    keys = [fold(fact.value) for fact in told]
    sure = [fold(fact.value) for fact in told if fact.how != "<title>"]  # a title may name the site alone
    counts = candidates(lines, keys, first, main=main)
    order = {id(line): index for index, line in enumerate(lines)}
    weights = {key: _weight(same, keys, sure, first - order[id(same[-1])]) for key, same in counts.items()}
    if not any(line.tag == "h1" or any(_alike(key, one) > 0.6 for one in sure) for key, (line, *_) in counts.items()):
        about = stems(" ".join(line.text for line in lines[first : first + 40] if line.label in ("body", "subhead")))
        for key, same in counts.items():
            weights[key] += _fits(same[-1], lines[order[id(same[-1])] + 1 :][:4], about)
            weights[key] += 0.0 if main or same[-1].path else float(same[-1].label == "title")
    best = max(weights, key=lambda key: weights[key], default=None)
    if best is None or weights[best] < (0.0 if main else 1.0):
        return _stated(told, own)
    same = [*counts[best], *(line for line in lines[first:] if line.key == best)]
    return Headline(_within(same[0], told), tuple(same))


def _learned(lines: list[Line], first: int, url: str | None, own: Collection[str]) -> Headline | None:
    """The likeliest of the lines that may be it; they, and what begins with their words, are its repeats."""
    counts = titles.candidates(lines, first)
    likely = titles.odds(lines, counts, first, url)
    best = max(likely, key=lambda key: likely[key], default=None)
    if best is None or likely[best] < titles.LEAST:
        return None
    same = counts[best]
    last = lines.index(same[-1])
    return Headline(titles.bare(same[0], own), (*same, *(line for line in lines[last + 1 :] if line.key == best)))


def candidates(lines: list[Line], told: list[str], first: int, *, main: bool) -> dict[str, list[Line]]:
    """The lines above `first` that may be the headline, by their words."""
    counts: dict[str, list[Line]] = {}
    for line in lines[:first]:
        if not main and cues.is_section(line.text):
            continue
        if line.label in (OPEN if not main else (*OPEN, "teaser")) and _may_head(line, told):
            counts.setdefault(line.key, []).append(line)
    return counts


def _stated(told: list[Fact], own: Collection[str]) -> Headline | None:
    """The markup's own headline, where the page shows none; it loses the site's name at its end."""
    for fact in told:
        if fact.span:
            cut = SITE.search(fact.value)
            if cut and fact.how != "<title>" and joined(cut[0]) not in own:
                cut = None
            return Headline(Span(fact.span.start, fact.span.start + (cut.start() if cut else len(fact.value))))
    return None


def _within(line: Line, told: list[Fact]) -> Span:
    """The line, or the part of it that the markup states as the headline (a kicker in front left out)."""
    for fact in told:
        at = len(line.text) - len(fact.value)
        if at > 0 and line.text.endswith(fact.value) and 2 * len(fact.value) > len(line.text):
            return Span(line.span.start + at, line.span.start + at + len(fact.value))
    return _below_kicker(line)


def _below_kicker(line: Line) -> Span:
    """The line without the kicker that its markup sets in front; one with a colon behind it belongs to the headline."""
    stop = next(
        (mark.span.stop for mark in line.marks if mark.role == "kicker" and mark.span.start == line.span.start), 0
    )
    rest = line.text[stop - line.span.start :] if stop else ""
    if not re.match(r"\s*[^:]", rest) or words_of(rest.strip(" –—-|•")) < REST:
        return line.span
    return Span(line.span.stop - len(rest.lstrip(" –—-|•")), line.span.stop)


def lift(lines: list[Line], facts: tuple[Fact, ...]) -> None:
    """A headline that was taken for the text's first line is a title; short lines above it are not the text's."""
    told = [fold(fact.value) for fact in facts if fact.name == "headline"]
    opening = [n for n, line in enumerate(lines) if line.label in ("subhead", "body")][:4]
    if not any(line.label == "title" for line in lines):
        for n in itertools.takewhile(lambda n: lines[n].label == "subhead", opening):
            lines[n].mark("short", "above the first paragraph")
    titles = [
        n for n in opening if lines[n].tag != "li" and max((_alike(lines[n].key, one) for one in told), default=0) > 0.6
    ]
    if not titles:
        _lift_first(lines, opening)
        return
    for n in opening:
        if n == titles[0] or (n in titles and lines[n].key == lines[titles[0]].key):
            lines[n].mark("title", "the markup's headline")
        elif n < titles[0] and lines[n].label == "subhead":
            lines[n].mark("chrome", "above the headline")


def _lift_first(lines: list[Line], opening: list[int]) -> None:
    """On a page without any heading the text's first line may be it: no sentence, and a stamp, a byline or sentences below."""
    if not opening or any(line.label == "title" for line in lines[: opening[0]]):
        return
    line = lines[opening[0]]
    below = [
        other
        for other in lines[opening[0] + 1 :][:4]
        if other.label in ("date", "byline") or dates.find(other.text[:80])
    ]
    if line.tag != "li" and _may_head(line, []) and not cues.is_sentence(line.text) and below:
        line.mark("title", "above the stamp, and no sentence")


def _may_head(line: Line, told: list[str]) -> bool:
    if line.tag == "h1" or any(_alike(line.key, one) > 0.6 or _opens(line, one) for one in told):
        return 2 <= len(line.text) <= 300
    if cues.is_chrome(line.text) or cues.is_teaser_head(line.text) or cues.is_motto(line.text):
        return False
    if cues.is_pointer(line.text):
        return False
    return 12 <= len(line.text) <= 250 and words_of(line.text) >= 3 and not re.search(r"\w\.$", line.text)


def _weight(same: list[Line], told: list[str], sure: list[str], distance: int) -> float:
    line = same[0]
    likeness = max(
        (max(_alike(line.key, other), 0.7 * _opens(line, other)) * _trust(other, sure) for other in told),
        default=0.0,
    )
    weight = 4 * likeness + min(3, len(same) - 1) + RANKS.get(line.tag, 0.0)
    weight += (
        min(1.0, line.text.count(" ") / 6) - min(2.0, distance / 12) - (line.links > 0.6) - (line.label == "teaser")
    )
    return weight + 0.2 - 1.5 * (len(ROW.findall(line.text)) > 1)


def _trust(told: str, sure: list[str]) -> float:
    """How far the markup's words are a headline: a title of few words may name the site."""
    return 1.0 if told in sure else 0.6 if words_of(told) >= FEW else 0.2


def _fits(line: Line, below: list[Line], about: frozenset[str]) -> float:
    """How much of the line the text speaks of, and whether a byline or stamp stands below it."""
    words = stems(line.text)
    signed = any(other.label in ("byline", "date") for other in below)
    return 3 * len(words & about) / (len(words) + 1) + 0.7 * signed


def _opens(line: Line, told: str) -> bool:
    """A heading of the words that the markup's title begins with, before a colon, a dash or a bar."""
    rest = told[len(line.key) :] if line.tag in RANKS and told.startswith(line.key) else ""
    return " " in line.key and bool(re.match(r"\s?[:|,–—-]\s", rest))


def _alike(key: str, told: str) -> float:
    """1 when the markup's headline holds these words or they hold it, less as they share fewer."""
    if key == told:
        return 1.0
    if len(key) > 15 and (told in key or (key in told and 2 * len(key) > len(told))):
        return min(len(key), len(told)) / max(len(key), len(told)) * 0.5 + 0.5
    mine, theirs = set(key.split()), set(told.split())
    return len(mine & theirs) / max(1, len(mine | theirs)) if len(mine) > 3 else 0.0
