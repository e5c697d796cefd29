"""Compiled: the modules that take most of the time as machine code, where `make compile` has made them.

They are used as long as no source of theirs has changed since; after that all are run as they are written, so that
nobody wonders why an edit has no effect. Nothing of this is needed: without it the same is said, and takes longer.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "build" / "compiled" / str(sys.implementation.cache_tag)
SUFFIX = EXTENSION_SUFFIXES[0]
GROUP = "dots_ingest"
"""What they are compiled into together, so that they call each other directly."""
_STAMP = "sources.json"
_SOURCES = (
    "ingest/drafting/assembly.py",
    "ingest/drafting/checking.py",
    "ingest/drafting/proving.py",
    "ingest/extraction/rules/*.py",
    "ingest/reading/dateline.py",
    "ingest/yaml_writing.py",
)
_LEFT_OUT = frozenset({"__init__.py", "chunk_list.py"})
"""A list of Python's own cannot be compiled with the rest."""


def sources() -> Iterator[Path]:
    """Give the files that are compiled."""
    for pattern in _SOURCES:
        yield from (path for path in sorted(ROOT.glob(pattern)) if path.name not in _LEFT_OUT)


def state() -> dict[str, list[int]]:
    """Say of each of these how long it is and when it was changed, by the name of its module."""
    found = ((".".join(path.relative_to(ROOT).with_suffix("").parts), path.stat()) for path in sources())
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in found}


def note(made_of: Mapping[str, Sequence[int]], folder: Path = FOLDER) -> None:
    """Note what was compiled.

    Args:
        made_of: The state of the sources before.
        folder: Where it lies.
    """
    (folder / _STAMP).write_text(json.dumps(made_of), encoding="utf-8")


def made(folder: Path = FOLDER) -> dict[str, Path]:
    """Give what was compiled of the sources as they are now, by the names of the modules; nothing where one differs.

    Args:
        folder: Where it lies.
    """
    try:
        made_of = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return {name: folder / f"{name}{SUFFIX}" for name in made_of} if made_of == state() else {}


def use() -> None:
    """Import what was compiled in place of its sources, if it is of these as they are now."""
    if files := made():
        group = f"{GROUP}__mypyc"
        spec = spec_from_file_location(group, FOLDER / f"{group}{SUFFIX}")
        assert spec is not None and spec.loader is not None  # noqa: S101, PT018 - of a file with this ending it is not
        try:
            sys.modules[group] = module = module_from_spec(spec)
            spec.loader.exec_module(module)
        except ImportError:
            sys.modules.pop(group, None)  # of another machine: the sources do as well
            return
        sys.meta_path.insert(0, _Finder(files))


class _Finder:
    """Finds the modules that were compiled."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find one; the rest is left to others."""
        file = self._files.get(fullname)
        return spec_from_file_location(fullname, file) if file is not None else None
