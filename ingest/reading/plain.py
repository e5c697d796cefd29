"""Plain text: as it stands, in whichever encoding it was saved."""

import codecs
import re

from ingest.reading.reading import UNPRINTABLE, Details, Extract, line, printable
from schema.errors import WorkError
from schema.text import normalise

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "utf_16_le", "utf_16_be",
    "gb18030", "big5", "shift_jis", "euc_kr", "mac_roman",
)  # fmt: skip
"""The encodings that a text is held to be in, where it is not UTF-8."""

_OF_WEST = frozenset({"cp1252", "mac_roman"})

_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ¡¿«»“”‘’„‚–—…€£§©®°·•\xa0")
"""What Western European languages write beyond ASCII."""

_RUN = re.compile("[À-ÖØ-öø-ÿŒœ]{4}")
"""More of those letters beside each other than a word has: what another script looks like, read as a Western one."""

MOST_ACCENTED = 3
"""Plain letters for each of those, where a text is Western European: Cyrillic read as if it were has none."""

MOST_SPOILT = 0.25
"""Bad bytes for each sign of several bytes up to which a text is UTF-8 in which something was spoilt: in texts of other
encodings hardly any of their bytes happen to be such signs."""

SHORTEST_GUESS = 2**14
"""Bytes that are enough to tell an encoding by."""

LONGEST_PARAGRAPH_LINE = 120
"""Characters over which most lines of a text are paragraphs, and not lines of one."""

LONGEST_TITLE = 200
FEW_LINES = 20

_CHROME = re.compile(
    r"(?:skip|jump) to (?:main |the )?(?:content|navigation|search)|menu|home|search|share|print|subscribe|"
    r"log ?in|sign (?:in|up)|close|advertisement",
    re.I,
)
"""What a page that was saved as text has kept of its buttons."""


def read(content: bytes, name: str) -> Extract:
    """Read a plain text.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Raises:
        WorkError: It is no text.
    """
    text, notes = decode(content, name)
    text, more = _parted(text)
    details = Details()
    details.offer("title", first_line(text), "first line")
    return Extract(text, details, notes=(*notes, *more))


def decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Decode a text and normalise it.

    Args:
        content: Its bytes.
        name: The file, as the user named it.

    Returns:
        The normalised text, and what a person should know: in which encoding it was, and what was left out.

    Raises:
        WorkError: It is no text.
    """
    raw, note = _decoded(content, name)
    if "\0" in raw:
        raise WorkError(
            f"{name}: is no text: it holds NUL bytes.", remedy="If it is one all the same, save it as UTF-8."
        )
    text = normalise(raw)
    notes = [] if note is None else [note]
    if controls := len(UNPRINTABLE.findall(text)):
        notes.append(f"{controls} control characters left out")
        text = normalise(printable(text))
    return text, tuple(notes)


def first_line(text: str) -> str | None:
    """Give the first line of a text, where it may be a title; what a saved page says above itself is none."""
    rows = (row.strip() for row in text[: LONGEST_TITLE * FEW_LINES].split("\n"))
    first = next((row for row in rows if row and not _CHROME.fullmatch(row)), "")
    said = line(first)
    return said if 0 < len(said) <= LONGEST_TITLE else None


def _decoded(content: bytes, name: str) -> tuple[str, str | None]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), None
            except UnicodeDecodeError as error:
                raise WorkError(
                    f"{name}: begins as {encoding} and is none from byte {error.start} on.", remedy="Save it as UTF-8."
                ) from None
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _mended(content, error.start) or _guessed(content)


def _mended(content: bytes, first: int) -> tuple[str, str] | None:
    """Read what is UTF-8 but for a few bytes as what it is; None where it is in another encoding."""
    text = content.decode("utf-8", "replace")
    spoilt = text.count("\ufffd") - content.count("\ufffd".encode())
    signs = len(text) - len(text.encode("ascii", "ignore")) - spoilt
    if spoilt > MOST_SPOILT * signs:
        return None
    lost = len(content) - len(text.encode()) + spoilt * len("\ufffd".encode())
    what = f"{lost:,} bytes are no UTF-8 and stand" if lost > 1 else "1 byte is no UTF-8 and stands"
    row = content.count(b"\n", 0, first) + 1
    where = f"{'the first ' if lost > 1 else ''}in line {row:,} (byte {first:,})"
    return text, f"{what} as “\ufffd”, {where}"


def _guessed(content: bytes) -> tuple[str, str]:
    encoding = _guess(content)
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        encoding = "cp1252"
        text = content.decode(encoding, "replace")
    return text, f"read as {encoding}, since it is not UTF-8; if its letters are wrong, save it as UTF-8"


def _guess(content: bytes) -> str:
    from charset_normalizer import from_bytes

    # Signs beyond ASCII tell an encoding: the lines that hold some come first.
    rows = [row for row in content.splitlines(keepends=True) if not row.isascii()]
    sample = b"".join(rows)[:SHORTEST_GUESS] if b"\0" not in content[:1024] else content[:SHORTEST_GUESS]
    # “Omar Farid (عمر فريد)” in a text that is English else
    is_other = _RUN.search(sample.decode("cp1252", "replace")) is not None
    if not is_other and _is_western(sample):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=[one for one in _GUESSED if not (is_other and one in _OF_WEST)]).best()
    return best.encoding if best is not None else "cp1252"


def _is_western(sample: bytes) -> bool:
    """Say whether a text is one of Western Europe: Latin letters, and a few with accents among them."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    beyond = [sign for sign in text if not sign.isascii()]
    plain = sum(sign.isascii() and sign.isalpha() for sign in text)
    return all(sign in _WESTERN for sign in beyond) and plain > MOST_ACCENTED * len(beyond)


def _parted(text: str) -> tuple[str, tuple[str, ...]]:
    """Part the paragraphs of a text that has one on each line, and no empty lines between them."""
    if re.search(r"\S[^\S\n]*\n[^\S\n]*\n+[^\S\n]*\S", text):
        return text, ()
    rows = [row for row in text.split("\n") if row.strip()]
    long = sum(len(row) > LONGEST_PARAGRAPH_LINE for row in rows)
    if len(rows) < 3 or long * 3 < len(rows):
        return text, ()
    return "\n\n".join(rows) + "\n", ("each line taken as a paragraph, since no empty lines part them",)
