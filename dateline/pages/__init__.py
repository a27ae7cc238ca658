"""Pages: any source to `Page` objects, each with its whole text made once from its bytes."""

from dateline.pages.problem import Problem
from dateline.pages.read import from_bytes, read

__all__ = ["Problem", "from_bytes", "read"]
