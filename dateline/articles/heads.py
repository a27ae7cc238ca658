"""The head of one story: headline, byline, agency and dateline, each as a span of the page."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from dateline.articles import cues
from dateline.articles.line import Line, fold
from dateline.types import Fact, Span

SITE = re.compile(r"\s(?:\||-|–|—|::|»|·|•)\s[^|–—»]{2,60}$")
OPEN = ("title", "short", "kicker", "headline")  # labels of lines that may be a headline
TERM = re.compile(r"[^\W\d_]{5,}")
SPLIT = re.compile(r"\s*(?:,|;|\||/|•|·|\band\b|\by\b|\bund\b|\bet\b|\be\b|&|\+|\bwith\b|\bcon\b)\s*")
PERSON = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'.\-]*(?:\s(?:[a-zà-ÿ]{2,4}\s)?[A-ZÀ-ÖØ-Þ][\w’'.\-]*){1,4}")
WHERE = re.compile(r"\s(?:in|en|at|desde|for|para|of)\s.*$")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's own span, and every line that is it, the first one best."""

    span: Span
    lines: tuple[Line, ...] = ()


def headline(lines: list[Line], facts: tuple[Fact, ...], first: int, *, main: bool) -> Headline | None:
    """The headline in the lines above `first`, the story's first paragraph, with its repeats.

    A story that follows another on its page (`main` false) has often lost its headline: it needs more to be one, and
    what the markup states is not its own. Above the first story a menu may have opened a list of "other stories" that
    its headline was then taken for.
    """
    told = [fact for fact in facts if fact.name == "headline"] if main else []
    keys = [fold(fact.value) for fact in told]
    counts: dict[str, list[Line]] = {}
    for line in lines[:first]:
        if line.label in (OPEN if not main else (*OPEN, "teaser")) and _may_head(line, keys):
            counts.setdefault(line.key, []).append(line)
    order = {id(line): index for index, line in enumerate(lines)}
    weights = {key: _weight(same, keys, first - order[id(same[-1])]) for key, same in counts.items()}
    if not keys:
        about = _terms(" ".join(line.text for line in lines[first : first + 40] if line.label in ("body", "subhead")))
        for key, same in counts.items():
            weights[key] += _fits(same[-1], lines[order[id(same[-1])] + 1 :][:4], about)
    best = max(weights, key=lambda key: weights[key], default=None)
    if best is None or weights[best] < (0.0 if main else 1.0):
        return _stated(told)
    same = [*counts[best], *(line for line in lines[first:] if line.key == best)]
    return Headline(_within(same[0], told), tuple(same))


def _stated(told: list[Fact]) -> Headline | None:
    """The markup's own headline, where the page shows none; a title loses the site's name at its end."""
    for fact in told:
        if fact.span:
            cut = SITE.search(fact.value) if fact.how == "<title>" else None
            return Headline(Span(fact.span.start, fact.span.start + (cut.start() if cut else len(fact.value))))
    return None


def _within(line: Line, told: list[Fact]) -> Span:
    """The line, or the part of it that the markup states as the headline (a kicker in front left out)."""
    for fact in told:
        at = len(line.text) - len(fact.value)
        if at > 0 and line.text.endswith(fact.value) and 2 * len(fact.value) > len(line.text):
            return Span(line.span.start + at, line.span.start + at + len(fact.value))
    return line.span


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
        return
    for n in opening:
        if n == titles[0] or (n in titles and lines[n].key == lines[titles[0]].key):
            lines[n].mark("title", "the markup's headline")
        elif n < titles[0] and lines[n].label == "subhead":
            lines[n].mark("chrome", "above the headline")


def _may_head(line: Line, told: list[str]) -> bool:
    if line.tag == "h1" or any(_alike(line.key, one) > 0.6 for one in told):
        return 2 <= len(line.text) <= 300
    if cues.is_chrome(line.text) or cues.is_teaser_head(line.text):
        return False
    return 12 <= len(line.text) <= 250 and line.text.count(" ") >= 2 and not re.search(r"\w\.$", line.text)


def _weight(same: list[Line], told: list[str], distance: int) -> float:
    line = same[0]
    likeness = max((_alike(line.key, other) for other in told), default=0.0)
    weight = 4 * likeness + min(3, len(same) - 1) + (3 if line.tag == "h1" else 1 if line.tag in ("h2", "h3") else 0)
    weight += (
        min(1.0, line.text.count(" ") / 6) - min(2.0, distance / 12) - (line.links > 0.6) - (line.label == "teaser")
    )
    return weight + 0.2


def _fits(line: Line, below: list[Line], about: set[str]) -> float:
    """How much of the line the text speaks of, and whether a byline or stamp stands below it."""
    words = _terms(line.text)
    signed = any(other.label in ("byline", "date") for other in below)
    return 3 * len(words & about) / (len(words) + 1) + 0.7 * signed


def _terms(text: str) -> set[str]:
    """Longer words without their endings."""
    return {word[:6].lower() for word in TERM.findall(text)}


def _alike(key: str, told: str) -> float:
    """1 when the markup's headline holds these words or they hold it, less as they share fewer."""
    if key == told:
        return 1.0
    if len(key) > 15 and (told in key or (key in told and 2 * len(key) > len(told))):
        return min(len(key), len(told)) / max(len(key), len(told)) * 0.5 + 0.5
    mine, theirs = set(key.split()), set(told.split())
    return len(mine & theirs) / max(1, len(mine | theirs)) if len(mine) > 3 else 0.0


def dateline(paragraphs: list[Line], above: list[Line]) -> tuple[Span | None, Span | None]:
    """The place words of the story's dateline, and its agency.

    It opens one of the first paragraphs (a summary may stand before it), or is the last short line above them.
    """
    for number, line in enumerate(paragraphs[:4]):
        found = cues.dateline(line.text)
        if found and (number == 0 or found["agency"] or not found[0].rstrip().endswith(":")):
            return _spans(line, found)
    if paragraphs and (found := cues.PLAIN.match(paragraphs[0].text)):
        return _spans(paragraphs[0], found)
    for line in reversed(above[-6:]):
        if found := cues.PLACE_DAY.fullmatch(line.text):
            return _spans(line, found)
    return None, None


def _spans(line: Line, found: re.Match[str]) -> tuple[Span, Span | None]:
    at = line.span.start
    agency = found.groupdict().get("agency")
    wire = Span(at + found.start("agency"), at + found.end("agency")) if agency else None
    return Span(at + found.start("place"), at + found.end("place")), wire


def agency(lines: list[Line]) -> Span | None:
    """The wire service that a byline names in place of a person."""
    for line in lines:
        if line.label == "byline":
            lead = cues.phrases("byline", "starts").match(line.text)
            found = cues.phrases("byline", "wires").search(line.text, lead.end() if lead else 0)
            if found:
                return Span(line.span.start + found.start(), line.span.start + found.end())
    return None


def byline(lines: list[Line], facts: tuple[Fact, ...], first: int, last: int) -> tuple[Span, ...]:
    """One span a person: those that the markup names (shown where the page shows them), else those of the bylines.

    Only when no person is named, what else signs the story (an agency, a desk).
    """
    seen = _seen(lines, max(0, first - 25), first + 3, first) or _seen(lines, last, last + 6, first)
    sites = {_plain(fact.value) for fact in facts if fact.name == "site"}
    told = next((found for how in ("JSON-LD", "meta") if (found := _told(facts, how, sites))), {})
    persons = {name: span for name, (span, is_person) in told.items() if is_person}
    if persons:
        return tuple(seen.get(name, span) for name, span in persons.items())
    return tuple(seen.values()) or tuple(span for span, _ in told.values())


def _seen(lines: list[Line], start: int, stop: int, first: int) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for number in range(start, min(stop, len(lines))):
        line = lines[number]
        for span in _persons(line, lines, number, first):
            found.setdefault(
                _plain(span.of(line.text)), Span(line.span.start + span.start, line.span.start + span.stop)
            )
    return found


def _told(facts: tuple[Fact, ...], how: str, sites: set[str]) -> dict[str, tuple[Span, bool]]:
    """The names that one kind of markup states, with whether each is a person's."""
    found: dict[str, tuple[Span, bool]] = {}
    for fact in facts:
        if fact.name != "author" or not fact.how.startswith(how) or fact.span is None or "http" in fact.value:
            continue
        lead = cues.phrases("byline", "starts").match(fact.value)
        for part in _parts(fact.value, lead.end() if lead else 0, len(fact.value)):
            words = part.of(fact.value).strip()
            if 3 <= len(words) <= 60 and not any(c.isdigit() for c in words):
                at = fact.span.start + fact.value.index(words, part.start)
                is_person = _plain(words) not in sites and _is_person(words)
                found.setdefault(_plain(words), (Span(at, at + len(words)), is_person))
    return found


def _plain(name: str) -> str:
    return fold(name).replace(".", "").replace("-", " ")


def _persons(line: Line, lines: list[Line], number: int, first: int) -> list[Span]:
    """Spans within the line's own text."""
    text, at = line.text, line.span.start
    marks = [mark for mark in line.marks if mark.role == "author"]
    if marks and line.label in ("byline", "date", "headline", "short", "chrome"):
        spans = [span for mark in marks for span in _names(text, mark.span.start - at, mark.span.stop - at)]
        return (
            spans
            or [span for mark in marks if (span := _nickname(text, mark.span.start - at, mark.span.stop - at))][:1]
        )
    if line.label == "byline":
        return _names(text, 0, len(text))
    if line.label == "date" and number < first:
        lead = cues.phrases("byline", "starts").match(text)
        return _names(text, 0, len(text)) if lead else _leading(text)
    if number < first and line.label in ("short", "chrome", "teaser") and _is_name_line(lines, number):
        return _names(text, 0, len(text))
    return []


def _is_name_line(lines: list[Line], number: int) -> bool:
    """A line of names alone, below the headline and beside a stamp; in plain text right below the headline too."""
    text = lines[number].text
    if len(text) > 80 or not cues.NAMES_ONLY.fullmatch(text):
        return False
    signed = any(other.label in ("date", "byline") for other in lines[max(0, number - 1) : number + 3])
    titled = [n for n in range(number) if lines[n].label == "headline"]
    near = not lines[number].path and text.count(" ") <= 3
    return bool(titled) and (signed or (near and number - titled[-1] <= 2))


def _nickname(text: str, start: int, stop: int) -> Span | None:
    """One word that the markup says is the author."""
    lead = cues.phrases("byline", "starts").match(text[start:stop])
    word = text[start + (lead.end() if lead else 0) : stop].strip(" :,|")
    if not re.fullmatch(r"[^\W\d_][\w.’-]{2,24}", word) or not _is_person(word) or cues.is_chrome(word):
        return None
    at = text.index(word, start)
    return Span(at, at + len(word))


def _leading(text: str) -> list[Span]:
    """ "Zarif Betani Published November 20, 2024": a name before a stamp's own word."""
    hit = re.match(rf"{cues.NAME}(?=[\s,|·-]+(?:Published|Posted|Updated|Publicado|Actualizado)\b)", text)
    return _names(text, 0, hit.end()) if hit else []


def _names(text: str, start: int, stop: int) -> list[Span]:
    """Each name of two words or more in [start, stop), prefixes and places after "in" left out."""
    lead = cues.phrases("byline", "starts").match(text[start:stop])
    found = []
    for part in _parts(text, start + (lead.end() if lead else 0), stop):
        words = WHERE.sub("", part.of(text))
        hit = PERSON.search(words)
        if hit and _is_person(hit[0]):
            found.append(Span(part.start + hit.start(), part.start + hit.end()))
    return found


def _is_person(name: str) -> bool:
    return (
        not cues.phrases("byline", "nobody").search(name) and not any(c.isdigit() for c in name) and "http" not in name
    )


def _parts(text: str, start: int, stop: int) -> list[Span]:
    parts, at = [], start
    for hit in SPLIT.finditer(text, start, stop):
        parts.append(Span(at, hit.start()))
        at = hit.end()
    return [part for part in [*parts, Span(at, stop)] if len(part) > 3]
