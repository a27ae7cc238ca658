"""Places by role, against the annotated paragraphs: what is named as the place of an incident, and what as origin or destination.

    python -m quality.places_roles corpus/paragraphs/w1.txt ...

`at` lines of the form are places of the incident; seats of sources and of parties are none. Of the incidents found (a row quotes a
trigger): `event_right` of the places named as the event's stand in an `at` line; `invented` of the incidents without one are given a
place; `named` of the `at` lines are named in some role. For incidents that move people an `at` line may be where they left or where
they came to: `moved_right` of the places named as origin or destination stand in one, a lower bound: a country that they are sent to
is none. Whether the role is the right one of the two the form does not say. The language model learns from these paragraphs:
development figures.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from dateline.pages import from_bytes
from dateline.types import Fact, Span
from quality.incidents import of_page
from quality.keyscore import has
from quality.paragraphs import Event, Paragraph, read

Row = dict[str, Any]


def row_of(event: Event, rows: list[Row], start: int) -> Row | None:
    """The row that quotes most of an event's triggers; the text begins at `start` of the page."""
    triggers = [Span(t.start + start, t.stop + start) for t in event.triggers]
    told = lambda row: sum(t.meets(Span(a, b)) for t in triggers for a, b, _ in row["quotes"].get("mention", []))  # noqa: E731
    best = max(rows, key=told, default=None)
    return best if best is not None and told(best) else None


def count(event: Event, row: Row, text: str, tally: Counter[str]) -> None:
    """Take in one incident and its row."""
    gold = [(place.name, *(span.of(text) for span in place.spans)) for place in event.places]
    stands = lambda place: any(has(place["name"], name) for names in gold for name in names)  # noqa: E731
    named = row.get("places", [])
    events, moves = ([p for p in named if (p["role"] == "event") == here] for here in (True, False))
    tally["found"] += 1
    if gold:
        tally["events"] += len(events)
        tally["event_right"] += sum(map(stands, events))
        tally["moves"] += len(moves)
        tally["moved_right"] += sum(map(stands, moves))
        tally["lines"] += len(gold)
        tally["named"] += sum(any(has(p["name"], name) for p in named for name in names) for names in gold)
    else:
        tally["without"] += 1
        tally["invented"] += bool(events)


def measure(paragraphs: list[Paragraph]) -> dict[str, float]:
    tally: Counter[str] = Counter()
    for paragraph in paragraphs:
        facts = (Fact("published", paragraph.published, "given"),) if paragraph.published else ()
        page = from_bytes(paragraph.text.encode(), source=paragraph.id, facts=facts)
        rows, start = of_page(page), max(0, page.text.find(paragraph.text))
        for event in paragraph.events:
            tally["asked"] += 1
            row = row_of(event, rows, start)
            if row is not None:
                count(event, row, paragraph.text, tally)
    share = lambda part, whole: tally[part] / max(1, tally[whole])  # noqa: E731
    return {
        "incidents": float(tally["asked"]), "found": share("found", "asked"), "event_right": share("event_right", "events"),
        "invented": share("invented", "without"), "named": share("named", "lines"),
        "moves": float(tally["moves"]), "moved_right": share("moved_right", "moves"),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("forms", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="every n-th paragraph")
    given = parser.parse_args()
    found = [p for form in given.forms for p in read(form.read_text(encoding="utf-8"))][:: given.every]
    print("  ".join(f"{name} {value:.3f}" for name, value in measure(found).items()))


if __name__ == "__main__":
    main()
