"""Check the pages that are annotated to the mention level against the pages and their keys.

    python -m quality.mentions corpus/paragraphs/k.txt corpus/paragraphs/p.txt corpus/paragraphs/p1.txt

In these forms a paragraph is a block of a page (`k1-1-05` is the fifth of corpus/keyed/k1-1) and each incident says which one of
the page's key it tells ("is I2"; "is b": one that the key leaves out). Every text must stand on its page, every incident of the
key be told by some paragraph.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from quality.corpus import squash, visible
from quality.paragraphs import Paragraph, read


def page_of(paragraph: Paragraph) -> str:
    """The page that a paragraph is from: "k1-1" of "k1-1-05"."""
    return paragraph.id.rpartition("-")[0]


def pages(forms: Iterable[Path]) -> dict[str, list[Paragraph]]:
    """The annotated paragraphs of each page, by the page's name."""
    found: dict[str, list[Paragraph]] = {}
    for form in forms:
        for paragraph in read(form.read_text(encoding="utf-8")):
            found.setdefault(page_of(paragraph), []).append(paragraph)
    return found


def problems(page: str, paragraphs: list[Paragraph], corpus: Path) -> Iterator[str]:
    """What is wrong with one page's paragraphs, a line each."""
    path = corpus / ("keyed" if page[0] == "k" else "pages") / f"{page}.json"
    key = json.loads(path.read_text(encoding="utf-8"))
    source = path.with_name(key["page"])
    text = squash(visible(source.read_text(encoding="utf-8"), markup=source.suffix == ".html"))
    for paragraph in paragraphs:
        if squash(paragraph.text) not in text:
            yield f"{paragraph.id}: this text does not stand on the page"
    known = {incident["id"] for incident in key["incidents"]}
    told = {event.of for paragraph in paragraphs for event in paragraph.events}
    yield from (f"{page}: {name} is told by no paragraph" for name in sorted(known - told))
    yield from (f"{page}: {name or 'no name'} is no incident of the key" for name in sorted(told - known - {"b"}))


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.mentions", description=__doc__)
    parser.add_argument("forms", nargs="+", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    options = parser.parse_args(argv)
    marked = pages(options.forms)
    found = [line for page, paragraphs in marked.items() for line in problems(page, paragraphs, options.corpus)]
    for line in found:
        print(line)
    events = [event for paragraphs in marked.values() for paragraph in paragraphs for event in paragraph.events]
    print(f"{len(marked)} pages, {sum(map(len, marked.values()))} paragraphs, {len(events)} tellings of incidents")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
