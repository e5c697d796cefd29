"""Why a server did not start, read from what it said last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from database.embedded.layout import Layout
from schema.errors import WorkError

TAIL_BYTES = 64 * 1024
# A start logs some 100 KB, most of it the machine's description.
LOG_TAIL_BYTES = 1024 * 1024
UNSTARTED_DATABASE = "Exception occurred while starting the database"
SHOWN_LINES = 12


@dataclass(frozen=True, slots=True)
class Cause:
    """A known cause of failure.

    Args:
        name: What the code calls it.
        signs: A pattern of what the server says then.
        message: What is wrong, as one sentence.
        remedy: What to do, as one sentence.
    """

    name: str
    signs: str
    message: str
    remedy: str


# The more particular ones first: a full disk, say, is followed by complaints about the store.
CAUSES: Sequence[Cause] = (
    Cause(
        "disk full",
        r"No space left on device|Disk quota exceeded|not enough space on the disk",
        "The disk is full.",
        "Make room and run `dots up` again; what was committed is still there.",
    ),
    Cause(
        "memory",
        r"Could not reserve enough space|insufficient memory|Cannot allocate memory|OutOfMemoryError"
        r"|Invalid maximum heap size|exceeds the maximum",
        "There is not enough memory for the server.",
        "Close other programs, or set DOTS_HEAP to less, such as 512m.",
    ),
    Cause(
        "port taken",
        r"Address already in use|BindException|port \d+ is already",
        "Another program took the server's port.",
        "Run `dots up` again: it picks a free one.",
    ),
    Cause(
        "in use",
        r"Lock file has been locked by another process|FileLockException|OverlappingFileLockException"
        r"|StoreLockException",
        "Another server uses the same data folder.",
        "Stop that one, or set DOTS_HOME to another folder.",
    ),
    Cause(
        "java too old",
        r"UnsupportedClassVersionError|Unsupported Java",
        "The Java that was found is too old for this Neo4j.",
        "Unset DOTS_JAVA, or let it name a Java 17 or 21.",
    ),
    Cause(
        "not writable",
        r"AccessDeniedException|Permission denied|Read-only file system",
        "The data folder cannot be written.",
        "Make it yours again, or set DOTS_HOME to another folder.",
    ),
    Cause(
        "newer store",
        r"store format.{0,80}(newer|not supported|unknown)|Unknown store version|unsupported.{0,40}store version"
        r"|Unexpected store version|was created by a (newer|more recent)",
        "The data was written by a newer Neo4j.",
        "Use the version of dots that wrote it, or restore a backup.",
    ),
    Cause(
        "corrupted store",
        r"[Cc]orrupt|UnderlyingStorageException|inconsistent|Failed to (read|recover)|InvalidLogEntryHandler"
        r"|Error reading transaction log|NotCurrentStoreVersion|checksum (mismatch|failed)|Store files? .{0,40}missing"
        r"|MetadataMismatch|Unable to (read|recover)",
        "The data folder is damaged.",
        "Restore a backup (docs/database.md), or move the data folder away and load your dossiers again.",
    ),
)


def explain(layout: Layout) -> WorkError:
    """Return the error that says why the server of a home did not start.

    Args:
        layout: The home's; its logs are read.
    """
    said = last_words(layout)
    for cause in CAUSES:
        if re.search(cause.signs, said):
            return WorkError(f"Neo4j did not start. {cause.message}", remedy=cause.remedy)
    lines = [line for line in said.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    shown = "\n".join(f"  {line}" for line in lines[-SHOWN_LINES:]) or "  (it said nothing)"
    return WorkError(
        f"Neo4j did not start. Its last words:\n{shown}\n",
        remedy=f"All of its logs are in {layout.logs}.",
    )


def last_words(layout: Layout) -> str:
    """Return the end of what the server printed, or, where it printed nothing, of its log."""
    said = _tail(layout.console)
    return said if said.strip() else _tail(layout.logs / "neo4j.log")


def is_port_taken(layout: Layout) -> bool:
    """Return whether the server did not start because of a port."""
    return bool(re.search(next(cause.signs for cause in CAUSES if cause.name == "port taken"), last_words(layout)))


def hints_at_damage(layout: Layout, since: float) -> bool:
    """Return whether the server's log tells of a database that it could not start.

    Args:
        layout: The home's.
        since: When the server was started, in seconds since 1970: what was logged before is of no interest.
    """
    # As the log writes its times, which sort as text.
    begun = datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%d %H:%M:%S")
    return any(
        line >= begun and UNSTARTED_DATABASE in line
        for line in _tail(layout.logs / "debug.log", LOG_TAIL_BYTES).splitlines()
    )


def _tail(file: Path, size: int = TAIL_BYTES) -> str:
    try:
        with file.open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - size))
            return stream.read().decode(errors="replace")
    except OSError:
        return ""
