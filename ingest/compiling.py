"""Compiling: what takes most of the time made machine code, by mypyc, for whoever reads many documents.

``make compile`` runs this. It needs a C compiler and the headers of Python, and takes some minutes once; the result is
used by itself (``ingest.compiled``).
"""

import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from mypyc.build import mypycify

from ingest.compiled import FOLDER, GROUP, ROOT, SUFFIX, note, sources, state
from schema.errors import CallError

_REMEDY = "On Debian and Ubuntu: apt install gcc python3-dev. Without it dots does the same, only slower."
_SHOWN = 2000


class Extension(Protocol):
    """What mypyc makes of a module, of which setuptools has no types."""

    name: str
    sources: list[str]
    include_dirs: list[str]


def compile_all(folder: Path = FOLDER) -> None:
    """Compile for this Python.

    Args:
        folder: Where the result goes; what lies there is replaced.

    Raises:
        CallError: There is no C compiler, or no header of Python, or a source cannot be compiled.
    """
    compiler, headers = shutil.which("cc"), Path(sysconfig.get_path("include"))
    if compiler is None:
        raise CallError("There is no C compiler (`cc`).", remedy=_REMEDY)
    if not (headers / "Python.h").is_file():
        raise CallError(f"The headers of this Python are missing: {headers}/Python.h.", remedy=_REMEDY)
    made_of = state()
    shutil.rmtree(folder, ignore_errors=True)
    work = folder / "work"
    work.mkdir(parents=True)
    modules = [str(path.relative_to(ROOT)) for path in sources()]
    with ThreadPoolExecutor() as pool:
        for extension in mypycify(modules, multi_file=True, target_dir=str(work), group_name=GROUP):
            _build(extension, [compiler, f"-I{headers}"], folder, pool)
    shutil.rmtree(work)
    note(made_of, folder)


def _build(extension: Extension, compiler: Sequence[str], folder: Path, pool: ThreadPoolExecutor) -> None:
    """Compile the C files of a module side by side, and link them."""
    flags = [*(f"-I{include}" for include in extension.include_dirs), "-O2", "-DNDEBUG", "-fwrapv", "-fPIC", "-w"]
    objects = [str(folder / "work" / f"{extension.name}.{at}.o") for at in range(len(extension.sources))]
    pairs = zip(extension.sources, objects, strict=True)
    for _ in pool.map(_run, ([*compiler, *flags, "-c", source, "-o", made] for source, made in pairs)):
        pass
    _run([*compiler, "-shared", *objects, "-o", str(folder / f"{extension.name}{SUFFIX}")])


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise CallError(f"The C compiler failed:\n{done.stderr[-_SHOWN:]}", remedy=_REMEDY)


def main() -> None:
    """Compile, and say how long it took; ends with 2 where it cannot be."""
    begun = time.monotonic()
    try:
        compile_all()
    except CallError as error:
        print(f"error: {error}", file=sys.stderr)
        sys.exit(2)
    print(f"Compiled in {time.monotonic() - begun:.0f} s, and used from now on until a source changes: {FOLDER}")


if __name__ == "__main__":
    main()
