"""What the markup states about the page: JSON-LD, microdata, OpenGraph and meta tags, as Facts.

Each fact's words are appended to the page text as lines of their own (a block tagged "meta"), so that they can be
quoted like any other words and are never mistaken for the article. Facts are evidence, not truth.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from html import unescape
from typing import Any

from dateline.pages.markup import Markup
from dateline.types import Block, Fact, Span

METAS = {  # by the letters of a name alone: "dc.date" is "DC:date", "article:published_time" "article-published_time"
    "ogtitle": "headline",
    "twittertitle": "headline",
    "dctitle": "headline",
    "parselytitle": "headline",
    "sailthrutitle": "headline",
    "author": "author",
    "articleauthor": "author",
    "articleauthorname": "author",
    "dccreator": "author",
    "dctermscreator": "author",
    "parselyauthor": "author",
    "sailthruauthor": "author",
    "byl": "author",
    "articlepublishedtime": "published",
    "ogpublishedtime": "published",
    "datepublished": "published",
    "date": "published",
    "dcdate": "published",
    "dcdateissued": "published",
    "dctermscreated": "published",
    "dctermsdate": "published",
    "pubdate": "published",
    "publishdate": "published",
    "parselypubdate": "published",
    "sailthrudate": "published",
    "articlepublished": "published",
    "cxenseparserecspublishtime": "published",
    "articlepublicationdate": "published",
    "published": "published",
    "publisheddate": "published",
    "publishedat": "published",
    "publishedtime": "published",
    "wpublisheddate": "published",
    "ogarticlepublishedtime": "published",
    "citationpublicationdate": "published",
    "contentpublishdate": "published",
    "cxenseparsepublishtime": "published",
    "dcdatecreated": "published",
    "dctermsissued": "published",
    "datepub": "published",
    "mediatorpublishedtime": "published",
    "shareaholicarticlepublishedtime": "published",
    "publicationdate": "published",
    "originalpublicationdate": "published",
    "articlemodifiedtime": "updated",
    "ogupdatedtime": "updated",
    "datemodified": "updated",
    "dctermsmodified": "updated",
    "lastmod": "updated",
    "ogarticlemodifiedtime": "updated",
    "dcdatemodified": "updated",
    "lastmodified": "updated",
    "dateupdated": "updated",
    "modifieddate": "updated",
    "articlesection": "section",
    "ogsitename": "site",
    "ogtype": "type",
    "ogurl": "url",
    "canonical": "url",
    "description": "summary",
    "ogdescription": "summary",
    "newskeywords": "keywords",
}  # fmt: skip
KINDS = ("Article", "NewsArticle", "Report", "ReportageNewsArticle", "LiveBlogPosting", "BlogPosting",
         "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle")  # fmt: skip
# What a page without an article of its own is: its days and authors are the text's.
PAGES = ("WebPage", "MedicalWebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "TechArticle", "ScholarlyArticle", "HowTo", "Recipe",
         "Review", "ClaimReview", "SocialMediaPosting", "CreativeWork", "VideoObject")  # fmt: skip
STATED = {"headline": "headline", "datePublished": "published", "dateModified": "updated", "articleSection": "section",
          "inLanguage": "language", "isAccessibleForFree": "free"}  # fmt: skip

POSTS, OPENING = 500, 120  # posts of a live blog, and characters of each, that are kept
TAG = re.compile(r"<[^>]{1,300}>")
NO_LETTER = re.compile(r"[^a-z]")
Row = tuple[str, str, str]  # name, value, how


def stated(markup: Markup) -> list[Row]:
    """Every fact of the head and the structured data, the most trustworthy kind first."""
    values = [_loads(script) for script in markup.scripts]
    rows = [row for thing in _articles(values, markup.title, KINDS) for row in _from_json(thing)]
    if not rows:
        pages = _articles(values, markup.title, PAGES)
        rows = [row for thing in pages for row in _from_json(thing) if row[0] in ("published", "updated", "author")]
    rows += _from_properties(markup)
    rows += [
        (kind, " ".join(_plain(value).split()), f"meta {name}") for name, value in markup.metas if (kind := _kind(name))
    ]
    if markup.title:
        rows.append(("headline", markup.title, "<title>"))
    if markup.language:
        rows.append(("language", markup.language, "html lang"))
    return list(dict.fromkeys(row for row in rows if row[1]))


@lru_cache(maxsize=1000)
def _kind(name: str) -> str:
    return METAS.get(NO_LETTER.sub("", name), "")


def bodies(markup: Markup) -> str:
    """The words that structured data gives as the article's body, white space made single."""
    found = (value for script in markup.scripts if '"articleBody"' in script for value in _bodies(_loads(script), 0))
    return " ".join(unescape(TAG.sub(" ", unescape(" ".join(found)))).split())


def _bodies(value: object, depth: int) -> Iterator[str]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _bodies(item, depth + 1)
    elif isinstance(value, dict):
        if isinstance(value.get("articleBody"), str):
            yield value["articleBody"]
        for key in ("@graph", "mainEntity", "liveBlogUpdate", "itemListElement", "item"):
            yield from _bodies(value.get(key), depth + 1)


def append(text: str, blocks: tuple[Block, ...], rows: list[Row]) -> tuple[str, tuple[Block, ...], tuple[Fact, ...]]:
    """The text with one line a fact, the block that holds them, and the facts pointing at their values."""
    if not rows:
        return text, blocks, ()
    start = len(text) + 2 if text else 0
    lines, facts, at = [], [], start
    for name, value, how in rows:
        head = f"{how}: "
        facts.append(Fact(name, value, how, Span(at + len(head), at + len(head) + len(value))))
        lines.append(head + value)
        at += len(lines[-1]) + 1
    whole = text + ("\n\n" if text else "") + "\n".join(lines)
    return whole, (*blocks, Block(Span(start, at - 1), "meta")), tuple(facts)


def _from_properties(markup: Markup) -> Iterator[Row]:
    for label, stamp in markup.times:
        words = label.lower()
        name = "published" if "published" in words or "pubdate" in words or "created" in words else (
            "updated" if "modified" in words or "updated" in words else "")  # fmt: skip
        if name:
            yield name, stamp, f"microdata {label}"


def _articles(values: list[object], title: str, kinds: Collection[str]) -> list[dict[str, Any]]:
    """The object of one of the kinds that is likeliest the page's own, its authors resolved."""
    found: list[dict[str, Any]] = []
    known: dict[str, Any] = {}
    for value in values:
        found += _things(value, kinds, 0)
        known |= _known(value)
    for thing in found:
        if "author" in thing:
            thing["author"] = _resolved(thing["author"], known)
    if len(found) > 1:
        folded = title.casefold()
        found.sort(key=lambda thing: -_likeness(thing, folded))
    return found[:1]


def _known(value: object) -> dict[str, Any]:
    """The named things of a graph by their "@id"."""
    graph = value.get("@graph") if isinstance(value, dict) else value
    things = graph[:200] if isinstance(graph, list) else []
    return {
        str(thing["@id"]): thing for thing in things if isinstance(thing, dict) and "@id" in thing and "name" in thing
    }


def _resolved(value: object, known: dict[str, Any]) -> object:
    """Authors that are only pointed at by "@id" as the things pointed at."""
    if isinstance(value, list):
        return [_resolved(one, known) for one in value[:20]]
    if isinstance(value, dict) and "name" not in value:
        return known.get(str(value.get("@id")), value)
    return value


def _likeness(thing: dict[str, Any], title: str) -> int:
    headline = str(thing.get("headline") or "").casefold()
    return 2 * bool(headline and headline[:40] in title) + ("datePublished" in thing)


def _loads(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, wanted: Collection[str], depth: int) -> list[dict[str, Any]]:
    """The objects of some kinds in one JSON-LD value, at most six levels deep."""
    if depth > 6:
        return []
    if isinstance(value, list):
        return [found for item in value[:200] for found in _things(item, wanted, depth + 1)]
    if not isinstance(value, dict):
        return []
    kinds = value.get("@type")
    if any(kind in wanted for kind in (kinds if isinstance(kinds, list) else [kinds])):
        return [value]
    return [
        found
        for key in ("@graph", "mainEntity", "itemListElement", "item")
        for found in _things(value.get(key), wanted, depth + 1)
    ]


def _from_json(thing: dict[str, Any]) -> Iterator[Row]:
    for key, name in STATED.items():
        for value in _words(thing.get(key)):
            yield name, value, f"JSON-LD {key}"
    for value in _names(thing.get("author") or thing.get("creator")):
        yield "author", value, "JSON-LD author"
    for value in _words(thing.get("@type")):
        yield "type", value, "JSON-LD @type"
    yield from _posts(thing.get("liveBlogUpdate"))
    if isinstance(thing.get("publisher"), dict):
        for value in _words(thing["publisher"].get("name")):
            yield "site", value, "JSON-LD publisher"


def _posts(value: object) -> Iterator[Row]:
    """ "2024-08-05T21:00:18+01:00 Loud bang heard at the gate": the time of each post of a live blog, and how it begins."""
    for post in value[:POSTS] if isinstance(value, list) else ():
        stamps = _words(post.get("datePublished")) if isinstance(post, dict) else []
        begun = _words(post.get("headline")) or _words(post.get("articleBody")) if stamps else []
        if begun:
            yield "post", f"{stamps[0]} {begun[0][:OPENING]}", "JSON-LD liveBlogUpdate"


def _words(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    said = (str(item) for item in items if isinstance(item, str | bool | int))
    return [words for item in said if (words := " ".join(_plain(item).split()))][:20]


def _plain(words: str) -> str:
    """Words that were escaped once too often."""
    return unescape(words) if "&" in words else words


def _names(value: object) -> list[str]:
    if isinstance(value, list):
        return [name for item in value[:20] for name in _names(item)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return _words(value)
