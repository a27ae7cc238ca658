"""Kinds of parties and means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.codes import load, means, parties
from dateline.types import Language, Span


def kinds(text: str, language: Language = "en") -> list[tuple[str, str]]:
    return [(p.span.of(text), p.kind) for p in parties(text, [Span(0, len(text))], language=language)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("riot police", "police"),
        ("soldiers", "army"),
        ("coast guard", "coast_guard"),
        ("gunmen", "gunmen"),
        ("pirates", "pirates"),
        ("villagers", "civilians"),
        ("schoolgirls", "children"),
        ("reporters", "journalists"),
        ("peacekeepers", "peacekeepers"),
        ("asylum seekers", "migrants"),
        ("inmates", "prisoners"),
        ("oil tanker", "vessel_party"),
        ("fuel depot", "facility"),
        ("school bus", "vehicle_party"),
        ("passenger plane", "aircraft_party"),
        ("night watchman", "civilians"),
    ],
)
def test_english_parties(text: str, kind: str) -> None:
    """A common noun names its kind of party, in the plural too."""
    assert kinds(text) == [(text, kind)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("policías", "police"), ("pandilleros", "gang"), ("encapuchados", "gunmen"), ("guerrilleros", "rebels"),
     ("campesinos", "civilians"), ("migrantes", "migrants")],
)  # fmt: skip
def test_spanish_parties(text: str, kind: str) -> None:
    """The same in Spanish."""
    assert kinds(text, "es") == [(text, kind)]


def test_the_longest_noun_stands() -> None:
    """ "Police officers" is one party, not two."""
    assert kinds("Police officers and soldiers") == [("Police officers", "police"), ("soldiers", "army")]


def test_means() -> None:
    """Weapons and tools, with their kind and number."""
    text = "An AK-47, two car bombs and tear gas"
    found = means(text, [Span(0, len(text))], language="en")
    assert [(m.span.of(text), m.kind, m.plural) for m in found] == [
        ("AK-47", "firearm", False),
        ("car bombs", "explosive", True),
        ("tear gas", "crowd_control", False),
    ]


def test_every_kind_has_words_in_both_languages() -> None:
    """No kind of party or means is left without English or Spanish words."""
    book = load()
    tables = {**book.parties, **book.means, **book.sets}
    assert [name for name, (kind, *_) in tables.items() if not (kind.en and kind.es)] == []


def test_other_languages_give_nothing() -> None:
    """A language without words gives nothing."""
    assert parties("soldats", [Span(0, 7)], language="other") == []
    assert means("bombe", [Span(0, 5)], language="other") == []


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["en", "es"]))
def test_spans_lie_in_the_text(text: str, language: Language) -> None:
    """Whatever the text, mentions lie inside it, in order, apart from each other."""
    whole = f"soldiers {text} policías"
    found = parties(whole, [Span(0, len(whole))], language=language)
    assert all(p.span.of(whole).strip() for p in found)
    assert all(a.span.stop <= b.span.start for a, b in zip(found, found[1:], strict=False))
