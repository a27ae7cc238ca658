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

    from dateline.articles.containers import Kin, Priors
    from dateline.articles.trees import Trees


FAINT = 0.03  # probability from which a block of a marked-up page is read a second time
SURE = 0.95  # and up to which
LINK = 0.01  # probability given to a short block that is nothing but a link


@dataclass(frozen=True, slots=True)
class Model:
    blocks: Trees  # for marked-up blocks
    lines: Trees  # for the lines of plain text
    context: Trees  # for the same once more, by what the first reading made of the lines around
    nearby: Trees  # for marked-up blocks once more, of those that are neither surely chrome nor surely text
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
    lines = [block.span.of(text) for block in blocks]
    if is_html:
        _reread(model, table, lines, found, kin, look)
    else:
        found = _plain(model, table, lines, found)
    answer: list[float] = found.tolist()
    return answer


def _plain(model: Model, table: NDArray[Any], lines: list[str], p: NDArray[Any]) -> NDArray[Any]:
    """The probabilities of a text's lines, read a second time."""
    import numpy as np

    from dateline.articles import context

    rows = np.concatenate([table, context.table(lines, p)], axis=1)
    answer: NDArray[Any] = 1 / (1 + np.exp(-model.context.odds(rows)))
    return answer


def _reread(model: Model, table: NDArray[Any], lines: list[str], p: NDArray[Any], kin: Kin, look: NDArray[Any]) -> None:
    """Change the probabilities of a page's blocks in doubt; `table` has a row for each of `look`."""
    import numpy as np

    near = np.flatnonzero(p >= FAINT)
    doubt = p[near] <= SURE
    if not doubt.any():
        return
    own = table[np.searchsorted(look, near[doubt])]
    rows = np.concatenate([own, second(lines, p, kin, near)[doubt]], axis=1)
    p[near[doubt]] = 1 / (1 + np.exp(-model.nearby.odds(rows)))


def second(lines: Sequence[str], p: NDArray[Any], kin: Kin, near: NDArray[Any]) -> NDArray[Any]:
    """What a second reading of the blocks `near` goes by, beside their own rows: the probabilities around and in containers."""
    import numpy as np

    from dateline.articles import containers, context

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

    from dateline.articles import containers, trees

    arrays = dict(np.load(file))
    blocks, lines, context, nearby = (trees.load(arrays, kind) for kind in ("blocks", "lines", "context", "nearby"))
    priors = containers.Priors(_table(arrays, "names"))
    return Model(blocks, lines, context, nearby, priors, _table(arrays, "lexicon"))


def _table(arrays: dict[str, NDArray[Any]], name: str) -> dict[str, float]:
    keys = arrays[name].tobytes().decode().split("\n")
    values = [float(odds) / 20 for odds in arrays[f"{name}_odds"]]
    return dict(zip(keys, values, strict=True))
