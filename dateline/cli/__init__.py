"""The commands; the only part of dateline that prints. Each command's module is loaded when it is called."""

import os

from .group import main

__all__ = ["main"]

# Before a command loads numpy: pages are spread over processes, and threads of its own would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
