"""How a stretch of text lies towards an incident: what every learned choice of a field looks at first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dateline.incidents import neural
from dateline.incidents.draft import Draft
from dateline.incidents.layout import Sentence
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.language.analysis import ARGUMENTS
from dateline.types import Span

KINDS = ("headline", "body", "caption", "subhead", "notice")
FAR = 300  # characters; further is all the same

MANY, REACH = 120, 8  # candidates that are all judged; else only those so many blocks around
UNREAD = [-1.0] * len(ARGUMENTS)
T = TypeVar("T", bound=tuple[Any, Sentence])

NAMES = (
    "in_main_clause", "in_clause", "in_main_sentence", "in_sentence", "in_block", "in_section", "block_gap", "sentence_gap", "comes_before",
    "sentence_kind", "char_gap", "after_trigger", "others_between", "nearest_is_mine", "drafts_in_sentence", "drafts_in_block", "first_draft", "drafts",
    "mentions", "main_verb", "main_weight", "main_perfect", "main_past", "main_other", "first_sentence_of_block",
    *(f"as_{role}" for role in ARGUMENTS),
)  # fmt: skip


class Telling:
    """The mentions of an article and the drafts they belong to, as they lie in the text."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], drafts: Sequence[Draft]) -> None:
        self.reading = reading
        self.mentions = mentions
        self.drafts = list(drafts)
        self.owner = {m.index: draft for draft in drafts for m in draft.mentions}
        self.by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self.by_block: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.by_sentence[mention.sentence.index].append(mention)
            self.by_block[mention.sentence.block].append(mention)
        self.places = sorted(reading.sentences, key=lambda s: s.span.start)
        self.starts = [s.span.start for s in self.places]
        self.roles: dict[str, dict[str, dict[int, float]]] = {}  # of each draft, once it is asked for
        self.views: dict[tuple[str, int], Seen] = {}  # of each draft and sentence, likewise
        self.projected: dict[str, Any] = {}  # what the networks of `candidates` make of each word, likewise

    def seen(self, draft: Draft, sentence: Sentence) -> Seen:
        at = draft.key, sentence.index
        if at not in self.views:
            self.views[at] = seen(self, draft, sentence)
        return self.views[at]

    def filled(self, draft: Draft, span: Span) -> list[float]:
        """How likely the span fills each of ARGUMENTS of the draft's deeds, as the language model reads it."""
        read = self.reading.grammar
        if read is None:
            return UNREAD
        if draft.key not in self.roles:
            self.roles[draft.key] = neural.roles(read, [m.span for m in draft.mentions])
        roles, words = self.roles[draft.key], read.within(span)
        return [neural.likeliest(roles.get(role, {}), words) for role in ARGUMENTS]

    def sentence(self, span: Span) -> Sentence | None:
        """The sentence that holds the span."""
        at = bisect_right(self.starts, span.start) - 1
        return self.places[at] if at >= 0 and self.places[at].span.stop > span.start else None

    def owns(self, sentence: Sentence) -> list[Draft]:
        """The drafts a sentence speaks of: those of its mentions, else of the mention before it in its block, else after."""
        here = self.by_sentence[sentence.index]
        if not here:
            near = self.by_block[sentence.block]
            before = [m for m in near if m.sentence.index < sentence.index]
            here = before[-1:] or near[:1]
        return list({id(d): d for m in here if (d := self.owner.get(m.index)) is not None}.values())


def nearby(items: Sequence[T], draft: Draft) -> list[T]:
    """The candidates near enough to a draft; all of them in an article of common length."""
    if len(items) <= MANY:
        return list(items)
    first, last = draft.mentions[0].sentence.block - REACH, draft.mentions[-1].sentence.block + REACH
    return [item for item in items if first <= item[1].block <= last or item[1].kind == "headline"] or list(
        items[:MANY]
    )


def others_holding(telling: Telling, draft: Draft, span: Span, sentence: Sentence) -> int:
    """How many other drafts have a clause that holds the span."""
    owners = (telling.owner.get(m.index) for m in telling.by_sentence[sentence.index] if m.span.holds(span))
    return len({owner.key for owner in owners if owner is not None and owner is not draft})


def core(mention: Mention) -> Span:
    return mention.lead.span if mention.lead else mention.tolls[0].span


def gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.stop, a.start - b.stop)


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft looked at from one sentence, the same for every span of it."""

    own: list[Mention]  # the draft's mentions in the sentence
    here: list[Mention]  # all mentions in it
    where: list[float]  # the values of NAMES up to "sentence_kind"
    what: list[float]  # and from "drafts_in_sentence" on


def seen(telling: Telling, draft: Draft, sentence: Sentence) -> Seen:
    main, lead, owner = draft.main, draft.main.lead, telling.owner
    here, beside = telling.by_sentence[sentence.index], telling.by_block[sentence.block]
    own = [m for m in here if owner.get(m.index) is draft]
    told = [m.sentence for m in draft.mentions]
    blocks = [sentence.block - s.block for s in told]
    sentences = [sentence.index - s.index for s in told]
    return Seen(
        own, here,
        [
            0.0, 0.0, float(main.sentence.index == sentence.index),
            float(bool(own)), float(0 in blocks), float(sentence.section in [s.section for s in told]),
            float(min(blocks, key=abs)), float(min(sentences, key=abs)), float(sentence.index <= told[0].index),
            float(KINDS.index(sentence.kind)),
        ],
        [
            float(len({id(owner.get(m.index)) for m in here})), float(len({id(owner[m.index]) for m in beside if m.index in owner})),
            float(draft is telling.drafts[0]), float(len(telling.drafts)), float(len(draft.mentions)),
            float(bool(lead and lead.part == "verb")), lead.weight if lead else 0.0, float(main.perfect), float(main.past), float(main.other),
            float(sentence.first),
        ],
    )  # fmt: skip


def features(telling: Telling, draft: Draft, span: Span, sentence: Sentence) -> list[float]:
    """The values of NAMES for a span and a draft."""
    view = telling.seen(draft, sentence)
    if not view.own:
        values = [*view.where, float(FAR), 0.0, 0.0, 0.0, *view.what, *telling.filled(draft, span)]
        values[0] = float(draft.main.span.holds(span))
        return values
    nearest = min(view.here, key=lambda m: gap(core(m), span))
    mine = core(min(view.own, key=lambda m: gap(core(m), span)))
    low, high = sorted((mine.start, span.start))
    between = sum(low < core(m).start < high for m in view.here if telling.owner.get(m.index) is not draft)
    values = [
        *view.where,
        float(min(FAR, gap(mine, span))), float(span.start > mine.start), float(between), float(telling.owner.get(nearest.index) is draft),
        *view.what, *telling.filled(draft, span),
    ]  # fmt: skip
    values[:2] = float(draft.main.span.holds(span)), float(any(m.span.holds(span) for m in view.own))
    return values
