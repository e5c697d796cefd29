"""SVG: the elements of a drawing, and the frame with title, legend and colophon that each of them stands in.

Elements are made by ElementTree, which writes whatever a name holds as text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from charts.lettering import BOLD, fold
from charts.made import Made

NAMESPACE: Final = "http://www.w3.org/2000/svg"
FONT: Final = '"DejaVu Sans", "Segoe UI", "Helvetica Neue", Arial, "Libertinus Serif", sans-serif'
MARGIN: Final = 24
LEAST: Final = 560

# Whatever is no Char of XML 1.0 (5th edition, 2.2), and the carriage return, which no reader of XML would keep.
_UNPRINTABLE: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

PAINT: Final[Mapping[str, Mapping[str, str]]] = {
    "text": {"fill": "#16191d"},
    ".quiet": {"fill": "#525b66"},
    ".ground": {"fill": "#ffffff"},
    ".edge": {"stroke": "#16191d"},
    ".tie": {"stroke": "#68727d", "fill": "none"},
    ".head": {"fill": "#68727d"},
    ".rule": {"stroke": "#cfd4da"},
    ".halo": {"stroke": "#ffffff"},
}
"""The colours of paper, by selector; a page of ours that holds a drawing gives its own."""


def element(parent: Element | None, tag: str, text: str = "", /, **attributes: object) -> Element:
    """Make an element; underscores in the names of attributes stand for hyphens, and one at the end for nothing.

    Args:
        parent: What it is put into; None for one that stands alone.
        tag: Its name.
        text: The text that it holds.
        **attributes: Its attributes; numbers are rounded to hundredths, and None is left out.
    """
    given = {_spelt(name): _written(value) for name, value in attributes.items() if value is not None}
    made = Element(tag, given) if parent is None else SubElement(parent, tag, given)
    if text:
        made.text = printable(text)
    return made


def printable(text: str) -> str:
    """Leave out the characters that XML 1.0 has no place for.

    Args:
        text: Any text.
    """
    return _UNPRINTABLE.sub("", text)


def words(parent: Element, x: float, y: float, lines: Sequence[str], size: float, **attributes: object) -> Element:
    """Set words, a line below the other.

    Args:
        parent: What they are put into.
        x: Where they stand, from the left.
        y: The foot of the first line, from above.
        lines: The lines.
        size: The size of the letters, in pixels.
        **attributes: Attributes of the text.
    """
    made = element(parent, "text", font_size=size, **attributes)
    for number, line in enumerate(lines):
        element(made, "tspan", line, x=x, y=y + number * size * 1.2)
    return made


def frame(
    inside: Element, width: float, height: float, made: Made | None, legend: Iterable[Element], *, least: float = LEAST
) -> Element:
    """Put a drawing into its frame: what was asked above it, what its signs mean and where it comes from below.

    Args:
        inside: The drawing, whose top left corner is the origin.
        width: How wide it is.
        height: How high it is.
        made: Where it comes from; None where it stands in a page that says so.
        legend: What its signs mean: groups, each of one line whose width stands in its attribute ``data-width``.
        least: How wide the frame is at least within its margins.

    Returns:
        The whole.
    """
    across = max(width, least) + 2 * MARGIN
    root = element(None, "svg", xmlns=NAMESPACE, font_family=FONT)
    if made is not None:
        element(root, "title", made.question)
        element(root, "desc", f"{made.subtitle}. {made.colophon}")
    ground = element(root, "rect", class_="ground", width="100%", height="100%")
    y = MARGIN + 16.0 if made is not None else 0.0
    for text, size, quiet in ((made.question, 17, False), (made.subtitle, 12, True)) if made is not None else ():
        if text:
            lines = fold(text, across - 2 * MARGIN, size if quiet else size * BOLD, most=6)
            words(
                root, MARGIN, y, lines, size, class_="quiet" if quiet else None, font_weight=None if quiet else "bold"
            )
            y += len(lines) * size * 1.2 + 4
    top = y + 4
    inside.set("transform", f"translate({_written(MARGIN + (across - 2 * MARGIN - width) / 2)} {_written(top)})")
    root.append(inside)
    y = top + height + 26
    x = float(MARGIN)
    for group in legend:
        wide = float(group.attrib.pop("data-width"))
        if x + wide > across - MARGIN and x > MARGIN:
            x, y = float(MARGIN), y + 20
        group.set("transform", f"translate({_written(x)} {_written(y)})")
        root.append(group)
        x += wide + 22
    down = y + MARGIN / 2
    if made is not None:
        lines = fold(made.colophon, across - 2 * MARGIN, 10, most=6)
        words(root, MARGIN, y + 26, lines, 10, class_="quiet")
        down = y + 26 + (len(lines) - 1) * 12 + MARGIN
    root.set("viewBox", f"0 0 {_written(across)} {_written(down)}")
    root.set("width", _written(across))
    root.set("height", _written(down))
    ground.set("width", _written(across))
    ground.set("height", _written(down))
    return root


def standalone(root: Element) -> str:
    """Write a drawing as a file of its own.

    Args:
        root: The drawing.
    """
    style = Element("style")
    style.text = "\n".join(
        f"{selector} {{ {'; '.join(f'{name}: {value}' for name, value in paint.items())} }}"
        for selector, paint in PAINT.items()
    )
    root.insert(0, style)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def inline(root: Element) -> str:
    """Write a drawing as a part of a page, whose style gives the colours.

    Args:
        root: The drawing.
    """
    return tostring(root, encoding="unicode")


def painted(root: Element) -> str:
    """Write a drawing as a part of a page of others, such as a notebook: what it looks like stands at each element.

    A style sheet would reach all of that page, and is taken away by many that show notebooks.

    Args:
        root: The drawing.
    """
    for one in root.iter():
        known = {one.tag, *(f".{name}" for name in one.get("class", "").split())}
        for selector, paint in PAINT.items():
            if selector in known:
                one.attrib.update(paint)
    return inline(root)


@cache
def _spelt(name: str) -> str:
    return name.removesuffix("_").replace("_", "-")


def _written(value: object) -> str:
    return f"{round(value, 2):g}" if isinstance(value, float) else str(value)
