"""The place finder: candidates, which of them are places, which places, and how each name is used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ...types import Language, Place, Span
from . import accept
from .gazetteer import Entry, Gazetteer, load
from .mentions import Mention, Named, given_spans, scan
from .offsets import Offset, around
from .resolve import Answer, group, resolve
from .spelling import key
from .toponym import Kind, Toponym

KIND_RADIUS = {"country": 1.0, "admin1": 1.0, "admin2": 1.0}


def find(
    text: str,
    spans: Sequence[Span],
    *,
    language: Language,
    names: Sequence[Named] = (),
    dateline: Span | None = None,
    url: str | None = None,
    bias: Sequence[str] = (),
    overlays: Sequence[Path] = (),
    profile: Mapping[str, float] | None = None,
) -> list[Toponym]:
    """The toponyms of the spans in reading order.

    `dateline` is the place line's span, read with the rest and trusted most; `bias` holds country or division codes ("GT",
    "US.MS") that the user prefers; `profile` the same with weights, learnt from other pages of the site.
    """
    gazetteer = load(overlays=tuple(overlays))
    where = [*([dateline] if dateline and not any(span.meets(dateline) for span in spans) else []), *spans]
    mentions = scan(text, where, gazetteer, dateline=dateline)
    accept.mark_names(mentions, names)
    accept.echo(mentions)
    kept = [mention for mention in mentions if accept.odds(mention) >= 0]
    answers = resolve(kept, gazetteer, bias=[*bias, *_land_of(url, gazetteer)], profile=profile)
    found = [_toponym(text, mention, answers.get(group(mention)), gazetteer) for mention in kept]
    return sorted((t for t in found if t), key=lambda t: t.span)


def locate(
    text: str,
    spans: Sequence[Span],
    *,
    where: Sequence[Span] = (),
    url: str | None = None,
    bias: Sequence[str] = (),
    overlays: Sequence[Path] = (),
    profile: Mapping[str, float] | None = None,
) -> list[Place | None]:
    """The places that given spans mean, None for a name that is not in the gazetteer; `where` are the paragraphs around them."""
    gazetteer = load(overlays=tuple(overlays))
    mentions = given_spans(text, spans, where or [Span(0, len(text))], gazetteer)
    answers = resolve(mentions, gazetteer, bias=[*bias, *_land_of(url, gazetteer)], profile=profile)
    asked = (answers.get(group(mention)) for mention in mentions)
    return [_place(text, m, answer) if answer else None for m, answer in zip(mentions, asked, strict=True)]


def _land_of(url: str | None, gazetteer: Gazetteer) -> list[str]:
    """The country of a site's address: https://example.co.ke is Kenya's."""
    match = re.match(r"(?:\w+://)?[^/]*\.([a-z]{2})(?:[:/]|$)", url or "")
    code = {"uk": "GB"}.get(match[1], match[1].upper()) if match else ""
    return [code] if code in gazetteer.countries and code not in ("CO", "ME", "TV", "IO", "AI") else []


def _toponym(text: str, mention: Mention, answer: Answer | None, gazetteer: Gazetteer) -> Toponym | None:
    if answer is None:
        return None
    kind = _kind(mention, answer.entry, gazetteer)
    place = _place(text, mention, answer)
    offset = around(text, mention.span)
    if offset and kind == "literal":
        place = _moved(place, offset)
    locative = kind == "literal" and bool(mention.signs & {"locative", "sort", "bearing"} or offset)
    holder = mention.within.entries[0].ref if mention.within and mention.within.entries else None
    return Toponym(
        mention.span, kind, place, locative, offset.span if offset else None, "dateline" in mention.signs, holder
    )


def _kind(mention: Mention, entry: Entry, gazetteer: Gazetteer) -> Kind:
    if mention.kind == "demonym":
        return "demonym"
    if "road" in mention.signs:
        return "road"
    if mention.signs & {"body", "of name", "in name", "tail", "head"}:
        return "associative"
    capital = gazetteer.capitals.get(mention.key) == entry.country or entry.kind == "country"
    if "speaks" in mention.signs and capital and not mention.signs & {"locative", "dateline", "qualified"}:
        return "government"
    return "literal"


def _place(text: str, mention: Mention, answer: Answer) -> Place:
    entry = answer.entry
    said = mention.span.of(text)
    name = (
        said if not said.isupper() or len(said) < 4 else entry.name if key(entry.name) == mention.key else said.title()
    )
    return Place(
        name=name,
        country=entry.country,
        lat=round(entry.lat, 5),
        lon=round(entry.lon, 5),
        radius_km=entry.radius_km,
        kind=entry.kind,
        admin1=entry.admin1,
        ref=entry.ref,
        p=round(answer.p, 3),
        how="; ".join(answer.reasons) or "the best known place of this name",
        others=tuple(f"{other.name}, {other.admin1 or other.country or ''} ({other.ref})" for other in answer.others),
    )


def _moved(place: Place, offset: Offset) -> Place:
    assert place.lat is not None
    assert place.lon is not None
    lat, lon = offset.move(place.lat, place.lon)
    radius = max(place.radius_km or 1.0, offset.radius_km)
    return replace(place, lat=round(lat, 4), lon=round(lon, 4), radius_km=radius, how=f"{offset.how}; {place.how}")
