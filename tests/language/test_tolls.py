"""Counts by what happened."""

import pytest

from dateline.language import tolls
from dateline.types import Span


def read(text: str, language: str = "en") -> list[tuple[str, object, object]]:
    return [(t.measure, t.low, t.high) for t in tolls.find(text, [Span(0, len(text))], language=language)]


@pytest.mark.parametrize(
    ("text", "tolls_"),
    [
        ("A bomb killed at least 14 people and wounded 37 others.", [("killed", 14, None), ("injured", 37, 37)]),
        ("Nine soldiers were killed and 17 wounded.", [("killed", 9, 9), ("injured", 17, 17)]),
        ("Two women drowned and four passengers were pulled out.", [("killed", 2, 2)]),
        ("Attackers ambushed his car, killing the mayor and two bodyguards.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("Blast kills 3", [("killed", 3, 3)]),
        ("There were no injuries.", [("injured", 0, 0)]),
        ("The fire left 300 families homeless.", [("displaced", 300, 300)]),
        ("the deaths of three miners", [("killed", 3, 3)]),
        (
            "More than 600 police and soldiers carried out nearly two dozen raids.",
            [("participants", 601, None), ("events", None, 24)],
        ),
        ("The mayor, 58, won with 62 percent of the vote.", []),
    ],
)
def test_a_sentence_gives_the_counts_an_analyst_would_key(text: str, tolls_: list[object]) -> None:
    """Active, passive, elliptic and nominal ways to say what happened to how many."""
    assert read(text) == tolls_


@pytest.mark.parametrize(
    ("text", "tolls_"),
    [
        ("The toll stands at 19.", [("killed", 19, 19)]),
        ("All 150 passengers were safe and sound.", [("injured", 0, 0)]),
        ("It was the town's second triple homicide.", [("killed", 3, 3)]),
        ("The teen's death came as a shock.", [("killed", 1, 1)]),
        ("Not one of the eight climbers lived.", [("killed", 8, 8)]),
        ("There has not been any arrest.", [("arrested", 0, 0)]),
    ],
)
def test_some_sentences_count_without_a_word_of_what_happened(text: str, tolls_: list[object]) -> None:
    """Each way to count by a noun or a denial alone is known by a word that it cannot do without."""
    assert read(text) == tolls_


def test_a_part_is_not_added_to_its_total() -> None:
    """ "Five people, including two children": 5, and 2 marked as a part."""
    text = "Five people, including two children, were killed."
    assert [(t.low, t.part) for t in tolls.find(text, [Span(0, len(text))], language="en")] == [(5, False), (2, True)]


def test_an_update_keeps_the_old_value() -> None:
    """ "rose to 12 from nine" is 12 with 9 as history."""
    text = "The death toll rose to 12 from nine overnight."
    assert [(t.low, t.old) for t in tolls.find(text, [Span(0, len(text))], language="en")] == [(12, (9, 9))]


def test_a_range_of_a_toll_that_rises_is_old_and_new() -> None:
    """ "climbed from 9 to 16" is 16 with 9 as history, no range."""
    text = "The death toll climbed from 9 to 16."
    assert [(t.low, t.high, t.old) for t in tolls.find(text, [Span(0, len(text))], language="en")] == [(16, 16, (9, 9))]


def test_a_background_total_is_flagged() -> None:
    """A total over years must not become the toll of today's attack."""
    text = "More than 3,000 people have been killed since 2019."
    assert [t.cumulative for t in tolls.find(text, [Span(0, len(text))], language="en")] == [True]


@pytest.mark.parametrize(
    ("text", "tolls_"),
    [
        ("Ocho personas murieron y otras 15 resultaron heridas.", [("killed", 8, 8), ("injured", 15, 15)]),
        ("El tiroteo dejó ocho muertos y tres heridos.", [("killed", 8, 8), ("injured", 3, 3)]),
        ("Los 12 detenidos fueron trasladados.", [("arrested", 12, 12)]),
        ("No hubo heridos.", [("injured", 0, 0)]),
    ],
)
def test_spanish_sentences(text: str, tolls_: list[object]) -> None:
    """The same measures with Spanish words."""
    assert read(text, "es") == tolls_


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Each bereaved family would get 500,000 baht for every relative killed.", "en"),
        ("La empresa pagará 20.000 baht por cada fallecido.", "es"),
    ],
)
def test_money_is_no_toll(text: str, language: str) -> None:
    """A sum is not a number of dead, whatever its currency."""
    assert all(t.low == 1 for t in tolls.find(text, [Span(0, len(text))], language=language))


def test_an_age_is_no_toll() -> None:
    """ "una menor de 15" is a girl of 15, not up to 14 hurt."""
    text = "Cuatro jóvenes, entre ellos una menor de 15, fueron llevados al hospital."
    assert ("injured", None, 14) not in read(text, "es")


@pytest.mark.parametrize(
    ("text", "language", "cumulative"),
    [
        ("More than 5,600 people were killed in 2024, the UN said.", "en", True),
        ("En 2024 murieron 5.600 personas.", "es", True),
        ("At least 5,600 people were killed in gang violence in Haiti in 2024.", "en", True),
        ("Two men were killed in 2024.", "en", False),
        ("In 2023, 1,200 people were killed when gunmen attacked the town.", "en", False),
    ],
)
def test_the_dead_of_a_bare_year_are_a_total(text: str, language: str, cumulative: bool) -> None:
    """Hundreds killed in nothing but a year died in many events."""
    found = tolls.find(text, [Span(0, len(text))], language=language)
    assert [t.cumulative for t in found] == [cumulative]


def test_goods_keep_their_unit() -> None:
    """2.5 of "kilograms of methamphetamine"."""
    text = "Police seized 2.5 kilograms of methamphetamine and 3 tonnes of rice."
    found = tolls.find(text, [Span(0, len(text))], language="en")
    assert [(t.low, t.of and t.of.of(text)) for t in found] == [
        (2.5, "kilograms of methamphetamine"),
        (3, "tonnes of rice"),
    ]


@pytest.mark.parametrize(
    ("text", "tolls_"),
    [
        ("2 shot on Elm Street", [("injured", 2, 2)]),
        ("Coast guards seized 1,200 pounds of cocaine.", [("seized", 1200, 1200)]),
        ("Rangers seized nearly half a tonne of ivory.", [("seized", None, 0.5)]),
        ("Some 30-odd students were hurt.", [("injured", 30, 39)]),
        ("Nearly a third of the 60 houses were destroyed.", [("destroyed", None, 20)]),
        ("Two to three dozen rebels were killed.", [("killed", 24, 36)]),
        ("The war has driven 1.2m people from their homes.", [("displaced", 1_200_000, 1_200_000)]),
        ("Two teens, 15 and 17, were wounded.", [("injured", 2, 2)]),
        ("Two Palestinians and an Israeli were killed.", [("killed", 2, 2), ("killed", 1, 1)]),
        ("Rebels captured 68 soldiers.", [("abducted", 68, 68)]),
        ("Three aid workers abducted in March were released.", [("released", 3, 3)]),
        ("No children were hurt.", [("injured", 0, 0)]),
        ("Police have not arrested anyone.", [("arrested", 0, 0)]),
        ("A quarter of the 80 prisoners escaped.", []),
        ("Police did not make any arrests.", [("arrested", 0, 0)]),
        ("Jada Allen was pronounced dead.", [("killed", 1, 1)]),
        ("He is suspected of shooting a woman and a child to death.", [("killed", 1, 1), ("killed", 1, 1)]),
        ("She had a gunshot wound to the head.", [("injured", 1, 1)]),
        ("Neither driver was hurt.", [("injured", 0, 0)]),
        ("One in five prisoners is ill.", []),
        ("He faces up to 15 years behind bars.", []),
        ("A crowd of some 400 blocked the road.", [("participants", 360, 440)]),
        ("Over 1,000 homes were swept away.", [("destroyed", 1001, None)]),
    ],
)
def test_counts_of_incident_news_are_read_as_they_are_said(text: str, tolls_: list[object]) -> None:
    """Headlines with a street, weights, shares, hedges, captives, nobody: what the words say and no more."""
    assert read(text) == tolls_


@pytest.mark.parametrize(
    "text",
    [
        "Nine people, three of them children, died in the fire.",
        "Nine people were killed, including three children.",
        "The blast injured nine workers, three critically.",
    ],
)
def test_a_part_may_stand_before_or_after_the_word(text: str) -> None:
    """The part is marked and the total stands, wherever the sentence puts them."""
    assert [(t.low, t.part) for t in tolls.find(text, [Span(0, len(text))], language="en")] == [(9, False), (3, True)]


@pytest.mark.parametrize(
    ("text", "tolls_"),
    [
        ("All but two of the 14 crew drowned.", [("killed", 12, 12)]),
        ("All but six of those treated went home.", []),
        ("Laura Webb and her two children died in the fire.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("The deaths of a woman and her two sons stunned the town.", [("killed", 1, 1), ("killed", 2, 2)]),
        ("More than half of the village's 200 homes were destroyed.", [("destroyed", 101, None)]),
        ("Paul Reyes Jr., 21 of Lakeside, drove on, and two men died.", [("killed", 2, 2)]),
        ("Two kids, 11 and 13 years old, are in critical condition.", [("injured", 2, 2)]),
        ("Officers could not say whether the suspect had been shot.", []),
        ("RELATED: Trooper wounded, one suspect dead in shooting", []),
        ("The toll, earlier put at 12, has risen to 15.", [("killed", 15, 15)]),
        ("Driver shot on I-78, Upper Saucon", [("injured", 1, 1)]),
    ],
)
def test_shares_ages_doubts_and_links_are_read_for_what_they_are(text: str, tolls_: list[object]) -> None:
    """What is left of a total, an age behind a name, a doubt, a link to another story."""
    assert read(text) == tolls_


@pytest.mark.parametrize("text", ["The dead include four children.", "Among the dead were four children."])
def test_who_is_among_the_dead_is_a_part(text: str) -> None:
    """Their total stands elsewhere."""
    (toll,) = tolls.find(text, [Span(0, len(text))], language="en")
    assert (toll.measure, toll.low, toll.part) == ("killed", 4, True)


def test_a_deed_after_to_is_told_when_it_is_a_noun() -> None:
    """ "admitted to killing two" tells of two dead; "plans to kill two" of none."""
    for text, want in (("He admitted to killing two hikers.", [2]), ("He plans to kill two hikers.", [])):
        assert [t.low for t in tolls.find(text, [Span(0, len(text))], language="en") if t.measure == "killed"] == want


@pytest.mark.parametrize(
    ("text", "language"),
    [("Deputies executed three search warrants.", "en"), ("La policía ejecutó dos órdenes de cateo.", "es")],
)
def test_who_executes_a_warrant_kills_nobody(text: str, language: str) -> None:
    """What is carried out is no victim."""
    assert read(text, language) == []
