"""The codebook's own examples."""

import pytest

from dateline.codes import triggers, types
from dateline.types import Language, Span

SURE = 0.5
LANGUAGES: tuple[Language, ...] = ("en", "es")
EXAMPLES = [(t.id, language, text) for t in types() for language in LANGUAGES for text in t.examples[language]]
COUNTERS = [(t.id, language, text) for t in types() for language in LANGUAGES for text in t.counters[language]]


@pytest.mark.parametrize(("type_", "language", "text"), EXAMPLES)
def test_example_is_coded(type_: str, language: Language, text: str) -> None:
    """In an example of a type the strongest trigger speaks of that type."""
    found = triggers(text, [Span(0, len(text))], language=language)
    assert max(found, key=lambda t: t.weight).type == type_


@pytest.mark.parametrize(("type_", "language", "text"), COUNTERS)
def test_counter_example_is_not_coded(type_: str, language: Language, text: str) -> None:
    """In a counter-example no sure trigger speaks of the type."""
    found = triggers(text, [Span(0, len(text))], language=language)
    assert not [t for t in found if t.type == type_ and t.weight >= SURE]


def test_every_type_is_shown_in_both_languages() -> None:
    """Each of our types has examples and counter-examples in English and Spanish."""
    assert {t.id for t in types() if not (t.examples["en"] and t.examples["es"] and t.counters["en"])} == set()
