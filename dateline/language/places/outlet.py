"""Where a site is at home, as far as its address says: a list of newsrooms, a town in the host's name, the country's own ending."""

from __future__ import annotations

import re
from functools import lru_cache

from .entry import Entry
from .gazetteer import Gazetteer
from .words import lists

KNOWN = 20_000  # people; a host is rarely named for a smaller town
SHORT = 5  # letters; "sun", "star" and "post" are no towns
PAPER = re.compile(
    r"^(?:the|my|go|www)?(?P<town>[a-z]{4,20}?)(?:daily|morning|evening|sunday|weekly|free)?"
    r"(?:news|newsnow|newspapers?|online|times|tribune|herald|post|star|journal|gazette|chronicle|press|observer|eagle|sun|dispatch|"
    r"enquirer|inquirer|record|register|sentinel|examiner|courier|mail|leader|monitor|reporter|telegraph|standard|republic|today|"
    r"nowonline|patch|noticias|diario|prensa)+$"
)
DIARY = re.compile(r"^(?:diario|noticias|prensa|radio|canal)(?:de)?(?P<town>[a-z]{4,20})$")
# American stations: call signs, and affiliates of the networks.
STATION = re.compile(r"^(?:[kw][a-z]{2,3}(?:tv|radio|news|fm|am)?|(?:abc|nbc|cbs|fox|cw|news)\d{1,2}[a-z]*|[a-z]+(?:abc|nbc|cbs|fox)\d{1,2})$")  # fmt: skip


def host_of(url: str | None) -> str:
    """The site of an address, of an archived page its own: "wral.com"."""
    host = re.sub(r"^.*//", "", url or "").split("/")[0].split(":")[0].casefold()
    return host.removeprefix("www.").removeprefix("m.")


def land_of(url: str | None, gazetteer: Gazetteer) -> list[str]:
    """The country of a site's address: https://example.co.ke is Kenya's."""
    match = re.search(r"\.([a-z]{2})$", host_of(url))
    code = {"uk": "GB"}.get(match[1], match[1].upper()) if match else ""
    return [code] if code in gazetteer.countries and code not in ("CO", "ME", "TV", "IO", "AI") else []


@lru_cache(maxsize=4096)
def home(url: str | None, gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]]:
    """The town where a site is at home and the places that may be meant; an American station of no list is in the United States."""
    host = host_of(url)
    listed = gazetteer.home(host) or gazetteer.home(".".join(host.split(".")[-2:]))  # of articles.latimes.com, too
    if listed:
        return listed.name, (listed,)
    labels = host.split(".")[:-1]
    for label in labels:
        for town in _towns(label):
            found = tuple(entry for entry in _spaced(town, gazetteer) if entry.kind == "town" and entry.people >= KNOWN)
            if found:
                return town, found
    if labels and host.endswith(".com") and STATION.match(labels[-1]):
        return "united states", (gazetteer.countries["US"].entry,)
    return "", ()


def town(url: str | None, gazetteer: Gazetteer) -> Entry | None:
    """The one town where a page's site is at home, None where its address doesn't say."""
    towns = [entry for entry in home(url, gazetteer)[1] if entry.kind == "town"]
    return towns[0] if len(towns) == 1 else None


def _towns(label: str) -> list[str]:
    know = lists()
    matches = (PAPER.match(label), DIARY.match(label))
    return [
        town
        for town in (label.replace("-", ""), *(m["town"] for m in matches if m))
        if len(town) >= SHORT and town not in know.common | know.never
    ]


def _spaced(town: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """ "sanantonio" is San Antonio."""
    tries = (town, *(f"{town[:i]} {town[i:]}" for i in range(2, len(town) - 2)))
    return next((found for found in map(gazetteer.find, tries) if found), ())
