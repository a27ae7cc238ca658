"""Incidents as flat rows, one an incident, for tables and map layers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from ..types import Article, Count, Incident, Measure, PartyRole, Place, PlaceRole, When
from .border import nearest

QUOTE = 200  # short quotes: an export is no copy of the page
Cell = str | int | float | None
MEASURES: tuple[Measure, ...] = get_args(Measure)
ROLES: tuple[PartyRole, ...] = get_args(PartyRole)
MOVES: tuple[PlaceRole, ...] = ("origin", "destination")


@dataclass(frozen=True, slots=True)
class Told:
    """An incident and where it is told: the page's source, URL and headline, and the article's own date."""

    incident: Incident
    source: str = ""
    url: str | None = None
    headline: str | None = None
    article: Article | None = None


def scene(incident: Incident) -> Place | None:
    """The place of the event: the first with coordinates, else the first named."""
    places = [p for p in incident.places if p.role == "event"]
    return next((p for p in places if p.lat is not None), places[0] if places else None)


def row(told: Told) -> dict[str, Cell]:
    """Every column, in order; empty where the page does not say. Counts: 0 is said, empty is not reported."""
    incident, place = told.incident, scene(told.incident)
    near = nearest(place) if place else None
    border, km = ("-".join(near.pair), near.km) if near else (None, None)
    return {
        "id": incident.id,
        "type": incident.type,
        "subtype": incident.subtype or None,
        "title": incident.title,
        "status": incident.status,
        "review": incident.review,
        "start": incident.when.start,
        "stop": incident.when.stop,
        "precision": incident.when.precision,
        "when_said": incident.when.said,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "border": border,
        "border_km": km,
        **{role: _joined(_named(p) for p in incident.places if p.role == role) for role in MOVES},
        **{role: _joined(p.name for p in incident.parties if p.role == role) for role in ROLES},
        "means": _joined(incident.means),
        **_counts(incident),
        "counts": _joined(f"{c.measure} {bounds(c)}" + (f" ({by})" if by else "") for c, by in incident.counts),
        "said_by": _joined(s.name for s in incident.said_by),
        "series": _joined(str(s.ordinal) for s in incident.series),
        "relations": _joined(f"{r.kind} {r.incident}" for r in incident.relations),
        "corrections": _joined(f"{c.field}: {c.old} -> {c.new}" for c in incident.corrections),
        "source": told.source,
        "url": told.url,
        "headline": told.headline,
        "published": told.article.published.start if told.article else None,
        "evidence": _evidence(incident),
        "codes": _joined(f"{name}:{code}" for name, codes in incident.codes.items() for code in codes),
    }


def _named(place: Place) -> str:
    """The place with its country, as "La Mesilla (GT)"."""
    return f"{place.name} ({place.country})" if place.country else place.name


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(w for w in words if w)) or None


def bounds(count: Count) -> str:
    """3, 3-5, 9+ (at least) or -24 (at most): as `dateline edit` takes them."""
    if count.high is None:
        return f"{count.low}+" if count.low is not None else "?"
    if count.low is None:
        return f"-{count.high}"
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def _evidence(incident: Incident) -> str | None:
    """The words behind each field and where they begin: a quote stands once, long ones are cut at 200 characters."""
    shown: dict[tuple[int, int], str] = {}
    for field, quotes in incident.quotes.items():
        for quote in quotes:
            shown.setdefault((quote.start, quote.stop), f"{field} {quote.start}: {quote.text[:QUOTE]}")
    return " | ".join(shown[extent] for extent in sorted(shown)) or None


def _counts(incident: Incident) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for measure in MEASURES:
        found = [c for c, _ in incident.counts if c.measure == measure]
        cells[f"{measure}_low"], cells[f"{measure}_high"] = _span(found)
    return cells


def _span(counts: list[Count]) -> tuple[int | None, int | None]:
    """From the lowest to the highest that any source gives; an open end stays open."""
    lows, highs = [c.low for c in counts], [c.high for c in counts]
    low = None if None in lows else min((n for n in lows if n is not None), default=None)
    high = None if None in highs else max((n for n in highs if n is not None), default=None)
    return low, high


COLUMNS: tuple[str, ...] = tuple(row(Told(Incident("", "", "", "", "happened", When(None, None)))))
