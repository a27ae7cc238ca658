"""Which expression dates an action, and the day of an event that several sentences tell."""

from datetime import date

import pytest

from dateline.language import dates, sentences
from dateline.language.dates import event
from dateline.language.dates.governing import governing
from dateline.types import Span, When

PAGE = When("2025-07-31", "2025-07-31", "day")  # a Thursday


def day_of(text: str, word: str, *, language: str = "en") -> str | None:
    found = dates.find(text, [Span(0, len(text))], language=language, anchor=PAGE)
    at = text.index(word)
    best = governing(text, Span(0, len(text)), Span(at, at + len(word)), found, language=language)
    return best.when.start if best else None


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Police said Tuesday that two men were shot Sunday night.", "shot", "2025-07-27"),
        ("A man was shot Monday, and his brother was arrested Wednesday.", "shot", "2025-07-28"),
        ("A man was shot Monday, and his brother was arrested Wednesday.", "arrested", "2025-07-30"),
        ("On Saturday a bomb exploded in the market, officials said Sunday.", "exploded", "2025-07-26"),
    ],
)
def test_the_expression_that_governs_the_action_dates_it(text: str, word: str, day: str) -> None:
    """A day beside "said" dates the saying; each verb has its own."""
    assert day_of(text, word) == day


def test_spanish_reports_are_told_from_events() -> None:
    """ "informó el martes" dates the report."""
    assert (
        day_of("La policía informó el martes que dos hombres fueron baleados el domingo.", "baleados", language="es")
        == "2025-07-27"
    )


def test_a_sentence_without_a_day_gives_none() -> None:
    """Nothing is guessed from the page's date."""
    assert day_of("Two men were shot.", "shot") is None


def test_the_days_of_several_sentences_vote() -> None:
    """The day said first and again, with a clock time, beats the day of the arrest."""
    text = "Two men were shot Sunday night. Police arrested a suspect on Wednesday. The shooting happened about 10:30 p.m. Sunday."
    told = []
    for sentence in sentences.split(text, Span(0, len(text))):
        words = [
            Span(sentence.start + sentence.of(text).index(w), sentence.start + sentence.of(text).index(w) + len(w))
            for w in ("shot", "happened")
            if w in sentence.of(text)
        ]
        told.append((sentence, words))
    found = dates.find(text, [Span(0, len(text))], language="en", anchor=PAGE)
    when = event.when(text, told, found, language="en", published=date(2025, 7, 31))
    assert when is not None
    assert (when.start, when.stop) == ("2025-07-27", "2025-07-27")
    assert "said beside it" in when.how
