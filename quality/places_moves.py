"""Where from, where to, where it happened and where somebody merely spoke: roles of places in the rows, on invented sentences of our own.

    python -m quality.places_moves quality/phrases/roles.txt [--lines odd|even] [--misses]

`event` of the places where it happened are the event's in some row; `origin` and `destination` of those marked so have that role in one;
`stray` of the places given as origin or destination are marked as something else; `seat_is_event` of the places where somebody only spoke
or comes from stand as an event's.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from dateline.incidents import extract
from dateline.types import Article, Language, Page, Span, When
from quality.keyed import incident_rows
from quality.keyscore import has

ROLES = {"e": "event", "o": "origin", "d": "destination", "x": "none"}
MARK = re.compile(r"<([eodx]) ([^>]+)>")
PUBLISHED = When("2024-05-17", "2024-05-17", "day", how="given")


class Told(NamedTuple):
    """A sentence and the names of its places by role."""

    language: Language
    text: str
    marked: tuple[tuple[str, str], ...]  # role, name


def read(path: Path) -> list[Told]:
    """The sentences of a file; a line that is no sentence is passed over."""
    return [
        Told("es" if line.startswith("es") else "en", MARK.sub(r"\2", line[5:]), tuple((ROLES[r], name) for r, name in MARK.findall(line)))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line[2:5] == " | "
    ]  # fmt: skip


def rows_of(told: Told) -> list[dict[str, Any]]:
    """The rows of an article of this one sentence."""
    page = Page("0" * 16, "roles", told.text, "0" * 64)
    article = Article("0" * 16 + "-1", page.id, None, (Span(0, len(told.text)),), told.language, PUBLISHED)
    return incident_rows(page, extract(page, article))


def count(told: Told, places: list[dict[str, Any]], tally: Counter[str], misses: list[str]) -> None:
    """Take in the places of a sentence's rows."""
    for role, name in told.marked:
        given = {place["role"] for place in places if has(place["name"], name)}
        tally[role] += 1
        hit = "event" in given if role == "none" else role in given
        tally[f"{role} right"] += hit
        if hit == (role == "none"):
            misses.append(f"{role:12}{name}: given as {sorted(given) or 'nothing'} | {told.text}")
    names: dict[str, set[str]] = {}
    for role, name in told.marked:
        names.setdefault(role, set()).add(name)
    marked = {name for _, name in told.marked}
    for place in places:
        if place["role"] in ("origin", "destination") and any(has(place["name"], name) for name in marked):
            tally["moves"] += 1
            if not any(has(place["name"], name) for name in names.get(place["role"], ())):
                tally["stray"] += 1
                misses.append(f"stray       {place['name']} as {place['role']} | {told.text}")


def measure(sentences: list[Told], misses: list[str]) -> dict[str, float]:
    tally: Counter[str] = Counter()
    for told in sentences:
        count(told, [place for row in rows_of(told) for place in row.get("places", [])], tally, misses)
    share = lambda part, whole: tally[part] / max(1, tally[whole])  # noqa: E731
    return {
        "sentences": float(len(sentences)), "event": share("event right", "event"), "origin": share("origin right", "origin"),
        "destination": share("destination right", "destination"), "stray": share("stray", "moves"), "seat_is_event": share("none right", "none"),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument(
        "--lines", choices=("odd", "even", "all"), default="all", help="odd lines were read, even ones only scored"
    )
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    sentences, misses = read(given.sentences), list[str]()
    if given.lines != "all":
        sentences = sentences[given.lines == "even" :: 2]
    scores = measure(sentences, misses)
    if given.misses:
        print("\n".join(misses))
    print("  ".join(f"{name} {value:.3f}" for name, value in scores.items()))


if __name__ == "__main__":
    main()
