"""Files that a command writes its answer into: refused before anything is asked, and whole or not there at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from cli import screen
from schema.errors import CallError


class Nothing(Exception):
    """There is nothing to write: the file is left as it was, or is not made."""


def refuse(path: Path, *, force: bool) -> None:
    """Refuse a place for a file; where one is there, ask whether it may be replaced.

    Args:
        path: The file that is to be written.
        force: Whether it may replace one without asking.

    Raises:
        CallError: It cannot be written, or may not be replaced.
    """
    if path.is_dir():
        raise CallError(f"{path} is a folder.", remedy="Give the name of a file.")
    if not path.parent.is_dir():
        raise CallError(f"{path} cannot be written: there is no folder {path.parent}.", remedy="Make it first.")
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise CallError(f"{path} cannot be written: permission denied.", remedy="Give a place that can be.")
    if path.exists() and not force and not screen.confirm(f"{path} is there already. Write over it?"):
        raise CallError(f"{path} is there already.", remedy="Give another name, or say --force to write over it.")


@contextmanager
def into(path: Path, *, force: bool) -> Iterator[TextIO]:
    """Yield a stream that becomes a file once all is written; where something goes wrong, nothing is changed.

    Args:
        path: The file.
        force: Whether it may replace one without asking.

    Raises:
        CallError: It cannot be written, or may not be replaced.
    """
    refuse(path, force=force)
    arriving = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with arriving.open("w", encoding="utf-8") as file:
            yield file
        arriving.replace(path)
    except Nothing:
        return
    except OSError as error:
        raise CallError(f"{path} cannot be written: {error.strerror}.", remedy="Give a place that can be.") from error
    finally:
        arriving.unlink(missing_ok=True)
