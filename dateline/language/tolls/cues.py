"""Where a sentence says what happened: phrases found by their first word, and frames whose words stand apart.

"were taken into custody"        a phrase
"burying [20 villagers] alive"   a frame: the verb says it only with the word behind its object
"took the wounded to a hospital" a frame of hospitals (special)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.language.lexicon import Phrases, compiled, either, words_of
from dateline.language.tolls.forms import forms

Cue = tuple[str, str]  # (construction, measure)

BEHIND = r"(?![\w]|-\w|['’]s)"
_HOSPITAL: tuple[Cue, ...] = (("verb", "injured"), ("subject", "injured"))
_SPECIAL: dict[str, tuple[Cue, ...]] = {
    "hospital": _HOSPITAL,
    "hurts": _HOSPITAL,
    "captive": (("verb", "abducted"),),
    "cost": (("verb", "killed"),),
}


@dataclass(frozen=True, slots=True)
class Hit:
    start: int
    stop: int
    cues: tuple[Cue, ...]


ANY = r"\s(?:[\w’'-]{1,16}\s){0,2}"  # the "*" of a tail: "from * jail"
COUNTED = re.compile(
    r"\s(?:at\sleast\s|more\sthan\s|nearly\s|almost\s|about\s|some\s|over\s|up\sto\s|another\s)?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|several)\b(?!\s(?:days|hours|weeks|months|years|minutes|times|percent)))",
    re.IGNORECASE,
)
_AUXILIARIES = frozenset({"was", "were", "been", "being", "is", "are", "had", "have", "has", "fue", "fueron"})
APART = 9  # words between a verb and its tail, at most


@dataclass(frozen=True)
class Frame:
    """Verbs that say what happened only with one of the tails a few words behind."""

    cue: Cue
    verbs: frozenset[str]
    tails: list[str]
    between: re.Pattern[str]  # a word that may stand between; no verb of the frame may

    @cached_property
    def tail(self) -> re.Pattern[str]:
        wide = [ANY.join(either([part.strip()]) for part in tail.split("*")) for tail in self.tails if "*" in tail]
        return compiled(rf"\s(?:{'|'.join([either(t for t in self.tails if '*' not in t), *wide])})(?![\w-])")

    def match(self, text: str, start: int, stop: int) -> tuple[int, bool] | None:
        """Where the tail ends, and whether words stand before it."""
        at = start
        for _ in range(APART + 1):
            if tail := self.tail.match(text, at, stop):
                return tail.end(), at > start
            word = self.between.match(text, at, stop)
            if word is None or word[1].casefold() in self.verbs:
                return None
            at = word.end()
        return None


@dataclass(frozen=True, slots=True)
class Cues:
    phrases: Phrases
    meanings: dict[str, tuple[Cue, ...]]
    frames: dict[str, list[Frame]]  # by the form of their verb
    special: re.Pattern[str]
    nounish: frozenset[str]  # forms that are nouns as well: verbs only right before a count
    openers: frozenset[str]  # first words of what `special` matches
    firsts: frozenset[str]  # first words of everything

    def find(self, text: str, start: int, stop: int) -> Iterator[Hit]:
        """The cues of a sentence from left to right, none overlapping another."""
        at = start
        for word in words_of(text, start, stop, self.firsts):
            if word.start() >= at and (hit := self._at(text, word, stop)) is not None:
                if word[0].casefold() in _AUXILIARIES and self._longer(text, word, hit, stop):
                    continue
                yield hit
                at = hit.stop

    def _longer(self, text: str, word: re.Match[str], hit: Hit, stop: int) -> bool:
        """ "was struck dead" is no "was struck"."""
        following = next(words_of(text, word.end(), hit.stop, self.firsts), None)
        other = self._at(text, following, stop) if following is not None else None
        return other is not None and other.stop > hit.stop

    def search(self, text: str) -> bool:
        return next(self.find(text, 0, len(text)), None) is not None

    def _at(self, text: str, word: re.Match[str], stop: int) -> Hit | None:
        low = word[0].casefold()
        phrase = self.phrases.match(text, word, stop)
        framed = sorted(
            ((found[0], f.cue, found[1]) for f in self.frames.get(low, ()) if (found := f.match(text, word.end(), stop))),
            key=lambda frame: frame[0],
        )  # fmt: skip
        if (
            framed
            and (phrase is None or phrase.end() < framed[0][0])
            and not (framed[0][2] and phrase and " " in phrase[0])
        ):
            end = word.end() if framed[0][2] else framed[0][0]
            return Hit(word.start(), end, tuple(dict.fromkeys(cue for at, cue, _ in framed if at == framed[0][0])))
        bare = phrase is None or phrase.end() == word.end()
        if bare and low in self.openers and (other := self.special.match(text, word.start(), stop)) is not None:
            kind = next(name for name in _SPECIAL if other[name])
            return Hit(*other.span(), _SPECIAL[kind])
        if phrase is None or (plain_(phrase[0]) in self.nounish and not COUNTED.match(text, phrase.end(), stop)):
            return None
        return Hit(*phrase.span(), self.meanings.get(plain_(phrase[0]), ()))


def read(words: dict[str, Any], language: str) -> Cues:
    meanings = _meanings(words, language)
    nounish = _nounish(words) if language == "en" else {}
    for form, cues in nounish.items():
        meanings.setdefault(form, cues)
    phrases, frames = Phrases(meanings, behind=BEHIND), _frames(words, language)
    openers = frozenset(
        said.split()[0] for key in ("verbs", "suffer", "takes", "costs") for said in words["hospital"][key]
    )
    return Cues(
        phrases=phrases,
        meanings={word: tuple(many) for word, many in meanings.items()},
        frames=frames,
        special=compiled(_hospital(words)),
        nounish=frozenset(form for form, cues in nounish.items() if meanings[form] is cues),
        openers=openers,
        firsts=phrases.firsts | openers | frozenset(frames),
    )


_BENT = re.compile(r"(?:ada|ad[oa]s|ida|id[oa]s)\Z")  # a Spanish participle that no "han" goes before


def _meanings(words: dict[str, Any], language: str) -> dict[str, list[Cue]]:
    meanings: dict[str, list[Cue]] = {}
    for construction in ("verb", "subject", "state", "taken"):
        for measure, many in words[construction].items():
            for word in many:
                meanings.setdefault(word, []).append((construction, measure))
    for construction, table in (("verb", "regular"), ("subject", "regular_subject")):
        for measure, many in words[table].items():
            made = [form for verb in many for form in _made(verb, words, language, bare=measure != "participants")]
            for form in (
                made if construction == "verb" else [form for form in made if not _BENT.search(form.split()[0])]
            ):
                _add(meanings.setdefault(form, []), (construction, measure))
    return meanings


def _made(verb: str, words: dict[str, Any], language: str, *, bare: bool) -> list[str]:
    """The forms of a verb; those that are nouns as well ("a raid", "the wreck") left out."""
    made = forms(verb, words["irregular"], language=language)
    nouns = words["noun_like"]["words"]
    if language == "es":
        made = [form.removesuffix(" a") if form.removeprefix("se ").count(" ") > 1 else form for form in made]
        return [form for form in made if form not in nouns]
    if not bare or verb in nouns:
        return [form for form in made if form not in (verb, f"{verb}s", f"{verb}es") or " " in form]
    return made


def _nounish(words: dict[str, Any]) -> dict[str, list[Cue]]:
    """The forms of headlines that are nouns as well: "Cops collar three"."""
    found: dict[str, list[Cue]] = {}
    for measure, many in words["regular"].items():
        for verb in many:
            if verb in words["noun_like"]["words"]:
                for form in forms(verb, words["irregular"], language="en")[:2]:
                    found.setdefault(form, []).append(("verb", measure))
    return found


def plain_(said: str) -> str:
    return re.sub(r"\s+", " ", said).casefold()


def _add(known: list[Cue], cue: Cue) -> None:
    """A made form says what it says beside what is listed for it, before a mere state."""
    if cue not in known:
        known.insert(next((i for i, (c, _) in enumerate(known) if c == "state"), len(known)), cue)


def _frames(words: dict[str, Any], language: str) -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    between = compiled(rf"\s(?!(?:{either(words['apart']['words'])})\b)(?=(\w*))(?:[\w’'$%.-]|,(?=\d)){{1,20}}")
    for row in words["frames"]:
        made = [form for verb in row["verbs"] for form in forms(verb, words["irregular"], language=language)]
        frame = Frame((row.get("takes", "verb"), row["measure"]), frozenset(made), row["tails"], between)
        for form in made:
            found.setdefault(form, []).append(frame)
    return found


def _hospital(words: dict[str, Any]) -> str:
    known = words["hospital"]
    verbs, places, costs, lives = (either(known[key]) for key in ("verbs", "places", "costs", "lives"))
    suffer, hurts = either(known["suffer"]), either(known["hurts"])
    return (
        rf"(?<![\w-])(?P<hospital>{verbs})(?=\s(?:[\w’'.&-]{{1,20}}\s){{0,7}}?(?:{places})\b)"
        rf"|(?<![\w-])(?P<hurts>(?:{suffer})\s(?:(?!fatal|no\b|not\b)[\w-]{{1,20}}\s){{0,4}}?(?:{hurts}))\b"
        rf"|(?<![\w-])(?P<captive>{either(known['takes'])})(?=\s(?:[\w’'-]{{1,20}}\s){{1,5}}?(?:{either(known['captive'])})\b)"
        rf"|(?<![\w-])(?P<cost>{costs})(?=\s(?:[\w’'-]{{1,20}}\s){{1,6}}?(?:their|his|her|the|la)\s?(?:{lives})\b)"
    )
