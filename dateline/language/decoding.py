"""From the network's numbers to words, trees, names and speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.language import deeds
from dateline.language.analysis import ATTRIBUTION, NAME_TAGS, UPOS, Analysis, Named, Speech, Token
from dateline.language.encoder import Unit, softmax
from dateline.types import Span

Floats = NDArray[Any]
_NEVER = -1e4
# I-x only after B-x or I-x
_STEPS = np.array(
    [[0.0 if b[0] != "I" or a[2:] == b[2:] and a != "O" else _NEVER for b in NAME_TAGS] for a in NAME_TAGS]
)
_START = np.array([_NEVER if tag[0] == "I" else 0.0 for tag in NAME_TAGS])
_LAWFUL = _STEPS == 0


def read(text: str, units: Sequence[Unit], labels: Sequence[str]) -> Analysis:
    """All units of a text as one analysis."""
    tokens: list[Token] = []
    names: list[Named] = []
    speech: list[Speech] = []
    for unit, tags in zip(units, viterbi([unit.out["names"] for unit in units]), strict=True):
        tokens += words(unit, len(tokens), labels)
        names += named(unit, tags)
        speech += said(unit)
    told, counted = deeds.read(units)
    inner = [vector for unit in units for vector in unit.out["inner"]]
    return Analysis(tuple(_obliques(text, tokens)), tuple(names), tuple(speech), vectors(units), inner, told, counted)


def words(unit: Unit, base: int, labels: Sequence[str]) -> Iterator[Token]:
    """The words of a unit with what the network says of each; the first is the text's word number `base`."""
    heads = tree(unit.out["arcs"], unit.sentence)
    out = (unit.out[name].tolist() for name in ("labels", "upos", "facts"))
    for i, (word, head, sentence, label, pos, fact) in enumerate(
        zip(unit.words, heads, unit.sentence, *out, strict=True)
    ):
        relation = "root" if head == i else _relation(labels[label])
        yield Token(word, UPOS[pos], base + head, relation, sentence, fact)


def vectors(units: Sequence[Unit]) -> dict[int, Floats]:
    """Sentence to the mean of its words' vectors in the network's inner layer."""
    parts: dict[int, list[Floats]] = {}
    for unit in units:
        for number, (first, last) in stretches(unit.sentence).items():
            parts.setdefault(number, []).append(unit.out["inner"][first:last])
    whole = {number: found[0] if len(found) == 1 else np.concatenate(found) for number, found in parts.items()}
    return {number: found.mean(axis=0) for number, found in whole.items()}


def stretches(sentence: Sequence[int]) -> dict[int, tuple[int, int]]:
    """[first, last) of the words of each sentence; they lie together."""
    return {
        number: (bisect_left(sentence, number), bisect_right(sentence, number)) for number in dict.fromkeys(sentence)
    }


def _obliques(text: str, tokens: list[Token]) -> list[Token]:
    """A subject has no preposition before it: "shot by gunmen" makes gunmen the agent, "at the town" no subject either."""
    found = tokens[:]
    for index, token in enumerate(tokens):
        head = found[token.head]
        if token.deprel == "case" and index < token.head and head.deprel in ("nsubj", "nsubj:pass"):
            agent = token.span.of(text).lower() in ("by", "por")
            found[token.head] = head._replace(deprel="obl:agent" if agent else "obl")
    return found


def _relation(label: str) -> str:
    return "dep" if label == "root" else label


def tree(arcs: Floats, sentence: Sequence[int]) -> list[int]:
    """The head of each word, its own index for a root: the best ones, with cycles broken where it costs least."""
    number = np.asarray(sentence)
    scores = np.where(number[:, None] == number, arcs, _NEVER)
    heads: list[int] = scores.argmax(-1).tolist()
    rooted = np.diagonal(scores) - _whole(scores)
    for first, last in stretches(sentence).values():
        _one_root(scores, heads, first, first + int(rooted[first:last].argmax()), last)
        words = list(range(first, last))
        while cycle := _cycle(heads, words):
            _break(scores, heads, cycle, words)
    return heads


def _whole(scores: Floats) -> Floats:
    """The logarithm of the sum of each row's exponentials."""
    most = scores.max(-1, keepdims=True)
    return np.asarray(np.log(np.exp(scores - most).sum(-1)) + most[:, 0])


def _one_root(scores: Floats, heads: list[int], first: int, root: int, last: int) -> None:
    """The likeliest root of a sentence's words stays; others that were their own head take their next best."""
    heads[root] = root
    for i in range(first, last):
        if heads[i] == i != root:
            others = scores[i, first:last].copy()
            others[i - first] = -np.inf
            heads[i] = first + int(others.argmax())


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


def named(unit: Unit, tags: Sequence[int]) -> list[Named]:
    """The names of a unit, whose tags are the likeliest lawful run; p is the least probable tag's."""
    odds = softmax(unit.out["names"])
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


def viterbi(logits: Sequence[Floats]) -> list[list[int]]:
    """The likeliest lawful tags of each unit's words; logits are [words, tags] of each.

    Only where the likeliest tags of the words make no lawful run are the best ones looked for.
    """
    likeliest = [rows.argmax(-1) for rows in logits]
    found = [[] if _START[tags[0]] or not _LAWFUL[tags[:-1], tags[1:]].all() else tags.tolist() for tags in likeliest]
    searched = iter(_searched([rows for rows, tags in zip(logits, found, strict=True) if not tags]))
    return [tags or next(searched) for tags in found]


def _searched(logits: Sequence[Floats]) -> list[list[int]]:
    """The best lawful tags, all units side by side."""
    if not logits:
        return []
    lengths = np.array([len(rows) for rows in logits])
    table = np.zeros((len(logits), lengths.max(), len(NAME_TAGS)), logits[0].dtype)
    for i, rows in enumerate(logits):
        table[i, : len(rows)] = rows
    score = table[:, 0] + _START
    best = [score]
    back = [np.zeros(score.shape, np.intp)]
    for at in range(1, table.shape[1]):
        steps = best[-1][:, :, None] + _STEPS
        back.append(steps.argmax(1))
        best.append(steps.max(1) + table[:, at])
    return [_path(best[n - 1][i], [pointers[i] for pointers in back[1:n]]) for i, n in enumerate(lengths.tolist())]


def _path(last: Floats, back: Sequence[Floats]) -> list[int]:
    """The tags from the first to the last word, by what each tag came from."""
    tags = [int(last.argmax())]
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
    for i, tag in enumerate(tags.argmax(-1).tolist()):
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
