"""What the heads that read incidents make of text unlike our own: MUC-4, shootings, PLOVER pairs, Spanish wire.

    python -m quality.transfer DATA [--at 0.5]

No rule, linker or codebook takes part, so that a learning curve tells what more paragraphs are worth on given sets:
muc4 (development part, capitals): F1 of the pairs (document, type of template); gva: pages whose largest number read as
killed (injured) is the gold one, none standing for 0; plover: macro-F1 of six root classes, sentence by sentence;
spanish: coded event words that are read as telling of an accepted type.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.language import model, numbers, sentences
from dateline.language.analysis import Analysis
from dateline.types import Span
from quality.lines import rows
from training.language_deeds import SPANISH

VIOLENT = ("armed_attack", "armed_clash", "air_artillery_strike", "force_against_civilians", "military_operation")
MUC = dict.fromkeys(VIOLENT, "ATTACK")
MUC |= {"bombing": "BOMBING", "abduction": "KIDNAPPING", "property_destruction": "ARSON", "crime_other": "ROBBERY"}
PLOVER = dict.fromkeys(
    (*VIOLENT, "bombing", "abduction", "property_destruction", "vessel_attack", "sexual_violence"), "ASSAULT"
)
PLOVER |= dict.fromkeys(
    ("arrest", "raid_or_search", "goods_seizure", "vessel_seizure", "deportation_expulsion"), "COERCE"
)
PLOVER |= {"protest": "PROTEST", "riot": "PROTEST", "threat_or_claim": "THREATEN", "sanction_or_blockade": "SANCTION"}
PLOVER |= {"deployment": "MOBILIZE"}
PAGES = 120  # of the shootings
LONG = 6000  # characters of a page that are read


def analysed(text: str) -> Analysis | None:
    return model.analyse(text, list(sentences.split(text, Span(0, len(text)))))


def told(read: Analysis | None, classes: dict[str, str], at: float) -> set[str]:
    """The classes that some word tells with probability `at` or more; the likeliest type decides."""
    found = read.deeds.values() if read else ()
    return {classes[kind] for deed in found if deed.p >= at and (kind := next(iter(deed.types))) in classes}


def f1(pairs: Iterable[tuple[set[str], set[str]]]) -> dict[str, float]:
    """F1 of each class over (found, gold), and of all together as ""."""
    right, found, asked = Counter[str](), Counter[str](), Counter[str]()
    for mine, gold in pairs:
        for counter, names in ((right, mine & gold), (found, mine), (asked, gold)):
            counter.update([*names, *[""] * len(names)])
    return {name: 2 * right[name] / max(1, found[name] + asked[name]) for name in asked}


def muc(data: Path, at: float) -> float:
    documents = rows(data / "incidents" / "muc4" / "dev.jsonl.gz")
    kinds = ((row, {kind for t in row["templates"] for kind in t["type"]} & set(MUC.values())) for row in documents)
    return f1((told(analysed(row["text"]), MUC, at), gold) for row, gold in kinds)[""]


def plover(data: Path, at: float) -> float:
    with (data / "incidents" / "plover" / "PLV_train.tsv").open(encoding="utf-8") as file:
        pairs = list(csv.DictReader(file, delimiter="\t"))
    roots = set(PLOVER.values())
    scores = f1((told(analysed(p["sentence"]), PLOVER, at), {p["gold_root"]} & roots) for p in pairs)
    return sum(scores[root] for root in roots) / len(roots)


def shootings(data: Path, at: float) -> dict[str, float]:
    gold = {row["incident"]: row for row in rows(data / "incidents" / "gva" / "incidents.jsonl.gz")}
    pages = [row for row in rows(data / "incidents" / "gva" / "articles.jsonl.gz") if len(row["text"]) > 400]
    right = Counter[str]()
    chosen = pages[:: max(1, len(pages) // PAGES)]
    for page in chosen:
        text = page["text"][:LONG]
        read = analysed(text)
        for measure in ("killed", "injured"):
            most = max(counted(text, read, measure, at), default=0)
            right[measure] += most == gold[page["incident"]][measure]
    return {measure: right[measure] / len(chosen) for measure in right}


def counted(text: str, read: Analysis | None, measure: str, at: float) -> Iterator[int]:
    """The numbers of the text that the network reads as this measure."""
    if read:
        for number in numbers.find(text, [Span(0, len(text))], language="en"):
            chances = [read.counted.get(i, {}).get(measure, 0.0) for i in read.within(number.core)]
            if max(chances, default=0.0) >= at and number.kind == "cardinal" and number.low is not None:
                yield int(number.low)


def spanish(data: Path, at: float) -> float:
    right = asked = 0
    for row in rows(data / "incidents" / "spanish" / "up_dev.jsonl"):
        read = analysed(row["text"])
        for event in row["events"]:
            kinds = SPANISH.get(event["plover"]) or SPANISH.get(event["eventcode"][:3])
            start = row["text"].find(event["eventtext"]) if event["eventtext"] else -1
            if not kinds or start < 0 or read is None:
                continue
            inside = read.within(Span(start, start + len(event["eventtext"])))
            deeds = [read.deeds[i] for i in inside if i in read.deeds]
            asked += 1
            right += any(d.p >= at and next(iter(d.types)) in kinds for d in deeds)
    return right / max(1, asked)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.transfer", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--at", type=float, default=0.5)
    options = parser.parse_args(argv)
    print(f"muc4 types F1      {muc(options.data, options.at):.3f}")
    print(f"plover macro-F1    {plover(options.data, options.at):.3f}")
    for measure, share in shootings(options.data, options.at).items():
        print(f"gva {measure:<14} {share:.3f}")
    print(f"spanish words      {spanish(options.data, options.at):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
