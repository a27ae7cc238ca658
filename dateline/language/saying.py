"""Reads one sentence for who says what, by rule: source, verb and content in the orders that news uses.

X said (that) ... · ..., X said · ..., said X · “...,” said X, “...” · according to X, ... · by X's count · X put it at 14
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.language import sources
from dateline.types import Language, Span

_LONGEST = 4000
_QUOTE = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*(?:\"|\Z)|«[^»]*(?:»|\Z)")
_WHAT = re.compile(r"\s*(?:[“\"«]|(?:that|que|how|there)\b|[,:]\s*[“\"«])")
_HEARER_ENDS = re.compile(r"\s(?:that|how|why|he|she|they|it|there|the|we|I)\b")
_TO_WHOM = re.compile(
    r"\s+a\s+(?:(?:la|el|los|las)\s+)?(?:[a-zà-ÿ]+\s+){0,2}(?:[A-ZÁ-Ý][\w-]*\s+(?:del?\s+)?)+"
)  # dijo a Radio X
_NUMBERED = re.compile(r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco)\s")
_THOUGHT = re.compile(r"\s*(?:it|they|he|she|this|the|these|we|el|la|los|las)\b")
_BREAK = re.compile(r"[;:—–]\s|[”»]\s|\s-\s|\)\s[—–-]")
_LEAD = re.compile(r"(?:.*\s)?(?:by|in|and|but|that|to)\s+", re.I)


class Said(NamedTuple):
    source: Span | None  # None: Spanish leaves the subject out
    cue: Span
    content: tuple[Span, ...]
    hearer: Span | None = None


def read(text: str, sentence: Span, *, language: Language) -> list[Said]:
    """What is said in the sentence, in order of the cues; nothing from inside quotation marks.

    A run of text of more than 4,000 characters without a stop is no sentence and says nothing.
    """
    return [] if len(sentence) > _LONGEST else list(_Sentence(text, sentence, language).found())


def hearer(text: str, cue: Span, stop: int, *, language: Language) -> Span | None:
    """Who was told: "told the BBC that"."""
    told = sources.patterns(language).get("told")
    if told is None or not told.match(text, cue.start, cue.stop):
        return None
    found = sources.after(text, cue.stop, stop, language=language)
    cut = _HEARER_ENDS.search(found.of(text)) if found else None
    return Span(found.start, found.start + cut.start()) if found and cut and cut.start() > 2 else found


@dataclass(frozen=True)
class _Sentence:
    text: str
    span: Span
    language: Language

    @cached_property
    def rules(self) -> dict[str, re.Pattern[str]]:
        return sources.patterns(self.language)

    def found(self) -> Iterator[Said]:
        start = self.span.start
        for cue, kind in sorted(self._cues()):
            if cue.start < start:
                continue
            said = getattr(self, f"_{kind}")(start, cue)
            if said:
                yield said
                start = cue.stop

    def _cues(self) -> Iterator[tuple[Span, str]]:
        opening = self.text.rfind("\n", max(0, self.span.start - _LONGEST), self.span.start) + 1 or self.span.start
        quotes = [m.span() for m in _QUOTE.finditer(self.text, opening, self.span.stop)]
        taken: list[Span] = []
        for kind in ("prepositions", "possessed", "saying"):
            for m in self.rules[kind].finditer(self.text, *self._ends) if kind in self.rules else ():
                cue = Span(m.start(), m.end())
                if kind == "saying" and not self._verbal(cue):
                    continue
                if not any(cue.meets(t) for t in taken) and not any(a < cue.start < b for a, b in quotes):
                    taken.append(cue)
                    yield cue, kind

    def _verbal(self, cue: Span) -> bool:
        """Not a noun ("to reports"), an infinitive ("to say") or a name ("Port Said", "United States")."""
        words, lead = cue.of(self.text), self.text[max(self.span.start, cue.start - 20) : cue.start]
        named = words[0].isupper() and lead.strip() and not words.isupper()
        return not named and not self.rules["nouny"].search(lead)

    @property
    def _ends(self) -> tuple[int, int]:
        return self.span.start, self.span.stop

    def _prepositions(self, start: int, cue: Span) -> Said | None:
        source = sources.after(self.text, cue.stop, self.span.stop, language=self.language, far=True)
        if source is None:
            return None
        head, tail = self._part(start, cue.start), self._part(source.stop, self.span.stop)
        content = (head,) if head else (tail,) if tail else ()
        return Said(source, cue, content)

    def _possessed(self, start: int, cue: Span) -> Said | None:
        """ "by the army's count": the owner of the count speaks."""
        owner = re.search(r"(?:[\w.-]+\s){0,4}[\w.-]+\Z", self.text[start : cue.start])
        if owner is None:
            return None
        lead = _LEAD.match(owner[0])
        who = Span(start + owner.start() + (lead.end() if lead else 0), cue.start)
        if not len(who) or not self._may_speak(who):
            return None
        parts = (self._part(start, who.start - 4), self._part(cue.stop, self.span.stop))
        return Said(who, cue, tuple(p for p in parts if p) or (self.span,))

    def _saying(self, start: int, cue: Span) -> Said | None:
        """A verb of saying with its source before it, or after it where the order is turned."""
        lead = self.text[start : cue.start].rstrip()
        strong = bool(self.rules["strong"].fullmatch(cue.of(self.text)))
        tallied = not strong and bool(self.rules["tally"].fullmatch(cue.of(self.text)))
        if not tallied and (not lead or lead[-1] in ',”"»?!—–' or (self.language == "es" and strong)):
            turned = self._turned(start, cue)
            if turned and (strong or (lead[-1:] in '”"»,' and turned.source and self._may_speak(turned.source))):
                return turned
        if lead.rstrip(" ,")[-1:] in ("”", '"', "»"):
            head = self._part(start, cue.start)
            return Said(None, cue, (head,)) if head and strong and self.language == "es" else None
        breaks = [m.end() for m in _BREAK.finditer(self.text[start : cue.start])]
        source = sources.before(self.text, start + (breaks[-1] if breaks else 0), cue.start, language=self.language)
        if source is None or not self._may_speak(source) or not (strong or self._says(cue)):
            return None
        return self._direct(start, source, cue)

    def _says(self, cue: Span) -> bool:
        """Whether a verb that often says nothing does here: with "that", a quotation, a number, or at the end."""
        rest = self.text[cue.stop : self.span.stop]
        if self.rules["tally"].fullmatch(cue.of(self.text)):
            clause = re.match(r"[^,;:“\"«]{0,90}", rest)
            return bool(clause and self.rules["numbers"].search(clause[0]))
        if self.rules["opinion"].fullmatch(cue.of(self.text)) and _THOUGHT.match(rest):
            return True
        return bool(_WHAT.match(rest)) or (rest.strip() in (".", "") and "," in self.text[self.span.start : cue.start])

    def _turned(self, start: int, cue: Span) -> Said | None:
        """`..., said X.` and `“...,” said X, “...”`; Spanish also opens with it: `Dijo X que ...`."""
        at = cue.stop
        if self.language == "es" and (whom := _TO_WHOM.match(self.text, at, self.span.stop)):
            at = whom.end() - 1
        rest = self.text[at : self.span.stop].lstrip()
        if "told" in self.rules and self.rules["told"].fullmatch(cue.of(self.text)):
            return None
        if self.rules["adverbial"].match(self.text, at, self.span.stop) or self.rules["that"].match(rest):
            return None
        source = sources.after(self.text, at, self.span.stop, language=self.language)
        if source is None or not self._may_speak(source, turned=True) or self._counted(source):
            return None
        head = self._part(start, cue.start)
        opens = r"[“\"«].+|\bque\s.+" if self.language == "es" and head is None else r"[“\"«].+"
        tail = re.search(opens, self.text[source.stop : self.span.stop], re.S)
        after = self._part(source.stop + tail.start(), self.span.stop) if tail else None
        content = tuple(c for c in (head, after) if c)
        return Said(source, cue, content) if content else None

    def _direct(self, start: int, source: Span, cue: Span) -> Said | None:
        """Source, verb, and what is said after or before them."""
        told = hearer(self.text, cue, self.span.stop, language=self.language)
        stop = told.stop if told else cue.stop
        aside = self.rules["adverbial"].match(self.text, stop, self.span.stop)
        tail = self._part(aside.end() if aside else stop, self.span.stop, least=2)
        head = self._part(start, source.start, least=8)
        opened = self.text[start : source.start].rstrip()[-1:] in (",", "”", '"', "»", "?", "!")
        if head and opened and (tail is None or not self._clausal(tail)):
            return Said(source, cue, (head,), told)
        if head and tail and self.text[start : source.start].rstrip()[-1:] in ("”", '"', "»"):
            return Said(source, cue, (head, tail), told)
        return Said(source, cue, (tail,), told) if tail else None

    def _clausal(self, tail: Span) -> bool:
        """Whether the words after the verb are what is said, not when or where it was said."""
        words = tail.of(self.text)
        if self.rules["that"].match(words) or words[:1] in '“"«':
            return True
        return not self.rules["introduction"].match(words) and len(words.split()) > 1

    def _may_speak(self, source: Span, *, turned: bool = False) -> bool:
        """A name, a pronoun, or a noun that is known to speak: "the truck" does not, unless it stands behind the verb."""
        words, kind = source.of(self.text), sources.kind_of
        if self.rules["pronouns"].fullmatch(words):
            return True
        if all(self.rules["determiners"].fullmatch(w) and kind(w) == "unknown" for w in words.split()):
            return False
        if turned and len(words.split()) > 1 and self.rules["determiners"].match(words):
            return True
        return kind(words) != "unknown" or bool(re.search(r"[A-ZÁ-Ý]", words[:1] if len(words.split()) == 1 else words))

    def _counted(self, source: Span) -> bool:
        """ "two men fell" is what was said, "two officials" may be who said it."""
        words = source.of(self.text)
        return bool(_NUMBERED.match(words)) and sources.kind_of(words.split()[-1]) == "unknown"

    def _part(self, start: int, stop: int, *, least: int = 6) -> Span | None:
        """text[start:stop] without the marks around it, None when little is left."""
        while start < stop and (self.text[start].isspace() or self.text[start] in ",;:—–-)"):
            start += 1
        while stop > start and (self.text[stop - 1].isspace() or self.text[stop - 1] in ",;:—–-(."):
            stop -= 1
        return Span(start, stop) if stop - start >= least else None
