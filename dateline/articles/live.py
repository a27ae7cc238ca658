"""Live blogs: one article made of posts, each with its own time; and what else an article is flagged as."""

from __future__ import annotations

import re

from dateline.articles import dates
from dateline.articles.line import Line, fold
from dateline.types import Fact, Span, When

TEXT = ("body", "subhead")
CLOCK = re.compile(
    r"(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)\s?(?P<half>[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|BST|ET|CET|IST|hrs|h))?\b"
)
STUB = 150  # words of text below which a walled article is a stub
FEWEST = 3  # posts that make a live blog
BEGUN, SHORTEST = 60, 10  # characters by which a post is known, and the fewest


def posts(
    lines: list[Line], first: int, last: int, published: When, facts: tuple[Fact, ...] = ()
) -> tuple[tuple[Span, When], ...]:
    """Each post's span and time, in page order; none when the page is no live blog.

    The times that the markup states stand with the lines that begin as it says; else posts open with a time.
    """
    told = _told(facts)
    above = range(max(0, first - 2), last + 1)
    starts = [(n, told[key]) for n in above if (key := lines[n].key[:BEGUN]) in told]
    if len(starts) < FEWEST:
        starts = [(n, when) for n in above if (when := _time(lines[n], published))]
    if len(starts) < FEWEST:
        return ()
    found = []
    for (start, when), stop in zip(starts, [*(n for n, _ in starts[1:]), last + 1], strict=True):
        text = [line for line in lines[start:stop] if line.label in TEXT]
        if text:
            found.append((Span(text[0].span.start, text[-1].span.stop), when))
    return tuple(found) if len(found) >= FEWEST else ()


def _told(facts: tuple[Fact, ...]) -> dict[str, When]:
    """The times of posts in the markup, by how the posts begin."""
    found = {}
    for fact in facts:
        if fact.name == "post":
            said, _, begun = fact.value.partition(" ")
            if (stamp := dates.iso(said)) and stamp.at and len(begun) >= SHORTEST:
                found[fold(begun)[:BEGUN]] = When(stamp.first, stamp.last, "time", said=said, how=fact.how, at=stamp.at)
    return found


def _time(line: Line, published: When) -> When | None:
    """The time that opens a post: a <time>, or a line that is a clock and little else."""
    for mark in line.marks:
        if mark.role.startswith("time=") and line.label not in ("body", "caption"):
            stamp = dates.iso(mark.role[5:])
            if stamp and stamp.at:
                return When(stamp.first, stamp.last, "time", said=mark.role[5:], how="the post's <time>", at=stamp.at)
    hit = CLOCK.match(line.text)
    if not hit or len(line.text) > 60 or (len(line.text) > hit.end() + 3 and line.label in ("body", "date")):
        return None
    day = published.start if published.start == published.stop else None
    hour = int(hit["h"]) % 12 + 12 * hit["half"].lower().startswith("p") if hit["half"] else int(hit["h"])
    at = f"{day}T{hour:02}:{hit['m']}" if day else None
    return When(
        day, day, "time" if day else "unknown", said=hit[0], anchor=published.start or "", how="the post's clock", at=at
    )


def flags(facts: tuple[Fact, ...], words: int, *, is_live: bool, is_walled: bool = False) -> tuple[str, ...]:
    """What the reader should know: live blog, paywall stub, opinion."""
    said = {(fact.name, fact.value.casefold()) for fact in facts}
    kinds = " ".join(value for name, value in said if name in ("type", "section"))
    found = []
    if is_live or "liveblogposting" in kinds:
        found.append("live blog")
    if (("free", "false") in said or is_walled) and words < STUB:
        found.append("paywall stub")
    if "opinion" in kinds or "opinión" in kinds or "editorial" in kinds:
        found.append("opinion")
    return tuple(found)
