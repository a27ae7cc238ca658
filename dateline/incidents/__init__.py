"""Incidents: who did what to whom, where, when, how many, how sure, and who says so."""

from __future__ import annotations

from dateline.incidents.extract import extract
from dateline.incidents.reading import NOTHING, Own

__all__ = ["NOTHING", "Own", "extract"]
