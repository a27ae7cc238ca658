"""From a number and the words around it to bounds: "more than 600" is 601 to None, "nearly two dozen" None to 24."""

from __future__ import annotations

from dateline.language.numbers.grammar import Number, tidy

Bound = Number | None
Bounds = tuple[Bound, Bound]


def apply(word: str, low: Bound, high: Bound) -> Bounds:
    """The bounds of [low, high] under a comparator kind: more, least, less, most, near, about or exact."""
    match word:
        case "more":
            return _next(high if low is None else low, 1), None
        case "least":
            return low, None
        case "less":
            return None, _next(low if high is None else high, -1)
        case "most" | "near":
            return None, high
        case "odd":  # "thirty-odd", "300-odd": that many and some
            return low, low + 10 ** (len(str(low)) - 1) - 1 if isinstance(low, int) and low >= 10 else None
        case "about":
            return _about(low, high)
        case _:
            return low, high


def _next(value: Bound, step: int) -> Bound:
    return value + step if isinstance(value, int) else value


def _about(low: Bound, high: Bound) -> Bounds:
    """A tenth to either side, one at the least: "about 60" is 54 to 66, "about a dozen" 11 to 13."""
    if low is None or high is None or low != high:
        return low, high
    slack = max(1, low // 10) if isinstance(low, int) else low / 10
    return tidy(low - slack), tidy(high + slack)
