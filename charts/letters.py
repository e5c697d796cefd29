"""Letters: which of some words no font has that Typst can use here, so that they are boxes in what it sets."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from schema.errors import WorkError

Tell = Callable[[str], object]
"""Tells a person something, as one sentence."""

NAMED: Final = 8
"""So many letters without a font are named; of more, how many there are."""

# A file for archives may hold no letter without a glyph, so asking for one finds them all.
_SURE: Final = "a-2b"
_LOST: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
# Latin, Greek, Cyrillic and general punctuation: Libertinus Serif has them, which Typst brings.
_BROUGHT: Final = re.compile(r"[\u0000-\u04ff\u1e00-\u2040]")
_DOCUMENT: Final = b"#for letter in sys.inputs.letters.clusters() [#letter ]\n"


def lost(words: str) -> str:
    """Give the letters that no font of Typst or of this machine has.

    Args:
        words: Any words.

    Returns:
        The letters, each once, in the order of Unicode.

    Raises:
        WorkError: Typst does not say, as it stumbles over something else.
    """
    # What is never seen needs no font.
    wanted = {letter for letter in set(_BROUGHT.sub("", words)) if _is_seen(unicodedata.category(letter))}
    if not wanted:
        return ""
    import typst

    try:
        typst.compile(_DOCUMENT, format="pdf", pdf_standards=_SURE, sys_inputs={"letters": "".join(sorted(wanted))})
    except typst.TypstError as error:
        texts = (_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in _LOST.findall(error.diagnostic))
        found = "".join(sorted(set("".join(texts))))
        if not found:
            raise WorkError(f"Which letters have a font cannot be found out: {error.message}.") from error
        return found
    return ""


def tell_lost(words: str, tell: Tell, remedy: str) -> None:
    """Tell a person which letters are boxes, where any are.

    Args:
        words: What is set.
        tell: Tells it.
        remedy: What to do instead of installing a font.

    Raises:
        WorkError: Typst does not say which are.
    """
    found = lost(words)
    if found:
        named = " ".join(map(_named, found[:NAMED]))
        more = f" and {len(found) - NAMED:,} more" if len(found) > NAMED else ""
        tell(f"No font of this machine has {named}{more}: boxes stand instead. Install one that has them, or {remedy}.")


def _is_seen(category: str) -> bool:
    return category == "Co" or category[0] not in "CZM"


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X}" if unicodedata.category(letter) == "Co" else letter
