"""The shipped block labeller: for every block of a page, the probability that it is the article's text.

dateline/models/blocks.npz is made by training/articles.py; its card is dateline/models/blocks.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Any

from dateline.types import Block, Page

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dateline.articles.containers import Kin, Priors
    from dateline.articles.trees import Trees
    from dateline.language.network import Weights


FAINT = 0.02  # probability from which a block is read a second time
SURE = 0.95  # up to which the trees do so on a marked-up page
LINK = 0.01  # probability given to a short block that is nothing but a link
TOGETHER = {"blocks": 0.4, "lines": 0.4}  # weight of what that says, beside the trees; .3 to .6 are alike


@dataclass(frozen=True, slots=True)
class Model:
    blocks: Trees  # for marked-up blocks
    lines: Trees  # for the lines of plain text
    context: Trees  # for the same once more, by what the first reading made of the lines around
    nearby: Trees  # for marked-up blocks once more
    together: Mapping[str, Weights]  # networks that read the same together, "blocks" and "lines"
    priors: Priors  # log-odds of container tokens
    lexicon: dict[str, float]  # log-odds of words


def probabilities(page: Page, blocks: Sequence[Block]) -> list[float]:
    """One probability a block."""
    import numpy as np

    from dateline.articles import features

    if not blocks:
        return []
    model = shipped()
    title = next((fact.value for fact in page.facts if fact.name == "headline"), "")
    is_html = page.media == "html"
    trees = model.blocks if is_html else model.lines
    text = _lowered(page.text, blocks) if _is_loud(page.text) else page.text
    look = features.looked(blocks)
    table, kin = features.table(blocks, text, title, model.priors, model.lexicon, look=look)
    found = np.full(len(blocks), LINK)
    found[look] = 1 / (1 + np.exp(-trees.odds(table)))
    near = np.flatnonzero(found >= FAINT)
    if len(near):
        lines = [block.span.of(text) for block in blocks]
        own = table[np.searchsorted(look, near)]
        _reread(model, own, lines, found, kin if is_html else None, near)
    answer: list[float] = found.tolist()
    return answer


def _reread(
    model: Model, own: NDArray[Any], lines: list[str], p: NDArray[Any], kin: Kin | None, near: NDArray[Any]
) -> None:
    """Change the probabilities of the blocks `near`; `own` has a row for each."""
    import numpy as np

    from dateline.articles import graph

    rows = np.concatenate([own, second(lines, p, kin, near)], axis=1)
    trees, kind = (model.nearby, "blocks") if kin else (model.context, "lines")
    odds = graph.log_odds(p[near])
    doubt = np.flatnonzero(p[near] <= SURE) if kin else np.arange(len(near))
    if len(doubt):
        odds[doubt] = trees.odds(rows[doubt])
    if networks := model.together.get(kind):
        parts = [slice(start, start + graph.STRETCH) for start in range(0, len(near), graph.STRETCH)]
        heard = [graph.read(networks, graph.page(lines, p, rows[part], near[part], kin)) for part in parts]
        odds = (1 - TOGETHER[kind]) * odds + TOGETHER[kind] * np.concatenate(heard)
    p[near] = 1 / (1 + np.exp(-odds))


def second(lines: Sequence[str], p: NDArray[Any], kin: Kin | None, near: NDArray[Any]) -> NDArray[Any]:
    """What a second reading of the blocks `near` goes by, beside their own rows: the probabilities around, and in containers or words."""
    import numpy as np

    from dateline.articles import containers, context

    if kin is None:
        return np.asarray(context.table(lines, p)[near])
    sizes = np.array([len(line) for line in lines], np.float64)
    around = context.around(p[near], sizes[near])
    return np.concatenate([around, containers.likely(kin, sizes, p, near)], axis=1)


def _is_loud(text: str) -> bool:
    """Written in capitals throughout, as wires and transcripts once were."""
    head = text[:5000:5]
    return sum(map(str.isupper, head)) > 3 * sum(map(str.islower, head))


def _lowered(text: str, blocks: Sequence[Block]) -> str:
    """The text in sentence case, block by block, of the same length."""
    pieces, at = [], 0
    for block in blocks:
        line = block.span.of(text)
        quiet = line.capitalize()
        pieces += [text[at : block.span.start], quiet if len(quiet) == len(line) else line]
        at = block.span.stop
    return "".join([*pieces, text[at:]])


@cache
def shipped() -> Model:
    """The model file, read once."""
    with files("dateline.models").joinpath("blocks.npz").open("rb") as file:
        return read(file)


def read(file: IO[bytes]) -> Model:
    import numpy as np

    from dateline.articles import containers, graph, trees

    arrays = dict(np.load(file))
    blocks, lines, context, nearby = (trees.load(arrays, kind) for kind in ("blocks", "lines", "context", "nearby"))
    priors = containers.Priors(_table(arrays, "names"))
    together = {kind: graph.load(arrays, kind) for kind in graph.KINDS}
    return Model(blocks, lines, context, nearby, together, priors, _table(arrays, "lexicon"))


def _table(arrays: dict[str, NDArray[Any]], name: str) -> dict[str, float]:
    keys = arrays[name].tobytes().decode().split("\n")
    return dict(zip(keys, (arrays[f"{name}_odds"].astype(float) / 20).tolist(), strict=True))
