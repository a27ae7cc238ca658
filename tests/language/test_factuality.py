"""Did it happen?"""

import pytest

from dateline.language import factuality
from dateline.language.factuality import Verdict
from dateline.types import Language, Span


def judge(text: str, trigger: str, language: Language = "en") -> Verdict:
    start = text.index(trigger)
    return factuality.judge(text, Span(0, len(text)), Span(start, start + len(trigger)), language=language)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Gunmen killed five people at a market on Monday.", "killed", "happened"),
        ("Police foiled an attack on the embassy.", "attack", "attempted"),
        ("The attack was foiled by guards.", "attack", "attempted"),
        ("The men tried to kidnap a trader.", "kidnap", "attempted"),
        ("The group threatened to attack the port.", "attack", "threatened"),
        ("The union will march on Friday.", "march", "planned"),
        ("A planned protest brought out police.", "protest", "planned"),
        ("The army denied shelling the village.", "shelling", "denied"),
        ("No one was killed in the blast.", "killed", "denied"),
        ("He was arrested for allegedly kidnapping a boy.", "kidnapping", "claimed"),
    ],
)
def test_english(text: str, trigger: str, status: str) -> None:
    """The words around an event tell its status."""
    assert judge(text, trigger).status == status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Hombres armados mataron a cinco personas.", "mataron", "happened"),
        ("La policía frustró un ataque al cuartel.", "ataque", "attempted"),
        ("El grupo amenazó con atacar el puerto.", "atacar", "threatened"),
        ("El ejército negó haber bombardeado la aldea.", "bombardeado", "denied"),
        ("No hubo heridos en la explosión.", "heridos", "denied"),
        ("Los sindicatos van a marchar el viernes.", "marchar", "planned"),
    ],
)
def test_spanish(text: str, trigger: str, status: str) -> None:
    """The same in Spanish."""
    assert judge(text, trigger, "es").status == status


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He died of a heart attack.", "attack"),
        ("In the film gunmen kill a mayor.", "kill"),
        ("The war on drugs goes on.", "war"),
        ("They struck a deal.", "struck"),
        ("If rebels attack, we leave.", "attack"),
    ],
)
def test_generic(text: str, trigger: str) -> None:
    """Figures of speech, fiction and suppositions tell no single event."""
    assert judge(text, trigger).generic


def test_a_cue_inside_the_events_own_words() -> None:
    """Where the event is given as "attempted to take", the attempt is seen; "threatened" alone is its own event."""
    assert judge("Men attempted to take the truck.", "attempted to take").status == "attempted"
    assert judge("Men threatened him.", "threatened").status == "happened"


def test_the_month_of_may_is_no_supposition() -> None:
    """ "In May 2022 agents arrested 27" happened."""
    assert not judge("In May 2022 agents arrested 27.", "arrested").generic


def test_negation_stays_in_its_clause() -> None:
    """What is negated in one clause does not undo the next."""
    text = "He did not speak, but gunmen killed him."
    assert judge(text, "killed").status == "happened"


def test_a_verdict_names_its_cue() -> None:
    """The reason quotes the word that decided."""
    assert "foiled" in judge("Police foiled an attack.", "attack").how


def test_a_long_run_of_text_is_read_in_time() -> None:
    """Only the neighbourhood of the event is looked at."""
    text = "a, not b, " * 50_000 + "they tried to attack"
    assert judge(text, "attack").status == "attempted"


@pytest.mark.parametrize(
    ("text", "trigger", "language"),
    [
        ("Nobody claimed the killings.", "killings", "en"),
        ("No group has claimed responsibility for the attack.", "attack", "en"),
        ("The rebels have not claimed the attack.", "attack", "en"),
        ("Nadie reivindica los asesinatos.", "asesinatos", "es"),
        ("Nadie se adjudicó el ataque.", "ataque", "es"),
        ("Nadie ha reclamado la autoría del ataque.", "ataque", "es"),
        ("Ningún grupo se ha atribuido el atentado.", "atentado", "es"),
    ],
)
def test_a_deed_that_nobody_claims_is_not_denied(text: str, trigger: str, language: Language) -> None:
    """What is negated is the claim."""
    found = judge(text, trigger, language)
    assert (found.status, found.negated) == ("happened", False)
