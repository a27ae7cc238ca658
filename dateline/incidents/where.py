"""Where it happened: the place tied to the action, not the nearest name and not the source's seat.

Every place named in the article is a candidate for every incident; the learned model says how likely it is the one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from math import prod

import numpy as np

from dateline.incidents import candidates, ties
from dateline.incidents.draft import Draft, Found
from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading
from dateline.incidents.seated import CARRIED, WIDE, addressed, at_home, holds, leaning, settled
from dateline.incidents.ties import Stretches, Telling
from dateline.language.network import Array
from dateline.language.places import Toponym, seat
from dateline.types import Span

FROM = re.compile(r"\b(?:from|desde|bound\s+from|procedente\s+de)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE)
TO = re.compile(
    r"\b(?:to|toward|towards|bound\s+for|for|hacia|rumbo\s+a|into|a)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE
)
OF = re.compile(r"\b(?:of|de|del)\s+(?:the\s+|el\s+|la\s+)?$", re.IGNORECASE)
IN = re.compile(
    r"\b(?:in|at|near|off|outside|around|on|inside|south\s+of|north\s+of|east\s+of|west\s+of|southwest\s+of|southeast\s+of|northwest\s+of|northeast\s+of"
    r"|between|en|cerca\s+de|frente\s+a|afueras\s+de|a\s+la\s+salida\s+de|entre)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
KINDS = ("literal", "unknown", "road", "associative", "demonym", "government")
PEOPLE = ("demonym", "government")  # by a place's name
SIZES = ("facility", "town", "water", "admin2", "admin1", "region", "country", "unknown")

AGAIN = 0.1  # what a further mention of a place adds; 0.05 to 0.15 were measured
NEXT = 80  # characters from the verb to "in X"
LESS = 0.3  # how much less likely a place right after the verb may be
NARROWER = 0.5  # of a country's or state's odds that a town in it must have to be the better answer

NAMES = (*ties.NAMES, "kind", "size", "in", "from", "to", "of", "locative", "dateline", "in_source", "repeats", "times_named", "in_other_clauses",
         "followed_by_comma", "first_named", "in_headline", "p", "within_another")  # fmt: skip
SAID = NAMES.index("times_named") - len(ties.NAMES)


class Spots:
    """The places of an article, each with its sentence, read once for all drafts."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.reading: Reading = telling.reading

    @cached_property
    def toponyms(self) -> list[tuple[Toponym, Sentence]]:
        pairs = [(t, self.telling.sentence(t.span)) for t in self.reading.places]
        return [(t, s) for t, s in pairs if s is not None and t.kind not in PEOPLE]

    @cached_property
    def stretches(self) -> Stretches:
        return Stretches(self.telling, [(toponym.span, sentence) for toponym, sentence in self.toponyms])

    @cached_property
    def alone(self) -> Array:
        return np.array([alone(self, toponym, sentence) for toponym, sentence in self.toponyms])

    @cached_property
    def told(self) -> Counter[tuple[int, str]]:
        """How often a draft's clauses name a place."""
        number = self.telling.number
        own = ((number[m.index], t) for m in self.telling.mentions if m.index in number for t in m.places)
        return Counter((draft, toponym.place.name) for draft, toponym in own if toponym.kind not in PEOPLE)

    @cached_property
    def by_name(self) -> dict[str, list[Toponym]]:
        found: dict[str, list[Toponym]] = {}
        for toponym, _ in self.toponyms:
            found.setdefault(toponym.place.name, []).append(toponym)
        return found

    @cached_property
    def repeats(self) -> Counter[str]:
        return Counter(t.place.name for t, _ in self.toponyms)

    @cached_property
    def first(self) -> dict[str, Span]:
        return {t.place.name: t.span for t, _ in reversed(self.toponyms)}

    @cached_property
    def headline(self) -> set[str]:
        return {t.place.name for t, s in self.toponyms if s.kind == "headline"}

    @cached_property
    def seat(self) -> Toponym | None:
        """Where the article as a whole plays, where that is narrower than a state."""
        start = min((span.start for span in self.reading.spans), default=0)
        named = [(self._early(toponym, start), toponym) for toponym in self.reading.places]
        found = seat([moved for moved, _ in named], start=start, url=self.reading.page.url)
        return next((t for moved, t in named if moved is found and t.place.kind not in WIDE), None)

    def _early(self, toponym: Toponym, start: int) -> Toponym:
        """The headline's places stand first, also where the page states it below its text."""
        title = self.reading.article.headline
        below = title is not None and title.start > start and title.holds(toponym.span)
        return replace(toponym, span=Span(start, start + len(toponym.span))) if below else toponym

    def share(self, draft: Draft) -> float:
        """How much of what the article tells is this incident's, 0 to 1."""
        return len(draft.mentions) / max(1, sum(len(each.mentions) for each in self.telling.drafts))

    @cached_property
    def sources(self) -> list[Span]:
        return [a.source for a in self.reading.attributions if a.source is not None]


def table(spots: Spots, i: Array, j: Array) -> Array:
    """The values of NAMES for the drafts i and the places j."""
    lies, said = spots.stretches, spots.alone[j]
    names = [toponym.place.name for toponym, _ in spots.toponyms]
    told = [spots.told[draft, names[n]] for draft, n in zip(i.tolist(), j.tolist(), strict=True)]
    return np.column_stack([lies.rows(i, j), said[:, :SAID], told, lies.others_holding(i, j), said[:, SAID:]])


def alone(spots: Spots, toponym: Toponym, sentence: Sentence) -> list[float]:
    """The values that are the same for every draft: SAID from "kind" to "repeats", the others from "followed_by_comma" on."""
    text, span, place = spots.reading.text, toponym.span, toponym.place
    before = text[max(sentence.span.start, span.start - 60) : span.start]
    dateline = spots.reading.article.dateline
    return [
        float(KINDS.index(toponym.kind)), float(SIZES.index(place.kind)) if place.kind in SIZES else 7.0,
        float(bool(IN.search(before))), float(bool(FROM.search(before))), float(bool(TO.search(before))), float(bool(OF.search(before))),
        float(toponym.locative), float(toponym.dateline or bool(dateline and dateline.meets(span))),
        float(any(s.holds(span) or 0 <= span.start - s.stop <= 12 for s in spots.sources)),
        float(spots.repeats[place.name]),
        float(text[span.stop : span.stop + 1] == ","), float(spots.first[place.name] == span),
        float(place.name in spots.headline), place.p if place.p is not None else 0.5, float(toponym.inside is not None),
    ]  # fmt: skip


def resolve(telling: Telling) -> dict[str, Found]:
    """The place of each draft by its key."""
    spots = Spots(telling)
    chosen: dict[str, Found] = {}
    near = ties.nearby(spots.stretches)
    judged = candidates.judged("where", spots.stretches, near, partial(table, spots))
    for draft, at, rows in zip(telling.drafts, near, judged, strict=True):
        if rows:
            rated = leaning(spots, draft, [(p, spots.toponyms[n][0]) for (p,), n in zip(rows, at, strict=True)])
            p, toponym = at_home(spots, draft, rated, *narrower(rated, *best(draft, rated)))
            toponym = settled(spots, draft, addressed(spots, draft, toponym))
            chosen[draft.key] = Found(
                "place", replace(toponym.place, role="event"), toponym.span, "tied to the action", p=p
            )
        elif spots.seat:
            place = replace(spots.seat.place, role="event", how=f"where the page plays; {spots.seat.place.how}")
            chosen[draft.key] = Found("place", place, spots.seat.span, "the article's own place", p=CARRIED)
    return chosen


def narrower(rated: Sequence[tuple[float, Toponym]], p: float, chosen: Toponym) -> tuple[float, Toponym]:
    """The likeliest town in the country or state chosen, unless it is far less likely or named beside the news."""
    big = chosen.place
    inside = [
        (q, t)
        for q, t in rated
        if big.kind in WIDE and q >= NARROWER * p and not t.aside and t.place.kind not in WIDE and holds(big, t.place)
    ]  # fmt: skip
    return max(inside, key=lambda item: item[0], default=(p, chosen))


def best(draft: Draft, rated: Sequence[tuple[float, Toponym]]) -> tuple[float, Toponym]:
    """The likeliest place, all its mentions counted; but "arrested in X" beats a likelier place elsewhere unless far less likely."""
    mentions: dict[str, list[tuple[float, Toponym]]] = defaultdict(list)
    for p, toponym in sorted(rated, key=lambda item: (-item[0], item[1].span.start)):
        mentions[toponym.place.name.casefold()].append((p, toponym))
    same = max(mentions.values(), key=lambda same: weight([p for p, _ in same]))
    first = next(
        (pair for pair in same if pair[1].side and pair[0] >= same[0][0] - LESS), same[0]
    )  # "southeast Houston"
    core = ties.core(draft.main).start
    near = [
        (p, t)
        for p, t in rated
        if t.locative and 0 < t.span.start - core < NEXT and draft.main.span.holds(t.span)
        and p >= first[0] - LESS and t.kind in ("literal", "unknown", "road")
    ]  # fmt: skip
    return min(near, key=lambda item: item[1].span.start, default=first)


def weight(odds: Sequence[float]) -> float:
    """The chance that one of several mentions, the likeliest first, is the one: each further mention counts a tenth of the last."""
    return 1 - prod(1 - p * AGAIN**number for number, p in enumerate(odds))
