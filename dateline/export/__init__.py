"""The record for other programs: JSON lines, CSV, GeoJSON. Every value keeps who says so and whether it happened."""

from .table import Told

__all__ = ["Told"]
