"""The network: MiniLM-L6 (BERT) with a learned embedding for case, and heads on the first piece of each word."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.incidents.fusion import COLUMNS
from dateline.language.analysis import ARGUMENTS, ATTRIBUTION, COUNTED, DEEDS, NAME_TAGS, STATUSES, UPOS
from dateline.language.wordpiece import SHAPES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, LABEL, ROLE, TOLD = 128, 64, 32, 192
SELDOM = 4.0  # in training a word that is an argument, or tells a deed, weighs so many that are none ...
RAISED = math.log(SELDOM)  # ... which raises its log odds by so much: the shipped answers are lowered again
INNER_LAYER = 4  # what a sentence is about stands here; the last layers have turned to grammar
FAR = -1e4


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length = x.shape[0], x.shape[1]
        q, k, v = (t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for t in self.qkv(x).chunk(3, dim=-1))
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias
        mixed = (F.softmax(scores, dim=-1).to(v.dtype) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Pair(nn.Module):
    """Scores every ordered pair of words: how well j fits as the head of i."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.one, self.two = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.join = nn.Linear(width, width, bias=False)
        self.lean = nn.Linear(width, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, x: Tensor) -> Tensor:
        one, two = self.drop(F.gelu(self.one(x))), self.drop(F.gelu(self.two(x)))
        return self.join(one) @ two.transpose(1, 2) + self.lean(two).transpose(1, 2)


class Arguments(nn.Module):
    """Scores every word j as an argument of the deed that word i tells, once per role: [B, W, W] -> [B, roles, W, W]."""

    def __init__(self) -> None:
        super().__init__()
        self.one, self.two = nn.Linear(WIDTH, len(ARGUMENTS) * ROLE), nn.Linear(WIDTH, len(ARGUMENTS) * ROLE)
        self.lean = nn.Linear(WIDTH, len(ARGUMENTS))
        self.drop = nn.Dropout(0.2)

    def forward(self, x: Tensor) -> Tensor:
        one, two = (self._split(self.drop(F.gelu(side(x)))) for side in (self.one, self.two))
        return one @ two.transpose(2, 3) / math.sqrt(ROLE) + self.lean(x).transpose(1, 2)[:, :, None, :]

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (len(ARGUMENTS), ROLE)).transpose(1, 2)


class Network(nn.Module):
    def __init__(self, labels: int) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.names = nn.Linear(WIDTH, len(NAME_TAGS))
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.arcs = Pair(ARC)
        self.one, self.two = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Linear(3 * LABEL, labels)
        self.attribution = nn.Linear(WIDTH, 3 * len(ATTRIBUTION))
        self.source, self.content = Pair(LABEL), Pair(LABEL)
        self.fact = nn.Sequential(nn.Linear(WIDTH, LABEL), nn.GELU(), nn.Linear(LABEL, 1))
        self.deed = nn.Sequential(
            nn.Linear(2 * WIDTH, TOLD), nn.GELU(), nn.Dropout(0.2), nn.Linear(TOLD, 1 + len(DEEDS))
        )
        self.codebook = nn.Linear(COLUMNS, 1 + len(DEEDS), bias=False)
        nn.init.zeros_(self.codebook.weight)
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.counted = nn.Linear(WIDTH, 1 + len(COUNTED))
        self.arguments = Arguments()

    def embed(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """What goes into the first layer: [B, T, WIDTH]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        return self.norm(self.words(ids) + self.places(places) + self.shapes(shapes))

    def deeds(self, x: Tensor, ids: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """[B, W, 1 + types] from word vectors and, beside them, the words' own embeddings: the type is in the word itself."""
        plain = torch.gather(self.embed(ids, shapes), 1, first[:, :, None].expand(-1, -1, WIDTH))
        return self.deed(torch.cat((x, plain), dim=-1))

    def encode(self, ids: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Piece numbers and shapes [B, T], first piece of each word [B, W] -> word vectors [B, W, WIDTH]."""
        return self.layered(ids, shapes, first)[1]

    def layered(self, ids: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """The word vectors after layer INNER_LAYER and after the last."""
        x = self.drop(self.embed(ids, shapes))
        bias = ((ids == 0).to(x.dtype) * FAR)[:, None, None, :]
        at, inner = first[:, :, None].expand(-1, -1, WIDTH), x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            inner = x if number == INNER_LAYER else inner
        return torch.gather(inner, 1, at), torch.gather(x, 1, at)

    def arc_scores(self, x: Tensor, sentence: Tensor) -> Tensor:
        """[B, W, W]: how well word j is the head of word i; a root is its own head; other sentences are far away."""
        apart = (sentence[:, :, None] != sentence[:, None, :]).to(x.dtype)
        return self.arcs(x) + apart * FAR

    def label_scores(self, x: Tensor, heads: Tensor) -> Tensor:
        """[B, W, labels] for the given heads [B, W]."""
        one = F.gelu(self.one(x))
        two = torch.gather(F.gelu(self.two(x)), 1, heads[:, :, None].expand(-1, -1, LABEL))
        return self.label(torch.cat((one, two, one * two), dim=-1))

    def forward(self, ids: Tensor, shapes: Tensor, first: Tensor, sentence: Tensor) -> tuple[Tensor, ...]:
        """What the shipped model answers; the outputs are named in language_export.py."""
        inner, x = self.layered(ids, shapes, first)
        arcs = self.arc_scores(x, sentence)
        heads = arcs.argmax(-1)
        labels = self.label_scores(x, heads).argmax(-1)
        return (
            self.names(x), self.upos(x).argmax(-1), arcs, labels,
            self.attribution(x), self.source(x), self.content(x), self.fact(x).squeeze(-1),
            self.deeds(x, ids, shapes, first) - RAISED * (torch.arange(1 + len(DEEDS)) > 0), self.status(x), self.counted(x),
            self.arguments(x) - RAISED, inner,
        )  # fmt: skip


def from_minilm(path: Path, labels: int) -> Network:
    """The network with the encoder's published weights; heads and case start fresh."""
    weights = load_file(path)
    network = Network(labels)
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        network.shapes.weight.zero_()
        network.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(network.layers):
            _fill(layer, weights, f"encoder.layer.{number}.")
    return network


def _fill(layer: nn.Module, weights: dict[str, Tensor], at: str) -> None:
    names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense"}
    names |= {"down": "output.dense", "norm2": "output.LayerNorm"}
    for end in ("weight", "bias"):
        parts = [weights[f"{at}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
        getattr(layer.qkv, end).copy_(torch.cat(parts))  # type: ignore[union-attr, arg-type]
        for ours, theirs in names.items():
            getattr(getattr(layer, ours), end).copy_(weights[f"{at}{theirs}.{end}"])
