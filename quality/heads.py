"""Heads and captions on pages with keys: python -m quality.heads corpus/keyed [--only 'k?-[1-4]'] [--missed]

Precision and recall of headlines, bylines, agencies, place lines, notices and captions, over all articles of the
pages; caption leak: share of the keyed captions whose words stand in an article's text. Runs no incident reader.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from dateline import articles as splitting
from dateline import pages as reading
from dateline.types import Page
from quality.corpus import squash
from quality.keyed import article_row
from quality.keyscore import Row, body, has, paired

Same = Callable[[object, object], bool]


@dataclass(slots=True)
class Count:
    """Keyed values found, keyed values, values said, said values that are right."""

    found: int = 0
    keyed: int = 0
    said: int = 0
    right: int = 0
    lines: list[str] = field(default_factory=list)

    def add(self, keyed: list[str], said: list[str], same: Same = has) -> None:
        missed = [one for one in keyed if not any(same(one, other) for other in said)]
        wrong = [one for one in said if not any(same(other, one) for other in keyed)]
        self.found += len(keyed) - len(missed)
        self.right += len(said) - len(wrong)
        self.keyed, self.said = self.keyed + len(keyed), self.said + len(said)
        self.lines += [f"missed {one!r}" for one in missed] + [f"wrong {one!r}" for one in wrong]


def agency(one: object, other: object) -> bool:
    """An agency's short name is its long one."""
    return has(one, other) or any(
        {str(one).strip("()"), str(other).strip("()")} <= names
        for names in ({"AP", "The Associated Press", "Associated Press"},)
    )


def place(one: object, other: object) -> bool:
    return has(str(one).split(",")[0], other) or has(one, str(other).split(",")[0])


def articles(path: Path) -> list[Row]:
    return [
        article_row(page, article)
        for page in reading.read(str(path))
        if isinstance(page, Page)
        for article in splitting.split(page)
    ]


def values(article: Row, name: str) -> list[str]:
    """The values of one part of a keyed or a read article, as a list of words."""
    value: Any = article.get(name)
    items = value if isinstance(value, list) else [value]
    return [squash(item["text"] if isinstance(item, dict) else str(item)) for item in items if item]


PARTS: dict[str, Same] = {"headline": has, "byline": has, "agency": agency, "dateline": place, "notices": has,
                          "captions": has}  # fmt: skip


def measure(folders: Iterable[Path], *, only: str = "*") -> tuple[dict[str, Count], dict[str, list[str]]]:
    """The count of each part, and what each page lost."""
    whole = {name: Count() for name in (*PARTS, "leak", "articles")}
    lost: dict[str, list[str]] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            if fnmatch(path.stem, only):
                key = json.loads(path.read_text(encoding="utf-8"))
                lost[path.stem] = list(_page(key, articles(path.parent / key["page"]), whole))
    return whole, lost


def _page(key: Row, read: list[Row], whole: dict[str, Count]) -> Iterator[str]:
    pairs, free = paired(key["articles"], read)
    whole["articles"].keyed += len(key["articles"])
    whole["articles"].found += len(pairs)
    whole["articles"].said += len(read)
    whole["articles"].right += len(read) - len(free)
    for gold in key["articles"]:
        got = pairs.get(gold["id"])
        for name, same in PARTS.items():
            count, before = whole[name], len(whole[name].lines)
            count.add(values(gold, name), values(got, name) if got else [], same)
            yield from (f"{name}: {line}" for line in count.lines[before:])
        leaked = [one for one in values(gold, "captions") if got and squash(one) in body(got)]
        whole["leak"].keyed += len(values(gold, "captions"))
        whole["leak"].found += len(leaked)
        yield from (f"leak: {one!r}" for one in leaked)


def table(whole: dict[str, Count]) -> str:
    """Rows of Markdown."""
    lines = ["| part | keyed | recall | said | precision |", "|---|---|---|---|---|"]
    for name, count in whole.items():
        right = f"{count.right / count.said:.3f}" if count.said else ""
        lines.append(f"| {name} | {count.keyed} | {count.found / max(1, count.keyed):.3f} | {count.said} | {right} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="quality.heads")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--only", default="*", help="pages by name, as in a shell: 'k?-[1-4]'")
    parser.add_argument("--missed", action="store_true", help="what each page lost")
    options = parser.parse_args()
    whole, lost = measure(options.data, only=options.only)
    for name, lines in lost.items() if options.missed else ():
        print("\n".join(f"{name} {line}" for line in lines))
    print(table(whole))


if __name__ == "__main__":
    main()
