"""From the network's numbers to words, trees, names and speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.language import deeds
from dateline.language.analysis import ATTRIBUTION, NAME_TAGS, UPOS, Analysis, Deed, Named, Speech, Token
from dateline.language.encoder import Unit, softmax
from dateline.types import Span

Floats = NDArray[Any]
_NEVER = -1e4
# I-x only after B-x or I-x
_STEPS = np.array(
    [[0.0 if b[0] != "I" or a[2:] == b[2:] and a != "O" else _NEVER for b in NAME_TAGS] for a in NAME_TAGS]
)
_START = np.array([_NEVER if tag[0] == "I" else 0.0 for tag in NAME_TAGS])


def read(text: str, units: Sequence[Unit], labels: Sequence[str]) -> Analysis:
    """All units of a text as one analysis."""
    tokens: list[Token] = []
    names: list[Named] = []
    speech: list[Speech] = []
    told: dict[int, Deed] = {}
    counted: dict[int, dict[str, float]] = {}
    for unit in units:
        heads = tree(unit.out["arcs"], unit.sentence)
        base = len(tokens)
        for i, word in enumerate(unit.words):
            relation = "root" if heads[i] == i else _relation(labels[int(unit.out["labels"][i])])
            pos, fact = UPOS[int(unit.out["upos"][i])], float(unit.out["facts"][i])
            tokens.append(Token(word, pos, base + heads[i], relation, unit.sentence[i], fact))
        names += named(unit)
        speech += said(unit)
        some, measures = deeds.read(unit, base)
        told |= some
        counted |= measures
    return Analysis(tuple(_obliques(text, tokens)), tuple(names), tuple(speech), vectors(units), told, counted)


def vectors(units: Sequence[Unit]) -> dict[int, Floats]:
    """Sentence to the mean of its words' vectors in the network's inner layer."""
    words: dict[int, list[Floats]] = {}
    for unit in units:
        for i, number in enumerate(unit.sentence):
            words.setdefault(number, []).append(unit.out["inner"][i])
    return {number: np.mean(found, axis=0) for number, found in words.items()}


def _obliques(text: str, tokens: list[Token]) -> list[Token]:
    """A subject has no preposition before it: "shot by gunmen" makes gunmen the agent, "at the town" no subject either."""
    found = tokens[:]
    for index, token in enumerate(tokens):
        head = found[token.head]
        if token.deprel == "case" and index < token.head and head.deprel in ("nsubj", "nsubj:pass"):
            agent = token.span.of(text).lower() in ("by", "por")
            found[token.head] = replace(head, deprel="obl:agent" if agent else "obl")
    return found


def _relation(label: str) -> str:
    return "dep" if label == "root" else label


def tree(arcs: Floats, sentence: Sequence[int]) -> list[int]:
    """The head of each word, its own index for a root: the best ones, with cycles broken where it costs least."""
    scores = np.where(np.equal.outer(np.asarray(sentence), np.asarray(sentence)), arcs, _NEVER)
    heads = [int(h) for h in scores.argmax(-1)]
    for number in dict.fromkeys(sentence):
        words = [i for i, s in enumerate(sentence) if s == number]
        _one_root(scores, heads, words)
        while cycle := _cycle(heads, words):
            _break(scores, heads, cycle, words)
    return heads


def _one_root(scores: Floats, heads: list[int], words: list[int]) -> None:
    """The likeliest root stays; other words that were their own head take their next best."""
    inside = scores[np.ix_(words, words)]
    odds = np.diagonal(inside) - np.logaddexp.reduce(inside, axis=-1)
    root = words[int(odds.argmax())]
    for i in words:
        if i == root:
            heads[i] = i
        elif heads[i] == i:
            others = [j for j in words if j != i]
            heads[i] = max(others, key=lambda j, i=i: float(scores[i, j]))  # type: ignore[misc]


def _cycle(heads: list[int], words: list[int]) -> list[int]:
    """The words of one cycle, empty when every word reaches the root."""
    safe: set[int] = set()
    for word in words:
        path: list[int] = []
        while word not in safe and heads[word] != word:
            if word in path:
                return path[path.index(word) :]
            path.append(word)
            word = heads[word]
        safe.update(path)
    return []


def _break(scores: Floats, heads: list[int], cycle: list[int], words: list[int]) -> None:
    """Gives one word of the cycle the head outside it that costs least and closes no cycle."""

    def hangs(j: int) -> bool:  # whether j reaches the cycle
        seen: set[int] = set()
        while j not in seen and heads[j] != j:
            if j in cycle:
                return True
            seen.add(j)
            j = heads[j]
        return False

    outside = [j for j in words if j not in cycle and not hangs(j)]
    _, i, j = max((float(scores[i, j] - scores[i, heads[i]]), i, j) for i in cycle for j in outside)
    heads[i] = j


def named(unit: Unit) -> list[Named]:
    """The names of a unit: the likeliest lawful run of tags; p is the least probable tag's."""
    logits = unit.out["names"]
    tags = _viterbi(logits)
    odds = softmax(logits)
    found: list[Named] = []
    for i, tag in enumerate(tags):
        if tag == 0:
            continue
        p, kind = float(odds[i, tag]), NAME_TAGS[tag][2:]
        if NAME_TAGS[tag][0] == "B":
            found.append(Named(unit.words[i], kind, p))
        else:
            last = found[-1]
            found[-1] = Named(Span(last.span.start, unit.words[i].stop), kind, min(p, last.p))
    return found


def _viterbi(logits: Floats) -> list[int]:
    score, back = logits[0] + _START, []
    for row in logits[1:]:
        steps = score[:, None] + _STEPS
        back.append(steps.argmax(0))
        score = steps.max(0) + row
    tags = [int(score.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def said(unit: Unit) -> list[Speech]:
    """Each source and each content with the cue it points at; pairs that share a cue make an attribution."""
    tags = unit.out["attribution"].reshape(len(unit.words), len(ATTRIBUTION), 3)
    runs = {part: _runs(tags[:, k]) for k, part in enumerate(ATTRIBUTION)}
    sources = _pointing(runs["source"], runs["cue"], unit.out["source"])
    contents = _pointing(runs["content"], runs["cue"], unit.out["content"])
    found = []
    for cue, source in sources.items():
        if cue in contents:
            spans = [Span(unit.words[a].start, unit.words[b - 1].stop) for a, b in (source, cue, contents[cue])]
            found.append(Speech(spans[0], spans[1], spans[2], _certainty(tags, source, cue)))
    return sorted(found, key=lambda s: s.cue)


def _runs(tags: Floats) -> list[tuple[int, int]]:
    """[first, stop) of each run of B I I ..."""
    found: list[tuple[int, int]] = []
    for i, tag in enumerate(tags.argmax(-1)):
        if tag == 1 or (tag == 2 and (not found or found[-1][1] != i)):
            found.append((i, i + 1))
        elif tag == 2:
            found[-1] = (found[-1][0], i + 1)
    return found


def _pointing(
    parts: list[tuple[int, int]], cues: list[tuple[int, int]], links: Floats
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cue the part that points at it best; a part points at the cue that scores highest."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
    for part in parts if cues else ():
        cue = max(cues, key=lambda c: float(links[part[0], c[0]]))
        score = float(links[part[0], cue[0]])
        if cue not in best or score > best[cue][0]:
            best[cue] = (score, part)
    return {cue: part for cue, (_, part) in best.items()}


def _certainty(tags: Floats, source: tuple[int, int], cue: tuple[int, int]) -> float:
    odds = softmax(tags)
    return float(min(odds[source[0], 0, 1], odds[cue[0], 1, 1]))
