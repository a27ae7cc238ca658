"""Names of one text agree."""

from dateline.language.analysis import Named
from dateline.language.name_votes import agree
from dateline.types import Span

TEXT = "Joe Biden spoke. Biden left. Chad said so. Zzyx fell."


def named(words: str, kind: str, p: float, *, nth: int = 0) -> Named:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Named(Span(start, start + len(words)), kind, p)


def test_a_doubtful_surname_follows_the_full_name() -> None:
    """ "Biden" read as an organisation is a person where "Joe Biden" is one."""
    names = [named("Joe Biden", "person", 0.95), named("Biden", "organisation", 0.5, nth=1)]
    assert [n.kind for n in agree(TEXT, names)] == ["person", "person"]


def test_a_sure_mention_keeps_its_kind() -> None:
    """What the model is sure of is not outvoted."""
    names = [named("Joe Biden", "person", 0.95), named("Biden", "organisation", 0.97, nth=1)]
    assert agree(TEXT, names)[1].kind == "organisation"


def test_countries_are_places() -> None:
    """A listed country is a place whatever was read."""
    assert [n.kind for n in agree(TEXT, [named("Chad", "person", 0.6)])] == ["place"]


def test_unlikely_names_are_left_out() -> None:
    """A name of small probability does more harm than good."""
    assert agree(TEXT, [named("Zzyx", "person", 0.2)]) == []
