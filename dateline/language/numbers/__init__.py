"""Numbers in news text: value, bounds, unit and what is counted, in one pass over the text.

`find(text, spans, language=...)` gives every quantity with its exact span (comparator and number, without the noun):

    "At least 14 people"     low 14, high None, noun "people"
    "nearly two dozen raids" low None, high 24, noun "raids"
    "dozens"                 low 24, high 99

Digits that count nothing (times, dates, telephone numbers, addresses, scores, calibres) are not quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from dateline.language.lexicon import GAP, compiled, either, near
from dateline.language.numbers import bounds, kinds, masks, nouns
from dateline.language.numbers.bounds import Bound
from dateline.language.numbers.grammar import Grammar, grammar, tidy
from dateline.types import Span

__all__ = ["Quantity", "find"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something. `low` and `high` are inclusive, None for an open end."""

    span: Span  # bounds and number: "at least 14"
    kind: str  # cardinal, ordinal, money, percent, age, time, measure, fraction, year, label
    low: Bound
    high: Bound
    unit: str = ""  # ISO 4217 code, "%", "tonnes", "years"
    noun: Span | None = None  # what is counted
    how: str = ""  # the reasoning, in one line
    core: Span = Span(0, 0)  # the number alone
    part: bool = False  # "two of the three devices": the noun is that of the whole


@dataclass(frozen=True, slots=True)
class _Scanner:
    grammar: Grammar
    main: re.Pattern[str]
    after: re.Pattern[str]
    before_word: re.Pattern[str]
    core: re.Pattern[str]  # every quantity holds one of these
    comparator: dict[str, str]
    closing: dict[str, str]
    between: frozenset[str]
    vague: dict[str, tuple[int, int]]
    round: frozenset[str]


@cache
def _scanner(language: str) -> _Scanner:
    known = grammar(language)
    words = known.words
    comparator = {w: kind for kind, many in words["before"].items() for w in many}
    closing = {w: kind for kind, many in words["after"].items() for w in many}
    between = words["range"]["between"]
    filler = "(?:a|la|los|las)" if language == "es" else "the"
    signs = "|".join(re.escape(s) for s in sorted(words["money"]["signs"], key=len, reverse=True))
    vague, rounded = either(words["vague"]), either(words.get("round", {}).get("words", []))
    half = rf"(?:{either(words['measures']['half'])})(?={GAP}(?:{either(words['measures']['units'])})\b)"
    one = rf"(?:{either(words['measures']['one'])})(?={GAP}(?:{either(words['measures']['single'])})\b)"
    of = either(words["sign"]["of"])
    lead = rf"(?:(?P<cmp>(?:(?:{either([*comparator, *between])}|{filler})(?:{GAP}|(?=[\d$]))){{1,3}}))?"
    core = (
        rf"(?:(?P<sign>{signs})\s?)?(?P<minus>-|[−]|(?:{either(words['sign']['minus'])}){GAP})?(?P<n1>{known.number})"
    )
    dash = "".join(words["range"]["dash"])
    second = rf"(?:(?:\s?[{dash}]\s?|{GAP}(?P<to>{either(words['range']['to'])}){GAP})(?:(?P<sign2>{signs})\s?)?(?P<n2>{known.number}))?"
    main = (
        rf"(?<![\w])(?<![\d][.,:/])(?<![^\W\d_]-)(?:{lead}(?:(?P<round>{rounded})\b|(?P<halved>{half})|(?P<whole>{one})|(?P<vague>{vague})\b(?!{GAP}{of}{GAP}(?:{either(['thousands', 'miles'])}))"
        rf"|(?P<fraction>{either(words['fractions'])})\b{GAP}(?:{of}{GAP})(?=\w)|{core}(?:(?P<suffix>k|mn|bn|tn|m|b)(?!\w)|(?![^\W\d_])(?!\d){second}(?![^\W\d_]))))"
    )
    ordinal = rf"(?P<ordinal>{known.ordinal})"
    return _Scanner(
        grammar=known,
        main=compiled(
            rf"(?<!\w)(?=\d|[^\w\s]|{signs}|(?:{_opening(words, [*comparator, *between])})(?!\w))(?:{ordinal}|{main})"
        ),
        after=compiled(rf"(?:{GAP}|(?=-))(?:{either(closing)})(?!\w)|\+(?!\w)"),
        core=compiled(rf"\d|(?<!\w)(?:{either(_heart(words))})"),
        before_word=compiled(either([*comparator, *between])),
        comparator=comparator,
        closing=closing,
        between=frozenset(between),
        vague={k: (v[0], v[1]) for k, v in words["vague"].items()},
        round=frozenset(words.get("round", {}).get("words", [])),
    )


def _opening(words: dict[str, Any], comparators: list[str]) -> str:
    """How a quantity in words may begin: most words of a text are passed over here."""
    tables = [words["sign"]["minus"], words["measures"]["half"], words["measures"]["one"], comparators, _heart(words)]
    return either({word.split()[0] for table in tables for word in table} | {"the", "a", "la", "los", "las"})


def _heart(words: dict[str, Any]) -> list[str]:
    tables = ("units", "tens", "hundreds", "scales", "groups", "fractions", "vague", "ordinals")
    rounded = words.get("round", {}).get("words", [])
    return [*(w for table in tables for w in words[table]), *words["sign"]["article"], *rounded]


_MASKED = re.compile(
    r"[\d@#]|https?:|www\.|\b(?:in|out of|de cada)\s(?:every|three|four|five|six|ten|dos|tres|cuatro|cinco|diez)\b"
)
REACH = 70  # characters from the start of a quantity (its comparators) to its number


def find(text: str, spans: Iterable[Span], *, language: str) -> list[Quantity]:
    """Every quantity inside the spans, in order. Time is linear in the text."""
    language = language if language in ("en", "es") else "en"
    return [quantity for span in spans for quantity in _of_span(text, span, language)]


@lru_cache(maxsize=256)  # the counts of an article are read from the same sentences as its numbers
def _of_span(text: str, span: Span, language: str) -> tuple[Quantity, ...]:
    return tuple(_parts(text, _merged(text, _in_span(text, span, language), language)))


_OF_THE = re.compile(
    r"\s(?:of\s(?:(?:the|those|these|its|his|her|their|all)\s){1,2}(?:[\w-]{2,20}['’]s?\s)?|of\s[\w-]{2,20}['’]s?\s|de\s(?:l[oa]s|sus|es[oa]s|est[oa]s)\s)",
    re.IGNORECASE,
)


def _parts(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """ "two of the three devices": what the whole counts, the part counts too."""
    for quantity, whole in zip(quantities, [*quantities[1:], None], strict=False):
        bare = whole is not None and quantity.kind == whole.kind == "cardinal" and quantity.noun is None
        if whole is not None and bare and _OF_THE.fullmatch(text, quantity.span.stop, whole.span.start):
            quantity = replace(quantity, noun=whole.noun, part=True)
        yield quantity


_BETWEEN = re.compile(r"\s?(?:,\s?)?(?:(?:and|but|y|e|pero)\s)?(?:que\s)?", re.IGNORECASE)


def _merged(text: str, quantities: Iterable[Quantity], language: str) -> list[Quantity]:
    """ "more than 20 but fewer than 30" is one quantity with two ends."""
    kept: list[Quantity] = []
    for quantity in quantities:
        last = kept[-1] if kept else None
        if (
            last
            and (whole := _share_of_scale(text, last, quantity) or _or_even(text, last, quantity, language)) is not None
        ):
            kept[-1] = whole
            continue
        if (
            last
            and last.kind == quantity.kind == "cardinal"
            and last.noun is None
            and _BETWEEN.fullmatch(text[last.span.stop : quantity.span.start])
        ):
            ends = _both(last, quantity)
            if ends is not None:
                span = Span(last.span.start, quantity.span.stop)
                kept[-1] = replace(
                    quantity, span=span, low=ends[0], high=ends[1], how=_how(span.of(text), "exact", *ends, "")
                )
                continue
        kept.append(quantity)
    return kept


_OF_A = re.compile(r"\s(?:of|de)\s", re.IGNORECASE)
_SCALE = re.compile(
    r"(?:an?|un)\s(?:million|billion|thousand|hundred|dozen|mill[oó]n|millar|centenar)\Z", re.IGNORECASE
)


def _share_of_scale(text: str, part: Quantity, whole: Quantity) -> Quantity | None:
    """ "three-quarters of a million refugees" is 750,000."""
    if part.kind != "fraction" or whole.kind != "cardinal" or part.low is None or part.high is None:
        return None
    if not (_OF_A.fullmatch(text, part.span.stop, whole.span.start) and _SCALE.match(whole.span.of(text))):
        return None
    if whole.low is None or whole.low != whole.high:
        return None
    span, value = Span(part.span.start, whole.span.stop), tidy(part.low * whole.low)
    return replace(whole, span=span, low=value, high=value, how=_how(span.of(text), "exact", value, value, ""))


_EVEN = re.compile(
    r",?\s(?:(?:if not|or even|or|and|even|si no|o incluso|o)\s)?(?:perhaps\s|possibly\s|maybe\s|quizás?\s|tal vez\s)?",
    re.IGNORECASE,
)
_THEN_OF = re.compile(r"\s?,\s(?=(?:of|de)\s)")


def _is_vague(quantity: Quantity, text: str) -> bool:
    """A word without a number: "dozens", "cientos"."""
    bounds_known = quantity.low is not None and quantity.high is not None and quantity.low < quantity.high
    return quantity.kind == "cardinal" and bounds_known and quantity.core.of(text)[0].isalpha()


def _or_even(text: str, few: Quantity, many: Quantity, language: str) -> Quantity | None:
    """ "hundreds, if not thousands, of protesters" is from 200 to 9,999."""
    between = text[few.span.stop : many.core.start]
    if few.noun is not None or not _is_vague(few, text) or not _is_vague(many, text) or not _EVEN.fullmatch(between):
        return None
    if not between.strip(", ") or (few.high or 0) > (many.high or 0):
        return None
    of = _THEN_OF.match(text, many.span.stop)
    noun = many.noun or (nouns.after(text, of.end(), min(len(text), of.end() + 80), language=language) if of else None)
    span = Span(few.span.start, many.span.stop)
    return replace(few, span=span, high=many.high, noun=noun, how=_how(span.of(text), "exact", few.low, many.high, ""))


def _both(one: Quantity, other: Quantity) -> tuple[Bound, Bound] | None:
    """The two ends when one says the lower and the other the upper."""
    for low, high in ((one, other), (other, one)):
        if (
            low.low is not None
            and low.high is None
            and high.low is None
            and high.high is not None
            and low.low <= high.high
        ):
            return low.low, high.high
    return None


def _in_span(text: str, span: Span, language: str) -> Iterator[Quantity]:
    scanner, stop = _scanner(language), span.stop
    veiled = _MASKED.search(text, span.start, stop)
    masked = masks.pattern(language).finditer(text, span.start, stop) if veiled else ()
    veils = [*(m.span() for m in masked), (stop, stop)]
    at = span.start
    for veil in veils:
        while at < veil[0] and (found := near(scanner.main, scanner.core, text, at, veil[0], reach=REACH)) is not None:
            quantity, at = _read(text, found, span.stop, scanner, language)
            if quantity is not None:
                yield quantity
        at = max(at, veil[1])


def _read(text: str, found: re.Match[str], limit: int, scanner: _Scanner, language: str) -> tuple[Quantity | None, int]:
    """The quantity of one match, and where to go on."""
    if found["ordinal"]:
        return _ordinal(text, found, limit, scanner, language), found.end()
    word, core = _comparator(found, scanner), _core(found)
    if _PARTICLE.search(text, max(0, found.start() - 12), core.start):
        word = "exact"  # "handed over three men"
    stop = core.stop
    if found["vague"] or found["round"] or found["fraction"] or found["halved"] or found["whole"]:
        low, high = _vague(found, scanner, word)
        said = core.of(text)
        name, unit, end = (
            ("fraction", "", stop)
            if found["fraction"]
            else kinds.kind(text, core.start, stop, limit, None, language=language, digits=False)
        )
    else:
        low = high = scanner.grammar.value(found["n1"]) * (-1 if found["minus"] and not _hyphen(text, found) else 1)
        if found["suffix"]:
            times = _suffix(text, found, limit, language)
            if times is None:
                return None, found.end("suffix")
            low = high = tidy(low * times)
            stop = found.end("suffix")
        if found["n2"] and (pair := _range(found, word, scanner)) is not None:
            (low, high), word, stop = pair, "exact", found.end("n2")
        said = text[core.start : stop]
        name, unit, end = kinds.kind(text, core.start, stop, limit, high, language=language, digits=said[-1:].isdigit())
        if found["sign"]:
            name, unit, end = (
                "money",
                scanner.grammar.words["money"]["signs"].get(found["sign"], found["sign"].upper()),
                stop,
            )
        if name == "cardinal" and _NUMBERED.match(text, stop, limit) and not said[-1:].isdigit():
            name = "label"
        if name != "measure" and _pronoun(text, core, said, language):
            return None, stop
    if (closing := scanner.after.match(text, end, limit)) is not None and name in (
        "cardinal",
        "money",
        "measure",
        "percent",
    ):
        word = scanner.closing.get(closing[0].strip().casefold(), "least")
        end = closing.end()
    if strong := _STRONG.match(text, end, limit):
        end = strong.end()
    low, high = bounds.apply(word, low, high)
    noun = _noun(text, name, end, limit, one=bool(strong) or (low == 1 and high in (1, None)), language=language)
    ranged = bool(found["n2"] and stop == found.end("n2"))
    start = _start(found, core, bound=word != "exact" or ranged)
    if not ranged and (idle := _IDLE[language].match(text, start, core.start)) is not None:
        start = idle.end()  # "los restos de al menos 30"
    span = Span(start, max(stop, end))
    if (
        name == "cardinal"
        and noun is None
        and word == "exact"
        and said[-1:].isdigit()
        and _TITLED.search(text, max(0, core.start - 24), core.start)
    ):
        name = "label"
    return Quantity(span, name, low, high, unit, noun, _how(span.of(text), word, low, high, unit), core), max(stop, end)


_IDLE = {
    "en": re.compile(r"(?:(?:from|between|the|as(?=\san?\s))\s){1,2}", re.IGNORECASE),
    "es": re.compile(r"(?:(?:de|desde|a|la|los|las|a los|a las)\s)(?=\w)(?!lo sumo)", re.IGNORECASE),
}
_PARTICLE = re.compile(
    r"\b(?:hand(?:ed|ing|s)?|turn(?:ed|ing|s)|gave|giving|ran|running|knock(?:ed|ing|s)?|bowl(?:ed|ing)|pull(?:ed|ing|s)|tipped|rolled|passing|mow(?:ed|ing))\sover\s\Z",
    re.IGNORECASE,
)
_STRONG = re.compile(r"[-\s]strong\b")  # "a 200-strong crowd"
_OF_WHAT = re.compile(r"\s(?:of|de)\s(?=[^\W\d_])")
_TITLED = re.compile(
    r"(?<=[a-z]\s)[A-Z][\w.]*\s\Z|(?:\A|[.!?:]\s|\n)(?:Bus|Train|Tram|Flight|Ferry|Engine|Gate|Line|Platform|Terminal|Unit|Room|Cell|Truck|Car|Route)\s\Z"
)  # "Channel 7", "Flight 93"
_NUMBERED = re.compile(r"\s\d{1,5}(?![\d.,]{0,9}[\d\s-]{0,9}(?:year|yr|month|foot|mile|-))")


def _noun(text: str, name: str, end: int, limit: int, *, one: bool, language: str) -> Span | None:
    """What a plain count counts, or what a measure weighs ("2.5 tonnes of cocaine")."""
    if name == "measure":
        of = _OF_WHAT.match(text, end, limit)
        return nouns.after(text, of.end(), limit, language=language, one=True) if of else None
    if name in ("cardinal", "fraction"):
        return nouns.after(text, end, limit, language=language, one=one)
    return None


_SUFFIX = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}


def _suffix(text: str, found: re.Match[str], limit: int, language: str) -> int | None:
    """ "10k", "$5m", "1.2m people": a small "m" or "b" without a currency sign or persons is a length or a name."""
    said = found["suffix"]
    paid = kinds.kinds(language).after.match(text, found.end("suffix"), limit)
    if said in ("m", "b") and not found["sign"] and not (paid and paid["money"]):
        noun = nouns.after(text, found.end("suffix"), limit, language=language)
        if noun is None or not nouns.persons(noun.of(text), language):
            return None
    return _SUFFIX[said.casefold()]


def _hyphen(text: str, found: re.Match[str]) -> bool:
    """A hyphen glued to a word before it is no minus sign."""
    at = found.start("minus")
    return found["minus"] in "-−" and at > 0 and not text[at - 1].isspace()


def _core(found: re.Match[str]) -> Span:
    for name in ("n1", "vague", "round", "fraction", "halved", "whole"):
        if found[name]:
            return Span(*found.span(name))
    return Span(*found.span())


def _start(found: re.Match[str], core: Span, *, bound: bool) -> int:
    """A comparator belongs to the span ("at least 14"), an article before the number does not."""
    if found["cmp"] and bound:
        return found.start("cmp")
    return found.start("sign") if found["sign"] else core.start


def _comparator(found: re.Match[str], scanner: _Scanner) -> str:
    """The kind of the comparator that says most: the first bound ("perhaps as many as"), or else the first hedge."""
    said = scanner.before_word.finditer(found["cmp"] or "")
    known = [scanner.comparator.get(re.sub(r"\s+", " ", piece[0]).casefold(), "exact") for piece in said]
    bounds_first = sorted((k for k in known if k != "exact"), key=lambda k: k == "about")
    return bounds_first[0] if bounds_first else "exact"


def _vague(found: re.Match[str], scanner: _Scanner, word: str) -> bounds.Bounds:
    if found["halved"] or found["whole"]:
        size = 0.5 if found["halved"] else 1
        return size, size
    if found["fraction"]:
        value = scanner.grammar.words["fractions"][re.sub(r"\s+", " ", found["fraction"]).casefold()]
        return value, value
    said = re.sub(r"\s+", " ", (found["vague"] or found["round"])).casefold()
    if said in scanner.round:
        exact = scanner.grammar.value(said)
        return bounds.apply("about" if word in ("exact", "about") else "exact", exact, exact)
    return scanner.vague[said]


def _range(found: re.Match[str], word: str, scanner: _Scanner) -> bounds.Bounds | None:
    """The two ends of a range, or None when the second number is another quantity."""
    low, high = scanner.grammar.value(found["n1"]), scanner.grammar.value(found["n2"])
    lead = (found["cmp"] or "").split()
    paired = bool(lead) and any(lead[-1].casefold() == b.split()[-1] for b in scanner.between)
    to = (found["to"] or "").casefold()
    if to in ("and", "y") and not paired or to == "a" and not paired and (high <= low):
        return None
    ends = re.search(r"[^\W\d_]+\Z", found["n2"].casefold())
    if low < high and ends and ends[0] in scanner.grammar.scales and low < 1000 <= high and found["n1"][-1].isdigit():
        low *= scanner.grammar.scales[ends[0]] if low * scanner.grammar.scales[ends[0]] < high else 1
    if ends and ends[0] in scanner.grammar.words["groups"] and low < 12 < high and found["n1"] != found["n2"]:
        low *= scanner.grammar.words["groups"][ends[0]]  # "two to three dozen"
    if low >= high or (to in ("or", "o") and high > 2 * low + 2):
        return None
    if word == "most":
        return None, high
    if word in ("least", "more"):
        return low + (word == "more"), None
    return low, high


def _pronoun(text: str, core: Span, said: str, language: str) -> bool:
    """ "no one", "the one who", Spanish "un": a word that is one and counts nothing."""
    low = said.casefold()
    if low in ("un", "una"):
        return True
    if low not in ("one", "uno"):
        return False
    before = text[max(0, core.start - 10) : core.start].casefold().split()
    return bool(before) and before[-1] in (
        "no",
        "the",
        "this",
        "that",
        "any",
        "every",
        "some",
        "each",
        "which",
        "another",
        "cada",
        "ni",
    )


def _ordinal(text: str, found: re.Match[str], limit: int, scanner: _Scanner, language: str) -> Quantity:
    said = found["ordinal"].casefold()
    words = scanner.grammar.words
    digits = re.match(r"\d+", said)
    value = int(digits[0]) if digits else 0
    for word in re.findall(r"[^\W\d_]+", said) if not digits else []:
        value += words["tens"].get(word, words["ordinals"].get(word, 0))
    span = Span(*found.span("ordinal"))
    noun = nouns.after(text, span.stop, limit, language=language, one=True)
    return Quantity(span, "ordinal", value, value, "", noun, f"'{span.of(text)}' is number {value} in a row", span)


def _how(said: str, word: str, low: Bound, high: Bound, unit: str) -> str:
    ends = f"{low}" if low == high else f"{'?' if low is None else low} to {'?' if high is None else high}"
    why = {"more": "strictly above", "least": "from there on", "less": "strictly below", "most": "no more than that",
           "near": "up to it, low end not said", "about": "a tenth to either side"}.get(word, "")  # fmt: skip
    return f"'{said}' = {ends}{' ' + unit if unit else ''}{': ' + why if why else ''}"
