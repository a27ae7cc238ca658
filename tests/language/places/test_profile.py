"""What a site's other pages say about which place is meant."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.language import places
from dateline.language.places import Profiles
from dateline.pipeline import read
from dateline.record import Record
from dateline.types import Place, Span

HOST = "https://www.harborledger.example/news"
AIKEN = Place("Aiken", "US", 33.56, -81.72, admin1="US.SC", ref="geonames:4569067", p=0.95)


def learnt(count: int, place: Place = AIKEN) -> Profiles:
    profiles = Profiles()
    for number in range(count):
        profiles.learn(f"{HOST}/{number}", [place])
    return profiles


def test_three_pages_make_a_profile_and_two_do_not() -> None:
    assert learnt(3).of(f"{HOST}/new") == {"US.SC": 1.0, "US": 1.0}
    assert learnt(2).of(f"{HOST}/new") == {}


def test_a_page_never_votes_on_itself() -> None:
    assert learnt(3).of(f"{HOST}/0") == {}


def test_a_page_read_again_replaces_what_it_said() -> None:
    again = learnt(3)
    again.learn(f"{HOST}/1", [AIKEN])
    assert again.of(f"{HOST}/new") == learnt(3).of(f"{HOST}/new")


def test_doubtful_places_and_other_sites_teach_nothing() -> None:
    doubtful = Place("Aiken", "US", admin1="US.SC", p=0.4)
    assert learnt(5, doubtful).of(f"{HOST}/new") == {}
    assert learnt(5).of("https://other.example/news") == {}


def test_the_profile_chooses_between_namesakes_and_says_so() -> None:
    text = "A man was shot outside a store in Greenville on Friday, police said."
    spans = [Span(0, len(text))]
    plain = places.find(text, spans, language="en")[0].place
    told = places.find(text, spans, language="en", profile={"US.SC": 0.9, "US": 1.0})[0].place
    assert told.admin1 == "US.SC"
    assert "90% of what the site's other pages tell of lies in US.SC" in told.how
    assert "site" not in plain.how


def test_a_known_site_is_believed_before_its_address() -> None:
    """A site whose address names one town and whose pages tell of another state is read by its pages."""
    text = "A man was shot outside a store in Springfield on Friday, police said."
    url = "https://www.chicagonews.example/1"
    by_address, by_pages = (
        places.find(text, [Span(0, len(text))], language="en", url=url, profile=profile)[0].place.admin1
        for profile in ({}, {"US.MA": 0.9, "US": 1.0})
    )
    assert (by_address, by_pages) == ("US.IL", "US.MA")


SAID = """A gunman shot and killed a man outside a grocery store in {0} on Friday night, police said.

Officers were called to the store shortly after 9 p.m. and found the victim, a 34-year-old man, with gunshot wounds. He died at the scene.

Police in {0} said the gunman fled on foot and had not been arrested by Saturday morning."""
TOWNS = ("Aiken, South Carolina", "Sumter, South Carolina", "Florence, South Carolina", "Greenville")


def table(path: Path, numbers: range) -> str:
    """Pages of one site as a table of pages."""
    rows = [
        {"url": f"{HOST}/{n}", "title": f"Man shot dead in {TOWNS[n]}", "text": SAID.format(TOWNS[n]), "published": f"2024-05-0{n + 1}"}
        for n in numbers
    ]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def place_of_last(record: Record) -> str:
    return next(place.how for url, told in record.places_told() if url.endswith("/3") for place in told)


def test_reading_learns_a_site_and_going_on_later_is_the_same(tmp_path: Path) -> None:
    with Record.open(":memory:") as record:
        list(read([table(tmp_path / "all.jsonl", range(4))], record))
        at_once = place_of_last(record)
    with Record.open(tmp_path / "parts.db") as record:
        list(read([table(tmp_path / "first.jsonl", range(3))], record))
    with Record.open(tmp_path / "parts.db") as record:
        list(read([table(tmp_path / "last.jsonl", range(3, 4))], record))
        later = place_of_last(record)
    assert "lies in US.SC" in at_once
    assert at_once == later
