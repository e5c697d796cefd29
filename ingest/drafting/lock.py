"""The lock of a draft: of several that change one at once, each sees what the one before it decided."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schema.errors import WorkError

PATIENCE = 10.0
"""Seconds to wait for somebody else; a decision is written in a fraction of one."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock of a draft: from reading it, until what was decided is in its file.

    The lock is a hidden file beside the draft. It stays there: whoever waits for a file that is taken away would hold
    another one than who comes next.

    Args:
        path: The file of the draft. Several names of one file have one lock.

    Raises:
        WorkError: Somebody else holds it, or its folder cannot be written.
    """
    from filelock import FileLock, Timeout

    there = path.resolve()
    lock = FileLock(there.with_name(f".{there.name}.lock"))
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise WorkError(
            f"{path}: somebody else is changing it.", remedy="Nothing was changed; try again when they are done."
        ) from None
    except (OSError, NotImplementedError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise WorkError(
            f"{path}: cannot be written: {reason.lower()}.",
            remedy="Nothing was changed; make its folder yours, or copy the draft into one that is.",
        ) from error
    try:
        yield
    finally:
        lock.release()
