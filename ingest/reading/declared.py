"""Declared encodings: what a page or a message says that its text is encoded in, believed where it can be."""

import codecs
from collections.abc import Collection

from ingest.reading.reading import line

WEB = {
    "utf-8": "utf-8", "utf-8-sig": "utf-8", "ascii": "cp1252", "iso8859-1": "cp1252", "cp1252": "cp1252",
    "iso8859-2": "iso8859-2", "iso8859-3": "iso8859-3", "iso8859-4": "iso8859-4", "iso8859-5": "iso8859-5",
    "iso8859-6": "iso8859-6", "iso8859-7": "iso8859-7", "iso8859-8": "iso8859-8", "iso8859-9": "cp1254",
    "iso8859-10": "iso8859-10", "iso8859-11": "cp874", "iso8859-13": "iso8859-13", "iso8859-14": "iso8859-14",
    "iso8859-15": "iso8859-15", "iso8859-16": "iso8859-16", "cp866": "cp866", "koi8-r": "koi8-r", "koi8-u": "koi8-u",
    "mac-roman": "mac-roman", "mac-cyrillic": "mac-cyrillic", "tis-620": "cp874", "cp874": "cp874", "cp1250": "cp1250",
    "cp1251": "cp1251", "cp1253": "cp1253", "cp1254": "cp1254", "cp1255": "cp1255", "cp1256": "cp1256",
    "cp1257": "cp1257", "cp1258": "cp1258", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "big5hkscs": "big5hkscs", "euc_jp": "euc_jp", "iso2022_jp": "iso2022_jp",
    "shift_jis": "cp932", "cp932": "cp932", "euc_kr": "cp949", "cp949": "cp949",
}  # fmt: skip
"""The encodings that a page may say it is in, and how browsers read each (WHATWG Encoding Standard, 4.2).

Both are Python's names. Python has other codecs, which are no encodings of text or run without end; no page means them.
"""

LONGEST_NAME = 40


def decoded(content: bytes, encoding: str, more: Collection[str] = ()) -> str:
    """Decode a text as it says that it is.

    Args:
        content: Its bytes.
        encoding: What it says.
        more: Encodings that it may say beside those of the web, by Python's names.

    Raises:
        ValueError: Nothing is encoded so, or this is not; it says so, as a note.
    """
    try:
        codec = codecs.lookup(encoding).name
        return content.decode(codec if codec in more else WEB[codec])
    except (LookupError, ValueError):
        raise ValueError(disbelieved(encoding)) from None


def disbelieved(encoding: str) -> str:
    """Note that a text is not encoded as it says.

    Args:
        encoding: What it says.
    """
    said = line(encoding)[:LONGEST_NAME] or "in an encoding"
    return f"says that it is {said}, and is not; its bytes are believed"
