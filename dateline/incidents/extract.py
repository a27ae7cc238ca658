"""An article to its incidents, as claims: mentions -> groups -> rows worth keeping -> fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from dateline.incidents import (
    calibrated,
    choice,
    corrections,
    counts,
    journeys,
    linker,
    means,
    mentions,
    parties,
    relations,
    rows,
    said,
    series,
    subtypes,
    titles,
    trees,
    twins,
    when,
    where,
)
from dateline.incidents.actors import Actors
from dateline.incidents.draft import Draft, Found
from dateline.incidents.reading import NOTHING, Own, Reading
from dateline.incidents.ties import Telling
from dateline.types import Article, Claim, Page, Place, Status

# Fields that may stand on another status than the whole.
OWN_STATUS = ("party", "count", "means", "place", "when", "mention")


def extract(page: Page, article: Article, *, own: Own = NOTHING) -> list[Claim]:
    """The article's incidents as claims, in order of appearance; `claim.incident` is "1", "2", ...

    Every claim's quote is a span of `page.text`. Relations name incidents of the same article by these keys.
    """
    if article.language == "other":
        return []
    reading = Reading(page, article, own)
    with trees.fitting(grammar=reading.grammar is not None):
        return extracted(reading, article)


def extracted(reading: Reading, article: Article) -> list[Claim]:
    telling = told(reading)
    times, spots = when.resolve(telling), where.resolve(telling)
    joined = twins.merged(telling.drafts, times, spots)
    if len(joined) < len(telling.drafts):
        telling = Telling(reading, telling.mentions, joined)
        times, spots = when.resolve(telling), where.resolve(telling)
    drafts = telling.drafts
    actors = Actors(telling)
    tolls, rated = counts.read(telling), parties.judged(actors)
    found = [
        fields(draft, actors, [f for f in (times.get(draft.key), spots.get(draft.key)) if f], judged, tolls[draft.key])
        for draft, judged in zip(drafts, rated, strict=True)
    ]
    linked = relations.assign(drafts, found, reading)
    amended = corrections.assign(drafts, reading)
    reader = "rules" if reading.grammar is None else "rules and model"
    return [
        claim
        for draft, own in zip(drafts, found, strict=True)
        for claim in claims(article, draft, [*own, *linked[draft.key], *amended.get(draft.key, [])], reader)
    ]


def told(reading: Reading) -> Telling:
    """Mentions, linked, and the groups that are worth a row, each with its type."""
    groups = linker.link(mentions.find(reading), reading)
    everything = sorted((m for group in groups for m in group.mentions), key=lambda m: m.index)
    worth = rows.kept(rows.worth(groups, everything))
    drafts = [Draft(str(i + 1), group.mentions, p) for i, (group, p) in enumerate(worth)]
    for draft in drafts:
        draft.type = str(choice.type_of(draft).value)
    return Telling(reading, everything, drafts)


def fields(
    draft: Draft, actors: Actors, scene: list[Found], judged: list[parties.Judged], tolls: list[Found]
) -> list[Found]:
    """The values of one draft; `scene` is its time and place, `judged` who may have a part in it."""
    reading = actors.reading
    status = choice.status_of(draft, reading)
    found = [choice.type_of(draft), titles.read(draft, actors.telling), status, *scene]
    found += journeys.told(draft, actors.telling)
    found += parties.read(draft, judged, actors, land(scene))
    found += tolls
    found += subtypes.read(draft, reading)
    found += means.read(draft, reading)
    found += series.read(draft, reading)
    found += said.read(draft, actors.telling, found)
    found += [Found("mention", s.span.of(reading.text), s.span, "told here") for s in draft.sentences]
    return found


def land(scene: Iterable[Found]) -> str | None:
    """The country of the place where it happened."""
    return next((f.value.country for f in scene if isinstance(f.value, Place)), None)


def claims(article: Article, draft: Draft, values: Iterable[Found], reader: str) -> list[Claim]:
    values = list(values)
    whole = cast(Status, next((f.value for f in values if f.field == "status"), "happened"))
    stated = [choice.status_at(draft, f.quote, whole) if f.field in OWN_STATUS else whole for f in values]
    return [
        Claim(
            article.id,
            draft.key,
            f.field,
            f.value,
            f.quote,
            f.said_by,
            status,
            reader,
            f.how,
            calibrated.p(f.field, f.p),
        )
        for f, status in zip(values, stated, strict=True)
    ]
