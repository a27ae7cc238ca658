"""Rows, fields and evidence of the incidents stage, on pages with keys or on pages of one shooting each (gva).

    python -m quality.incidents corpus/keyed [--only 'k?-[1-4]'] [--out rows.jsonl]
    python -m quality.incidents DATA/incidents/gva [--limit 300] [--out rows.jsonl]

Keyed pages: share of incidents found, rows that are none, each field of the found ones, and how many values have
their quote inside the key's evidence. gva: killed, injured, both and the day exactly right for the page's main row.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from dateline import articles as splitting
from dateline.incidents import extract
from dateline.pages import from_bytes
from dateline.types import Fact, Page
from quality import keyed, keyscore
from quality.keyscore import Row
from quality.lines import rows

FIELDS = ("type", "status", "when", "place", "parties", "counts")


def of_page(page: Page) -> list[Row]:
    return [row for article in splitting.split(page) for row in keyed.incident_rows(page, extract(page, article))]


def on_keys(paths: Iterable[Path], out: list[Row]) -> dict[str, float]:
    """Recall, precision and the fields of what was found, over all incidents of the pages."""
    golds = found = rows = wrong = quotes = inside = 0
    marks: dict[str, list[float]] = {name: [] for name in FIELDS}
    for path in paths:
        key = json.loads(path.read_text(encoding="utf-8"))
        _, read = keyed.read(path.parent / key["page"])
        match = keyscore.matched(key["incidents"], read)
        golds, found, rows = golds + len(key["incidents"]), found + len(match), rows + len(read)
        wrong += sum(not keyscore.excused(key, row) for j, row in enumerate(read) if j not in match.values())
        for i, j in match.items():
            for name, value in fields(key["incidents"][i], read[j]).items():
                marks[name].append(value)
            said = keyscore.quotes(read[j])
            quotes += len(said)
            inside += sum(any(keyscore.has(q, e) for e in key["incidents"][i]["evidence"]) for q in said)
        out += [{"page": path.stem, **row} for row in read]
    recall, precision = found / max(1, golds), found / max(1, found + wrong)
    f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
    scores = {"incidents": float(golds), "rows": float(rows), "recall": recall, "precision": precision, "f1": f1}
    scores |= {name: sum(values) / len(values) for name, values in marks.items() if values}
    return scores | {"quotes in evidence": inside / max(1, quotes)}


def fields(gold: Row, row: Row) -> dict[str, float]:
    when = row.get("when") or {}
    counts = [keyscore.count(c, row) for c in gold["counts"]]
    counts += [float(all(c.get("measure") != u for c in row.get("counts", []))) for u in gold["unknown"]]
    return {
        "type": float(row.get("type") in gold["types"]),
        "status": float(row.get("status") in gold["status"]),
        "when": keyscore.interval(gold["when"], when.get("start"), when.get("stop")),
        "place": keyscore.place(gold["place"], gold.get("not_places", []), row),
        "parties": keyscore.parties(gold["parties"], row),
        "counts": sum(counts) / len(counts) if counts else 1.0,
    }


def on_shootings(folder: Path, limit: int, out: list[Row]) -> dict[str, float]:
    """Shares of pages whose main row has the right dead, injured, both, and day."""
    truth = {row["incident"]: row for row in rows(folder / "incidents.jsonl.gz")}
    pages = [row for row in rows(folder / "articles.jsonl.gz") if len(row["text"]) >= 200 and row["incident"] in truth]
    taken = pages[:: max(1, len(pages) // limit)] if limit else pages
    hits = {"killed": 0, "injured": 0, "both": 0, "date": 0}
    for record in taken:
        given = [
            Fact(name, record[key], "given")
            for name, key in (("published", "published"), ("headline", "title"))
            if record.get(key)
        ]
        page = from_bytes(record["text"].encode(), source=record["id"], url=record.get("url"), facts=tuple(given))
        main = shooting(of_page(page))
        gold = truth[record["incident"]]
        killed, injured = (number(main, m) == int(gold[m]) for m in ("killed", "injured"))
        when = main.get("when") or {}
        hits["killed"] += killed
        hits["injured"] += injured
        hits["both"] += killed and injured
        hits["date"] += (when.get("start"), when.get("stop")) == (gold["date"], gold["date"])
        out.append({"page": record["id"], **main})
    return {"pages": float(len(taken)), **{name: n / max(1, len(taken)) for name, n in hits.items()}}


def shooting(rows: list[Row]) -> Row:
    """The row a page about one shooting is about: the violent one told in most sentences, the first of equals."""
    violent = [
        r for r in rows if r.get("type") in ("armed_attack", "armed_clash", "force_against_civilians", "crime_other")
    ]
    return max(violent or rows, key=lambda r: len(r["quotes"].get("mention", [])), default={"quotes": {}})


def number(row: Row, measure: str) -> int:
    """The highest exact count of a measure; nothing said counts as none here, because the truth has no unknown."""
    exact = [c["low"] for c in row.get("counts", []) if c["measure"] == measure and c["low"] is not None]
    return max(exact, default=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="*", help="keyed pages by name, as in a shell")
    parser.add_argument("--limit", type=int, default=300, help="gva: so many pages, spread over all; 0 for all")
    parser.add_argument("--out", type=Path, help="the rows as JSON lines")
    given = parser.parse_args()
    out: list[Row] = []
    if (given.folder / "articles.jsonl.gz").exists():
        scores = on_shootings(given.folder, given.limit, out)
    else:
        scores = on_keys([p for p in sorted(given.folder.glob("*.json")) if fnmatch(p.stem, given.only)], out)
    for name, value in scores.items():
        print(f"{name:20}{value:10.3f}")
    if given.out:
        given.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in out), encoding="utf-8")


if __name__ == "__main__":
    main()
