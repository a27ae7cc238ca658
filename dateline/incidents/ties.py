"""How stretches of text lie towards the incidents of an article: what every learned choice of a field looks at first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from dateline.incidents import arguments, neural, voices
from dateline.incidents.draft import Draft
from dateline.incidents.layout import Sentence
from dateline.incidents.mentions import Mention
from dateline.incidents.pairs import FAMILY
from dateline.incidents.reading import Reading
from dateline.language.analysis import ARGUMENTS
from dateline.language.attribution import Attribution
from dateline.language.network import Array
from dateline.types import Span

KINDS = ("headline", "body", "caption", "subhead", "notice")
FAR = 300  # characters; further is all the same
MANY, REACH = 120, 8  # candidates that are all judged; else only those so many blocks around
STRIDE = 1 << 20  # more than an article has blocks or sentences

NAMES = (
    "in_main_clause", "in_clause", "in_main_sentence", "in_sentence", "in_block", "in_section", "block_gap", "sentence_gap", "comes_before",
    "sentence_kind", "char_gap", "after_trigger", "others_between", "nearest_is_mine", "drafts_in_sentence", "drafts_in_block", "first_draft", "drafts",
    "mentions", "main_verb", "main_weight", "main_perfect", "main_past", "main_other", "first_sentence_of_block",
    *(f"as_{role}" for role in ARGUMENTS),
)  # fmt: skip
IN_CLAUSE = NAMES.index("in_clause")
APART = [
    0.0,
    float(FAR),
    0.0,
    0.0,
    0.0,
]  # "in_clause" and from "char_gap" to "nearest_is_mine" where the sentence tells nothing of the draft


class Telling:
    """The mentions of an article and the drafts they belong to, as they lie in the text."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], drafts: Sequence[Draft]) -> None:
        self.reading = reading
        self.mentions = mentions
        self.drafts = list(drafts)
        self.owner = {m.index: draft for draft in drafts for m in draft.mentions}
        self.number = {
            m.index: n for n, draft in enumerate(drafts) for m in draft.mentions
        }  # of the draft it belongs to
        self.by_sentence: dict[int, list[Mention]] = defaultdict(list)
        self.by_block: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.by_sentence[mention.sentence.index].append(mention)
            self.by_block[mention.sentence.block].append(mention)
        self.places = sorted(reading.sentences, key=lambda s: s.span.start)
        self.starts = [s.span.start for s in self.places]
        self.heard: dict[int, list[Attribution]] = {}  # in each sentence, once it is asked for
        self.projected: dict[str, Any] = {}  # what the networks of `candidates` make of each word, likewise

    @cached_property
    def columns(self) -> Columns:
        return Columns.of(self.drafts)

    @cached_property
    def foremost(self) -> Draft | None:
        """The draft of violence told in most sentences, the first of those told in as many."""
        violent = (d for d in self.drafts if FAMILY.get(d.type) == "violence")
        return max(violent, key=lambda d: (len(d.sentences), -d.start), default=None)

    @cached_property
    def words(self) -> dict[int, int]:
        """The word at which each mention tells its deed, the text's first where there is none."""
        read = self.reading.grammar
        return {m.index: (read.at(core(m)) or 0) if read is not None else 0 for m in self.mentions}

    @cached_property
    def roles(self) -> list[dict[str, dict[int, float]]]:
        """Of each draft which words fill ARGUMENTS of its deeds, as the language model reads it, and how likely."""
        return [neural.together(m.filled for m in draft.mentions) for draft in self.drafts]

    @cached_property
    def slots(self) -> dict[Span, tuple[int | None, arguments.Slots]]:
        """The word of each trigger by its head, and who and what stands in a slot at it."""
        read, text = self.reading.grammar, self.reading.text
        heads = {t.head: read.at(t.head) for m in self.mentions for t in m.triggers} if read is not None else {}
        return {
            head: (word, arguments.around(read, word, text) if read is not None and word is not None else {})
            for head, word in heads.items()
        }

    def sentence(self, span: Span) -> Sentence | None:
        """The sentence that holds the span."""
        at = bisect_right(self.starts, span.start) - 1
        return self.places[at] if at >= 0 and self.places[at].span.stop > span.start else None

    def told_in(self, sentence: int) -> set[int]:
        """The drafts that the sentence tells of, by number."""
        return {self.number[m.index] for m in self.by_sentence[sentence] if m.index in self.number}

    def owns(self, sentence: Sentence) -> list[Draft]:
        """The drafts a sentence speaks of: those of its mentions, else of the mention before it in its block, else after."""
        return [self.drafts[n] for n in self.owners[sentence.index]]

    @cached_property
    def owners(self) -> dict[int, list[int]]:
        """See `owns`."""
        found: dict[int, list[int]] = {}
        for sentence in self.reading.sentences:
            here = self.by_sentence[sentence.index]
            if not here:
                near = self.by_block[sentence.block]
                before = [m for m in near if m.sentence.index < sentence.index]
                here = before[-1:] or near[:1]
            found[sentence.index] = list(dict.fromkeys(self.number[m.index] for m in here if m.index in self.number))
        return found

    def voices(self, sentence: Sentence) -> list[Attribution]:
        """Who says something in the sentence; worked out once."""
        if sentence.index not in self.heard:
            known = self.reading.attributed(sentence)
            self.heard[sentence.index] = [*known, *voices.heard(sentence, self.reading, known)]
        return self.heard[sentence.index]

    @cached_property
    def speaks(self) -> dict[str, list[Sentence]]:
        """The sentences that speak of each draft, by its key, in reading order."""
        found: dict[str, list[Sentence]] = {draft.key: [] for draft in self.drafts}
        for sentence in self.reading.sentences:
            for draft in self.owns(sentence):
                found[draft.key].append(sentence)
        return found


def core(mention: Mention) -> Span:
    return mention.lead.span if mention.lead else mention.tolls[0].span


def gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.stop, a.start - b.stop)


@dataclass(frozen=True, slots=True)
class Columns:
    """The drafts of an article, a row each, and the blocks, sentences and sections that each is told in."""

    main: Array  # where the clause of the main mention begins and ends, its sentence, and the draft's first sentence
    alone: Array  # the values of NAMES from "first_draft" to "main_other"
    blocks: Array
    sentences: Array
    sections: Array

    @staticmethod
    def of(drafts: Sequence[Draft]) -> Columns:
        mains = [d.main for d in drafts]
        leads = [m.lead for m in mains]
        return Columns(
            np.array([
                (m.span.start, m.span.stop, m.sentence.index, d.mentions[0].sentence.index)
                for m, d in zip(mains, drafts, strict=True)
            ]),
            np.array([
                (n == 0, len(drafts), len(d.mentions), lead is not None and lead.part == "verb", lead.weight if lead else 0.0, m.perfect, m.past, m.other)
                for n, (d, m, lead) in enumerate(zip(drafts, mains, leads, strict=True))
            ], dtype=np.float64),
            *(
                keys((n, getattr(m.sentence, name)) for n, d in enumerate(drafts) for m in d.mentions)
                for name in ("block", "index", "section")
            ),
        )  # fmt: skip


def keys(pairs: Iterable[tuple[int, int]]) -> Array:
    """Numbers that draft and number make, in order, between two that lie far from all."""
    return np.array([-STRIDE, *sorted({draft * STRIDE + at for draft, at in pairs}), STRIDE * STRIDE])


def nearest(known: Array, draft: Array, at: Array) -> Array:
    """How far behind the nearest number of its draft each number lies, less than nothing where it lies before it."""
    wanted = draft * STRIDE + at
    above = np.searchsorted(known, wanted, side="right")
    behind, before = wanted - known[above - 1], known[above] - wanted
    return np.where(behind <= before, behind, -before)


@dataclass(frozen=True, slots=True)
class Met:
    """A stretch in a sentence that tells of a draft: the draft's mentions there, and the nearest of them."""

    draft: int
    stretch: int
    own: list[Mention]
    mine: Mention
    values: list[float]  # as APART


class Stretches:
    """Stretches of text that may say a field's value, each with its sentence, beside the drafts of the article."""

    def __init__(self, telling: Telling, at: Sequence[tuple[Span, Sentence]]) -> None:
        self.telling, self.at = telling, at
        self.span = np.array([(span.start, span.stop) for span, _ in at]).reshape(-1, 2)
        self.sentence = np.array([(s.index, s.block, s.section) for _, s in at]).reshape(-1, 3)
        self.alone = np.array([self.of_sentence(sentence) for _, sentence in at], dtype=np.float64).reshape(-1, 4)

    def of_sentence(self, sentence: Sentence) -> tuple[float, ...]:
        """The values of NAMES that are the sentence's alone."""
        number, here, beside = (
            self.telling.number,
            self.telling.by_sentence[sentence.index],
            self.telling.by_block[sentence.block],
        )
        known = {number[m.index] for m in beside if m.index in number}
        return KINDS.index(sentence.kind), len({number.get(m.index) for m in here}), len(known), sentence.first

    @cached_property
    def words(self) -> list[list[int]]:
        """The words of each stretch, by the language model."""
        read = self.telling.reading.grammar
        return [read.within(span) if read is not None else [] for span, _ in self.at]

    @cached_property
    def head(self) -> list[int | None]:
        """The head-most word of each."""
        read = self.telling.reading.grammar
        return [read.top(words) if read is not None else None for words in self.words]

    @cached_property
    def met(self) -> list[Met]:
        """Stretches and drafts that share a sentence."""
        number, found = self.telling.number, list[Met]()
        for n, (span, sentence) in enumerate(self.at):
            here = self.telling.by_sentence[sentence.index]
            gaps = {m.index: gap(core(m), span) for m in here}
            for draft in sorted(self.telling.told_in(sentence.index)):
                own = [m for m in here if number.get(m.index) == draft]
                mine, closest = (min(some, key=lambda m: gaps[m.index]) for some in (own, here))
                start = core(mine).start
                low, high = sorted((start, span.start))
                between = sum(low < core(m).start < high for m in here if number.get(m.index) != draft)
                values = [
                    any(m.span.holds(span) for m in own), min(FAR, gaps[mine.index]), span.start > start, between,
                    number.get(closest.index) == draft,
                ]  # fmt: skip
                found.append(Met(draft, n, own, mine, [float(value) for value in values]))
        return found

    def meeting(self, i: Array, j: Array) -> Array:
        """Of each draft and stretch the number of their `met`, -1 where they share no sentence."""
        return looked_up(self.met_keys, j * STRIDE + i)

    @cached_property
    def met_keys(self) -> Array:
        return np.array([m.stretch * STRIDE + m.draft for m in self.met], dtype=np.int64)

    @cached_property
    def close(self) -> Array:
        return np.array([*(m.values for m in self.met), APART])

    @cached_property
    def holders(self) -> Array:
        """How many drafts have a clause that holds each stretch."""
        at = np.array([m.stretch for m in self.met if m.values[0]], dtype=np.intp)
        return np.bincount(at, minlength=len(self.at)).astype(np.float64)

    def others_holding(self, i: Array, j: Array) -> Array:
        """How many other drafts have a clause that holds the stretch."""
        return np.asarray(self.holders[j] - self.close[self.meeting(i, j), 0])

    @cached_property
    def filled(self) -> tuple[Array, Array, Array]:
        """How likely stretches fill each of ARGUMENTS: draft and stretch as one number, their values; and each draft's for any other stretch."""
        others = np.array([[0.0 if roles.get(role) else -1.0 for role in ARGUMENTS] for roles in self.telling.roles])
        holding: dict[int, list[int]] = defaultdict(list)
        for n, words in enumerate(self.words):
            for word in words:
                holding[word].append(n)
        told: dict[int, list[float]] = {}
        for draft, roles in enumerate(self.telling.roles):
            for role, words_of in roles.items():
                k = ARGUMENTS.index(role)
                for word, p in words_of.items():
                    for n in holding.get(word, ()):
                        row = told.setdefault(draft * STRIDE + n, others[draft].tolist())
                        row[k] = max(row[k], p)
        order = sorted(told)
        return (
            np.array(order, dtype=np.int64),
            np.array([told[key] for key in order]).reshape(-1, len(ARGUMENTS)),
            others,
        )

    def arguments(self, i: Array, j: Array) -> Array:
        """How likely the stretches j fill each of ARGUMENTS of the deeds of the drafts i."""
        known, told, others = self.filled
        return np.concatenate([told, others])[looked_up(known, i * STRIDE + j, len(known) + i)]

    def rows(self, i: Array, j: Array) -> Array:
        """The values of NAMES for the drafts i and the stretches j."""
        drafts, close, alone = self.telling.columns, self.close[self.meeting(i, j)], self.alone[j]
        (start, stop), main = self.span[j].T, drafts.main[i]
        sentence, block, section = self.sentence[j].T
        blocks, sentences = nearest(drafts.blocks, i, block), nearest(drafts.sentences, i, sentence)
        return np.column_stack([
            (main[:, 0] <= start) & (stop <= main[:, 1]), close[:, 0], main[:, 2] == sentence, sentences == 0, blocks == 0,
            nearest(drafts.sections, i, section) == 0, blocks, sentences, sentence <= main[:, 3], alone[:, 0],
            close[:, 1:], alone[:, 1:3], drafts.alone[i], alone[:, 3], self.arguments(i, j),
        ])  # fmt: skip


def looked_up(known: Array, wanted: Array, otherwise: Array | int = -1) -> Array:
    """Where each wanted number stands among the known ones, which are in order."""
    if not len(known):
        return np.broadcast_to(otherwise, wanted.shape)
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[at] == wanted, at, otherwise)


def nearby(stretches: Stretches) -> list[list[int]]:
    """Of each draft the stretches near enough to it, by number; all of them in an article of common length."""
    everything = list(range(len(stretches.at)))
    if len(everything) <= MANY:
        return [everything] * len(stretches.telling.drafts)
    return [around(stretches, draft) or everything[:MANY] for draft in stretches.telling.drafts]


def around(stretches: Stretches, draft: Draft) -> list[int]:
    first, last = draft.mentions[0].sentence.block - REACH, draft.mentions[-1].sentence.block + REACH
    return [n for n, (_, s) in enumerate(stretches.at) if first <= s.block <= last or s.kind == "headline"]
