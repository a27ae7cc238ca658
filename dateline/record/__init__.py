"""The record: append-only claims and decisions in one SQLite file, and incidents as views of them."""

from .load import PageRow
from .record import Kept, Record
from .views import Entry

__all__ = ["Entry", "Kept", "PageRow", "Record"]
