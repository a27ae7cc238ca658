"""Values in words: how a person reads an interval, a count, a place, a party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Correction, Count, Party, Place, Relation, Series, Source, When

NOT_SHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
NAME = 60  # characters of a name on the screen; files hold all of it
SINCE = {
    "since",
    "to",
    "this",
    "in",
    "within",
    "so",
    "of",
    "desde",
    "en",
    "de",
    "este",
}  # words that begin a span of time
RELATIONS = {
    "response_to": "a response to", "follows": "follows", "same_series": "same series as", "similar_to": "similar to",
    "part_of": "part of",
}  # fmt: skip
MEASURES = {
    "killed": "killed", "injured": "injured", "missing": "missing", "abducted": "abducted", "arrested": "arrested",
    "released": "released", "displaced": "displaced", "seized": "seized", "destroyed": "destroyed",
    "participants": "took part", "events": "events",
}  # fmt: skip
LANGUAGES = {"en": "English", "es": "Spanish", "other": "another language"}


def safe(words: str) -> str:
    """Words of a page or file that may be printed: nothing moves the cursor, hides or turns text around."""
    return NOT_SHOWN.sub(lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 256 else f"\\u{ord(m[0]):04x}", words)


def one_line(words: str) -> str:
    return safe(" ".join(words.split()))


def plural(n: int, noun: str, many: str = "") -> str:
    return f"{n:,} {noun if n == 1 else many or noun + 's'}"


def claims(numbers: str) -> str:
    """Claims of a decision: "claim 4 of ", "claims 4, 7 of "; nothing where it is about the whole incident."""
    listed = numbers.split(",") if numbers else []
    return f"{'claim' if len(listed) == 1 else 'claims'} {', '.join(listed)} of " if listed else ""


def number(count: Count) -> str:
    """Bounds in words: "601 or more", "up to 24", "200 to 999", "0, said so"."""
    low, high = count.low, count.high
    if low is None and high is None:
        return "some"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"up to {high:,}"
    if low == high:
        return "none, said so" if low == 0 else f"{low:,}"
    return f"{low:,} to {high:,}"


def counted(count: Count) -> str:
    of = f" {one_line(count.of)}" if count.of and count.low != 0 else ""
    return f"{number(count)}{of}"


def when(value: When) -> str:
    """Days and their precision: "2025-07-30", "2025-06-01 to 2025-06-30 (month)"."""
    if value.at and value.start == value.stop:
        return value.at.replace("T", " ")
    if value.start is None and value.stop is None:
        return "not known"
    if value.start is None:
        return f"by {value.stop}"
    if value.stop is None:
        return f"from {value.start} on"
    if value.start == value.stop:
        return value.start
    precision = f" ({value.precision})" if value.precision in ("week", "month", "season", "year") else ""
    return f"{value.start} to {value.stop}{precision}"


def counted_from(value: When) -> str:
    """What the days were resolved against; empty where the page states them."""
    return f"counted from {one_line(value.anchor.partition(',')[0])}" if value.anchor else ""


def place(value: Place) -> str:
    admin1 = "" if value.admin1 and "." in value.admin1 else value.admin1  # "TH.08" tells a reader nothing
    return ", ".join(one_line(part) for part in (value.name, admin1, value.country) if part)


def point(value: Place) -> str:
    """Coordinates and radius; empty where there are none."""
    if value.lat is None or value.lon is None:
        return ""
    radius = "" if value.radius_km is None else f", within {value.radius_km:g} km"
    return f"{abs(value.lat):.2f} {'S' if value.lat < 0 else 'N'} {abs(value.lon):.2f} {'W' if value.lon < 0 else 'E'}{radius}"


def party(value: Party) -> str:
    kind = "" if value.kind == "unknown" else value.kind.replace("_", " ")
    kind = "" if kind in value.name.lower() else kind  # "police (police)" says nothing more
    notes = [n for n in (kind, value.country or "") if n]
    if value.count and number(value.count) not in value.name:
        notes.append(number(value.count))
    return shorten(value.name, NAME) + (f" ({', '.join(notes)})" if notes else "")


def source(value: Source) -> str:
    return shorten(value.name, NAME) + (f" ({value.kind})" if value.kind != "unknown" else "")


def series(value: Series) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value.ordinal % 10 if value.ordinal % 100 not in (11, 12, 13) else 0, "th")
    of, since = one_line(value.of), one_line(value.since)
    of = "" if of.lower() in SINCE else of
    since = f"since {since}" if since and since.partition(" ")[0].lower() not in SINCE else since
    return " ".join(part for part in (f"the {value.ordinal}{ending}", of, since) if part)


def correction(value: Correction) -> str:
    field = f"{one_line(value.field)}: " if value.field else ""
    return f"{field}{one_line(value.old)} was wrong, now {one_line(value.new)}"


def relation(value: Relation) -> str:
    return f"{RELATIONS[value.kind]} incident {value.incident}"


def of(value: object) -> str:
    """Any value in words."""
    match value:
        case When():
            return when(value)
        case Place():
            return place(value)
        case Party():
            return party(value)
        case Count():
            return f"{MEASURES[value.measure]} {counted(value)}"
        case Source():
            return source(value)
        case Series():
            return series(value)
        case Relation():
            return relation(value)
        case Correction():
            return correction(value)
        case tuple():
            return several(value)
        case _:
            return one_line(str(value)) if value not in (None, "") else "nothing"


def several(values: Sequence[object]) -> str:
    """A field of several values, "; " between."""
    return "; ".join(of(v[0]) if isinstance(v, tuple) else of(v) for v in values) or "nothing"


def shorten(words: str, most: int) -> str:
    """The words if they fit, else their beginning and an ellipsis."""
    words = one_line(words)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
