"""The locks of a draft: of several that change one at once, each sees what the one before it decided.

A lock is a hidden file beside the draft, and gone when nobody holds it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from database.folders import data_folder
from schema.errors import WorkError

PATIENCE = 10.0
"""Seconds to wait for somebody else; a decision is written in a fraction of one."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock of a draft: from reading it, until what was decided is in its file.

    Args:
        path: The file of the draft. Several names of one file have one lock.

    Raises:
        WorkError: Somebody else holds it, or its folder cannot be written.
    """
    with _held(path, ".lock", PATIENCE) as is_held:
        if not is_held:
            raise WorkError(
                f"{path}: somebody else is changing it.", remedy="Nothing was changed; try again when they are done."
            )
        yield


@contextmanager
def making(path: Path, *, wait: bool) -> Iterator[bool]:
    """Be the one who makes the draft of a document: from reading the document, until the draft is written.

    It may take minutes, in which the draft that is there can be reviewed: this is another lock than `alone` holds.

    Args:
        path: The file of the draft, which need not be there.
        wait: Whether to wait as long as somebody else makes it.

    Yields:
        Whether it is ours to make; false where somebody else is at it.

    Raises:
        WorkError: Its folder cannot be written.
    """
    with _held(path, ".making.lock", -1 if wait else 0) as is_held:
        yield is_held


@contextmanager
def drafting(folder: Path, text: str, *, wait: bool) -> Iterator[bool]:
    """Be the one who drafts a text, under whatever key and wherever: from looking for its draft until it is written.

    Args:
        folder: The folder of drafts, which has the lock where the folder of the user's data cannot be written.
        text: The sha256 of the normalised text.
        wait: Whether to wait as long as somebody else drafts it.

    Yields:
        Whether it is ours to draft; false where somebody else is at it.

    Raises:
        WorkError: The folder cannot be written.
    """
    with _held(_common(folder) / text, ".text.lock", -1 if wait else 0) as is_held:
        yield is_held


def _common(folder: Path) -> Path:
    """Give the folder in which every command of a user looks for the locks of texts, wherever its drafts go."""
    common = data_folder() / "drafting"
    try:
        common.mkdir(parents=True, exist_ok=True)
    except OSError:
        return folder
    return common if os.access(common, os.W_OK) else folder


@contextmanager
def _held(path: Path, suffix: str, patience: float) -> Iterator[bool]:
    """Hold a lock, and say whether it could be had.

    Args:
        path: The file of the draft.
        suffix: What the name of the lock ends in.
        patience: Seconds to wait for it; below zero for as long as it takes.
    """
    from filelock import FileLock, Timeout

    there = path.resolve()
    file = there.with_name(f".{there.name}{suffix}")
    lock = FileLock(file)
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        yield False
        return
    except (OSError, NotImplementedError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise WorkError(
            f"{path}: cannot be written: {reason.lower()}.",
            remedy="Nothing was changed; make its folder yours, or copy the draft into one that is.",
        ) from error
    try:
        yield True
    finally:
        # While it is still held: who waits for this very file sees that it has no name any more, and makes a new one.
        with suppress(OSError):  # as Windows says of a file that is open
            file.unlink()
        lock.release()
