"""Places in the record: where the main row of a page about one shooting lies (gva), and the roles of places on pages with keys.

    python -m quality.places_rows DATA/incidents/gva [--every 8]     within 10 and 161 km of where it happened
    python -m quality.places_rows corpus/keyed [--pages 1234]        role by role, what is named as what

A page counts in full: no row, or a row without a place, is a miss. The key of a page names the place of each incident (role `event`) and
what must not be named as its place (`not_places`: seats of sources, origins, places mentioned).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from dateline import pages as reading
from dateline.language.places.geometry import distance_km
from dateline.pages import from_bytes
from dateline.types import Fact, Page
from quality import keyscore
from quality.incidents import of_page, shooting
from quality.lines import rows
from quality.places import usable

Row = dict[str, Any]
GIVEN = (("published", "published"), ("headline", "title"))


def place_of(row: Row) -> Row:
    """The place where a row says that it happened."""
    named: list[Row] = row.get("places", [])
    return next((place for place in named if place["role"] == "event"), {})


def on_shootings(folder: Path, every: int) -> dict[str, float]:
    truth = {row["incident"]: row for row in rows(folder / "incidents.jsonl.gz")}
    shared = Counter(row["id"] for row in rows(folder / "articles.jsonl.gz"))
    taken = [row for row in rows(folder / "articles.jsonl.gz") if usable(row, truth, shared)][::every]
    away = []
    for record in taken:
        facts = tuple(Fact(name, record[key], "given") for name, key in GIVEN if record.get(key))
        page = from_bytes(record["text"].encode(), source=record["id"], url=record.get("url"), facts=facts)
        place, gold = place_of(shooting(of_page(page))), truth[record["incident"]]
        known = place.get("lat") is not None
        away.append(distance_km(place["lat"], place["lon"], gold["lat"], gold["lon"]) if known else None)
    share = lambda km: sum(a is not None and a <= km for a in away) / max(1, len(away))  # noqa: E731
    return {"pages": float(len(away)), "placed": share(1e9), "within_10_km": share(10), "within_161_km": share(161)}


def on_keys(folder: Path, last: str) -> dict[str, float]:
    """Of the incidents that were found: the place named as the key names it; and how often a place that is none leads, or stands in another role."""
    asked = right = wrong = stray = others = 0
    for path in sorted(folder.glob("*.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        if "incidents" not in key or (path.stem[0] == "k" and path.stem[-1] not in last):
            continue
        found = [r for p in reading.read(str(path.parent / key["page"])) if isinstance(p, Page) for r in of_page(p)]
        for i, j in keyscore.matched(key["incidents"], found).items():
            gold, row = key["incidents"][i], found[j]
            if not gold["place"]:
                continue
            same = lambda place, names: any(keyscore.has(place.get("name"), name) for name in names)  # noqa: E731
            event, rest = place_of(row), [p for p in row.get("places", []) if p["role"] != "event"]
            asked, others = asked + 1, others + len(rest)
            right += same(event, gold["place"]["names"])
            wrong += same(event, gold.get("not_places", []))
            stray += sum(same(place, gold["place"]["names"]) for place in rest)
    return {
        "incidents": float(asked), "event_named": right / max(1, asked), "not_the_place": wrong / max(1, asked),
        "other_roles": float(others), "other_roles_at_the_event": stray / max(1, others),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=8, help="gva: every n-th page about one incident")
    parser.add_argument("--pages", default="1234", help="last digits of the keyed pages to score")
    given = parser.parse_args()
    shootings = (given.data / "articles.jsonl.gz").exists()
    scores = on_shootings(given.data, given.every) if shootings else on_keys(given.data, given.pages)
    print("  ".join(f"{name} {value:.3f}" for name, value in scores.items()))


if __name__ == "__main__":
    main()
