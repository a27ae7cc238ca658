"""HTML to blocks: one pass over a parser's events; the only module that knows the parser.

Every run of visible words between two block-level tags is one Block: its characters (whitespace runs made one
space) are appended to the text once, so that a block is a span of it. Chrome is kept; only what a browser never
shows as words (scripts, styles, form options) is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from turbohtml.saxparse import SaxHandler, sax_parse

from dateline.pages.limits import BLOCKS, DEPTH, MARKS, TEXT
from dateline.types import Block, Mark, Span


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BOXES = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html iframe legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead title tr ul"
)
SILENT = _names("script style template svg math select textarea object audio video canvas noscript iframe")
VOID = _names("area base br col embed hr img input link meta param source track wbr")
UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.I)
# Inline elements that say what their words are: matched against rel, itemprop, class and data-testid.
ROLES = (
    ("credit", re.compile(r"credit|copyright|photograph|source\b|(?:image|photo)[-_]?(?:by|agency)")),
    ("author", re.compile(r"\bauthor(?!i[sz])|byline|(?:^|[\s_-])by(?:$|[\s_-])|contributor|journalist|autor\b")),
    ("kicker", re.compile(r"kicker|overline|dachzeile|top-?line|top-?title|roof-?line|spitzmarke|eyebrow|antet[ií]tulo|cintillo")),
)  # fmt: skip


HINTS = ("credit", "copyright", "photo", "source", "image", "author", "by", "contributor", "journalist", "autor",
         "kicker", "line", "dachzeile", "title", "marke", "eyebrow", "tulo", "cintillo")  # fmt: skip
BREAKS = ("br", "hr")  # end a block and hold nothing
NOTED = ("title", "pre")  # elements that change how words are read
NAMING = frozenset(("rel", "itemprop", "class", "data-testid"))  # attributes that may say what inline words are
TELLING = frozenset(("itemprop", "datetime", "lang", "style", "hidden", "aria-hidden"))  # attributes looked at
Attrs = tuple[tuple[str, str | None], ...]


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
    sax_parse(html.replace("\x00", "") if "\x00" in html else html, walk)
    walk.flush()
    walk.markup.text = "\n\n".join(walk.lines)
    return walk.markup


class _Walk(SaxHandler):
    """Holds the open elements and the words of the block being read.

    Most elements hold no words: the names of a path are made only when a block under them is closed.
    """

    def __init__(self) -> None:
        self.markup = Markup()
        self.lines: list[str] = []
        self.at = 0  # where the next block starts in the text
        self.stack: list[tuple[str, Attrs]] = []  # open block-level elements
        self.numbers: list[int] = []  # of each, in order of opening
        self.path: list[str] = []  # names of the outermost ones, as far as they have been needed
        self.count = 0
        self.words: list[str] = []
        self.linked = 0  # characters of the block inside links
        self.open: list[tuple[str, int, str]] = []  # inline roles open in this block: tag, first piece, role
        self.marks: list[tuple[int, int, str]] = []
        self.silent = self.anchors = self.unseen = self.pre = 0
        self.catch: list[str] | None = None  # the words of a title or a JSON-LD script
        self.hidden: list[int] = []
        self.image = False  # a picture stood since the last block
        self.roles: dict[str, str] = {}
        self.names: dict[Attrs, str] = {}

    def start_element(self, tag: str, attrs: Attrs) -> None:
        if tag in BOXES:
            if self.words:
                self.flush()
            self.count += 1
            self.stack.append((tag, attrs))
            self.numbers.append(self.count)
            if attrs or tag in NOTED:
                self._enter(tag, attrs)
        elif tag in BREAKS:
            if self.words:
                self.flush()
        elif tag in SILENT:
            self._silence(tag, attrs)
        elif tag == "img":
            self.image = self.image or _is_picture(attrs)
        elif tag == "meta" or tag == "link":
            self._head(attrs)
        elif tag not in VOID:
            if tag == "a":
                self.anchors += 1
            if (attrs or self.open) and not self.silent and len(self.open) + len(self.marks) < MARKS:
                self._inline(tag, attrs)

    def end_element(self, tag: str) -> None:
        if tag in BOXES:
            if self.words:
                self.flush()
            if self.hidden or tag in NOTED:
                self._leave(tag)
            if self.stack:
                self.stack.pop()
                self.numbers.pop()
            if len(self.path) > len(self.stack):
                self.path.pop()
        elif tag in SILENT:
            self._unsilence(tag)
        else:
            if tag == "a":
                self.anchors -= 1
            if self.open and self.open[-1][0] == tag:
                _, first, role = self.open.pop()
                if role:
                    self.marks.append((first, len(self.words), role))

    def characters(self, data: str) -> None:
        if self.silent:
            if self.catch is not None:
                self.catch.append(data)
        elif self.pre and "\n\n" in data:
            for part in data.split("\n\n"):
                self.words.append(part)
                self.flush()
        elif self.words or not data.isspace():
            self.words.append(data)
            if self.anchors:
                self.linked += len(data)

    def flush(self) -> None:
        """Close the block: its words become a span of the text."""
        line = " ".join("".join(self.words).split())
        if line and len(self.lines) <= BLOCKS and self.at <= TEXT:
            stop = self.at + len(line)
            marks = self._marked(line) if self.marks or self.open else ()
            share = min(1.0, self.linked / len(line)) if self.linked else 0.0
            nodes = tuple(self.numbers[:DEPTH])
            tag = self.stack[-1][0] if self.stack else "body"
            self.markup.blocks.append(
                Block(Span(self.at, stop), tag, self._path(), share, self.unseen > 0, marks, False, self.image, nodes)
            )
            self.image = False
            self.lines.append(line)
            self.at = stop + 2
        self.words.clear()
        self.linked = 0
        self.marks.clear()
        if self.open:
            self.open = [(tag, 0, role) for tag, _, role in self.open]

    def _path(self) -> tuple[str, ...]:
        names, path = self.names, self.path
        for tag, attrs in self.stack[len(path) : DEPTH]:
            if not attrs:
                path.append(tag)
                continue
            rest = names.get(attrs)
            if rest is None:
                rest = names[attrs] = _token(dict(attrs))
            path.append(tag + rest)
        return tuple(path)

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

    def _enter(self, tag: str, attrs: Attrs) -> None:
        if tag == "title" and not self.markup.title and len(self.stack) > 1 and self.stack[-2][0] == "head":
            self.catch, self.silent = [], self.silent + 1
        for key, value in attrs:
            if key not in TELLING:
                continue
            if key == "itemprop" or key == "datetime":
                self._property(dict(attrs))
            elif key == "lang":
                if tag == "html":
                    self.markup.language = value or ""
            elif _hides(key, value):
                self.hidden.append(len(self.stack))
                self.unseen += 1
        self.pre += tag == "pre"

    def _leave(self, tag: str) -> None:
        if tag == "title" and self.catch is not None:
            self.markup.title = " ".join("".join(self.catch).split())
            self.catch, self.silent = None, self.silent - 1
        while self.hidden and self.hidden[-1] >= len(self.stack):
            self.hidden.pop()
            self.unseen -= 1
        self.pre -= tag == "pre"

    def _silence(self, tag: str, attrs: Attrs) -> None:
        self.silent += 1
        if tag == "script" and any(k == "type" and v and "ld+json" in v for k, v in attrs):
            self.catch = []

    def _unsilence(self, tag: str) -> None:
        self.silent -= 1
        if tag == "script" and self.catch is not None:
            self.markup.scripts.append("".join(self.catch))
            self.catch = None

    def _head(self, attrs: Attrs) -> None:
        table = dict(attrs)
        if table.get("rel") == "canonical":
            self.markup.metas.append(("canonical", table.get("href") or ""))
        name = table.get("property") or table.get("name") or table.get("itemprop")
        if name and table.get("content"):
            self.markup.metas.append((name.lower(), table["content"] or ""))

    def _inline(self, tag: str, attrs: Attrs) -> None:
        words, stamp = "", None
        for key, value in attrs:
            if value and key in NAMING:
                words = f"{words}{value} "
            elif key == "datetime":
                stamp = value
        if stamp or "itemprop" in words:
            self._property(dict(attrs))
        role = f"time={stamp}" if stamp and tag == "time" else "time" if tag == "time" else self._role(words)
        if role or self.open:
            self.open.append((tag, len(self.words), role))

    def _property(self, table: dict[str, str | None]) -> None:
        stamp = table.get("datetime") or table.get("content")
        if stamp:
            self.markup.times.append((f"{table.get('itemprop') or ''} {table.get('class') or ''}".strip(), stamp))

    def _role(self, words: str) -> str:
        if not words:
            return ""
        role = self.roles.get(words)
        if role is None:
            low = words.lower()
            likely = any(hint in low for hint in HINTS)
            role = self.roles[words] = next((r for r, pattern in ROLES if pattern.search(low)), "") if likely else ""
        return role


def _is_picture(attrs: Attrs) -> bool:
    """Not an icon: no width below 100 pixels is stated."""
    return not any(name == "width" and value and value.isdigit() and int(value) < 100 for name, value in attrs)


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


def _hides(key: str, value: str | None) -> bool:
    if key == "style":
        return bool(value and UNSEEN.search(value))
    return key == "hidden" or (key == "aria-hidden" and value == "true")
