"""The shipped block labeller: for every block of a page, the probability that it is the article's text.

dateline/models/blocks.npz is made by training/articles.py; its card is dateline/models/blocks.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO, TYPE_CHECKING, Any

from dateline.types import Block, Page

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dateline.articles.containers import Priors
    from dateline.articles.trees import Trees


FEW = 100  # blocks of a marked-up page that is read twice: its containers tell little, and more would cost a quarter of the time
FAINT = 0.03  # probability from which such a page's block is read a second time
SURE = 0.95  # and up to which
LINK = 0.01  # probability given to a short block that is nothing but a link


@dataclass(frozen=True, slots=True)
class Model:
    blocks: Trees  # for marked-up blocks
    lines: Trees  # for the lines of plain text
    context: Trees  # for the same once more, by what the first reading made of the lines around
    nearby: Trees  # for marked-up blocks once more, of those that are not surely chrome
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
    table = features.table(blocks, text, title, model.priors, model.lexicon, look=look)
    found = np.full(len(blocks), LINK)
    found[look] = 1 / (1 + np.exp(-trees.odds(table[look])))
    if is_html:
        near = np.flatnonzero(found >= FAINT) if len(blocks) <= FEW else look[:0]
        found[near] = again(model.nearby, table[near], [blocks[n].span.of(text) for n in near], found[near], SURE)
    else:
        found = again(model.context, table, [block.span.of(text) for block in blocks], found)
    answer: list[float] = found.tolist()
    return answer


def again(trees: Trees, table: NDArray[Any], lines: list[str], p: NDArray[Any], sure: float = 1.0) -> NDArray[Any]:
    """The probabilities of lines read a second time; what is surer than `sure` stays."""
    if not lines:
        return p
    import numpy as np

    from dateline.articles import context

    doubt = p <= sure
    whole = np.concatenate([table[doubt], context.table(lines, p, sure=sure)[doubt]], axis=1)
    answer: NDArray[Any] = p.copy()
    answer[doubt] = 1 / (1 + np.exp(-trees.odds(whole)))
    return answer


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

    from dateline.articles import containers, trees

    arrays = dict(np.load(file))
    blocks, lines, context, nearby = (trees.load(arrays, kind) for kind in ("blocks", "lines", "context", "nearby"))
    priors = containers.Priors(_table(arrays, "names"))
    return Model(blocks, lines, context, nearby, priors, _table(arrays, "lexicon"))


def _table(arrays: dict[str, NDArray[Any]], name: str) -> dict[str, float]:
    keys = arrays[name].tobytes().decode().split("\n")
    values = [float(odds) / 20 for odds in arrays[f"{name}_odds"]]
    return dict(zip(keys, values, strict=True))
