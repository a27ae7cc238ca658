"""Dates: how well time expressions are found and read.

    python -m quality.dates ../shared/data/times/timebank.jsonl.gz [--half dev|check|unread|all] [--out FILE] [--misses 40]
    python -m quality.dates ../shared/data/incidents/gva           the day of each page's incident, from the page alone

TIMEX3 files: strict, relaxed and value F1 as TempEval-3 counts them. A document belongs to a half by a hash of its id
(pages of an incident set by a hash of their state), so that rules are written on one half and reported on the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.language import dates, sentences
from dateline.language.dates import TimeExpression, event
from dateline.types import Span, When
from quality.lines import rows

Row = dict[str, Any]


def half(key: str) -> str:
    return "check" if hashlib.sha256(key.encode()).digest()[0] % 2 else "dev"


def belongs(key: str, part: str) -> bool:
    """Whether a document is of a half, of "all", or of the quarter "unread": half of `check`, whose misses nobody lists."""
    unread = half(key) == "check" and hashlib.sha256(key.encode()).digest()[1] % 2 == 1
    return part in ("all", half(key)) or (part == "unread" and unread)


def anchor(day: str | None) -> When | None:
    day = (day or "")[:10]
    return When(day, day, "day", day, "", "the page’s date") if len(day) == 10 else None


def read(doc: Row) -> list[TimeExpression]:
    spans = [Span(0, len(doc["text"]))]
    return dates.find(doc["text"], spans, language=doc.get("lang", "en"), anchor=anchor(doc.get("dct")))


class Score:
    """Found, gold and the matches at three grades."""

    def __init__(self) -> None:
        self.got = self.gold = self.strict = self.relaxed = self.value = 0
        self.misses: Counter[str] = Counter()

    def add(self, doc: Row, found: list[TimeExpression]) -> None:
        gold = doc["timex"]
        self.got += len(found)
        self.gold += len(gold)
        free = list(found)
        text = doc["text"]
        for want in gold:
            near = [e for e in free if e.span.start < want["end"] and want["start"] < e.span.stop]
            said = " ".join(text[want["start"] : want["end"]].split())
            if not near:
                self.misses[f"MISSED {said!r} {want['type']} {want['value']}"] += 1
                continue
            best = max(near, key=lambda e: (e.span == Span(want["start"], want["end"]), e.value == want["value"]))
            free.remove(best)
            self.relaxed += 1
            exact = best.span == Span(want["start"], want["end"])
            self.strict += exact
            self.value += best.value == want["value"]
            got = " ".join(best.span.of(text).split())
            if not exact:
                self.misses[f"SPAN {said!r} got {got!r}"] += 1
            if best.value != want["value"]:
                self.misses[
                    f"VALUE {said!r} want {want['value']} got {best.value} ({doc.get('dct')}, {best.rule})"
                ] += 1
        for extra in free:
            around = text[max(0, extra.span.start - 25) : extra.span.stop + 25]
            self.misses[
                f"EXTRA {' '.join(extra.span.of(text).split())!r} {extra.value} in {' '.join(around.split())!r}"
            ] += 1

    def f1(self, hits: int) -> float:
        return 200 * hits / (self.got + self.gold) if self.got + self.gold else 0.0

    def line(self) -> str:
        return f"strict {self.f1(self.strict):.1f}  relaxed {self.f1(self.relaxed):.1f}  value {self.f1(self.value):.1f}  ({self.gold} gold, {self.got} found)"


def timex(path: Path, *, which: str, out: Path | None, misses: int) -> Score:
    score, written, seconds, chars = Score(), [], 0.0, 0
    for doc in rows(path):
        if not belongs(doc["id"], which):
            continue
        start = time.perf_counter()
        found = read(doc)
        seconds += time.perf_counter() - start
        chars += len(doc["text"])
        score.add(doc, found)
        written.append(
            {
                "id": doc["id"],
                "timex": [{"start": e.span.start, "end": e.span.stop, "type": e.type, "value": e.value} for e in found],
            }
        )
    if out:
        out.write_text("".join(json.dumps(row) + "\n" for row in written), encoding="utf-8")
    for miss, count in score.misses.most_common(misses):
        print(f"  {count:3} {miss}")
    print(f"{path.name} {which}: {score.line()}, {chars / max(seconds, 1e-9):,.0f} characters a second")
    return score


ACTION = re.compile(
    r"\b(?:shot|shooting|shootings|shoots|shootout|gunfire|gunned|gunshots?|shots|killed|killing|wounded|injured|stabbed|homicide(?! (?:detective|unit|investigator|squad|division))"
    r"|murder|murdered|incident|happened|occurred|took place|opened fire|robbery|attack|slain|fatally|hit|struck|fired|discharged)\b",
    re.IGNORECASE,
)


POSTED = re.compile(r"(?:posted|published)(?:\s(?:on|at))?\s?:?\s{0,3}\Z", re.IGNORECASE)


def posted(text: str, published: str | None) -> str | None:
    """The day that the page itself says it was posted, where that is before the date it was listed under (an update)."""
    head = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text[:600])]
    for expression in dates.find(text, head, language="en", anchor=None):
        known = expression.when.precision in ("day", "time") and expression.when.start
        if known and POSTED.search(text, max(0, expression.span.start - 24), expression.span.start):
            return min(str(expression.when.start)[:10], published or "9")
    return published


def incident_day(text: str, published: str | None) -> When | None:
    """The day of the page's main event, from its text; the page's date when the text names none."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    told = []
    for sentence in sentences.of(text, lines):
        triggers = [Span(*m.span()) for m in ACTION.finditer(text, sentence.start, sentence.stop)]
        told.append((sentence, triggers[:6]))
    published = posted(text, published)
    expressions = dates.find(text, lines, language="en", anchor=anchor(published))
    day = date.fromisoformat(published) if published else None
    return event.when(text, told, expressions, language="en", published=day) or anchor(published)


def incidents(folder: Path) -> Iterator[tuple[Row, Row]]:
    """The pages of the gva set that are worth scoring, each with its incident."""
    known = {row["incident"]: row for row in rows(folder / "incidents.jsonl.gz")}
    pages = list(rows(folder / "articles.jsonl.gz"))
    twice = Counter(page["id"] for page in pages)
    for page in pages:
        if len(page["text"]) >= 200 and "on Twitter" not in page["title"] and twice[page["id"]] == 1:
            yield page, known[page["incident"]]


def gva(folder: Path, *, which: str, out: Path | None, misses: int) -> float:
    right = inside = total = 0
    written, listed = [], 0
    for page, incident in incidents(folder):
        if not incident["date"] or not belongs(incident["state"] or "", which):
            continue
        when = incident_day(page["text"], page["published"])
        good = when is not None and when.start == when.stop == incident["date"]
        total += 1
        right += good
        inside += when is not None and (when.start or "0") <= incident["date"] <= (when.stop or "9")
        written.append({"id": page["id"], "start": when and when.start, "stop": when and when.stop})
        if not good and listed < misses:
            listed += 1
            print(
                f"  {page['id'][:8]} want {incident['date']} published {page['published']} got {when and (when.start, when.stop, when.how)}"
            )
    if out:
        out.write_text("".join(json.dumps(row) + "\n" for row in written), encoding="utf-8")
    print(
        f"incident day {which}: exactly right {100 * right / total:.1f} %, inside the interval {100 * inside / total:.1f} % of {total} pages"
    )
    return right / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--half", choices=["dev", "check", "unread", "all"], default="all")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    for path in args.data:
        if path.is_dir():
            gva(path, which=args.half, out=args.out, misses=args.misses)
            continue
        timex(path, which=args.half, out=args.out, misses=args.misses)


if __name__ == "__main__":
    main()
