"""The clause around a verb as a headline has it: who, the verb, to whom, where; nothing that hangs on it."""

from __future__ import annotations

from dateline.incidents import grammar
from dateline.language.analysis import Analysis
from dateline.types import Span

CLAUSES = ("root", "ccomp", "conj", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "list")
HANGING = ("conj", "cc", "parataxis", "advcl", "advcl:relcl", "mark", "discourse", "vocative", "punct")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
RELATIVES = frozenset(["who", "which", "that", "whom", "que", "quien", "quienes"])
ASIDE = (
    "acl",
    "acl:relcl",
    "appos",
    "conj",
    "cc",
    "punct",
    "parataxis",
    "case",
    *SUBJECTS,
    "cop",
    "aux",
    "advcl",
    "mark",
)
LONG_NAME = 70  # characters of a subject that is put before a clause


def complete(read: Analysis, span: Span) -> Span:
    """The span without words at its end that belong to a word after it ("of alleged", "the three")."""
    inside = [i for i in read.within(span) if span.holds(read.tokens[i].span)]
    while len(inside) > 1 and read.tokens[inside[-1]].head > inside[-1]:
        inside.pop()
    return Span(span.start, read.tokens[inside[-1]].span.stop) if inside else span


def clause_head(read: Analysis, word: Span) -> int | None:
    """The verb that rules the clause in which the word stands."""
    at = read.at(word)
    for _ in range(8):
        if at is None or read.tokens[at].deprel in CLAUSES or read.tokens[at].head == at:
            return at
        at = read.tokens[at].head
    return at


def clause(read: Analysis, head: int) -> Span:
    """From the first to the last word that belongs to the clause itself."""
    left = [head, *(i for c in read.children[head] if read.tokens[c].deprel not in HANGING for i in read.subtree(c))]
    return Span(read.tokens[min(left)].span.start, read.tokens[max(left)].span.stop)


def subject(read: Analysis, head: int) -> int | None:
    return next((c for c in read.children[head] if read.tokens[c].deprel in SUBJECTS), None)


def phrase(read: Analysis, noun: int) -> Span:
    """A noun with what stands before it and its short complements, without relative clauses and asides."""
    kept = [noun]
    for child in read.children[noun]:
        if read.tokens[child].deprel not in ASIDE:
            kept += read.subtree(child)
    return Span(read.tokens[min(kept)].span.start, read.tokens[max(kept)].span.stop)


def actor(text: str, read: Analysis, head: int) -> tuple[Span | None, Span]:
    """Who does it, where the clause doesn't say so itself, and the clause without the word that stands for them."""
    span, own = clause(read, head), subject(read, head)
    token = read.tokens[head]
    if own is not None and read.tokens[own].span.of(text).casefold() in RELATIVES:
        if not token.deprel.endswith("relcl"):
            return None, span
        after = next((t.span.start for t in read.tokens[own + 1 : head + 1]), span.start)
        return phrase(read, grammar.antecedent(read, token.head, own)), Span(after, span.stop)
    if own is not None or token.head == head:
        return None, span
    above = token.head
    for _ in range(4):
        found = subject(read, above)
        if found is not None:
            who = phrase(read, nearer(read, found, head))
            return (who if who.stop <= span.start else None), span
        above = read.tokens[above].head
    return None, span


def nearer(read: Analysis, who: int, head: int) -> int:
    """The doer of `head`: `who`, or a subject behind its own verb that lies between the two (its verb was missed)."""
    between = enumerate(read.tokens[who + 1 : head], who + 1)
    return max((i for i, t in between if t.deprel in SUBJECTS and t.head < i), default=who)
