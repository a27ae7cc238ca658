"""From a writer's form to a page and its key: no counting of characters, no snippet typed twice.

    python -m quality.form FORM... --out corpus/pages

A form is the page as it stands, marked in place, a line `====`, and the fields. Marks in the page:
`@B1@` a body paragraph of article A1, `@H1@` its headline, `@C1@` a caption, `@N1@` a notice, `@X@` chrome, `@+@`
a line that goes on with the paragraph of the line before;
`{2}` from here to the next mark or the end of the line the text is about incident I2 (`{2,3}` about both),
`{b}` background, `{n}` no incident, `{.}` nothing. Fields: see `FIELDS`; corpus/README.md has an example.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from quality.corpus import problems, squash, visible

FIELDS = {
    "page": "p01.txt en",
    "genre": "words",
    "why": "one sentence",
    "article": "A1: then agency, byline (; between persons), dateline, published DAY..DAY or unknown [not DAY..DAY]",
    "incident": "I1 A1 type type / status status: then the fields below",
    "when": "DAY..DAY [contains DAY] [or unknown], or unknown; an end may be empty",
    "at": "Name | Name ; XX [LAT LON KM]; XX is the country or -",
    "not": "Name | Name",
    "initiator": "XX: name | name (target, affected and intervening likewise)",
    "counts": "killed 3, injured 12-, seized -24, displaced 200-999",
    "unknown": "killed, arrested",
    "said": "Name | Name",
    "rel": "response_to I2, part_of I1",
    "series": "6",
    "corr": "3 4",
}
MARK = re.compile(r"@([BHCN])(\d)@|@(X)@|@\+@|\{((?:\d+|[bn])(?:,(?:\d+|[bn]))*|\.)\}")
CODE = re.compile(r"(?is)<(script|style)\b.*?</\1>")
ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Col|Gen|Lt|Sgt|Capt|Cmdr|Maj|Brig|Sen|Rep|Gov|Jr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|Sr|Sra|Ave)\.$"
)


def build(form: str) -> tuple[str, str, dict[str, Any]]:
    """The page's name, its text and its key."""
    marked, fields = form.split("\n====\n", 1)
    key = _fields(fields)
    markup = key["page"].endswith(".html")
    code: list[str] = []

    def hide(match: re.Match[str]) -> str:
        code.append(match[0])
        return f"\x00{len(code) - 1}\x00"

    bare = CODE.sub(hide, marked) if markup else marked
    page = re.sub(r"\x00(\d+)\x00", lambda m: code[int(m[1])], MARK.sub("", bare))
    _mark(key, visible(re.sub(r"\x00\d+\x00", " ", bare), markup=markup))
    return key["page"], page.lstrip("\n").rstrip() + "\n", key


def _mark(key: dict[str, Any], text: str) -> None:
    """Fill the key's snippets from the marks, line by line."""
    articles = {article["id"]: article for article in key["articles"]}
    incidents = {incident["id"]: incident for incident in key["incidents"]}
    for line in text.replace("\n@+@", " ").split("\n"):
        marks = list(MARK.finditer(line))
        for i, mark in enumerate(marks):
            plain = squash(MARK.sub("", line[mark.end() :])).strip()
            if mark[4]:
                stop = marks[i + 1].start() if i + 1 < len(marks) else len(line)
                _evidence(key, incidents, mark[4], squash(line[mark.end() : stop]).strip())
            elif mark[3]:
                for article in articles.values():
                    _put(article["not_body"], _head(plain))
            else:
                _block(articles, mark[1], "A" + mark[2], plain)


def _block(articles: dict[str, Any], kind: str, name: str, plain: str) -> None:
    article = articles[name]
    if kind == "H":
        article["headline"] = article["headline"] or plain
    elif kind == "B":
        _put(article["body"], _head(plain))
    elif kind == "N":
        _put(article["notices"], _head(plain))
    else:
        _put(article["captions"], _head(plain))
        for any_article in articles.values():
            _put(any_article["not_body"], _head(plain))


def _evidence(key: dict[str, Any], incidents: dict[str, Any], names: str, segment: str) -> None:
    for name in names.split(","):
        if name == ".":
            continue
        into = {"b": key["background"], "n": key["not_incidents"]}.get(name)
        into = incidents["I" + name]["evidence"] if into is None else into
        for sentence in sentences(segment):
            for part in parts(sentence):
                _put(into, part)


def sentences(text: str) -> list[str]:
    """Sentences of one paragraph, by plain rules; good enough for snippets."""
    out, start = [], 0
    for match in re.finditer(r"[.!?]['\"”’»)]*\s+(?=['\"“‘«(¿¡A-ZÁÉÍÓÚÑ0-9])", text):
        if not ABBREVIATED.search(text[start : match.start() + 1]):
            out.append(text[start : match.end()].strip())
            start = match.end()
    return [sentence for sentence in [*out, text[start:].strip()] if sentence]


def parts(sentence: str, *, most: int = 200) -> list[str]:
    """A sentence in pieces of at most `most` characters, cut after a comma or before a conjunction."""
    if len(sentence) <= most:
        return [sentence]
    cuts = [
        m.start() + 1
        for m in re.finditer(r"[,;:—] | (?=and |but |y |que |who |which )| ", sentence)
        if 20 <= m.start() < most
    ]
    good = [cut for cut in cuts if sentence[cut - 1] in ",;:—" and cut > 60] or cuts
    return [sentence[: good[-1]].strip(), *parts(sentence[good[-1] :].strip(), most=most)]


def _head(plain: str) -> str:
    if len(plain) <= 80:
        return plain
    return plain[:80].rsplit(" ", 1)[0]


def _put(into: list[str], snippet: str) -> None:
    if snippet and snippet not in into:
        into.append(snippet)


def _fields(text: str) -> dict[str, Any]:
    key: dict[str, Any] = {
        "page": "",
        "language": "",
        "genre": "",
        "why": "",
        "articles": [],
        "incidents": [],
        "background": [],
        "not_incidents": [],
    }
    for line in filter(str.strip, text.split("\n")):
        name, _, rest = line.strip().partition(" ")
        rest = rest.strip()
        if name == "page":
            key["page"], key["language"] = rest.split()
        elif name in ("genre", "why"):
            key[name] = rest
        elif name == "article":
            key["articles"].append(_article(rest))
        elif name in ("agency", "dateline"):
            key["articles"][-1][name] = rest
        elif name == "byline":
            key["articles"][-1][name] = _list(rest, ";")
        elif name == "published":
            key["articles"][-1][name] = _published(rest)
        elif name == "incident":
            key["incidents"].append(_incident(rest))
        else:
            _field(key["incidents"][-1], name, rest)
    return key


def _list(text: str, mark: str) -> list[str]:
    return [word.strip() for word in text.split(mark) if word.strip()]


def _article(name: str) -> dict[str, Any]:
    texts: dict[str, Any] = {"body": [], "not_body": [], "captions": [], "notices": []}
    return {"id": name, "headline": None, "agency": None, "byline": [], "dateline": None, "published": None, **texts}


def _days(text: str) -> list[str | None]:
    start, _, stop = text.partition("..")
    return [start or None, (stop or None) if ".." in text else start or None]


def _published(text: str) -> dict[str, Any]:
    if not text.startswith("unknown"):
        return {"inside": _days(text)}
    outside = [_days(days) for days in re.findall(r"\S+\.\.\S+", text)]
    return {"unknown": True, **({"must_not": outside} if outside else {})}


def _incident(text: str) -> dict[str, Any]:
    names, _, status = text.partition(" / ")
    name, article, *types = names.split()
    return {
        "id": name, "article": article, "types": types, "status": status.split(), "when": {"unknown": True}, "place": None,
        "not_places": [], "parties": [], "counts": [], "unknown": [], "said_by": [], "evidence": [],
        "relations": [], "series": [], "corrections": [],
    }  # fmt: skip


def _field(incident: dict[str, Any], name: str, rest: str) -> None:
    if name == "when":
        incident["when"] = _when(rest)
    elif name == "at":
        incident["place"] = _place(rest)
    elif name == "not":
        incident["not_places"] = _list(rest, "|")
    elif name in ("initiator", "target", "affected", "intervening"):
        country, _, names = rest.partition(":")
        incident["parties"].append(
            {"role": name, "any": _list(names, "|"), "country": None if country == "-" else country}
        )
    elif name == "counts":
        incident["counts"] = [_count(count) for count in _list(rest, ",")]
    elif name == "unknown":
        incident["unknown"] = _list(rest, ",")
    elif name == "said":
        incident["said_by"] = _list(rest, "|")
    elif name == "rel":
        incident["relations"] = [dict(zip(("kind", "to"), pair.split(), strict=True)) for pair in _list(rest, ",")]
    elif name == "series":
        incident["series"] = [{"ordinal": int(number)} for number in rest.split()]
    elif name == "corr":
        old, new = map(int, rest.split())
        incident["corrections"] = [{"old": old, "new": new}]
    else:
        raise ValueError(f"no such field: {name}; the fields are {', '.join(FIELDS)}")


def _when(text: str) -> dict[str, Any]:
    if text == "unknown":
        return {"unknown": True}
    days, *more = text.split(" ", 1)
    when: dict[str, Any] = {"inside": _days(days)}
    contains = re.search(r"contains (\S+)", text)
    if contains:
        when["contains"] = contains[1]
    if more and "or unknown" in more[0]:
        when["or_unknown"] = True
    return when


def _place(text: str) -> dict[str, Any]:
    names, _, rest = text.partition(";")
    country, *numbers = rest.split()
    lat, lon, km = map(float, numbers) if numbers else (None, None, None)
    return {
        "names": _list(names, "|"),
        "country": None if country == "-" else country,
        "lat": lat,
        "lon": lon,
        "km": km,
    }


def _count(text: str) -> dict[str, Any]:
    measure, bounds = text.split()
    low, dash, high = bounds.partition("-")
    return {
        "measure": measure,
        "low": int(low) if low else None,
        "high": (int(high) if high else None) if dash else int(low),
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m quality.form", description=__doc__)
    parser.add_argument("forms", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("corpus/pages"))
    options = parser.parse_args(argv)
    bad = 0
    for path in options.forms:
        name, page, key = build(path.read_text(encoding="utf-8"))
        found = problems(key, visible(page, markup=name.endswith(".html")))
        words = len(visible(page, markup=name.endswith(".html")).split())
        print(name, f"{words} words", f"{len(key['incidents'])} incidents", *found, sep="\n  " if found else " ")
        bad += bool(found)
        (options.out / name).write_text(page, encoding="utf-8")
        (options.out / Path(name).with_suffix(".json")).write_text(
            json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
