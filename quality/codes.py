"""Scores the codebook's triggers on keyed pages: python -m quality.codes FOLDER... [--half dev|check|all] [--hints]

A page is NAME.txt or NAME.html with its key NAME.json. Pages whose name ends in -5 or -6 are held out and left alone
unless --held is given. The dev half is keyed sets k1 to k4 and pages p01 to p08, all others are the check half.

recall    share of incidents with a trigger of an accepted type in a sentence of their evidence
either    the same, counting a trigger's runners-up
first     share of incidents where the type with the most weight in the evidence (effects and runners-up left out) is accepted
noise     share of the sentences of `not_incidents` and `background` in which a deed is named with weight >= 0.5
rate      sentences a second, one core
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.codes import Trigger, triggers
from dateline.language import sentences
from dateline.pages import from_bytes
from dateline.types import Language, Span

SURE = 0.5
LANGUAGES: tuple[Language, ...] = ("en", "es")
DEV = re.compile(r"k[1-4]-|p0[1-8]\b")
HELD = re.compile(r"-[56]$")


@dataclass(slots=True)
class Tally:
    """What is counted over pages."""

    hints: bool = False
    incidents: int = 0
    found: int = 0
    either: int = 0
    first: int = 0
    quiet: int = 0
    noisy: int = 0
    lines: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    loud: list[str] = field(default_factory=list)
    by_type: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def scores(self) -> dict[str, float]:
        n, lines = max(1, self.incidents), max(1, self.quiet)
        return {
            "recall": self.found / n,
            "either": self.either / n,
            "first": self.first / n,
            "noise": self.noisy / lines,
            "rate": self.lines / max(1e-9, self.seconds),
        }


def pages(folders: Iterable[Path], *, part: str, held: bool) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each page's path with its key."""
    for key in sorted(k for folder in folders for k in folder.glob("*.json")):
        if HELD.search(key.stem) and not held:
            continue
        if part != "all" and (part == "dev") != bool(DEV.match(key.stem)):
            continue
        page = next(p for p in (key.with_suffix(".txt"), key.with_suffix(".html")) if p.exists())
        yield page, json.loads(key.read_text(encoding="utf-8"))


def located(text: str, snippet: str) -> Span | None:
    """Where a snippet stands; blanks match any blanks."""
    found = re.search(r"\s+".join(map(re.escape, snippet.split())), text)
    return Span(*found.span()) if found else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text, its sentences line by line, and its triggers in order."""

    text: str
    sentences: tuple[Span, ...]
    triggers: tuple[Trigger, ...]

    def around(self, snippet: str) -> tuple[list[Trigger], list[Trigger]]:
        """The triggers of the sentences that a snippet touches, and those of the snippet itself."""
        span = located(self.text, snippet)
        if span is None:
            return [], []
        touched = [s for s in self.sentences if s.meets(span)]
        wide = [t for t in self.triggers if any(s.meets(t.span) for s in touched)]
        return wide, [t for t in wide if t.span.meets(span)]


def reading(text: str, language: Language, tally: Tally) -> Reading:
    """Reads a page as it stands, chrome included, and keeps the time."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    spans = tuple(sentences.of(text, lines))
    begin = time.process_time()
    found = triggers(text, spans, language=language, hints=tally.hints)
    tally.seconds += time.process_time() - begin
    tally.lines += len(spans)
    return Reading(text, spans, tuple(found))


def profile(found: Sequence[Trigger]) -> Counter[str]:
    """Type -> weight; deeds count, outcomes and hints only where no deed is named."""
    deeds = [t for t in found if t.sense in ("act", "anaphor")] or found
    weights: Counter[str] = Counter()
    for one in deeds:
        weights[one.type] += one.weight  # type: ignore[assignment]
    return weights


def told(found: Sequence[Trigger], text: str) -> str:
    return ", ".join(f"{t.span.of(text)}={t.type}:{t.weight}" for t in found)


def incident(page: Reading, name: str, gold: dict[str, Any], tally: Tally) -> None:
    """Counts one gold incident."""
    wide: list[Trigger] = []
    narrow: list[Trigger] = []
    for snippet in gold["evidence"]:
        sentence, inside = page.around(snippet)
        wide += sentence
        narrow += inside or sentence
    accepted = set(gold["types"])
    tally.incidents += 1
    main = gold["types"][0]
    tally.by_type[main]["all"] += 1
    hit = any(t.type in accepted for t in wide)
    tally.found += hit
    tally.by_type[main]["found"] += hit
    tally.either += any(accepted.intersection((t.type, *t.types)) for t in wide)
    weights = profile(narrow)
    right = bool(weights) and weights.most_common(1)[0][0] in accepted
    tally.first += right
    tally.by_type[main]["first"] += right
    said = " | ".join(s[:150] for s in gold["evidence"])
    if not hit:
        tally.missed.append(f"{name} {gold['id']} {'/'.join(gold['types'])}: {said} => {told(wide, page.text)}")
    if not right:
        tally.wrong.append(f"{name} {gold['id']} {'/'.join(gold['types'])}: {said} => {told(narrow, page.text)}")


def score(path: Path, key: dict[str, Any], tally: Tally) -> None:
    """Counts one page."""
    language: Language = "es" if key["language"] == "es" else "en"
    page = reading(from_bytes(path.read_bytes(), source=path.name).text, language, tally)
    for gold in key["incidents"]:
        incident(page, path.stem, gold, tally)
    for snippet in (*key.get("background", ()), *key.get("not_incidents", ())):
        _, inside = page.around(snippet)
        sure = [t for t in inside if t.weight >= SURE and t.sense == "act"]
        tally.quiet += 1
        tally.noisy += bool(sure)
        if sure:
            tally.loud.append(f"{path.stem}: {snippet[:150]} => {told(sure, page.text)}")


def measure(folders: Iterable[Path], *, part: str = "all", held: bool = False, hints: bool = False) -> Tally:
    tally = Tally(hints=hints)
    for language in LANGUAGES:
        triggers("", [Span(0, 0)], language=language)  # compiled before the clock runs
    for path, key in pages(folders, part=part, held=held):
        score(path, key, tally)
    return tally


def shown(tally: Tally, worst: int) -> Iterator[str]:
    counts = f"{tally.incidents} incidents, {tally.quiet} quiet snippets"
    yield counts + " · " + " · ".join(f"{name} {value:.3f}" for name, value in tally.scores().items())
    for type_, seen in sorted(tally.by_type.items()):
        yield f"  {type_:24} {seen['all']:4} recall {seen['found'] / seen['all']:.2f} first {seen['first'] / seen['all']:.2f}"
    for title in ("missed", "wrong", "loud"):
        for line in getattr(tally, title)[:worst]:
            yield f"{title}: {line}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half", choices=("dev", "check", "all"), default="all")
    parser.add_argument("--held", action="store_true", help="score the held-out pages too; --worst is then refused")
    parser.add_argument("--hints", action="store_true", help="count words that only may speak of an incident")
    parser.add_argument("--worst", type=int, default=0, help="show so many misses of each kind")
    parser.add_argument("--out", type=Path, help="write the scores as JSON")
    options = parser.parse_args(argv)
    if options.held and options.worst:
        parser.error("held-out pages are scored, not shown")
    tally = measure(options.folders, part=options.half, held=options.held, hints=options.hints)
    print("\n".join(shown(tally, options.worst)))
    if options.out:
        options.out.write_text(json.dumps(tally.scores(), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
