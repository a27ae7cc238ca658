"""Spanish inflection of the forms news uses (third person): regular by rule, irregular by data/inflection.toml."""

from __future__ import annotations

from collections.abc import Mapping

ENDINGS = {
    "a": {
        "present": ("a", "an"),
        "past": ("ó", "aron"),
        "imperfect": ("aba", "aban"),
        "subjunctive": ("ara", "aran", "ase", "asen"),
        "gerund": ("ando",),
    },
    "e": {
        "present": ("e", "en"),
        "past": ("ió", "ieron"),
        "imperfect": ("ía", "ían"),
        "subjunctive": ("iera", "ieran", "iese", "iesen"),
        "gerund": ("iendo",),
    },
}
FUTURE = {"future": ("á", "án"), "conditional": ("ía", "ían")}
CLITICS = ("lo", "la", "los", "las", "le", "les", "se", "me", "nos", "os", "te")
ACCENTS = str.maketrans("áéíóú", "aeiou")


def soften(stem: str, theme: str) -> str:
    """The stem as it is written before the subjunctive's vowel (sacar -> saqu-, proteger -> protej-)."""
    changes = {"a": (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")), "e": (("gu", "g"), ("g", "j"), ("c", "z"))}
    for old, new in changes[theme]:
        if stem.endswith(old):
            return stem[: -len(old)] + new
    return stem


def change(stem: str, vowels: str) -> str:
    """The stem with its last vowel changed as named: "ie" (e>ie), "ue" (o>ue), "i" (e>i), "u" (o>u)."""
    old = {"ie": "e", "ue": "ou", "i": "e", "u": "o"}.get(vowels, "")
    at = max((stem.rfind(v) for v in old), default=-1)
    return stem if at < 0 else stem[:at] + vowels + stem[at + 1 :]


def family(verb: str, table: Mapping[str, str]) -> str:
    """The verb's entry, or that of its family ("*tener" for detener); the longest family wins."""
    if verb in table:
        return table[verb]
    tails = [key for key in table if key.startswith("*") and verb.endswith(key[1:])]
    return table[max(tails, key=len)] if tails else ""


def agree(participle: str) -> tuple[str, ...]:
    return tuple(participle[:-1] + end for end in ("o", "a", "os", "as"))


def participle(verb: str, stem: str, theme: str) -> str:
    if theme == "a":
        return stem + "ado"
    return stem + ("ído" if stem[-1] in "aeo" else "ido")


def smooth(form: str, stem: str) -> str:
    """Spelling between vowels: caió -> cayó, huiendo -> huyendo, caiera -> cayera."""
    if stem[-1] in "aeou" and not stem.endswith(("gu", "qu")) and form[len(stem) :].startswith(("ió", "ie")):
        return stem + "y" + form[len(stem) + 1 :]
    return form


def parse(entry: str) -> dict[str, str]:
    """An irregular entry "present=ie past=tuv future=tendr participle=puesto", "*" standing for the family's head."""
    return dict(part.split("=", 1) for part in entry.split())


def bare(stem: str, tail: str) -> str:
    return stem[: len(stem) - len(tail)] if tail and stem.endswith(tail) else stem


def written_out(entry: str) -> dict[str, str]:
    """A verb whose forms all stand in the table: "present:es,son past:fue,fueron"."""
    return {form: tag for part in entry.split() for tag, _, forms in [part.partition(":")] for form in forms.split(",")}


def verb_forms(verb: str, table: Mapping[str, str]) -> dict[str, str]:
    """Form -> tag (infinitive, present, past, imperfect, subjunctive, future, conditional, participle, gerund).

    Of a reflexive verb ("manifestarse") only the forms that carry their "se".
    """
    if verb.endswith("rse"):
        whole = verb_forms(verb[:-2], table)
        return {form: tag for form, tag in whole.items() if form.endswith("se") and tag in ("infinitive", "gerund")}
    entry = family(verb, table)
    return written_out(entry) if ":" in entry else regular_forms(verb, parse(entry))


def regular_forms(verb: str, odd: Mapping[str, str]) -> dict[str, str]:
    """The forms by rule; `odd` holds what departs from it."""
    stem, theme = verb[:-2], "a" if verb.endswith("ar") else "e"
    ends = ENDINGS[theme]
    root = bare(stem, odd.get("tail", ""))
    present = root + odd["strong"] if "strong" in odd else change(stem, odd.get("present", ""))
    if "present" not in odd and "strong" not in odd and verb.endswith("uir") and not verb.endswith(("guir", "quir")):
        present = stem + "y"
    weak = change(stem, odd.get("weak", ""))
    forms: dict[str, str] = {}

    def put(tag: str, *words: str) -> None:
        for word in words:
            forms.setdefault(word, tag)

    put("participle", *agree(odd.get("participle", participle(verb, stem, theme)).replace("*", root)))
    if "past" in odd:
        base = root + odd["past"]
        ieron = "eron" if base.endswith("j") else "ieron"
        put("past", base + "o", base + ieron)
        put("subjunctive", *(base + ieron[:-3] + end for end in ("ra", "ran", "se", "sen")))
    else:
        put("past", *(smooth(weak + end, weak) for end in ends["past"]))
        put("subjunctive", *(smooth(weak + end, weak) for end in ends["subjunctive"]))
    put("present", *(present + end for end in ends["present"]))
    put("imperfect", *(stem + end for end in ends["imperfect"]))
    subjunctive = root + odd["subjunctive"] if "subjunctive" in odd else soften(present, theme)
    put("subjunctive", *(subjunctive + end for end in (("e", "en") if theme == "a" else ("a", "an"))))
    future = root + odd["future"] if "future" in odd else verb
    for tag, tails in FUTURE.items():
        put(tag, *(future + end for end in tails))
    gerunds = [smooth(weak + end, weak) for end in ends["gerund"]]
    put("gerund", *gerunds, *(g.replace("ando", "ándo").replace("endo", "éndo") + c for g in gerunds for c in CLITICS))
    put("infinitive", verb, *(verb + c for c in CLITICS))
    return forms


def plural(noun: str, irregular: Mapping[str, str]) -> str:
    if noun in irregular:
        return irregular[noun]
    if noun.endswith(("ón", "én", "án", "ín", "és", "ás")):
        return noun[:-2] + noun[-2:].translate(ACCENTS) + "es"
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun[-1] in "aeioué":
        return noun + "s"
    return noun if noun.endswith(("s", "x")) else noun + "es"
