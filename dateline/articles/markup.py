"""What a block's place in the markup says: the containers it stands in, by their tags, classes, ids and roles."""

from __future__ import annotations

import re
from functools import lru_cache

# One pattern a label; the innermost container that says something wins. "article" and "main" take nothing back.
_KINDS = (
    ("comment", r"comment(?!ary|ator)|disqus|replies|respond"),
    ("caption", r"figcaption|caption|\bcap\b|\bpie-?(?:de-?)?foto\b|\bleyenda\b|\bimg-?(?:cap|text|desc)|\bpic-?(?:cap|text|desc|line)|\bfoto-?(?:texto|pie)|bildtext|bildunterschrift|legende\b|photo-?(?:text|desc|info|cap|line)|image-?(?:text|desc|info)"),
    ("credit", r"credit(?!or)|copyright-?(?:photo|image)|photographer"),
    ("byline", r"byline|\bby\b|\bfirma\b|creator-?name|\bautor(?:es|a)?\b|\bauthors?\b(?!-?(?:bio|box|desc|about|card))|article-?author|post-?author"),
    ("promo", r"newsletter|subscri|promo|sign-?up|paywall|piano|donat|advert|\bads?\b|\bad-|-ad\b|sponsor|cookie|consent|gdpr|onetrust|banner|popup|modal|overlay|outbrain|taboola|marketing|membership"),
    ("teaser", r"related|recommend|most-?(?:read|viewed|popular)|trending|popular|teaser|more-?(?:on|from|stories|news|articles)|read-?(?:more|next|also)|up-?next|also-?(?:like|read)|inset|sidebar|side-?bar|rail\b|\baside\b|widget|carousel|headlines|latest|card\b|cards\b|listing|in-?brief"),
    ("chrome", r"\bnav\b|navi|menu|breadcrumb|footer|masthead|site-?header|global|header-?(?:bar|top|wrap|nav|main)|toolbar|social|share|sharing|follow|login|search|skip|\btags?\b|tag-?(?:list|cloud)|topics?\b|keywords|\bmeta\b|author-?(?:bio|box|desc|about|card)|about-?author|bio\b|ticker|weather|pagination|pager|print|tools|utility|copyright|legal|disclaimer|accessib|sr-only|visually-?hidden|screen-?reader|\bbutton|dialog"),
)  # fmt: skip


def _cores(pattern: str) -> tuple[str, ...]:
    """For each alternative the longest run of letters that it cannot match without: looked for before the pattern is."""
    found = []
    for part in re.split(r"\|(?![^()]*\))", pattern):
        bare = re.sub(r"\\[a-z]|[a-z-]\?|\[[^]]*\]", " ", re.sub(r"\((?:[^()]|\([^()]*\))*\)\??", " ", part))
        found.append(max(re.findall(r"[a-z]+", bare), key=len))
    return tuple(dict.fromkeys(found))


_PATTERNS = tuple(re.compile(pattern) for _, pattern in _KINDS)
_CORES = tuple((core, number) for number, (_, pattern) in enumerate(_KINDS) for core in _cores(pattern))
_ANY = re.compile("|".join(core for core, _ in _CORES))
REMEMBERED = 20_000  # words, and names
_TAGS = {"nav": "chrome", "footer": "chrome", "aside": "teaser", "form": "promo", "dialog": "promo", "figcaption": "caption",
         "button": "chrome", "legend": "promo"}  # fmt: skip


def place(path: tuple[str, ...]) -> str:
    """The label that the containers give, "" when they say nothing."""
    inside = False
    for name in reversed(path[2:]):
        label = _kind(name)
        if label:
            return label
        inside = inside or name.startswith(("article", "main"))
        if (
            name.startswith("header")
            and not inside
            and not any(other.startswith(("article", "main")) for other in path)
        ):
            return "chrome"
    return ""


@lru_cache(maxsize=REMEMBERED)
def _kind(name: str) -> str:
    tag, *words = name.replace("#", ".").replace("@", ".").split(".")
    if tag in _TAGS:
        return _TAGS[tag]
    if not words or tag in ("body", "html", "main"):
        return ""
    said = min(map(_said, words))
    return _KINDS[said][0] if said < len(_KINDS) else ""


@lru_cache(maxsize=REMEMBERED)
def _said(word: str) -> int:
    """The number of the first label that a class, id or role speaks of; names share their words, so this is asked seldom."""
    low = word.lower()
    likely = sorted({number for core, number in _CORES if core in low}) if _ANY.search(low) else ()
    return next((number for number in likely if _PATTERNS[number].search(low)), len(_KINDS))
