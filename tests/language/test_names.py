"""Names by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import name_rules, sentences
from dateline.types import Language, Span


def found(text: str, language: Language = "en") -> dict[str, str]:
    spans = sentences.of(text, [Span(0, len(text))])
    return {n.span.of(text): n.kind for n in name_rules.find(text, spans)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("On Monday Gen. Ana Ruiz spoke.", "Ana Ruiz", "person"),
        ("The head of the Ministry of Defense resigned.", "Ministry of Defense", "organisation"),
        ("Navy forces boarded the tanker Bahr Noor off Aden.", "Bahr Noor", "vessel"),
        ("A strike hit Queen Alia Airport on Friday.", "Queen Alia Airport", "facility"),
        ("Police in Kabeli found it.", "Kabeli", "place"),
        ("Two Yemeni sailors were hurt.", "Yemeni", "group"),
        ("El ministro Luis Pérez habló con el Cártel de Sinaloa.", "Luis Pérez", "person"),
        ("El ministro Luis Pérez habló con el Cártel de Sinaloa.", "Cártel de Sinaloa", "organisation"),
        ("He blamed the National Peace Committee (NPC) for it.", "National Peace Committee", "organisation"),
        ("Obed Zzyxle, 34, was hurt.", "Obed Zzyxle", "person"),
        ("GEN. ANA RUIZ SPOKE IN BOLIVIA YESTERDAY.", "BOLIVIA", "place"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    """The words in and around a name tell its kind."""
    assert found(text).get(name) == kind


def test_coordinated_names_come_apart() -> None:
    """ "and" between two names makes two names, inside an organisation's name it does not."""
    assert found("Leaders of Iran and Iraq met.") == {"Iran": "place", "Iraq": "place"}
    assert "Ministry of Trade and Industry" in found("He left the Ministry of Trade and Industry.")


def test_a_surname_alone_follows_its_full_name() -> None:
    """After "Gen. Ana Ruiz", "Ruiz" is a person."""
    assert found("Gen. Ana Ruiz spoke. Later Ruiz Ortega left, and Ruiz said so.")["Ana Ruiz"] == "person"


@given(st.text(alphabet="Ab cd.EF-’,\n", max_size=120))
def test_names_are_ordered_and_apart(text: str) -> None:
    """Names lie inside the text in order and never overlap."""
    spans = sentences.of(text, [Span(0, len(text))])
    names = name_rules.find(text, spans)
    assert all(a.span.stop <= b.span.start for a, b in zip(names, names[1:], strict=False))
    assert all(0 <= n.span.start < n.span.stop <= len(text) for n in names)
