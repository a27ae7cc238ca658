"""What is reported for a source that could not be read: one clear line, and the reading goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A source and why it was not read; the message names the next step."""

    source: str
    message: str

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"
