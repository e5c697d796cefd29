"""The notes of a report: its numbered sources, numbered as they are first referred to."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.network import Said
from queries.citations import Source


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source: a span of a document that carries a sentence.

    Args:
        number: Its number, counted from 1 in the order of the report.
        source: Where it stands, and the words there where the text is at hand.
    """

    number: int
    source: Source

    @property
    def quote(self) -> str:
        """The words of the source, on one line; empty where the text is not at hand."""
        return " ".join((self.source.quote or "").split())

    @property
    def place(self) -> str:
        """Where in the document they stand."""
        return f"paragraph {self.source.paragraph}, characters {self.source.start}–{self.source.end}"


class Notes:
    """The numbered sources of a report, numbered as they are first referred to."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.notes: list[Note] = []

    def of(self, claims: Sequence[Said]) -> tuple[int, ...]:
        """Give the numbers of the sources of claims.

        Args:
            claims: The claims.
        """
        return tuple(dict.fromkeys(self._number(source) for claim in claims for source in claim.sources))

    def _number(self, source: Source) -> int:
        place = (source.document, source.start, source.end)
        if place not in self._numbers:
            self._numbers[place] = len(self._numbers) + 1
            self.notes.append(Note(self._numbers[place], source))
        return self._numbers[place]
