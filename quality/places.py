"""Places: how often the right one is found.

    python -m quality.places ../shared/data/places/lgl_dev.jsonl.gz     gold spans: accuracy, exact ids, calibration, speed; raw text: F1
    python -m quality.places ../shared/data/incidents/gva               one incident a page: is the article's place within 10 km
    python -m quality.places corpus/keyed                               the incidents' places, from the articles' text

`--out FILE` writes one line a toponym: {"doc", "start", "end", "lat", "lon", "geonameid", "p"}. `--misses` lists what failed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from dateline.language import names, places
from dateline.language.names import Name
from dateline.language.places.geometry import distance_km
from dateline.language.places.toponym import Toponym
from dateline.types import Place, Span
from quality.lines import paragraphs, rows

Row = dict[str, Any]
NEAR_KM = 161.0  # the field's threshold: 100 miles


def line(doc: str, span: Span, place: Place) -> Row:
    ident = place.ref.removeprefix("geonames:") if place.ref and place.ref.startswith("geonames:") else None
    return {
        "doc": doc,
        "start": span.start,
        "end": span.stop,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": ident,
        "p": place.p,
    }


def right(place: Place | None, gold: Row) -> bool:
    """The same id, or a point within 161 km."""
    if place is None or place.lat is None or place.lon is None:
        return False
    same = gold.get("geonameid") and place.ref == f"geonames:{gold['geonameid']}"
    return bool(same) or distance_km(place.lat, place.lon, gold["lat"], gold["lon"]) <= NEAR_KM


BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
Judged = list[tuple[float, bool]]  # how sure an answer was, and whether it is right


def calibration(judged: Judged) -> str:
    """Of the answers given with about the same p: how many, their mean p, and how many of them are right."""
    lines = ["p             answers    mean p     right"]
    for low, high in pairwise(BINS):
        here = [(p, ok) for p, ok in judged if low <= p < high]
        if here:
            p, ok = (sum(values) / len(here) for values in zip(*here, strict=True))
            lines.append(f"{low:.2f} to {min(high, 1.0):.2f}{len(here):9}{p:10.3f}{ok:10.3f}")
    return "\n".join(lines)


def gold_spans(
    path: Path, out: list[Row], misses: list[str], profiles: bool, judged: Judged | None = None
) -> dict[str, float]:
    """Accuracy over all toponyms that have coordinates; an unresolved one is wrong. `judged` takes in the answers."""
    docs = [(doc, [t for t in doc["toponyms"] if t.get("lat") is not None]) for doc in rows(path)]
    total = good = exact = ids = sure = sure_good = 0
    spent = 0.0
    learnt = learn(docs) if profiles else {}
    for doc, gold in docs:
        spans = [Span(t["start"], t["end"]) for t in gold]
        start = time.process_time()
        profile = learnt[site(doc)].without(doc["id"]) if profiles else None
        answers = places.locate(doc["text"], spans, where=paragraphs(doc["text"]), url=doc.get("url"), profile=profile)
        spent += time.process_time() - start
        for toponym, span, place in zip(gold, spans, answers, strict=True):
            ok = right(place, toponym)
            total, good = total + 1, good + ok
            ids += bool(toponym.get("geonameid"))
            exact += bool(place and place.ref == f"geonames:{toponym.get('geonameid')}")
            if place and (place.p or 0) >= 0.8:
                sure, sure_good = sure + 1, sure_good + ok
            if place:
                out.append(line(doc["id"], span, place))
                if judged is not None:
                    judged.append((place.p or 0.0, ok))
            if not ok:
                misses.append(
                    f"{doc['id']} {toponym['text']} gold {toponym['lat']:.2f},{toponym['lon']:.2f} {toponym.get('geonameid')} got {place and (place.ref, place.admin1, place.kind, place.p)}"
                )
    return {
        "accuracy": good / total, "exact": exact / max(ids, 1), "sure": sure / total, "right_when_sure": sure_good / max(sure, 1),
        "docs_per_s": len(docs) / spent,
    }  # fmt: skip


def site(doc: Row) -> str:
    """The host of a page's address; of an archived page, the archived one's."""
    return (doc.get("url") or "").split("//")[-1].split("/")[0].split(":")[0].removeprefix("www.")


def learn(docs: Iterable[tuple[Row, Any]]) -> dict[str, Any]:
    """The outlet profile of each site, from the raw text of its pages."""
    learnt: dict[str, Any] = {}
    for doc, _ in docs:
        profile = learnt.setdefault(site(doc), places.Profile())
        profile.add(doc["id"], places.scene(doc["text"], paragraphs(doc["text"]), url=doc.get("url")))
    return learnt


def named(given: bool) -> Callable[[str, Sequence[Span]], list[Name]]:
    """The name finder that the pipeline uses, or none."""
    return (lambda text, spans: names.find(text, spans, language="en")) if given else (lambda text, spans: [])


def raw_text(path: Path, misses: list[str], name: Callable[[str, Sequence[Span]], list[Name]]) -> dict[str, float]:
    """Toponym recognition from raw text: exact spans."""
    hit = said = there = 0
    spent, count = 0.0, 0
    people = "lgl" in path.name  # this corpus counts "Guatemalan" as a toponym
    for doc in rows(path):
        start = time.process_time()
        spans = paragraphs(doc["text"])
        found = places.find(doc["text"], spans, language="en", names=name(doc["text"], spans), url=doc.get("url"))
        spent, count = spent + time.process_time() - start, count + 1
        mine = {(t.span.start, t.span.stop) for t in found if t.kind != "demonym" or people}
        gold = {(t["start"], t["end"]) for t in doc["toponyms"]}
        hit, said, there = hit + len(mine & gold), said + len(mine), there + len(gold)
        misses += [
            f"{doc['id']} MISSED {doc['text'][max(0, a - 40) : a]}[{doc['text'][a:b]}]{doc['text'][b : b + 30]}".replace(
                "\n", " "
            )
            for a, b in sorted(gold - mine)
        ]
        misses += [
            f"{doc['id']} EXTRA {doc['text'][max(0, a - 40) : a]}[{doc['text'][a:b]}]{doc['text'][b : b + 30]}".replace(
                "\n", " "
            )
            for a, b in sorted(mine - gold)
        ]
    precision, recall = hit / said, hit / there
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
        "raw_docs_per_s": count / spent,
    }


def keyed(folder: Path, misses: list[str], pages: str, known: bool = False) -> dict[str, float]:
    """Of the incidents' places: found by name in the article, and resolved within the key's kilometres; and how often the country is right."""
    named = near = points = land = lands = asked = 0
    for path in sorted(folder.glob("*.json")):
        if path.stem[0] == "k" and path.stem[-1] not in pages:
            continue
        answer_key = json.loads(path.read_text(encoding="utf-8"))
        for gold, found in _keyed_page(folder / answer_key["page"], answer_key, known):
            same = [t for t in found if any(_like(t.place.name, name) for name in gold["names"])]
            named, asked = named + bool(same), asked + 1
            if gold["country"]:
                lands += 1
                land += any(t.place.country == gold["country"] for t in same)
            if gold["lat"] is not None:
                points += 1
                close = any(
                    distance_km(t.place.lat or 0, t.place.lon or 0, gold["lat"], gold["lon"]) <= gold["km"]
                    for t in same
                )
                near += close
                if not close:
                    misses.append(
                        f"{path.stem} {gold['names']} {gold['lat']},{gold['lon']} got {[(t.place.name, t.place.ref, t.place.lat, t.place.lon) for t in same]}"
                    )
            elif not same:
                misses.append(f"{path.stem} {gold['names']} not found")
    total = max(lands, 1)
    return {"found": named / max(asked, 1), "within_km": near / max(points, 1), "country": land / total}


def one_place(
    folder: Path, misses: list[str], every: int, profiles: bool, name: Callable[[str, Sequence[Span]], list[Name]]
) -> dict[str, float]:
    """Pages about one shooting: is the page's place (`places.seat`) within 10 km of where it happened."""
    truth = {row["incident"]: row for row in rows(folder / "incidents.jsonl.gz")}
    shared = Counter(row["id"] for row in rows(folder / "articles.jsonl.gz"))
    pages = [row for row in rows(folder / "articles.jsonl.gz") if usable(row, truth, shared)]
    learnt = learn([(row, None) for row in pages]) if profiles else {}
    asked = near = given = state = 0
    for row in pages[::every]:
        gold = truth[row["incident"]]
        text, spans = _article_of(row)
        profile = learnt[site(row)].without(row["id"]) if profiles else None
        found = places.find(
            text,
            spans,
            language="en",
            names=name(text, spans),
            url=row["url"],
            beside=paragraphs(text),
            profile=profile,
        )
        best = places.seat(found, start=spans[0].start if spans else 0, url=row["url"])
        asked, given = asked + 1, given + bool(best)
        away = distance_km(best.place.lat or 0, best.place.lon or 0, gold["lat"], gold["lon"]) if best else 99999.0
        near += away <= 10
        state += away <= 161
        if away > 10:
            said = best and (best.place.name, best.place.admin1, best.place.kind)
            misses.append(
                f"{row['id']} {gold['city_or_county']}, {gold['state']} got {said} {away:.0f} km | {text[:100]!r}"
            )
    return {"pages": asked, "answered": given / asked, "within_10_km": near / asked, "within_161_km": state / asked}


def usable(row: Row, truth: dict[str, Row], shared: Counter[str]) -> bool:
    """Not about two incidents, not a stub, not a message, and its incident has a point."""
    gold = truth.get(row["incident"])
    return bool(
        gold
        and gold.get("lat") is not None
        and shared[row["id"]] == 1
        and len(row["text"]) >= 200
        and "on Twitter" not in row["title"]
    )


def _article_of(row: Row) -> tuple[str, list[Span]]:
    """The longest article of a flattened page, its headline first."""
    from dateline.articles import split
    from dateline.pages import from_bytes

    page = from_bytes(f"{row['title']}\n\n{row['text']}".encode(), source=row["id"])
    articles = split(page)
    best = max(articles, key=lambda article: sum(map(len, article.body)), default=None)
    title = Span(0, len(row["title"]))
    spans = [title, *(span for span in (best.body if best else ()) if not span.meets(title))]
    return page.text, spans if best else paragraphs(page.text)


def measure(folder: Path) -> dict[str, float]:
    """What the gate keeps: the keyed pages that may be read."""
    return keyed(folder, [], "1234")


def _like(said: str, name: str) -> bool:
    a, b = said.casefold(), name.casefold()
    return a in b or b in a


def _keyed_page(path: Path, answer_key: Row, known: bool) -> Iterator[tuple[Row, list[Toponym]]]:
    """Each incident's place with the toponyms of its article: the paragraphs that the key names, so that only places are measured."""
    from dateline.language import languages
    from dateline.pages import read

    page = next(iter(read(str(path))))
    text = page.text  # type: ignore[union-attr]
    found = {}
    for gold in answer_key["articles"]:
        spans, dateline = gold_article(text, gold)
        language = languages.guess(text)
        heard = names.find(text, spans, language=language) if known else []
        found[gold["id"]] = places.find(text, spans, language=language, names=heard, dateline=dateline)
    for incident in answer_key["incidents"]:
        if incident["place"]:
            yield incident["place"], found.get(incident["article"], [])


def gold_article(text: str, gold: Row) -> tuple[list[Span], Span | None]:
    """The paragraphs of one article of a key, with the subheads between them, and its place line."""
    squashed = [" ".join(span.of(text).split()) for span in paragraphs(text)]
    start = lambda part: " ".join(part.split())[:30]  # noqa: E731
    snippets = [start(part) for part in (*gold["body"], *gold["captions"], gold["headline"] or "") if part]
    held = {i for i, line in enumerate(squashed) if any(part in line for part in snippets)}
    body = [i for i, line in enumerate(squashed) if any(start(part) in line for part in gold["body"])]
    every = paragraphs(text)
    spans = [every[i] for i in sorted({*held, *range(body[0], body[-1] + 1)})] if body else []
    said = gold["dateline"]
    found = next((i for i in (text.find(said, span.start, span.stop) for span in spans) if i >= 0), -1) if said else -1
    return spans, Span(found, found + len(said)) if found >= 0 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument(
        "--names", action="store_true", help="with the names of language.names, as the pipeline does it"
    )
    parser.add_argument("--every", type=int, default=5, help="score every n-th page about one incident")
    parser.add_argument("--pages", default="1234", help="last digits of the keyed pages to score")
    parser.add_argument(
        "--profiles", action="store_true", help="learn outlet profiles from the other pages of each site"
    )
    given = parser.parse_args()
    misses: list[str] = []
    out: list[Row] = []
    if given.data.is_dir() and list(given.data.glob("*.json")):
        scores = keyed(given.data, misses, given.pages, given.names)
    elif given.data.is_dir():
        scores = one_place(given.data, misses, given.every, given.profiles, named(given.names))
    else:
        judged: Judged = []
        scores = gold_spans(given.data, out, misses, given.profiles, judged)
        scores |= raw_text(given.data, misses, named(given.names))
        print(calibration(judged))
    if given.misses:
        print("\n".join(misses))
    print("  ".join(f"{name} {value:.3f}" for name, value in scores.items()))
    if given.out:
        given.out.write_text("".join(json.dumps(row) + "\n" for row in out), encoding="utf-8")


if __name__ == "__main__":
    main()
