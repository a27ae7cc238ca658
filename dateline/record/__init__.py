"""The record: append-only claims and decisions in one SQLite file, and incidents as views of them."""

from .check import Report
from .history import Change, Difference
from .load import PageRow
from .record import Kept, Record, Verb
from .rulings import Ruling
from .search import Query
from .views import Entry

__all__ = ["Change", "Difference", "Entry", "Kept", "PageRow", "Query", "Record", "Report", "Ruling", "Verb"]
