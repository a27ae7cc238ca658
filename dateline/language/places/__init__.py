"""Places: which words name one, which place is meant, how sure that is, and what lies near it."""

from .entry import Entry
from .gazetteer import Gazetteer, load
from .profile import Profile, Profiles
from .reading import find, locate, scene
from .seat import seat
from .toponym import Toponym

__all__ = ["Entry", "Gazetteer", "Profile", "Profiles", "Toponym", "find", "load", "locate", "scene", "seat"]
