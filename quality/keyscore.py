"""Points for one page against its key: 100 is everything right (articles 25, incidents found 25, their fields 50).

A typed port of the scorer that comes with the keyed pages; it must give the same numbers. Keys and
predicted rows are the JSON objects described in the pages' README and in the schema of `dateline read --json`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.language.places.geometry import distance_km
from quality import corpus
from quality.corpus import squash

Row = dict[str, Any]
WEIGHT = {
    "body": 10, "published": 5, "heads": 5, "captions": 5, "found": 25, "type": 6,
    "status": 6, "when": 11, "place": 9, "parties": 7, "counts": 8, "context": 3,
}  # fmt: skip
MATCHED = 1.3  # similarity from which a predicted row counts as the key's incident


def visible(path: Path) -> str:
    """The page's text as a reader sees it, near enough to find snippets in."""
    return corpus.visible(path.read_text(encoding="utf-8"), markup=path.suffix == ".html")


def norm(value: object) -> str:
    return squash(str(value or "")).strip().casefold()


def has(one: object, two: object) -> bool:
    """Whether one holds the other, case and spaces aside."""
    a, b = norm(one), norm(two)
    return bool(a) and bool(b) and (a in b or b in a)


def day(value: object) -> str | None:
    return str(value)[:10] if value else None


def harmonic(hits: float, n: int, m: int) -> float:
    return 2 * hits / (n + m) if hits else 0.0


def interval(gold: Row, start: object, stop: object) -> float:
    """1 inside (and covering), .5 overlapping and not absurdly wide, else 0."""
    a, b = day(start), day(stop)
    if gold.get("unknown"):
        bad = any(a and b and a <= last and b >= first for first, last in gold.get("must_not", []))
        return float(not (a and b) if "must_not" not in gold else not bad)
    if not a and not b:
        return float(bool(gold.get("or_unknown")))
    if any(a and a <= last and (b or "9") >= first for first, last in gold.get("must_not", [])):
        return 0.0
    lo, hi = gold["inside"]
    cover = gold.get("contains")
    low, high = a or "0", b or "9999"
    inside = (lo is None or low >= lo) and (hi is None or high <= hi)
    if inside and (not cover or low <= cover <= high):
        return 1.0
    touching = low <= (hi or "9999") and high >= (lo or "0") and a and b
    return 0.5 if touching and low[:7] >= (lo or "0")[:7] and high[:7] <= (hi or "9999")[:7] else 0.0


def place(gold: Row | None, wrong: list[str], row: Row) -> float:
    """Name .4, country .3, near enough .3; 0 when a place that must not be named leads."""
    places = [p for p in row.get("places", []) if p.get("role", "event") == "event"] or row.get("places", [])[:1]
    if gold is None:
        return float(not any(p.get("lat") for p in places))
    if not places:
        return 0.0
    first = [norm(str(p.get("name")).split(",")[0]) for p in places]
    if any(name == norm(n.split(",")[0]) for name in first for n in wrong):
        return 0.0
    named = any(has(p.get("name"), n) for p in places for n in gold["names"])
    land = gold["country"] is None or any((p.get("country") or "").upper() == gold["country"] for p in places)
    if gold["lat"] is None:
        return 0.5 * named + 0.5 * land
    near = any(
        p.get("lat") is not None and distance_km(p["lat"], p["lon"], gold["lat"], gold["lon"]) <= gold["km"]
        for p in places
    )
    return 0.4 * named + 0.3 * land + 0.3 * near


def parties(gold: list[Row], row: Row) -> float:
    """Found with the right role 1, with another role .5, against how many were named."""
    pool = list(row.get("parties", []))
    total = len(pool)
    hits = 0.0
    if not gold:
        return 1.0
    for g in gold:
        best, value = None, 0.0
        for p in pool:
            if any(has(p.get("name"), a) for a in g["any"]):
                v = 1.0 if p.get("role") == g["role"] else 0.5
                if v > value:
                    best, value = p, v
        if best is not None:
            pool.remove(best)
            hits += value
    return 2 * hits / (len(gold) + max(len(gold), min(total, 2 * len(gold))))


def count(gold: Row, row: Row) -> float:
    """1 for the right bounds (10 % slack on vague ones; rows of several sources may span them), .5 inside."""
    low, high = gold["low"], gold["high"]
    vague = low is None or high is None or low != high

    def near(a: float | None, b: float | None) -> bool:
        if a is None or b is None:
            return a is None and b is None
        return abs(a - b) <= (max(1, 0.1 * abs(a)) if vague else 0)

    rows = [(c.get("low"), c.get("high")) for c in row.get("counts", []) if c.get("measure") == gold["measure"]]
    if len(rows) > 1:
        lows, highs = [r[0] for r in rows], [r[1] for r in rows]
        rows.append((None if None in lows else min(lows), None if None in highs else max(highs)))
    if any(near(low, a) and near(high, b) for a, b in rows):
        return 1.0
    most = high if high is not None else 1e12
    inside = any(a is not None and (low or 0) <= a and b is not None and b <= most for a, b in rows)
    return 0.5 if vague and inside else 0.0


def quotes(row: Row) -> list[str]:
    found = (squash(q[2]).strip() for spans in (row.get("quotes") or {}).values() for q in spans)
    return [text for text in found if text]


def similarity(gold: Row, row: Row) -> float:
    """How likely a predicted row is the key's incident: shared evidence first."""
    said = quotes(row)
    evidence = [squash(e) for e in gold["evidence"]]
    share = sum(any(has(x, e) for e in evidence) for x in said) / len(said) if said else 0.0
    if not share:
        return 0.0
    when = row.get("when") or {}
    party = any(has(x.get("name"), a) for x in row.get("parties", []) for g in gold["parties"] for a in g["any"])
    return (
        2 * share
        + (row.get("type") in gold["types"])
        + 0.6 * interval(gold["when"], when.get("start"), when.get("stop"))
        + 0.6 * place(gold["place"], gold.get("not_places", []), row)
        + 0.5 * party
    )


@dataclass
class Tally:
    """Sums and numbers of marks, one pair a part of WEIGHT, and a line for each incident."""

    marks: dict[str, list[float]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def add(self, part: str, value: float, n: int = 1) -> None:
        self.marks.setdefault(part, []).extend([value / n] * n)

    def parts(self) -> dict[str, float]:
        return {part: sum(self.marks[part]) / len(self.marks[part]) for part in WEIGHT if part in self.marks}

    def total(self) -> float:
        parts = self.parts()
        return 100 * sum(WEIGHT[k] * v for k, v in parts.items()) / sum(WEIGHT[k] for k in parts)


def body(article: Row) -> str:
    return squash(article.get("text") or "")


def paired(golds: list[Row], articles: list[Row]) -> tuple[dict[str, Row], list[Row]]:
    """Key articles with the predicted ones of best body overlap, and what is left over."""
    free, pairs = list(articles), {}
    for gold in golds:
        scores = [(sum(squash(s) in body(a) for s in gold["body"]), -i) for i, a in enumerate(free)]
        if scores and max(scores)[0]:
            pairs[gold["id"]] = free.pop(-max(scores)[1])
    return pairs, free


def heads(gold: Row, article: Row) -> float:
    """Share right of headline, agency, dateline, notices and bylines."""
    headline = article.get("headline")
    marks = [has(headline, gold["headline"]) if gold["headline"] else not headline]
    if gold["agency"]:
        agency = article.get("agency")
        marks.append(has(agency, gold["agency"]) or (gold["agency"] == "AP" and has(agency, "Associated Press")))
    if gold["dateline"]:
        marks.append(has(article.get("dateline"), gold["dateline"].split(",")[0]))
    marks += [any(has(n.get("text"), s) for n in article.get("notices", [])) for s in gold["notices"]]
    marks += [any(has(x, y) for y in article.get("byline") or []) for x in gold["byline"]]
    return sum(marks) / len(marks)


def score_articles(key: Row, articles: list[Row], tally: Tally) -> None:
    pairs, free = paired(key["articles"], articles)
    extra = sum(len(body(a)) > 200 for a in free)
    for gold in key["articles"]:
        article = pairs.get(gold["id"])
        if article is None:
            for part in ("body", "published", "heads", *(["captions"] if gold["captions"] else [])):
                tally.add(part, 0)
            continue
        text = body(article)
        others = [s for h in key["articles"] if h is not gold for s in h["body"]]
        right = sum(squash(s) in text for s in gold["body"]) / max(1, len(gold["body"]))
        leak = sum(squash(s) in text for s in gold["not_body"]) / max(1, len(gold["not_body"]))
        mixed = sum(squash(s) in text for s in others) / max(1, len(others))
        tally.add("body", right * (1 - leak) * (1 - mixed) / (1 + extra))
        published = article.get("published") or {}
        tally.add("published", interval(gold["published"], published.get("start"), published.get("stop")))
        tally.add("heads", heads(gold, article))
        if gold["captions"]:
            said = [squash(c["text"]) for c in article.get("captions", [])]
            hits = sum(any(has(c, x) for x in said) for c in gold["captions"])
            tally.add("captions", harmonic(hits, len(said), len(gold["captions"])))


def matched(golds: list[Row], rows: list[Row]) -> dict[int, int]:
    """Key incident to predicted row, most similar pairs first."""
    pairs = sorted(((similarity(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(rows)), reverse=True)
    match: dict[int, int] = {}
    for value, i, j in pairs:
        if value >= MATCHED and i not in match and j not in match.values():
            match[i] = j
    return match


def excused(key: Row, row: Row) -> bool:
    """Whether an unmatched row is neither right nor wrong: a plan nobody keyed, or background told again."""
    said = quotes(row)
    if row.get("status") != "happened" and not any(
        has(x, e) for x in said for g in key["incidents"] for e in g["evidence"]
    ):
        return True
    return bool(said) and all(any(has(x, squash(b)) for b in key["background"]) for x in said)


def context(gold: Row, row: Row | None, relations: list[tuple[str, str]]) -> list[bool]:
    """Marks for sources, relations, series and corrections."""
    if row is None and not gold["said_by"] and not gold.get("relations"):
        return []
    row = row or {}
    said = [norm(s.get("name")) for s in row.get("said_by", [])]
    marks = [any(norm(x) in s for s in said) for x in gold["said_by"]]
    marks += [(x["kind"], x["to"]) in relations for x in gold.get("relations") or []]
    marks += [any(s.get("ordinal") == x["ordinal"] for s in row.get("series", [])) for x in gold.get("series") or []]
    marks += [
        any(
            str(s.get("old")) == str(x["old"]) and str(s.get("new")) == str(x["new"])
            for s in row.get("corrections", [])
        )
        for x in gold.get("corrections") or []
    ]
    return marks


def score_fields(gold: Row, row: Row | None, relations: list[tuple[str, str]], tally: Tally) -> None:
    when = (row or {}).get("when") or {}
    values: dict[str, float] = dict.fromkeys(("type", "status", "when", "place", "parties"), 0.0)
    if row is not None:
        values = {
            "type": row.get("type") in gold["types"],
            "status": row.get("status") in gold["status"],
            "when": interval(gold["when"], when.get("start"), when.get("stop")),
            "place": place(gold["place"], gold.get("not_places", []), row),
            "parties": parties(gold["parties"], row),
        }
    for part, value in values.items():
        tally.add(part, float(value))
    counts = [0.0 if row is None else count(c, row) for c in gold["counts"]]
    silent = [row is not None and all(c.get("measure") != u for c in row.get("counts", [])) for u in gold["unknown"]]
    counts += [float(mark) for mark in silent]
    if counts:
        tally.add("counts", sum(counts), len(counts))
    marks = context(gold, row, relations)
    if marks:
        tally.add("context", sum(marks), len(marks))
    found = " ".join(f"{k}={float(v):.1f}" for k, v in values.items()) + f" counts={sum(counts):.1f}/{len(counts)}"
    tally.lines.append(f"   {gold['id']:4}" + ("MISSED" if row is None else f"{found} | {row.get('title', '')[:60]}"))


def score(key: Row, articles: Iterable[Row], incidents: Iterable[Row]) -> Tally:
    """The marks of one page: its key against predicted article and incident rows."""
    tally, rows, golds = Tally(), list(incidents), key["incidents"]
    score_articles(key, list(articles), tally)
    match = matched(golds, rows)
    wrong = [p for j, p in enumerate(rows) if j not in match.values() and not excused(key, p)]
    tally.lines += [f"   wrong: {p.get('type')} {p.get('status')} | {p.get('title', '')[:90]}" for p in wrong]
    n = len(golds)
    tally.add("found", harmonic(len(match), len(match) + len(wrong), n) if n else 1 / (1 + len(wrong)))
    names = {rows[j]["id"]: golds[i]["id"] for i, j in match.items()}
    for i, gold in enumerate(golds):
        row = rows[match[i]] if i in match else None
        said = (row or {}).get("relations", [])
        relations = [(r["kind"], names[r["incident"]]) for r in said if r.get("incident") in names]
        score_fields(gold, row, relations, tally)
    return tally
