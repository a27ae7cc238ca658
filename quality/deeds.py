"""How well words that tell of incidents are found, in paragraphs that were annotated word by word.

    python -m quality.deeds corpus/paragraphs/w8.txt [--rules] [--at 0.5]
    python -m quality.deeds corpus/paragraphs/q4.jsonl --data DATA

A run of words is right when it meets a trigger of the key, its type when the key accepts it; an incident is found when one
of its triggers is. `--rules` measures the codebook's words alone (no arguments). Offsets are code points.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline import codes
from dateline.incidents import fusion, neural
from dateline.language import model, sentences
from dateline.language.analysis import ARGUMENTS, Analysis
from dateline.types import Language, Span
from quality.paragraphs import Event, Paragraph
from quality.real_paragraphs import annotated

SHARES = ("incident", "quiet", "status")  # what is asked once each: incidents found, paragraphs without one left alone
Told = tuple[Span, str]  # words and the type they tell


@dataclass(slots=True)
class Tally:
    """Counts of right, found (of the reader) and asked (of the key) things, per name."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        right, found, asked = self.right[name], self.found[name], self.asked[name]
        if name in SHARES:
            return f"{name:<22} {self.right[f'{name} asked'] / asked:.3f} of {asked}"
        precision, recall = right / max(1, found), self.right[f"{name} asked"] / max(1, asked)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{name:<22} P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}  ({found} found, {asked} asked)"


def of_rules(paragraph: Paragraph, spans: list[Span]) -> list[Told]:
    """The codebook's words, hints left out."""
    language = "es" if paragraph.language == "es" else "en"
    return [(t.head, t.type) for t in codes.triggers(paragraph.text, spans, language=language) if t.sense != "anaphor"]


def of_model(read: Analysis, *, at: float) -> list[Told]:
    """Runs of neighbouring words that tell of one type with probability `at` or more."""
    ends = (
        (read.tokens[run[0]].span.start, read.tokens[run[-1]].span.stop, run[0]) for run in neural.runs(read, at=at)
    )
    return [(Span(start, stop), next(iter(read.deeds[first].types))) for start, stop, first in ends]


def score(paragraph: Paragraph, told: list[Told], tally: Tally) -> None:
    """Adds one paragraph's triggers, typed triggers and incidents."""
    gold = [(span, event) for event in paragraph.events for span in event.triggers]
    tally.asked["trigger"] += len(gold)
    tally.asked["typed trigger"] += len(gold)
    tally.asked["incident"] += len(paragraph.events)
    tally.found["trigger"] += len(told)
    tally.found["typed trigger"] += len(told)
    for span, kind in told:
        fits = [event for other, event in gold if other.meets(span)]
        tally.right["trigger"] += bool(fits)
        tally.right["typed trigger"] += any(kind in event.types for event in fits)
    for span, event in gold:
        tally.right["trigger asked"] += any(span.meets(other) for other, _ in told)
        tally.right["typed trigger asked"] += any(span.meets(other) and kind in event.types for other, kind in told)
    found = [e for e in paragraph.events if any(s.meets(o) and k in e.types for s in e.triggers for o, k in told)]
    tally.right["incident asked"] += len(found)
    if not paragraph.events:
        tally.asked["quiet"] += 1
        tally.right["quiet asked"] += not told


def arguments(paragraph: Paragraph, read: Analysis, tally: Tally, *, at: float) -> None:
    """Adds the status and the arguments that are read off the key's own triggers."""
    for event in paragraph.events:
        tokens = [i for i in read.deeds if any(read.tokens[i].span.meets(span) for span in event.triggers)]
        if not tokens:
            continue
        best = max(tokens, key=lambda i: read.deeds[i].p)
        status = read.deeds[best].status
        tally.asked["status"] += 1
        tally.right["status asked"] += max(status, key=lambda name: status[name]) == event.status
        for role, gold in _gold(event):
            words = [a.token for i in tokens for a in read.deeds[i].arguments if a.role == role and a.p >= at]
            spans = list(_runs(read, sorted(set(words))))
            tally.found[role] += len(spans)
            tally.asked[role] += len(gold)
            tally.right[role] += sum(any(span.meets(other) for other in gold) for span in spans)
            tally.right[f"{role} asked"] += sum(any(span.meets(other) for other in spans) for span in gold)


def _gold(event: Event) -> Iterator[tuple[str, list[Span]]]:
    for role in ARGUMENTS:
        mentions = [p for p in event.parties if p.role == role]
        mentions += {"place": event.places, "time": event.times, "count": event.counts, "source": event.sources}.get(
            role, []
        )
        yield role, [span for mention in mentions for span in mention.spans] + (event.means if role == "means" else [])


def _runs(read: Analysis, words: list[int]) -> Iterator[Span]:
    start = None
    for k, i in enumerate(words):
        start = i if start is None else start
        if k + 1 == len(words) or words[k + 1] > i + 1:
            yield Span(read.tokens[start].span.start, read.tokens[i].span.stop)
            start = None


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.deeds", description=__doc__)
    parser.add_argument("forms", nargs="+", type=Path)
    parser.add_argument(
        "--data", type=Path, default=Path(), help="the folder that real paragraphs (.jsonl) are joined with"
    )
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--at", type=float, default=0.5)
    parser.add_argument("--language", choices=("en", "es"))
    options = parser.parse_args(argv)
    tally = Tally()
    for paragraph in (p for path in options.forms for p in annotated(path, options.data)):
        if options.language and paragraph.language != options.language:
            continue
        spans = list(sentences.split(paragraph.text, Span(0, len(paragraph.text))))
        if options.rules:
            score(paragraph, of_rules(paragraph, spans), tally)
        elif plain := model.analyse(paragraph.text, spans):
            language: Language = "es" if paragraph.language == "es" else "en"
            read_ = fusion.joined(plain, codes.triggers(paragraph.text, spans, language=language, hints=True))
            score(paragraph, of_model(read_, at=options.at), tally)
            arguments(paragraph, read_, tally, at=options.at)
    for name in ("trigger", "typed trigger", "incident", "quiet", "status", *ARGUMENTS):
        if tally.asked[name]:
            print(tally.line(name))
    return int(not tally.asked)


if __name__ == "__main__":
    sys.exit(main())
