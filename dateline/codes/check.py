"""Mistakes of a user's codes file, each with its key and the way to mend it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from dateline.errors import CodesError

from .book import Codebook, Group, TypeFile, UserFile, Words, load
from .model import Mistake

NAME = re.compile(r"[a-z][a-z0-9_]*")
SCHEMES = ("PLOVER", "CAMEO", "ACLED", "UCDP", "GTD", "CASE", "MUC")
CONDITIONS = ("with", "without", "before", "after", "not_before", "not_after")
Found = Iterator[tuple[str, str, str]]  # key, what is wrong, how to mend it


def close(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(sorted(known))}"


def struct_keys(struct: type[msgspec.Struct]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(struct)]


def shape(error: msgspec.ValidationError) -> tuple[str, str, str]:
    """One mistake of shape as key, wrong, mend, from msgspec's message."""
    wrong, _, path = str(error).partition(" - at `$")
    key = path.rstrip("`").lstrip(".") or "the file"
    unknown = re.search(r"unknown field `([^`]+)`", wrong)
    if unknown:
        keys = {k for s in (UserFile, TypeFile, Words, Group) for k in struct_keys(s)}
        return f"{key}.{unknown[1]}".removeprefix("the file."), f"no key {unknown[1]!r} here", close(unknown[1], keys)
    return key, wrong[:1].lower() + wrong[1:], 'write a list as ["one", "two"], a weight as a number such as 0.8'


def in_type(file: TypeFile, key: str, book: Codebook) -> Found:
    """Mistakes of one [[type]]."""
    known = file.id in book.types
    if not NAME.fullmatch(file.id):
        yield f"{key}.id", f"{file.id!r} is no name", 'use small letters, digits and _: "cattle_theft"'
    if not known and not file.definition:
        yield f"{key}.definition", f"the new type {file.id!r} has no definition", "say in one sentence what it is"
    if not known and not (file.en.say or file.es.say):
        yield (
            f"{key}.en.say",
            f"the new type {file.id!r} has no words",
            "add [[type.en.say]] with verbs, nouns or phrases",
        )
    subtypes = set(file.subtypes) | (set(book.types[file.id].subtypes) if known else set())
    for scheme in {*file.codes, *(s for codes in file.subtype_codes.values() for s in codes)} - set(SCHEMES):
        yield f"{key}.codes.{scheme}", f"no scheme {scheme!r}", close(scheme, SCHEMES)
    for subtype in set(file.subtype_codes) - subtypes:
        yield f"{key}.subtype_codes.{subtype}", f"no subtype {subtype!r}", f"add it under {key}.subtypes"
    for language, words in (("en", file.en), ("es", file.es)):
        for subtype in set(words.subtypes) - subtypes:
            yield f"{key}.{language}.subtypes.{subtype}", f"no subtype {subtype!r}", f"add it under {key}.subtypes"
        for i, group in enumerate(words.say):
            where = f"{key}.{language}.say[{i}]"
            yield from in_group(group, where, subtypes, book)
            if language == "es":
                yield from spanish_verbs(group, where)


def in_group(group: Group, key: str, subtypes: set[str], book: Codebook) -> Found:
    if not (group.verbs or group.nouns or group.phrases):
        yield key, "the group has no words", "add verbs, nouns or phrases"
    if not 0 < group.weight <= 1:
        yield f"{key}.weight", f"{group.weight} is no weight", "give a number above 0 and up to 1"
    if group.types:
        yield f"{key}.types", "`types` is for the shared words alone", "leave it out"
    if group.subtype is not None and group.subtype not in subtypes:
        yield (
            f"{key}.subtype",
            f"no subtype {group.subtype!r}",
            f"add it under subtypes, or {close(group.subtype, subtypes)}",
        )
    for name in ("verbs", "nouns", "phrases"):
        for entry in getattr(group, name):
            yield from in_expression(entry, f"{key}.{name}", book)
    for name in CONDITIONS:
        for entry in getattr(group, "when_" if name == "with" else name):
            if entry[:1] == "@":
                yield from in_set(entry[1:], f"{key}.{name}", book)


def spanish_verbs(group: Group, key: str) -> Found:
    """Verbs that are no Spanish infinitives."""
    marked = [verb for phrase in group.phrases for verb in re.findall(r"~\(?([^\s)]+)", phrase)]
    for entry in (*(verb.split()[0].lstrip("~") for verb in group.verbs if verb.split()), *marked):
        for verb in entry.split("|"):
            if verb and not re.search(r"[aeií]r(se)?$", verb):
                yield (
                    key,
                    f"{verb!r} is no infinitive",
                    'write the verb as the dictionary does: "robar", "huir", "fugarse"',
                )


def in_expression(entry: str, key: str, book: Codebook) -> Found:
    """Mistakes in the writing of one expression."""
    if not entry.strip():
        yield key, "an empty entry", "leave it out"
        return
    if entry.count("(") != entry.count(")"):
        yield key, f"a bracket of {entry!r} is open", "close it: (a|the)"
    if entry.startswith("..."):
        yield key, f"{entry!r} begins with a gap", "begin with a word"
    if entry.endswith("..."):
        yield key, f"{entry!r} ends with a gap", "end with a word"
    for name in re.findall(r"@(\w+)", entry):
        yield from in_set(name, key, book)


def in_set(name: str, key: str, book: Codebook) -> Found:
    known = {*book.sets, *book.parties, *book.means}
    if name not in known:
        yield key, f"no word set @{name}", close(name, known)


def mistakes(file: UserFile, book: Codebook) -> Found:
    """Every mistake of meaning in a file whose shape is right; `book` is ours with the file's own sets in it."""
    for i, type_ in enumerate(file.type):
        yield from in_type(type_, f"type[{i}]", book)
    tables: Mapping[str, Mapping[str, object]] = {"party": file.party, "means": file.means, "set": file.set}
    for table, kinds in tables.items():
        for name, kind in kinds.items():
            if not NAME.fullmatch(name):
                yield f"{table}.{name}", f"{name!r} is no name", "use small letters, digits and _"
            if not (getattr(kind, "en", ()) or getattr(kind, "es", ())):
                yield f"{table}.{name}", "no words", 'add en = ["..."] or es = ["..."]'
    if not (file.type or any(tables.values())):
        yield "the file", "it adds nothing", "add [[type]], [party.NAME], [means.NAME] or [set.NAME]"


def with_sets(file: UserFile) -> Codebook:
    """Our codebook, with the names of the file's own sets known."""
    ours = load()
    return Codebook(
        files=ours.files,
        shared=ours.shared,
        types=ours.types,
        parties={**ours.parties, **{name: (kind,) for name, kind in file.party.items()}},
        means={**ours.means, **{name: (kind,) for name, kind in file.means.items()}},
        sets={**ours.sets, **{name: (kind,) for name, kind in file.set.items()}},
    )


def check(path: Path | str) -> list[Mistake]:
    """The mistakes of a codes file, none when it is right. Raises CodesError when it cannot be read at all."""
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CodesError(f"{path}: cannot be read ({error.strerror}); give the path of a codes file") from error
    try:
        file = msgspec.convert(tomllib.loads(raw.decode()), UserFile, strict=True)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [Mistake(str(path), "the file", f"not TOML: {error}", "mend that line; text stands in quotes, UTF-8")]
    except msgspec.ValidationError as error:
        return [Mistake(str(path), *shape(error))]
    return [Mistake(str(path), *found) for found in mistakes(file, with_sets(file))]
