"""Help on a narrow terminal: Typer's own is never narrower than 50 places, and gives names of options 30 of them."""

import re
from collections.abc import Sequence
from typing import Any

from cli import table

NARROW = 60
"""Places below which help is laid out for a narrow terminal."""

HANGING = 6
"""Places that a description is set in, below the option that it is of."""

_PARTS = re.compile(r"[^|\s]+\|?|\s+")


def lay_out(context_class: Any) -> None:
    """Let the help of every command be laid out for a narrow terminal.

    Args:
        context_class: The class of the contexts of all commands, which names what writes their help.
    """
    usual = context_class.formatter_class
    if hasattr(usual, "usual"):
        return

    class Narrow(usual):  # type: ignore[misc, valid-type]
        """Writes options and what they say one below the other, where there is no room beside each other."""

        usual: Any

        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            """Write the usage, with the command itself folded."""
            if self.width >= NARROW:
                super().write_usage(prog, args, prefix)
                return
            super().write_usage("\n    ".join(table.fold(prog, self.width - len("Usage:  "))), args, prefix)

        def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
            """Write a list of names and what they say, those that are too long for a line folded."""
            if self.width >= NARROW:
                super().write_dl(rows, col_max, col_spacing)
                return
            room = self.width - self.current_indent
            hanging = "\n" + " " * (self.current_indent + HANGING)
            folded = [(hanging.join(_folded(first, room - HANGING)), second) for first, second in rows]
            super().write_dl(folded, min(col_max, HANGING - col_spacing), col_spacing)

    Narrow.usual = usual
    context_class.formatter_class = Narrow


def _folded(name: str, width: int) -> list[str]:
    """Break the name of an option between its names and between what may be chosen."""
    lines = [""]
    for part in _PARTS.findall(name):
        if table.width_of(lines[-1] + part.rstrip()) > width and lines[-1]:
            lines.append("")
        lines[-1] += part if lines[-1] else part.lstrip()
    return [line.rstrip() for line in lines]
