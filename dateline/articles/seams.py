"""Seams: where one article of a page ends and the next begins.

A seam needs evidence that single articles don't show in their middle: a second main heading with text of its own on
both sides, a dateline with an agency after something that ends a story, or a title with its own stamp or byline and
paragraphs below; or a gap where the words break off (gaps.py).
"""

from __future__ import annotations

import re

from dateline.articles import cues, dates, gaps
from dateline.articles.line import HEADS, Line
from dateline.articles.shape import words_of

TEXT = ("body", "subhead")
ENDS = ("caption", "credit", "teaser", "promo", "notice", "chrome", "date", "byline", "title", "headline", "kicker")
ABOVE = ("date", "byline", "kicker", "short", "title")  # what may stand between a story's start and its main heading
RULE = re.compile(r"(?:[*•·_=~#–—-]\s*){3,}(?:[A-ZÀ-Þ][A-ZÀ-Þ ]{3,40}(?:[*•·_=~#–—-]\s*){3,})?")
LOUD = re.compile(  # "TWO men from Laventille": a small word in capitals, for an acronym opens many a text
    r"(?:A(?=\s[A-Z]{2,})|AN|THE|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|MORE|AT|IN|ON|POLICE|EL|LA|LOS|LAS|UNA?|DOS|TRES|CUATRO|CINCO)(?:\s[A-Z]{2,})?\s[A-Z]?[a-zà-ÿ]"
)
SUBHEADS = 2  # headings within the text of a page on which one may be another story's
FULL = 5  # words of a headline that nothing but its text tells
NOTED = re.compile(
    r"(?:(?i:advert\w*|ad|advt|notice|aviso|anuncio|sponsored|publicidad|photo|foto|video|watch|read|see|more|box|table|chart|map|graphic)\b|.*[?]$|\d+[.)]|[^a-zà-ÿ]{4,}[.:]\s)"
)
HEAD, BRIEF = 5, 15  # lines of such a title's head, and words that a story on either side of it must have
REACH = 15  # lines around a gap whose text tells its title
CLEAR = 0.25  # share of a title's terms that the text after has more than the text before
ENOUGH = 2  # paragraphs that a story must have on each side
BRIEFS = 3  # items of a column of briefs
WORDS = 60  # words of text that a story under a main heading must have


def stories(lines: list[Line]) -> list[tuple[int, int]]:
    """[start, stop) of each story's lines; together they are all lines."""
    kind = "html" if any(line.path for line in lines) else "flat"
    found = gaps.find(lines, kind)
    breaks = {
        gap.stop: gap for gap, p in zip(found, gaps.probabilities(found, kind), strict=True) if p >= gaps.LEAST[kind]
    }
    if items := _briefs(lines):
        return list(zip([0, *items[1:]], [*items[1:], len(lines)], strict=True))
    cuts = [0]
    for index in [n for n, line in enumerate(lines) if n in breaks or _may_open(line)]:
        start = cuts[-1]
        if index <= start:
            continue
        at = _seam(lines, start, index)
        if at is None and index not in breaks:
            at = _below_rule(lines, start, index)
        if at is None and index not in breaks:
            at = _among_strangers(lines, start, index)
        if at is None and index in breaks and min(_words(lines[start:index]), _words(lines[index:])) >= WORDS:
            at = _in_gap(lines, breaks[index])
        if at is not None and at > start:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], len(lines)], strict=True))


def _briefs(lines: list[Line]) -> list[int]:
    """A column of briefs: where each item's title stands, when three or more places in capitals open one below a title."""
    opens = [
        n
        for n, line in enumerate(lines)
        if line.label == "body" and (found := _dateline(line)) and found["place"].isupper()
    ]
    titled = [n for n in opens if n and _is_short(lines[n - 1])]
    places = {found["place"] for n in titled if (found := _dateline(lines[n]))}
    if len(places) < BRIEFS or 2 * len(titled) < len(opens) + BRIEFS:
        return []
    for n in titled:
        lines[n - 1].mark("title", "a brief's, above its place")
        if n > 1 and len(lines[n - 2].text) < 40 and lines[n - 2].text.isupper() and lines[n - 2].label != "body":
            lines[n - 2].mark("kicker", "above a brief's title")
    return [_raise(lines, start, n - 1) for start, n in zip([-1, *titled], titled, strict=False)]


def _below_rule(lines: list[Line], start: int, index: int) -> int | None:
    """A title with text below it opens a story where a rule of stars stands above it ("* * *"), or where each of the two stories
    begins in its own way: with a place in capitals, or with a word in capitals."""
    line, text = (
        lines[index],
        next((n for n in range(index + 1, min(index + HEAD, len(lines))) if lines[n].label == "body"), None),
    )
    before = [other for other in lines[start:index] if other.label == "body"]
    if text is None or not before or not _is_title(line, 3) or min(_words(before), _words(lines[text:])) < BRIEF:
        return None
    told, _, _ = gaps.best_title([line], gaps.terms(lines[text : text + REACH]), gaps.terms(before))
    if told < 0:
        return None
    rule = next((n for n in range(index - 1, max(start, index - HEAD), -1) if RULE.fullmatch(lines[n].text)), None)
    if rule is not None and all(other.label not in TEXT for other in lines[rule:index]):
        line.mark("title", "below a rule, above text")
        return rule + 1
    one, two = before[0], lines[text]
    if not gaps.is_title(line):
        return None
    if (
        text == index + 1
        and lines[index - 1].label != "subhead"
        and (_places(one, two) or (LOUD.match(one.text) and LOUD.match(two.text)))
    ):
        line.mark("title", "a story below it opens as the one above does")
        return _raise(lines, start, index)
    return None


def _among_strangers(lines: list[Line], start: int, index: int) -> int | None:
    """A headline of some words right above a paragraph, on whose two sides other people are spoken of in other words."""
    line = lines[index]
    text = next((n for n in range(index + 1, min(index + HEAD, len(lines))) if lines[n].label == "body"), None)
    listed = line.label == "teaser" and text == index + 1 and gaps.is_title(line, ("teaser",), least=FULL)
    if text is None or not (listed or _is_title(line, FULL)) or NOTED.match(line.text):
        return None
    until = next((n for n in range(text, len(lines)) if lines[n].tag == "h1" and n > index), len(lines))
    above = [other for other in lines[start:index] if other.label == "body"]
    below = [other for other in lines[text:until] if other.label == "body"]
    if min(len(above), len(below)) < ENOUGH or min(_words(above), _words(below)) < WORDS:
        return None
    if not _may_divide(lines, index):
        return None
    if not (_run_on(lines, text, 1) and _run_on(lines, max(n for n in range(index) if lines[n].label == "body"), -1)):
        return None
    one, two = gaps.terms(above), gaps.terms(below[: gaps.NEAR])
    told = gaps.best_title([line], two, one)[0]
    first = next(n for n in range(start, index) if lines[n].label == "body")
    own = gaps.best_title(lines[max(start, first - HEAD) : first], one, two)[0]
    if min(told, 2 * own) < CLEAR or not gaps.are_strangers(above, below):
        return None
    line.mark("title", "names and words of the text below are not those above")
    return _raise(lines, start, index)


def _run_on(lines: list[Line], at: int, step: int) -> bool:
    """The next paragraph stands near, without a title between: no row of items with a title each."""
    return any(0 <= n < len(lines) and lines[n].label == "body" for n in (at + step, at + 2 * step))


def _may_divide(lines: list[Line], index: int) -> bool:
    """In plain text alone, and one of few headings."""
    line = lines[index]
    return not line.path and sum(other.label == "subhead" for other in lines if other is not line) <= SUBHEADS


def _is_title(line: Line, least: int) -> bool:
    """May be the title of a story below another: so many words or more, no sentence."""
    kind = line.label in ("short", "title", "subhead", "kicker") or (line.label == "chrome" and line.tag in HEADS)
    return (
        kind
        and line.links < 0.5
        and gaps.is_title(line, (*gaps.TITLES, "chrome"), least=least)
        and not cues.is_teaser_head(line.text)
        and not line.text.endswith(":")
    )


def _places(one: Line, two: Line) -> bool:
    """Both paragraphs open with places in capitals, which are not the same."""
    found = [_dateline(line) for line in (one, two)]
    names = [hit["place"].split(",")[0] for hit in found if hit]
    return len(set(names)) == 2 and all(name.isupper() for name in names)


def _is_short(line: Line) -> bool:
    """May be the title of a brief."""
    return (
        line.label in ("short", "title", "subhead", "headline")
        and 2 <= line.text.count(" ") <= 14
        and not line.text.isupper()
        and not cues.is_sentence(line.text)
    )


def _may_open(line: Line) -> bool:
    """Cheap: a main heading, a paragraph with a dateline, a place and an agency alone, or a short line that may be a title."""
    if line.label not in TEXT and cues.FILED_ALONE.fullmatch(line.text):
        return True
    if line.label == "body":
        return line.tag != "li" and _dateline(line) is not None
    if line.label == "title":
        return line.tag in ("h1", "h2") or not line.path
    return line.label in ("short", "subhead", "teaser") and not line.path


def _dateline(line: Line) -> re.Match[str] | None:
    found = cues.dateline(line.text)
    return found if found and found.re is not cues.DATED and not found[0].rstrip().endswith(":") else None


def _seam(lines: list[Line], start: int, index: int) -> int | None:
    """Where the story begins whose dateline or heading stands at `index`, or None."""
    line = lines[index]
    if line.tag == "h1" and line.label == "title":
        return _raise(lines, start, index) if _is_second_heading(lines, start, index) else None
    if min(_paragraphs(lines[start:index]), _paragraphs(lines[index:])) < ENOUGH:
        return None
    if line.label == "body":
        return index if _opens(line, lines[index - 1]) or _is_of_wire(lines, start, index) else None
    if found := cues.FILED_ALONE.fullmatch(line.text):
        headed = not line.path or lines[index - 1].tag in HEADS
        return _above_place(lines, start, index) if headed and _is_elsewhere(lines[start:index], found) else None
    if not _is_head(lines, index):
        return None
    line.mark("title", "a stamp or a byline below it, and a story")
    return _raise(lines, start, index)


def _in_gap(lines: list[Line], gap: gaps.Gap) -> int:
    """The gap's last title, or what stands above the paragraph behind it."""
    inside = lines[gap.start : gap.stop]
    text = [line for line in lines[gap.stop : gap.stop + REACH] if line.label in TEXT]
    above = [line for line in lines[max(0, gap.start - REACH) : gap.start] if line.label in TEXT]
    told, _, best = gaps.best_title(inside, gaps.terms(text), gaps.terms(above))
    titles = [n for n in range(gap.start, gap.stop) if gaps.is_title(lines[n])]
    if told > CLEAR:
        lines[gap.start + best].mark("title", "the text below speaks of it")
        return _raise(lines, gap.start - 1, gap.start + best)
    return _raise(lines, gap.start - 1, titles[-1] if titles else gap.stop)


def _is_second_heading(lines: list[Line], start: int, index: int) -> bool:
    """A main heading in other words than the story's own, with text on both sides."""
    line = lines[index]
    if any(other.key == line.key for other in lines[start:index]) or not any(o.tag == "h1" for o in lines[start:index]):
        return False
    first = next(other for other in lines[start:index] if other.tag == "h1")
    following = next(
        (n for n in range(index + 1, len(lines)) if lines[n].tag == "h1" and lines[n].key != line.key), len(lines)
    )
    above, below = lines[start:index], lines[index:following]
    if min(_words(above), _words(below)) >= BRIEF and _opens_placed(above, first) and _opens_placed(below, line):
        return True
    if min(_words(above), _words(below)) < WORDS:
        return False
    headings = {other.key for other in lines if other.tag == "h1" and other.label == "title"}
    if not _signed(lines, start, index) and (len(headings) > 2 or min(_words(above), _words(below)) < 2 * WORDS):
        return False
    return _holds(first, line, above) and _holds(line, first, below)


def _opens_placed(lines: list[Line], heading: Line) -> bool:
    """A place in capitals opens the first paragraph below the heading ("PUNE: Two men ...")."""
    at = next(n for n, line in enumerate(lines) if line is heading)
    text = next((line for line in lines[at + 1 : at + HEAD] if line.label == "body"), None)
    found = text and cues.DATELINE.match(text.text)
    return bool(text and found and found["place"].split(",")[0].isupper() and cues.dateline(text.text))


def _signed(lines: list[Line], start: int, index: int) -> bool:
    """A stamp or a byline stands by the heading, as it does by a story's and not by a section's."""
    around = [*lines[max(start, index - 4) : index], *lines[index + 1 : index + 9]]
    return any(other.label in ("date", "byline") or any(m.role != "kicker" for m in other.marks) for other in around)


def _holds(heading: Line, other: Line, lines: list[Line]) -> bool:
    """The heading's own container, that without the other heading, holds nearly all text of its story."""
    shared = next((n for n, (a, b) in enumerate(zip(heading.nodes, other.nodes, strict=False)) if a != b), 0)
    if shared >= len(heading.nodes) - 1:
        return False
    own = heading.nodes[shared]
    return _words([line for line in lines if own in line.nodes]) > 0.8 * _words(lines)


def _raise(lines: list[Line], start: int, index: int) -> int:
    """The story's first line: stamps and kickers just above its heading are its own."""
    at = index
    while at - 1 > start and index - at < 4 and lines[at - 1].label in ABOVE:
        at -= 1
    return at


def _opens(line: Line, before: Line) -> bool:
    """A paragraph with a dateline opens a story when an agency stands in it, or when the story before had ended."""
    found = _dateline(line)
    if not found or (line.path and before.label not in ENDS):
        return False
    if found["agency"]:
        is_loud = found["place"].split(",")[0].isupper()
        return before.label != "subhead" and (is_loud or bool(cues.phrases("byline", "wires").search(found["agency"])))
    return before.label in ENDS and ", " in found["place"]


def _is_of_wire(lines: list[Line], start: int, index: int) -> bool:
    """Another place with the agency that sent the story above, below something that ended it."""
    found = _dateline(lines[index])
    return bool(found and lines[index - 1].label in (*ENDS, "short") and _is_elsewhere(lines[start:index], found))


def _is_elsewhere(above: list[Line], found: re.Match[str]) -> bool:
    """The story above was opened by the same agency, and with another place."""
    opened = next((hit for line in above if (hit := _dateline(line) or cues.FILED_ALONE.fullmatch(line.text))), None)
    if not opened or not found["agency"] or _dateline_of(opened) == _dateline_of(found):
        return False
    return bool(opened["agency"] == found["agency"] and sum(line.label == "body" for line in above) >= ENOUGH)


def _dateline_of(found: re.Match[str]) -> str:
    return found["place"].split(",")[0].strip(" -–—").casefold()


def _above_place(lines: list[Line], start: int, index: int) -> int:
    """The title right above a place line, and what stands above it."""
    line = lines[index - 1]
    listed = line.label == "teaser" and not cues.is_teaser_head(line.text)
    if listed or (index - 1 > start and gaps.is_title(line, least=3)):
        line.mark("title", "above a place and an agency")
        lines[index].mark("date", "a place and an agency")
        return _raise(lines, start, index - 1)
    return index


def _is_head(lines: list[Line], index: int) -> bool:
    """A title, within four lines a stamp or byline (below what may be a subhead both, at once), then two paragraphs in a row."""
    line = lines[index]
    if len(line.text.split()) < 4 or cues.is_sentence(line.text):
        return False
    named = [n for n, other in enumerate(lines[index + 1 : index + 5]) if other.label in ("date", "byline")]
    if not named or (line.label == "subhead" and not _is_signed(lines[index + 1])):
        return False
    rest = [
        other.label
        for other in lines[index + named[-1] + 2 : index + 12]
        if other.label not in ("caption", "credit", "chrome")
    ]
    return rest[:2] == ["body", "body"]


def _is_signed(line: Line) -> bool:
    """Names the writer and the day."""
    return cues.is_byline(line.text) and bool(dates.find(line.text))


def _paragraphs(lines: list[Line]) -> int:
    return sum(line.label == "body" and len(line.text) > 80 for line in lines)


def _words(lines: list[Line]) -> int:
    return sum(words_of(line.text) for line in lines if line.label in TEXT)
