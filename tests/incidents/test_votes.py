"""The day that most sentences of a row speak for."""

from dateline.incidents import mentions, votes
from dateline.incidents.draft import Draft
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Telling
from dateline.types import When
from tests.incidents.pages import article


def day(*paragraphs: str) -> str | None:
    reading = Reading(*article(*paragraphs))
    told = mentions.find(reading)
    draft = Draft("1", told, 0.9, "armed_attack")
    found = votes.read(draft, Telling(reading, told, [draft]))
    return found.value.start if found is not None and isinstance(found.value, When) else None


def test_the_sentence_that_says_when_it_happened_outvotes_the_report() -> None:
    """ "Police said Friday ... It happened around 10 p.m. Thursday": Thursday (May 2)."""
    said = "Two men were shot outside a bar, police said Friday."
    assert day(said, "The shooting happened around 10 p.m. Thursday.") == "2024-05-02"


def test_nothing_is_voted_where_no_day_is_told() -> None:
    """The page's own day is another rule's business."""
    assert day("Two men were shot outside a bar.") is None


def test_a_day_read_ahead_counts_for_what_has_been() -> None:
    """On a Friday "the suspects face a hearing; she was shot Monday" is Monday gone."""
    assert day("The suspects will face a hearing, and the woman was shot dead Monday.") == "2024-04-29"
