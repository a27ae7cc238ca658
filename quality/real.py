"""Keys of real pages without their text: packed for the repository, joined with a data folder into normal keys.

    python -m quality.real DATA OUT [--keys corpus/real] [--half train|check]    pages and keys into OUT
    python -m quality.real --pack KEYED --keys corpus/real                       normal keys into packed ones

The text of real pages is their outlets' copyright. A packed key holds [start, stop] (code points of
`quality.corpus.visible`'s text of the page, half-open) where a normal key holds a snippet, and besides
`source`: where the page is in the data folder, "path" (a gzipped page) or "path#id" (a row of a gzipped table);
`sha256` of that visible text: text that differs is refused; `half`: "train", or "check" that nobody reads or tunes on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from quality.corpus import Key, keys, problems, squash, visible

EXTRA = ("source", "sha256", "half")
ABOVE = ("title", "published", "date", "dct")  # what a row may hold beside its text
NAMES = ("id", "doc_id")  # what a row may be called by
SNIPPETS = ("body", "not_body", "captions", "notices")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def text_of(raw: bytes, *, page: str) -> str:
    """The visible text of a page's bytes: what offsets count in."""
    return visible(raw.decode("utf-8", "replace"), markup=page.endswith(".html"))


def mapped(key: Key, change: Callable[[Any], Any]) -> Key:
    """The key with every snippet changed: those of articles (headlines too), of evidence and of the page's lists."""
    new = json.loads(json.dumps(key))
    for article in new["articles"]:
        article.update({name: [change(snippet) for snippet in article[name]] for name in SNIPPETS})
        if article.get("headline"):
            article["headline"] = change(article["headline"])
    for incident in new["incidents"]:
        incident["evidence"] = [change(snippet) for snippet in incident["evidence"]]
    for name in ("background", "not_incidents"):
        new[name] = [change(snippet) for snippet in new[name]]
    return dict(new)


def packed(key: Key, text: str, *, source: str, half: str) -> Key:
    """A normal key with its snippets as offsets into `text`. ValueError for a snippet that is not in it."""

    def place(snippet: str) -> list[int]:
        found = re.search(r"\s+".join(map(re.escape, snippet.split())), text)
        if not found:
            raise ValueError(f"{key['page']}: not on the page: {snippet[:60]!r}")
        return list(found.span())

    return {**mapped(key, place), "source": source, "sha256": sha256(text), "half": half}


def unpacked(key: Key, text: str) -> Key:
    """A packed key as a normal one. ValueError when `text` is not the text that was keyed."""
    if sha256(text) != key["sha256"]:
        raise ValueError(f"{key['page']}: the text of {key['source']} is not the text that was keyed")
    normal = mapped(key, lambda span: squash(text[span[0] : span[1]]))
    return {name: value for name, value in normal.items() if name not in EXTRA}


def raw_page(data: Path, source: str) -> bytes:
    """The bytes of a page in the data folder; a row's title and day, where it has them, stand above its text.

    KeyError when the table has no such row, OSError when the file can't be read.
    """
    path, _, row = source.partition("#")
    with gzip.open(data / path, "rb") as file:
        if not row:
            return file.read()
        for line in file:
            found = json.loads(line)
            if next((found[name] for name in NAMES if name in found), None) == row:
                above = [found[name] for name in ABOVE if found.get(name)]
                return "\n\n".join([*above, found["text"]]).encode()
    raise KeyError(source)


def join(data: Path, out: Path, *, folder: Path, half: str | None = None) -> Iterator[str]:
    """Write pages and normal keys into `out`; one line for each key that could not be joined."""
    out.mkdir(parents=True, exist_ok=True)
    for path, key in keys([folder]):
        if half and key["half"] != half:
            continue
        try:
            raw = raw_page(data, key["source"])
            text = text_of(raw, page=key["page"])
            normal = unpacked(key, text)
        except (KeyError, OSError, ValueError) as error:
            yield f"{path.name}: {error}"
            continue
        yield from (f"{path.name}: {line}" for line in problems(normal, text))
        (out / key["page"]).write_bytes(raw)
        (out / path.name).write_text(json.dumps(normal, ensure_ascii=False, indent=1), encoding="utf-8")


def pack(keyed: Path, *, folder: Path) -> Iterator[str]:
    """Pack the keys of a folder that holds pages, normal keys and `manifest.json` ({page: {source, half}})."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = json.loads((keyed / "manifest.json").read_text(encoding="utf-8"))
    for path, key in ((path, key) for path, key in keys([keyed]) if path.name != "manifest.json"):
        text = text_of((keyed / key["page"]).read_bytes(), page=key["page"])
        try:
            small = packed(key, text, **manifest[key["page"]])
        except ValueError as error:
            yield f"{path.name}: {error}"
            continue
        lines = ",\n".join(
            f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in small.items()
        )
        (folder / path.name).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.real", description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", help="the data folder")
    parser.add_argument("out", type=Path, nargs="?", help="where pages and keys go")
    parser.add_argument("--keys", type=Path, default=Path("corpus/real"))
    parser.add_argument("--half", choices=["train", "check"])
    parser.add_argument(
        "--pack", type=Path, metavar="KEYED", help="pack a folder of pages, normal keys and manifest.json"
    )
    options = parser.parse_args(argv)
    if options.pack:
        bad = list(pack(options.pack, folder=options.keys))
    elif options.data and options.out:
        bad = list(join(options.data, options.out, folder=options.keys, half=options.half))
    else:
        parser.error("DATA and OUT, or --pack")
    print(*bad, sep="\n", end="\n" if bad else "")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
