"""Records with one page, read by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.record import Record
from tests.hand import article, claims, page


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "dateline.db") as opened:
        yield opened


@pytest.fixture
def kept(record: Record) -> Record:
    """A record that holds the page."""
    of = page()
    record.keep(of, [article(of)], claims(of))
    return record
