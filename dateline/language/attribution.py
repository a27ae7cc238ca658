"""Who says so: the source, the words that introduce it, and what is said.

The rules (saying.py, words/attribution.toml) read English and Spanish; in English the shipped model adds what they
miss. Quotes that go on and pronouns are tied to the last source, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.language import model, saying, sources
from dateline.language.sources import Kind
from dateline.language.speakers import speaks
from dateline.types import Language, Span

_NO_NAME = re.compile(r"(?:who|which|whose|where|when|quien|que|cuyo|cuya)\b|\d|\w+ing\b")
_ASIDE = re.compile(
    r",?\s(?:en cambio|por su parte|for (?:its|his|her|their) part|however|meanwhile|in turn|a su vez)\b,?", re.I
)
_POLITE = re.compile(r"^(?:Mr|Mrs|Ms|Sr|Sra|Dr|Dra|Don|Doña)\.?\s")
_LONGEST_NAME = 80


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
    """The attributions in the sentences `spans`, in order of their cues; `rules`: without the model."""
    found: list[Attribution] = []
    read = None if rules or language != "en" else model.analyse(text, spans)
    spoken = [_made(text, saying.Said(s.source, s.cue, (s.content,)), how="model") for s in read.speech] if read else []
    for at, sentence in enumerate(spans):
        here = [_made(text, said, how="rule") for said in saying.read(text, sentence, language=language)]
        here += [a for a in spoken if sentence.holds(a.cue) and not any(_same(a, b) for b in here)]
        here = [a for a in here if a.source is None or speaks(a.source.of(text), language=language)]
        fresh = at == 0 or "\n" in text[spans[at - 1].stop : sentence.start]
        if not here and found and not fresh and _quoted(sentence.of(text)):
            here = [replace(found[-1], content=(sentence,), how="the quote goes on")]
        for item in sorted(here, key=lambda a: a.cue):
            found.append(_resolved(item, found, language=language))
    return found


def _quoted(words: str) -> bool:
    """Whether a whole sentence stands inside quotation marks."""
    return words[:1] in '“"«' and (words[-1:] in '”"»' or not re.search('[”»"]', words[1:]))


def _same(one: Attribution, two: Attribution) -> bool:
    return one.cue.meets(two.cue) or (
        one.source is not None and two.source is not None and one.source.meets(two.source)
    )


def _made(text: str, said: saying.Said, *, how: str) -> Attribution:
    words = re.sub(r"\s+", " ", said.source.of(text)) if said.source else ""
    told = said.hearer or saying.hearer(text, said.cue, said.cue.stop + 60, language="en")
    press = told.of(text) if told else ""
    chain = (press,) if sources.kind_of(press) == "media" or (press.isupper() and len(press) > 1) else ()
    kind = sources.kind_of(words)
    return Attribution(said.source, said.cue, said.content, _name(words), kind, chain, f"{how}: “{said.cue.of(text)}”")


def _name(words: str) -> str:
    """The source without relative clauses and asides, its apposition kept while it is short."""
    words = _ASIDE.sub("", words)
    parts = words.strip(' ,.;:“”"«»').split(", ")
    kept = parts[0]
    for part in parts[1:3]:
        if _NO_NAME.match(part) or len(kept) + len(part) > _LONGEST_NAME:
            break
        kept += ", " + part
    return kept or words


def _resolved(item: Attribution, earlier: Sequence[Attribution], *, language: Language) -> Attribution:
    """A pronoun takes the name and kind of the last source it can stand for; a known surname the kind of its full name."""
    rules = sources.patterns(language)
    if item.source is None:
        last = earlier[-1] if earlier else None
        return replace(item, name=last.name, kind=last.kind, how=f"no subject: tied to {last.name}") if last else item
    if not rules["pronouns"].fullmatch(item.name):
        same = next((e for e in reversed(earlier) if _POLITE.sub("", item.name) in e.name), None)
        return replace(item, kind=same.kind) if same and item.kind == "unknown" else item
    many = bool(rules["plural_pronouns"].fullmatch(item.name))
    for last in reversed(earlier):
        if not rules["pronouns"].fullmatch(last.name) and many == _plural(last.name):
            return replace(
                item, name=last.name, kind=last.kind, how=f"“{item.name}” tied to the last source named, {last.name}"
            )
    return replace(item, how=f"“{item.name}”, not tied to a name")


def _plural(name: str) -> bool:
    last = (name.split(",")[0].split() or [""])[-1]
    return (last.endswith("s") and last.islower()) or last.lower() in ("police", "people")
