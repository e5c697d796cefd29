"""A reading: the text of a file, and what the file says of itself."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schema.dates import parse
from schema.names import LONGEST_NAME, check_line, one_line
from schema.text import normalise

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What no text holds: ``schema.text`` refuses a file with any of them."""

CELL = " | "
"""What stands between the cells of a row, where a format has tables."""

_SPACE = re.compile(r"\s+")
_MOST_AUTHORS = 20


@dataclass(slots=True)
class Details:
    """What a file says of the document in it, and where it says so. Whoever offers a detail first is believed.

    Args:
        title: Its title.
        publisher: The name of its publisher.
        authors: Who signed it.
        published: When it was published, as EDTF.
        language: The ISO 639 code of its language.
        url: Where it stands.
        found: Where each of them was found, by its name.
    """

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    url: str | None = None
    found: dict[str, str] = field(default_factory=dict)

    def offer(self, name: str, value: str | None, where: str) -> None:
        """Take a detail, unless it is known already or says nothing.

        Args:
            name: Which one: ``title``, ``publisher``, ``published``, ``language`` or ``url``.
            value: What is said.
            where: Where, in a few words.
        """
        said = line(value or "")
        if not said or getattr(self, name) is not None:
            return
        if name == "published":
            said = _day(said)
        elif name == "language":
            said = _language(said)
        elif name == "url" and not re.fullmatch(r"https?://[^\s/.]+\.[^\s]+", said):
            return
        if said:
            setattr(self, name, said)
            self.found[name] = where

    def offer_authors(self, names: Iterable[str], where: str) -> None:
        """Take the names of those who signed, unless they are known already."""
        said = tuple(dict.fromkeys(name for name in map(line, names) if name))[:_MOST_AUTHORS]
        if said and not self.authors:
            self.authors = said
            self.found["authors"] = where


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item or a row, as a format gives it.

    Args:
        text: Its text; line breaks in it are kept.
        page: The page that it stands on, counted from 1; None where there are no pages.
        goes_on: Whether it goes on with the paragraph that the block before it begins.
    """

    text: str
    page: int | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format's reader gives back.

    Args:
        text: The normalised text.
        details: What the file says of itself.
        pages: Where each page starts in the text; empty where there are no pages.
        notes: What a person should know: what was left out, what was guessed.
    """

    text: str
    details: Details
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that has been read.

    Args:
        name: The file, as the user named it.
        sha256: Of its bytes.
        format: What its content is: ``text``, ``PDF``, …
        text: Its normalised text.
        details: What it says of itself.
        pages: Where each page starts in the text; empty where there are no pages.
        notes: What a person should know of it.
    """

    name: str
    sha256: str
    format: str
    text: str
    details: Details
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def join(blocks: Sequence[Block]) -> tuple[str, tuple[int, ...]]:
    """Put blocks together as a text whose paragraphs they are.

    Args:
        blocks: The blocks in order.

    Returns:
        The normalised text, and where each page starts in it. A page without any text starts where the next one does.
    """
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for block in blocks:
        text = paragraph(block.text)
        if not text:
            continue
        between = "\n\n" if parts else ""
        if block.goes_on and parts:
            # A word that is parted at the end of a page is one word.
            parted = parts[-1].endswith("-") and parts[-1][-2:-1].isalpha()
            parts[-1] = parts[-1].removesuffix("-") if parted else parts[-1]
            length -= parted
            between = "" if parted else " "
        length += len(between)
        while block.page is not None and len(starts) < block.page:
            starts.append(length)
        parts += (between, text)
        length += len(text)
    return ("".join(parts) + "\n" if parts else ""), tuple(starts)


def paragraph(text: str) -> str:
    """Give a text as one paragraph: normalised, without empty lines and white space at the ends of lines."""
    rows = (row.strip() for row in printable(normalise(text)).split("\n"))
    # Composing letters again is safe: nothing but white space and controls was taken away.
    return unicodedata.normalize("NFC", "\n".join(row for row in rows if row))


def flowing(text: str) -> str:
    """Give a text on one line, as markup means it: any white space is one space."""
    return _SPACE.sub(" ", text).strip()


def printable(text: str) -> str:
    """Give a text without the control characters that no text holds."""
    return UNPRINTABLE.sub("", text)


def line(text: str) -> str:
    """Give a text as a title or a name is kept: on one line, of bearable length, with nothing invisible in it.

    Args:
        text: Any text.

    Returns:
        The line; empty where nothing readable is left.
    """
    said = one_line(normalise(text))
    if len(said) > LONGEST_NAME:
        said = said[: LONGEST_NAME - 2].rsplit(" ", 1)[0] + " …"
    try:
        return check_line(said.strip())
    except ValueError:
        return ""


def _day(text: str) -> str:
    """Give a date that a file's metadata hold as EDTF: the day, the month or the year of an ISO 8601 time."""
    found = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])", text)
    if not found:
        return ""
    try:
        parse(found[0])
    except ValueError:
        return ""
    return found[0]


def _language(text: str) -> str:
    code = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", text)
    return code[0].lower() if code else ""


def as_mapping(details: Details) -> Mapping[str, object]:
    """Give the details that are known, by their names."""
    names = ("title", "publisher", "authors", "published", "language", "url")
    return {name: value for name in names if (value := getattr(details, name))}
