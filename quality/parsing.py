"""Parts of speech and dependencies against Universal Dependencies: python -m quality.parsing FILE.conllu.gz ... [--first N]

Own words against the gold sentence's characters: UPOS, UAS and LAS (base relations, no punctuation) as F1, so that a
word cut otherwise costs. Contractions with one surface form ("del") count as one word.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import Counter
from pathlib import Path

from dateline.language import model
from dateline.types import Span

Word = tuple[int, int, str, tuple[int, int], str]  # start, stop, pos, head's span, relation


def sentences(path: Path) -> list[tuple[str, list[Word]]]:
    """Text of each sentence and its words."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().strip().split("\n\n")
    return [_sentence(block.split("\n")) for block in blocks]


def _sentence(lines: list[str]) -> tuple[str, list[Word]]:
    text = next(line[9:] for line in lines if line.startswith("# text = "))
    rows = [line.split("\t") for line in lines if line[:1] != "#"]
    spots: dict[str, tuple[int, int]] = {}
    at, until, joined = 0, 0, (0, 0)
    for row in rows:
        if "." in row[0]:
            continue
        first = int(row[0].split("-")[0])
        apart = "-" in row[0] and ("'" in row[1] or "’" in row[1])
        if "-" in row[0] and not apart:
            at = text.index(row[1], at)
            joined, until = (at, at + len(row[1])), int(row[0].split("-")[1])
            at += len(row[1])
        elif "-" not in row[0]:
            if first > until:
                start = text.find(row[1], at)
                start = at if start < 0 else start
                spots[row[0]] = (start, start + len(row[1]))
                at = start + len(row[1])
            else:
                spots[row[0]] = joined
    return text, _words(rows, spots)


def _words(rows: list[list[str]], spots: dict[str, tuple[int, int]]) -> list[Word]:
    found: dict[tuple[int, int], Word] = {}
    for row in rows:
        if row[0] in spots:
            span, head = spots[row[0]], spots.get(row[6], spots[row[0]])
            if span not in found or found[span][3] == span and row[6] != "0":
                found[span] = (*span, row[3], head, row[7].split(":")[0])
    return list(found.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--first", type=int, default=None)
    given = parser.parse_args()
    for path in given.data:
        counts: Counter[str] = Counter()
        seconds = 0.0
        for text, golds in sentences(path)[: given.first]:
            start = time.process_time()
            read = model.analyse(text, (Span(0, len(text)),))
            seconds += time.process_time() - start
            if read is None:
                raise SystemExit("the model's weights are missing")
            tokens = read.tokens
            guesses = [
                (
                    t.span.start,
                    t.span.stop,
                    t.pos,
                    (tokens[t.head].span.start, tokens[t.head].span.stop),
                    t.deprel.split(":")[0],
                )
                for t in tokens
            ]
            counts.update(
                words=len(golds), upos=len({w[:3] for w in golds} & {w[:3] for w in guesses}), own=len(guesses)
            )
            g, p = ({w for w in ws if w[2] != "PUNCT"} for ws in (golds, guesses))
            counts.update(
                gold=len(g), found=len(p), las=len({(*w[:2], *w[3:]) for w in g} & {(*w[:2], *w[3:]) for w in p})
            )
            counts.update(uas=len({(*w[:2], w[3]) for w in g} & {(*w[:2], w[3]) for w in p}))
        both = counts["gold"] + counts["found"]
        print(
            f"{path.name}: UPOS {200 * counts['upos'] / (counts['words'] + counts['own']):.1f}  UAS {200 * counts['uas'] / both:.1f}  LAS {200 * counts['las'] / both:.1f}  ({counts['words'] / seconds:,.0f} words per CPU-second, sentence by sentence)"
        )


if __name__ == "__main__":
    main()
