"""The network that reads an article's clauses together (dateline/incidents/narrative.py), learned from pages with keys.

`training.linker` trains it beside the trees: for the trees to learn from its answers on pages that it has not seen, and once on all
pages, which ships as narrative.npz. It learns which clauses tell an incident of the key and which two tell the same one, at once.
Needs torch; a minute or two for 600 articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.incidents import compared, narrative
from dateline.language import network
from training.layers import Layer, gelu

if TYPE_CHECKING:
    from training.linker import Tale

WIDTH, JOINED, LAYERS = 128, 64, 2
# Area under the curve for pairs of clauses: on pages left out, of 480, .927 with dropout .3 and eight rounds, .937 with .5 (vectors .6, signs .15) and 24,
# leaving out clauses .928, three layers or a width of 192 no more. From 660 pages, on those of other writers: .907 with .5 and 24, .910 with .4, .898 with 16 rounds.
DROP, DROP_VECTORS, DROP_SIGNS = 0.4, 0.6, 0.15
ROUNDS, BATCH, RATE, DECAY = 24, 8, 2e-3, 0.05
ASIDE = 0.3  # weight of a clause of background
TOLD = 0.25  # of the question whether a clause tells of an incident, beside which two are one
FAR = -1e4
JOINED_ALONG = ("sentences", "words", "signs", "ties", "told", "told_weight", "same", "same_weight")


class Network(nn.Module):
    """The same as narrative.py computes, name by name."""

    def __init__(self, signs: int) -> None:
        super().__init__()
        self.sentences, self.words = nn.Linear(network.WIDTH, WIDTH), nn.Linear(network.WIDTH, WIDTH)
        self.signs, self.norm = nn.Linear(signs, WIDTH), nn.LayerNorm(WIDTH)
        self.near = nn.Embedding(2 * narrative.FAR + 1, narrative.HEADS)
        self.near_sentences = nn.Embedding(2 * narrative.FAR + 1, narrative.HEADS)
        self.layers = nn.ModuleList(Layer(WIDTH, nn.Dropout(DROP)) for _ in range(LAYERS))
        self.told = nn.Linear(WIDTH, 1)
        self.one, self.two = nn.Linear(WIDTH, JOINED), nn.Linear(WIDTH, JOINED)
        self.pair_signs = nn.Linear(len(narrative.TIES), JOINED)
        self.join, self.score = nn.Linear(4 * JOINED, JOINED), nn.Linear(JOINED, 1)
        self.drop = nn.Dropout(DROP)

    def forward(self, article: Article) -> tuple[Tensor, Tensor]:
        """Log odds that each clause tells of an incident, and that each pair tells one."""
        vectors = [self.without(x, DROP_VECTORS) for x in (article.sentences, article.words)]
        x = self.sentences(vectors[0]) + self.words(vectors[1]) + self.signs(self.without(article.signs, DROP_SIGNS))
        x = self.drop(gelu(self.norm(x)))
        bias = (self.near(article.order) + self.near_sentences(article.at)).permute(2, 0, 1) + article.apart
        for layer in self.layers:
            x = layer(x, bias)
        one, two = self.one(self.drop(x)), self.two(self.drop(x))
        i, j = article.i, article.j
        signs = gelu(self.pair_signs(self.without(article.ties, DROP_SIGNS)))
        both = torch.cat([one[i] * two[j], (one[i] - two[j]).abs(), one[j] * two[i], signs], -1)
        return self.told(x)[:, 0], self.score(self.drop(gelu(self.join(both))))[:, 0]

    def without(self, x: Tensor, share: float) -> Tensor:
        return F.dropout(x, share, self.training)


@dataclass(frozen=True)
class Article:
    """One or several articles as tensors: what goes in, and what is right, with the weight of each answer."""

    sentences: Tensor
    words: Tensor
    signs: Tensor
    order: Tensor
    at: Tensor
    apart: Tensor  # -inf between clauses of two articles
    i: Tensor
    j: Tensor
    ties: Tensor
    told: Tensor
    told_weight: Tensor
    same: Tensor
    same_weight: Tensor


Scales = dict[str, np.ndarray[Any, Any]]


def train(tales: Sequence[Tale], *, seed: int = 7) -> network.Weights:
    """The weights by name; empty where there is nothing to learn from."""
    read = [t for t in tales if t.mentions and t.around and t.reading.grammar]
    if not read:
        return {}
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    inside = [narrative.clauses(t.mentions, t.reading.grammar, compared.Compared(t.mentions, t.around)) for t in read]  # type: ignore[arg-type]
    scales = measured(inside, read)
    articles = [article(t, c, scales) for t, c in zip(read, inside, strict=True)]
    model = fitted(articles, np.random.default_rng(seed))
    return scales | {name: value.numpy() for name, value in model.state_dict().items()}


def measured(inside: Sequence[narrative.Clauses], tales: Sequence[Tale]) -> Scales:
    """Mean and spread of everything that goes in."""
    tables = {name: np.concatenate([getattr(c, name) for c in inside]) for name in ("sentences", "words", "signs")}
    tables["ties"] = np.concatenate([t.values[:, narrative.TIES] for t in tales])
    means = {f"{name}.mean": table.mean(0) for name, table in tables.items()}
    return means | {f"{name}.scale": table.std(0) + 1e-3 for name, table in tables.items()}


def article(tale: Tale, inside: narrative.Clauses, scales: Scales) -> Article:
    from training.linker import damped, paired

    near = np.array(tale.near, dtype=np.int64).reshape(-1, 2)
    at, right, each = paired(tale)
    same, weights = np.zeros(len(near)), np.zeros(len(near))
    same[at], weights[at] = right, each
    told = np.array([float(bool(names)) for names in tale.gold])
    aside = np.array(damped(np.where(np.array(tale.idle) & (told == 0), ASIDE, 1.0).tolist(), tale.weight))
    ready = [network.scaled(scales, name, getattr(inside, name)) for name in ("sentences", "words", "signs")]
    order, apart = (torch.as_tensor(narrative.apart(places)) for places in (np.arange(len(told)), inside.at))
    numbers = [network.scaled(scales, "ties", tale.values[:, narrative.TIES]), told, aside, same, weights]
    sentences, words, signs, *rest = (torch.as_tensor(x, dtype=torch.float32) for x in (*ready, *numbers))
    i, j = torch.as_tensor(near.T)
    return Article(sentences, words, signs, order, apart, torch.zeros(len(told), len(told)), i, j, *rest)


def together(articles: Sequence[Article]) -> Article:
    """Several articles as one, whose clauses do not see each other."""
    begins = np.cumsum([0, *(len(a.told) for a in articles)])
    order, at = (torch.block_diag(*(getattr(a, name) for a in articles)) for name in ("order", "at"))
    outside = torch.block_diag(*(torch.ones_like(a.apart) for a in articles)) == 0
    i, j = (torch.cat([getattr(a, n) + int(b) for a, b in zip(articles, begins, strict=False)]) for n in ("i", "j"))
    joined = {n: torch.cat([getattr(a, n) for a in articles]) for n in JOINED_ALONG}
    return Article(order=order, at=at, apart=outside * FAR, i=i, j=j, **joined)


def fitted(articles: Sequence[Article], random: np.random.Generator) -> Network:
    model = Network(articles[0].signs.shape[1])
    typical = float(np.mean([a.same_weight.sum() for a in articles]))
    steps = ROUNDS * (len(articles) // BATCH or 1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    model.train()
    for batch in batches(articles, random):
        optimiser.zero_grad()
        (lost(model, together(batch), typical) / len(batch)).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    return model.eval()


def batches(articles: Sequence[Article], random: np.random.Generator) -> Any:
    for _ in range(ROUNDS):
        order = random.permutation(len(articles))
        for start in range(0, max(1, len(order) - BATCH + 1), BATCH):
            yield [articles[k] for k in order[start : start + BATCH]]


def lost(model: Network, article: Article, typical: float) -> Tensor:
    told, same = model(article)
    one = F.binary_cross_entropy_with_logits(told, article.told, article.told_weight, reduction="sum")
    two = F.binary_cross_entropy_with_logits(same, article.same, article.same_weight, reduction="sum")
    return TOLD * one + two / typical
