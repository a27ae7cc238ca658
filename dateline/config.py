"""dateline.toml, the environment and the command line to one frozen Settings; every default stands here.

Later wins: default, dateline.toml in the working folder, DATELINE_NAME in the environment, an option.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from .errors import ConfigError

FILE = "dateline.toml"
COUNTRY = re.compile(r"[A-Z]{2}(?:\.\w+)?")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set. The words beside each are shown by `dateline config`."""

    record: str = field(default="dateline.db", metadata={"about": "the file the record is kept in"})
    who: str = field(default="", metadata={"about": "whose name decisions carry; the login name where empty"})
    published: str | None = field(default=None, metadata={"about": "publication date of the pages read, YYYY-MM-DD"})
    columns: Mapping[str, str] = field(
        default_factory=dict, metadata={"about": "names of a table's columns: field = column"}
    )
    places: tuple[str, ...] = field(default=(), metadata={"about": "files of your own places"})
    codes: tuple[str, ...] = field(default=(), metadata={"about": "files of your own incident types and words"})
    countries: tuple[str, ...] = field(
        default=(),
        metadata={"about": "countries (MX) or first level divisions (US.MS) a doubtful place is more likely in"},
    )
    fast: bool = field(
        default=False, metadata={"about": "read by rules alone, without the language model: quicker, and finds less"}
    )
    many: int = field(default=10, metadata={"about": "more pages than this are shown as a bar and a summary"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, and for each where its value comes from."""

    settings: Settings
    origins: Mapping[str, str]


KINDS = {f.name: f.type for f in fields(Settings)}


def load(
    options: Mapping[str, Any] | None = None, *, folder: Path | None = None, environ: Mapping[str, str] | None = None
) -> Loaded:
    """Settings from the file of a folder, the environment and the options given (None: not given)."""
    values: dict[str, Any] = {}
    origins = dict.fromkeys(KINDS, "default")
    given = {name: value for name, value in (options or {}).items() if value not in (None, (), {})}
    for origin, layer in (
        _file(folder or Path()),
        _environment(os.environ if environ is None else environ),
        ("option", given),
    ):
        for name, value in layer.items():
            values[name] = _checked(name, value, origin)
            origins[name] = origin
    return Loaded(Settings(**values), origins)


def _file(folder: Path) -> tuple[str, dict[str, Any]]:
    path = folder / FILE
    if not path.is_file():
        return FILE, {}
    try:
        return FILE, tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: {error}. See the form with: dateline config") from error


def _environment(environ: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    found = {name: environ[f"DATELINE_{name.upper()}"] for name in KINDS if environ.get(f"DATELINE_{name.upper()}")}
    return "environment", {name: _from_words(name, words) for name, words in found.items()}


def _from_words(name: str, words: str) -> Any:
    kind = KINDS[name]
    if kind == "int":
        return int(words) if words.isascii() and words.isdigit() else words
    if kind == "bool":
        return {"true": True, "1": True, "false": False, "0": False}.get(words.casefold(), words)
    if kind == "tuple[str, ...]":
        return words.split(os.pathsep if name in ("places", "codes") else ",")
    if kind == "Mapping[str, str]":
        return dict(part.partition("=")[::2] for part in words.split(","))
    return words


def _checked(name: str, value: Any, origin: str) -> Any:
    if name not in KINDS:
        raise ConfigError(f"{origin}: there is no setting {name!r}. Settings: {', '.join(KINDS)}")
    kind = KINDS[name]
    if kind == "int" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind in ("str", "str | None") and (isinstance(value, str) or hasattr(value, "isoformat")):
        return str(value)  # a date of TOML is its ISO form
    if name == "countries" and isinstance(value, list | tuple) and not all(COUNTRY.fullmatch(str(v)) for v in value):
        raise ConfigError(
            f"{origin}: countries = {list(value)!r} should be codes of two capital letters, like MX, or of a division, like US.MS"
        )
    if kind == "tuple[str, ...]" and isinstance(value, list | tuple) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if kind == "Mapping[str, str]" and isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
        return dict(value)
    wanted = {
        "int": "a whole number",
        "bool": "true or false",
        "tuple[str, ...]": "a list of words",
        "Mapping[str, str]": "a table of words",
    }
    raise ConfigError(f"{origin}: {name} = {value!r} should be {wanted.get(str(kind), 'words')}")
