"""Writes docs/codebook.md from the codebook's TOML: python -m quality.codebook [--check]"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.codes import IncidentType, load, types
from dateline.codes.book import DATA, Kind
from dateline.incidents.acled import event_types
from dateline.incidents.plover import QUAD

DOC = Path(__file__).parents[1] / "docs" / "codebook.md"
LANGUAGES = {"en": "English", "es": "Spanish"}
INTRO = """# Codebook

What Dateline calls an incident, type by type. This page is written from the files in `dateline/codes/data/` by
`python -m quality.codebook`; change those, not this. Every example below is a test: the words in it must speak of the type,
and those of a counter-example must not.
"""
WRITING = """## Words of your own

A TOML file adds types, words for ours, kinds of parties, means and word sets. `dateline codes check FILE` explains mistakes.

```toml
[[type]]
id = "cattle_raid"
definition = "Armed men drive off cattle."
codes.PLOVER = ["ASSAULT/primitive"]

[[type.en.say]]
weight = 0.95                                # how surely these words speak of the type
verbs = ["rustle"]                           # every form: rustled, rustling
nouns = ["cattle raid"]                      # and its plural
phrases = ["~drive off ... (cattle|cows)"]   # ~verb in any form, +noun, (a|b) one of these, ... up to five words, @set
without = ["@sport"]                         # not when a word of this set stands in the sentence
# with, before, after, not_before, not_after: words that must or must not stand in the sentence, before or after

[party.askari]
sector = "state"
en = ["askari"]
```

A group may carry `sense = "hint"`: words that only may speak of the type; they are found when hints are asked for.
"""
SNIPPETS = """## ACLED's sub-event for a snippet

An incident in the record carries the ACLED code of its type and subtype. A snippet of news, by itself, gets the sub-event of its main
incident from `dateline codes snippet TEXT` or `dateline.incidents.acled.snippet(text)`: a small model over the types that the language
model and the words of this codebook find, listed words (`dateline/incidents/acled/words.toml`) and vectors. Police who break up a march
or arrest marchers make it a protest with intervention, deaths or grave injuries by their hand excessive force, stones thrown by the
crowd a violent demonstration; a place taken without a fight is a non-violent transfer; bombs found and drones shot down are disrupted
weapons use; what no other fits is Other. How it was made and what it scores: `dateline/models/acled.md`.

| event type | sub-events |
|---|---|"""
PAIRS = """## PLOVER's root for two parties

The types above map to PLOVER where they can. Much that one party does to another is no incident: it condemns, promises, refuses, lifts
a ban. `dateline codes pair TEXT --source WORDS --target WORDS` gives PLOVER's root for two parties in a text, with its probability, the
runners-up and the word that carries the deed; `dateline.incidents.plover.pair(text, source, target)` is the same for programs. It was
learned from pairs coded by hand (`dateline/models/plover.md`); the words it knows stand in `dateline/incidents/plover/words.toml`.

YIELD stands for RETREAT and CONCEDE of other versions, REQUEST for DEMAND, ACCUSE for DISAPPROVE and INVESTIGATE.

| quad | roots |
|---|---|"""


def quoted(texts: Sequence[str]) -> str:
    return " · ".join(f"“{text}”" for text in texts)


def codes(table: dict[str, tuple[str, ...]]) -> str:
    return " · ".join(f"{scheme} {', '.join(values)}" for scheme, values in table.items())


def type_lines(one: IncidentType) -> Iterator[str]:
    """The section of one type."""
    yield f"### {one.title} (`{one.id}`)\n\n{one.definition}\n"
    yield f"- When: {'; '.join(one.when)}."
    yield f"- Not: {'; '.join(one.when_not)}."
    for language, name in LANGUAGES.items():
        if one.examples[language]:
            yield f"- {name}: {quoted(one.examples[language])}"
        if one.counters[language]:
            yield f"- {name}, not this: {quoted(one.counters[language])}"
    yield f"- Codes: {codes(dict(one.codes))}\n"
    if one.subtypes:
        yield "| subtype | what | codes of its own |\n|---|---|---|"
        for subtype, about in one.subtypes.items():
            yield f"| {subtype} | {about} | {codes(dict(one.subtype_codes.get(subtype, {})))} |"
        yield ""


def case_lines() -> Iterator[str]:
    yield "## Hard cases\n"
    for case in tomllib.loads((DATA / "cases.toml").read_text(encoding="utf-8"))["case"]:
        yield f"**{case['title']}.** {case['rule']}\n\n> {case['example']}\n\n{case['answer']}\n"


def kind_lines(title: str, kinds: dict[str, tuple[Kind, ...]], *, sector: bool) -> Iterator[str]:
    """A table of kinds with a few of their words."""
    yield f"## {title}\n"
    yield (
        "| kind | sector | English | Spanish |\n|---|---|---|---|"
        if sector
        else "| kind | English | Spanish |\n|---|---|---|"
    )
    for name, entries in kinds.items():
        kind = entries[0]
        words = " | ".join(
            f"{', '.join(getattr(kind, language)[:5])} ({len(getattr(kind, language))})" for language in LANGUAGES
        )
        yield f"| {name} | {kind.sector} | {words} |" if sector else f"| {name} | {words} |"
    yield ""


def quad_lines() -> Iterator[str]:
    for quad in dict.fromkeys(QUAD.values()):
        yield f"| {quad} | {', '.join(root for root, own in QUAD.items() if own == quad)} |"
    yield ""


def sub_event_lines() -> Iterator[str]:
    for above in dict.fromkeys(event_types().values()):
        yield f"| {above} | {', '.join(name for name, own in event_types().items() if own == above)} |"
    yield ""


def page() -> str:
    """The whole page."""
    book = load()
    lines = [INTRO, "## Types\n"]
    families = dict.fromkeys(t.family for t in types())
    lines += [f"- {family}: {', '.join(f'`{t.id}`' for t in types() if t.family == family)}" for family in families]
    lines.append("")
    lines += [line for one in types() for line in type_lines(one)]
    lines += [*case_lines()]
    lines += [*kind_lines("Kinds of parties", dict(book.parties), sector=True)]
    lines += [*kind_lines("Means", dict(book.means), sector=False)]
    return "\n".join([*lines, PAIRS, *quad_lines(), SNIPPETS, *sub_event_lines(), WRITING])


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say whether the page is up to date, write nothing")
    options = parser.parse_args(argv)
    if options.check:
        fresh = DOC.exists() and DOC.read_text(encoding="utf-8") == page()
        print("up to date" if fresh else f"{DOC.name} is stale: python -m quality.codebook")
        return 0 if fresh else 1
    DOC.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
