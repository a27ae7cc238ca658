"""When an article was published and updated: every candidate with its reason, the best one chosen.

The articles of one page never share a date silently: a page's stamp and the markup's dates belong to the story that
they stand with; another story has its own stamp, or an interval from its captions, or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from dateline.articles import captions, cues, dates
from dateline.articles.line import Line
from dateline.articles.shape import is_stamp
from dateline.language import languages
from dateline.types import Caption, Page, When

UPDATED = re.compile("updated|modified", re.I)
UPDATED_AT = re.compile(r"(?:updated|actualizad[oa])\b[^\d]{0,12}(?P<clock>\d{1,2}:\d\d)(?!\d)[^\d]*$", re.I)
REACH = 120  # blocks above the first paragraph that are searched for a stamp
ABOVE = 3  # lines above a headline that its stamp may stand in
BELOW = 12  # and below it
HEAD = 60  # the least rank of a stamp above the text that a label or a word tells
BOXED = 80  # characters of a line with a <time> in a box
OPENING = 20  # a day in the first lines of text counts when no stamp stands elsewhere
PUBLISHED = r"published|posted|broadcast|aired|publicad[oa]|emitid[oa]|transmitid[oa]|difundid[oa]"
FIELDS = re.compile(r"\s[|·•]\s")  # "By Ann Lee | 14 June 2024": a row of fields, no prose
PART = re.compile(
    rf"\b(?:{cues.words('stamp', 'published')})\s(?:(?:{cues.WEEKDAY})\s)?(?P<d>[1-9]|[12]\d|3[01])(?:\s(?:de\s)?(?P<mon>{'|'.join(dates.MONTHS)}))?\b(?![/:.]\d)",
    re.I,
)
MARKUP = ("JSON-LD", "meta ", "microdata")
VAGUE = re.compile(r"meta (?:dc|date\b)")  # of the page or of the text, of its making or its printing
LATE = re.compile(r"T2[23]:\d\d(?:\+00:00)?$")
DAY_FIRST = frozenset(
    f"en-{country}" for country in ("gb", "au", "nz", "ie", "in", "za", "ke", "ng", "gh", "pk", "sg", "my", "hk")
)
RECENT = 14  # days: agencies mark a picture older than about two weeks as a file picture


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day read somewhere, how good that place is (higher is better), and the reason in words."""

    stamp: dates.Stamp
    said: str
    how: str
    rank: int
    updated: bool = False
    shown: bool = False  # printed by the story's headline


def read(
    page: Page, lines: list[Line], first: int, last: int, *, alone: bool, main: bool, captions_: tuple[Caption, ...]
) -> tuple[When, When | None]:
    """Published and updated of the story in `lines`, its body running from `first` to `last`.

    `alone`: the page's only story; `main`: the page's first story, to which the markup's facts belong.
    """
    order = cache(partial(_order, page))
    found = _stamped(lines, first, last, order)
    if main:
        found += [*_facts(page), *_url(page)]
    published = [one for one in found if not one.updated]
    updated = [one for one in found if one.updated]
    if not found:
        published = _issue(lines[max(0, first - BELOW) : first])
    best = _printed(max(published, key=lambda one: one.rank, default=None), published)
    late = max(updated, key=lambda one: one.rank, default=None)
    changed = _when(late, updated) if late else None
    if best:
        return _when(best, published), changed or _clock(lines[:first], best)
    if late:
        return _bounded(late), changed
    return _from_captions(page, captions_), None


def _printed(best: Candidate | None, published: list[Candidate]) -> Candidate | None:
    """The day printed by the headline in place of the markup's, where it is an earlier one (markup moves when a page is made
    again; a story that prints a later day was updated), or the local day of the markup's hour.
    """
    if best is None or not best.how.startswith(MARKUP):
        return best
    shown = max((one for one in published if one.shown), key=lambda one: one.rank, default=None)
    if shown is None:
        return best
    earlier = shown.stamp.last < best.stamp.first
    return shown if earlier or VAGUE.match(best.how) or _is_next_day(best.stamp, shown.stamp) else best


def _is_next_day(stated: dates.Stamp, shown: dates.Stamp) -> bool:
    """The day after, when the markup's hour is a late one of Greenwich's."""
    late = bool(stated.at and LATE.search(stated.at))
    return late and shown.first == shown.last == dates.shift(stated.first, 1)


def _order(page: Page) -> dates.Order | None:
    """How the page writes days in numbers, by its text, its country or its language."""
    said = next((fact.value for fact in page.facts if fact.name == "language"), "").lower().replace("_", "-")
    way = dates.order(page.text, day_first=said in DAY_FIRST or languages.guess(page.text) != "en")
    return way or ("month first" if said == "en-us" else None)


def _clock(head: list[Line], best: Candidate) -> When | None:
    """ "Last Updated At:10:30": a clock without a day, on the day of publication."""
    for line in head:
        lead = UPDATED_AT.search(line.text) if line.label in ("date", "chrome", "short") else None
        if lead:
            said = line.text[lead.start() :]
            at = f"{best.stamp.first}T{lead['clock']}"
            return When(
                best.stamp.first,
                best.stamp.last,
                "time",
                said=said,
                anchor=f"{best.stamp.first}, published",
                how="a clock alone",
                at=at,
            )
    return None


def _stamped(lines: list[Line], first: int, last: int, order: dates.Ask) -> list[Candidate]:
    found: list[Candidate] = _opening(lines[first : first + 2], order)
    title = next((n for n in reversed(range(first)) if lines[n].label == "headline"), None)
    for index in range(max(0, first - REACH), min(len(lines), last + 13)):
        line = lines[index]
        if first < index <= last and (line.label not in ("date", "byline", "chrome") or line.text[:1].islower()):
            continue
        if _may_be_stamp(line) and len(line.text) < 220:
            found += _of_line(line, index, first, title, order)
    return found


def _may_be_stamp(line: Line) -> bool:
    """By its label, or by a <time> in a line that a box holds."""
    stamps = line.label in ("date", "byline", "short", "kicker", "chrome", "headline", "title")
    return stamps or (line.label in ("promo", "teaser") and len(line.text) < BOXED and any(_marked(line)))


def _opening(lines: list[Line], order: dates.Ask) -> list[Candidate]:
    """Days in what was taken for the first lines of text: a wire's place line, a stamp with a source, "broadcast 23 October 2024"."""
    found = []
    for text in (row for line in lines for row in line.text.split("\n")):  # title, byline and stamp may be one block
        stamp = dates.opening(text)
        if stamp:
            said = text[stamp.start : stamp.stop]
            found.append(Candidate(stamp, said, f"the place line says {said!r}", OPENING))
        elif len(text) < 160:
            found += [
                Candidate(one, said := text[one.start : one.stop], f"stamp {said!r} opens the text", OPENING)
                for one in dates.find(text, order=order)
                if is_stamp(text)
                or ((hit := cues.SIGNED.search(text)) and one.start >= hit.end("name"))
                or FIELDS.search(text)
                or re.search(rf"\b(?:{PUBLISHED})\s*:?\s*$", text[: one.start], re.I)
            ]
    return found


def _issue(head: list[Line]) -> list[Candidate]:
    """The month of the magazine's issue that the story stands in."""
    found = [(stamp, line.text) for line in head if (stamp := dates.issue(line.text))]
    return [
        Candidate(stamp, said := text[stamp.start : stamp.stop], f"the issue {said!r}", HEAD) for stamp, text in found
    ]


def _part(text: str, found: list[dates.Stamp]) -> dates.Stamp | None:
    """ "Covering 29 January - 7 February 2024. Circulated 8 February.": a day without a year, soon after the line's last one."""
    hit = PART.search(text, found[-1].stop) if found else None
    if not hit:
        return None
    last = date.fromisoformat(found[-1].last)
    month = dates.MONTHS[hit["mon"].lower()] if hit["mon"] else last.month
    day = f"{last.year}-{month:02}-{int(hit['d']):02}"
    late = found[-1].last <= day <= dates.shift(found[-1].last, RECENT)
    return dates.Stamp(hit.start("d"), hit.end(), day, day) if late else None


def _of_line(line: Line, index: int, first: int, title: int | None, order: dates.Ask) -> list[Candidate]:
    """Dates of one line: "Published X Updated Y" names two; a later line of the head is nearer to the story.

    `title` is the headline's line: what stands well above it belongs to other stories.
    """
    far = title is not None and index < title - ABOVE
    shown = title is not None and not far and index < min(first, title + BELOW)
    found, at, updated = [], 0, False
    whole = _marked(line) or dates.find(line.text, order=order)
    part = _part(line.text, whole)
    for stamp in [*whole, part] if part else whole:
        lead = line.text[at : stamp.start]
        words = re.findall(r"[^\W\d_]+(?:\s[^\W\d_]+)?", lead)
        says_update = bool(_last(cues.phrases("stamp", "updated"), lead))
        says_publish = bool(_last(cues.phrases("stamp", "published"), lead))
        updated = says_update or (updated and not says_publish and not words)
        rank = 60 if index < first else 30
        rank += (
            15 * says_publish
            + 10 * (line.label in ("date", "byline"))
            - (30 if line.label in ("chrome", "promo", "teaser", "headline", "title") else 0)
        )
        rank += 5 * (stamp.at is not None) - min(9, abs(first - index))
        rank -= 20 * far + 3 * (title is not None and index < title)
        if (
            line.label in ("chrome", "promo", "teaser")
            and not says_publish
            and not re.search(r"published in|publicado en", line.text, re.I)
        ):
            rank -= 20
        where = "above its first paragraph" if index < first else "below its text"
        said = line.text[stamp.start : stamp.stop]
        found.append(Candidate(stamp, said, f"stamp {said!r} {where}", rank, updated, shown and rank > HEAD))
        at = stamp.stop
    return found


def _marked(line: Line) -> list[dates.Stamp]:
    """Dates that <time datetime> states for words of this line."""
    found = []
    for mark in line.marks:
        if mark.role.startswith("time="):
            stamp = dates.iso(mark.role[5:])
            if stamp:
                start, stop = mark.span.start - line.span.start, mark.span.stop - line.span.start
                found.append(dates.Stamp(start, stop, stamp.first, stamp.last, stamp.at))
    return found


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    hits = [pattern.match(text, at) for at in range(len(text)) if at == 0 or not text[at - 1].isalnum()]
    return next((hit for hit in reversed(hits) if hit), None)


def _facts(page: Page) -> list[Candidate]:
    found = []
    for fact in page.facts:
        if fact.name not in ("published", "updated"):
            continue
        stamp = dates.iso(fact.value)
        if stamp:
            rank = 200 if fact.span is None else 100 if fact.how.startswith("JSON-LD") else 85
            if fact.how.startswith("microdata"):
                rank -= 6 if UPDATED.search(fact.how) else 2
            found.append(Candidate(stamp, fact.value, fact.how, rank, fact.name == "updated"))
    return found


def _url(page: Page) -> list[Candidate]:
    hit = re.search(r"/((?:19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_.-]|$)", page.url or "")
    stamp = dates.iso("-".join(hit.groups())) if hit else None
    return [Candidate(stamp, hit[0].strip("/"), "the page's address", 40)] if stamp and hit else []


def _when(best: Candidate, others: list[Candidate]) -> When:
    """The chosen day; days that disagree are named, so that nobody has to find out alone."""
    against = sorted({one.stamp.first for one in others} - {best.stamp.first})
    how = best.how + (f"; other dates read: {', '.join(against)}" if against else "")
    same = best.stamp.first == best.stamp.last
    at = best.stamp.at or next(
        (one.stamp.at for one in others if one.stamp.at and one.stamp.first == best.stamp.first), None
    )
    precision = ("time" if at else "day") if same else "range"
    return When(best.stamp.first, best.stamp.last, precision, said=best.said, how=how, at=at)  # type: ignore[arg-type]


def _bounded(late: Candidate) -> When:
    """The text as it stands is of the day of its update: the day that its "today" is counted from."""
    how = f"no publication date; {late.how} says it was updated then"
    return replace(_when(late, [late]), how=how)


def _from_captions(page: Page, folded: tuple[Caption, ...]) -> When:
    """From the newest picture: not before its day, and soon after it unless it is a file picture."""
    dated = [(caption.when.stop, caption) for caption in folded if caption.when and caption.when.stop]
    if not dated:
        return When(None, None, "unknown", how="neither a stamp nor a dated caption of its own")
    fresh = [pair for pair in dated if not captions.is_file(pair[1].text.of(page.text))]
    day, caption = max(fresh or dated, key=lambda pair: pair[0])
    said = caption.when.said if caption.when else ""
    if fresh:
        how = (
            f"no stamp of its own; its newest caption is of {day} and not a file picture, so within {RECENT} days after"
        )
        return When(day, dates.shift(day, RECENT), "range", said=said, anchor=f"{day}, a caption", how=how)
    return When(
        day,
        None,
        "open",
        said=said,
        anchor=f"{day}, a file picture",
        how=f"no stamp of its own; not before its file picture of {day}",
    )
