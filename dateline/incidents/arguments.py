"""Who does and who undergoes a deed, read off the dependency tree: the slots around one trigger.

Handled are active and passive verbs, subjects shared by joined verbs or carried into a clause without its own, relative
clauses and participles, light verbs ("raids were carried out by police", "came under fire from rebels"), and deeds told
by nouns ("the killing of two farmers by herders", "the army's assault on the camp", "police raids").
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.incidents import grammar
from dateline.incidents.words import WORDS
from dateline.language.analysis import Analysis

SLOTS = ("none", "agent", "patient", "owner", "of", "on", "with", "from", "to", "in", "by", "other")
_CASES = {word: slot for slot, words in WORDS["cases"].items() for word in words}
_LIGHT, _SUFFER, _OFFICES = (frozenset(WORDS[name]) for name in ("light_verbs", "suffer_verbs", "target_nouns"))
_BEFALLS = frozenset(WORDS["befalls"])
_HANDS = frozenset(WORDS["hands"])
_DOING = ("ing", "ando", "iendo", "yendo")
JOINED = ("conj", "advcl", "xcomp")
SAME = ("conj", "appos", "flat", "flat:name", "fixed", "list")
Slots = dict[int, str]


def around(read: Analysis, head: int, text: str) -> Slots:
    """The slot of each word that stands in one at the trigger whose head is the word `head`."""
    if read.tokens[head].pos in ("NOUN", "PROPN"):
        return {**through(read, head, text), **of_noun(read, head, text)}
    return of_verb(read, head, text)


def word(read: Analysis, index: int, text: str) -> str:
    return read.tokens[index].span.of(text).casefold()


def passive(read: Analysis, verb: int, text: str) -> bool:
    """Whether the verb is passive; one joined to a passive verb is so too, unless it has an object."""
    below = [read.tokens[i].deprel for i in read.children[verb]]
    if "nsubj:pass" in below or "aux:pass" in below:
        return True
    token = read.tokens[verb]
    if token.deprel == "conj" and token.head != verb and not {"nsubj", "obj", "aux"} & set(below):
        return passive(read, token.head, text)
    return token.deprel == "acl" and not word(read, verb, text).endswith(_DOING) and "obj" not in below


def objects(read: Analysis, verb: int) -> list[int]:
    return [i for i in read.children[verb] if read.tokens[i].deprel == "obj"]


def case_of(read: Analysis, noun: int, text: str) -> str:
    """The slot that the preposition of a phrase stands for."""
    marks = [word(read, i, text) for i in read.children[noun] if read.tokens[i].deprel == "case"]
    return next((_CASES[m] for m in marks if m in _CASES), "other")


def of_verb(read: Analysis, verb: int, text: str, deep: int = 0) -> Slots:
    """The slots at a verb, those that it borrows from the verb or noun above it included."""
    voice = passive(read, verb, text) or (word(read, verb, text) in _BEFALLS and not objects(read, verb))
    found: Slots = {}
    for i in read.children[verb]:
        found.update(child(read, i, voice, text))
    found.update(above(read, verb, voice, found, text, deep))
    return found


def child(read: Analysis, index: int, voice: bool, text: str) -> Slots:
    """The slot of a word right below a verb."""
    relation = read.tokens[index].deprel
    if relation.startswith("nsubj"):
        return {index: "patient" if voice or relation == "nsubj:pass" else "agent"}
    if relation in ("obj", "iobj"):
        return {index: "patient" if relation == "obj" else "to"}
    if relation == "obl:agent":
        return {index: "agent"}
    if not relation.startswith("obl"):
        return {}
    if word(read, index, text) in _HANDS:  # "at the hands of a gunman"
        return {i: "agent" for i in read.children[index] if read.tokens[i].deprel.startswith("nmod")}
    slot = case_of(read, index, text)
    return {index: "agent" if slot == "by" and voice else slot}


def above(read: Analysis, verb: int, voice: bool, own: Slots, text: str, deep: int) -> Slots:
    """What a verb takes from above: the noun that its clause describes, or the subject of the verb that it is joined to."""
    token = read.tokens[verb]
    if token.head == verb:
        return {}
    if token.deprel == "acl:relcl":
        relative = next(iter(relatives(read, verb, own, text)), token.head)
        return {grammar.antecedent(read, token.head, relative): described(read, verb, own, voice, text)}
    if token.deprel == "acl":
        return {token.head: "patient" if voice else "agent"}
    subject = "patient" if voice else "agent"
    if token.deprel not in JOINED or deep > 3 or any(read.tokens[i].deprel.startswith("nsubj") for i in own):
        return {}
    if read.tokens[token.head].pos not in ("VERB", "AUX", "ADJ"):
        return {}
    higher = of_verb(read, token.head, text, deep + 1)
    driven = [i for i, slot in higher.items() if slot == "patient"] if token.deprel == "xcomp" else []
    return dict.fromkeys(driven or subjects(read, higher), subject)


def subjects(read: Analysis, slots: Slots) -> Iterator[int]:
    """The subject among a verb's slots, passive ones too, relative pronouns' nouns included."""
    lead = [i for i in slots if read.tokens[i].deprel.startswith("nsubj")]
    return iter(lead or [i for i, slot in slots.items() if slot == "agent"])


def described(read: Analysis, verb: int, own: Slots, voice: bool, text: str) -> str:
    """The slot that a relative clause gives to the noun that it describes."""
    relative = relatives(read, verb, own, text)
    if relative:
        return own[relative[0]]
    if any(read.tokens[i].deprel.startswith("nsubj") for i in own):
        return "patient"
    return "patient" if voice else "agent"


def relatives(read: Analysis, verb: int, own: Slots, text: str) -> list[int]:
    """The words before the verb that stand for the noun it describes: "who", "which"."""
    pronouns = [i for i in own if read.tokens[i].pos in ("PRON", "SCONJ", "DET") and i < verb]
    return [i for i in pronouns if word(read, i, text) in WORDS["phrases"]["relatives"]]


def of_noun(read: Analysis, noun: int, text: str) -> Slots:
    """The slots at a noun that names a deed."""
    found: Slots = {}
    for i in read.children[noun]:
        relation = read.tokens[i].deprel
        if relation in ("nmod:poss", "compound", "amod"):
            found[i] = "owner"
        elif relation.startswith(("nmod", "obl")):
            slot = case_of(read, i, text)
            found[i] = "agent" if slot == "by" else slot
        elif relation in ("acl", "acl:relcl"):
            slots = of_verb(read, i, text)
            if word(read, i, text) in _LIGHT or read.tokens[i].deprel == "acl":
                found.update({k: slot for k, slot in slots.items() if slot == "agent" and k != noun})
    return found


def through(read: Analysis, noun: int, text: str) -> Slots:
    """The slots that a deed's noun takes from the verb it hangs on."""
    token = read.tokens[noun]
    verb = token.head
    if verb == noun:
        return {}
    if token.deprel.startswith("nmod") and word(read, verb, text) in _OFFICES:  # "was the target of an attack"
        holder = [i for i in read.children[verb] if read.tokens[i].deprel.startswith("nsubj")]
        return dict.fromkeys(holder, "patient")
    if read.tokens[verb].pos not in ("VERB", "AUX"):
        return {}
    slots = {i: slot for i, slot in of_verb(read, verb, text).items() if i != noun}
    said = word(read, verb, text)
    if token.deprel in ("obj", "nsubj:pass"):
        if said in _SUFFER:
            return {
                i: "patient" if slot == "agent" else "agent" if slot == "from" else slot for i, slot in slots.items()
            }
        return slots if said in _LIGHT else {i: slot for i, slot in slots.items() if slot in ("agent", "on")}
    if token.deprel.startswith("obl") and said in _SUFFER:  # "came under fire from rebels"
        return {i: {"agent": "patient", "from": "agent"}.get(slot, slot) for i, slot in slots.items()}
    if token.deprel.startswith("obl") or token.deprel == "nsubj":
        return {i: "patient" for i, slot in slots.items() if slot == "patient"}
    return {}


def slot(read: Analysis, slots: Slots, noun: int | None) -> tuple[str, int]:
    """The slot of a word, and how many steps up: joined and named-again words share one, parts of a phrase are further."""
    steps = 0
    while noun is not None and steps < 4:
        if noun in slots:
            return slots[noun], steps
        token = read.tokens[noun]
        if token.head == noun or not (token.deprel in SAME or token.deprel.startswith(("nmod", "compound"))):
            break
        steps += 0 if token.deprel in SAME else 1
        noun = token.head
    return "none", 4
