"""Replacement: a file is written whole, or stays as it was."""

import os
import tempfile
from pathlib import Path

from schema.errors import WorkError


def replace(path: Path, content: str) -> None:
    """Write a file in one step: whoever looks finds what was there before, or all of what is there now.

    Args:
        path: Where to; its folder exists.
        content: What it shall hold, as UTF-8.

    Raises:
        WorkError: It cannot be written; what was there is there still, and nothing else.
    """
    beside: Path | None = None
    try:
        there = path.exists()
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8", "surrogatepass"))
            if there:
                # What is there is let go of only when what takes its place cannot be lost any more.
                file.flush()
                os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o777 if there else 0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise WorkError(
            f"{path}: cannot be written: {(error.strerror or str(error)).lower()}.",
            remedy="Nothing was changed; make room, or choose another folder.",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
