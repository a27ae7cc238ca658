"""Scores pages to articles: python -m quality.articles DATA [--half dev|check|all] [--peer] [--flat] [--repeats] [--languages]

DATA is a folder with gold.jsonl (url, html, text, paras, title, authors, date, w, wo) and html/*.html.gz. Pages are split
by registered domain into a dev and a check half (a hash of the domain), so that no outlet is in both.

text    word-F1 as in WCXB: mean over pages of multiset `\\w+` F1, lower-cased; plain, and title-neutral (the title's line is
        taken out of both sides); shingle-F1 as in scrapinghub's benchmark (4-grams, pooled over pages)
snips   pages with snippets instead of text: share of `w` found and of `wo` kept out
title, authors, day     exact title after folding case and quotes, exact set of persons, same day
trace   share of pages where every span reads the same characters and the spans don't overlap
speed   CPU seconds of reading (the check of traces not counted), and of trafilatura.bare_extraction(with_metadata=True) with --peer, interleaved
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from dateline.articles import Repeats, model, split
from dateline.errors import SourceError
from dateline.pages import from_bytes
from dateline.types import Article, Page

SECOND = {"co", "com", "org", "gov", "ac", "net", "edu", "gob", "or", "ne", "go", "nic"}
WORD = re.compile(r"\w+")
QUOTES = str.maketrans("“”„«»’‘`´–—", '"""""\'\'\'\'--')
Gold = dict[str, Any]


@dataclass(slots=True)
class Answer:
    """What one system says about one page."""

    text: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""
    traced: bool = True
    articles: int = 0


@dataclass(slots=True)
class Row:
    """One page's scores; None where its gold does not say."""

    url: str
    f1: float | None = None
    neutral: float | None = None
    shingles: tuple[int, int, int] = (0, 0, 0)
    found: list[float] = field(default_factory=list)
    kept_out: list[float] = field(default_factory=list)
    title: float | None = None
    authors: float | None = None
    day: float | None = None
    traced: bool = True
    articles: int = 0
    language: str = ""
    said: dict[str, str] = field(default_factory=dict)


def domain(url: str) -> str:
    """The registered domain, near enough for splitting."""
    host = re.sub(r"^\w+://|[/:?#].*$", "", url).lower().split(".")
    keep = 3 if len(host) > 2 and host[-2] in SECOND and len(host[-1]) <= 3 else 2
    return ".".join(host[-keep:])


def half(url: str) -> str:
    return "dev" if hashlib.sha256(domain(url).encode()).digest()[0] % 2 else "check"


def load(folder: Path, part: str = "all") -> Iterator[tuple[Gold, bytes]]:
    """Each gold row with its page's bytes."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        for line in file:
            gold = json.loads(line)
            if part in ("all", half(gold["url"])):
                yield gold, gzip.decompress((folder / gold["html"]).read_bytes())


def ours(raw: bytes, url: str, source: str = "page.html", seen: Repeats | None = None) -> Answer:
    """Dateline's answer, its characters traced back."""
    page, articles = read(raw, url, source, seen)
    answer = told(page, articles)
    answer.traced = page is None or all(traced(page, article) for article in articles)
    return answer


def read(raw: bytes, url: str, source: str, seen: Repeats | None = None) -> tuple[Page | None, list[Article]]:
    """A page and its articles, nothing where it cannot be read."""
    try:
        page = from_bytes(raw, source=source, url=url)
    except SourceError:
        return None, []
    return page, split(page, seen)


def told(page: Page | None, articles: list[Article]) -> Answer:
    """The first article's head, and the bodies of all joined."""
    if page is None or not articles:
        return Answer()
    main = articles[0]
    return Answer(
        text="\n".join(article.text(page.text) for article in articles),
        title=main.headline.of(page.text) if main.headline else "",
        authors=tuple(span.of(page.text) for span in main.byline),
        day=main.published.start or "",
        articles=len(articles),
    )


def traced(page: Page, article: Article) -> bool:
    """Every emitted span lies in the page, reads as it is, and body spans are in order without overlap."""
    spans = [*article.body, *article.byline, *article.subheads, *(s for c in article.captions for s in c.spans)]
    inside = all(0 <= span.start < span.stop <= len(page.text) for span in spans)
    ordered = all(a.stop <= b.start for a, b in zip(article.body, article.body[1:], strict=False))
    return (
        inside
        and ordered
        and article.text(page.text).split() == " ".join(s.of(page.text) for s in article.body).split()
    )


def fold(text: str) -> str:
    return " ".join(text.translate(QUOTES).casefold().split())


def f1(gold: str, got: str) -> float:
    a, b = Counter(WORD.findall(gold.lower())), Counter(WORD.findall(got.lower()))
    both = sum((a & b).values())
    return 2 * both / (a.total() + b.total()) if both else float(not a and not b)


def neutral(text: str, title: str) -> str:
    """The text without lines that are the title."""
    return "\n".join(line for line in text.splitlines() if fold(line) != fold(title))


def shingles(gold: str, got: str) -> tuple[int, int, int]:
    """Shared, gold-only and answer-only 4-grams."""
    a, b = (
        Counter(zip(*(words[n:] for n in range(4)), strict=False))
        for words in (WORD.findall(gold.lower()), WORD.findall(got.lower()))
    )
    both = sum((a & b).values())
    return both, a.total() - both, b.total() - both


def score(gold: Gold, answer: Answer) -> Row:
    row = Row(gold["url"], traced=answer.traced, articles=answer.articles)
    title = gold.get("title") or ""
    if gold.get("text"):
        row.f1 = f1(gold["text"], answer.text)
        row.neutral = f1(neutral(gold["text"], title), neutral(answer.text, title))
        row.shingles = shingles(gold["text"], answer.text)
    squashed = " ".join(answer.text.split())
    row.found = [float(" ".join(s.split()) in squashed) for s in gold.get("w") or []]
    row.kept_out = [float(" ".join(s.split()) not in squashed) for s in gold.get("wo") or []]
    if title:
        row.title = float(fold(title) == fold(answer.title))
    if gold.get("authors"):
        row.authors = float(_set(gold["authors"]) == _set(answer.authors))
    if gold.get("date"):
        row.day = float(str(gold["date"])[:10] == answer.day)
    row.said = {"title": f"{answer.title!r} for {title!r}", "authors": f"{answer.authors} for {gold.get('authors')}",
                "day": f"{answer.day!r} for {gold.get('date')!r}"}  # fmt: skip
    return row


def _set(names: Any) -> set[str]:
    """Names one by one, whatever list or sentence the gold keeps them in."""
    whole = names if isinstance(names, str) else ", ".join(names)
    parts = re.split(r"[;,]| and | und | & ", re.sub(r",? (?:Ph\.?D|M\.?D|CFP|CEPF)\b\W?", "", whole))
    return {fold(re.sub(r"^ ?(?:and|by|Dr\.?) ", "", name)) for name in parts if name.strip()}


def report(rows: list[Row]) -> dict[str, float]:
    """The means, and the share of pages with text below .8."""

    def average(values: list[float | None]) -> float:
        known = [value for value in values if value is not None]
        return round(mean(known), 4) if known else float("nan")

    both, missed, extra = (sum(row.shingles[n] for row in rows) for n in range(3))
    return {
        "pages": len(rows),
        "f1": average([row.f1 for row in rows]),
        "neutral": average([row.neutral for row in rows]),
        "shingle": round(2 * both / max(1, 2 * both + missed + extra), 4),
        "below .8": average([float(row.f1 < 0.8) for row in rows if row.f1 is not None]),
        "found": average([mean(row.found) for row in rows if row.found]),
        "kept out": average([mean(row.kept_out) for row in rows if row.kept_out]),
        "title": average([row.title for row in rows]),
        "authors": average([row.authors for row in rows]),
        "day": average([row.day for row in rows]),
        "trace": average([float(row.traced) for row in rows]),
        "several": average([float(row.articles > 1) for row in rows]),
    }


def peer(raw: bytes, url: str) -> Answer:
    """Trafilatura's answer, for the paired comparison; needs `pip install trafilatura`."""
    import trafilatura

    found = trafilatura.bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return Answer()
    get = found.get if isinstance(found, dict) else lambda key: getattr(found, key, None)
    return Answer(
        get("text") or "",
        get("title") or "",
        tuple((get("author") or "").split("; ")),
        (get("date") or "")[:10],
        articles=1,
    )


def flattened(raw: bytes, url: str) -> bytes:
    """The page as somebody who selects all and copies would have it: its visible lines without any markup.

    A page that hides most of its words shows them by a script; they are then taken for visible.
    """
    try:
        page = from_bytes(raw, source="page.html", url=url)
    except SourceError:
        return b""
    blocks = [block for block in page.blocks if block.tag != "meta"]
    unseen = sum(len(block.span) for block in blocks if block.hidden)
    is_late = 2 * unseen > sum(len(block.span) for block in blocks)
    lines = [block.span.of(page.text) for block in blocks if is_late or not block.hidden]
    return "\n\n".join(lines).encode()


def repeats(pages: list[tuple[Gold, bytes]], *, flat: bool) -> Repeats:
    """What the sites of the pages repeat, learnt from all of them."""
    seen = Repeats()
    for gold, raw in pages:
        body = flattened(raw, gold["url"]) if flat else raw
        try:
            seen.learn(gold["url"], from_bytes(body, source="page.txt" if flat else "page.html").text)
        except SourceError:
            continue
    return seen


def run(
    pages: list[tuple[Gold, bytes]], *, with_peer: bool, flat: bool, seen: Repeats | None = None
) -> tuple[list[Row], list[Row], list[float]]:
    """Our rows, the peer's rows, and the CPU seconds of each."""
    rows, peers, spent = [], [], [0.0, 0.0]
    for gold, raw in pages:
        url = gold["url"]
        body = flattened(raw, url) if flat else raw
        at = time.process_time()
        page, articles = read(body, url, "page.txt" if flat else "page.html", seen)
        answer = told(page, articles)
        spent[0] += time.process_time() - at
        answer.traced = page is None or all(traced(page, article) for article in articles)
        rows.append(score(gold, answer))
        rows[-1].language = language(raw)
        if with_peer:
            at = time.process_time()
            other = peer(raw, url)
            spent[1] += time.process_time() - at
            peers.append(score(gold, other))
    return rows, peers, spent


def language(raw: bytes) -> str:
    """The language that the markup declares, two letters, "" where it declares none."""
    found = re.search(rb"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2})\b", raw[:20_000], re.I)
    return found[1].decode().lower() if found else ""


def by_language(rows: list[Row]) -> str:
    """The scores of each language with three pages or more, and of all others together, as rows of Markdown."""
    names = ("f1", "below .8", "title", "authors", "day")
    often = Counter(row.language for row in rows)
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.language if row.language and often[row.language] >= 3 else "others", []).append(row)
    lines = ["| language | pages | " + " | ".join(names) + " |", "|---|---|" + "---|" * len(names)]
    for name in sorted(groups, key=lambda name: (name == "others", -len(groups[name]), name)):
        found = report(groups[name])
        cells = " | ".join(f"{found[one]:.3f}".replace("nan", "") for one in names)
        lines.append(f"| {name} | {len(groups[name])} | {cells} |")
    return "\n".join(lines)


def table(whole: dict[str, Any]) -> str:
    """The scores as the rows of docs/articles.md."""
    names = ("f1", "neutral", "shingle", "below .8", "found", "kept out", "title", "authors", "day", "several")
    lines = ["| pages | system | " + " | ".join(names) + " | ms |", "|---|---|" + "---|" * (len(names) + 1)]
    for folder, found in whole.items():
        for system, time_ in (("dateline", "ms"), ("trafilatura", "peer ms")):
            if system in found:
                cells = [f"{found[system][name]:.3f}".replace("nan", "") for name in names]
                lines.append(
                    f"| {folder} ({found[system]['pages']}) | {system} | " + " | ".join(cells) + f" | {found[time_]} |"
                )
    return "\n".join(lines)


def use(path: Path) -> None:
    """Score with another block model, so that the half it was not trained on is unseen."""
    with path.open("rb") as file:
        loaded = model.read(file)
    model.shipped = lambda: loaded  # type: ignore[assignment]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="quality.articles", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--half", choices=("dev", "check", "all"), default="all")
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--show", choices=("title", "authors", "day"), help="print each page that misses it")
    parser.add_argument("--model", type=Path, help="a block model of training.articles in place of the shipped one")
    parser.add_argument("--table", action="store_true", help="rows of Markdown in place of JSON")
    parser.add_argument("--repeats", action="store_true", help="learn what sites repeat from all the pages first")
    parser.add_argument("--languages", action="store_true", help="print the scores of each language, too")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    if options.model:
        use(options.model)
    whole: dict[str, Any] = {}
    for folder in options.data:
        pages = list(load(folder, options.half))
        seen = repeats(pages, flat=options.flat) if options.repeats else None
        rows, peers, spent = run(pages, with_peer=options.peer, flat=options.flat, seen=seen)
        whole[folder.name] = {"dateline": report(rows), "ms": round(1000 * spent[0] / max(1, len(rows)), 2)}
        if peers:
            whole[folder.name] |= {
                "trafilatura": report(peers),
                "peer ms": round(1000 * spent[1] / len(rows), 2),
                "times faster": round(spent[1] / spent[0], 1),
            }
        for row in rows if options.show else ():
            if getattr(row, options.show) == 0.0:
                print(f"  {row.url}\n     {row.said[options.show]}")
        for row in sorted((row for row in rows if row.f1 is not None), key=lambda row: row.f1 or 0)[: options.worst]:
            print(f"  {row.f1:.3f} {row.url}")
        if options.languages:
            print(by_language(rows))
    print(table(whole) if options.table else json.dumps(whole, indent=1))
    if options.out:
        options.out.write_text(json.dumps(whole, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
