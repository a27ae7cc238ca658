"""Points of 100 on pages with keys, read in this process: pages -> articles -> incidents.

python -m quality.keyed corpus/keyed [--only 'k?-[1-4]'] [--detail] [--fast]
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from dateline import articles as splitting
from dateline import incidents as extracting
from dateline import pages as reading
from dateline.types import Article, Claim, Page, When
from quality.keyscore import Row, Tally, score

SINGLE = {"type", "subtype", "title", "status", "when"}
MANY = {"place": "places", "party": "parties", "means": "means", "series": "series",
        "relation": "relations", "correction": "corrections"}  # fmt: skip


def bounds(when: When) -> Row:
    return {"start": when.start, "stop": when.stop, "how": when.how}


def article_row(page: Page, article: Article) -> Row:
    """The article as `dateline read --json` writes it, as far as it is scored."""
    of = page.text
    return {
        "id": article.id,
        "headline": article.headline.of(of) if article.headline else None,
        "byline": [span.of(of) for span in article.byline],
        "agency": article.agency.of(of) if article.agency else None,
        "dateline": article.dateline.of(of) if article.dateline else None,
        "published": bounds(article.published),
        "text": article.text(of),
        "captions": [{"text": caption.text.of(of)} for caption in article.captions],
        "notices": [{"text": notice.text.of(of)} for notice in article.notices],
    }


def plain(value: Any) -> Any:
    return value if isinstance(value, str) else {k: v for k, v in asdict(value).items() if k != "p"}


def incident_rows(page: Page, claims: Iterable[Claim]) -> list[Row]:
    """Claims folded to one row an incident, in order of appearance."""
    rows: dict[str, Row] = {}
    for claim in claims:
        key = f"{claim.article}/{claim.incident}"
        row = rows.setdefault(
            key, {"id": key, "quotes": {}, "counts": [], "said_by": [], **{v: [] for v in MANY.values()}}
        )
        quote = [claim.quote.start, claim.quote.stop, claim.quote.of(page.text)]
        keep(row["quotes"].setdefault(claim.field, []), quote)
        value = plain(claim.value)
        if claim.field in SINGLE:
            row.setdefault(claim.field, value)
        elif claim.field == "count":
            keep(row["counts"], value | {"said_by": claim.said_by})
        elif claim.field == "said_by":
            keep(row["said_by"], value)
        elif claim.field in MANY:
            if claim.field == "relation":
                value = value | {"incident": f"{claim.article}/{value['incident']}"}
            keep(row[MANY[claim.field]], value)
    return list(rows.values())


def keep(rows: list[Any], value: Any) -> None:
    if value not in rows:
        rows.append(value)


def told(path: Path, *, fast: bool = False) -> Iterator[tuple[Page, Article, list[Claim]]]:
    """Each article of one page with its claims; `fast`: by rules alone."""
    own = extracting.Own(fast=fast)
    for page in reading.read(str(path)):
        for article in splitting.split(page) if isinstance(page, Page) else ():
            yield page, article, extracting.extract(page, article, own=own)


def read(path: Path, *, fast: bool = False) -> tuple[list[Row], list[Row]]:
    """Article and incident rows of one page; `fast`: by rules alone."""
    articles: list[Row] = []
    incidents: list[Row] = []
    for page, article, claims in told(path, fast=fast):
        articles.append(article_row(page, article))
        incidents += incident_rows(page, claims)
    return articles, incidents


def measure(folder: Path, *, only: str = "*", fast: bool = False) -> dict[str, Tally]:
    """Page name to its marks."""
    tallies = {}
    for path in sorted(folder.glob("*.json")):
        if fnmatch(path.stem, only):
            key = json.loads(path.read_text(encoding="utf-8"))
            tallies[path.stem] = score(key, *read(path.parent / key["page"], fast=fast))
    return tallies


def means(tallies: dict[str, Tally]) -> dict[str, float]:
    """The mean of each part over the pages that have it, and of the totals."""
    parts: dict[str, list[float]] = {}
    for tally in tallies.values():
        for part, value in {"total": tally.total(), **tally.parts()}.items():
            parts.setdefault(part, []).append(value)
    return {part: sum(values) / len(values) for part, values in parts.items()}


def line(name: str, parts: dict[str, float]) -> str:
    shown = " ".join(f"{part} {value:.2f}" for part, value in parts.items() if part != "total")
    return f"{name:8} {parts['total']:5.1f}  {shown}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="*", help="pages by name, as in a shell: 'k?-[1-4]'")
    parser.add_argument("--detail", action="store_true", help="what each page lost")
    parser.add_argument("--fast", action="store_true", help="by rules alone, without the language model")
    given = parser.parse_args()
    began = time.perf_counter()
    tallies = measure(given.folder, only=given.only, fast=given.fast)
    for name, tally in tallies.items():
        if given.detail:
            print("\n".join(tally.lines))
        print(line(name, {"total": tally.total(), **tally.parts()}))
    print(line("mean", means(tallies)))
    print(f"{len(tallies) / (time.perf_counter() - began):.1f} pages a second")


if __name__ == "__main__":
    main()
