"""Spanish inflection."""

import pytest

from dateline.codes.lexicon import tongues, verb_forms
from dateline.codes.spanish import plural


def forms(verb: str) -> dict[str, str]:
    return verb_forms(verb, language="es")


@pytest.mark.parametrize(
    ("verb", "some"),
    [
        ("detener", ["detuvo", "detuvieron", "detiene", "detenidos", "detenida", "deteniendo", "detendrán", "detenga"]),
        ("atacar", ["atacó", "atacaron", "ataquen", "atacado", "atacaba", "atacará"]),
        ("herir", ["hirió", "hirieron", "hiere", "herido", "heridas", "hiriendo"]),
        ("morir", ["murió", "murieron", "muere", "muerto", "muertas", "muriendo"]),
        ("huir", ["huyó", "huyeron", "huye", "huyendo", "huido"]),
        ("caer", ["cayó", "cayeron", "caiga", "caído"]),
        ("imponer", ["impuso", "impusieron", "impone", "impuesto", "impondrá"]),
        ("secuestrar", ["secuestró", "secuestraron", "secuestrado", "secuestrándolo"]),
        ("abrir", ["abrió", "abierto", "abriendo"]),
        ("reducir", ["redujo", "redujeron", "reduzca"]),
        ("rendir", ["rindió", "rindieron", "rinde"]),
        ("hacer", ["hizo", "hicieron", "hecho", "haciendo"]),
        ("ser", ["fue", "fueron", "sido"]),
    ],
)
def test_verb_forms(verb: str, some: list[str]) -> None:
    """The forms that news uses, by rule and by the table of what departs from it."""
    assert [form for form in some if form not in forms(verb)] == []


def test_no_wrong_forms() -> None:
    """A verb of a family takes the family's past alone."""
    assert "detenió" not in forms("detener")
    assert "imponió" not in forms("imponer")


def test_reflexive_verbs_keep_their_pronoun() -> None:
    """Of a reflexive verb only the forms with "se" are its own; "se manifestaron" is an expression of two words."""
    assert set(forms("manifestarse")) == {"manifestarse", "manifestándose"}


@pytest.mark.parametrize(
    ("noun", "many"),
    [("explosión", "explosiones"), ("crimen", "crímenes"), ("voz", "voces"), ("bomba", "bombas"), ("fusil", "fusiles"),
     ("crisis", "crisis"), ("disparo", "disparos")],
)  # fmt: skip
def test_plurals(noun: str, many: str) -> None:
    """Plurals by rule, and irregular ones."""
    assert plural(noun, tongues()["es"].nouns) == many


def test_forms_that_are_mostly_other_words_are_left() -> None:
    """ "Deporte" is sport and "libre" free, whatever the verbs deportar and librar make of them."""
    assert "deporte" not in forms("deportar")
    assert "libre" not in forms("librar")
