"""HTML to blocks: one pass over a parser's events; the only module that knows the parser.

Every run of visible words between two block-level tags is one Block: its characters (whitespace runs made one
space) are appended to the text once, so that a block is a span of it. Chrome is kept; only what a browser never
shows as words (scripts, styles, form options) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from turbohtml.saxparse import SaxHandler, sax_parse

from dateline.pages.limits import DEPTH, TEXT
from dateline.types import Block, Mark, Span


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BREAKS = _names(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead title tr ul"
)
SILENT = _names("script style template svg math select textarea object audio video canvas noscript iframe")
VOID = _names("area base br col embed hr img input link meta param source track wbr")
UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.I)
# Inline elements that say what their words are: matched against rel, itemprop, class and data-testid.
ROLES = (
    ("credit", re.compile(r"credit|copyright|photograph|source\b|(?:image|photo)[-_]?(?:by|agency)", re.I)),
    ("author", re.compile(r"\bauthor(?!i[sz])|byline|(?:^|[\s_-])by(?:$|[\s_-])|contributor|journalist|autor\b", re.I)),
)  # fmt: skip


@dataclass(slots=True)
class Markup:
    """What one pass leaves: the text, its blocks, and the head's raw statements."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    language: str = ""
    metas: list[tuple[str, str]] = field(default_factory=list)  # (name or property or itemprop, content)
    scripts: list[str] = field(default_factory=list)  # JSON-LD
    times: list[tuple[str, str]] = field(default_factory=list)  # (itemprop or class, datetime)


def parse(html: str) -> Markup:
    """The page's text and blocks, in document order."""
    walk = _Walk()
    sax_parse(html.replace("\x00", ""), walk)
    walk.flush()
    walk.markup.text = "\n\n".join(walk.lines)
    return walk.markup


class _Walk(SaxHandler):
    """Holds the open elements and the words of the block being read."""

    def __init__(self) -> None:
        self.markup = Markup()
        self.lines: list[str] = []
        self.at = 0  # where the next block starts in the text
        self.tags = ["body"]  # open block-level tags
        self.path: list[str] = []
        self.nodes: list[int] = []  # the same ancestors as numbers
        self.count = 0
        self.words: list[str] = []
        self.linked = 0  # characters of the block inside links
        self.open: list[tuple[str, int, str]] = []  # inline roles open in this block: tag, first piece, role
        self.marks: list[tuple[int, int, str]] = []
        self.silent = self.anchors = self.unseen = self.pre = 0
        self.catch: list[str] | None = None  # the words of a title or a JSON-LD script
        self.hidden: list[int] = []
        self.depth = 0
        self.image = False  # a picture stood since the last block
        self.roles: dict[str, str] = {}

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        if tag in SILENT:
            self._silence(tag, attrs)
        elif tag in BREAKS:
            if self.words:
                self.flush()
            if tag != "br" and tag != "hr":
                self._enter(tag, attrs)
        elif tag == "img":
            self.image = self.image or _is_picture(attrs)
        elif tag == "meta" or tag == "link":
            self._head(attrs)
        elif attrs or self.open:
            self._inline(tag, attrs)
        if tag == "a":
            self.anchors += 1

    def end_element(self, tag: str) -> None:
        if tag in SILENT:
            self._unsilence(tag)
        elif tag in BREAKS:
            if self.words:
                self.flush()
            if tag != "br" and tag != "hr":
                self._leave(tag)
        elif self.open and self.open[-1][0] == tag:
            _, first, role = self.open.pop()
            if role:
                self.marks.append((first, len(self.words), role))
        if tag == "a":
            self.anchors -= 1

    def characters(self, data: str) -> None:
        if self.silent:
            if self.catch is not None:
                self.catch.append(data)
            return
        if self.pre and "\n\n" in data:
            for part in data.split("\n\n"):
                self.words.append(part)
                self.flush()
            return
        self.words.append(data)
        if self.anchors:
            self.linked += len(data)

    def flush(self) -> None:
        """Close the block: its words become a span of the text."""
        line = " ".join("".join(self.words).split())
        if line and self.at < TEXT:
            stop = self.at + len(line)
            marks = self._marked(line) if self.marks or self.open else ()
            share = min(1.0, self.linked / len(line)) if self.linked else 0.0
            path, unseen = tuple(self.path), self.unseen > 0
            block = Block(
                Span(self.at, stop),
                self.tags[-1],
                path,
                share,
                unseen,
                marks,
                image=self.image,
                nodes=tuple(self.nodes),
            )
            self.markup.blocks.append(block)
            self.image = False
            self.lines.append(line)
            self.at = stop + 2
        self.words.clear()
        self.linked = 0
        self.marks.clear()
        self.open = [(tag, 0, role) for tag, _, role in self.open]

    def _marked(self, line: str) -> tuple[Mark, ...]:
        found = []
        live = [(first, len(self.words), role) for _, first, role in self.open if role]
        for first, stop, role in sorted([*self.marks, *live]):
            words = " ".join("".join(self.words[first:stop]).split())
            before = len(" ".join("".join(self.words[:first]).split()))
            start = line.find(words, max(0, before - 1)) if words else -1
            if start >= 0:
                found.append(Mark(Span(self.at + start, self.at + start + len(words)), role))
        return tuple(found)

    def _enter(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        self.depth += 1
        if tag == "title" and not self.markup.title and self.tags[-1] == "head":
            self.catch, self.silent = [], self.silent + 1
        self.tags.append(tag)
        name = tag
        if attrs:
            table = dict(attrs)
            name += _token(table)
            if _invisible(table):
                self.hidden.append(self.depth)
                self.unseen += 1
            if tag == "html":
                self.markup.language = table.get("lang") or ""
            if "itemprop" in table or "datetime" in table:
                self._property(tag, table)
        self.count += 1
        if len(self.path) < DEPTH:
            self.path.append(name)
            self.nodes.append(self.count)
        self.pre += tag == "pre"

    def _leave(self, tag: str) -> None:
        if tag == "title" and self.catch is not None:
            self.markup.title = " ".join("".join(self.catch).split())
            self.catch, self.silent = None, self.silent - 1
        if self.hidden and self.hidden[-1] == self.depth:
            self.hidden.pop()
            self.unseen -= 1
        if len(self.tags) > 1:
            self.tags.pop()
        if self.depth <= len(self.path):
            del self.path[self.depth - 1 :], self.nodes[self.depth - 1 :]
        self.depth -= 1
        self.pre -= tag == "pre"

    def _silence(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        self.silent += 1
        if tag == "script" and any(k == "type" and v and "ld+json" in v for k, v in attrs):
            self.catch = []

    def _unsilence(self, tag: str) -> None:
        self.silent -= 1
        if tag == "script" and self.catch is not None:
            self.markup.scripts.append("".join(self.catch))
            self.catch = None

    def _head(self, attrs: tuple[tuple[str, str | None], ...]) -> None:
        table = dict(attrs)
        if table.get("rel") == "canonical":
            self.markup.metas.append(("canonical", table.get("href") or ""))
        name = table.get("property") or table.get("name") or table.get("itemprop")
        if name and table.get("content"):
            self.markup.metas.append((name.lower(), table["content"] or ""))

    def _inline(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        if tag in VOID or self.silent:
            return
        table = dict(attrs)
        stamp = table.get("datetime") if tag == "time" else None
        if "itemprop" in table or stamp:
            self._property(tag, table)
        role = f"time={stamp}" if stamp else "time" if tag == "time" else self._role(table)
        if role or self.open:
            self.open.append((tag, len(self.words), role))

    def _property(self, tag: str, table: dict[str, str | None]) -> None:
        stamp = table.get("datetime") or table.get("content")
        if stamp:
            self.markup.times.append((f"{table.get('itemprop') or ''} {table.get('class') or ''}".strip(), stamp))

    def _role(self, table: dict[str, str | None]) -> str:
        words = _joined(table.get(key) for key in ("rel", "itemprop", "class", "data-testid"))
        if not words:
            return ""
        if words not in self.roles:
            self.roles[words] = next((role for role, pattern in ROLES if pattern.search(words)), "")
        return self.roles[words]


def _is_picture(attrs: tuple[tuple[str, str | None], ...]) -> bool:
    """Not an icon: no width below 100 pixels is stated."""
    return not any(name == "width" and value and value.isdigit() and int(value) < 100 for name, value in attrs)


def _joined(values: Iterable[str | None]) -> str:
    return " ".join(value for value in values if value)


def _token(table: dict[str, str | None]) -> str:
    """ ".class.class#id@itemprop" of one element."""
    name = ""
    if words := table.get("class"):
        name = "." + ".".join(words.split())
    if mark := table.get("id"):
        name += "#" + mark
    if mark := table.get("itemprop") or table.get("role"):
        name += "@" + mark
    return name


def _invisible(table: dict[str, str | None]) -> bool:
    if "hidden" in table or table.get("aria-hidden") == "true":
        return True
    style = table.get("style")
    return bool(style and UNSEEN.search(style))
