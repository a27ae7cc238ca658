"""One spelling per name: what makes "Al Ḩudaydah", "AL-HUDAYDAH" and "al Hudaydah" the same key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e", "ħ": "h"}
    | dict.fromkeys("'’ʻ`ʼ‘ʿʾ´.", "")
)
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pto": "puerto", "sto": "santo", "sta": "santa"}
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Lower case, no accents, no apostrophes or dots, hyphens as spaces, "St." and "Mt." written out."""
    plain = name.casefold().translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = plain.casefold().translate(_PLAIN)
    words = _WORD.findall(plain)
    return (
        " ".join(_LONG.get(word, word) for word in words[:-1]) + (" " if len(words) > 1 else "") + words[-1]
        if words
        else ""
    )


_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|ath|az|an)[ -](?=\w)")
_SOUNDS = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "s"),
    ("ph", "f"),
    ("ck", "k"),
    ("zh", "s"),
    ("ts", "s"),
)
_ALIKE = str.maketrans({"q": "k", "c": "k", "z": "s", "j": "g", "v": "b", "w": "b", "p": "b"})


def without_article(name: str) -> str:
    """A key without an Arabic article: "al hasakah" is also "hasakah"."""
    return _ARTICLE.sub("", name)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """What several romanisations of one name share, marked "~": Muqdadiya and Al Miqdadiyah are "~mkdd". Empty when too short to tell."""
    plain = without_article(key(name)).replace(" ", "")
    for sound, letter in _SOUNDS:
        plain = plain.replace(sound, letter)
    plain = plain.translate(_ALIKE)
    bones = plain[:1].translate(str.maketrans("eiouy", "aaaaa")) + re.sub(r"[aeiouyh]", "", plain[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return "~" + bones if len(bones) >= 3 else ""
