"""Training units for the language model: a few consecutive sentences as words, with whichever labels their set has.

Every set fills the labels it has and leaves the others None; the loss of a head runs over the units that have its labels.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.language import sentences, wordpiece
from dateline.language.analysis import ATTRIBUTION, NAME_TAGS, UPOS
from dateline.types import Span
from quality.lines import paragraphs, rows

LONGEST = 126  # word pieces of a unit
WW = {"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "facility", "NORP": "group"}
WW |= {"Misc": "other", "Product": "other"}
FREE = {"PER": ("person",), "ORG": ("organisation",), "LOC": ("place", "facility"), "MISC": ("group", "other")}


@dataclass(slots=True)
class Unit:
    words: list[str]
    sentence: list[int]  # the number of each word's sentence within the unit
    names: list[tuple[int, ...]] | None = None  # the tags allowed per word, indices of NAME_TAGS
    upos: list[int] | None = None  # -1: unknown
    heads: list[int] | None = None  # index in the unit, the word itself for a root
    labels: list[str] | None = None
    attribution: dict[str, list[int]] | None = None  # part -> O B I per word
    links: list[tuple[str, int, int]] | None = None  # part, first word of the part, first word of its cue
    facts: list[tuple[int, float]] = field(default_factory=list)
    deeds: list[tuple[int, ...]] | None = None  # per word the classes allowed, 0: tells no incident; empty: not known
    complete: bool = (
        True  # whether every word that tells an incident is marked, by our guideline; else types alone are learned
    )
    statuses: list[tuple[int, int]] = field(default_factory=list)  # word, index of STATUSES
    counted: list[int] | None = None  # per word 0: no number of an incident, 1 + index of COUNTED; -1: not known
    coded: list[tuple[int, int, float]] = field(
        default_factory=list
    )  # word, column, weight: what the codebook says (dateline.incidents.fusion)
    arguments: list[tuple[int, dict[int, list[int]]]] = field(
        default_factory=list
    )  # word; role -> its words, for known roles

    @property
    def size(self) -> int:
        return sum(len(wordpiece.pieces(w)) for w in self.words)


def windows(text: str) -> Iterator[list[tuple[int, Span]]]:
    """Runs of whole sentences of one paragraph, as (sentence number, word span), cut at `LONGEST` pieces."""
    for paragraph in paragraphs(text):
        run: list[tuple[int, Span]] = []
        room = LONGEST
        for number, sentence in enumerate(sentences.split(text, paragraph)):
            spans = wordpiece.words(text, sentence)
            need = sum(len(wordpiece.pieces(s.of(text))) for s in spans)
            if run and need > room:
                yield run
                run, room = [], LONGEST
            for span in spans:
                cost = len(wordpiece.pieces(span.of(text)))
                if cost > room and run:
                    yield run
                    run, room = [], LONGEST
                run.append((number, span))
                room -= cost
        if run:
            yield run


def bare(text: str, run: list[tuple[int, Span]]) -> Unit:
    first = run[0][0]
    return Unit([s.of(text) for _, s in run], [n - first for n, _ in run])


def _tags(kinds: Iterable[str], prefix: str) -> tuple[int, ...]:
    return tuple(NAME_TAGS.index(f"{prefix}-{kind}") for kind in kinds)


def named(path: Path, kinds: dict[str, tuple[str, ...]], hidden: tuple[str, ...] = ()) -> Iterator[Unit]:
    """Units of a set with character spans of names; `hidden` kinds may stand unmarked in it, unless it marks MISC."""
    for row in rows(path):
        if row["id"].startswith("wn-"):
            continue  # WNUT is tweets
        entities = [(a, b, kinds[k]) for a, b, k in row["ents"] if k in kinds]
        loose = () if row["id"].startswith(("pol-", "wg-")) else hidden
        outside = (0, *_tags(loose, "B"), *_tags(loose, "I"))
        for run in windows(row["text"]):
            unit = bare(row["text"], run)
            unit.names = [_allowed(span, entities, outside) for _, span in run]
            yield unit


def _allowed(span: Span, entities: list[tuple[int, int, tuple[str, ...]]], outside: tuple[int, ...]) -> tuple[int, ...]:
    for start, stop, kinds in entities:
        if start < span.stop and span.start < stop:
            return _tags(kinds, "B" if span.start <= start else "I")
    return outside


def attributed(path: Path) -> Iterator[Unit]:
    """Units with the source, cue and content of PolNeAR's attributions; outer ones win where they nest."""
    for row in rows(path):
        parts = []
        for item in row["attributions"]:
            parts.append(
                {part: sorted(tuple(s) for piece in item.get(part, ()) for s in piece["spans"]) for part in ATTRIBUTION}
            )
        parts.sort(key=lambda p: -sum(b - a for a, b in p["content"]))
        for run in windows(row["text"]):
            yield _attribution(row["text"], run, parts)


def _attribution(text: str, run: list[tuple[int, Span]], items: list[dict[str, list[tuple[int, int]]]]) -> Unit:
    unit = bare(text, run)
    unit.attribution = {part: [0] * len(run) for part in ATTRIBUTION}
    unit.links = []
    for item in items:
        first: dict[str, int] = {}
        for part in ATTRIBUTION:
            at = [i for i, (_, s) in enumerate(run) if any(a < s.stop and s.start < b for a, b in item[part])]
            row = unit.attribution[part]
            if not at or any(row[i] for i in at):
                continue
            for i in at:
                row[i] = 2 if i - 1 in at else 1
            first[part] = at[0]
        if "cue" in first:
            unit.links += [(part, first[part], first["cue"]) for part in ("source", "content") if part in first]
    return unit


def trees(path: Path) -> Iterator[Unit]:
    """One unit per sentence of a CoNLL-U file; a contraction with one surface form is one word."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().strip().split("\n\n"):
            lines = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
            unit = _tree(lines)
            if 0 < unit.size <= LONGEST:
                yield unit


def _tree(lines: list[list[str]]) -> Unit:
    groups: list[list[list[str]]] = []
    forms: list[str] = []
    until = 0
    for line in lines:
        if "-" in line[0]:
            if "'" in line[1] or "’" in line[1]:
                continue  # English: do n't, Reuters 's stay apart
            until = int(line[0].split("-")[1])
            groups.append([])
            forms.append(line[1])
        elif "." not in line[0]:
            if int(line[0]) <= until:
                groups[-1].append(line)
            else:
                groups.append([line])
                forms.append(line[1])
    where = {line[0]: i for i, group in enumerate(groups) for line in group} | {"0": -1}
    unit = Unit(forms, [0] * len(forms), upos=[], heads=[], labels=[])
    assert unit.upos is not None
    assert unit.heads is not None
    assert unit.labels is not None
    for i, group in enumerate(groups):
        main = next((g for g in group if where[g[6]] != i), group[0])
        head = where[main[6]]
        unit.heads.append(i if head < 0 else head)
        unit.upos.append(UPOS.index(main[3]) if main[3] in UPOS else -1)
        unit.labels.append(main[7])
    return unit


def judged(path: Path) -> dict[tuple[str, ...], list[tuple[int, float]]]:
    """Words of a sentence -> (index of the event word, how far it happened, -3 to 3)."""
    found: dict[tuple[str, ...], list[tuple[int, float]]] = {}
    for row in rows(path):
        for target in row["targets"]:
            found.setdefault(tuple(row["text"].split()), []).append((target["span1"][0], target["label"]))
    return found


def with_facts(units: list[Unit], facts: dict[tuple[str, ...], list[tuple[int, float]]]) -> list[Unit]:
    """Adds the judgements to the trees of the same sentences; the sentences left over become units of their own."""
    left = dict(facts)
    for unit in units:
        if (key := tuple(unit.words)) in left:
            unit.facts = left.pop(key)
    rest = (Unit(list(key), [0] * len(key), facts=found) for key, found in left.items())
    return units + [u for u in rest if u.size <= LONGEST]


def packed(units: list[Unit], rng: random.Random) -> list[Unit]:
    """Neighbouring one-sentence trees joined into units of one to four sentences, as pages are read."""
    found: list[Unit] = []
    while units:
        take = rng.choice((1, 1, 2, 3, 4))
        group = [units[0]]
        for unit in units[1:take]:
            if sum(u.size for u in group) + unit.size > LONGEST or (unit.heads is None) != (group[0].heads is None):
                break
            group.append(unit)
        units = units[len(group) :]
        found.append(_joined(group))
    return found


def _joined(group: list[Unit]) -> Unit:
    whole = Unit([], [])
    if group[0].heads is not None:
        whole.upos, whole.heads, whole.labels = [], [], []
    for number, unit in enumerate(group):
        base = len(whole.words)
        whole.words += unit.words
        whole.sentence += [number] * len(unit.words)
        whole.facts += [(i + base, score) for i, score in unit.facts]
        if whole.heads is not None and whole.upos is not None and whole.labels is not None:
            whole.heads += [h + base for h in unit.heads or ()]
            whole.upos += unit.upos or ()
            whole.labels += unit.labels or ()
        if unit.names is not None:
            whole.names = [*(whole.names or ()), *unit.names]
    return whole
