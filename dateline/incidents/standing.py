"""How each candidate stands to the triggers of its sentence, and to those of the next where a pronoun points back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.codes import Trigger
from dateline.incidents import arguments
from dateline.incidents.mentions import Mention
from dateline.incidents.ties import Telling
from dateline.incidents.words import WORDS
from dateline.language.analysis import Analysis
from dateline.types import Span

_BACK = frozenset(WORDS["points_back"])
DROPS = ("es",)  # languages whose verbs do without a subject


@dataclass(frozen=True, slots=True)
class Stand:
    """A candidate's slot at one trigger; `carried` when a pronoun of the next sentence holds it."""

    mention: Mention
    trigger: Trigger
    slot: str
    steps: int
    carried: bool = False


class Standing:
    """The stands of all candidates of an article, read once."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.reading = telling.reading
        self.text = telling.reading.text
        self.by_sentence: dict[int, list[tuple[Mention, Trigger, arguments.Slots]]] = defaultdict(list)
        self.back: dict[int, list[tuple[Mention, Trigger, str]]] = defaultdict(list)
        read = self.reading.grammar
        for mention in telling.mentions if read is not None else ():
            for trigger in mention.triggers:
                self.note(read, mention, trigger)  # type: ignore[arg-type]

    def note(self, read: Analysis, mention: Mention, trigger: Trigger) -> None:
        head, slots = self.telling.slots[trigger.head]
        if head is None:
            return
        self.by_sentence[mention.sentence.index].append((mention, trigger, slots))
        for index, slot in slots.items():
            if slot in ("agent", "patient", "of", "on") and arguments.word(read, index, self.text) in _BACK:
                self.back[mention.sentence.index].append((mention, trigger, slot))
        if self.reading.language in DROPS and read.tokens[head].pos == "VERB":
            voice = arguments.passive(read, head, self.text)
            if not any(slot == ("patient" if voice else "agent") for slot in slots.values()):
                self.back[mention.sentence.index].append((mention, trigger, "patient" if voice else "agent"))

    def of(self, span: Span, sentence: int) -> list[Stand]:
        """The stands of the candidate at the span."""
        read = self.reading.grammar
        noun = read.at(span) if read is not None else None
        if read is None or noun is None:
            return []
        found = []
        for mention, trigger, slots in self.by_sentence[sentence]:
            slot, steps = arguments.slot(read, slots, noun)
            if slot != "none":
                found.append(Stand(mention, trigger, slot, steps))
        if self.back[sentence + 1] and leads(read, noun):
            found += [Stand(m, t, slot, 2, carried=True) for m, t, slot in self.back[sentence + 1]]
        return found


def leads(read: Analysis, noun: int) -> bool:
    """Whether the word is a subject of its sentence, or joined to one."""
    token = read.tokens[noun]
    while token.deprel in arguments.SAME and token.head != noun:
        noun, token = token.head, read.tokens[token.head]
    return token.deprel.startswith("nsubj") or token.head == noun
