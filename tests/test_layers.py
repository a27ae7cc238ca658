"""Who may import whom (the design's import rule)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "dateline"
BASE = {"types", "errors"}
STAGES = {"pages", "articles", "stories", "incidents"}
MAY = {
    "types": set(),
    "errors": set(),
    "models": set(),
    "config": {"errors"},
    "language": BASE,
    "codes": BASE,
    **{stage: BASE | {"language", "codes"} for stage in STAGES},
    "record": BASE,
    "pipeline": BASE | STAGES | {"language", "codes", "record", "config"},
    "export": BASE | {"language", "pipeline", "record", "codes", "config"},
    "cli": BASE | STAGES | {"language", "codes", "record", "pipeline", "export", "config"},
    "__init__": BASE | STAGES | {"record", "pipeline", "config"},
    "__main__": {"cli"},
}


def rooms(path: Path) -> list[str]:
    """The top-level parts of dateline that a module imports."""
    package = ("dateline", *path.relative_to(ROOT).parts[:-1])
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = [*base, *(node.module.split(".") if node.module else [])]
            found += [[*stem, alias.name] if stem == ["dateline"] else stem for alias in node.names]
    return [names[1] for names in found if names[0] == "dateline" and len(names) > 1]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_follow_the_flow(path: Path) -> None:
    """A module imports only what the flow lets it, so that a stage can be read and replaced alone."""
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert set(rooms(path)) - {room} <= MAY[room]
