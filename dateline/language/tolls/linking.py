"""Which count belongs to which word: subjects stand before, objects after, and lists hold together.

"killed [14 people] and wounded [37 others]"       objects
"[Nine soldiers] were killed and [17] wounded"      subjects, the second without its verb
"killing [the mayor] and [two bodyguards]"          a list
"[five people], including [two children], died"     a total and a part of it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline.language.tolls import doubts, gapping, patterns, voice
from dateline.language.tolls.links import Link, Trigger
from dateline.language.tolls.mentions import Mention
from dateline.language.tolls.sorts import OF_THINGS
from dateline.language.tolls.vocabulary import Vocabulary, plain
from dateline.types import Span

_TAKEN = ("taken", "abducted")  # "the guards the rebels were holding"
_LEADS = {
    "by", "por", "in", "en", "at", "from", "with", "con", "carrying", "transporting", "de", "entre", "contra",
    "sobre", "against", "of", "for", "to", "near", "on",
}  # fmt: skip
FARTHEST = 110  # characters between a subject and its verb, parentheses left out


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with what was found in it."""

    text: str
    span: Span
    mentions: list[Mention]
    triggers: list[Trigger]
    words: Vocabulary
    names: list[Mention] = field(default_factory=list)

    def links(self) -> Iterator[Link]:
        before: list[Link] = []
        totals = gapping.sums(self) if self.triggers else []
        for trigger in self.triggers:
            if any(m.measure and m.span.meets(trigger.span) for m in self.mentions):
                continue  # "un muerto": the count says so itself
            if any(
                m.noun and m.sort == "number" and m.noun.start <= trigger.span.start < m.noun.stop
                for m in self.mentions
            ):
                continue  # "43 disappeared students"
            inside = [m for m in self.mentions if not m.span.meets(trigger.span)]
            found = list(self._of(trigger, inside))
            if not found and self.names:
                found = list(self._of(trigger, sorted([*inside, *self.names], key=lambda m: m.span)))
            found = [*found, *self._with_name(found)]
            found = [link for link in found if not doubts.denied(self, link) and self._met(link)]
            if gapping.of_oneself(self, trigger):
                found = [link for link in found if not self._taken(link.mention, trigger)]
            found += [link for link in gapping.more(self, trigger, found, before) if not doubts.denied(self, link)]
            found = gapping.added_up(found, totals)
            before = found or before
            yield from found
            yield from self._of_them(trigger, found)

    def _of_them(self, trigger: Trigger, found: list[Link]) -> Iterator[Link]:
        """ "seven people were killed, three of them children": a part, said after."""
        stop = max([trigger.span.stop, *(link.mention.span.stop for link in found)])
        after = [m for m in self.mentions if m.span.start >= stop]
        if not found or not after or after[0].sort == "none" or self._claimed(after[0], trigger):
            return  # "hurt by stones, none of them seriously"
        gap = self.text[stop : after[0].span.start]
        among = len(gap) < 40 and self._is_part(after[0]) and not self.words.breaks.search(gap)
        if not among and not (patterns.AFTER.fullmatch(gap) and patterns.OF_THEM.match(self.text, after[0].span.stop)):
            return
        for one, other in zip(after, [*after[1:], None], strict=False):
            yield Link(one, trigger, found[0].measures, part=True)
            if other is None or not self.words.chain.fullmatch(self.text[one.span.stop : other.span.start]):
                return

    def _with_name(self, found: list[Link]) -> Iterator[Link]:
        """ "Laura Webb and her two children died": the name before those who are counted by it."""
        first = min(found, key=lambda link: link.mention.span, default=None)
        if first is None or first.mention.name or not self.names:
            return
        before = [m for m in self.names if m.span.stop <= first.mention.span.start]
        gap = self.text[before[-1].span.stop : first.mention.span.start] if before else ""
        if patterns.AND_OWN.fullmatch(patterns.AGED.sub("", f"{gap}") if gap else "") or (
            before and patterns.OWN.match(self.text, first.mention.span.start) and self.words.chain.fullmatch(gap)
        ):
            yield replace(first, mention=before[-1], part=False)

    def _met(self, link: Link) -> bool:
        """ "rescued" frees somebody only where the sentence speaks of captivity."""
        words, beside = self.words.needs
        if plain(link.trigger.span.of(self.text)) not in words:
            return True
        return beside.search(self.text, self.span.start, self.span.stop) is not None

    def _of(self, trigger: Trigger, mentions: list[Mention]) -> Iterator[Link]:
        verbs = tuple(m for c, m in trigger.cues if c in ("verb", "taken"))
        subjects = tuple(m for c, m in trigger.cues if c == "subject")
        states = tuple(m for c, m in trigger.cues if c == "state")
        if verbs:
            links = list(self._verb(trigger, mentions, verbs))
            fought = "destroyed" in verbs or "participants" in subjects
            if fought and links and links[0].mention.span.start > trigger.span.start:
                links += gapping.doers(self, trigger, self._adjacent(trigger, mentions))
            if subjects and not self._passive(trigger):  # "Fewer than ten turned up", "turned up four guns"
                links = [
                    replace(link, measures=(*link.measures, *subjects))
                    if link.mention.span.start < trigger.span.start
                    else link
                    for link in links
                ]
            yield from links
            if links:
                return
        if subjects:
            links = list(self._subject(trigger, mentions, subjects))
            yield from links
            if links:
                return
        left = self._adjacent(trigger, mentions) if states else None
        if left is None and states and self._copula(trigger):
            left = self._left(trigger, mentions)  # "Five employees of the agency have been missing"
        if left is not None:
            yield from self._back(left, trigger, states, mentions)

    def _verb(self, trigger: Trigger, mentions: list[Mention], measures: tuple[str, ...]) -> Iterator[Link]:
        passive = self._passive(trigger)
        right = self._right(trigger, mentions) if not voice.infinitive(self, trigger) else None
        if passive:
            left = self._left(trigger, mentions) or gapping.known_thing(self, trigger)
            if left is not None and left not in mentions:
                yield Link(left, trigger, measures)
            elif left is not None:
                yield from self._back(left, trigger, measures, mentions)
            elif right is not None and self.words.language == "es":
                yield from self._forth(right, trigger, measures, mentions)
            return
        if right is not None:
            yield from self._forth(right, trigger, measures, mentions)
            return
        if (thing := gapping.known_thing(self, trigger)) is not None:
            yield Link(thing, trigger, measures)
            return
        if (subject := self._shared(trigger, mentions)) is not None:
            yield from self._back(subject, trigger, measures, mentions)
            return
        active = patterns.OBJECT.match(self.text, trigger.span.stop) or (
            self.words.language == "en" and patterns.OBJECTS.match(self.text, trigger.span.stop)
        )
        passes = voice.participle(self, trigger) and not active
        left = self._adjacent(trigger, mentions) if passes else None
        if left is not None and plain(left.span.of(self.text)) in ("he", "she"):
            return  # "17 boys he press-ganged": never a participle
        if left is not None and (left.sort != "one" or self.words.language == "es" or voice.reduced(self, trigger)):
            yield from self._back(left, trigger, measures, mentions)

    def _subject(self, trigger: Trigger, mentions: list[Mention], measures: tuple[str, ...]) -> Iterator[Link]:
        if measures == ("participants",) and voice.participle(self, trigger) and self._passive(trigger):
            return  # "were pelted with stones"
        left, right = self._left(trigger, mentions), self._right(trigger, mentions)
        if left is None and right is not None and measures == ("participants",) and self._object(trigger, right):
            return  # "atacan a tres policías"
        near = right is not None and right.span.start - trigger.span.stop <= 12 and measures != ("participants",)
        of_whom = trigger.span.of(self.text).endswith((" manos de", " poder de"))  # "cayeron en manos de la policía"
        if self.words.language == "es" and right is not None and not of_whom and (left is None or near):
            yield from self._forth(right, trigger, measures, mentions)
        elif left is not None:
            yield from self._back(left, trigger, measures, mentions)

    def _passive(self, trigger: Trigger) -> bool:
        active = patterns.PERFECT.search(self.text, self.span.start, trigger.span.start) is not None
        return not active and not voice.progressive(self, trigger) and self._copula(trigger)

    def _copula(self, trigger: Trigger) -> bool:
        start = max(self.span.start, trigger.span.start - 60)
        return self.words.passive.search(self.text, start, trigger.span.start) is not None

    def _object(self, trigger: Trigger, mention: Mention) -> bool:
        """The Spanish "a" before a person: no subject."""
        said = self.text[trigger.span.stop : mention.span.stop].split()
        return self.words.language == "es" and ("a" in said[:2] or "al" in said[:2])

    def _shared(self, trigger: Trigger, mentions: list[Mention]) -> Mention | None:
        """ "Two camps were overrun and put to the torch": the passive goes on after "and"."""
        shared = patterns.SHARED.search(self.text, max(self.span.start, trigger.span.start - 70), trigger.span.start)
        if shared is None or not voice.participle(self, trigger):
            return None
        before = [m for m in mentions if m.span.stop <= shared.start() + 1]
        gap = self._between(before[-1].span.stop, shared.start() + 1) if before else "x" * 99
        return before[-1] if len(gap) < 40 and not self.words.breaks.search(gap) else None

    def _between(self, start: int, stop: int) -> str:
        """The text between two places, asides in commas, brackets or dashes left out."""
        gap = self.text[start:stop]
        if relative := patterns.RELATIVE_AFTER.match(gap):
            gap = gap[relative.end() - 1 :]
        if whose := patterns.WHOSE.match(gap):
            gap = gap[whose.end() - 1 :]
        if whom := patterns.OF_WHOM.match(gap):
            gap = gap[whom.end() - 1 :]
        if modal := patterns.MODAL_ES.match(gap):
            gap = gap[modal.end() - 1 :]
        return patterns.ASIDE.sub(" ", gap) if stop - start < 400 else gap

    def _right(self, trigger: Trigger, mentions: list[Mention]) -> Mention | None:
        """The object: the first mention right after the word."""
        after = [m for m in mentions if m.span.start >= trigger.span.stop]
        if not after:
            return None
        gap = patterns.MONEY.sub(" ", self.text[trigger.span.stop : after[0].span.start])
        if not after[0].goods and (whole := patterns.FIRST_OF_TWO.fullmatch(gap)) is not None:
            gap = whole["behind"]  # "released the ship and all 22 crew"
        if trigger.span.start == self.span.start and patterns.INVERTED.fullmatch(gap):
            return after[0]  # "Recovered from the scene were five rifles"
        if len(gap) < 40 and self.words.object_gap.fullmatch(gap):
            return after[0]
        return gapping.far_object(self, trigger, after) if self.words.language == "es" else None

    def _adjacent(self, trigger: Trigger, mentions: list[Mention]) -> Mention | None:
        """The mention that stands directly before the word, adverbs apart."""
        before = [m for m in mentions if m.span.stop <= trigger.span.start]
        if not before:
            return None
        last = before[-1]
        if last.measure and "," in self.text[last.span.stop : trigger.span.start]:
            return None  # "2 dead, others injured"
        gap = self._between(last.span.stop, trigger.span.start)
        if len(gap) >= 60 or not self.words.subject_gap.fullmatch(gap) or voice.noise(self, last, trigger):
            return None
        if patterns.CARRIED.search(self.text, self.span.start, last.span.start):
            return None  # "two boats carrying about 240 Rohingya sank"
        if last.name and self._by(last) and len(before) > 1 and last.span.start - before[-2].span.stop < 6:
            return before[-2]  # "Jacob Allen of Flagstaff"
        return last

    def _left(self, trigger: Trigger, mentions: list[Mention]) -> Mention | None:
        """The subject: the nearest mention before the word in its clause."""
        before = [m for m in mentions if m.span.stop <= trigger.span.start]
        if before and patterns.OF_WHOM.fullmatch(self.text, before[-1].span.stop, trigger.span.start):
            return before[-1]  # "52 people, 22 of whom died"
        if (
            joined := patterns.JOINED.search(
                self.text, max(self.span.start, trigger.span.start - 30), trigger.span.start
            )
        ) and any(t.span.stop <= joined.start() for t in self.triggers if before):
            return self._first_subject(joined.start(), before)
        persons = not any(measure in OF_THINGS for _, measure in trigger.cues)
        for mention in reversed(before):
            if voice.reflexive(self, mention) or (persons and voice.thing(self, mention)):
                continue  # "A nun who ran an orphanage was hacked to pieces"
            gap = self._between(mention.span.stop, trigger.span.start)
            if len(gap) > FARTHEST or self.words.breaks.search(gap):
                return None
            if self._interrupted(mention, trigger, gap):
                return None
            relative = patterns.RELATIVE if mention.name else patterns.RELATIVE_AFTER
            if self._led(mention, mentions) and not relative.match(self.text, mention.span.stop):
                continue
            return mention
        return None

    def _led(self, mention: Mention, mentions: list[Mention]) -> bool:
        """In a phrase with a preposition, alone or in a list ("by five women and twelve children")."""
        if self._by(mention):
            return True
        index = mentions.index(mention)
        gap = self.text[mentions[index - 1].span.stop : mention.span.start]
        if index == 0 or not gap.strip(" ,") or not self.words.chain.fullmatch(gap):
            return False
        return self._by(mentions[index - 1])

    def _first_subject(self, stop: int, before: list[Mention]) -> Mention | None:
        """ "Rangel was rushed to a hospital, but died": the subject of the verb before."""
        earlier = [t for t in self.triggers if t.span.stop <= stop]
        if not earlier:
            return None
        subjects = [m for m in before if m.span.stop <= earlier[-1].span.start and not voice.reflexive(self, m)]
        return subjects[-1] if subjects and not self._by(subjects[-1]) else None

    def _interrupted(self, mention: Mention, trigger: Trigger, gap: str) -> bool:
        """Another word stands between; a participle right after the mention does not count ("the man shot Friday died")."""
        if patterns.RELATIVE.match(self.text, mention.span.stop):
            return False
        between = [
            t
            for t in self.triggers
            if mention.span.stop <= t.span.start and t.span.stop <= trigger.span.start and _TAKEN not in t.cues
        ]
        deadly = any(measure in ("killed", "injured") for _, measure in trigger.cues)  # "found shot to death"
        heard = [
            t
            for t in between
            if t.span.of(self.text) in gap and not (deadly and patterns.FOUND.fullmatch(t.span.of(self.text)))
        ]
        return any(t.span.start - mention.span.stop > 2 or t.cues[0][0] != "verb" for t in heard)

    def _by(self, mention: Mention) -> bool:
        """ "by two gunmen", "in two villages": no subject."""
        before = self.text[max(self.span.start, mention.span.start - 16) : mention.span.start].casefold().split()
        if before[-1:] in (["with"], ["con"]) and patterns.GOING_ON.match(self.text, mention.span.stop):
            return False  # "ended with a man being stabbed", "with 17 people losing their lives"
        if before[-3:] in (["a", "total", "of"], ["un", "total", "de"]) or patterns.BODY_OF.search(
            self.text, self.span.start, mention.span.start
        ):
            return False
        if before[-1:] and before[-1] in ("the", "los", "las", "its", "their", "sus"):
            before = before[:-1]  # "parents of the 43 students"
        return bool(before) and before[-1] in _LEADS

    def _back(
        self, last: Mention, trigger: Trigger, measures: tuple[str, ...], mentions: list[Mention]
    ) -> Iterator[Link]:
        """The subject and what is listed before it; a part brings its total along."""
        whom = patterns.OF_WHOM.match(self.text, last.span.stop) is not None
        apart = whom and "," in self.text[last.span.stop : trigger.span.start]  # "three of whom were minors, were held"
        within = whom and self._of_counted(last, mentions)
        yield Link(last, trigger, measures, apart or within or self._in_another(last, mentions))
        if patterns.WHOM_BEFORE.search(self.text, self.span.start, last.span.start):
            return  # "14 miners, of whom six were found dead"
        if (
            patterns.OF_WHOM.match(self.text, last.span.stop)
            and "," not in self.text[last.span.stop : trigger.span.start]
        ):
            return
        index = mentions.index(last)
        current = last
        for mention in reversed(mentions[:index]):
            gap = self.gap(mention, current)
            gap = patterns.OF_HIS.sub("", gap) if mention.sort == "one" else gap
            if (apart or self._in_another(current, mentions)) and len(gap) < 60 and not self.words.breaks.search(gap):
                yield Link(mention, trigger, measures)
            elif self._apposed(mention, current, mentions[mentions.index(current) + 1 : index + 1]) or self._own(
                mention, measures
            ):
                return
            elif self.words.chain.fullmatch(gap) and not self._taken(mention, trigger) and not self._aside(mention):
                yield Link(mention, trigger, measures, self._is_part(mention))
            else:
                return
            current = mention

    def _aside(self, mention: Mention) -> bool:
        """ "Of the 36 passengers, 11 were killed", "According to the coroner, two are dead": no list."""
        start, stop = self.span.start, mention.span.start
        told = patterns.ACCORDING.search(self.text, max(start, stop - 20), stop)
        return told is not None or patterns.OUT_OF.fullmatch(self.text, start, stop) is not None

    def _of_counted(self, last: Mention, mentions: list[Mention]) -> bool:
        """ "five were shot, one of whom died": of those whom an earlier word counts."""
        whole = [m for m in mentions if m.span.stop <= last.span.start and m.sort == "number"]
        return bool(whole) and any(
            whole[-1].span.start < t.span.start < last.span.start + 60 and t.span.stop <= last.span.start
            for t in self.triggers
        )

    def _in_another(self, mention: Mention, mentions: list[Mention]) -> bool:
        """ "nine people, three of them children, died": a part, whether said before or after it."""
        before = [m for m in mentions if m.span.stop <= mention.span.start and m.sort == "number"]
        return self._is_part(mention) or (
            bool(before) and patterns.OF_THOSE.match(self.text, mention.span.stop) is not None
        )

    def _forth(
        self, first: Mention, trigger: Trigger, measures: tuple[str, ...], mentions: list[Mention]
    ) -> Iterator[Link]:
        """The object and what is listed after it."""
        yield Link(first, trigger, measures)
        index = mentions.index(first)
        current, within = first, False
        for place, mention in enumerate(mentions[index + 1 :], index + 1):
            gap = self.gap(current, mention)
            if mention.sort == "none" and first.sort != "none":
                return  # "killed 32 people, no one has been charged"
            if mention.name and (self._by(mention) or self._trailing(current, mention, mentions[place + 1 :])):
                return
            stays = "arrested" not in measures and patterns.STAYS.match(self.text, mention.span.stop)
            if stays or patterns.TOLD.match(self.text, mention.span.stop):
                return  # "killing eight, a local official told reporters"
            of_them = patterns.OF_THEM.match(self.text, mention.span.stop) is not None
            within = within and patterns.PLAIN_AND.fullmatch(gap) is not None
            if (self._is_part(mention) or of_them or within) and len(gap) < 60:
                within = True
                yield Link(mention, trigger, measures, part=True)
            elif (
                not (self._listed(gap) or self._then(gap, mention))
                or self._claimed(mention, trigger)
                or self._own(mention, measures)
                or (patterns.FINITE.match(self.text, mention.span.stop) and not self.words.chain.fullmatch(gap))
            ):
                return
            elif self._apposed(current, mention, mentions[place + 1 :]):
                current = mention
                continue
            else:
                yield Link(mention, trigger, measures)
            current = mention

    def _trailing(self, one: Mention, name: Mention, later: list[Mention]) -> bool:
        """ "driver on I-78, Upper Saucon": a name behind a comma and a phrase, with no list going on, is no victim."""
        gap = self.text[one.span.stop : name.span.start]
        return (
            "," in gap
            and not self.words.chain.fullmatch(gap)
            and not (later and self._listed(self.text[name.span.stop : later[0].span.start]))
        )

    def _own(self, mention: Mention, measures: tuple[str, ...]) -> bool:
        """ "left three dead and seven injured": the first says its own measure."""
        return mention.measure in ("killed", "injured", "missing", "arrested") and mention.measure not in measures

    def _apposed(self, one: Mention, other: Mention, later: list[Mention]) -> bool:
        """ "his wife, Leola Blanchard": two single persons with a comma alone are one, unless a list goes on."""
        if one.noun is not None and patterns.OWN.match(self.text, other.span.start):
            return False  # a headline's "kills woman, her son"
        if one.name != other.name and patterns.APPOSED.fullmatch(self.text, one.span.stop, other.span.start):
            return other.high == 1 and (one.name or not one.bare)
        if one.definite and patterns.JUST_AGED.fullmatch(other.span.of(self.text)):
            return patterns.APPOSED.fullmatch(self.text, one.span.stop, other.span.start) is not None
        if (
            one.high != 1
            or other.high != 1
            or (one.bare and other.bare)  # a headline's "Girl, man killed"
            or not patterns.COMMA.fullmatch(self.text[one.span.stop : other.span.start])
        ):
            return False
        return not (later and self._listed(self.text[other.span.stop : later[0].span.start]))

    def _listed(self, gap: str) -> bool:
        """A comma, an "and", or a short phrase without a verb and then an "and"."""
        if self.words.chain.fullmatch(gap):
            return True
        found = self.words.chain.search(gap)
        head = gap[: found.start()] if found else ""
        return (
            bool(found)
            and len(head) < 45
            and not any(mark in head for mark in (",", " - ", " | "))
            and not self.words.triggers.search(head)
            and not self.words.breaks.search(head)
        )

    def _then(self, gap: str, mention: Mention) -> bool:
        """ "gunned down his rival, then his landlord"."""
        return patterns.THEN_HIS.fullmatch(gap) is not None and bool(patterns.ENDS.match(self.text, mention.span.stop))

    def _is_part(self, mention: Mention) -> bool:
        return (
            self.words.parts.search(self.text, max(self.span.start, mention.span.start - 32), mention.span.start)
            is not None
        )

    def listed_after(self, first: Mention) -> list[Mention]:
        """What a plain list goes on with after its first member."""
        found, current = [], first
        for mention in self.mentions[self.mentions.index(first) + 1 :] if first in self.mentions else []:
            finite = patterns.FINITE.match(self.text, mention.span.stop)
            if not self.words.chain.fullmatch(self.gap(current, mention)) or (finite and finite[0] != " were"):
                break
            found.append(mention)
            current = mention
        return found

    def gap(self, one: Mention, other: Mention) -> str:
        """The text between two mentions, an age in apposition left out."""
        return patterns.AGED.sub(" ", self.text[one.span.stop : other.span.start]).replace("  ", " ")

    def part_of(self, stop: int, mention: Mention) -> bool:
        """Whether the mention is said to be a part of the count that ends at `stop`."""
        gap = self.text[stop : mention.span.start]
        if len(gap) > 40 or self.words.breaks.search(gap):
            return False
        return self._is_part(mention) or patterns.OF_THEM.match(self.text, mention.span.stop) is not None

    def _claimed(self, mention: Mention, trigger: Trigger) -> bool:
        """Another word follows the mention and takes it: "killed 14 and [37] were wounded"."""
        for other in self.triggers:
            if other.span.start >= mention.span.stop and other is not trigger:
                gap = self.text[mention.span.stop : other.span.start]
                return len(gap) < 60 and self.words.subject_gap.fullmatch(gap) is not None
        return False

    def _taken(self, mention: Mention, trigger: Trigger) -> bool:
        """The mention is the object of an earlier word: "killed [14 people] and 37 were wounded"."""
        for other in reversed(self.triggers):
            if mention.name and all(measure in ("seized", "destroyed") for _, measure in other.cues):
                continue  # "found Ann Lee, 22, and Jo Roe, 21, fatally shot"
            if other.span.stop <= mention.span.start:
                gap = self.text[other.span.stop : mention.span.start]
                return (
                    len(gap) < 40
                    and self.words.object_gap.fullmatch(gap) is not None
                    and (self.words.language == "es" or not self._copula(other))
                )
        return False
