"""The reader: a file in, its text and what it says of itself out."""

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from ingest.reading import dateline, language
from ingest.reading.formats import FORMATS, Format, recognise
from ingest.reading.plain import first_line
from ingest.reading.reading import Details, Reading, line
from ingest.texts import LARGEST as LARGEST_TEXT
from schema.errors import WorkError

LARGEST = 256 * 2**20
"""Bytes of a file: a scan of a long book with its text."""

LONGEST = 4_000_000
"""Characters of a text, some 1,400 pages: its draft is half as large as one may be."""


def read(path: Path, name: str | None = None) -> Reading:
    """Read a document.

    Args:
        path: Where it lies.
        name: As the user named it; None for the path.

    Returns:
        Its text, and what it says of itself.

    Raises:
        WorkError: It cannot be read; the message says why and what to do.
    """
    called = name or str(path)
    content = _content(path, called)
    suffix = path.suffix.lower()
    format_ = recognise(content, suffix, called)
    limit = LARGEST_TEXT if format_.name in ("text", "Markdown", "HTML") else LARGEST
    if len(content) > limit:
        raise WorkError(
            f"{called}: is larger than {limit // 2**20} MiB, which no document is.",
            remedy="Cut it into documents, and ingest those.",
        )
    try:
        found = format_.read(content, called)
    except RecursionError as error:
        raise WorkError(f"{called}: is nested deeper than any document is; it is not read.") from error
    if not any(map(str.isalnum, found.text)):
        raise WorkError(f"{called}: is {format_.noun} without any text in it.", remedy=_remedy(format_))
    if len(found.text) > LONGEST:
        raise WorkError(
            f"{called}: has {len(found.text):,} characters of text, and may have {LONGEST:,}: nobody reviews a "
            "draft of more.",
            remedy="Cut it into parts, such as chapters, and ingest those.",
        )
    notes = [*_said_otherwise(format_, suffix), *found.notes]
    details = found.details
    details.offer("title", first_line(found.text), "first line")
    _date(details, found.text)
    notes += language.settle(details, found.text)
    _name(details, path)
    digest = hashlib.sha256(content).hexdigest()
    return Reading(called, digest, format_.name, found.text, details, found.pages, tuple(notes))


def digest(path: Path, name: str) -> str:
    """Give the sha256 of a file's bytes, in 64 hex digits.

    Args:
        path: Where it lies.
        name: The file, as the user named it.

    Raises:
        WorkError: There is no such file, or it cannot be read.
    """
    with _opened(path, name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _opened(path: Path, name: str) -> Iterator[BufferedReader]:
    try:
        if not path.exists():
            raise WorkError(f"{name}: {_why_missing(path)}.")
        # A device or a pipe would be read without end, or waited for.
        if not path.is_file():
            raise WorkError(f"{name}: is no plain file.")
        with path.open("rb") as file:
            yield file
    except OSError as error:
        said = "its name is too long" if error.errno == errno.ENAMETOOLONG else (error.strerror or str(error)).lower()
        raise WorkError(f"{name}: cannot be read: {said}.") from error


def _why_missing(path: Path) -> str:
    if not path.is_symlink():
        return "there is no such file"
    try:
        path.stat()
    except FileNotFoundError:
        return f"is a link to {path.readlink()}, which is not there"
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "is a link that leads back to itself"
        raise
    return "there is no such file"


def _content(path: Path, name: str) -> bytes:
    with _opened(path, name) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise WorkError(
            f"{name}: is larger than {LARGEST // 2**20} MiB, which no document is.",
            remedy="Cut it into documents, and ingest those.",
        )
    return content


def _said_otherwise(format_: Format, suffix: str) -> list[str]:
    claimed = next((known for known in FORMATS if suffix in known.suffixes), None)
    if claimed is None or claimed is format_:
        return []
    return [f"is {format_.noun} by its content, though its name ends in {suffix}"]


def _remedy(format_: Format) -> str | None:
    is_pictures = format_.name in ("PDF", "DOCX", "EPUB")
    return "If it is pictures of pages, recognise their text first (OCR, such as `ocrmypdf`)." if is_pictures else None


def _date(details: Details, text: str) -> None:
    said = dateline.find(text)
    if said is not None:
        where = "dateline, with the last year that the text names" if said.year_inferred else "dateline"
        details.offer("published", said.published, where)


def _name(details: Details, path: Path) -> None:
    if details.title is None:
        details.offer("title", line(path.stem.replace("_", " ")) or "Untitled", "the name of the file")
