"""Articles: one page to its articles, each a set of spans of the page."""

from dateline.articles.split import split

__all__ = ["split"]
