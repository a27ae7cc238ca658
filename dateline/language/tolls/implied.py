"""Deaths that a report only implies: "a fatal shooting", "the deceased", "charged with negligent homicide".

Somebody died, but no count says how many: a value of one or more, used where nothing else of the event tells its dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.language.lexicon import GAP, compiled, either
from dateline.language.tolls import Toll
from dateline.language.tolls.patterns import WOULD
from dateline.language.tolls.vocabulary import vocabulary
from dateline.language.words import load
from dateline.types import Span

HEAD = 6  # sentences at the top of a report that say what it is about; further down other events are recalled


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = load(f"tolls_{language}")["implied"]
    deadly, events = either(words["deadly"]), either(words["events"])
    order = (
        rf"(?:{deadly}){GAP}(?:[\w'’.-]{{1,20}}{GAP}){{0,3}}?(?:{events})"
        if language == "en"
        else rf"(?:{events}){GAP}(?:{deadly})"
    )
    return compiled(rf"(?<![\w-])(?:(?P<two>{either(words['two'])})|{order}|{either(words['alone'])})(?![\w-])")


@cache
def _undone(language: str) -> re.Pattern[str]:
    return compiled(
        rf"(?<!\w)(?:{either(load(f'tolls_{language}')['implied']['undone'])})(?:{GAP}[\w'’-]{{1,20}}){{0,2}}{GAP}\Z"
    )


def deaths(text: str, parts: Iterable[Span], *, language: str) -> Toll | None:
    """What the sentences imply, the most dead of them; None where none implies any."""
    told = [toll for part in parts if (toll := death(text, part, language=language)) is not None]
    return max(told, key=lambda toll: toll.low or 0, default=None)


def death(text: str, sentence: Span, *, language: str) -> Toll | None:
    """The first words of the sentence that imply a death, as one or more killed; None where they are denied or only feared."""
    language = language if language in ("en", "es") else "en"
    for hit in _pattern(language).finditer(text, sentence.start, sentence.stop):
        before = text[max(sentence.start, hit.start() - 40) : hit.start()]
        if _undone(language).search(before) or WOULD.search(before):
            continue
        if vocabulary(language).background.search(text, sentence.start, sentence.stop):
            continue
        span = Span(*hit.span())
        return Toll(
            span, "killed", 2 if hit["two"] else 1, None, None, how=f"'{span.of(text)}' implies a death", cue=span, definite=True, single=True,
            sentence=sentence.start,
        )  # fmt: skip
    return None
