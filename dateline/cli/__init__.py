"""The commands; the only part of dateline that prints. Each command's module is loaded when it is called."""

from .group import main

__all__ = ["main"]
