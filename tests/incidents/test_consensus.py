"""The day that a whole article speaks for."""

from dateline.incidents import consensus, mentions
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading
from dateline.incidents.ties import Telling
from dateline.types import Span, When
from tests.incidents.pages import article

COURT = "A cook was arraigned on Thursday in the fatal shooting of a waiter in Harwick."
SCENE = "The shooting happened around 9 p.m. on April 20 behind a diner."


def told(*paragraphs: str) -> tuple[Reading, list[Mention]]:
    reading = Reading(*article(*paragraphs))
    return reading, mentions.find(reading)


def article_day(draft: Draft, telling: Telling, said: str, p: float, day: str = "2024-05-02") -> str | None:
    """The day that the article gives a row whose own is `day`, read from the words `said`."""
    text = telling.reading.text
    quote = Span(text.index(said), text.index(said) + len(said))
    found = consensus.read(draft, telling, Found("when", When(day, day, "day", said), quote, "", p=p))
    return found.value.start if found is not None and isinstance(found.value, When) else None


def test_a_court_s_day_yields_to_the_day_of_the_article() -> None:
    """ "Arraigned on Thursday in a shooting. It happened on April 20": the row of the first sentence is of April 20."""
    reading, found = told(COURT, SCENE)
    draft = Draft("1", [m for m in found if m.sentence.block == 0], 0.9, "armed_attack")
    assert article_day(draft, Telling(reading, found, [draft]), "Thursday", 0.9) == "2024-04-20"


def test_a_month_of_its_own_is_another_time() -> None:
    """A row of March keeps it beside a day in April that the article speaks for."""
    reading, found = told(COURT.replace("on Thursday", "in March"), SCENE)
    draft = Draft("1", [m for m in found if m.sentence.block == 0], 0.9, "armed_attack")
    text = reading.text
    quote = Span(text.index("March"), text.index("March") + 5)
    march = Found("when", When("2024-03-01", "2024-03-31", "month", "March"), quote, "", p=0.7)
    assert consensus.read(draft, Telling(reading, found, [draft]), march) is None


def test_a_row_that_is_not_what_the_article_is_about_keeps_its_day() -> None:
    """A row told once beside one told twice."""
    reading, found = told(COURT, SCENE, "The waiter was shot in the chest.")
    one = Draft("1", [m for m in found if m.sentence.block == 0], 0.9, "armed_attack")
    two = Draft("2", [m for m in found if m.sentence.block > 0], 0.9, "armed_attack")
    assert article_day(one, Telling(reading, found, [one, two]), "Thursday", 0.9) is None


def test_a_day_that_the_row_s_own_words_surely_give_stands() -> None:
    """ "Was shot on Thursday" needs no second opinion."""
    reading, found = told("A waiter was shot on Thursday in Harwick.", SCENE)
    draft = Draft("1", [m for m in found if m.sentence.block == 0], 0.9, "armed_attack")
    assert article_day(draft, Telling(reading, found, [draft]), "Thursday", 0.95) is None


def test_a_day_within_the_row_s_month_narrows_it() -> None:
    """ "Last month ... on April 20" is April 20."""
    reading, found = told("A waiter was shot last month in Harwick.", SCENE)
    draft = Draft("1", [m for m in found if m.sentence.block == 0], 0.9, "armed_attack")
    telling = Telling(reading, found, [draft])
    month = next(d for d in reading.dates if d.when.said == "last month")
    given = consensus.read(draft, telling, Found("when", month.when, month.span, "", p=0.95))
    assert given is not None
    assert isinstance(given.value, When)
    assert given.value.start == given.value.stop == "2024-04-20"
