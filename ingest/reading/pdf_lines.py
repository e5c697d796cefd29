"""The lines of a PDF's page, with where they lie, and the paragraphs that they are parts of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.reading.reading import flowing, printable

NEW_PARAGRAPH = 1.35
"""Times the usual step from line to line over which a gap parts paragraphs."""

MOST_SPACING = 3.0
"""Heights of a line over which a step from line to line is none within a paragraph."""

SHORT = 0.8
"""The part of the column's width under which a line that ends a sentence ends its paragraph."""

INDENT = 0.8
"""Heights of a line by which the first line of a paragraph begins further in."""

_ITEM = re.compile(r"(?:[•‣◦▪*–·]|-(?=\s)|\(?\d{1,3}[.)](?=\s)|\(?[a-z][.)](?=\s))")
_ENDED = (".", "!", "?", ":", "”", '."', ".’", ";")
_HYPHENS = ("\ufffe", "\x02", "\u00ad")
"""What PDFium gives for the hyphen at the end of a line that parts a word."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Args:
        text: What stands there.
        page: The page, counted from 1.
        left: Its edges, in points from the lower left corner of the page.
        bottom: See ``left``.
        right: See ``left``.
        top: See ``left``.
        parted: Whether its last word goes on in the next line.
    """

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    parted: bool = False

    @property
    def height(self) -> float:
        """How high it is: the size of its letters."""
        return self.top - self.bottom


def of_page(page: Any, number: int) -> list[Line]:
    """Give the lines of a page, in the order of its text layer.

    Args:
        page: A page of PDFium's.
        number: Which one, counted from 1.
    """
    layer = page.get_textpage()
    try:
        return list(_lines(layer, number))
    finally:
        layer.close()


def usual_spacing(pages: Sequence[Sequence[Line]]) -> float:
    """Give the usual step from line to line within a paragraph, in heights of a line.

    Args:
        pages: The lines of each page.
    """
    steps = sorted(
        (before.bottom - after.bottom) / before.height
        for page in pages
        for before, after in pairwise(page)
        if before.height > 0 and 0.7 < (before.bottom - after.bottom) / before.height < MOST_SPACING
    )
    # Most steps lie within paragraphs, except where paragraphs are of one line: the smaller ones tell.
    return steps[len(steps) // 4] if steps else 1.2


def paragraphs(lines: Sequence[Line], spacing: float) -> Iterator[str]:
    """Put lines together as paragraphs.

    Args:
        lines: The lines of a page.
        spacing: The usual step from line to line within a paragraph, in heights of a line.

    Yields:
        The text of each paragraph, on one line.
    """
    if not lines:
        return
    width = max(one.right - one.left for one in lines)
    current = [lines[0]]
    for before, after in pairwise(lines):
        if _begins(before, after, current[0], width, spacing):
            yield _joined(current)
            current = []
        current.append(after)
    yield _joined(current)


def _lines(layer: Any, number: int) -> Iterator[Line]:
    characters = layer.count_chars()
    if characters <= 0:
        return
    whole = layer.get_text_range(0, characters)
    place = 0
    for row in re.split(r"(\r\n|\n|\r)", whole):
        parted = row.endswith(_HYPHENS)
        text = flowing(printable(row.rstrip("".join(_HYPHENS)).replace("\u00ad", "")))
        if text:
            box = _box(layer, place, row, characters)
            yield Line(text, number, *box, parted=parted)
        place += len(row)


def _box(layer: Any, place: int, row: str, characters: int) -> tuple[float, float, float, float]:
    seen = [offset for offset, sign in enumerate(row) if not sign.isspace() and sign not in _HYPHENS]
    first = layer.get_charbox(min(place + seen[0], characters - 1), loose=True)
    last = layer.get_charbox(min(place + seen[-1], characters - 1), loose=True)
    left, right = min(first[0], last[0]), max(first[2], last[2])
    return left, min(first[1], last[1]), right, max(first[3], last[3])


def _begins(before: Line, after: Line, first: Line, width: float, spacing: float) -> bool:
    """Say whether a line begins a paragraph, after one that belongs to the paragraph that ``first`` begins."""
    if before.parted:
        return False
    if _ITEM.match(after.text):
        return True
    down = before.bottom - after.bottom
    ended = before.text.endswith(_ENDED)
    if down < -before.height:  # the next column
        return ended and not after.text[0].islower()
    if down < 0.3 * before.height:  # the same line, further on
        return False
    if abs(before.height - after.height) > 0.15 * max(before.height, after.height):
        return True
    if down > NEW_PARAGRAPH * spacing * before.height:
        return True
    if ended and before.right - before.left < SHORT * width:
        return True
    edge = before.left if before is first else min(before.left, first.left)
    return ended and after.left - edge > INDENT * after.height


def _joined(lines: Sequence[Line]) -> str:
    text = ""
    parted = False
    for one in lines:
        text += one.text if parted or not text else f" {one.text}"
        parted = one.parted
    return text
