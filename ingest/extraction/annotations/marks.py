"""Marks: what somebody marked in a text, before anything is known of what it means here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from schema.errors import CallError, WorkError

WITH_READERS = "python -m pip install -e '.[annotations]'"
"""What installs the readers that not everybody needs: from the sources, as the public index knows another ``dots``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that were marked.

    Args:
        key: What the file calls the mark; other marks and links refer to it.
        label: What they were marked as.
        start: The first character in the annotators' text, in code points from 0.
        end: The character after the last.
        line: The line of the file; 0 where it has no lines.
        words: The words as the file repeats them; None where it does not.
        entity: Whom they name, so that several marks are of one entity; None where the file does not say.
    """

    key: str
    label: str
    start: int
    end: int
    line: int = 0
    words: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Marks that were linked: a relation between two, or an event with its trigger and whoever plays a part in it.

    Args:
        key: What the file calls it.
        label: What they were linked as.
        parts: The marks by the parts that they play, such as ``Arg1`` and ``Arg2``.
        trigger: The mark whose words say so; None where there is none.
        line: The line of the file; 0 where it has no lines.
        attributes: What was said of it beside, such as ``Negation``.
    """

    key: str
    label: str
    parts: Mapping[str, str]
    trigger: str | None = None
    line: int = 0
    attributes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marked:
    """What a file of annotations holds.

    Args:
        file: The file.
        marks: The marks.
        links: The links.
        text: The text that the offsets count in; None where the file does not hold it.
    """

    file: Path
    marks: tuple[Mark, ...]
    links: tuple[Link, ...] = field(default=())
    text: str | None = None


def broken(file: Path, line: int, message: str) -> WorkError:
    """Give the error of a file that says what it may not.

    Args:
        file: The file.
        line: The line, counted from 1; 0 where it has none.
        message: What is wrong, and what to do, as one sentence.
    """
    place = f"{file}:{line}" if line else str(file)
    return WorkError(f"{place}: {message}")


def not_installed(file: Path, what: str, package: str) -> CallError:
    """Give the error of a file whose reader is not installed.

    Args:
        file: The file.
        what: What it is, such as "a CAS".
        package: What reads it.
    """
    remedy = f"Run `{WITH_READERS}` in the folder of the sources of dots."
    return CallError(f"{file} is {what}, and {package} is not installed.", remedy=remedy)


def lines_of(file: Path) -> str:
    """Read a file of annotations as UTF-8, without a byte-order mark.

    Args:
        file: The file.

    Raises:
        WorkError: It cannot be read.
    """
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise broken(file, 0, f"byte {error.start} is not UTF-8; save the file as UTF-8.") from None
    except OSError as error:
        raise broken(file, 0, f"cannot be read: {(error.strerror or str(error)).lower()}.") from None
