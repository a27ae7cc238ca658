"""Training units for the heads that read incidents: which words tell one, of what type and status, with which arguments.

Our own paragraphs alone say which words tell an incident. WikiEvents, MUC-4 and the Spanish PLOVER sentences mark other
words than our guideline would: they teach what type a deed is of, and some arguments. The last set knows the place of a deed alone.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline import codes
from dateline.incidents import fusion
from dateline.language import sentences, wordpiece
from dateline.language.analysis import ARGUMENTS, COUNTED, DEEDS, STATUSES
from dateline.types import Language, Span
from quality.lines import rows
from quality.paragraphs import Event, Paragraph
from quality.real_paragraphs import annotated
from training.language_data import Unit, bare, windows

Run = list[tuple[int, Span]]
ROLE = {name: number for number, name in enumerate(ARGUMENTS)}


def paragraphs(paths: Iterable[Path], data: Path, *, share: float = 1.0) -> Iterator[Unit]:
    """Units of annotated paragraphs: our own forms, and packed real ones (.jsonl) whose text is in `data`.

    A smaller `share` takes evenly spread paragraphs of every file.
    """
    for path in paths:
        for number, paragraph in enumerate(annotated(path, data)):
            if int((number + 1) * share) > int(number * share):
                for run in windows(paragraph.text):
                    unit = _told(paragraph, run)
                    unit.coded = _coded(paragraph.text, run, "es" if paragraph.language == "es" else "en")
                    yield unit


def _told(paragraph: Paragraph, run: Run) -> Unit:
    unit = bare(paragraph.text, run)
    unit.deeds, unit.counted = [(0,)] * len(run), [0] * len(run)
    for event in paragraph.events:
        allowed = tuple(1 + DEEDS.index(kind) for kind in event.types)
        told = [i for span in event.triggers for i in _words(run, span)]
        for i in told:
            unit.deeds[i] = allowed
            unit.statuses.append((i, STATUSES.index(event.status)))  # type: ignore[arg-type]
        for count in event.counts:
            for i in (i for span in count.spans for i in _words(run, span)):
                unit.counted[i] = 1 + COUNTED.index(count.role)  # type: ignore[arg-type]
        roles = _roles(event, run)
        unit.arguments += [(i, roles) for i in told]
    return unit


def _coded(text: str, run: Run, language: Language) -> list[tuple[int, int, float]]:
    """What the codebook says of the words of a run; it looks at them in their sentences."""
    spans: dict[int, Span] = {}
    for number, word in run:
        spans[number] = Span(spans.get(number, word).start, word.stop)
    found = codes.triggers(text, list(spans.values()), language=language, hints=True)
    return list(fusion.columns([word for _, word in run], found))


def _roles(event: Event, run: Run) -> dict[int, list[int]]:
    spans: dict[str, list[Span]] = {name: [] for name in ARGUMENTS}
    for party in event.parties:
        spans[party.role] += party.spans
    parts = (("place", event.places), ("time", event.times), ("count", event.counts), ("source", event.sources))
    for name, mentions in parts:
        spans[name] += [span for mention in mentions for span in mention.spans]
    spans["means"] += event.means
    return {ROLE[name]: sorted({i for span in found for i in _words(run, span)}) for name, found in spans.items()}


def _words(run: Run, span: Span) -> list[int]:
    return [i for i, (_, word) in enumerate(run) if word.meets(span)]


ATTACKS = (
    "armed_attack",
    "armed_clash",
    "bombing",
    "air_artillery_strike",
    "force_against_civilians",
    "military_operation",
)
WIKI = {
    "Conflict.Attack.DetonateExplode": ("bombing", "air_artillery_strike", "vessel_attack"),
    "Conflict.Attack.Unspecified": (*ATTACKS, "riot", "vessel_attack"),
    "Life.Die.Unspecified": (*ATTACKS, "disaster_or_accident", "riot", "vessel_attack"),
    "Life.Injure.Unspecified": (*ATTACKS, "disaster_or_accident", "riot", "vessel_attack"),
    "Justice.ArrestJailDetain.Unspecified": ("arrest", "legal_action"),
    "Conflict.Demonstrate.Unspecified": ("protest",),
    "Conflict.Demonstrate.DemonstrateWithViolence": ("riot",),
    "Justice.ChargeIndict.Unspecified": ("legal_action",),
    "Justice.TrialHearing.Unspecified": ("legal_action",),
    "Justice.Convict.Unspecified": ("legal_action",),
    "Justice.Sentence.Unspecified": ("legal_action",),
    "Movement.Transportation.Evacuation": ("displacement",),
}
WIKI_ROLES = {
    "Attacker": "initiator",
    "Killer": "initiator",
    "Perpetrator": "initiator",
    "Injurer": "initiator",
    "Jailer": "initiator",
}
WIKI_ROLES |= {
    "Demonstrator": "initiator",
    "Target": "target",
    "Detainee": "target",
    "Defendant": "target",
    "Place": "place",
}
WIKI_ROLES |= {"ExplosiveDevice": "means", "Instrument": "means"}


def wikievents(path: Path) -> Iterator[Unit]:
    """Units of WikiEvents."""
    for row in rows(path):
        yield from _wiki(row)


def _wiki(row: dict[str, Any]) -> Iterator[Unit]:
    spans = {entity["id"]: (entity["start"], entity["end"]) for entity in row["entity_mentions"]}
    at = 0
    for group in row["sentences"]:
        words = [token[0] for token in group[0]]
        unit = Unit(words, [0] * len(words), deeds=[()] * len(words), complete=False)
        for event in row["event_mentions"]:
            trigger = event["trigger"]
            told = range(max(0, trigger["start"] - at), min(len(words), trigger["end"] - at))
            _wiki_event(unit, event, told, {k: range(a - at, b - at) for k, (a, b) in spans.items()})
        at += len(words)
        unit.coded = _coded_words(words)
        if 0 < unit.size <= 126:
            yield unit


def _coded_words(words: list[str]) -> list[tuple[int, int, float]]:
    text, run = " ".join(words), list[tuple[int, Span]]()
    for word in words:
        start = run[-1][1].stop + 1 if run else 0
        run.append((0, Span(start, start + len(word))))
    return _coded(text, run, "en") if run else []


def _wiki_event(unit: Unit, event: dict[str, Any], told: range, spans: dict[str, range]) -> None:
    assert unit.deeds is not None
    kinds = WIKI.get(event["event_type"])
    if kinds is None:
        return
    roles: dict[int, list[int]] = {}
    for argument in event["arguments"]:
        if name := WIKI_ROLES.get(argument["role"]):
            inside = [i for i in spans.get(argument["entity_id"], ()) if 0 <= i < len(unit.words)]
            roles.setdefault(ROLE[name], []).extend(inside)
    for i in told:
        unit.deeds[i] = tuple(1 + DEEDS.index(kind) for kind in kinds)
        if roles:
            unit.arguments.append((i, roles))


MUC = {
    "ATTACK": (*ATTACKS, "riot", "vessel_attack", "threat_or_claim"), "BOMBING": ("bombing", "air_artillery_strike"),
    "KIDNAPPING": ("abduction",), "ARSON": ("property_destruction",), "ROBBERY": ("crime_other",), "HIJACKING": ("abduction", "vessel_seizure"),
    "FORCED WORK STOPPAGE": ("protest", "sanction_or_blockade", "threat_or_claim"),
}  # fmt: skip
MUC_ROLES = {
    "perp_individuals": "initiator",
    "perp_orgs": "initiator",
    "hum_targets": "target",
    "phys_targets": "target",
    "weapons": "means",
}
TOLD_BY = 0.5  # weight from which a word of the codebook tells a template


def muc4(path: Path) -> Iterator[Unit]:
    """Units of MUC-4: sentences with strings of one template and words of the codebook for its type, which tell its deed.

    What the strings fill are the deed's arguments; all other words, and roles without a string here, are not known.
    """
    for row in rows(path):
        for run in windows(row["text"]):
            if (unit := _muc4(row, run)).arguments:
                yield unit


def _muc4(row: dict[str, Any], run: Run) -> Unit:
    text, unit = row["text"], bare(row["text"], run)
    unit.deeds, unit.complete = [()] * len(run), False
    unit.coded = _coded(text, run, "en")
    whole = Span(run[0][1].start, run[-1][1].stop)
    found = codes.triggers(text, list(sentences.split(text, whole)), language="en", hints=True)
    here = [(t, roles) for t in row["templates"] if (roles := _muc4_roles(t, run))]
    for template, roles in here if len(here) == 1 else ():
        kinds = {kind for name in template["type"] for kind in MUC.get(name, ())}
        for trigger in found:
            if trigger.sense != "anaphor" and trigger.weight >= TOLD_BY and kinds & {trigger.type, *trigger.types}:
                for i in _words(run, trigger.head):
                    unit.deeds[i] = tuple(1 + DEEDS.index(kind) for kind in sorted(kinds))
                    unit.arguments.append((i, roles))
    return unit


def _muc4_roles(template: dict[str, Any], run: Run) -> dict[int, list[int]]:
    roles: dict[int, list[int]] = {}
    for slot, role in MUC_ROLES.items():
        for entity in template.get(slot) or ():
            for _, place in [*entity.get("names", ()), *entity.get("descriptions", ())]:
                if place and (words := _words(run, Span(*place))):
                    roles.setdefault(ROLE[role], []).extend(words)
    return {role: sorted(set(words)) for role, words in roles.items()}


SPANISH = {
    "PROTEST": ("protest", "riot"), "MOBILIZE": ("protest", "deployment", "riot", "military_operation"), "THREATEN": ("threat_or_claim",),
    "ASSAULT": (*ATTACKS, "abduction", "property_destruction", "riot"), "130": ("threat_or_claim",), "133": ("threat_or_claim", "protest"),
    "190": ATTACKS, "193": ATTACKS, "181": ("abduction",), "186": ("armed_attack", "force_against_civilians"), "145": ("riot", "protest"),
    "144": ("protest",), "141": ("protest",), "140": ("protest",), "143": ("protest",), "183": ("bombing",), "195": ("air_artillery_strike",),
    "194": ("air_artillery_strike",), "173": ("arrest",), "182": ("armed_attack", "force_against_civilians", "sexual_violence"),
    "191": ("sanction_or_blockade",), "084": ("agreement_or_release",),
}  # fmt: skip


def spanish(path: Path) -> Iterator[Unit]:
    """Units of Spanish sentences with one coded event; a code without a type of ours leaves its words unknown."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = row["text"]
            run = [(0, span) for span in wordpiece.words(text, Span(0, len(text)))]
            unit = bare(text, run) if run else Unit([], [])
            if not 0 < unit.size <= 126:
                continue
            unit.deeds, unit.complete = [()] * len(run), False
            unit.coded = _coded(text, run, "es")
            for event in row["events"]:
                _spanish(unit, text, run, event)
            if unit.arguments or any(unit.deeds):
                yield unit


def _spanish(unit: Unit, text: str, run: Run, event: dict[str, str]) -> None:
    kinds = SPANISH.get(event["plover"]) or SPANISH.get(event["eventcode"][:3])
    told = _found(text, run, event["eventtext"])
    if not kinds or not 0 < len(told) <= 3:
        return
    assert unit.deeds is not None
    roles = {}
    for name in ("source", "target"):
        words = _found(text, run, event[f"{name}text"])
        if words:
            roles[ROLE["initiator" if name == "source" else "target"]] = words
    for i in told:
        if len(told) == 1 or len(unit.words[i]) > 3:
            unit.deeds[i] = tuple(1 + DEEDS.index(kind) for kind in kinds)
        unit.arguments.append((i, roles))


def _found(text: str, run: Run, words: str) -> list[int]:
    at = text.find(words) if words else -1
    return [] if at < 0 else _words(run, Span(at, at + len(words)))


def placed(path: Path, *, every: int) -> Iterator[Unit]:
    """Units of sentences that say which place belongs to which verb; `every` so many sentences one is taken."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for number, row in enumerate(json.load(file)):
            if number % every or row.get("answer") != "accept":
                continue
            text, verbs, places = row["text"], list[Span](), list[Span]()
            for span in row.get("spans") or ():
                (verbs if span["label"] == "VERB" else places).append(Span(span["start"], span["end"]))
            whole = Span(0, len(text))
            run = [(n, w) for n, s in enumerate(sentences.split(text, whole)) for w in wordpiece.words(text, s)]
            unit = bare(text, run) if run else Unit([], [])
            if len(verbs) == 1 and places and 0 < unit.size <= 126:
                roles = {ROLE["place"]: sorted({i for span in places for i in _words(run, span)})}
                unit.arguments = [(i, roles) for i in _words(run, verbs[0])]
                yield unit
