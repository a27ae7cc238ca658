"""Tables read in pieces that are kept beside the gazetteer until it is whole, so that a stopped build goes on where it stopped.

A piece is a function of its lines alone: a table that changed since (in size or time) is read anew.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any

from ...errors import GazetteerError

PIECE = 250_000  # lines
Numbered = list[tuple[int, str]]
Piece = dict[str, Any]


class Stage:
    """The folder of pieces of one build; `used` counts those of an earlier, stopped one."""

    def __init__(self, out: Path) -> None:
        self.folder = out.with_name(out.name + ".stage")
        self.used = 0
        self._whole: dict[Path, list[Path]] = {}

    def pieces(self, path: Path, read: Callable[[Numbered], Piece]) -> Iterator[Piece]:
        """What `read` makes of each piece of a table, in order; a piece made before is not made again."""
        if path in self._whole:
            yield from (json.loads(kept.read_text(encoding="utf-8")) for kept in self._whole[path])
            return
        done: list[Path] = []
        with opened(path) as file:
            for number in count():
                lines = list(islice(file, PIECE))
                if not lines:
                    break
                kept = self._name(path, number)
                yield self._piece(kept, lines, number, read)
                done.append(kept)
        self._whole[path] = done

    def _piece(self, kept: Path, lines: list[str], number: int, read: Callable[[Numbered], Piece]) -> Piece:
        if kept.exists():
            self.used += 1
            found: Piece = json.loads(kept.read_text(encoding="utf-8"))
            return found
        made = read([(number * PIECE + i, line.rstrip("\r\n")) for i, line in enumerate(lines, 1) if worth(line)])
        self.folder.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        part.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
        os.replace(part, kept)
        return made

    def _name(self, path: Path, number: int) -> Path:
        state = path.stat()
        return self.folder / f"{path.stem}-{state.st_size}-{state.st_mtime_ns}-{number:04}.json"

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def worth(line: str) -> bool:
    """Not blank, and no note."""
    return bool(line.strip()) and not line.startswith("#")


@contextmanager
def opened(path: Path) -> Iterator[io.TextIOBase]:
    """The lines of a table; a zip's member of the same name is read in place."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(path.stem + ".txt") as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8")
        else:
            with path.open(encoding="utf-8") as file:
                yield file
    except (OSError, KeyError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise GazetteerError(
            f"{path}: cannot be read as a GeoNames table ({error}); get it again from download.geonames.org"
        ) from error
