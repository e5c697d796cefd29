"""Replacement: a file is written whole, or stays as it was."""

import os
import tempfile
from pathlib import Path

from schema.errors import WorkError


def _umask() -> int:
    # There is no asking without setting: it is done before there are threads whose files would be anybody's meanwhile.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_UMASK = _umask()


def replace(path: Path, content: str) -> None:
    """Write a file in one step: whoever looks finds what was there before, or all of what is there now.

    Args:
        path: Where to; its folder exists. Where it is a link, what it leads to is written.
        content: What it shall hold, as UTF-8.

    Raises:
        WorkError: It cannot be written; what was there is there still, and nothing else.
    """
    beside: Path | None = None
    named = path
    try:
        path = path.resolve()
        there = path.exists()
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8", "surrogatepass"))
            if there:
                # What is there is let go of only when what takes its place cannot be lost any more.
                file.flush()
                os.fsync(file.fileno())
        beside.chmod(path.stat().st_mode & 0o777 if there else 0o666 & ~_UMASK)
        beside.replace(path)
    except (OSError, RuntimeError) as error:  # Python says so of links in a circle, until 3.13
        if beside is not None:
            beside.unlink(missing_ok=True)
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise WorkError(
            f"{named}: cannot be written: {reason.lower()}.",
            remedy="Nothing was changed; make room, or choose another folder.",
        ) from error
