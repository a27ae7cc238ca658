"""What the place where an article plays says of the place of an incident that it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.incidents.draft import Draft
from dateline.language.places import Toponym
from dateline.types import Place

if TYPE_CHECKING:
    from dateline.incidents.where import Spots

SEATED = 0.4  # of the doubt that is taken from the article's own place by an incident that is all the article tells; 0.2 to 0.8 were measured
TOLD = 0.3  # of what the article tells, from which the town where the article plays may stand for its county; 0 to 0.5 were measured
MOSTLY = 0.5  # of what the article tells, from which its own place is a better answer than a doubtful one; .3 to .8 were measured
DOUBTFUL = 0.7  # odds below which a place is doubtful
CARRIED = 0.3  # p of a place that no sentence of the article names, but its place line or title does
ABOUT_KM = 8.0  # from the middle of the town, where a road or a house lies that is in no list
WIDE = ("country", "admin1")
WHAT = {"road": "a road that is in no list", "associative": "a name that only a house bears here"}


def addressed(spots: Spots, draft: Draft, chosen: Toponym) -> Toponym:
    """The address in the chosen town that the draft's sentences tell, or the article where it tells little else."""
    town = chosen.inside if chosen.kind == "road" else chosen.place.ref
    if town is None or chosen.side:
        return chosen
    told = {sentence.index for sentence in draft.sentences}
    here = [(s.index not in told, t) for t, s in spots.toponyms if t.side and t.kind == "road" and t.inside == town]
    apart, address = min(here, key=lambda item: item[0], default=(True, chosen))
    return chosen if apart and spots.share(draft) < TOLD else address


def leaning(spots: Spots, draft: Draft, rated: Sequence[tuple[float, Toponym]]) -> list[tuple[float, Toponym]]:
    """The odds once the article's own place is counted in: the more, the more of the article tells of this incident."""
    doubt = 1 - SEATED * spots.share(draft)
    return [(1 - (1 - p) * doubt if spots.seat and together(t, spots.seat) else p, t) for p, t in rated]


def settled(spots: Spots, draft: Draft, chosen: Toponym) -> Toponym:
    """A road or a name in no list lies in the town where the article plays, for what a good part of the article tells."""
    town, place = spots.seat, chosen.place
    if (
        town is None
        or town.place.kind not in ("town", "facility")
        or chosen.side
        or not (chosen.kind in ("road", "unknown") or named_after(spots, chosen, town))
        or spots.share(draft) < TOLD
        or place.country not in (None, town.place.country)
    ):
        return chosen
    near = addressed(spots, draft, town).place
    how = f"{WHAT.get(chosen.kind, 'not in the gazetteer')}; the page plays in {town.place.name}"
    radius = max(ABOUT_KM, near.radius_km or 0.0)
    moved = replace(
        place, lat=near.lat, lon=near.lon, radius_km=radius, admin1=near.admin1, country=near.country, how=how
    )
    return replace(chosen, place=moved)


def named_after(spots: Spots, chosen: Toponym, town: Toponym) -> bool:
    """Whether only a house or an office bears the name of the chosen town, and never the town itself: "the Oakbrook Apartments"."""
    kinds = {t.kind for t in spots.by_name.get(chosen.place.name, ())}
    return kinds == {"associative"} and not together(chosen, town)


def together(toponym: Toponym, town: Toponym) -> bool:
    """Whether both mean one place, or the first is a road in it."""
    ref = town.place.ref or town.inside
    return ref is not None and ref == (toponym.inside if toponym.kind == "road" else toponym.place.ref)


def at_home(
    spots: Spots, draft: Draft, rated: Sequence[tuple[float, Toponym]], p: float, chosen: Toponym
) -> tuple[float, Toponym]:
    """The town where the article plays instead of the county, state or country around it, for what a good part of the article tells;
    and instead of a doubtful place elsewhere, for what it mostly tells."""
    town, share = spots.seat, spots.share(draft)
    if town is None:
        return p, chosen
    around = share >= TOLD and may_hold(chosen.place, town.place)
    elsewhere = share >= MOSTLY and p < DOUBTFUL and not together(chosen, town)
    if not (around or elsewhere):
        return p, chosen
    return max((q for q, t in rated if together(t, town)), default=p if around else CARRIED), town


def may_hold(wide: Place, town: Place) -> bool:
    """Whether a town lies in a state or country, or in the state of a county."""
    return wide.kind in (*WIDE, "admin2") and town.kind in ("town", "facility") and holds(wide, town)


def holds(wide: Place, place: Place) -> bool:
    """Whether a place lies in a country, or in the same state of one."""
    return place.country == wide.country and (wide.kind == "country" or place.admin1 == wide.admin1)
