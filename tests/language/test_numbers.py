"""Numbers: bounds, unit, counted noun."""

import pytest

from dateline.language import numbers
from dateline.types import Span


def read(text: str, language: str = "en") -> list[numbers.Quantity]:
    return numbers.find(text, [Span(0, len(text))], language=language)


@pytest.mark.parametrize(
    ("text", "low", "high", "noun"),
    [
        ("At least 14 people died.", 14, None, "people"),
        ("More than 600 Guatemalan police and soldiers came.", 601, None, "Guatemalan police and soldiers"),
        ("They carried out nearly two dozen raids.", None, 24, "raids"),
        ("Hundreds of families fled.", 200, 999, "families"),
        ("About 60 men were taken.", 54, 66, "men"),
        ("Up to 50 fighters died.", None, 50, "fighters"),
        ("Between 20 and 30 passengers drowned.", 20, 30, "passengers"),
        ("Half a million barrels were sold.", 500000, 500000, "barrels"),
        ("A couple of hundred demonstrators came.", 200, 200, "demonstrators"),
        ("It sold 30 million to 50 million barrels.", 30_000_000, 50_000_000, "barrels"),
    ],
)
def test_a_quantity_has_bounds_and_a_noun(text: str, low: int | None, high: int | None, noun: str) -> None:
    """The comparator sets the bounds; the noun is what the page counts."""
    (found,) = read(text)
    assert (found.low, found.high) == (low, high)
    assert found.noun is not None
    assert found.noun.of(text) == noun


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("más de 3.000 personas", 3001, None),
        ("medio millón de barriles", 500000, 500000),
        ("un centenar de hombres", 90, 110),
        ("1,2 millones de barriles", 1200000, 1200000),
        ("veintiséis personas", 26, 26),
    ],
)
def test_spanish_quantities(text: str, low: int, high: int | None) -> None:
    """Spanish number words, separators and vague nouns."""
    assert [(q.low, q.high) for q in read(text, "es")] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "call 252-972-1411",
        "at 11:30 p.m.",
        "a .38-caliber revolver",
        "in the 4200 block of West 5th Street",
        "they won 3-1",
        "on 2025-07-31",
    ],
)
def test_digits_that_count_nothing_are_no_quantity(text: str) -> None:
    """Telephone numbers, times, calibres, addresses, scores and dates are laid aside."""
    assert [q for q in read(text) if q.kind == "cardinal"] == []


def test_an_age_is_no_count() -> None:
    """A number in apposition to a name, or before "year-old", is an age."""
    assert [q.kind for q in read("Ma-ae Yusoh, 58, and a 34-year-old man died.")] == ["age", "age"]


def test_more_is_counted_only_where_no_noun_follows() -> None:
    """ "Two more in hospital" counts more; "120 more Kenyan and Haitian officers" names whom by words that follow."""
    for text, noun in (("Two more in hospital", "more"), ("120 more Kenyan and Haitian officers", None)):
        (found,) = numbers.find(text, [Span(0, len(text))], language="en")
        assert (found.noun.of(text) if found.noun else None) == noun


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("Two of the three devices went off.", "en", "devices"),
        ("Dos de los tres artefactos explotaron.", "es", "artefactos"),
        ("Two night watchmen slept.", "en", "night watchmen"),
        ("Five Sudanese were aboard.", "en", "Sudanese"),
        ("Miles de manifestantes y cientos de policías llegaron.", "es", "manifestantes"),
    ],
)
def test_the_noun_may_stand_with_the_whole_or_be_unusual(text: str, language: str, noun: str) -> None:
    """A part counts what its whole counts; shifts, peoples and a second count beside it do not mislead."""
    first = read(text, language)[0]
    assert first.noun is not None
    assert (first.kind, first.noun.of(text)) == ("cardinal", noun)


def test_storeys_of_a_building_are_no_count() -> None:
    """ "a four-storey building" is one building."""
    assert [q.kind for q in read("A four-storey building fell.")] == ["label"]


def test_a_bound_outweighs_a_hedge_before_it() -> None:
    """ "perhaps as many as 35" is at most 35."""
    (found,) = read("Perhaps as many as 35 people came.")
    assert (found.low, found.high) == (None, 35)


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "noun"),
    [
        ("Three-quarters of a million refugees came.", "en", 750_000, 750_000, "refugees"),
        ("Hundreds, if not thousands, of people fled.", "en", 200, 9999, "people"),
        ("Cientos, si no miles, de personas huyeron.", "es", 200, 9999, "personas"),
        (
            "More than 1.2 million internally displaced people came.",
            "en",
            1_200_001,
            None,
            "internally displaced people",
        ),
        ("Two 19-year-old men left.", "en", 2, 2, "19-year-old men"),
        ("Fifty head of cattle died.", "en", 50, 50, "cattle"),
        ("Hallaron 12 mil 500 cartuchos.", "es", 12_500, 12_500, "cartuchos"),
    ],
)
def test_shares_of_a_scale_and_two_vague_words_are_one_quantity(
    text: str, language: str, low: int, high: int | None, noun: str
) -> None:
    """What is said in two steps is one number of one noun."""
    found = next(q for q in read(text, language) if q.kind == "cardinal")
    assert (found.low, found.high, found.noun and found.noun.of(text)) == (low, high, noun)


def test_a_price_may_hang_on_its_number() -> None:
    """ "a million-dollar ransom" and "2m euros" are money."""
    assert [(q.kind, q.low, q.unit) for q in read("a million-dollar ransom, 2m euros")] == [
        ("money", 1_000_000, "USD"),
        ("money", 2_000_000, "EUR"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [("six people hurt and millions in losses", "en"), ("seis heridos y miles en daños", "es")],
)
def test_losses_are_money(text: str, language: str) -> None:
    """ "Millions in losses" counts no more people, though no currency is named."""
    assert [q.kind for q in read(text, language)] == ["cardinal", "money"]
