"""Places: which words name one, which place is meant, how sure that is, and what lies near it."""

from .entry import Entry
from .gazetteer import Gazetteer, load
from .reading import find, locate
from .toponym import Toponym

__all__ = ["Entry", "Gazetteer", "Toponym", "find", "load", "locate"]
