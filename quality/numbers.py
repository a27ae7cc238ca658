"""Score the counts: `python -m quality.numbers phrases FILE`, `... specs FILE.json.gz`, `... incidents ARTICLES INCIDENTS`.

phrases    quality/phrases/*.txt: every bracketed count with its bounds, unit, counted noun, flags and span
specs      Number, NumberRange and Ordinal specs of Recognizers-Text (JSON, may be gzipped)
incidents  pages with the killed and injured of their incident (gva), split by state
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.language import numbers, sentences, tolls
from dateline.language.tolls.implied import HEAD, deaths
from dateline.language.tolls.settle import settle
from dateline.types import Span
from quality.dates import half, incidents

FRONT = re.compile(
    r"(?:(?:the|a|an|its|his|her|their|another|all|al|a|el|la|los|las|un|una|su|sus|otros|otras|otra|otro|only|del|de)\s)+",
    re.IGNORECASE,
)


_WEIGHED = re.compile(r"\s(?:of|de)\s")  # "kilograms of ivory": ivory is counted


@dataclass(frozen=True)
class Want:
    measure: str
    low: float | None
    high: float | None
    unit: str
    flags: frozenset[str]
    said: str
    noun: str
    start: int


@dataclass(frozen=True)
class Phrase:
    language: str
    text: str
    wants: tuple[Want, ...]
    exact: bool  # the line lists every count


def read_phrases(path: Path) -> list[Phrase]:
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [_phrase(row) for row in rows]


def _phrase(row: str) -> Phrase:
    language, marked, keys = (part.strip() for part in row.split(" | ", 2))
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        if piece.startswith("["):
            said, _, noun = piece[1:-1].partition("/")
            spans.append((len(text), said + noun, noun))
            text += said + noun
        else:
            text += piece
    wants = []
    for i, key in enumerate(k.strip() for k in keys.split(";")):
        if key == "-":
            continue
        measure, *rest = key.split()
        start, said, noun = spans[i] if i < len(spans) and spans else (-1, "", "")
        if rest[0] == "-":
            wants.append(Want(f"not {measure}", None, None, "", frozenset(), said, noun, start))
            continue
        low, high = _bounds(rest[0])
        flags = frozenset(r for r in rest[1:] if r in ("neg", "cum", "part") or r.startswith("was="))
        unit = " ".join(r for r in rest[1:] if r not in flags)
        wants.append(Want(measure, low, high, unit, flags, said, noun, start))
    return Phrase(language, text, tuple(wants), True)


def _bounds(said: str) -> tuple[float | None, float | None]:
    low, dots, high = said.partition("..")
    return (float(low) if low else None, float(high) if high else None) if dots else (float(low), float(low))


def _core(said: str) -> str:
    return (
        re.sub(FRONT, "", said.casefold().strip(), count=1) if FRONT.match(said.casefold()) else said.casefold().strip()
    )


def check(phrase: Phrase) -> list[str]:
    """What is wrong with the reading of one phrase; empty when everything is exactly right."""
    whole = [Span(0, len(phrase.text))]
    got = list(tolls.find(phrase.text, whole, language=phrase.language))
    quantities = numbers.find(phrase.text, whole, language=phrase.language)
    wrong = []
    for want in phrase.wants:
        if want.measure.startswith("not "):
            continue
        if want.measure in NUMBERS:
            if not any(_counts(phrase.text, q, want) for q in quantities):
                wrong.append(f"{want.measure} {want.low}..{want.high} '{want.said}': {_shown(phrase.text, quantities)}")
            continue
        hit = next(
            (
                t
                for t in got
                if t.measure == want.measure
                and (t.low, t.high) == (want.low, want.high)
                and _same(phrase.text, t, want)
            ),
            None,
        )
        if hit is None:
            wrong.append(f"{want.measure} {want.low}..{want.high} '{want.said}' {set(want.flags) or ''}")
        else:
            got.remove(hit)
    return wrong + [
        f"too much: {t.measure} {t.low}..{t.high} '{t.span.of(phrase.text)}'" for t in got if not _listed(t, phrase)
    ]


NUMBERS = {
    "count": ("cardinal", "measure"),
    **{kind: (kind,) for kind in ("cardinal", "money", "percent", "age", "ordinal")},
}


def _counts(text: str, quantity: numbers.Quantity, want: Want) -> bool:
    """Whether a number is the one wanted: its kind, bounds and unit, and for a count in brackets its noun and span."""
    if quantity.kind not in NUMBERS[want.measure] or (quantity.low, quantity.high) != (want.low, want.high):
        return False
    noun = quantity.noun.of(text) if quantity.noun else ""
    if want.unit and want.unit not in (quantity.unit, noun):
        return False
    if want.start < 0 or not want.said:
        return True
    if want.noun and _core(want.noun) != _core(noun):
        return False
    whole = Span(quantity.span.start, quantity.noun.stop if quantity.noun else quantity.span.stop)
    return _core(want.said) in (_core(whole.of(text)), _core(quantity.span.of(text)))


def _shown(text: str, quantities: list[numbers.Quantity]) -> list[tuple[object, ...]]:
    return [(q.span.of(text), q.kind, q.low, q.high, q.unit, q.noun and q.noun.of(text)) for q in quantities]


def _listed(toll: tolls.Toll, phrase: Phrase) -> bool:
    """A reading that the key leaves open: definite repeats that the key does not bracket."""
    return False


def _same(text: str, toll: tolls.Toll, want: Want) -> bool:
    flags = {"neg": toll.negated, "cum": toll.cumulative, "part": toll.part}
    if any(flags[f] != (f in want.flags) for f in flags):
        return False
    was = next((float(f[4:]) for f in want.flags if f.startswith("was=")), None)
    if (toll.old or (None,))[0] != was:
        return False
    said, noun = toll.span.of(text), toll.of.of(text) if toll.of else ""
    if want.unit and want.unit not in said:
        return False
    if want.start >= 0 and not Span(want.start, want.start + len(want.said)).meets(toll.span):
        return False
    if want.noun and _core(want.noun) not in (_core(noun), _core(_WEIGHED.split(noun)[-1])):
        return False
    return (
        want.start < 0
        or "neg" in want.flags
        or _core(said) == _core(want.said)
        or (not want.noun and _core(want.said) in _core(said))
    )


def phrases(path: Path) -> float:
    rows = read_phrases(path)
    good = 0
    for row in rows:
        wrong = check(row)
        good += not wrong
        if wrong and not path.name.startswith("check"):
            print(f"  {row.text}\n      " + "\n      ".join(wrong))
    print(f"{path.name}: {good} of {len(rows)} phrases exactly right ({100 * good / len(rows):.1f} %)")
    return good / len(rows)


def toll_of(title: str, body: str) -> dict[str, float]:
    """The settled killed and injured of a page's main event; what is not reported counts as none here."""
    text = f"{title}\n{body}"
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    parts = list(sentences.of(text, lines))
    told = [tolls.find(text, [sentence], language="en") for sentence in parts]
    settled = settle(text, told, implied=deaths(text, parts[:HEAD], language="en"))
    out = {}
    for measure in ("killed", "injured"):
        value = settled.get(measure)  # type: ignore[call-overload]
        out[measure] = 0 if value is None else value.low if value.low is not None else value.high or 0
    return out


def gva(folder: Path, *, which: str, out: Path | None, misses: int) -> None:
    right, total, written = Counter(), 0, []
    table: Counter[tuple[str, float, float]] = Counter()
    for page, incident in incidents(folder):
        if which != "all" and half(incident["state"] or "") != which:
            continue
        got = toll_of(page["title"], page["text"])
        total += 1
        good = {m: got[m] == incident[m] for m in got}
        right.update(m for m in good if good[m])
        right["both"] += all(good.values())
        table.update((m, incident[m], got[m]) for m in good if not good[m])
        written.append({"id": page["id"], **got})
    if out:
        out.write_text("".join(json.dumps(row) + "\n" for row in written), encoding="utf-8")
    for (measure, want, had), count in table.most_common(misses):
        print(f"  {count:4} {measure} want {want} got {had}")
    print(
        f"tolls {which}: "
        + ", ".join(f"{m} {100 * right[m] / total:.1f} %" for m in ("killed", "injured", "both"))
        + f" of {total} pages"
    )


NOT_NEWS = re.compile(
    r"[\^/⅐-⅞¼-¾]|\d[eE][+-]?\d|\bover\b|\b(?:point|nought|negative|minus|menos|coma|punto|sobre)\b|(?:th|ths|avo|avos|avas|imo|ima|imos|imas)\b"
    r"|\b(?:half|third|thirds|fifths?|fourths?|quarters?|firsts?|eighths?|ninths?|cuartos?|quintos?|quintas|octavos?|medios?|tercios?)\b"
)


def specs(path: Path, *, misses: int) -> None:
    """Number, range and ordinal specs: all of them, and those whose numbers a news text could hold."""
    language = "es" if "spanish" in path.name else "en"
    places = "ordinal" in path.name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig") as file:
        rows = json.load(file)
    right = apply = good = 0
    for row in rows:
        ok = _spec(row, language, kinds=("ordinal",) if places else COUNTED)
        fits = bool(row["Results"]) and (_from_start(row) if places else not NOT_NEWS.search(row["Input"]))
        right, apply, good = right + ok, apply + fits, good + (ok and fits)
        if fits and not ok and misses > 0:
            misses -= 1
            got = [
                (q.span.of(row["Input"]), q.low, q.high, q.kind)
                for q in numbers.find(row["Input"], [Span(0, len(row["Input"]))], language=language)
            ]
            print(f"  {row['Input']!r}: want {[r['Resolution'].get('value') for r in row['Results']]}, got {got}")
    print(f"{path.name}: {good} of {apply} that apply ({100 * good / apply:.1f} %), {right} of {len(rows)} in all")


COUNTED = ("cardinal", "money", "percent", "age", "time", "measure", "fraction", "year")


def _from_start(row: dict[str, Any]) -> bool:
    """A place counted from the first; "the last one", "the previous page" are no numbers."""
    return all(r["Resolution"].get("relativeTo", "start") == "start" for r in row["Results"])


def _spec(row: dict[str, Any], language: str, *, kinds: tuple[str, ...]) -> bool:
    text = row["Input"]
    got = [q for q in numbers.find(text, [Span(0, len(text))], language=language) if q.kind in kinds]
    if not _from_start(row):
        return not got
    want = [r["Resolution"].get("value", "") for r in row["Results"]]
    if any("[" in v or "(" in v for v in want):
        wide = [ends for v in want if (ends := _interval(v)) and ends[0] != ends[1]]
        return wide == [(q.low, q.high) for q in got if q.low != q.high]
    values = [float(v.replace(",", ".")) for v in want if v]
    return len(values) == len(got) and all(
        q.low is not None and abs(q.low - v) < 1e-6 * max(1, abs(v)) for q, v in zip(got, values, strict=True)
    )


def _interval(said: str) -> tuple[float | None, float | None]:
    """ "(20,35]": whole numbers, so an open end is the next one. A range "from 20 to 30" counts its last number too."""
    low, high = said[1:-1].split(",")
    bottom = None if not low else float(low) + (said[0] == "(")
    top = None if not high else float(high) - (said[-1] == ")" and (not low or said[0] == "("))
    return bottom, top


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["phrases", "specs", "incidents"])
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--half", choices=["dev", "check", "all"], default="all")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    for path in args.data:
        if args.what == "phrases":
            phrases(path)
        elif args.what == "specs":
            specs(path, misses=args.misses)
        else:
            gva(path, which=args.half, out=args.out, misses=args.misses)


if __name__ == "__main__":
    main()
