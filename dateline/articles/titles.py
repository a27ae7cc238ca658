"""Which of the lines above a story is its headline, when no markup says so: numbers about each candidate, and trees.

Learned on flattened pages (training/articles_titles.py, dateline/models/titles.npz).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateline.articles import cues
from dateline.articles.line import Line, stems

if TYPE_CHECKING:
    from dateline.articles.trees import Trees

TEXT = ("body", "subhead")
REACH = 40  # lines of the story that tell what it speaks of
LEAST = -3.0  # log-odds below which no line is one
BELOW = 4  # lines below a headline that its stamp or byline stands in
SHORTEST = 4  # letters of a word that counts
Rows = list[tuple[float, ...]]


def odds(lines: Sequence[Line], counts: Mapping[str, Sequence[Line]], first: int) -> dict[str, float]:
    """By the candidates' keys: how likely each is the headline of the story whose first paragraph is line `first`."""
    import numpy as np

    if not counts:
        return {}
    found = _trees().odds(np.array(rows(lines, counts, first), np.float32))
    return dict(zip(counts, map(float, found), strict=True))


def rows(lines: Sequence[Line], counts: Mapping[str, Sequence[Line]], first: int) -> Rows:
    """One row a candidate: its place, its repeats, its shape, and what it shares with the story below."""
    order = {id(line): n for n, line in enumerate(lines[:first])}
    text = [line for line in lines[first : first + REACH] if line.label in TEXT]
    about, lead = _terms(text), _terms(text[:2])
    told = {key: _terms(same[-1:]) for key, same in counts.items()}
    fits = {key: len(words & about) / (1 + len(words)) for key, words in told.items()}
    most = max(fits.values(), default=0.0)
    places = {order[id(line)]: key for key, same in counts.items() for line in same}
    return [
        (
            *_place(lines, order[id(same[0])], order[id(same[-1])], first),
            *_shape(same[-1]),
            float(min(3, len(same) - 1)),
            fits[key],
            float(len(told[key] & about)),
            len(told[key] & lead) / (1 + len(told[key])),
            most - fits[key],
            max((fits[places[n]] for n in _near(order[id(same[-1])], -3) if n in places), default=-1.0),
            max((fits[places[n]] for n in _near(order[id(same[-1])], 3) if n in places), default=-1.0),
            float(sum(n in places for n in range(order[id(same[-1])] + 1, first))),
        )
        for key, same in counts.items()
    ]


def _place(lines: Sequence[Line], top: int, last: int, first: int) -> tuple[float, ...]:
    """How far above the story it stands, and what stands right above and below it."""
    below, above = lines[last + 1 : last + 1 + BELOW], lines[max(0, last - 2) : last]
    signs = ("date", "byline", "caption", "credit", "chrome", "teaser", "kicker")
    return (
        math.log1p(first - last), math.log1p(first - top), last / max(1, first), math.log1p(top),
        *(float(any(line.label == sign for line in below)) for sign in signs),
        *(float(any(line.label == sign for line in above)) for sign in signs),
        sum(len(line.text) for line in below) / (1 + len(below)), sum(len(line.text) for line in above) / (1 + len(above)),
    )  # fmt: skip


def _shape(line: Line) -> tuple[float, ...]:
    text = line.text
    return (
        float(min(40, text.count(" ") + 1)), float(min(250, len(text))), line.p, float(cues.is_sentence(text)),
        float(text.endswith(("?", "!"))), float(" | " in text or " · " in text), float(":" in text[:40]), float(text.isupper()),
        float(text[:1].islower()), float(any(c.isdigit() for c in text)), float("," in text),
        *(float(line.label == label) for label in ("title", "short", "kicker", "teaser")),
    )  # fmt: skip


def _near(at: int, reach: int) -> range:
    return range(at + 1, at + 1 + reach) if reach > 0 else range(at + reach, at)


def _terms(lines: Sequence[Line]) -> frozenset[str]:
    """Longer words without their endings."""
    return frozenset(word for line in lines for word in stems(line.text, SHORTEST))


@cache
def _trees() -> Trees:
    import numpy as np

    from dateline.articles import trees

    with files("dateline.models").joinpath("titles.npz").open("rb") as file:
        return trees.load(dict(np.load(file)), "titles")
