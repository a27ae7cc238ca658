"""Digits that count nothing: clock times, dates, telephone numbers, scores, addresses, calibres, web addresses.

They are laid aside before counts are read, each with the name of what it is.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.language.lexicon import GAP, either
from dateline.language.words import load


@cache
def pattern(language: str) -> re.Pattern[str]:
    words = load(f"numbers_{language}")
    months = either(m for m in words["time"]["months"] if " " not in m)
    verbs, calibre = either(words["labels"]["score_verbs"]), either(words["labels"]["calibre"])
    streets = either(words["labels"]["streets"])
    within = either(words["labels"]["no_street"])  # "2 shot on Elm Street" is no address
    kinds = {
        "web": r"https?://\S{1,2000}|www\.\S{1,2000}|\S{1,64}@\S{1,64}|[@#]\w{1,60}",
        "phone": r"(?<![\w-])(?:\+\d{1,3}[-\s.]?)?(?:\(\d{3}\)|\d{3})[-\s.]?\d{3}[-.]\d{4}\b|\+\d{1,3}[\s-]\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}\b|(?<![\w-])\d{3}-\d{4}\b|\b\d-\d{3}-[A-Z\d-]{4,12}\b",
        "emergency": r"\b9-?1-?1\b(?=\s(?:call|dispatch|operator|center|tape|caller|system|emergenc|record)|[^\w\s](?!\d)|\s?\Z)|(?<=call\s)9-?1-?1\b|(?<=called\s)9-?1-?1\b|(?<=calling\s)9-?1-?1\b|(?<=dialed\s)9-?1-?1\b",
        "date": rf"\b\d{{4}}-\d{{2}}(?:-\d{{2}})?(?:T[\d:.]{{4,12}}Z?)?\b|\b\d{{1,2}}([/.])\d{{1,2}}\1\d{{2,4}}\b|\b\d{{1,2}}/\d{{1,2}}\b(?!/)"
        rf"|\b(?:{months})\.?{GAP}\d{{1,2}}(?:st|nd|rd|th)?\b(?!{GAP}(?:million|thousand))(?:\s?[-–]\s?\d{{1,2}}\b)?(?:,?{GAP}(?:19|20)\d\d\b)?"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th|º)?{GAP}(?:of{GAP}|de{GAP})?(?:{months})\b(?:,?{GAP}(?:del?{GAP})?(?:19|20)\d\d\b)?|(?:{months}){GAP}(?:of{GAP}|de{GAP}|del{GAP})?(?:19|20)\d\d\b",
        "clock": r"(?<=\blas\s)\d{1,2}\b(?=\s(?:de\sla|en\spunto|horas)|[,.;])|(?<=\bla\s)1\b(?=\s(?:de\sla|en\spunto)|[,.;])|\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?\s?m\b\.?|hours|hrs|horas|GMT|h\b)|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}\s?[ap]\.?\s?m\b|\b\d{3,4}(?:\s(?:hours|hrs|GMT|UTC)|Z)\b",
        "ratio": r"\b(?:\d{1,3}|one|two|three|four)\s(?:in|out\sof)\s(?:every\s)?(?:\d{1,3}|three|four|five|six|ten)\b(?=\s[a-z])|\b(?:five|six|seven|eight|nine)\s(?:in|out\sof)\s(?:every\s)?ten\b|\b\w{2,6}\sde\scada\s(?:\d{1,3}|dos|tres|cuatro|cinco|diez)\b",
        "score": rf"(?:\b(?:{verbs})\s(?:por\s|by\s)?)\d{{1,3}}\s?[-–a]\s?\d{{1,3}}\b",
        "address": rf"\b\d{{1,5}}\s(?:block\sof\s|[NSEW]\.?\s|North\s|South\s|East\s|West\s)?(?:(?!(?:{within})\b)[\w.']{{1,20}}\s){{1,3}}?(?:{streets})\b(?!{GAP}of\s(?!the\s))|\b\d{{1,5}}(?:st|nd|rd|th)?\sblock\sof\b",
        "calibre": rf"(?<![\w])[.]?\d{{1,3}}(?:[.]\d{{1,2}})?\s?-?(?:{calibre})\b|(?<!\w)[.](?:22|25|30|32|38|40|44|45|50|223|308|357|380)\b(?!\d)",
        "name": r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|\b[A-Za-z]{1,4}-\d{1,4}\b|\b\d{1,3}(?![kmb]\b)[A-Z]\d?\b|\b[A-Z]{1,3}\d{1,4}\b",
    }
    any_ = "|".join(f"(?P<{name}>{body})" for name, body in kinds.items())
    return re.compile(rf"(?=[\d.+(@#]|\b\w)(?:{any_})", re.IGNORECASE)  # where none may begin, none is tried
