"""The Admiralty system of grading: how reliable a source is, and how credible what it says, kept apart.

Source of the scales: NATO AJP-2.1, the two-character grading that is known as the Admiralty code. The two are never
fused into one number: a reliable source can repeat a rumour.
"""

import re
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict


class Reliability(StrEnum):
    """How reliable a source has been: A completely, B usually, C fairly, D not usually, E not; F cannot be judged."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


class Grade(BaseModel):
    """The least grade that an answer may rest on.

    Args:
        reliability: The worst reliability that will do, A to E; None where it does not matter.
        credibility: The worst credibility that will do, 1 (confirmed) to 5 (improbable); None where it does not matter.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reliability: str | None = None
    credibility: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a grade such as ``B2``, ``B`` or ``2``.

        Args:
            text: A letter A to E, a digit 1 to 5, or both.

        Returns:
            The grade.

        Raises:
            ValueError: The text is off the scale. F and 6 mean that nothing can be judged: nothing is below them.
        """
        found = re.fullmatch(r"([A-Ea-e])?([1-5])?", text.strip())
        if not found or not (found[1] or found[2]):
            raise ValueError(
                f"“{text}” is no grade; write a letter A–E (reliability), a digit 1–5 (credibility), or both"
            )
        return cls(
            reliability=found[1].upper() if found[1] else None,
            credibility=int(found[2]) if found[2] else None,
        )
