"""English inflection: regular by rule, irregular by the table in data/inflection.toml."""

from __future__ import annotations

from collections.abc import Mapping

VOWELS = frozenset("aeiou")


def doubles(verb: str) -> bool:
    """Whether a regular one-syllable verb doubles its last consonant ("rob", "stab")."""
    if len(verb) < 3 or verb[-1] in VOWELS or verb[-1] in "wxyh" or verb[-2] not in VOWELS or verb[-3] in VOWELS:
        return False
    return sum(c in VOWELS for c in verb) == 1


def third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if doubles(verb) else "") + "ed"


def ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return verb + (verb[-1] if doubles(verb) else "") + "ing"


def verb_forms(verb: str, irregular: Mapping[str, str]) -> dict[str, str]:
    """Form -> tag (infinitive, present, past, participle, gerund); a form that is both is "past"."""
    simple, _, perfect = irregular.get(verb, "").partition(" ")
    simple = simple or past(verb)
    gerund = ing(verb)
    if verb in irregular and verb[-1] not in VOWELS and doubles(verb):
        gerund = verb + verb[-1] + "ing"
    tagged = [(perfect or simple, "participle"), (simple, "past"), (gerund, "gerund"), (third(verb), "present")]
    forms = dict(tagged)
    forms.setdefault(verb, "infinitive")
    return forms


def plural(noun: str, irregular: Mapping[str, str]) -> str:
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("man") and noun != "human":
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"
