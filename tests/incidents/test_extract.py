"""From an article to claims."""

from typing import Any

import pytest

from dateline.incidents import extract
from dateline.types import Claim, Count, Party, Place, When
from tests.incidents.pages import article

BLAST = (
    "KANO, Nigeria — A bomb hidden in a handcart exploded at a fruit market in Kano on Wednesday, killing three traders and wounding at least 12 others, police said.",
    "The market was full when the blast tore through the stalls, said a nurse at the general hospital.",
)
RAID = "Hours later, soldiers raided a house in Zaria and arrested two men, the army said."


def rows(claims: list[Claim]) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for claim in claims:
        found.setdefault(claim.incident, {}).setdefault(claim.field, []).append(claim.value)
    return found


def test_a_bombing_is_one_row_with_its_time_place_and_counts() -> None:
    """What a bombing did, when and where is read from the sentence that tells it."""
    page, told = article(*BLAST, headline="Bomb kills three at Kano fruit market")
    found = [r for r in rows(extract(page, told)).values() if r["type"] == ["bombing"]]
    assert len(found) == 1
    row = found[0]
    assert isinstance(row["when"][0], When)
    assert (row["when"][0].start, row["when"][0].stop) == ("2024-05-01", "2024-05-01")
    assert isinstance(row["place"][0], Place)
    assert row["place"][0].name == "Kano"
    counts = {(c.measure, c.low, c.high) for c in row["count"] if isinstance(c, Count)}
    assert {("killed", 3, 3), ("injured", 12, None)} <= counts
    assert row["status"] == ["happened"]


def test_a_raid_elsewhere_is_a_row_of_its_own() -> None:
    """Another deed of other people in another town isn't folded into the first."""
    page, told = article(*BLAST, RAID)
    types = [r["type"][0] for r in rows(extract(page, told)).values()]
    assert "bombing" in types
    assert {"raid_or_search", "arrest"} & set(types)


def test_every_quote_is_the_page_and_every_relation_has_its_row() -> None:
    """Claims point at characters of the page, mentions quote their sentence, relations name rows of the article."""
    page, told = article(*BLAST, RAID, headline="Bomb kills three at Kano fruit market")
    claims = extract(page, told)
    keys = {c.incident for c in claims}
    for claim in claims:
        assert 0 <= claim.quote.start < claim.quote.stop <= len(page.text)
        if claim.field == "mention":
            assert claim.value == claim.quote.of(page.text)
        if claim.field == "relation":
            assert claim.value.incident in keys  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's central bank left its key interest rate at 4%. Shares slid, and home builders fell hardest.",
        "The bakery reopened after a long winter, and neighbours queued for bread.",
        "",
    ],
)
def test_nothing_happened_gives_no_row(text: str) -> None:
    """News of money and plain village news are no incidents."""
    page, told = article(text)
    assert [c for c in extract(page, told) if c.status == "happened"] == []


def test_another_language_is_not_coded() -> None:
    """An article in a language that isn't read gives no claims."""
    page, told = article(*BLAST, language="other")
    assert extract(page, told) == []


def test_reading_twice_gives_the_same() -> None:
    """The stage is a pure function of the article."""
    page, told = article(*BLAST, RAID)
    assert extract(page, told) == extract(page, told)


def test_parties_have_the_roles_of_the_action() -> None:
    """Who arrests is the initiator, who is arrested the target."""
    page, told = article("Police arrested four smugglers in Kano on Wednesday, the governor said.")
    parties = {(c.value.role, c.value.name) for c in extract(page, told) if isinstance(c.value, Party)}
    assert ("initiator", "Police") in parties
    assert any(role == "target" and "smugglers" in name for role, name in parties)
