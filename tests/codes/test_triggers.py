"""Triggers: what they say, and where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.codes import Trigger, triggers
from dateline.types import Language, Span


def found(text: str, language: Language = "en") -> list[Trigger]:
    return triggers(text, [Span(0, len(text))], language=language)


def first(text: str, language: Language = "en") -> Trigger:
    return max(found(text, language), key=lambda t: t.weight)


@pytest.mark.parametrize("word", ["raid", "raids", "raided", "raiding"])
def test_english_forms(word: str) -> None:
    """Every form of an English word is found."""
    assert first(f"Police {word} homes in the town.").type == "raid_or_search"


@pytest.mark.parametrize(
    "text",
    ["La policía detuvo a dos hombres.", "Detuvieron a dos hombres.", "Dos hombres fueron detenidos.",
     "La detención de dos hombres.", "Al detenerlo, dijo la policía.", "Habían sido arrestados."],
)  # fmt: skip
def test_spanish_forms(text: str) -> None:
    """Every form of a Spanish word is found, also with its pronoun."""
    assert first(text, "es").type == "arrest"


def test_accents_and_case_may_be_missing() -> None:
    """A headline without accents or in capitals is read as well."""
    assert first("SECUESTRARON A DOS INGENIEROS", "es").type == "abduction"
    assert first("Gunmen KIDNAPPED two engineers").type == "abduction"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("An air strike hit the camp.", "air_artillery_strike"),
        ("Nurses went on strike over pay.", "protest"),
        ("Gunmen opened fire on a bus.", "armed_attack"),
        ("Police opened fire on protesters.", "force_against_civilians"),
        ("A fire swept through a garment factory.", "disaster_or_accident"),
        ("He was charged with murder.", "legal_action"),
        ("Customs seized two tonnes of cocaine.", "goods_seizure"),
        ("Rebels seized the town of Goma.", "military_operation"),
        ("The navy seized an oil tanker.", "vessel_seizure"),
    ],
)
def test_ambiguous_words_are_told_apart(text: str, type_: str) -> None:
    """Strike, fire, charge and seize take their type from their neighbours."""
    assert first(text).type == type_


ASIDE = """
The striker had a shot on goal blocked in the match.
The company fired 200 workers.
The director shot the film in Morocco.
The team was bombarded with questions.
It was an attack on goal from the midfielder.
Shares hit a record high on Monday.
She stormed off the stage.
The two ministers clashed over the budget.
It was a clash of opinions in the debate.
She seized the chance to speak.
The bank released its quarterly results.
The minister came under fire for his remarks.
He charged 20 dollars for the book.
Prices exploded last year.
Police held a news conference.
The patient suffered a heart attack.
Scientists searched for a cure.
Demand for oil fell.
He struck a deal with the union.
He was struck by the kindness of people.
A car struck a pedestrian.
The bill was killed in committee.
The champion defended his title.
The court of public opinion.
He was released from his contract by the club.
Children returned to school after the holidays.
The family left for a vacation in Spain.
Passengers boarded the plane.
Rain threatened the final match.
The league banned the coach for life.
The rally driver won the stage.
March was the wettest month.
An avalanche of letters arrived.
""".strip().splitlines()
APARTE = """
El delantero disparó al arco en el partido.
Los precios se dispararon el año pasado.
El tren se detuvo en la estación.
Los niños regresaron a la escuela.
La obra fue ejecutada en seis meses.
El juicio de valor del crítico.
La demanda de energía creció un 3%.
La enfermedad ataca los pulmones.
Sufrió un ataque al corazón.
El paro cardíaco causó su muerte.
Sin embargo, el proyecto avanza.
El plan se lleva a cabo en mayo.
Se trata de un error.
El ministro aseguró que no habrá cambios.
El programa está en marcha.
Es un sitio ideal para ir con niños.
""".strip().splitlines()


@pytest.mark.parametrize(("text", "language"), [*((text, "en") for text in ASIDE), *((text, "es") for text in APARTE)])
def test_other_senses_are_left(text: str, language: Language) -> None:
    """Words in a peaceful or figurative sense give no sure trigger of a deed."""
    assert not [t for t in found(text, language) if t.weight >= 0.5 and t.sense != "effect"]


def test_voice() -> None:
    """Voice is told where it is seen."""
    assert first("Two men were arrested on Monday.").voice == "passive"
    assert first("Police arrested two men.").voice == "active"
    assert first("Dos hombres fueron arrestados.", "es").voice == "passive"


def test_nouns_and_what_points_back() -> None:
    """A definite noun after a deed points back to it; the first mention does not."""
    text = "Militants ambushed a convoy. The ambush lasted an hour."
    one, two = triggers(text, [Span(0, 28), Span(29, len(text))], language="en")
    assert (one.anaphoric, two.anaphoric, two.nominal) == (False, True, True)


def test_a_span_is_all_that_is_read() -> None:
    """Only the spans asked for are searched, and offsets are those of the whole text."""
    text = "Gunmen kidnapped a priest. Police arrested a man."
    one = triggers(text, [Span(27, len(text))], language="en")
    assert [(t.type, t.span.of(text)) for t in one] == [("arrest", "arrested")]


def test_other_languages_give_nothing() -> None:
    """A language without a lexicon gives no triggers."""
    assert found("Des hommes armés ont attaqué un convoi.", "other") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "es"]))
def test_any_text_is_read(text: str, language: Language) -> None:
    """Any text gives triggers inside the span, in order, apart from each other, with weights above 0 and up to 1."""
    out = found(f"Police arrested {text} raided", language)
    assert all(0 < t.weight <= 1 and t.span.holds(t.head) for t in out)
    assert all(a.span.stop <= b.span.start for a, b in zip(out, out[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "subtype", "language"),
    [
        ("A roadside bomb hit a bus.", "ied", "en"),
        ("Attackers burned two shops with petrol.", "arson", "en"),
        ("Two boats collided and sank off the coast.", "water", "en"),
        ("Desconocidos quemaron la escuela con gasolina.", "arson", "es"),
        ("Un dron impactó un depósito.", "drone", "es"),
    ],
)
def test_subtypes(text: str, subtype: str, language: Language) -> None:
    """The expression names the subtype, else the words around it do."""
    assert first(text, language).subtype == subtype
