"""Every error that dots raises on purpose.

::

    DotsError                 root; carries the exit code of the command line
    ├── CallError        (2)  the call was wrong: an unknown query, a mistyped parameter, a name nobody bears
    │   └── AmbiguousName     a name that several entities bear; carries the candidates
    ├── WorkError        (1)  the call was right and the work failed
    │   ├── DossierInvalid    a dossier that says what it may not; carries every problem with file, line and field
    │   ├── QueryInvalid      a query file that cannot be used; carries its place
    │   ├── TimedOut          a server that lets one wait longer than one wanted to
    │   └── ForeignGraph      the database holds data that dots did not write
    └── NoDatabase       (3)  no server, or one that does not let us in
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


class DotsError(Exception):
    """An error with one sentence that says what is wrong and one that says what to do.

    Args:
        message: What is wrong, as one sentence.
        remedy: What to do about it, as one sentence; None where the message says it already.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}" if self.remedy else self.message


class CallError(DotsError):
    """The call was wrong; nothing was tried."""

    exit_code = 2


class AmbiguousName(CallError):
    """A name that several entities bear.

    Args:
        name: The name as it was given.
        candidates: What tells the candidates apart, one line each, best first.
        parameter: The parameter that the name was given for, where there was one.
        ids: The ids of all of them, those that are not shown included.
    """

    def __init__(
        self, name: str, candidates: Sequence[str], *, parameter: str | None = None, ids: Sequence[str] = ()
    ) -> None:
        place = f" for {parameter}" if parameter else ""
        listed = "".join(f"\n  {candidate}" for candidate in candidates)
        super().__init__(
            f"“{name}”{place} could be any of {len(candidates)} entities:{listed}\n",
            remedy="Give more of the name, or the id.",
        )
        self.name = name
        self.candidates = tuple(candidates)
        self.parameter = parameter
        self.ids = tuple(ids)


class WorkError(DotsError):
    """The call was right and the work failed."""

    exit_code = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a file, and where.

    Args:
        file: The file, as the user named it.
        line: The line, counted from 1; 0 where the whole file is meant.
        field: The path of the field, such as ``claims.c12.when``; empty where the whole record is meant.
        message: What is wrong, and what to do, as one sentence.
    """

    file: str
    line: int
    field: str
    message: str

    LONGEST_FIELD: ClassVar[int] = 120
    LONGEST_MESSAGE: ClassVar[int] = 600

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        field = _shortened(self.field, self.LONGEST_FIELD)
        message = _shortened(self.message, self.LONGEST_MESSAGE)
        return f"{place}: {field}: {message}" if field else f"{place}: {message}"


def _shortened(text: str, longest: int) -> str:
    """Give a text on one line and of bearable length: what is wrong may itself be endless, or pretend to be a line."""
    line = " ".join(text.split("\n"))
    return line if len(line) <= longest else f"{line[: longest // 2]} … {line[-longest // 2 :]}"


class DossierInvalid(WorkError):
    """A dossier that says what it may not; nothing of it was written.

    Args:
        problems: Everything that is wrong, in the order of the files.
    """

    SHOWN: ClassVar[int] = 20

    def __init__(self, problems: Sequence[Problem]) -> None:
        shown = [str(problem) for problem in problems[: self.SHOWN]]
        if len(problems) > self.SHOWN:
            shown.append(f"and {len(problems) - self.SHOWN} more problems")
        super().__init__("\n".join(shown))
        self.problems = tuple(problems)


class QueryInvalid(WorkError):
    """A query file that cannot be used.

    Args:
        file: The file.
        line: The line, counted from 1; 0 where the whole file is meant.
        message: What is wrong, and what to do, as one sentence.
    """

    def __init__(self, file: Path | str, line: int, message: str) -> None:
        super().__init__(str(Problem(str(file), line, "", message)))
        self.file = str(file)
        self.line = line


class NoIndex(WorkError):
    """The database lacks a full-text index that is asked: nothing was ever loaded, or nothing since dots has it."""


class TimedOut(WorkError):
    """The server let somebody wait longer than they wanted to."""


class ForeignGraph(WorkError):
    """The database holds data that dots did not write, and nobody said to go on."""


class NoDatabase(DotsError):
    """No server was found, or it does not let us in, or it is too old."""

    exit_code = 3
