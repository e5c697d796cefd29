"""Lettering: how much room words take in a drawing, where no browser is there to measure them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

BOLD: Final = 1.14
"""How much wider bold letters are."""

_NARROW: Final = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE: Final = frozenset("mwMWQO@%—")
_CELL: Final = 64.0
_JOINER: Final = "\u200d"
_JOINING: Final = frozenset((_JOINER, "\ufe0e", "\ufe0f"))


def width(words: str, size: float) -> float:
    """Estimate how wide words are; generously, so that what is set beside them does not touch them.

    Args:
        words: The words.
        size: The size of the letters, in pixels.
    """
    return size * sum(_width(letter) for letter in words)


def _width(letter: str) -> float:
    if unicodedata.combining(letter) or letter in _JOINING:
        return 0.0
    if letter in _NARROW:
        return 0.38
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.1
    return 0.92 if letter in _WIDE else 0.72 if letter.isupper() else 0.6


def fold(words: str, room: float, size: float, most: int = 3) -> list[str]:
    """Fold words into lines.

    Args:
        words: The words.
        room: How wide a line may be, in pixels; a word that is wider is broken.
        size: The size of the letters, in pixels.
        most: How many lines there may be; the last ends with an ellipsis where there were more.
    """
    lines = [""]
    for word in chain.from_iterable(broken(word, room, size) for word in words.split()):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    return lines


def broken(word: str, room: float, size: float) -> Iterator[str]:
    """Break a word that is wider than a line, never within what is read as one letter.

    Args:
        word: The word.
        room: How wide a line is, in pixels.
        size: The size of the letters, in pixels.

    Returns:
        The word itself, or its parts.
    """
    if width(word, size) <= room:
        yield word
        return
    part = ""
    for letter in word:
        is_one = unicodedata.combining(letter) or letter in _JOINING or part.endswith(_JOINER)
        if part and not is_one and width(part + letter, size) > room:
            yield part
            part = ""
        part += letter
    yield part


def cut(words: str, room: float, size: float) -> str:
    """Cut words that are too long for a line; what was cut ends with an ellipsis.

    Args:
        words: The words.
        room: How wide they may be, in pixels.
        size: The size of the letters, in pixels.
    """
    if width(words, size) <= room:
        return words
    while words and width(f"{words}…", size) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a drawing, in pixels.

    Args:
        left: Where it begins.
        top: Where it begins, from above.
        right: Where it ends.
        bottom: Where it ends, from above.
    """

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Say whether two rectangles lie upon each other."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Room:
    """The room of a drawing: which of it is taken, so that no words are set upon others."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        """Take a rectangle, whether it is free or not."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def first_free(self, boxes: Sequence[Box]) -> int | None:
        """Take the first of several rectangles that is free.

        Args:
            boxes: Rectangles, the best first.

        Returns:
            Which one; None where none is free.
        """
        for place, box in enumerate(boxes):
            if not any(box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ())):
                self.take(box)
                return place
        return None


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
