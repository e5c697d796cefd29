"""Files that dots writes: whole or not at all, and over one that is there only where somebody said so."""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from schema.errors import CallError, WorkError

STANDARD: Final = Path("-")
"""The standard output, as commands are told of it in place of a file."""

# What is told where there is no room for all of a file; room made elsewhere helps against nothing else.
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

# The files that a process has open, as Linux names them; /dev/stdout and /dev/fd lead there.
_OPEN: Final = re.compile(r"/proc/[^/]+(/task/[^/]+)?/fd|/dev/fd")

FORCE: Final = "Give another name, or say --force to write over it."


def refuse(path: Path, *, force: bool = False, ask: Callable[[str], bool] | None = None, remedy: str = FORCE) -> None:
    """Refuse a place for a file that somebody named, before any work is done for it.

    Args:
        path: The file that is to be written.
        force: Whether it may replace one that is there.
        ask: Asks a person whether it may, and says what was answered; None where nobody is to be asked.
        remedy: What to do where it may not.

    Raises:
        CallError: It cannot be written, or may not be replaced.
    """
    try:
        known = path.stat() if path.exists() else None
        is_stream = known is not None and _is_stream(path, known)
        folder = _followed(path).parent if path.is_symlink() else path.parent
        has_folder = folder.is_dir()
    except OSError as error:  # a name that is too long, a circle of links
        raise CallError(f"{path} cannot be written: {_reason(error)}.", remedy="Give another name.") from error
    if known is not None and stat.S_ISDIR(known.st_mode):
        raise CallError(f"{path} is a folder.", remedy="Give the name of a file.")
    if known is not None and not _may_write(path):
        raise CallError(f"{path} cannot be written: permission denied.", remedy="Give a place that can be.")
    if is_stream:  # nothing is made in its folder, which is the system's: /dev, /proc/1/fd
        return
    if not has_folder:
        raise CallError(f"{path} cannot be written: there is no folder {folder}.", remedy="Make it first.")
    if why := _refusal(folder):
        raise CallError(f"{path} cannot be written: {why}.", remedy="Give a place that can be.")
    if known is None or force:
        return
    if ask is None or not ask(f"{path} is there already. Write over it?"):
        raise CallError(f"{path} is there already.", remedy=remedy)


@contextmanager
def into(path: Path, *, force: bool = False, ask: Callable[[str], bool] | None = None) -> Iterator[TextIO]:
    """Yield a stream that becomes a file once all is written; where something goes wrong, nothing is changed.

    A device or a pipe gets what is written as it comes.

    Args:
        path: The file; what is refused of it is said before the stream is there.
        force: Whether it may replace one that is there.
        ask: As for `refuse`.

    Raises:
        CallError: It cannot be written, or may not be replaced.
        WorkError: It could not be written to its end.
    """
    refuse(path, force=force, ask=ask)
    with _arriving(path) as file:
        text = TextIOWrapper(file, encoding="utf-8", newline="\n")
        yield text
        text.flush()
        text.detach()


def replace(path: Path, content: str | bytes, *, private: bool = False) -> None:
    """Write a file in one step: whoever looks finds what was there before, or all of what is there now.

    Args:
        path: Where to; its folder exists. Where it is a link, what it leads to is written.
        content: What it shall hold; text as UTF-8.
        private: Whether nobody else may read it.

    Raises:
        WorkError: It cannot be written; what was there is there still, and nothing else, but in a device or a pipe.
    """
    with _arriving(path, private=private) as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


@contextmanager
def _arriving(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """Yield a file beside another, whose place it takes when it is whole."""
    beside: Path | None = None
    left = "Nothing was changed"
    try:
        known = path.stat() if path.exists() else None
        if known is not None and _is_stream(path, known):
            left = "Some of it may have been written"
            # A device or a pipe is written to: what took its place would be no device any more.
            with path.open("ab") as file:
                yield file
            return
        target = _followed(path)
        import tempfile  # a command that writes no file has no use for it

        handle, name = tempfile.mkstemp(prefix=".arriving.", dir=target.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            if known is not None:
                # What is there is let go of only when what takes its place cannot be lost any more.
                file.flush()
                os.fsync(file.fileno())
        if not private:
            beside.chmod(known.st_mode & 0o777 if known is not None else 0o666 & ~_UMASK)
        beside.replace(target)
    except OSError as error:
        raise WorkError(
            f"{path} cannot be written: {_reason(error)}.",
            remedy=f"{left}; {'make room, or ' if error.errno in _FULL else ''}choose another place.",
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def _is_stream(path: Path, known: os.stat_result) -> bool:
    """Say whether a path is a device, a pipe, or what a process has open, such as its standard output."""
    if not stat.S_ISREG(known.st_mode):
        return True
    # What is open may be a file like any other: only the way there tells, link by link. As it exists, none is a circle.
    while not _OPEN.fullmatch(os.path.realpath(path.parent)):
        if not path.is_symlink():
            return False
        path = path.parent / path.readlink()
    return True


def _refusal(folder: Path) -> str:
    """Say why no file can be made in a folder; nothing where one can be."""
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except FileNotFoundError:  # as Linux says of a folder like /proc, which is there
        return f"no file can be made in {folder}"
    except OSError as error:
        return _reason(error)


def _may_write(place: Path) -> bool:
    return os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _followed(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as error:  # as Python until 3.13 says of links in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _umask() -> int:
    # There is no asking without setting: it is done before there are threads whose files would be anybody's meanwhile.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_UMASK: Final = _umask()
