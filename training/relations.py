"""Fit which other incident of its article an incident answers or follows, on pages with keys.

    python -m training.relations corpus/keyed corpus/pages [--only 'k?-[1-4]' 'p*'] [--out dateline/models/relations.json]

Every two rows that stand for incidents of the key are a lesson: the first is related to the second, or is not. Needs lightgbm; half a
second a page.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from dateline import articles as splitting
from dateline import pages as reading_pages
from dateline.incidents import relations, sequels
from dateline.incidents.draft import Draft, Found
from dateline.incidents.extract import extract
from dateline.incidents.reading import Reading
from dateline.types import Article, Claim, Page
from quality.keyed import incident_rows
from quality.keyscore import Row, matched
from training.linker import LEFT, chosen, written

ROUNDS, LEAVES, RATE, LEAST = 300, 8, 0.04, 30
LINKS = ("response_to", "follows")  # a likeness, a series or a part is told by other signs, if at all


class Lesson(NamedTuple):
    values: list[float]  # of sequels.NAMES
    kind: str  # of the relation by the key, "" for none


class Read(NamedTuple):
    article: Article
    drafts: list[Draft]
    found: list[list[Found]]
    reading: Reading


def read(page: Page, article: Article) -> tuple[list[Claim], Read | None]:
    """The article's claims, and what relations are told from."""
    kept: list[Read] = []

    def keep(drafts: list[Draft], found: list[list[Found]], reading: Reading) -> dict[str, list[Found]]:
        kept.append(Read(article, drafts, found, reading))
        return {draft.key: [] for draft in drafts}

    told, relations.assign = relations.assign, keep  # type: ignore[assignment]
    claims = extract(page, article)
    relations.assign = told
    return claims, kept[0] if kept else None


def lessons(path: Path) -> Iterator[Lesson]:
    """The lessons of the page with this key."""
    key: Row = json.loads(path.read_text(encoding="utf-8"))
    rows: list[Row] = []
    told: list[Read] = []
    for page in reading_pages.read(str(path.parent / key["page"])):
        for article in splitting.split(page) if isinstance(page, Page) else ():
            claims, one = read(page, article)
            rows += incident_rows(page, claims)
            told += [one] if one else []
    golds = {rows[j]["id"]: key["incidents"][i] for i, j in matched(key["incidents"], rows).items()}
    for one in told:
        yield from pairs(one, golds)


def pairs(told: Read, golds: dict[str, Row]) -> Iterator[Lesson]:
    """Every two incidents of an article that are in the key."""
    every = sequels.sides(told.drafts, told.found, told.reading)
    rare = sequels.rarity(every)
    for one in every:
        gold = golds.get(f"{told.article.id}/{one.draft.key}")
        links = {link["to"]: link["kind"] for link in (gold or {}).get("relations") or []}
        for other in every:
            its = golds.get(f"{told.article.id}/{other.draft.key}")
            if gold is not None and its is not None and other is not one:
                (values,) = sequels.features(one, [other], every, rare)
                yield Lesson(values, links.get(its["id"], ""))


def fit(data: Sequence[Lesson]) -> dict[str, Any]:
    """The trees, as trees.from_dict reads them."""
    import lightgbm  # type: ignore[import-untyped]

    data = [lesson for lesson in data if lesson.kind in ("", *LINKS)]
    options = {
        "objective": "binary", "num_leaves": LEAVES, "learning_rate": RATE, "min_data_in_leaf": LEAST, "lambda_l2": 5.0, "feature_fraction": 0.5,
        "bagging_fraction": 0.7, "bagging_freq": 1, "seed": 7, "num_threads": 1, "verbose": -1, "deterministic": True,
    }  # fmt: skip
    table = np.array([lesson.values for lesson in data])
    labels = [float(bool(lesson.kind)) for lesson in data]
    model = lightgbm.train(options, lightgbm.Dataset(table, labels), num_boost_round=ROUNDS)
    return written(model, sequels.NAMES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--only", default=["k?-[1-4]", "p*"], nargs="+", help="pages by name, as in a shell")
    parser.add_argument("--out", type=Path, default=Path("dateline/models/relations.json"))
    given = parser.parse_args()
    data = [lesson for path in chosen(given.folders, given.only, LEFT) for lesson in lessons(path)]
    given.out.write_text(json.dumps(fit(data), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
