"""Elements: how many of them a page, a part or a book may have, told before a tree is made of them.

A tree takes a hundred times the memory of the tags that it is made of, which in a package are packed a thousand times.
"""

import re
from itertools import islice

from schema.errors import WorkError

MOST_OF_PAGE = 300_000
"""Elements of a page of HTML; the longest book of one page has some 50,000."""

MOST_OF_BOOK = 1_000_000
"""Elements of all chapters of a book."""

MOST_OF_PART = 2_000_000
"""Elements of a part of an office file, which has ten for every few words."""

# In UTF-16 a NUL stands beside each character.
_OPENING = re.compile(rb"<\0?[^/!?\s<\0]")
_OPENING_OF_TEXT = re.compile(r"<[^/!?\s<]")


def count(content: bytes | str, most: int) -> int:
    """Count the elements that markup opens, whether they are closed or not.

    Args:
        content: The markup.
        most: How many may be.

    Returns:
        How many there are; one more than may be where there are more.
    """
    found = _OPENING.finditer(content) if isinstance(content, bytes) else _OPENING_OF_TEXT.finditer(content)
    return sum(1 for _ in islice(found, most + 1))


def refuse_more(number: int, most: int, name: str) -> None:
    """Refuse what has more elements than may be.

    Args:
        number: How many it has.
        most: How many may be.
        name: The file, as the user named it.

    Raises:
        WorkError: It has more.
    """
    if number > most:
        raise WorkError(
            f"{name}: has more than {most:,} elements, which no document has; it is not read.",
            remedy="Save its text by itself, or cut it into parts and ingest those.",
        )
