"""The forms of a verb that news uses, made from its infinitive: what does not bend regularly is a table of the language."""

from __future__ import annotations

import re
from collections.abc import Mapping

Irregular = Mapping[str, list[str]]

_SPANISH = {
    "ar": ["ar", "ó", "aron", "a", "an", "ado", "ada", "ados", "adas", "ando", "ara", "aran", "aba", "aban", "en"],
    "er": ["er", "ió", "ieron", "e", "en", "ido", "ida", "idos", "idas", "iendo", "iera", "ieran", "ía", "ían"],
    "ir": ["ir", "ió", "ieron", "e", "en", "ido", "ida", "idos", "idas", "iendo", "iera", "ieran", "ía", "ían"],
}
_VOWELS = re.compile(r"[aeiouy]+")
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]\Z")  # "nab", "rob": the last letter is doubled

_EITHER = re.compile(r"[^aeiou](?:[aeiou][lp]|it)\Z")  # "expel", "pummel", "commit": expelled, pummeled or pummelled


def forms(verb: str, irregular: Irregular, *, language: str) -> list[str]:
    """What the first word of a phrase may look like, the rest kept: "round up", "rounds up", "rounded up", "rounding up"."""
    first, blank, rest = verb.partition(" ")
    made = irregular.get(first) or (_spanish(first) if language == "es" else _english(first))
    return [f"{form}{blank}{rest}" for form in made]


def _spanish(verb: str) -> list[str]:
    """ "linchar" gives lincharon, lincha, linchado, linchando; "se" stands before what is reflexive."""
    reflexive = verb.endswith("se")
    stem, ending = (verb[:-4], verb[-4:-2]) if reflexive else (verb[:-2], verb[-2:])
    made = [f"{stem}{end}" for end in _SPANISH[ending]]
    return [f"se {form}" for form in made if not form.endswith(("r", "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ndo"))] if reflexive else made  # fmt: skip


def _english(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    if re.search(r"[^aeiou]y\Z", verb):
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    if _EITHER.search(verb) and len(_VOWELS.findall(verb)) > 1:
        last = verb[-1]
        return [verb, third, f"{verb}ed", f"{verb}{last}ed", f"{verb}ing", f"{verb}{last}ing"]
    doubled = verb + verb[-1] if _SHORT.match(verb) and len(_VOWELS.findall(verb)) == 1 else verb
    return [verb, third, f"{doubled}ed", f"{doubled}ing"]
