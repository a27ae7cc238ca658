"""What the language tools read in one article, side by side and looked up by span."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from dateline import codes
from dateline.codes import MeansMention, PartyMention, Trigger
from dateline.incidents import ellipsis, fusion, neural
from dateline.incidents.layout import Kind, Sentence
from dateline.language import attribution, dates, factuality, model, names, numbers, places, sentences, tolls
from dateline.language.analysis import Analysis
from dateline.language.attribution import Attribution
from dateline.language.dates import TimeExpression
from dateline.language.factuality import Verdict
from dateline.language.names import Name
from dateline.language.numbers import Quantity
from dateline.language.places import Toponym
from dateline.language.tolls import Toll
from dateline.types import Article, Language, Page, Span


class Spanned(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Spanned)


class Ordered(list[T]):
    """Items in the order of the text, of two that begin together the longer first, and where each begins."""

    def __init__(self, items: Iterable[T]) -> None:
        super().__init__(sorted(items, key=lambda item: (item.span.start, -item.span.stop)))
        self.starts = [item.span.start for item in self]


def within(items: Ordered[T], span: Span) -> list[T]:
    """The items that begin inside the span."""
    start = bisect_left(items.starts, span.start)
    return items[start : bisect_left(items.starts, span.stop, start)]


def inside(span: Span, taken: Sequence[Span]) -> bool:
    """Whether one of the spans (in order) holds the span."""
    last = bisect_left(taken, span.start + 1, key=lambda t: t.start)
    return any(t.holds(span) for t in taken[max(0, last - 3) : last])


SURE = 0.7  # probability from which a name is one


@dataclass(frozen=True, slots=True)
class Own:
    """What the user adds: files of incident types and of places, and the countries a doubtful place is likelier in.

    `site` is what the page's site writes about, from its other pages (`places.Profiles`).
    `fast`: rules alone, without the language model.
    """

    codes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    fast: bool = False
    site: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)


NOTHING = Own()
AIM = re.compile(
    r"\b(?:effort|campaign|drive|push|strategy|goal|aim|mandate|esfuerzo|campaña|estrategia|objetivo)s?"
    r"\s+(?:[a-z]+\s+){0,3}?(?:to|de|para|por)\s+$"
)
AIMED = 0.3  # what is left of the weight of such words
PLACE_LINE = re.compile(r"[^\n]{0,60}?(?:—|–|--|―|\)[.:]?\s?-?|:|\s?-\s)")  # what stands behind the place, to the dash
AROUND = ("chrome", "kicker", "date", "byline")
MOST = 120_000  # characters of an article that are read: 20,000 words
NEWS = timedelta(days=6)  # a later change tells nothing of the days that a page names
LINE = 160  # characters; what is longer is another story's text


class Reading:
    """An article and its annotations; each tool runs once over the article, when it is first asked for."""

    def __init__(self, page: Page, article: Article, own: Own = NOTHING) -> None:
        self.page = page
        self.own = own
        self.book = codes.load(*own.codes)
        self.article = article
        self.text = page.text
        self.language: Language = article.language
        self.sentences = tuple(laid_out(page.text, article))
        self.spans = [sentence.span for sentence in self.sentences]

    @cached_property
    def coded(self) -> Ordered[Trigger]:
        """The codebook's words alone."""
        return Ordered(codes.triggers(self.text, self.spans, language=self.language, book=self.book, hints=True))

    @cached_property
    def triggers(self) -> Ordered[Trigger]:
        taken = sorted([*(d.span for d in self.dates), *(n.span for n in self.names if self.naming(n))])
        found = [t for t in self.coded if not inside(t.head, taken)]  # "March 12" is no march, Ms. Lynch no mob
        found = [*found, *neural.triggers(self.text, self.grammar, found)]
        return Ordered(replace(t, weight=t.weight * AIMED) if aim(self.text, t.span) else t for t in found)

    def naming(self, name: Name) -> bool:
        """Whether a name surely names somebody, so that no word of it tells of a deed."""
        return name.kind in ("person", "organisation") and name.p >= SURE and not name.span.of(self.text).isupper()

    @cached_property
    def parties(self) -> Ordered[PartyMention]:
        return Ordered(codes.parties(self.text, self.spans, language=self.language, book=self.book))

    @cached_property
    def means(self) -> Ordered[MeansMention]:
        return Ordered(codes.means(self.text, self.spans, language=self.language, book=self.book))

    @cached_property
    def grammar(self) -> Analysis | None:
        """Words and dependencies, None where the model's weights are missing or not wanted."""
        read = None if self.own.fast else model.analyse(self.text, self.spans)
        return read and fusion.joined(read, self.coded)

    @cached_property
    def names(self) -> Ordered[Name]:
        return Ordered(names.find(self.text, self.spans, language=self.language, rules=self.own.fast))

    @cached_property
    def places(self) -> Ordered[Toponym]:
        found = places.find(
            self.text,
            self.spans,
            language=self.language,
            names=self.names,
            dateline=self.article.dateline,
            url=self.page.url,
            bias=self.own.countries,
            profile=self.own.site,
            overlays=tuple(Path(path) for path in self.own.places),
            beside=self.around,
        )
        return Ordered(found)

    @cached_property
    def around(self) -> list[Span]:
        """The page's title, the site's name and the like: they tell where a page is at home, and hold no incident."""
        return [span for span, label in self.article.labels if label in AROUND and len(span) < LINE]

    @cached_property
    def place_line(self) -> Span:
        """The article's place line with its day and agency: "QUITO, 12 feb (EFE).-" dates and counts nothing of what happened."""
        place = self.article.dateline
        rest = place and PLACE_LINE.match(self.text, place.stop)
        return Span(place.start, rest.end()) if place and rest else Span(0, 0)

    def beyond(self, items: Iterable[T]) -> Ordered[T]:
        """The items outside the place line, in order."""
        return Ordered([item for item in items if not self.place_line.meets(item.span)])

    @cached_property
    def dates(self) -> Ordered[TimeExpression]:
        anchor = self.article.published
        found = dates.find(self.text, self.spans, language=self.language, anchor=anchor, changed=self.changed)
        return self.beyond(found)

    @cached_property
    def changed(self) -> date | None:
        """The day of the page's last change where it lies within the week after its publication."""
        published, updated = self.article.published.stop, self.article.updated and self.article.updated.stop
        if not published or not updated:
            return None
        first, last = date.fromisoformat(published[:10]), date.fromisoformat(updated[:10])
        return last if first < last <= first + NEWS else None

    @cached_property
    def last_day(self) -> date | None:
        """The last day that the page speaks from: of its change, else of its publication."""
        published = self.article.published.stop
        return self.changed or (date.fromisoformat(published[:10]) if published else None)

    @cached_property
    def numbers(self) -> Ordered[Quantity]:
        return self.beyond(numbers.find(self.text, self.spans, language=self.language))

    @cached_property
    def tolls(self) -> Ordered[Toll]:
        found = tolls.find(self.text, self.spans, language=self.language)
        return self.beyond([*found, *ellipsis.find(self.text, self.sentences, self.numbers, found)])

    @cached_property
    def attributions(self) -> list[Attribution]:
        found = attribution.find(self.text, self.spans, language=self.language, rules=self.own.fast)
        return sorted(found, key=lambda item: item.cue.start)

    @cached_property
    def said(self) -> list[list[Attribution]]:
        """Who says what in each sentence."""
        return [[a for a in self.attributions if sentence.span.meets(a.cue)] for sentence in self.sentences]

    def attributed(self, sentence: Sentence) -> list[Attribution]:
        return self.said[sentence.index]

    def judged(self, sentence: Sentence, trigger: Span) -> Verdict:
        return factuality.judge(self.text, sentence.span, trigger, language=self.language, read=self.grammar)


def aim(text: str, span: Span) -> bool:
    """Whether the words say what an effort is for, not what was done: "part of an effort to take control of the oil"."""
    return bool(AIM.search(text, max(0, span.start - 40), span.start))


def laid_out(text: str, article: Article) -> list[Sentence]:
    """The article's sentences in reading order, up to MOST characters: headline, body with its subheads, captions, notices."""
    blocks: list[tuple[Span, Kind]] = [(article.headline, "headline")] if article.headline else []
    inner: list[tuple[Span, Kind]] = [(span, "body") for span in article.body]
    inner += [(span, "subhead") for span in article.subheads]
    blocks += sorted(inner)
    blocks += [(caption.text, "caption") for caption in article.captions]
    blocks += [(notice.text, "notice") for notice in article.notices]
    posts = sorted(span.start for span, _ in article.posts)
    found: list[Sentence] = []
    section = size = 0
    for block, (span, kind) in enumerate(blocks):
        opens = (
            bool(posts) and kind == "body" and any(found_post in range(span.start, span.stop) for found_post in posts)
        )
        section += kind in ("subhead", "caption", "notice") or opens
        inside = (
            piece for part in sentences.split(text, span) for piece in sentences.bounded(text, part) if len(piece)
        )
        for i, part in enumerate(inside):
            size += len(part)
            if size > MOST:
                return found
            found.append(Sentence(len(found), part, block, kind, i == 0, section))
    return found
