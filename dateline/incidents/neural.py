"""What the language model reads of incidents, for mentions, rows, types and fields: looked up by the characters it lies on.

Where the installed weights know nothing of incidents everything here is empty or zero.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dateline.codes import Trigger
from dateline.codes.model import Part
from dateline.language.analysis import Analysis, Deed
from dateline.types import Span

SURE = 0.35  # from which a word that the codebook does not know is a trigger
HEARD = 0.2  # from which a deed's arguments count
PARTIES = ("initiator", "target", "affected", "intervening")
RUNNERS = 3  # further types of a trigger
Roles = dict[str, dict[int, float]]  # role -> word -> how likely it fills the role
DEFINITE, INDEFINITE = ("the", "this", "that", "el", "la", "los", "las"), ("a", "an", "un", "una")


def deeds(read: Analysis | None, span: Span) -> list[Deed]:
    """What the words inside the span tell of incidents."""
    if read is None or not read.deeds:
        return []
    return [read.deeds[i] for i in read.within(span) if i in read.deeds]


def types(told: Iterable[Deed]) -> dict[str, float]:
    """How likely some words tell of an incident of each type: that of the likeliest word."""
    found: dict[str, float] = {}
    for deed in told:
        for name, p in deed.types.items():
            found[name] = max(found.get(name, 0.0), p)
    return found


def chance(told: Iterable[Deed]) -> float:
    """How likely any of the words tells of an incident."""
    return max((deed.p for deed in told), default=0.0)


def states(told: Iterable[Deed]) -> dict[str, float]:
    """How likely each status is, by the likeliest word, times how likely that word tells of an incident."""
    best = max(told, key=lambda deed: deed.p, default=None)
    return {name: best.p * p for name, p in best.status.items()} if best else {}


def roles(told: Iterable[Deed]) -> Roles:
    """The words that fill roles of some deeds."""
    found: Roles = {}
    for deed in told:
        for role, token, p in deed.arguments if deed.p >= HEARD else ():
            words = found.setdefault(role, {})
            words[token] = max(words.get(token, 0.0), p)
    return found


def together(several: Iterable[Roles]) -> Roles:
    """The words that fill the roles of several clauses."""
    found: Roles = {}
    for roles in several:
        for role, filled in roles.items():
            words = found.setdefault(role, {})
            for word, p in filled.items():
                words[word] = max(words.get(word, 0.0), p)
    return found


def triggers(text: str, read: Analysis | None, known: Sequence[Trigger]) -> Iterator[Trigger]:
    """Runs of words that tell of an incident and that no known trigger holds."""
    if read is None:
        return
    taken = sorted(t.span for t in known)
    for run in runs(read):
        span = Span(read.tokens[run[0]].span.start, read.tokens[run[-1]].span.stop)
        near = taken[max(0, bisect_left(taken, span) - 4) : bisect_left(taken, Span(span.stop, span.stop))]
        if not any(t.meets(span) for t in near):
            yield _trigger(text, read, run, span)


def runs(read: Analysis, *, at: float = SURE) -> Iterator[list[int]]:
    """Neighbouring words that each tell, with probability `at` or more, of an incident of one type."""
    run: list[int] = []
    for i in sorted(i for i, deed in read.deeds.items() if deed.p >= at):
        if run and (i != run[-1] + 1 or _best(read, i) != _best(read, run[0])):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _best(read: Analysis, i: int) -> str:
    return next(iter(read.deeds[i].types))


def _trigger(text: str, read: Analysis, run: list[int], span: Span) -> Trigger:
    i = max(run, key=lambda i: read.deeds[i].p)
    token, deed = read.tokens[i], read.deeds[i]
    names = list(deed.types)
    verb = token.pos in ("VERB", "AUX")
    under = [read.tokens[j] for j in read.children[i]]
    passive = any(t.deprel in ("aux:pass", "nsubj:pass") for t in under)
    articles = {t.span.of(text).casefold() for t in under if t.pos == "DET"}
    features = [name for name, words in (("definite", DEFINITE), ("indefinite", INDEFINITE)) if articles & set(words)]
    part: Part = "verb" if verb else "noun"
    return Trigger(
        span, span, span.of(text).casefold(), names[0], tuple(names[1 : 1 + RUNNERS]), deed.p, part,
        "passive" if verb and passive else "active" if verb else "", "act", None, tuple(features),
        f"the language model ({deed.p:.2f})",
    )  # fmt: skip


def parties(read: Analysis, at: float) -> set[int]:
    """The words that fill a party's role of any deed with probability `at` or more, and tell of no deed themselves."""
    told = [deed for deed in read.deeds.values() if deed.p >= HEARD]
    named = {a.token for deed in told for a in deed.arguments if a.role in PARTIES and a.p >= at}
    return {i for i in named if i not in read.deeds or read.deeds[i].p < HEARD}


def fills(read: Analysis | None, role: dict[int, float], span: Span) -> float:
    """How likely the span fills a role: that of its likeliest word; -1 where no word of the role is known at all."""
    if read is None or not role:
        return -1.0
    return max((role.get(i, 0.0) for i in read.within(span)), default=0.0)


def measure(read: Analysis | None, span: Span, name: str) -> float:
    """How likely a number of the span counts this measure of an incident."""
    if read is None:
        return 0.0
    return max((read.counted.get(i, {}).get(name, 0.0) for i in read.within(span)), default=0.0)
