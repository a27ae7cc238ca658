"""Whether the words found as a source can name one: a person, an office, a body, a document or a group.

"The gunfight" (recalled an escape), "No group" (claimed it), "with rifles" and a bare "the" say nothing.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.language.sources import kind_of
from dateline.language.words import alternatives, load
from dateline.types import Language

_WORDS = load("attribution")["mute"]
_LINK = re.compile(rf"\s(?:{'|'.join(_WORDS['links'])})\s.*|,.*", re.IGNORECASE | re.DOTALL)
_CLAUSE = re.compile(r"\s(?:and|y|e)\s(?:\w{2,20}(?:ed|ó|aron|ieron)|said)\Z")  # "the seizure unlawful and threatened"

_STATED = re.compile(r"\A(?:in (?:an?|its|his|her|their) \w+|en (?:un|una|su) \w+) ", re.IGNORECASE)  # "In a statement"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(_WORDS[name])}(?![\w-]|\.\s?\d)", re.IGNORECASE)


def speaks(words: str, *, language: Language) -> bool:
    """False for what cannot be a source, whatever verb stands beside it; `words` as the text has them."""
    words = _STATED.sub("", " ".join(words.split()))
    prepositions = "prepositions_es" if language == "es" else "prepositions_en"
    if any(_pattern(name).match(words) for name in ("nobody", prepositions)) or _CLAUSE.search(words):
        return False
    while (article := _pattern("articles").match(words)) is not None:
        words = words[article.end() :].lstrip()
    noun = _LINK.sub("", words)
    if not noun or kind_of(noun) != "unknown":
        return bool(noun)
    head = noun.split()[0 if language == "es" else -1]
    return head[0].isupper() or _pattern("nouns").fullmatch(head.strip("“”\"'’")) is None
