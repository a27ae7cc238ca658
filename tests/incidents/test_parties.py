"""Parties as they are chosen and named; every sentence is invented."""

from dateline.incidents import parties
from dateline.incidents.actors import Actors
from dateline.incidents.extract import extract, told
from dateline.incidents.parties import Judged, spaced
from dateline.incidents.reading import Reading
from dateline.types import Language, Party
from tests.incidents.pages import article

CHOIR = "Six members of a choir from Ambato were arrested by police in Loja on Monday."
TANKER = "Pirates boarded the tanker Silver Heron off Lagos on Tuesday and held its crew for nine hours."


def names(*paragraphs: str, language: Language = "en") -> list[str]:
    """What the parties of the article's rows are called."""
    claims = extract(*article(*paragraphs, language=language))
    return [claim.value.name for claim in claims if isinstance(claim.value, Party)]


def actors(text: str, language: Language = "en") -> Actors:
    return Actors(told(Reading(*article(text, language=language))))


def candidates(text: str, language: Language = "en") -> list[str]:
    found = actors(text, language)
    return [a.words(found.text) for a in found.all]


def test_men_are_no_part_of_women() -> None:
    """A name is held by another only as whole words."""
    assert spaced("men") not in spaced("Six women")
    assert spaced("crew") in spaced("destroyer's crew")


def test_a_second_party_of_a_part_must_be_all_but_sure() -> None:
    """Two victims at 0.8 are mostly one victim by two names; two at 0.9 are two."""
    found = actors("Gunmen shot a baker in Kano on Monday, and a tailor died too.")
    people = [a for a in found.all if a.words(found.text) in ("baker", "tailor")]
    draft = found.telling.drafts[0]
    for p, number in ((0.8, 1), (0.9, 2)):
        rated = [Judged(p, "victim", found.party_of[a.span], a) for a in people]
        assert len(parties.read(draft, rated, found)) == number


def test_a_noun_of_no_list_is_a_candidate_where_the_model_takes_it_for_a_party() -> None:
    """Not every trade stands in the codebook."""
    assert any("glassblower" in name for name in candidates("Two gunmen shot dead a glassblower in Kano on Monday."))


def test_a_party_is_called_with_whose_members_they_are() -> None:
    """ "Members" alone says nothing."""
    assert any("members of a choir" in name for name in names(CHOIR))


def test_an_age_is_no_part_of_the_name() -> None:
    """A man of 44 is a man."""
    assert "man" in names("Police arrested a man of 44 in Leeds on Monday over a burglary.")


def test_a_ship_carries_her_name() -> None:
    """The words in capitals behind a kind of ship name her, a weekday does not."""
    assert "tanker Silver Heron" in candidates(TANKER)
    assert "tanker" in candidates("Pirates boarded the tanker Monday off Lagos and held its crew.")


def test_an_adjective_is_no_party() -> None:
    """A criminal court is no criminal."""
    assert "criminal" not in candidates("A criminal complaint against the mayor was filed in Kano on Monday.")


def test_a_hyphened_age_stays_whole() -> None:
    """The number before the hyphens belongs to the phrase."""
    assert "22-year-old man" in candidates("Police in Leeds arrested a 22-year-old man on Monday.")
