"""Which words of a sentence govern an event's word: its auxiliaries and negation, and the verbs and nouns it hangs on.

"did not try to kill": not, did, try govern kill · "threatened to attack after gunmen killed": nothing governs killed
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.analysis import Analysis
from dateline.types import Span

_OWN = {
    "advmod",
    "aux",
    "aux:pass",
    "aux:tense",
    "det",
    "case",
    "mark",
    "amod",
    "compound",
    "compound:prt",
    "cc:preconj",
    "cop",
}
_HELD = {"nsubj", "nsubj:pass", "obj", "obl", "obl:agent"}  # "no one was killed": the negation sits in the subject
_UP = {
    "xcomp",
    "ccomp",
    "obj",
    "obl",
    "nmod",
    "acl",
    "compound",
    "amod",
    "nsubj",
    "nsubj:pass",
    "csubj",
    "appos",
    "fixed",
    "nmod:poss",
    "obl:arg",
    "dep",
}
_FAR = 4  # steps up: "accused of planning to help bomb"


def governing(read: Analysis, trigger: Span) -> list[Span]:
    """The words that bear on whether the event at `trigger` took place, in no order."""
    at = read.at(trigger)
    if at is None:
        return []
    return [read.tokens[i].span for i in {*_words(read, at)} if not read.tokens[i].span.meets(trigger)]


def _words(read: Analysis, at: int) -> Iterator[int]:
    yield from _around(read, at)
    for _ in range(_FAR):
        token = read.tokens[at]
        if token.head == at:
            return
        relation, above = token.deprel, token.head
        if relation == "conj" and not any(read.tokens[c].deprel.startswith("nsubj") for c in read.children[at]):
            yield from (c for c in read.children[above] if read.tokens[c].deprel in ("aux", "advmod", "mark"))
        elif relation == "xcomp":
            yield above
            yield from _around(read, above)
        elif relation.split(":")[0] in _UP and relation != "acl:relcl":
            yield above
        else:
            return
        at = above


def _around(read: Analysis, at: int) -> Iterator[int]:
    """A word's own helpers, and the determiners of what it holds."""
    for child in read.children[at]:
        relation = read.tokens[child].deprel
        if relation in _OWN or relation.split(":")[0] in _OWN:
            yield child
        if relation in _HELD:
            yield child
            yield from (c for c in read.children[child] if read.tokens[c].deprel in ("det", "advmod", "case"))
