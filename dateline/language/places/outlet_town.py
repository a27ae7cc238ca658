"""A page of a local site that names no town plays where the site is at home: "police" are that town's police.

The weakest of all answers: it says that no town is named and whose town it is, and is given with a low p.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...types import Place, Span
from . import outlet
from .entry import Entry
from .gazetteer import Gazetteer
from .spelling import key
from .toponym import Toponym

P = 0.35  # of 40 such answers on American pages about one shooting 70 % were within 10 km; elsewhere it was not measured
MOSTLY = 0.6  # of what a site's other pages tell of, from which a town is its own
FORCES = re.compile(
    r"\b(?:police|sheriff|deputies|officers|detectives|investigators|authorities|firefighters|prosecutors)\b",
    re.IGNORECASE,
)
WIDE = ("admin1", "region")
NOWHERE = ("site", "care", "court", "home")


def stand_in(
    text: str,
    spans: Sequence[Span],
    found: Sequence[Toponym],
    url: str | None,
    gazetteer: Gazetteer,
    profile: Mapping[str, float],
) -> list[Toponym]:
    """The site's town at the article's first word for those who come to a scene; nothing where the article says where it plays."""
    said = [t for t in found if t.kind not in ("demonym", "government") and t.aside not in NOWHERE]
    if any(t.place.kind not in WIDE and not (t.kind == "unknown" and t.place.kind == "unknown") for t in said):
        return []
    town, how = known(url, gazetteer, profile)
    word = next((match for span in spans for match in FORCES.finditer(text, span.start, span.stop)), None)
    if (
        town is None
        or word is None
        or any(t.place.admin1 not in (None, town.admin1) or t.place.country != town.country for t in said)
    ):
        return []
    place = Place(
        name=town.name, country=town.country, lat=round(town.lat, 5), lon=round(town.lon, 5), radius_km=town.radius_km, kind=town.kind,
        admin1=town.admin1, ref=town.ref, p=P, how=f"no town is named; {how}",
    )  # fmt: skip
    return [Toponym(Span(*word.span()), "associative", place, aside="outlet")]


def known(url: str | None, gazetteer: Gazetteer, profile: Mapping[str, float]) -> tuple[Entry | None, str]:
    """The town of a page's site, by its address, else by what its other pages tell of; and how that is known."""
    own = outlet.town(url, gazetteer)
    if own is not None:
        return own, f"the page's site, {outlet.host_of(url)}, is at home in {own.name}"
    learnt = max((place for place in profile if "," in place), key=lambda place: profile[place], default="")
    if not learnt or profile[learnt] < MOSTLY:
        return None, ""
    name, admin1 = learnt.rsplit(", ", 1)
    town = max(
        (e for e in gazetteer.find(name) if e.kind == "town" and e.admin1 == admin1),
        key=lambda e: e.people,
        default=None,
    )
    return town, f"{profile[learnt]:.0%} of what the other pages of {outlet.host_of(url)} tell of lies there"


def vote(place: Place) -> str:
    """A town as profiles keep it."""
    return f"{key(place.name)}, {place.admin1}"
