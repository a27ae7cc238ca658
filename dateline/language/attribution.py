"""Who says so: the source, the words that introduce it, and what is said, by rules (words/attribution.toml).

"X said that ...", "said X", "according to X", "X told Y", quotes that go on, pronouns tied to the last source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language import model, sources
from dateline.language.sources import Kind
from dateline.types import Language, Span

_TOLD = re.compile(r"\s(?:that|how|why|he|she|they|it|there|the|we|I)\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something. `name` is the source as the text names it; a pronoun's is the source it was tied to.

    `chain` names those through whom the words came, nearest first ("a witness told the AP": the AP).
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    name: str
    kind: Kind
    chain: tuple[str, ...] = ()
    how: str = ""


def find(text: str, spans: Sequence[Span], *, language: Language, rules: bool = False) -> list[Attribution]:
    """The attributions in the sentences `spans`, in order of their cues.

    The shipped model's reading of English comes first, what only the rules see is added; `rules`: without the model.
    """
    read = model.analyse(text, spans) if language == "en" and not rules else None
    said = [_spoken(text, s) for s in read.speech] if read else []
    found: list[Attribution] = []
    for at, sentence in enumerate(spans):
        fresh = at == 0 or "\n" in text[spans[at - 1].stop : sentence.start]
        here = [a for a in said if sentence.holds(a.cue)]
        here += [a for a in _sentence(text, sentence, language=language) if not any(_same(a, b) for b in here)]
        if not here and found and not fresh and _quoted(text, sentence):
            here = [replace(found[-1], content=(sentence,), how="the quote goes on")]
        for item in sorted(here, key=lambda a: a.cue):
            found.append(_resolved(text, item, found, language=language))
    return found


def _spoken(text: str, speech: model.Speech) -> Attribution:
    item = _made(text, speech.source, speech.cue, (speech.content,))
    hearer = _hearer(text, speech.cue, speech.cue.stop + 60, language="en")
    return replace(item, chain=_chain(text, hearer), how=f"model: attribution, “{speech.cue.of(text)}”")


def _same(one: Attribution, two: Attribution) -> bool:
    return one.cue.meets(two.cue) or (
        one.source is not None and two.source is not None and one.source.meets(two.source)
    )


def _quoted(text: str, sentence: Span) -> bool:
    """Whether the whole sentence stands inside quotation marks."""
    words = sentence.of(text)
    return words[:1] in '“"«' and (words[-1:] in '”"»' or not re.search('[”»"]', words[1:]))


def _sentence(text: str, sentence: Span, *, language: Language) -> list[Attribution]:
    rules = sources.patterns(language)
    quotes = [
        Span(m.start(), m.end())
        for m in re.finditer('“[^”]*(?:”|\\Z)|"[^"]*(?:"|\\Z)|«[^»]*(?:»|\\Z)', text[: sentence.stop])
        if m.end() > sentence.start
    ]
    found: list[Attribution] = []
    start = sentence.start
    cues = [(m, True) for m in rules["prepositions"].finditer(text, sentence.start, sentence.stop)]
    taken = [m.span() for m, _ in cues]
    for verb in rules["saying"].finditer(text, sentence.start, sentence.stop):
        if not any(a <= verb.start() < b for a, b in taken):
            cues.append((verb, False))
    for cue, preposed in sorted(cues, key=lambda c: c[0].start()):
        if any(q.start < cue.start() < q.stop for q in quotes) or cue.start() < start:
            continue
        read = _preposed if preposed else _verb
        item = read(text, sentence, start, cue, language)
        if item:
            found.append(item)
            start = cue.end()
    return found


def _preposed(text: str, sentence: Span, start: int, cue: re.Match[str], language: Language) -> Attribution | None:
    source = sources.after(text, cue.end(), sentence.stop, language=language, far=True)
    if source is None:
        return None
    head = _part(text, start, cue.start())
    tail = _part(text, source.stop, sentence.stop)
    content = (tail,) if head is None and tail else (head,) if head else ()
    return _made(text, source, Span(cue.start(), cue.end()), content)


def _verb(text: str, sentence: Span, start: int, cue: re.Match[str], language: Language) -> Attribution | None:
    """A verb of saying with its source before it, or after it where the order is turned."""
    rules = sources.patterns(language)
    Span(cue.start(), cue.end())
    lead = text[start : cue.start()].rstrip()
    strong = bool(rules["strong"].fullmatch(cue[0]))
    if not lead or lead[-1] in ',”"»?!—–' or (language == "es" and strong):
        turned = _turned(text, sentence, start, cue, language)
        if turned and (strong or lead[-1:] in '”"»,'):
            return turned
    clause = _clause(text, start, cue.start())
    source = sources.before(text, clause, cue.start(), language=language)
    if source is None or not _may_speak(source.of(text), rules):
        return None
    if not strong and not re.match(
        r"\s*(?:[“\"«]|that\b|que\b|how\b|there\b|[,:]\s*[“\"«])", text[cue.end() : sentence.stop]
    ):
        return None
    return _direct(text, sentence, start, source, cue, language)


def _turned(text: str, sentence: Span, start: int, cue: re.Match[str], language: Language) -> Attribution | None:
    """`..., said X.` and `“...,” said X, “...”`; Spanish also opens with it: `Dijo X que ...`."""
    rules = sources.patterns(language)
    at = cue.end()
    if language == "es" and (
        hearer := re.match(r"\s+a\s+(?:(?:la|el|los|las)\s+)?(?:[A-ZÁ-Ý][\w-]*\s)+", text[at : sentence.stop])
    ):
        at += hearer.end()
    if rules["adverbial"].match(text, at, sentence.stop) or rules["that"].match(text[at : sentence.stop].lstrip()):
        return None
    source = sources.after(text, at, sentence.stop, language=language)
    if source is None or not _may_speak(source.of(text), rules) or _counted(source.of(text)):
        return None
    head = _part(text, start, cue.start())
    tail = re.search(
        r"[“\"«].+|\bque\s.+" if language == "es" and head is None else r"[“\"«].+",
        text[source.stop : sentence.stop],
        re.S,
    )
    rest = _part(text, source.stop + tail.start(), sentence.stop) if tail else None
    content = tuple(c for c in (head, rest) if c)
    return _made(text, source, Span(cue.start(), cue.end()), content) if content else None


def _direct(
    text: str, sentence: Span, start: int, source: Span, cue: re.Match[str], language: Language
) -> Attribution | None:
    """Source, verb, and what is said after or before them."""
    rules = sources.patterns(language)
    hearer = _hearer(text, Span(cue.start(), cue.end()), sentence.stop, language=language)
    stop = hearer.stop if hearer else cue.end()
    aside = rules["adverbial"].match(text, stop, sentence.stop)
    tail = _part(text, aside.end() if aside else stop, sentence.stop, least=4)
    head = _part(text, start, source.start, least=8)
    opened = text[start : source.start].rstrip()[-1:] in (",", "”", '"', "»", "?", "!")
    if head and opened and (tail is None or not _clausal(text, tail, rules)):
        content: tuple[Span, ...] = (head,)
    elif head and opened and text[source.start - 2 : source.start - 1] in '”"»' and tail:
        content = (head, tail)
    elif tail:
        content = (tail,)
    else:
        return None
    return replace(_made(text, source, Span(cue.start(), cue.end()), content), chain=_chain(text, hearer))


def _hearer(text: str, cue: Span, stop: int, *, language: Language) -> Span | None:
    """Who was told: "told the BBC that"."""
    told = sources.patterns(language).get("told")
    if told is None or not told.match(text, cue.start, cue.stop):
        return None
    hearer = sources.after(text, cue.stop, stop, language=language)
    cut = _TOLD.search(hearer.of(text)) if hearer else None
    return Span(hearer.start, hearer.start + cut.start()) if hearer and cut and cut.start() > 2 else hearer


def _chain(text: str, hearer: Span | None) -> tuple[str, ...]:
    """The press that was told stands between the source and the reader."""
    words = hearer.of(text) if hearer else ""
    return (words,) if sources.kind_of(words) == "media" or (words.isupper() and len(words) > 1) else ()


def _clausal(text: str, tail: Span, rules: dict[str, re.Pattern[str]]) -> bool:
    """Whether the words after the verb are what is said, not when or where it was said."""
    words = tail.of(text)
    return (
        bool(rules["that"].match(words))
        or words[:1] in '“"«'
        or (not rules["introduction"].match(words) and len(words.split()) > 1)
    )


def _clause(text: str, start: int, stop: int) -> int:
    """Where the clause that ends at `stop` begins: after a dash, colon, semicolon or closing quote."""
    breaks = [m.end() for m in re.finditer(r"[;:—–]\s|[”»]\s|\s-\s|\)\s[—–-]", text[start:stop])]
    return start + (breaks[-1] if breaks else 0)


def _may_speak(words: str, rules: dict[str, re.Pattern[str]]) -> bool:
    """A name, a pronoun, or a noun that is known to speak: "the truck" does not."""
    if all(rules["determiners"].fullmatch(w) and sources.kind_of(w) == "unknown" for w in words.split()):
        return bool(rules["pronouns"].fullmatch(words))
    return bool(
        rules["pronouns"].fullmatch(words)
        or sources.kind_of(words) != "unknown"
        or re.search(r"[A-ZÁ-Ý]", words[:1] if len(words.split()) == 1 else words)
    )


def _counted(words: str) -> bool:
    """ "two men fell" is what was said, "two officials" may be who said it."""
    number = re.match(r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco)\s", words)
    return bool(number) and (sources.kind_of(words.split()[-1]) == "unknown")


def _part(text: str, start: int, stop: int, *, least: int = 6) -> Span | None:
    """text[start:stop] without the marks around it, None when little is left."""
    while start < stop and (text[start].isspace() or text[start] in ",;:—–-)"):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ",;:—–-(."):
        stop -= 1
    return Span(start, stop) if stop - start >= least else None


def _made(text: str, source: Span, cue: Span, content: tuple[Span, ...]) -> Attribution:
    words = re.sub(r"\s+", " ", source.of(text))
    name = words.strip(' ,.;:“”"«»').split(", ")[0] or words
    return Attribution(source, cue, content, name, sources.kind_of(words), how=f"“{cue.of(text)}”")


def _resolved(text: str, item: Attribution, earlier: list[Attribution], *, language: Language) -> Attribution:
    """A pronoun takes the name and kind of the last source it can stand for; a known surname the kind of its full name."""
    rules = sources.patterns(language)
    if item.source is None or not item.content:
        return item
    if not rules["pronouns"].fullmatch(item.name):
        same = next(
            (e for e in reversed(earlier) if item.name in e.name or item.name.split()[-1] == e.name.split()[-1]), None
        )
        return replace(item, kind=same.kind) if same and item.kind == "unknown" else item
    many = bool(rules["plural_pronouns"].fullmatch(item.name))
    for last in reversed(earlier):
        if not rules["pronouns"].fullmatch(last.name) and many == _plural(last.name):
            return replace(
                item, name=last.name, kind=last.kind, how=f"“{item.name}” tied to the last source named, {last.name}"
            )
    return replace(item, how=f"“{item.name}”, not tied to a name")


def _plural(name: str) -> bool:
    last = (name.split() or [""])[-1]
    return (last.endswith("s") and last.islower()) or last.lower() in ("police", "people")
