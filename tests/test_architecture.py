"""The arrows of the house: which room may import which, and where each third-party parser lives."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted([*ROOT.glob("extractors/**/*.py"), *ROOT.glob("app/**/*.py")])

# A room and the rooms it may import; rooms are named by the longest prefix of a module's dotted name.
ARROWS = {
    "extractors": {"extractors"},
    "app.reconcile.model": {"extractors"},
    "app.reconcile.values": {"extractors"},
    "app.reconcile.mentions": {"app.reconcile.values", "extractors"},
    "app.reconcile.pairs": {
        "app.reconcile.mentions",
        "app.reconcile.values",
        "app.reconcile.model",
        "extractors",
    },
    "app.reconcile.relations": {
        "app.reconcile.pairs",
        "app.reconcile.mentions",
        "app.reconcile.values",
        "app.reconcile.model",
    },
    "app.reconcile.workings": {
        "app.reconcile.relations",
        "app.reconcile.pairs",
        "app.reconcile.mentions",
        "app.reconcile.values",
        "extractors",
    },
    "app.reconcile.findings": {
        "app.reconcile.workings",
        "app.reconcile.relations",
        "app.reconcile.pairs",
        "app.reconcile.mentions",
        "app.reconcile.values",
        "app.reconcile.model",
        "extractors",
    },
    "app.reconcile.rules": {
        "app.reconcile.findings",
        "app.reconcile.workings",
        "app.reconcile.relations",
        "app.reconcile.pairs",
        "app.reconcile.mentions",
        "app.reconcile.values",
        "app.reconcile.model",
        "extractors",
    },
    "app.reconcile": {
        "app.reconcile.rules",
        "app.reconcile.findings",
        "app.reconcile.workings",
        "app.reconcile.relations",
        "app.reconcile.model",
        "extractors",
    },
    "app.checking": {"app.reconcile", "app.reconcile.model", "extractors"},
    "app.report": {"app.reconcile.model", "extractors"},
    "app.terminal": {"app.reconcile.model", "extractors"},
    "app.settings": set(),
    "app.fetch": set(),
    "app.store": {"app.reconcile.model", "extractors"},
    "app.alerts": {"app.reconcile.model", "extractors"},
    "app.desk": {
        "app.checking",
        "app.store",
        "app.alerts",
        "app.reconcile.model",
        "app.settings",
        "extractors",
    },
    "app.jobs": {"app.desk", "app.store", "app.alerts", "app.settings"},
    "app.api": {
        "app.checking",
        "app.desk",
        "app.store",
        "app.report",
        "app.reconcile.model",
        "app.settings",
        "app.fetch",
        "extractors",
    },
    "app.main": {"app.api", "app.jobs", "app.desk", "app.store", "app.settings"},
    "app.inputs": {"app.fetch", "extractors"},
    "app.cli": {
        "app.inputs",
        "app.checking",
        "app.main",
        "app.desk",
        "app.store",
        "app.report",
        "app.terminal",
        "app.reconcile.model",
        "app.settings",
        "extractors",
    },
}

# A third-party package and the only modules (or rooms) that may import it.
HOMES = {
    "quantulum3": ("extractors.kinds",),
    "dateparser": ("extractors.dates",),
    "selectolax": ("extractors.readers",),
    "pypdfium2": ("extractors.readers",),
    "currency_converter": ("app.reconcile.values",),
    "alembic": ("app.store",),
    "psycopg": ("app.store",),
    "sqlalchemy": ("app.store",),
    "fastapi": ("app.api", "app.main"),
    "starlette": ("app.api", "app.main"),
    "uvicorn": ("app.main",),
    "rich": ("app.terminal",),
    "prometheus_client": ("app.api",),
}
# The engine and the connection are passed through; saying SQL is the store's alone.
PASSED_THROUGH = {"sqlalchemy": {"Engine", "Connection"}}

PURE = ("extractors", "app.reconcile", "app.checking", "app.report")
IMPURE_MODULES = {"os", "socket", "subprocess", "logging", "time", "random", "httpx", "urllib.request"}
CLOCK = re.compile(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|time\.time)\s*\(")
CLOCK_HOMES = ("app.desk", "app.jobs")


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str | None:
    return max((name for name in ARROWS if is_in(module, name)), key=len, default=None)


def is_in(module: str, *rooms: str) -> bool:
    return any(module == name or module.startswith(name + ".") for name in rooms)


def imports(path: Path) -> Iterator[tuple[str, str | None]]:
    """(module, name or None) of every import, local ones included, those for type checkers not."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            skipped.update(ast.walk(node))
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_arrows_run_one_way(path: Path) -> None:
    module = module_name(path)
    home = room(module)
    if home is None:
        assert path.read_text() == "" or module == "app", f"{module} is in no room: name it in ARROWS"
        return
    for target, name in imports(path):
        there = room(f"{target}.{name}") or room(target)
        if there is not None and there != home:
            assert there in ARROWS[home], f"{module} imports {target}: {home} may not know {there}"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_a_third_party_parser_lives_behind_one_room(path: Path) -> None:
    module = module_name(path)
    for target, name in imports(path):
        package = target.partition(".")[0]
        if package in HOMES and name not in PASSED_THROUGH.get(package, ()):
            assert is_in(module, *HOMES[package]), f"{module} imports {target}; only {HOMES[package]} may"


@pytest.mark.parametrize("path", FILES, ids=module_name)
def test_the_core_is_pure_and_the_clock_is_at_the_desk(path: Path) -> None:
    module, text = module_name(path), path.read_text(encoding="utf-8")
    if is_in(module, *PURE):
        for target, _ in imports(path):
            assert target not in IMPURE_MODULES, (
                f"{module} imports {target}: the core is values in, values out"
            )
    if not is_in(module, *CLOCK_HOMES):
        assert not CLOCK.search(text), f"{module} reads the clock; `now` is an argument"
    if module != "app.settings":
        assert not re.search(r"\bos\.(?:environ|getenv)", text), (
            f"{module} reads the environment; only app.settings may"
        )


@pytest.mark.parametrize("name", sorted(ARROWS))
def test_each_room_has_files(name: str) -> None:
    assert any(is_in(module_name(path), name) and path.read_text() for path in FILES), f"{name} is empty"


def test_relative_imports_are_not_used() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: import absolutely"
