"""What is told about a mention, a form of it or a sentence: features as words, for linear models that a person can read."""

from __future__ import annotations

from collections.abc import Iterator

from quality.muc_candidates import Mention, Words, said
from quality.muc_read import Document
from quality.muc_score import plain

VERBAL = ("VERB", "AUX")
NEAR = 4
LONG_PATH = 6


def stem(word: str) -> str:
    """Without the endings of plurals and verbs, crudely."""
    for end in ("ations", "ation", "ing", "ies", "ed", "es", "s"):
        if word.endswith(end) and len(word) - len(end) >= 4:
            return word[: -len(end)]
    return word


def mention(document: Document, it: Mention) -> list[str]:
    """The head, its modifiers, what governs it, the verbs above it, the words around."""
    i, words = it.head, document.words
    head = words[i]
    found = [f"h={head}", f"hs={stem(head)[:6]}", f"pos={document.read.tokens[i].pos}", f"kind={document.kinds[i]}"]
    found += [f"name={it.name}", f"end={head[-3:]}"]
    found += [f"m={words[c]}" for c in document.read.children[i] if c < i]
    found += [f"md={document.read.tokens[c].deprel}" for c in document.read.children[i]]
    found += _phrase(document, it)
    found_frames = list(frames(document, i))
    found += found_frames
    found += [f"h={stem(head)}&{f}" for f in found_frames[:2]]
    found += [f"k={document.kinds[i]}&{f}" for f in found_frames[:3]]
    found += _around(document, it)
    return found


def _phrase(document: Document, it: Mention) -> Iterator[str]:
    first, last = it.forms[0]
    said_ = plain(said(document, it.forms[0]))
    yield f"np={said_}"
    yield f"long={min(last - first, 5)}"
    if (
        said_.isupper()
        or document.text[document.read.tokens[it.head].span.start - 1 : document.read.tokens[it.head].span.start] == "["
    ):
        yield "bracket"
    for c in document.read.children[it.head]:
        if c > it.head:
            cases = [document.words[g] for g in document.read.children[c] if document.read.tokens[g].deprel == "case"]
            yield f"r={'_'.join(cases)}|{document.words[c]}"


def lead(document: Document, i: int) -> int:
    """The first of the conjuncts that a word is one of."""
    tokens = document.read.tokens
    for _ in range(LONG_PATH):
        if (
            tokens[i].deprel not in ("conj", "appos", "compound", "flat", "nmod:desc", "nmod:unmarked")
            or tokens[i].head == i
        ):
            break
        i = tokens[i].head
    return i


def relation(document: Document, i: int) -> str:
    """How a word hangs on its head, with its preposition; a passive verb's subject is told apart."""
    token = document.read.tokens[i]
    cases = [document.words[c] for c in document.read.children[i] if document.read.tokens[c].deprel == "case" and c < i]
    return "_".join([token.deprel, *cases[:2]])


def frames(document: Document, i: int) -> Iterator[str]:
    """The word's own relation and governor, then those of the governors above, up to the verb of the sentence."""
    tokens = document.read.tokens
    own = tokens[i].deprel if tokens[i].deprel in ("conj", "appos", "compound") else ""
    at, path = lead(document, i), []
    if own:
        yield f"own={own}"
        yield f"own={own}|{stem(document.words[tokens[i].head])}"
    for step in range(3):
        if tokens[at].head == at:
            yield f"root{step}"
            break
        above = tokens[at].head
        path.append(relation(document, at))
        word = stem(document.words[above])
        yield f"g{step}={'>'.join(path)}|{word}"
        yield f"gw{step}={word}"
        if step == 0:
            yield f"rel={path[0]}"
            yield from _beside(document, at, above)
        at = above
    yield from _verb(document, i)


def _beside(document: Document, at: int, above: int) -> Iterator[str]:
    """What else hangs on the governor: its object for a subject, its subject for an object."""
    tokens = document.read.tokens
    for c in document.read.children[above]:
        if c != at and tokens[c].deprel in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent"):
            yield f"b={relation(document, at)}|{stem(document.words[above])}|{tokens[c].deprel}|{stem(document.words[c])}"
            yield f"bw={tokens[at].deprel}|{tokens[c].deprel}|{stem(document.words[c])}"
        if c != at and tokens[c].deprel in ("advmod", "aux", "aux:pass", "advcl", "xcomp", "ccomp", "conj"):
            yield f"bx={relation(document, at)}|{tokens[c].deprel}|{stem(document.words[c])}"


def _verb(document: Document, i: int) -> Iterator[str]:
    """The nearest verb above, and the side on which the mention stands."""
    tokens, at = document.read.tokens, i
    for _ in range(LONG_PATH):
        if tokens[at].pos in VERBAL or tokens[at].head == at:
            break
        at = tokens[at].head
    yield f"v={'<' if i < at else '>'}|{stem(document.words[at])}"
    for c in document.read.children[i]:
        if tokens[c].deprel.startswith("acl"):
            yield f"acl={stem(document.words[c])}"


def _around(document: Document, it: Mention) -> Iterator[str]:
    tokens, words = document.read.tokens, document.words
    here = tokens[it.head].sentence
    first, last = it.forms[0]
    for step in range(1, NEAR + 1):
        for at, side in ((first - step, "l"), (last + step, "r")):
            if 0 <= at < len(tokens) and tokens[at].sentence == here:
                yield f"{side}={words[at]}"
                if step <= 2:
                    yield f"{side}{step}={words[at]}"
    for at in document.by_sentence[here]:
        if tokens[at].pos in ("NOUN", "VERB") and at != it.head:
            yield f"s={stem(words[at])}"


def form(document: Document, it: Mention, words: Words) -> list[str]:
    """One way to write a mention: what it leaves out, how it begins and ends."""
    tokens = document.read.tokens
    first, last = words
    left, right = it.forms[0][0], max(f[1] for f in it.forms)
    poses = [tokens[i].pos for i in range(first, min(last, first + 3) + 1)]
    dropped = [tokens[i].pos for i in range(left, first)]
    found = [
        f"first={document.words[first]}", f"pos={'-'.join(poses)}", f"dropped={'-'.join(dropped[:3])}", f"n={min(last - first, 6)}",
        f"end={'head' if last == it.head else 'far' if last == right else 'near'}", f"name={document.kinds[first]}-{document.kinds[it.head]}",
        f"left={first == left}", f"cut={document.words[first - 1] if first > left else ''}", f"str={plain(said(document, words))}",
        f"next={document.words[last + 1] if last + 1 < len(tokens) else ''}", f"head={document.words[it.head]}&{first == left}",
        f"long={last - it.head > 0}&{min(right - it.head, 4)}", f"rank={it.forms.index(words)}",
    ]  # fmt: skip
    return (
        found
        + [f"d={w}" for w in document.words[left:first]]
        + [f"in={tokens[i].deprel}" for i in range(first, last + 1)]
    )


def sentence(document: Document, number: int) -> list[str]:
    words = [stem(document.words[i]) for i in document.by_sentence[number]]
    found = [f"w={w}" for w in words] + [f"w2={a}_{b}" for a, b in zip(words, words[1:], strict=False)]
    tokens = document.read.tokens
    for i in document.by_sentence[number]:
        if tokens[i].pos == "VERB":
            found += [
                f"{tokens[c].deprel}={stem(document.words[i])}|{stem(document.words[c])}"
                for c in document.read.children[i]
            ]
            found.append(f"{'fact' if tokens[i].fact > 0.5 else 'nofact'}={stem(document.words[i])}")
    return [*dict.fromkeys(found), f"at={min(number, 6)}"]


def whole(document: Document) -> list[str]:
    """A document as a set of words, and of the words of its first sentences."""
    early = [stem(document.words[i]) for n in range(min(3, len(document.sentences))) for i in document.by_sentence[n]]
    words = [stem(w) for w in document.words]
    return [
        *dict.fromkeys(
            [f"w={w}" for w in words]
            + [f"e={w}" for w in early]
            + [f"w2={a}_{b}" for a, b in zip(words, words[1:], strict=False)]
        )
    ]
