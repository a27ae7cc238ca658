"""Train the linker's models on pages with keys, and measure them on sets they have not seen.

    python -m training.linker corpus/keyed [corpus/pages] [--only 'k?-[1-4]' 'p*'] [--folds 4] [--out dateline/models/linker.json]
    ... --rules --out dateline/models/linker_rules.json

"pair" judges whether two mentions are one incident, "group" whether two groups of them are, "row" whether a group is worth a row.
Beside the trees stand two networks, narrative.npz (training/narrative.py) and fields.npz (training/fields.py).
Gold comes from the pages annotated to the mention level (training/linker_forms.py); elsewhere from the keys' evidence: a mention
belongs to the incidents whose snippets meet its clause.
--folds trains on all keyed sets but some and scores those left out (k1, k2, ...), so that no page judges itself.
Needs lightgbm and torch; what ships is plain JSON and arrays.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from dateline import articles as splitting
from dateline import pages as reading
from dateline.incidents import eventful, joining, linker, mentions, pairs, rows, trees
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.language import encoder, network
from dateline.language import model as language_model
from dateline.types import Page, Span
from quality import keyed, keyscore
from quality.corpus import newsroom, squash
from quality.paragraphs import Paragraph
from training import fields, linker_forms
from training import narrative as training_narrative

BAG = {"lambda_l2": 5.0, "bagging_fraction": 0.7, "bagging_freq": 1}
PAIR = BAG | {
    "num_leaves": 8,
    "learning_rate": 0.06,
    "min_data_in_leaf": 200,
    "feature_fraction": 0.2,
    "lambda_l2": 20.0,
}
GROUP = BAG | {"num_leaves": 8, "learning_rate": 0.05, "min_data_in_leaf": 40, "feature_fraction": 0.35}
ROW = BAG | {"num_leaves": 6, "learning_rate": 0.05, "min_data_in_leaf": 20, "feature_fraction": 0.35}
FIELD = BAG | {"num_leaves": 8, "learning_rate": 0.06, "min_data_in_leaf": 20, "feature_fraction": 0.4}
FOLDS = 4
NETWORKS = ("narrative", "fields")
EXACT = (".mean", ".scale", ".levels")  # counts may be too large for half precision
in_use: dict[str, network.Weights] = {}
# Newsrooms AV, AX, BA, BC, BE and BG: on their pages thresholds are chosen and curves fitted, so no model learns from them.
LEFT = ("p185[2-9]", "p18[6-9]?", "p19??")
DENSE = ("p166[6-9]", "p16[7-9]?", "p17??", "p18[0-4]?", "p185[01]")  # pages that tell each incident in many sentences
TWICE = 2.0  # what one of these counts beside another page
FORMS = [Path(f"corpus/paragraphs/{name}.txt") for name in ("k", "p", "p1", "p2")]
EVENTFUL_C = 0.005
WIDTH = 384  # of the network's vectors
NOTHING = {"weights": [0.0] * WIDTH, "bias": 0.0}
SHORT = 8  # characters of a sentence that may stand anywhere
ROUNDS = {"pair": 250, "group": 150, "row": 100, "field": 110}
IDLE, UNSURE = 0.15, 0.5  # weights of pairs of clauses of which one tells no incident, or one tells several
STRAY = 0.5  # weight of pairs of groups of which one tells no incident
DAMPING = 0.75  # area under the curve within articles left out .917, over them .83; with every pair alike .909 and .79


@dataclass(frozen=True)
class Tale:
    """The mentions of one article, the gold incidents of each, and the key they are from."""

    set: str  # pages of one newsroom: the models' own answers on them are those of models that learned nothing from it
    key: dict[str, Any]
    reading: Reading
    text: str
    mentions: list[Mention]
    gold: list[frozenset[str]]
    idle: list[bool]  # background: neither right nor wrong
    told: dict[int, bool]  # sentence -> whether it tells of a gold incident
    near: list[tuple[int, int]]  # the pairs that the linker judges, and their features
    values: Any  # a row for each pair
    forms: Sequence[Paragraph] = ()  # the page's paragraphs annotated to the mention level
    around: pairs.Context | None = None
    weight: float = 1.0  # of its examples

    def groups(self) -> list[linker.Told]:
        """The mentions as the models in use link them."""
        if self.around is None:
            return []
        return linker.grouped(self.mentions, linker.scored(self.near, [self.values]), self.around)


def snippets_at(text: str, mention: Mention, snippets: Iterable[str]) -> bool:
    """Whether a snippet meets the mention's clause."""
    span = mention.sentence.span
    sentence = squash(span.of(text)).casefold()
    start = len(squash(text[span.start : mention.span.start]))
    stop = start + len(squash(mention.span.of(text)))
    for snippet in snippets:
        words = squash(snippet).strip().casefold()
        at = sentence.find(words)
        if at >= 0 and at < stop - 3 and at + len(words) > start + 3:
            return True
        if at < 0 and sentence.strip() in words:
            return True
    return False


def golds(key: dict[str, Any], article: str, text: str, mention: Mention) -> frozenset[str]:
    """The key's incidents told by the mention; of several, those of a fitting type."""
    hits = [i for i in key["incidents"] if snippets_at(text, mention, i["evidence"])]
    fitting = [i for i in hits if any(mention.profile.get(t, 0) > 0 for t in i["types"])]
    return frozenset(i["id"] for i in (fitting or hits))


def told_in(key: dict[str, Any], text: str, sentence: Span) -> bool:
    """Whether the sentence is evidence of an incident, or holds some."""
    words = squash(sentence.of(text)).casefold().strip()
    snippets = (squash(e).casefold().strip() for i in key["incidents"] for e in i["evidence"])
    return any(s in words or (words in s and len(words) > SHORT) for s in snippets)


def tales(path: Path, pages: linker_forms.Pages) -> list[Tale]:
    key = json.loads(path.read_text(encoding="utf-8"))
    found = []
    weight = TWICE if any(fnmatch(path.stem, name) for name in DENSE) else 1.0
    for page in reading.read(str(path.parent / key["page"])):
        if not isinstance(page, Page):
            continue
        for article in splitting.split(page):
            read = Reading(page, article)
            told = mentions.find(read)
            gold = [golds(key, article.id, page.text, m) for m in told]
            if path.stem in pages:
                marked = zip(told, gold, strict=True)
                gold = [linker_forms.gold(pages[path.stem], page.text, m, g) for m, g in marked]
            idle = [snippets_at(page.text, m, key["background"]) for m in told]
            here = {s.index: told_in(key, page.text, s.span) for s in read.sentences}
            marks = pages.get(path.stem, ())
            new = Tale(newsroom(path), key, read, page.text, told, gold, idle, here, [], [], marks, weight=weight)
            found.append(new)
    return found


def eventful_model(data: Sequence[Tale]) -> dict[str, Any]:
    """Logistic regression: a sentence's vector -> whether it tells of an incident."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.preprocessing import StandardScaler  # type: ignore[import-untyped]

    rows = [(v, t.told[i]) for t in data if t.reading.grammar for i, v in t.reading.grammar.vectors.items()]
    if not rows:
        return NOTHING
    scale = StandardScaler().fit([v for v, _ in rows])
    model = LogisticRegression(C=EVENTFUL_C, max_iter=500).fit(
        scale.transform([v for v, _ in rows]), [y for _, y in rows]
    )
    slopes = model.coef_[0] / scale.scale_
    bias = float(model.intercept_[0] - slopes @ scale.mean_)
    network = json.loads((files("dateline.models") / "language.json").read_text(encoding="utf-8"))["bytes"]
    return {"weights": [round(float(w), 5) for w in slopes], "bias": round(bias, 5), "network": network}


def marked(tale: Tale, model: dict[str, Any], weights: network.Weights) -> Tale:
    """The tale with its mentions judged by this model of sentences and this reader of clauses, and its pairs."""
    use({"narrative": weights})
    vectors = tale.reading.grammar.vectors if tale.reading.grammar else {}
    scores = eventful.scored(vectors, len(tale.reading.sentences), np.array(model["weights"]), model["bias"])
    judged = [replace(m, eventful=scores[m.sentence.index]) for m in tale.mentions]
    found = linker.judged(judged, tale.reading)
    return replace(tale, mentions=found.mentions, near=found.near, values=found.values, around=found.around)


def pair_data(data: Sequence[Tale]) -> tuple[Any, Any, Any]:
    xs, ys, ws = [], [], []
    for tale in data:
        at, same, weights = paired(tale)
        xs += [tale.values[n] for n in at]
        ys += same
        ws += weights
    return np.array(xs), np.array(ys), np.array(ws)


def paired(tale: Tale) -> tuple[list[int], list[float], list[float]]:
    """Of the pairs of which a clause tells an incident: their numbers, whether both tell one, and how much each counts."""
    at, same, told = [], [], []
    for n, (i, j) in enumerate(tale.near):
        a, b = tale.gold[i], tale.gold[j]
        if a or b:
            at.append(n)
            same.append(float(bool(a & b)))
            told.append((1.0 if len(a) <= 1 and len(b) <= 1 else UNSURE) if a and b else IDLE)
    return at, same, damped(told, tale.weight)


def damped(weights: Sequence[float], page: float = 1.0) -> list[float]:
    """Weights of one article's examples: an article with ten times as many pairs counts less than twice as much."""
    return [page * w / len(weights) ** DAMPING for w in weights]


def main_gold(tale: Tale, group: Iterable[int]) -> str:
    """The gold incident that most of a group's mentions tell, "" where there is none."""
    at = list(group)
    votes = Counter(name for i in at for name in tale.gold[i])
    name, number = votes.most_common(1)[0] if votes else ("", 0)
    return name if number * 2 >= len(at) else ""


def group_data(data: Sequence[Tale]) -> tuple[Any, Any, Any]:
    """Pairs of groups as they come up while those that tell one gold incident are joined, the likeliest first."""
    xs, ys, ws = [], [], []
    for tale in (t for t in data if t.mentions and t.around):
        scores = linker.scored(tale.near, [tale.values])
        state = joining.Joining(
            linker.alike(tale.mentions, scores, tale.around.days), tale.mentions, scores, tale.around
        )
        fresh = state.candidates()
        told = []
        while fresh:
            names = {key: main_gold(tale, state.groups[key].at) for pair in fresh for key in pair}
            for one, two in fresh:
                if names[one] or names[two]:
                    xs.append(state.features((one, two)))
                    ys.append(float(names[one] == names[two]))
                    told.append(1.0 if names[one] and names[two] else STRAY)
            names = {key: main_gold(tale, group.at) for key, group in state.groups.items()}
            right = [p for p in state.candidates() if names[p[0]] and names[p[0]] == names[p[1]]]
            fresh = (
                state.candidates(state.join(*max(right, key=lambda p: state.links.of[p[0]][p[1]].mean)))
                if right
                else []
            )
        ws += damped(told, tale.weight)
    return np.array(xs), np.array(ys), np.array(ws)


def row_data(data: Sequence[Tale]) -> tuple[Any, Any, Any]:
    """Groups as the linker makes them; worth a row when most of their mentions tell one gold incident."""
    xs, ys, ws = [], [], []
    for tale in data:
        groups = tale.groups()
        claimed: set[str] = set()
        for group in sorted(groups, key=lambda g: len(g.mentions), reverse=True):
            best = main_gold(tale, (m.index for m in group.mentions))
            right = bool(best) and best not in claimed
            claimed.add(best)
            xs.append(rows.features(group, tale.mentions, len(groups)))
            ys.append(float(right))
            idle = not right and all(tale.idle[m.index] for m in group.mentions)
            ws.append(tale.weight * (0.5 if idle else 1.0))
    return np.array(xs), np.array(ys), np.array(ws)


def stacked(parts: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    full = [part for part in parts if len(part[1])]
    return tuple(np.concatenate(columns) for columns in zip(*full, strict=True))


def fit(data: tuple[Any, ...], name: str, features: Sequence[str]) -> dict[str, Any]:
    """A boosted model as the JSON that dateline.incidents.trees reads."""
    x, y, w, *_ = data
    params = {"objective": "binary", "verbose": -1, "num_threads": 1, "seed": 7, "deterministic": True}
    params |= {"pair": PAIR, "group": GROUP, "row": ROW}.get(name, FIELD)
    booster = lightgbm.train(
        params,
        lightgbm.Dataset(x, label=y, weight=w / w.mean(), feature_name=list(features)),
        ROUNDS.get(name, ROUNDS["field"]),
    )
    return written(booster, features)


def written(booster: lightgbm.Booster, features: Sequence[str]) -> dict[str, Any]:
    """The trees as dateline.incidents.trees reads them."""
    trees = [node(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]
    return {"features": list(features), "bias": 0.0, "trees": trees}


def node(tree: dict[str, Any]) -> Any:
    if "leaf_value" in tree:
        return round(tree["leaf_value"], 5)
    return [tree["split_feature"], round(tree["threshold"], 5), node(tree["left_child"]), node(tree["right_child"])]


def train(data: Sequence[Tale]) -> dict[str, Any]:
    """All models; each later one learns from what the earlier ones make of sets they have not seen."""
    from training import linker_fields

    sets = sorted({tale.set for tale in data})
    parts: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    held = [set(sets[k::FOLDS]) for k in range(min(FOLDS, len(sets)))]
    sentences = [eventful_model([t for t in data if t.set not in h]) for h in held]
    plain = [marked(t, NOTHING, {}) for t in data]
    clauses = [training_narrative.train([t for t in plain if t.set not in h]) for h in held]
    data = [next(marked(t, s, n) for s, n, h in zip(sentences, clauses, held, strict=True) if t.set in h) for t in data]
    pair = [fit(pair_data([t for t in data if t.set not in h]), "pair", pairs.NAMES) for h in held]
    for model, h in zip(pair, held, strict=True):
        use({"pair": model})
        parts["group"].append(group_data([t for t in data if t.set in h]))
    group = [unseen(parts["group"], k, "group", joining.NAMES) for k in range(len(held))]
    for k, h in enumerate(held):
        use({"pair": pair[k], "group": group[k]})
        parts["row"].append(row_data([t for t in data if t.set in h]))
    for k, h in enumerate(held):
        use({"pair": pair[k], "group": group[k], "row": unseen(parts["row"], k, "row", rows.NAMES)})
        for name, part in linker_fields.data([t for t in data if t.set in h]).items():
            parts[name].append(part)
    names = {"group": joining.NAMES, "row": rows.NAMES, **linker_fields.NAMES}
    models = {name: fit(stacked(part), name, names[name]) for name, part in parts.items()}
    models["narrative"] = training_narrative.train(plain)  # type: ignore[assignment]
    models["fields"] = fields.train(
        {name: stacked(part) for name, part in parts.items() if name in linker_fields.NAMES}
    )
    return {"eventful": eventful_model(data), "pair": fit(pair_data(data), "pair", pairs.NAMES), **models}


def unseen(parts: Sequence[tuple[Any, ...]], k: int, name: str, features: Sequence[str]) -> dict[str, Any]:
    """A model of all parts but the k-th."""
    return fit(stacked([part for i, part in enumerate(parts) if i != k] or parts), name, features)


def use(models: dict[str, Any]) -> None:
    """Have the library work with these models instead of the shipped ones."""
    if ready := {name: trees.from_dict(model) for name, model in models.items() if "trees" in model}:
        trees.load = lambda name: ready[name]  # type: ignore[assignment]
    in_use.update({name: models[name] for name in NETWORKS if name in models})
    network.shipped = lambda name: in_use.get(name, {})  # type: ignore[assignment]
    if "eventful" in models:
        sentences = np.array(models["eventful"]["weights"]), models["eventful"]["bias"]
        eventful.weights = lambda: sentences  # type: ignore[assignment]


def keep(weights: network.Weights, path: Path) -> None:
    kept = {name: np.asarray(w, np.float32 if name.endswith(EXACT) else np.float16) for name, w in weights.items()}
    np.savez_compressed(path, **kept)  # type: ignore[arg-type]


def unweighted(path: Path, pages: linker_forms.Pages) -> list[Tale]:
    """The page as it is read where the language model's weights are missing."""
    here = encoder.available
    encoder.available = lambda: False  # type: ignore[assignment]
    language_model._analyse.cache_clear()
    try:
        return tales(path, pages)
    finally:
        encoder.available = here
        language_model._analyse.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--only", default=["*"], nargs="+", help="pages by name, as in a shell")
    parser.add_argument("--but", default=LEFT, nargs="*", help="pages left out, by name")
    parser.add_argument("--folds", type=int, default=0, help="in so many parts")
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--rules", action="store_true", help="from the pages as read without the language model")
    parser.add_argument("--forms", default=FORMS, nargs="*", type=Path, help="pages annotated to the mention level")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    paths = chosen(given.folders, given.only, given.but)
    use({"eventful": NOTHING, "narrative": {}, "fields": {}})
    pages = linker_forms.load(given.forms)
    read = unweighted if given.rules else tales
    data = {path: read(path, pages) for path in paths}
    if given.folds:
        folds(data, given.folds, detail=given.detail)
    if given.out:
        models = train([tale for page in data.values() for tale in page])
        for name in NETWORKS:
            if weights := models.pop(name):
                keep(weights, given.out.with_name(f"{name}.npz"))
        given.out.write_text(json.dumps(models, separators=(",", ":")) + "\n", encoding="utf-8")


def chosen(folders: Iterable[Path], only: Sequence[str], but: Sequence[str] = ()) -> list[Path]:
    """The keys whose pages' names fit one of `only` and none of `but`."""
    paths = [p for folder in folders for p in sorted(folder.glob("*.json"))]
    fits = {p: any(fnmatch(p.stem, n) for n in only) and not any(fnmatch(p.stem, n) for n in but) for p in paths}
    return [p for p in paths if fits[p]]


def folds(data: dict[Path, list[Tale]], parts: int, *, detail: bool) -> None:
    """Scores of the keyed sets k1, k2, ... in `parts` parts, each by models that have not seen it."""
    tallies: dict[str, keyscore.Tally] = {}
    sets = sorted({tale.set for told in data.values() for tale in told if tale.set.startswith("k")})
    for part in range(parts):
        held = set(sets[part::parts])
        use(train([t for told in data.values() for t in told if t.set not in held]))
        for path in (p for p in data if newsroom(p) in held):
            key = json.loads(path.read_text(encoding="utf-8"))
            tally = tallies[path.stem] = keyscore.score(key, *keyed.read(path.parent / key["page"]))
            if detail:
                print("\n".join(tally.lines))
            print(keyed.line(path.stem, {"total": tally.total(), **tally.parts()}), flush=True)
    print(keyed.line("mean", keyed.means(tallies)))


if __name__ == "__main__":
    main()
