"""The codebook as it stands in the TOML files: read, checked and handed out, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from dateline.errors import CodesError
from dateline.types import Language

from .model import IncidentType, Sense

DATA = Path(__file__).parent / "data"


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"when_": "with"}):
    """Expressions that share a weight, a subtype and the words that must or must not stand near them."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    weight: float = 0.9
    subtype: str | None = None
    sense: Sense = "act"
    types: dict[str, float] = {}  # shared.toml alone: the types these words may speak of, with a weight each
    when_: tuple[str, ...] = ()  # in the TOML: with
    without: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One type's words in one language.

    `cues` are no triggers but speak for the type beside an ambiguous one; `subtypes` are the words that decide the
    subtype where the expression itself does not.
    """

    cues: tuple[str, ...] = ()
    subtypes: dict[str, tuple[str, ...]] = {}
    say: tuple[Group, ...] = ()


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()


class TypeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One incident type's file; every key but `id` may be left out when it adds to a type that exists."""

    id: str
    title: str = ""
    family: str = ""
    definition: str = ""
    when: tuple[str, ...] = ()
    when_not: tuple[str, ...] = ()
    subtypes: dict[str, str] = {}
    codes: dict[str, tuple[str, ...]] = {}
    subtype_codes: dict[str, dict[str, tuple[str, ...]]] = {}
    examples: Examples = Examples()
    counters: Examples = Examples()
    en: Words = Words()
    es: Words = Words()


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of party or means: the words for it in each language, and for parties the sector it belongs to."""

    sector: str = ""
    about: str = ""
    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()


class SharedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that several types share: outcomes (killed, wounded) and words that point back (the attack)."""

    en: Words = Words()
    es: Words = Words()


class UserFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A user's own file: types of their own or more words for ours, party kinds, means, word sets."""

    type: tuple[TypeFile, ...] = ()
    party: dict[str, Kind] = {}
    means: dict[str, Kind] = {}
    set: dict[str, Kind] = {}


@dataclass(frozen=True, eq=False)
class Codebook:
    """Types with their words, kinds of parties and means, word sets; hashed by identity, so that it can be cached."""

    files: tuple[TypeFile, ...]
    shared: SharedFile
    types: Mapping[str, IncidentType]
    parties: Mapping[str, tuple[Kind, ...]]
    means: Mapping[str, tuple[Kind, ...]]
    sets: Mapping[str, tuple[Kind, ...]] = field(default_factory=dict)

    def words(self, type_: str, language: Language) -> Iterable[Words]:
        """The word lists of a type in a language, ours first, then the user's."""
        return (getattr(f, language) for f in self.files if f.id == type_ and language in ("en", "es"))


def parse(raw: bytes, *, name: str, kind: Any) -> Any:
    """The TOML bytes as `kind`. Raises CodesError naming the file and the key."""
    try:
        return msgspec.toml.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CodesError(f"{name}: {error}; `dateline codes check {name}` says how to mend it") from error


def read(path: Path, kind: Any) -> Any:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CodesError(f"{path}: cannot be read ({error.strerror}); give the path of a codes file") from error
    return parse(raw, name=str(path), kind=kind)


def incident_type(files: list[TypeFile]) -> IncidentType:
    """The type that these files together define; the first file's own words stand, later ones add."""
    first = files[0]
    merged = {k: tuple(dict.fromkeys(c for f in files for c in f.codes.get(k, ()))) for f in files for k in f.codes}
    return IncidentType(
        id=first.id,
        title=first.title or first.id.replace("_", " "),
        family=first.family or "own",
        definition=first.definition.strip(),
        when=first.when,
        when_not=first.when_not,
        subtypes={k: v for f in files for k, v in f.subtypes.items()},
        codes=merged,
        subtype_codes={k: v for f in files for k, v in f.subtype_codes.items()},
        examples={"en": first.examples.en, "es": first.examples.es},
        counters={"en": first.counters.en, "es": first.counters.es},
    )


def together(*tables: Mapping[str, Kind]) -> dict[str, tuple[Kind, ...]]:
    """Kinds by name; the user's tables come first, so that of a word in two kinds theirs stands."""
    return {key: tuple(t[key] for t in tables if key in t) for key in dict.fromkeys(k for t in tables for k in t)}


@lru_cache(maxsize=8)
def load(*paths: Path | str) -> Codebook:
    """Our codebook, with the user's files added in the order given. Raises CodesError."""
    kinds = dict[str, Kind]
    users: list[UserFile] = [read(Path(p), UserFile) for p in paths]
    files = [read(p, TypeFile) for p in sorted((DATA / "types").glob("*.toml"))]
    files += [f for user in users for f in user.type]
    by_type: dict[str, list[TypeFile]] = {}
    for file in files:
        by_type.setdefault(file.id, []).append(file)
    return Codebook(
        files=tuple(files),
        shared=read(DATA / "shared.toml", SharedFile),
        types={key: incident_type(value) for key, value in by_type.items()},
        parties=together(*(u.party for u in users), read(DATA / "parties.toml", kinds)),
        means=together(*(u.means for u in users), read(DATA / "means.toml", kinds)),
        sets=together(*(u.set for u in users), read(DATA / "words.toml", kinds)),
    )
