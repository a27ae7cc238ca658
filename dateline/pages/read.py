"""From a source to pages: a file, a folder, a table of pages, or "-" for standard input."""

from __future__ import annotations

import hashlib
import re
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dateline.errors import SourceError
from dateline.pages import encoding, facts, limits, markup, plain, tables
from dateline.pages.problem import Problem
from dateline.types import Block, Fact, Page, Span

PAGES = (".html", ".htm", ".xhtml", ".txt", ".text", ".html.gz", ".htm.gz", ".txt.gz")
TAGS = re.compile(
    rb"<(?:!doctype|html|head|body|div|p|article|main|table|h1|meta|title|section|span|center|font)\b", re.I
)
CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
BINARY = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x7fELF", b"SQLite format 3", b"RIFF",
          b"\xd0\xcf\x11\xe0", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ")  # fmt: skip


def read(
    source: str, *, published: str | None = None, mapping: Mapping[str, str] | None = None
) -> Iterator[Page | Problem]:
    """Every page of a source, in a fixed order; what cannot be read comes as a Problem and stops nothing else.

    `published` is the user's word on the date, `mapping` names a table's columns ({"text": "body"}).
    """
    given = (Fact("published", published, "--published"),) if published else ()
    if source == "-":
        yield _page(sys.stdin.buffer.read(limits.BYTES + 1), source="-", facts=given)
        return
    if re.match(r"https?://", source):
        yield Problem(source, "is an address on the web; save the page and read the file")
        return
    path = Path(source)
    try:
        if path.is_dir():
            yield from _folder(path, given, mapping)
        elif tables.is_table(path):
            yield from _table(path, given, mapping)
        else:
            yield _file(path, given)
    except OSError as error:
        yield Problem(source, f"cannot be read ({error.strerror or error}); check the path and its permissions")


def from_bytes(raw: bytes, *, source: str, url: str | None = None, facts: tuple[Fact, ...] = ()) -> Page:
    """One page from its bytes; raises SourceError (one clear line) where they hold no page."""
    body = _unpacked(raw)
    _refuse(body)
    is_html = _is_html(body, source)
    if is_html and body.count(b"<") > limits.TAGS:
        raise SourceError(f"has more than {limits.TAGS:,} tags; no news page does, so it was not parsed")
    text, used, warnings = encoding.decode(body)
    sha = hashlib.sha256(raw).hexdigest()
    if is_html:
        text, blocks, stated, more = _html(text)
    else:
        text, facts = _headed(text, facts)
        blocks, stated, more = plain.blocks(text) if len(text) <= limits.TEXT else (), (), ()
    if len(blocks) > limits.BLOCKS or len(text) > limits.TEXT:
        raise SourceError("holds more text than any news page; cut it into pages (a table of pages, one a row)")
    if not blocks:
        raise SourceError("holds only white space; nothing to read")
    return Page(
        id=sha[:16], source=source, text=text, sha256=sha, raw=raw, url=url or _url(stated),
        media="html" if is_html else "text", encoding=used, blocks=blocks, facts=(*facts, *stated),
        warnings=(*warnings, *more),
    )  # fmt: skip


def _headed(text: str, given: tuple[Fact, ...]) -> tuple[str, tuple[Fact, ...]]:
    """A headline that was given beside a text which lacks it stands above the text, so that it can be read and quoted."""
    told = next((fact for fact in given if fact.name == "headline" and not fact.span and fact.value.strip()), None)
    if told is None or not text.strip() or " ".join(told.value.split()) in " ".join(text.split()):
        return text, given
    value = " ".join(told.value.split())
    spoken = replace(told, value=value, span=Span(0, len(value)))
    return f"{value}\n\n{text}", tuple(spoken if fact is told else fact for fact in given)


def _html(html: str) -> tuple[str, tuple[Block, ...], tuple[Fact, ...], tuple[str, ...]]:
    marked = markup.parse(html)
    if not marked.blocks:
        raise SourceError("shows no words without its scripts; save the page from a browser and read that")
    warnings = []
    if html.rfind("<") > html.rfind(">"):
        warnings.append("ends in the middle of a tag: the page is truncated")
    elif "<html" in html[:5000].lower() and not re.search(r"</(?:html|body)", html[-5000:], re.I):
        warnings.append("has no </body> or </html>: the page may be truncated")
    blocks = _confirmed(marked, facts.bodies(marked))
    text, blocks, stated = facts.append(marked.text, blocks, facts.stated(marked))
    return text, blocks, stated, tuple(warnings)


def _confirmed(marked: markup.Markup, body: str) -> tuple[Block, ...]:
    """The blocks, those marked whose words structured data repeats as the article's body."""
    if not body:
        return tuple(marked.blocks)
    return tuple(
        block._replace(stated=True) if len(block.span) > 20 and block.span.of(marked.text) in body else block
        for block in marked.blocks
    )


def _url(stated: tuple[Fact, ...]) -> str | None:
    return next((fact.value for fact in stated if fact.name == "url" and fact.value.startswith("http")), None)


def _page(raw: bytes, *, source: str, url: str | None = None, facts: tuple[Fact, ...] = ()) -> Page | Problem:
    try:
        return from_bytes(raw, source=source, url=url, facts=facts)
    except SourceError as error:
        return Problem(source, str(error))


def _file(path: Path, given: tuple[Fact, ...]) -> Page | Problem:
    with path.open("rb") as file:
        return _page(file.read(limits.BYTES + 1), source=str(path), facts=given)


def _folder(path: Path, given: tuple[Fact, ...], mapping: Mapping[str, str] | None) -> Iterator[Page | Problem]:
    found = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
    pages = [p for p in found if tables.is_table(p) or p.name.lower().endswith(PAGES)]
    if not pages:
        yield Problem(
            str(path), f"holds no page; a page's name ends in {', '.join(PAGES[:4])} or {', '.join(tables.SUFFIXES)}"
        )
    for one in pages:
        try:
            if tables.is_table(one):
                yield from _table(one, given, mapping)
            else:
                yield _file(one, given)
        except OSError as error:
            yield Problem(str(one), f"cannot be read ({error.strerror or error}); check its permissions")


def _table(path: Path, given: tuple[Fact, ...], mapping: Mapping[str, str] | None) -> Iterator[Page | Problem]:
    for row in tables.rows(path, mapping=mapping):
        if isinstance(row, Problem):
            yield row
            continue
        stated = [Fact(name, row[column], f"column {(mapping or {}).get(column, column)}")
                  for column, name in (("published", "published"), ("title", "headline")) if column in row]  # fmt: skip
        raw = (row.get("html") or row["text"]).encode("utf-8", "replace")
        yield _page(raw, source=f"{path}#{row['id']}", url=row.get("url"), facts=(*given, *stated))


def _unpacked(raw: bytes) -> bytes:
    """The bytes of a gzip file, no more than the limit; others as they are."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        words = zlib.decompressobj(31).decompress(raw, limits.BYTES + 1)
    except zlib.error:
        words = b""
    if not words:
        raise SourceError("is a broken gzip file; fetch it again")
    return words


def _refuse(raw: bytes) -> None:
    if not raw or raw.isspace():
        raise SourceError("is empty; nothing to read")
    if len(raw) > limits.BYTES:
        raise SourceError(f"is larger than {limits.BYTES // 1_000_000} MB; no news page is, so it was not read")
    if raw.startswith(BINARY) or _is_noise(raw[:8192]):
        raise SourceError("is not text but a binary file; give HTML or plain text")


def _is_noise(head: bytes) -> bool:
    """More than 1 byte in 20 is a control character (NULs of UTF-16 with a mark aside)."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    odd = len(head) - len(head.translate(None, CONTROLS))
    return odd * 20 > len(head)


def _is_html(raw: bytes, source: str) -> bool:
    """By its first tags; a name ending in .txt needs a doctype or <html> to be taken for HTML."""
    head = raw[:4000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if source.lower().removesuffix(".gz").endswith((".html", ".htm", ".xhtml")):
        return b"<" in raw
    if source.lower().removesuffix(".gz").endswith((".txt", ".text")):
        return head[:15].lower().startswith((b"<!doctype html", b"<html"))
    return (head.startswith(b"<") and bool(TAGS.search(head))) or len(TAGS.findall(head)) > 4


__all__ = ["from_bytes", "read"]
