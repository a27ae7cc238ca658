"""Dateline: raw news pages in, an incident record that can be checked out.

    from dateline import Record, read

    with Record.open("dateline.db") as record:
        for result in read(["page.html"], record):
            ...
        for incident in record.incidents():
            print(incident.id, incident.type, incident.when.start, incident.quotes["type"][0].text)

Names are loaded when they are first asked for: `import dateline` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .config import Settings
    from .errors import DatelineError
    from .pages import Problem
    from .pipeline import Reading, read
    from .record import Query, Record
    from .types import Article, Claim, Incident, Page

HOMES = {
    "Article": "types", "Claim": "types", "DatelineError": "errors", "Incident": "types", "Page": "types",
    "Problem": "pages", "Query": "record", "Reading": "pipeline", "Record": "record", "Settings": "config",
    "read": "pipeline",
}  # fmt: skip

__all__ = [
    "Article", "Claim", "DatelineError", "Incident", "Page", "Problem", "Query", "Reading", "Record", "Settings", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(f".{HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
