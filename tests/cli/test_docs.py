"""The docs say what the program does."""

from __future__ import annotations

from quality.commands import DOC, document


def test_the_page_of_commands_is_up_to_date() -> None:
    """Write it with: python -m quality.commands"""
    assert DOC.read_text(encoding="utf-8") == document()
