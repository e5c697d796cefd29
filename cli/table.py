"""Tables for people: columns that fit the terminal, long cells folded, one block a row where there is no room."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

GAP = "  "
NARROWEST = 8
"""Below this many places a column is no column any more."""

_ID = re.compile(r"[a-z0-9][\w.]*(?:[-/][\w.]+)+[,;]?")
"""What is copied whole or is of no use: the ids of claims, entities and documents."""

Paint = Callable[[int, str], str]
"""Gives a text that stands in a column, which is given by its number, a style."""

_JOINT = re.compile(r"[^-/]*[-/]+|[^-/]+")


def _plain(_column: int, text: str) -> str:
    return text


def width_of(text: str) -> int:
    """Return how many places of a terminal a text takes: wide letters two, marks none (Unicode TR 11).

    Args:
        text: A text of one line.
    """
    if text.isascii():
        return len(text)
    return sum(_places(letter) for letter in text)


def plan(names: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Decide how wide each column is.

    Args:
        names: The names of the columns.
        rows: The rows to measure.
        room: How many places there are.

    Returns:
        A width for each column; None where they do not fit even narrow.
    """
    cells = [[name, *(row[place] for row in rows)] for place, name in enumerate(names)]
    natural = [max(width_of(line) for cell in column for line in cell.split("\n")) for column in cells]
    # A fold is ugly within a word: a column keeps its longest word as long as there is room, and an id in any case.
    least = [
        min(wide, max(NARROWEST, max(_least(word) for cell in column for word in cell.split() or [""])))
        for wide, column in zip(natural, cells, strict=True)
    ]
    spare = room - len(GAP) * (len(names) - 1)
    widths = list(natural)
    while sum(widths) > spare:
        widest = max(range(len(widths)), key=lambda place: (widths[place] - least[place], widths[place]))
        if widths[widest] <= least[widest]:
            return None
        widths[widest] -= 1
    return widths


def lines(cells: Sequence[str], widths: Sequence[int], paint: Paint = _plain) -> Iterator[str]:
    """Give the lines of one row.

    Args:
        cells: What stands in it.
        widths: How wide each column is.
        paint: Gives what stands in a column its style.
    """
    folded = [fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(len(cell) for cell in folded)):
        line, owed = "", 0
        for place, (cell, width) in enumerate(zip(folded, widths, strict=True)):
            text = cell[number] if number < len(cell) else ""
            if text:
                line += " " * owed + paint(place, text)
                owed = 0
            owed += width - width_of(text) + len(GAP)
        yield line


def height(cells: Sequence[str], widths: Sequence[int]) -> int:
    """Return how many lines a row takes.

    Args:
        cells: What stands in it.
        widths: How wide each column is.
    """
    return max(len(fold(cell, width)) for cell, width in zip(cells, widths, strict=True))


def block(names: Sequence[str], cells: Sequence[str], room: int, paint: Paint = _plain) -> Iterator[str]:
    """Give one row as a block, a line or more for each column that holds something.

    An id that does not fit beside its label stands below it, whole: a terminal may wrap it, and still copies it as one.

    Args:
        names: The names of the columns.
        cells: What stands in the row.
        room: How many places there are.
        paint: Gives what stands in a column its style.
    """
    label = min(max(width_of(name) for name in names), room // 2)
    for place, (name, cell) in enumerate(zip(names, cells, strict=True)):
        if not cell:
            continue
        places = max(NARROWEST, room - label - len(GAP))
        if any(_ID.fullmatch(word) and width_of(word) > places for word in cell.split()):
            yield from (name, *fold(cell, room, whole=True))
            continue
        for number, line in enumerate(fold(cell, places)):
            yield f"{pad(name if number == 0 else '', label)}{GAP}{paint(place, line)}".rstrip()


def pad(text: str, width: int) -> str:
    """Fill a text up with spaces.

    Args:
        text: A text.
        width: How many places it shall take.
    """
    return text + " " * (width - width_of(text))


def fold(text: str, width: int, *, whole: bool = False) -> list[str]:
    """Break a text into lines of at most a width, between words where that is possible.

    Args:
        text: A text.
        width: How many places a line may take, one or more.
        whole: Whether an id is left whole, though it take more.

    Returns:
        The lines, one at least.
    """
    folded: list[str] = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            if current and width_of(current) + 1 + width_of(word) <= width:
                current = f"{current} {word}"
                continue
            if current:
                folded.append(current)
            *pieces, current = [word] if whole and _ID.fullmatch(word) else _broken(word, width)
            folded += pieces
        folded.append(current)
    return folded or [""]


def _least(word: str) -> int:
    """Return how many places a column needs for a word: a long one may be broken, an id may not."""
    return width_of(word) if _ID.fullmatch(word) else min(24, width_of(word))


def _broken(word: str, width: int) -> list[str]:
    """Break a word that is too long, after a hyphen or a slash where there is one: ids are full of them."""
    if width_of(word) <= width:
        return [word]
    pieces = [""]
    for part in _JOINT.findall(word):
        if width_of(pieces[-1]) + width_of(part) <= width:
            pieces[-1] += part
            continue
        pieces += [part] if width_of(part) <= width else _cut(part, width)
    return pieces if pieces[0] else pieces[1:]


def _cut(word: str, width: int) -> list[str]:
    pieces, piece, taken = [], "", 0
    for letter in word:
        places = _places(letter)
        if piece and taken + places > width:
            pieces.append(piece)
            piece, taken = "", 0
        piece, taken = piece + letter, taken + places
    return [*pieces, piece]


def _places(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
