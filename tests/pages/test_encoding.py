"""Bytes to text: marks, declarations, lies and guesses."""

from __future__ import annotations

import pytest

from dateline.pages import encoding

WORDS = "Motín en Azogues: «once muertos», según el SNAI — veintitrés heridos, añadió el portavoz."


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(name: str) -> None:
    """A byte-order mark names the encoding and is no character of the text."""
    assert encoding.decode(WORDS.encode(name))[0] == WORDS


def test_a_true_declaration_is_followed() -> None:
    """A page that says windows-1252 and is, is read so."""
    page = f'<meta charset="windows-1252">{WORDS}'
    text, used, warnings = encoding.decode(page.encode("cp1252"))
    assert (text, used, warnings) == (page, "cp1252", ())


def test_utf8_bytes_beat_a_lying_declaration() -> None:
    """A page that says latin-1 but whose bytes are UTF-8 is read as UTF-8, with a warning."""
    page = f'<meta charset="iso-8859-1">{WORDS}'
    text, used, warnings = encoding.decode(page.encode())
    assert (text, used) == (page, "utf-8")
    assert "declares" in warnings[0]


def test_a_false_utf8_declaration_is_found_out() -> None:
    """A page that says UTF-8 but is windows-1252 keeps its accents."""
    page = f'<meta charset="utf-8"><p>{WORDS * 3}'
    text, _, warnings = encoding.decode(page.encode("cp1252", "replace"))
    assert "Motín" in text
    assert warnings


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    """A UTF-8 page with one broken byte stays UTF-8, the byte replaced and counted."""
    raw = f'<meta charset="utf-8"><p>{WORDS}'.encode() + b"\xff"
    text, used, warnings = encoding.decode(raw)
    assert used == "utf-8"
    assert "Motín" in text
    assert warnings[0].startswith("1 characters")
