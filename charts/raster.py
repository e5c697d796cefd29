"""Raster: a drawing as PNG, for where SVG cannot go.

Typst draws it; its wheel brings letters of its own, and the machine's are used where a name needs others.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from charts.letters import Tell, tell_lost
from schema.errors import WorkError

SHARP: Final = 192
"""Dots to the inch: two to each pixel of the drawing."""

LONGEST: Final = 16_000
"""No side of a picture has more dots than these: viewers refuse larger ones."""

_DOCUMENT: Final = '#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg")\n'
_PIXELS_TO_THE_INCH: Final = 96
_SIZE: Final = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


def png(svg: str, tell: Tell) -> bytes:
    """Draw an SVG as PNG.

    Args:
        svg: The drawing, which says how large it is.
        tell: Tells a person which letters are boxes, as no font has them.

    Raises:
        WorkError: It cannot be drawn.
    """
    import typst

    tell_lost(svg, tell, "ask for SVG, which is drawn with the fonts of whoever reads it")
    size = _SIZE.search(svg)
    longest = max(float(size[1]), float(size[2])) if size else 1.0
    sharp = min(SHARP, LONGEST * _PIXELS_TO_THE_INCH / longest)
    with TemporaryDirectory(prefix="dots-") as folder:
        (Path(folder) / "drawing.svg").write_text(svg, encoding="utf-8")
        (Path(folder) / "drawing.typ").write_text(_DOCUMENT, encoding="utf-8")
        try:
            return typst.compile(str(Path(folder) / "drawing.typ"), format="png", ppi=sharp)
        except typst.TypstError as error:
            raise WorkError(f"The picture cannot be drawn: {error.message}.", remedy="Ask for --format svg.") from error
