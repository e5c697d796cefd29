"""Problems: what is wrong with the files of a load, collected until there are too many to be worth reading on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schema.errors import DossierInvalid, Problem

MOST = 500
"""How many are collected: whoever has so many has made one mistake many times."""


@dataclass
class Problems:
    """What was found so far.

    Args:
        found: The problems, in the order in which they were found.
    """

    found: list[Problem] = field(default_factory=list)

    def add(self, file: str, line: int, place: str, message: str) -> None:
        """Note a problem.

        Args:
            file: The file, as the user named it.
            line: The line, counted from 1; 0 where the whole file is meant.
            place: The path of the field; empty where the whole record is meant.
            message: What is wrong, as one sentence.

        Raises:
            DossierInvalid: There are too many.
        """
        self.found.append(Problem(file, line, place, message))
        if len(self.found) >= MOST:
            self.settle()

    def settle(self) -> None:
        """Go on if nothing is wrong.

        Raises:
            DossierInvalid: Something is; it carries the problems in the order of files and lines.
        """
        if self.found:
            raise DossierInvalid(sorted(set(self.found)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in a file.

    Args:
        file: The file, as the user named it.
        line: The line on which the record begins.
        path: The path of the record, such as ``claims.c12``.
        lines: The lines of its fields by their path in the record; None where all stand on one line.
    """

    file: str
    line: int
    path: str
    lines: Mapping[str, int] | None = None

    def line_of(self, field_path: str) -> int:
        """Give the line of a field, or of the nearest thing around it that has one."""
        if not self.lines:
            return self.line
        while field_path and field_path not in self.lines:
            field_path = field_path.rpartition(".")[0]
        return self.lines.get(field_path, self.line)

    def report(self, problems: Problems, field_path: str, message: str) -> None:
        """Note a problem with a field of the record.

        Args:
            problems: Where to note it.
            field_path: The path of the field in the record; empty where the whole record is meant.
            message: What is wrong, as one sentence.

        Raises:
            DossierInvalid: There are too many problems.
        """
        parts = [part for part in (self.path, field_path) if part]
        problems.add(self.file, self.line_of(field_path), ".".join(parts), message)
