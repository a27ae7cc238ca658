"""A reader of MUC-4 by a list of words alone: what any better reader has to beat."""

from __future__ import annotations

import re
from typing import Any

Row = dict[str, Any]
TYPES = {
    "BOMBING": r"BOMB(?:S|ED|ING|INGS)?|DYNAMITED?|EXPLOSION|EXPLODED|CAR-?BOMB|BLEW UP|BLOWN UP",
    "KIDNAPPING": r"KIDNAPP?(?:ED|ING|INGS|ERS)?|ABDUCTED|ABDUCTION",
    "ARSON": r"ARSON|SET FIRE|SET ON FIRE|BURNED (?:DOWN )?(?:THE|A|AN|SEVERAL|TWO|THREE)",
    "ROBBERY": r"ROBBERY|ROBBED|HOLDUP",
    "ATTACK": r"MURDER(?:ED|S)?|ASSASSINAT(?:ED|ION)|MASSACRED?|AMBUSH(?:ED)?|SHOT|ATTACKED|KILLED|MACHINEGUNNED",
}
PERSONS = r"GUERRILLAS?|TERRORISTS?|REBELS?|GUNMEN|HOODED MEN|ARMED MEN|UNIDENTIFIED (?:INDIVIDUALS|PERSONS|MEN)|URBAN GUERRILLAS|DRUG TRAFFICKERS|KIDNAPPERS"
GROUPS = r"FMLN|FARABUNDO MARTI NATIONAL LIBERATION FRONT|ELN|ARMY OF NATIONAL LIBERATION|SHINING PATH|MRTA|FARC|EXTRADITABLES|MEDELLIN CARTEL|M-19"
WEAPONS = r"CAR BOMBS?|(?:POWERFUL )?BOMBS?|DYNAMITE|EXPLOSIVES?|GRENADES?|ROCKETS?|MACHINEGUNS?|RIFLES?|MORTARS?"
TARGETS = (
    r"EMBASSY|BRIDGE|PIPELINE|POWER (?:POLES|TOWERS|LINES)|PYLONS|BUS(?:ES)?|RESTAURANT|HOTEL|BANK|GAS STATION|STORES?"
)
VICTIM = r"(?:MURDER|ASSASSINATION|KIDNAPPING|DEATH|KILLING) OF (?:[A-Z]+ ){0,2}?(?:MR|DR|GENERAL|COLONEL|FATHER|JUDGE|GOVERNOR|MINISTER|PRESIDENT|MSGR|SENATOR)\.? (?P<who>[A-Z]{3,} [A-Z]{3,}(?: [A-Z]{4,})?)"
NAMES = {"perp_individuals": PERSONS, "perp_orgs": GROUPS, "instruments": WEAPONS, "phys_targets": TARGETS}


def found(pattern: str, text: str, group: str | int = 0) -> list[list[Any]]:
    """Each string once, with its first place."""
    hits = {hit[group]: list(hit.span(group)) for hit in reversed(list(re.finditer(rf"\b(?:{pattern})\b", text)))}
    return [[said, at] for said, at in sorted(hits.items(), key=lambda pair: pair[1])]


def predict(text: str) -> list[Row]:
    """One template, of the type most spoken of, where the words of it stand more than once; all names in it."""
    count = {kind: len(re.findall(rf"\b(?:{words})\b", text)) for kind, words in TYPES.items()}
    kind = max(count, key=lambda k: count[k])
    if count[kind] < 2:
        return []
    row: Row = {
        "template": 1, "optional": False, "type": [kind], "stage": ["ACCOMPLISHED"], "date": None, "location": None, "perp_category": [],
        "instrument_types_unlinked": [], "phys_effect_unlinked": [], "phys_total": None, "hum_effect_unlinked": [], "hum_total": None,
    }  # fmt: skip
    for field, words in NAMES.items():
        row[field] = [{"optional": False, "names": [name]} for name in found(words, text)[:2]]
    if kind not in ("BOMBING", "ARSON"):
        row["phys_targets"] = []
    row["hum_targets"] = [{"optional": False, "names": [n], "descriptions": []} for n in found(VICTIM, text, "who")[:2]]
    return [row]
