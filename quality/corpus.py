"""Check and count the keyed corpus: every snippet occurs, the vocabulary is known, coverage is shown.

    python -m quality.corpus FOLDER...            problems, then the coverage tables
    python -m quality.corpus FOLDER... --card FILE  writes the tables between the marks of the card

The format of a key is described in corpus/README.md.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

from dateline.codes import types
from dateline.types import Measure, PartyRole, RelationKind, Status

Key = dict[str, Any]

TYPES = frozenset(kind.id for kind in types())
MEASURES = frozenset(get_args(Measure))
ROLES = frozenset(get_args(PartyRole))
STATUSES = frozenset(get_args(Status))
KINDS = frozenset(get_args(RelationKind))
REGIONS: dict[str, frozenset[str]] = {
    name: frozenset(codes.split())
    for name, codes in tomllib.loads(Path(__file__).with_name("regions.toml").read_text(encoding="utf-8")).items()
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ROOM = re.compile(r"^\| (\w+) \| ([A-Z]+) \|", re.MULTILINE)  # a page of the card's table and who wrote it
BLOCK = r"p|div|li|br|h\d|figcaption|td|tr|time|span|section|header|footer|article"


def visible(source: str, *, markup: bool) -> str:
    """The text of a page as a reader sees it, a line per block."""
    if not markup:
        return source
    text = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", source)
    text = re.sub(rf"(?i)</?({BLOCK})\b[^>]*>", "\n", text)
    return html.unescape(re.sub(r"(?s)<[^>]+>", "", text))


def squash(text: str) -> str:
    """Runs of white space made one blank."""
    return re.sub(r"\s+", " ", text)


def newsroom(path: Path) -> str:
    """Who wrote the page of a key, by the card's table of pages; of others what the name begins with: k3 of k3-2.json."""
    return _newsrooms(path.parent.parent / "README.md").get(path.stem, path.stem.split("-")[0])


@cache
def _newsrooms(card: Path) -> Mapping[str, str]:
    return dict(ROOM.findall(card.read_text(encoding="utf-8"))) if card.is_file() else {}


def keys(folders: Iterable[Path]) -> Iterator[tuple[Path, Key]]:
    """Every key of the folders, in order of name."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            yield path, json.loads(path.read_text(encoding="utf-8"))


def problems(key: Key, text: str) -> list[str]:
    """What is wrong with a key, one line each; empty when it is sound."""
    flat = squash(text)
    missing = [
        f"{where}: not on the page: {snippet[:60]!r}"
        for where, snippet in _snippets(key)
        if squash(snippet) not in flat
    ]
    found = [f"{article['id']}: no published" for article in key["articles"] if not _dated(article["published"])]
    found += [
        f"{article['id']}.not_body: in the body: {line!r}" for article in key["articles"] for line in _both(article)
    ]
    articles = {article["id"] for article in key["articles"]}
    incidents = {incident["id"] for incident in key["incidents"]}
    for incident in key["incidents"]:
        lines = [
            *_vocabulary(incident),
            *_counts(incident),
            *_links(incident, articles, incidents),
            *_when(incident["when"]),
        ]
        found += [f"{incident['id']}: {line}" for line in lines]
    return missing + found


def _snippets(key: Key) -> Iterator[tuple[str, str]]:
    for article in key["articles"]:
        for name in ("body", "not_body", "captions", "notices"):
            yield from ((f"{article['id']}.{name}", snippet) for snippet in article[name])
        if article.get("headline"):
            yield f"{article['id']}.headline", article["headline"]
    for incident in key["incidents"]:
        yield from ((f"{incident['id']}.evidence", snippet) for snippet in incident["evidence"])
    for name in ("background", "not_incidents"):
        yield from ((name, snippet) for snippet in key[name])


def _both(article: dict[str, Any]) -> list[str]:
    """The snippets said to stand outside the body that stand in it as well."""
    body = [squash(snippet) for snippet in article["body"]]
    return [line for line in article["not_body"] if any(squash(line) in snippet for snippet in body)]


def _dated(published: dict[str, Any]) -> bool:
    return bool(published.get("inside") or published.get("unknown"))


def _vocabulary(incident: dict[str, Any]) -> Iterator[str]:
    used = {
        "types": (set(incident["types"]), TYPES),
        "status": (set(incident["status"]), STATUSES),
        "roles": ({party["role"] for party in incident["parties"]}, ROLES),
        "measures": ({count["measure"] for count in incident["counts"]} | set(incident["unknown"]), MEASURES),
        "relations": ({relation["kind"] for relation in incident.get("relations", [])}, KINDS),
    }
    for name, (words, known) in used.items():
        if words - known:
            yield f"unknown {name} {sorted(words - known)}"
        if name in ("types", "status") and not words:
            yield f"no {name}"
    if not incident["evidence"]:
        yield "no evidence"
    if any(not party["any"] for party in incident["parties"]):
        yield "a party without a name"


def _counts(incident: dict[str, Any]) -> Iterator[str]:
    for count in incident["counts"]:
        low, high = count["low"], count["high"]
        if low is None and high is None:
            yield f"{count['measure']} without bounds"
        if low is not None and high is not None and low > high:
            yield f"{count['measure']} low > high"
    both = {count["measure"] for count in incident["counts"]} & set(incident["unknown"])
    if both:
        yield f"counted and unknown: {sorted(both)}"


def _links(incident: dict[str, Any], articles: set[str], incidents: set[str]) -> Iterator[str]:
    if incident["article"] not in articles:
        yield f"no article {incident['article']}"
    for relation in incident.get("relations", []):
        if relation["to"] not in incidents or relation["to"] == incident["id"]:
            yield f"relation to {relation['to']}"


def _when(when: dict[str, Any]) -> Iterator[str]:
    if when.get("unknown"):
        return
    start, stop = when["inside"]
    days = [day for day in (start, stop, when.get("contains")) if day]
    if any(not DAY.fullmatch(day) for day in days):
        yield f"when: no day {days}"
    elif (start or "") > (stop or "9999"):
        yield "when: ends before it starts"
    elif when.get("contains") and not (start or "") <= when["contains"] <= (stop or "9999"):
        yield "when: contains a day outside"


def page_text(path: Path, key: Key) -> str:
    """The visible text of the page a key belongs to."""
    page = path.parent / key["page"]
    return visible(page.read_text(encoding="utf-8"), markup=page.suffix == ".html")


def figures(corpus: Iterable[tuple[Path, Key]]) -> dict[str, Counter[str]]:
    """How often each value of each thing that is planned occurs: a table per thing.

    An incident counts once under its first acceptable type and status; "type by" crosses the type with
    status, region and language, as "riot|planned".
    """
    names = ("pages", "type", "status", "region", "measure", "when", "type by")
    tables: dict[str, Counter[str]] = {name: Counter() for name in names}
    for path, key in corpus:
        tables["pages"].update([key["page"].rsplit(".", 1)[1], key["language"], "all"])
        tables["pages"].update({"words": len(page_text(path, key).split()), "articles": len(key["articles"])})
        for incident in key["incidents"]:
            _count_incident(tables, incident, key["language"])
    return tables


def _count_incident(tables: dict[str, Counter[str]], incident: dict[str, Any], language: str) -> None:
    kind, status, where = incident["types"][0], incident["status"][0], region((incident["place"] or {}).get("country"))
    tables["pages"].update(["incidents"])
    tables["type"].update([kind])
    tables["status"].update([status])
    tables["region"].update([where])
    tables["measure"].update(count["measure"] for count in incident["counts"])
    tables["when"].update([_precision(incident["when"])])
    tables["type by"].update(f"{kind}|{value}" for value in (status, where, language))


def region(country: str | None) -> str:
    """The part of the world a country lies in; none for the sea, two countries or not said."""
    return next((name for name, countries in REGIONS.items() if country in countries), "none")


def _precision(when: dict[str, Any]) -> str:
    if when.get("unknown"):
        return "unknown"
    start, stop = when["inside"]
    if start is None or stop is None:
        return "open"
    return "one day" if start == stop else "several days"


def phrases(text: str, *, words: int = 8) -> set[tuple[str, ...]]:
    """Every run of so many words of a text, case and punctuation dropped."""
    found = re.findall(r"\w+", text.casefold())
    return {tuple(found[i : i + words]) for i in range(len(found) - words + 1)}


def shared(folders: Iterable[Path]) -> str:
    """Of each folder's runs of eight words, the share that also stands in another folder, as one line of Markdown.

    What stands in two folders could be learnt in one and be found again in the other without being understood.
    """
    runs = {
        folder.name: {run for path, key in keys([folder]) for run in phrases(page_text(path, key))}
        for folder in folders
    }
    shares = []
    for name, own in runs.items():
        other = set().union(*(run for folder, run in runs.items() if folder != name))
        shares.append(f"{name} {len(own & other) / max(1, len(own)):.2%}")
    return f"| runs of eight words also in another folder | {' · '.join(shares)} |"


def table(counts: Counter[str]) -> str:
    """One line of Markdown: value and number, the most frequent first."""
    return " · ".join(
        f"{name} {number}" for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def card(tables: dict[str, Counter[str]], *more: str) -> str:
    """The tables as Markdown with further lines; types that never occur are named, so that a gap shows."""
    lines = [f"| {name} | {table(counts)} |" for name, counts in tables.items() if name != "type by"]
    gaps = ", ".join(sorted(TYPES - set(tables["type"]))) or "none"
    return "\n".join(
        [
            "| what | how many |",
            "|---|---|",
            *lines,
            f"| types never first | {gaps} |",
            *more,
            "",
            coverage(tables["type by"]),
        ]
    )


def coverage(crossed: Counter[str]) -> str:
    """Types by status, region and language as a Markdown table, a dash for a cell that is empty."""
    columns = [*get_args(Status), *REGIONS, "none", "en", "es"]
    rows = [
        f"| {kind} | " + " | ".join(str(crossed[f"{kind}|{column}"] or "-") for column in columns) + " |"
        for kind in sorted(TYPES)
    ]
    return "\n".join(["| type | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|", *rows])


def into(readme: str, tables: str) -> str:
    """The card with its tables renewed between the two marks."""
    return re.sub(r"(?s)(?<=<!-- figures -->\n).*?(?=<!-- end -->)", lambda _: f"\n{tables}\n\n", readme)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.corpus", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--card", type=Path, help="write the tables into this Markdown file")
    options = parser.parse_args(argv)
    corpus = list(keys(options.folders))
    bad = [f"{path}: {line}" for path, key in corpus for line in problems(key, page_text(path, key))]
    tables = card(figures(corpus), shared(options.folders))
    print(*bad, tables, sep="\n")
    if options.card:
        options.card.write_text(into(options.card.read_text(encoding="utf-8"), tables), encoding="utf-8")
    return int(bool(bad) or not corpus)


if __name__ == "__main__":
    sys.exit(main())
