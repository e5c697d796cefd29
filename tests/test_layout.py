"""The packages depend on each other in one direction, and files are named for what is in them."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Each package, and those it may import: `ingest` and `queries` do not know each other, nobody knows `cli`.
MAY_IMPORT: dict[str, set[str]] = {
    "schema": set(),
    "database": {"schema"},
    "identity": {"schema", "database"},
    "ingest": {"schema", "database", "identity"},
    "queries": {"schema", "database", "identity"},
    "charts": {"schema", "database", "queries"},
    "reports": {"schema", "database", "identity", "queries", "charts"},
    "dots": {"schema", "database", "identity", "queries", "charts"},
    "cli": {"schema", "database", "identity", "ingest", "queries", "charts", "reports"},
}
PACKAGES = sorted(package for package in MAY_IMPORT if (ROOT / package).is_dir())
# Names of files that could hold anything, so that in time they do.
NOT_A_NOUN = {"utils", "util", "common", "helpers", "helper", "manager", "misc", "base2", "core", "stuff"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the top-level name of each import in a file, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module.partition(".")[0]


def imports_of(package: str) -> list[tuple[str, str]]:
    """Where a package's files import something (`path:line`), and what."""
    return [
        (f"{path.relative_to(ROOT)}:{line}", name)
        for path in modules(package)
        for line, name in imported(path)
        if name != package
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_only_what_stands_before_them(package: str) -> None:
    others = set(MAY_IMPORT) | {"tests", "bench", "sample"}
    against = [
        f"{where} imports {name}"
        for where, name in imports_of(package)
        if name in others and name not in MAY_IMPORT[package]
    ]
    assert against == []


def test_schema_needs_pydantic_only() -> None:
    allowed = {"pydantic", "pydantic_core", "annotated_types", *sys.stdlib_module_names}
    assert [where for where, name in imports_of("schema") if name not in allowed] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_are_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()
    assert (ROOT / package / "__init__.py").is_file()


def test_tests_are_no_package() -> None:
    """`tests/schema/__init__.py` would stand in the way of `schema`."""
    assert [str(path) for path in modules("tests") if path.name == "__init__.py"] == []


@pytest.mark.parametrize("folder", [*PACKAGES, "tests", "bench"])
def test_files_are_named_for_what_is_in_them(folder: str) -> None:
    unnamed = [path for path in (ROOT / folder).rglob("*") if path.stem.removeprefix("test_") in NOT_A_NOUN]
    assert unnamed == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_takes_the_name_of_a_package(package: str) -> None:
    """`cli/ingest.py`, run as a script, would be imported in place of `ingest`."""
    shadows = [path for path in modules(package) if path.parent == ROOT / package and path.stem in MAY_IMPORT]
    assert shadows == []
