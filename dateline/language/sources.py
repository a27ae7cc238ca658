"""Finding the words of a source next to a verb of saying, and telling what kind of source they name."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from dateline.language.words import alternatives, load
from dateline.types import Language, Span

Kind = Literal["official", "witness", "party", "media", "expert", "document", "unknown"]
_WORDS = load("attribution")
_KINDS: dict[str, Kind] = {noun: kind for kind in reversed(_WORDS["kinds"]) for noun in _WORDS["kinds"][kind]}
_NEUTRAL = frozenset(_WORDS["neutral"]["nouns"])
_NOUN = re.compile(rf"(?<![\w-]){alternatives([*_KINDS, *_NEUTRAL])}(?![\w-])", re.IGNORECASE)
_STATEMENT = re.compile(r"[.!?…][\"”’»]?\s")
_TURN = re.compile(
    r"\b(?:after|as|when|because|that|and|but|while|since|if|than|where|although|though|porque|cuando|que|y|pero|mientras|aunque)\s+"
)
_AT = re.compile(
    r"(?:In|At|On|From|En|Desde)\s(?:[A-ZÁ-Ý][\w-]+\s){1,3}(?=(?:the|a|an|its|his|her|el|la|los|las|un|una)\s)"
)
_SHORT = re.compile(r"\([A-ZÁ-Ý][\w. -]{1,14}\)")
_NAME = re.compile(r",\s+(?P<name>(?:[A-ZÁ-Ý][\w.'’-]*\s?){2,6}?)(?=[,.]|\s[“\"«]|\s*\Z)")
_LONGEST = 240  # characters of a source's words


def kind_of(phrase: str) -> Kind:
    """What kind of source a phrase names, by the first noun that tells: "a nurse at the police hospital" is a witness."""
    nouns = [re.sub(r"\s+", " ", noun[0].lower()).replace("’", "'") for noun in _NOUN.finditer(phrase)]
    return next((_KINDS[noun] for noun in nouns if noun not in _NEUTRAL), "official" if nouns else "unknown")


def _last_clause(text: str, words: Span, rules: dict[str, re.Pattern[str]]) -> Span | None:
    """Of "it fell hours after the army" (said ...) "the army"; words with a verb and no such turn name no source."""
    first = words.of(text).split(",")[0]
    verb = rules["finite"].search(first)
    if verb is None or re.search(r"\b(?:who|which|that|whose|quien|que)\b", first[: verb.start()]):
        return words
    turns = [m.end() for m in _TURN.finditer(first) if m.end() > verb.end()]
    return _tidy(text, words.start + turns[-1], words.stop, rules) if turns else None


@cache
def patterns(language: Language) -> dict[str, re.Pattern[str]]:
    """The language's word lists as compiled patterns; "other" reads as English."""
    lists: dict[str, Any] = _WORDS["es" if language == "es" else "en"]
    made = {name: re.compile(rf"\b{alternatives(words)}\b", re.I) for name, words in lists.items() if words}
    made["nouny"] = re.compile(rf"\b(?:{'|'.join(lists['nouny'])})\s*\Z", re.I)
    made["times"] = re.compile(rf"\s*(?:{lists['times'][0]}),?\s+(?=\w)".replace(" ", r"\s"), re.I)
    made["numbers"] = re.compile(rf"\b(?:{'|'.join(lists['numbers'])})", re.I)
    made["trailing"] = re.compile(
        rf"(?:[\s,]+(?:on\s+)?{alternatives(lists['auxiliaries'] + lists['adverbials'])})+\s*\Z", re.I
    )
    made["saying"] = re.compile(rf"\b{alternatives(lists['verbs'] + lists['weak'] + lists['tally'])}\b", re.I)
    made["strong"] = re.compile(rf"{alternatives(lists['verbs'])}\b", re.I)
    if "possessed" in lists:
        made["possessed"] = re.compile(rf"['’]s?\s+{alternatives(lists['possessed'])}\b", re.I)
    made["leading"] = re.compile(rf"\s*(?:{alternatives(lists['conjunctions'])}\s+)+", re.I)
    made["introduction"] = re.compile(rf"\s*{alternatives(lists['prepositional'])}\b", re.I)
    made["stops"] = re.compile(rf"[,;:.!?“”\"«»()—–]|\s(?={alternatives(lists['follows'])}\b)", re.I)
    made["marks"] = re.compile(
        r"[,;:.!?“”\"«»()—–]|\s(?=(?:who|which|and said|on|late|early|that|quien|que|y)\b)", re.I
    )
    made["adverbial"] = re.compile(rf"(?:\s*,?\s*(?:on\s+)?{alternatives(lists['adverbials'])})+", re.I)
    made["opens"] = re.compile(rf"\s*(?:(?:{alternatives(lists['determiners'] + lists['pronouns'])})\b|[A-ZÁ-Ý])", 0)
    return made


def before(text: str, start: int, stop: int, *, language: Language) -> Span | None:
    """The source's words at the end of text[start:stop], a clause that a verb of saying follows."""
    rules = patterns(language)
    trailing = rules["trailing"].search(text, start, stop)
    if trailing:
        apposed = text[trailing.start() : stop].lstrip().startswith(",") or text[:stop].rstrip().endswith(",")
        stop = trailing.start()
    else:
        apposed = text[start:stop].rstrip().endswith(",")
    pieces = _pieces(text, start, stop)
    if not pieces:
        return None
    pieces = _apposition(text, pieces, rules) if apposed and len(pieces) > 1 else pieces[-1:]
    found = _tidy(text, pieces[0].start, pieces[-1].stop, rules)
    found = found and _subject(text, found, rules)
    return found and _last_clause(text, found, rules)


def _subject(text: str, words: Span, rules: dict[str, re.Pattern[str]]) -> Span:
    """Of "The army called it a check and" (denied ...) the subject alone."""
    ends = re.search(r"\s(?:and|but|y|e|pero)\Z", words.of(text))
    if not ends:
        return words
    verb = re.search(
        rf"\s(?:{rules['finite'].pattern}|{rules['saying'].pattern}|[a-z]+ed\b|[a-z]+[óa]ron\b|[a-z]+ó\b)",
        words.of(text),
    )
    return Span(words.start, words.start + (verb.start() if verb else ends.start()))


def after(text: str, start: int, stop: int, *, language: Language, far: bool = False) -> Span | None:
    """The source's words that begin text[start:stop], after an inverted verb or, `far`, after "according to".

    `far` lets "a doctor at the hospital" be one source.
    """
    rules = patterns(language)
    opening = rules["opens"].match(text, start, stop)
    if rules["introduction"].match(text, start, stop):
        return None
    if opening is None and not re.match(r"\s*[a-zà-ÿ]", text[start:stop]):
        return None
    stops = rules["marks" if far else "stops"]
    end = stops.search(text, start + 2, stop)
    while end and _inside(text, end):
        end = stops.search(text, _beyond(text, end), stop)
    found = _tidy(text, start, end.start() if end else stop, rules)
    found = found and _apposed(text, found, stop)
    return None if found is None or rules["finite"].search(text, found.start, found.stop) else found


def _apposed(text: str, words: Span, stop: int) -> Span:
    """ "its director, Dr. Ana Ruiz": the name behind belongs to the source."""
    name = _NAME.match(text, words.stop, stop)
    return Span(words.start, name.end("name")) if name and not words.of(text)[0].isupper() else words


def _inside(text: str, stop: re.Match[str]) -> bool:
    """A dot of a title or an initial ("Lt. Gen. J. Obi") and a short form in brackets are part of the source."""
    if stop[0] == "(":
        return bool(_SHORT.match(text, stop.start()))
    return (
        stop[0] == "."
        and bool(re.search(r"\b(?:[A-Z]|[A-Z][a-z]{1,4})\Z", text[max(0, stop.start() - 5) : stop.start()]))
        and text[stop.end() : stop.end() + 2].strip()[:1].isalnum()
    )


def _beyond(text: str, stop: re.Match[str]) -> int:
    short = _SHORT.match(text, stop.start())
    return short.end() if short else stop.end()


def _pieces(text: str, start: int, stop: int) -> list[Span]:
    """The comma-separated pieces, blanks trimmed, empty ones dropped."""
    found = []
    for piece in re.finditer(r"(?:[^,]|(?<=\d),(?=\d))+", text[start:stop]):
        words = piece[0].strip()
        if words:
            at = start + piece.start() + len(piece[0]) - len(piece[0].lstrip())
            found.append(Span(at, at + len(words)))
    return found


def _apposition(text: str, pieces: list[Span], rules: dict[str, re.Pattern[str]]) -> list[Span]:
    """Of "In Lagos, Ann Obi, a nurse, " the pieces from the name on."""
    for at, piece in enumerate(pieces[-5:]):
        timed = rules["times"].match(text, piece.start, piece.stop)
        words = text[timed.end() if timed else piece.start : piece.stop]
        if re.match(r"(?:who|which|whose|where|quien|que|cuy[oa])\b", words):
            continue
        if not rules["introduction"].match(words) and rules["opens"].match(words) and len(words.split()) < 14:
            return pieces[-5:][at:]
    return pieces[-1:]


def _tidy(text: str, start: int, stop: int, rules: dict[str, re.Pattern[str]]) -> Span | None:
    stop = min(stop, len(text))
    leading = rules["leading"].match(text, start, stop)
    if leading:
        start = leading.end()
    for opening in (rules["times"], _AT):
        if timed := opening.match(text, start, stop):
            start = timed.end()
    while start < stop and (text[start].isspace() or text[start] in "“”\"«»'’,;:—–-("):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in '“”"«»,;:—–('):
        stop -= 1
    words = text[start:stop]
    if (
        not words
        or len(words) > _LONGEST
        or not any(c.isalpha() for c in words)
        or _STATEMENT.search(re.sub(r"\b\w{1,4}\.\s", "", words))
    ):
        return None
    return Span(start, stop)
