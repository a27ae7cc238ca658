"""Which expression dates an action, and the day of an event that several sentences tell."""

from dataclasses import replace
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


def test_a_day_before_a_deed_has_been_whatever_the_sentence_expects() -> None:
    """ "Wednesday's shooting" is past though its victims "are expected to survive"."""
    text = "All five victims of a Wednesday night shooting are expected to survive."
    (found,) = dates.find(text, [Span(0, len(text))], language="en", anchor=PAGE)
    assert found.when.start == "2025-07-30"


def test_a_pages_own_stamp_dates_no_event() -> None:
    """ "UPDATE" and "Posted:" stand beside the page's day; a sentence without a day then tells none."""
    text = "Posted: Thursday, July 31, 2025 5:36 PM EDT\nA boy was shot in a park."
    lines = [Span(0, text.index("\n")), Span(text.index("\n") + 1, len(text))]
    at = text.index("shot")
    found = dates.find(text, lines, language="en", anchor=PAGE)
    assert event.when(text, [(lines[0], []), (lines[1], [Span(at, at + 4)])], found, language="en") is None


def test_a_day_read_ahead_dates_what_has_been() -> None:
    """A weekday in a sentence that looks ahead, or a month's day in a sentence on a trial, is the last one for a deed."""
    text = "He will be tried next month. She was shot on Tuesday and will be buried here."
    (first, second) = sentences.split(text, Span(0, len(text)))
    found = dates.find(text, [Span(0, len(text))], language="en", anchor=PAGE)
    ahead = [
        replace(e, when=replace(e.when, start="2025-08-05", stop="2025-08-05")) for e in found if e.rule == "weekday"
    ]
    at = text.index("shot")
    told = [(first, []), (second, [Span(at, at + 4)])]
    when = event.when(text, told, ahead, language="en", published=date(2025, 7, 31))
    assert when is not None
    assert when.start == "2025-07-29"


def test_a_birthday_and_a_post_that_is_shown_date_no_event() -> None:
    """ "Date of Birth: 01/6/1992", "— Name (@name) March 21, 2017"."""
    text = "A man was shot Tuesday. Date of Birth: 03/06/1992. — A. Reporter (@areporter) July 12, 2025 More on the shooting."
    whole = Span(0, len(text))
    told = [
        (s, [Span(s.start + i, s.start + i + 4) for i in [s.of(text).find("shot")] if i >= 0])
        for s in sentences.split(text, whole)
    ]
    found = dates.find(text, [whole], language="en", anchor=PAGE)
    when = event.when(text, told, found, language="en", published=date(2025, 7, 31))
    assert when is not None
    assert when.start == "2025-07-29"
