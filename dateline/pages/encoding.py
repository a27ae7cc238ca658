"""Bytes to text: byte-order mark, then what the page declares if the bytes agree, then a guess.

A declaration is evidence, not truth: bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever the page says.
"""

from __future__ import annotations

import codecs
import re

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w:.-]+)", re.I
)
# WHATWG: these labels mean windows-1252 and its kin on the web.
WEB = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
       "ascii": "windows-1252", "iso8859-1": "windows-1252", "iso-8859-9": "windows-1254", "gb2312": "gb18030",
       "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949"}  # fmt: skip


def decode(raw: bytes) -> tuple[str, str, tuple[str, ...]]:
    """The text, the encoding used, and warnings where the bytes and the declaration disagree."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace"), name, ()
    said = declared(raw)
    text = _strictly(raw, "utf-8")
    if text is not None:
        lied = said not in (None, "utf-8") and not raw.isascii()
        return text, "utf-8", (f"declares {said} but its bytes are UTF-8",) if lied else ()
    return _not_utf8(raw, said)


def declared(raw: bytes) -> str | None:
    """The encoding that the first 4 kB name, as a Python codec name, or None."""
    found = DECLARED.search(raw[:4096])
    label = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    try:
        return WEB.get(label) or codecs.lookup(label).name
    except LookupError:
        return None


def _not_utf8(raw: bytes, said: str | None) -> tuple[str, str, tuple[str, ...]]:
    if said == "utf-8":
        text = raw.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        if bad <= 3 + len(text) // 1000:
            return text, "utf-8", (f"{bad} characters are not valid UTF-8 and were replaced",)
    elif said and (text_or_none := _strictly(raw, said)) is not None:
        return text_or_none, said, ()
    guess = _guess(raw)
    return raw.decode(guess, "replace"), guess, (f"declares {said or 'no encoding'}; read as {guess}",)


def _guess(raw: bytes) -> str:
    from turbohtml.detect import detect

    blind = re.sub(rb"(?i)charset|encoding=", b"-", raw[:4096]) + raw[4096:200_000]  # the declaration has been refuted
    label = (detect(blind).encoding or "windows-1252").lower()
    try:
        return WEB.get(label) or codecs.lookup(label).name
    except LookupError:
        return "windows-1252"


def _strictly(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
