"""Formats: the kinds of file that documents come in, each told by its content and read by a module of its own."""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.reading.reading import Extract
from schema.errors import WorkError

HEAD = 8192
"""Bytes from the beginning of a file that tell what it is."""

Read = Callable[[bytes, str], Extract]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Args:
        name: What it is called.
        noun: A file of it, as one speaks of one.
        module: The module whose ``read`` takes the bytes and the name of a file; imported when one is there.
        suffixes: What its files' names end in.
    """

    name: str
    noun: str
    module: str
    suffixes: tuple[str, ...]

    def read(self, content: bytes, name: str) -> Extract:
        """Read a file of this kind.

        Args:
            content: Its bytes.
            name: The file, as the user named it.

        Raises:
            WorkError: It cannot be read; the message says why and what to do.
        """
        reader: Read = importlib.import_module(self.module).read
        return reader(content, name)


TEXT = Format("text", "a text file", "ingest.reading.plain", (".txt", ".text", ".asc"))
MARKDOWN = Format("Markdown", "a Markdown file", "ingest.reading.markdown", (".md", ".markdown"))
HTML = Format("HTML", "a page of HTML", "ingest.reading.html", (".html", ".htm", ".xhtml"))
PDF = Format("PDF", "a PDF", "ingest.reading.pdf", (".pdf",))
DOCX = Format("DOCX", "a DOCX file", "ingest.reading.docx", (".docx",))
EPUB = Format("EPUB", "an EPUB book", "ingest.reading.epub", (".epub",))
EMAIL = Format("e-mail", "an e-mail", "ingest.reading.mail", (".eml",))

FORMATS = (TEXT, MARKDOWN, HTML, PDF, DOCX, EPUB, EMAIL)
"""Every kind of file that is read."""

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)
"""What the names of files end in that are looked for in a folder."""

_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "is an old Office file or an encrypted one", "Save it as DOCX, without a password."),
    (b"{\\rtf", "is rich text (RTF)", "Save it as DOCX."),
    (b"\xff\xd8\xff", "is a picture (JPEG)", "Recognise its text first (OCR, such as `ocrmypdf`)."),
    (b"\x89PNG", "is a picture (PNG)", "Recognise its text first (OCR, such as `ocrmypdf`)."),
    (b"GIF8", "is a picture (GIF)", "Recognise its text first (OCR, such as `ocrmypdf`)."),
    (b"II*\0", "is a picture (TIFF)", "Recognise its text first (OCR, such as `ocrmypdf`)."),
    (b"MM\0*", "is a picture (TIFF)", "Recognise its text first (OCR, such as `ocrmypdf`)."),
    (b"\x1f\x8b", "is compressed (gzip)", "Unpack it, and ingest what is in it."),
    (b"Rar!", "is an archive (RAR)", "Unpack it, and ingest what is in it."),
    (b"7z\xbc\xaf", "is an archive (7z)", "Unpack it, and ingest what is in it."),
    (b"\x7fELF", "is a program", None),
)
"""How files begin that hold no text, or none that is read here: the beginning, what they are, and what to do."""

_MARKUP = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_XML = re.compile(rb"\s*<\?xml\s", re.I)
_FIELD = re.compile(rb"([!-9;-~]+):[ \t]")
_MAIL_FIELDS = frozenset({b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"})
_LETTER_FIELDS = frozenset({b"from", b"to", b"date", b"subject"})


def recognise(content: bytes, suffix: str, name: str) -> Format:
    """Say what a file is by its content; its name decides only between kinds that look alike.

    Args:
        content: Its bytes.
        suffix: What its name ends in, in lower case.
        name: The file, as the user named it.

    Returns:
        The format.

    Raises:
        WorkError: It is empty, or of a kind that is not read.
    """
    head = content[:HEAD]
    if not content.strip(b"\0 \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe"):
        raise WorkError(f"{name}: is empty: there is nothing to read in it.")
    if b"%PDF-" in head[:1024]:
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return _package(content, name)
    for beginning, what, remedy in _REFUSED:
        if content.startswith(beginning):
            raise WorkError(f"{name}: {what}, which is not read.", remedy=remedy)
    text_head = head.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(_narrow(text_head)):
        return HTML
    if _is_mail(text_head, suffix):
        return EMAIL
    if _XML.match(text_head) and suffix not in TEXT.suffixes:
        raise WorkError(f"{name}: is XML, which is not read.", remedy="Save it as HTML or text.")
    if suffix in HTML.suffixes and re.search(rb"<(?:p|div|br|article|h1)[\s/>]", content[: 4 * HEAD], re.I):
        return HTML
    return MARKDOWN if suffix in MARKDOWN.suffixes else TEXT


def _package(content: bytes, name: str) -> Format:
    from ingest.reading.package import Package

    with Package(content, name) as package:
        names = package.names
        if "word/document.xml" in names:
            return DOCX
        if "META-INF/container.xml" in names or package.beginning("mimetype") == b"application/epub+zip":
            return EPUB
    for beginning, what in (
        ("xl/", "is a workbook (XLSX)"),
        ("ppt/", "is a presentation (PPTX)"),
        ("content.xml", "is an OpenDocument file"),
    ):
        if any(member.startswith(beginning) for member in names):
            raise WorkError(f"{name}: {what}, which is not read.", remedy="Save it as PDF or DOCX.")
    raise WorkError(f"{name}: is a ZIP archive.", remedy="Unpack it, and ingest the folder.")


def _narrow(head: bytes) -> bytes:
    """Give the beginning of a text in UTF-16 as if it were ASCII, so that its markup is seen."""
    return head[2:].replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head


def _is_mail(head: bytes, suffix: str) -> bool:
    """Whether a file begins with the fields of a message: some that only mail has, or a letter's if it is named so."""
    fields: set[bytes] = set()
    for row in head.splitlines():
        if not row.strip():
            break
        if row[:1] in (b" ", b"\t") and fields:
            continue
        if row.startswith(b"From ") and not fields:
            continue
        found = _FIELD.match(row + b" ")
        if not found:
            return False
        fields.add(found[1].lower())
    if suffix in EMAIL.suffixes and b"from" in fields and len(fields & _LETTER_FIELDS) > 1:
        return True
    return not fields.isdisjoint(_MAIL_FIELDS) and not fields.isdisjoint(_LETTER_FIELDS)
