"""The normalised text of a document: the one coordinate system in which offsets, passages and digests are counted.

Offsets are in Unicode characters (code points) of the normalised text, from 0, the end excluded. Normalising makes two
copies of one text equal that differ only in how they were saved; it never changes a word.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from schema.errors import WorkError

DIGEST_LENGTH = 16
"""Hex digits that are kept of a span's sha256: 64 bits tell the spans of a document apart, and stay readable."""

_BULLET = r"[ \t]*(?:[•‣◦▪*–-]|\d{1,3}[.)])[ \t]+"
_BLOCK = re.compile(rf"\S[^\n]*(?:\n(?!{_BULLET})[^\S\n]*\S[^\n]*)*")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


class Span(NamedTuple):
    """A stretch of the normalised text; a tuple, since reading a document makes thousands of them.

    Args:
        start: The first character, counted from 0.
        end: The character after the last.
    """

    start: int
    end: int

    def covering(self, other: "Span") -> "Span":
        """Give the shortest stretch that has both in it.

        Args:
            other: Another stretch.
        """
        return Span(min(self.start, other.start), max(self.end, other.end))


def decode(content: bytes, name: str) -> str:
    """Decode a UTF-8 file and normalise it.

    Args:
        content: The bytes of the file.
        name: The file, as the user named it.

    Returns:
        The normalised text.

    Raises:
        WorkError: The bytes are no UTF-8, or hold control characters that no text holds.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkError(
            f"{name}: byte {error.start} is not UTF-8.", remedy="Save the text as UTF-8 and try again."
        ) from None
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise WorkError(
            f"{name}:{line}: the control character U+{ord(found[0]):04X} has no place in a text.",
            remedy="Remove it, or convert the file to plain text first.",
        )
    return normalise(text)


def normalise(text: str) -> str:
    """Bring a text into the form in which offsets are counted: NFC, line feeds, no byte-order mark.

    Args:
        text: Any text.

    Returns:
        The normalised text; normalising it again changes nothing.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return unicodedata.normalize("NFC", text)


def sha256(text: str) -> str:
    """Give the sha256 of a normalised text, in 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=2048)  # a proposal's words are asked for when it is made and when it is proven
def digest(text: str) -> str:
    """Give the digest of a span's text: the first 16 hex digits of its sha256."""
    return sha256(text)[:DIGEST_LENGTH]


def passages(text: str) -> list[Span]:
    """Find the paragraphs of a normalised text.

    A paragraph is a run of lines without an empty one between them; an item of a bulleted or numbered list is a
    paragraph of its own.

    Args:
        text: A normalised text.

    Returns:
        The spans of the paragraphs in order, without the white space around them.
    """
    return [Span(found.start(), found.start() + len(found[0].rstrip())) for found in _BLOCK.finditer(text)]
