"""A measurement: a figure, what it is held against, and whether it holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """One line of the table.

    Args:
        what: What was measured.
        ours: The figure of dots, with its unit.
        peer: What it is held against; empty where it stands for itself.
        theirs: The figure of that, with its unit.
        ratio: How the two compare, as it is read; empty where they need not.
        bound: What it is held to; empty where it is only told.
        holds: Whether it is as it is held to be; None where it is only told.
    """

    what: str
    ours: str
    peer: str = ""
    theirs: str = ""
    ratio: str = ""
    bound: str = ""
    holds: bool | None = None
