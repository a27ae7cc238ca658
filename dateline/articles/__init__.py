"""Articles: one page to its articles, each a set of spans of the page."""

from dateline.articles.kinds import kind
from dateline.articles.repeats import Repeats
from dateline.articles.split import split

__all__ = ["Repeats", "kind", "split"]
