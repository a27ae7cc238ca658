"""The place finder: candidates, which of them are places, which places, and how each name is used."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ...types import Language, Place, Span
from . import accept, grids, sides, title
from .asides import aside
from .entry import Entry
from .gazetteer import Gazetteer, load
from .mention import Mention, Named
from .mentions import given_spans, scan
from .offsets import Offset, around
from .outlet import home, land_of
from .outlet_town import stand_in
from .resolve import Answer, Scene, group, resolve
from .roads import road
from .spelling import key
from .toponym import Kind, Toponym
from .unlisted import Known, neighbours, not_listed, romanised, sounds, told_beside, unlisted


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
    beside: Sequence[Span] = (),
) -> list[Toponym]:
    """The toponyms of the spans in reading order.

    `dateline` is the place line's span, read with the rest and trusted most; `bias` holds country or division codes ("GT",
    "US.MS") that the user prefers; `profile` the same with weights, learnt from other pages of the site; `beside` are spans of the page
    around the article (its title, the site's furniture), whose names help to tell which place is meant and are not returned.
    """
    gazetteer = load(overlays=tuple(overlays))
    where = [*([dateline] if dateline and not any(span.meets(dateline) for span in spans) else []), *spans]
    mentions = scan(text, where, gazetteer, dateline=dateline)
    _mark_titles(text, where, mentions)
    mentions += _around(text, beside, where, url, gazetteer, known=bool(profile))
    accept.mark_names(mentions, names)
    places, answers, scene = read_mentions(mentions, gazetteer, [*bias, *land_of(url, gazetteer)], profile or {})
    known = neighbours(text, places, answers, scene, gazetteer)
    found = [
        _toponym(text, mention, answers, scene, gazetteer, known, places)
        for mention in places
        if mention.kind != "road" and ("beside" not in mention.signs or "title" in mention.signs)
    ]
    found += stand_in(text, where, [t for t in found if t], url, gazetteer, profile or {})
    found += [
        road(text, mention, found) for mention in places if mention.kind == "road" and "beside" not in mention.signs
    ]
    found += sides.alone(text, where, [t for t in found if t])
    found += grids.alone(text, where, [t for t in found if t])
    return _without_overlap(sorted((t for t in found if t), key=lambda t: (t.span.start, -t.span.stop)))


def scene(text: str, spans: Sequence[Span], *, url: str | None = None) -> Scene:
    """Where a text plays: its votes for countries and divisions, as `Profile.add` takes them."""
    gazetteer = load()
    return read_mentions(scan(text, spans, gazetteer), gazetteer, land_of(url, gazetteer), {})[2]


def read_mentions(
    mentions: Sequence[Mention], gazetteer: Gazetteer, bias: Sequence[str], profile: Mapping[str, float]
) -> tuple[list[Mention], dict[str, Answer], Scene]:
    """The candidates that are places, their answers, and the scene; doubtful names get a second look once the scene is known."""
    accept.echo(mentions)
    likely = kept(mentions)
    asked = names(likely)
    answers, scene = resolve(likely, gazetteer, bias=bias, profile=profile)
    doubtful = [mention for mention in mentions if accept.odds(mention) < 0]
    lands: set[str | None] = {land for land in scene.lands if scene.about(land)}
    accept.neighbours(doubtful, [answer.entry for answer in answers.values()], lands)
    sounds(doubtful, lands, gazetteer)
    likely = kept(mentions)
    if names(likely) != asked:  # the same names would get the same answers
        asked = names(likely)
        answers, scene = resolve(likely, gazetteer, bias=bias, profile=profile)
    if accept.strangers(likely, answers) and names(likely := kept(likely)) != asked:
        answers, scene = resolve(likely, gazetteer, bias=bias, profile=profile)
    if romanised(likely, answers, scene, gazetteer):
        answers, scene = resolve(likely, gazetteer, bias=bias, profile=profile)
    return likely, answers, scene


def kept(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are likely places; a word of a longer name in no list is none of its own: the "Flint" of "Flint Hills"."""
    likely = [mention for mention in mentions if accept.odds(mention) >= 0]
    whole = [m.span for m in likely if m.kind == "unknown" and m.signs & {"nature", "whole"}]
    return [m for m in likely if m.kind == "unknown" or not any(s.holds(m.span) and s != m.span for s in whole)]


def names(mentions: Sequence[Mention]) -> list[tuple[int, str]]:
    """What the resolver goes by: which mentions, and the group of each."""
    return [(id(mention), group(mention)) for mention in mentions]


def _without_overlap(found: Sequence[Toponym]) -> list[Toponym]:
    """Of two names over the same characters the one that the gazetteer knows stays, then the longer.

    "Flint Hills" is more than Flint: a whole name in no list stays where the gazetteer knows but its first or last word.
    """
    alone: list[Toponym] = []
    taken: set[int] = set()
    for toponym in sorted(found, key=lambda t: (t.kind == "unknown" and not t.whole, -len(t.span))):
        if taken.isdisjoint(range(toponym.span.start, toponym.span.stop)):
            taken.update(range(toponym.span.start, toponym.span.stop))
            alone.append(toponym)
    return sorted(alone, key=lambda t: t.span)


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
    where = where or [Span(0, len(text))]
    mentions = given_spans(text, spans, where, gazetteer)
    context = scan(text, where, gazetteer)
    accept.echo(context)
    beside = [m for m in kept(context) if m.kind != "unknown" and not any(span.meets(m.span) for span in spans)]
    answers, _ = resolve(
        [*mentions, *beside, *_around(text, (), (), url, gazetteer, known=bool(profile))],
        gazetteer,
        bias=[*bias, *land_of(url, gazetteer)],
        profile=profile,
    )
    asked = (answers.get(group(mention)) for mention in mentions)
    return [_place(text, m, answer) if answer else None for m, answer in zip(mentions, asked, strict=True)]


def _around(
    text: str, beside: Sequence[Span], where: Sequence[Span], url: str | None, gazetteer: Gazetteer, *, known: bool
) -> list[Mention]:
    """Names beside the article and the town where the site is at home: they vote and are not returned.

    Of a site that is `known` by its other pages, the address says little more.
    """
    found = [
        m for m in scan(text, beside, gazetteer) if m.kind != "unknown" and not any(s.meets(m.span) for s in where)
    ]
    name, entries = home(url, gazetteer)
    if entries:
        signs = {"home", "dateline"} | ({"profiled"} if known else set())
        found.append(Mention(Span(0, 0), f"{key(name)} (home)", entries, signs=signs))
    for mention in found:
        mention.signs.add("beside")
        mention.line = -1
    return found


def _mark_titles(text: str, where: Sequence[Span], mentions: Sequence[Mention]) -> None:
    """Names in the site's part of a title say where the site is at home, as those beside the article do."""
    parts = [part for span in where for part in title.around(text, span)]
    for mention in mentions:
        if any(part.holds(mention.span) for part in parts):
            mention.signs |= {"beside", "title"}


def _qualified(mention: Mention) -> Span:
    """ "X, Y" as one name."""
    y = mention.within.span if mention.within else mention.span
    return Span(mention.span.start, y.stop) if 0 < y.start - mention.span.stop < 4 else mention.span


def _toponym(
    text: str,
    mention: Mention,
    answers: Mapping[str, Answer],
    scene: Scene,
    gazetteer: Gazetteer,
    known: Sequence[Known],
    same: Sequence[Mention],
) -> Toponym | None:
    answer = answers.get(group(mention))
    holder = answers.get(group(mention.within)) if mention.within else None
    if mention.within and holder and unlisted(mention.within, holder, scene, gazetteer):
        holder = None
    if answer is None or unlisted(mention, answer, scene, gazetteer):
        kind: Kind = "unknown"
        told = [mention, *(m for m in same if m is not mention and m.key == mention.key)]
        near = told_beside(text, told, known, scene, holder)
        place = not_listed(mention.span.of(text), mention, scene, gazetteer, holder, near)
    else:
        place, kind = _place(text, mention, answer), _kind(text, mention, answer.entry, gazetteer)
    if place is None:
        return None
    asked = mention.within if kind == "unknown" and mention.within and "described" in mention.signs else mention
    offset = around(text, asked.span)
    if offset and (kind == "literal" or asked is not mention):
        place = _moved(place, offset)
    side = sides.said(text, mention.span, answer.entry.name) if answer and kind == "literal" and not offset else None
    there = sides.moved(place, *side, side[0].of(text)) if side else None
    locative = kind in ("literal", "unknown") and bool(mention.signs & {"locative", "sort", "bearing"} or offset)
    return Toponym(
        mention.span, kind, there or place, locative, offset.span if offset else None, "dateline" in mention.signs,
        body=mention.right, whole=mention.kind == "unknown" and bool(mention.signs & {"nature", "whole"}), side=there is not None, aside="site" if "title" in mention.signs else aside(text, _qualified(mention)), inside=holder.entry.ref if holder else None,
    )  # fmt: skip


def _kind(text: str, mention: Mention, entry: Entry, gazetteer: Gazetteer) -> Kind:
    if mention.kind == "demonym":
        return "demonym"
    if entry.kind == "country" and _ORIGIN.search(text, max(0, mention.span.start - 40), mention.span.start):
        return "demonym"
    if mention.signs & {"body", "of name", "in name", "tail", "head"}:
        return "associative"
    capital = gazetteer.capitals.get(mention.key) == entry.country or entry.kind == "country"
    if "speaks" in mention.signs and capital and not mention.signs & {"locative", "dateline", "qualified"}:
        return "government"
    return "literal"


# "four from Yemen", "cuatro ciudadanos de Yemen": whose they are, as "Yemenis" would say.
_ORIGIN = re.compile(
    r"\b(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|dozens|others|man|men|woman|women|people|nationals|citizens|migrants|tourists|workers|sailors|students|boy|girl|children"
    r"|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|otros|otras|ciudadan[oa]s?|migrantes|turistas|marineros|nacionales|originari[oa]s?|oriund[oa]s?)"
    r"\s(?:(?:who\s(?:came|come|are|were)|procedentes?)\s)?(?:from|de)\s(?:the\s|el\s|la\s)?\Z",
    re.IGNORECASE,
)


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
