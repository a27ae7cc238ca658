"""Annotated paragraphs of real pages, kept without their text and joined with the data folder they are from.

    python -m quality.real_paragraphs --pack FORM PLACES --out corpus/paragraphs/q1.jsonl    annotations without the text
    python -m quality.real_paragraphs corpus/paragraphs/*.jsonl --data DATA --out FILE        whole again, a line each

A packed line holds `source` ({"file", "row", "start", "stop"}: code points of the row's "text"), the text's sha256, and offsets
into it. PLACES has one such source a line with the paragraph's "id". Text that differs is refused and named.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec

from quality.lines import rows
from quality.paragraphs import Paragraph, read

NAMES = ("id", "url", "doc", "doc_id")  # what a row may be called by


def pack(paragraph: Paragraph, source: dict[str, Any]) -> dict[str, Any]:
    """A paragraph's annotations, with its text's place and hash for the text."""
    held = {name: value for name, value in asdict(paragraph).items() if name != "text"}
    return {**_small(held), "source": source, "sha256": _hash(paragraph.text)}


def _small(value: Any) -> Any:
    """Without what is empty or unknown."""
    if isinstance(value, dict):
        return {k: _small(v) for k, v in value.items() if v not in (None, "", [], {})}
    return [_small(v) for v in value] if isinstance(value, (list, tuple)) else value


def unpack(held: dict[str, Any], text: str) -> Paragraph:
    """The paragraph again. ValueError when `text` is not what was annotated."""
    if _hash(text) != held["sha256"]:
        raise ValueError(f"{held['id']}: the text is not the one that was annotated")
    return msgspec.convert({"published": None, **held, "text": text}, Paragraph)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def load(paths: Iterable[Path], data: Path) -> Iterator[Paragraph]:
    """The packed paragraphs joined with their texts. KeyError, OSError or ValueError for one that can't be."""
    lines = [line for path in paths for line in rows(path)]
    wanted: dict[str, set[str]] = {}
    for line in lines:
        wanted.setdefault(line["source"]["file"], set()).add(line["source"]["row"])
    texts = {(file, row): text for file, names in wanted.items() for row, text in _texts(data / file, names)}
    for line in lines:
        source = line["source"]
        yield unpack(line, texts[source["file"], source["row"]][source["start"] : source["stop"]])


def annotated(path: Path, data: Path) -> Iterator[Paragraph]:
    """The paragraphs of a form, or of packed real ones (.jsonl) joined with their texts in `data`."""
    return load([path], data) if path.suffix == ".jsonl" else read(path.read_text(encoding="utf-8"))


def _texts(path: Path, names: set[str]) -> Iterator[tuple[str, str]]:
    for row in _sentences(path) if ".conllu" in path.suffixes else rows(path):
        name = next((row[key] for key in NAMES if key in row), "")
        if name in names:
            yield name, row["text"] if "text" in row else joined(row["tokens"], row["sentence"])


def joined(tokens: list[str], sentence: list[int]) -> str:
    """The text of a set that keeps words alone (ECB+): a line for each sentence, points and brackets closed up."""
    lines: dict[int, list[str]] = {}
    for token, number in zip(tokens, sentence, strict=True):
        lines.setdefault(number, []).append(token)
    whole = "\n".join(" ".join(words) for words in lines.values())
    whole = re.sub(r" (?=[.,;:!?%)\]’]|'(?:s|re|ve|ll|d|m)?\b|n't\b)", "", whole)
    return re.sub(r"(?<=[$(\[]) | - (?=\w)", lambda m: m[0].strip(), whole)


def _sentences(path: Path) -> Iterator[dict[str, str]]:
    """The sentences of a treebank (CoNLL-U, gzipped) by their sent_id."""
    name = ""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            key, _, value = line.partition(" = ")
            name = value.strip() if key == "# sent_id" else name
            if key == "# text":
                yield {"id": name, "text": value.strip()}


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.real_paragraphs", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pack", action="store_true", help="a form and its PLACES into packed lines")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    if options.pack:
        form, places = options.paths
        sources = {row.pop("id"): row for row in rows(places)}
        found = [pack(paragraph, sources[paragraph.id]) for paragraph in read(form.read_text(encoding="utf-8"))]
    elif options.data:
        found = [asdict(paragraph) for paragraph in load(options.paths, options.data)]
    else:
        parser.error("--pack or --data")
    options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
