"""Limits that keep a hostile page from costing more than two seconds or 300 MB.

Measured: 400,000 tags walk in about 0.5 s and 80 MB, whatever their nesting; the largest page of 1,300 news
pages has 31,000.
"""

from __future__ import annotations

BYTES = 20_000_000  # of one page
TAGS = 400_000  # of one page
TEXT = 3_000_000  # characters of one page's text
DEPTH = 60  # ancestors kept in a block's path
