"""How a candidate stands to a trigger in the dependency tree, when the language model is there to draw one."""

from __future__ import annotations

from dateline.language.analysis import Analysis
from dateline.types import Span

RELATIONS = (
    "none",
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl:agent",
    "obl",
    "nmod",
    "nmod:poss",
    "compound",
    "amod",
    "appos",
    "modified",
    "shared",
    "other",
)
FAR = 5  # arcs; further tells nothing
VERBAL = ("acl", "acl:relcl")


def relation(read: Analysis, verb: int | None, noun: int | None) -> tuple[str, int]:
    """The relation on the path from a trigger's head to a candidate's, and the path's length in arcs."""
    if verb is None or noun is None or read.tokens[verb].sentence != read.tokens[noun].sentence:
        return "none", FAR
    if verb == noun:
        return "other", 0
    tokens = read.tokens
    up = climbed(read, noun)
    if verb in up:
        steps = up.index(verb)
        below = up[steps - 1]
        return known(tokens[below].deprel), min(FAR, steps)
    above = climbed(read, verb)
    if noun in above:
        steps = above.index(noun)
        below = above[steps - 1]
        return ("modified" if tokens[below].deprel in VERBAL else "other"), min(FAR, steps)
    meet = next((i for i in up if i in above), None)
    if meet is None:
        return "none", FAR
    one, two = up.index(meet), above.index(meet)
    joined = all(tokens[i].deprel in ("conj", "advcl", "xcomp", "ccomp", "parataxis") for i in above[:two])
    if joined and one >= 1 and tokens[up[one - 1]].deprel.startswith("nsubj"):
        return "shared", min(FAR, one + two)  # "they came and burned": one subject for both
    return "other", min(FAR, one + two)


def climbed(read: Analysis, index: int) -> list[int]:
    """The token and all above it, up to its root."""
    found = [index]
    while read.tokens[found[-1]].head != found[-1] and len(found) < 30:
        found.append(read.tokens[found[-1]].head)
    return found


def known(deprel: str) -> str:
    if deprel in RELATIONS:
        return deprel
    base = deprel.split(":")[0]
    return base if base in RELATIONS else "other"


def passive(read: Analysis, verb: int | None) -> bool:
    """Whether the verb has a passive subject or auxiliary."""
    return verb is not None and any(
        read.tokens[i].deprel in ("nsubj:pass", "aux:pass", "obl:agent") for i in read.children[verb]
    )


def describing(read: Analysis, candidate: Span) -> bool:
    """Whether the words only describe a noun: "criminal" of "a criminal complaint", "general" of "the general hospital"."""
    head = read.at(candidate)
    if head is None:
        return False
    token = read.tokens[head]
    return token.pos == "ADJ" and token.deprel == "amod" and token.head > head and read.tokens[token.head].pos == "NOUN"


def antecedent(read: Analysis, noun: int, relative: int) -> int:
    """The noun that a "who" stands for: the last before it where a verb parts it from the one that the tree names."""
    between = read.tokens[noun + 1 : relative]
    nearest = [i for i in range(noun + 1, relative) if read.tokens[i].pos in ("NOUN", "PROPN")]
    return nearest[-1] if nearest and any(t.pos == "VERB" for t in between) else noun
