"""The contract that every query over claims keeps: what counts, as of when, known by when, how good, disputed or not.

The Cypher of it stands once, in the ``.cypher`` files beside this module. A query file says where it applies, and
stays plain Cypher::

    // @claims c                       drop what is no act, or does not pass; gives c_holds, c_disputed, c_said_by and
                                       c_disputed_by
    // @statements c                   the same with plans and denials left in
    // @passes c                       drop what @claims drops, and do not ask who says it: for a step within a path
                                       or what comes before a LIMIT
    // @admits c                       the same for @statements
    // @step r                         in the WHERE of a path pattern, behind another condition: a claim that the
                                       relationship rests on passes; one of its ends is called left
    // @step r from giver              the same, where none is: giver is one of its ends
    // @carried r                      gives r_claims, the ids of its claims that pass; drops a relationship without any
    // @belongs member                 in a WHERE, behind another condition: the entity belongs to $body, where that is
                                       given
    // @rows c by giver, receiver      one row for each pair: admitted (its claims), since, until, dated, and the
                                       closing columns
    // @kept c by giver, receiver      after @passes, before an ORDER BY and a LIMIT: one row for each pair, with what
                                       places it, holds, since, until and dated
    // @told c by giver, receiver      after that LIMIT: what @claims and @rows give, for what is left
    // @said c                         after @passes or @admits and a LIMIT: gives c_said_by and c_disputed_by
    // @bounds c, @dates c             parts of @rows and @kept: when the claims of a row began and ended

Where nobody asks anything of the claims, ``open.cypher`` says the same in less, which a server plans sooner.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Self, cast, get_args

from queries.parameters import option_of
from schema.errors import CallError

# What reads dates is loaded where one is asked about.
if TYPE_CHECKING:
    from datetime import date

    from schema.dates import FuzzyDate

Disputes = Literal["include", "exclude", "only"]

PARAMETERS: Final = ("as_of", "known_by", "min_grade", "disputes", "without_sources", "without_claims")
"""The parameters of the contract, which no query declares for itself."""

NAME: Final = "contract"
"""The parameter of the Cypher that holds them all, as a map.

A server plans a statement anew for each type of parameter, and for each order of magnitude of a list's length; that
takes far longer than the answer. Of a map it knows only that it is one: what was planned for one contract serves all.
"""

GROUPING: Final = ("rows", "kept", "told")
"""The marks that say by which variables rows are made."""

STEPPING: Final = ("step",)
"""The marks that may name an end of what they stand for."""

NARROWING: Final = ("belongs",)
"""The marks that ask nothing of claims."""

_PARTS: Final = {
    "claims": ("acts", "contract", "against", "sayers"),
    "statements": ("contract", "against", "sayers"),
    "passes": ("acts", "contract"),
    "admits": ("contract",),
    "step": ("step",),
    "carried": ("carried",),
    "belongs": ("belongs",),
    "rows": ("rows",),
    "kept": ("kept",),
    "told": ("told", "against", "sayers", "rows"),
    "said": ("against", "sayers"),
    "bounds": ("bounds",),
    "dates": ("dates",),
}
"""The marks, and the files that each stands for."""

_OPEN: Final[Mapping[str, tuple[str, ...]]] = {"contract": ("open",), "carried": ("whole",), "step": ()}
"""The files that stand for others where nobody asks anything of the claims."""

_MARK: Final = re.compile(
    r"^[ \t]*// @(\w+)(?:[ \t]+(\w+))?(?:[ \t]+by[ \t]+(\w+(?:[ \t]*,[ \t]*\w+)*)|[ \t]+from[ \t]+(\w+))?[ \t]*$", re.M
)
_OWN: Final = re.compile(r"\bc(?=_|\b)")


@dataclass(frozen=True, slots=True)
class Contract:
    """Which claims an answer may rest on.

    Args:
        as_of: The period in which it was so; None for whenever.
        known_by: The day by which it had been published; None for whenever.
        reliability: The worst reliability that will do, A to E; None where it does not matter.
        credibility: The worst credibility that will do, 1 to 5; None where it does not matter.
        disputes: Whether disputed claims count, or nothing else does.
        without_sources: Ids of documents, publishers and speakers that count as if they were not there.
        without_claims: Ids of claims that count as if they were not there.
    """

    as_of: "FuzzyDate | None" = None
    known_by: "date | None" = None
    reliability: str | None = None
    credibility: int | None = None
    disputes: Disputes = "include"
    without_sources: tuple[str, ...] = ()
    without_claims: tuple[str, ...] = ()

    @classmethod
    def parse(
        cls,
        *,
        as_of: str | None = None,
        known_by: str | None = None,
        min_grade: str | None = None,
        disputes: str | None = None,
        without_sources: Sequence[str] = (),
        without_claims: Sequence[str] = (),
    ) -> Self:
        """Read a contract as it is written on a command line.

        Args:
            as_of: An EDTF date or interval.
            known_by: An EDTF date; its last day counts.
            min_grade: A letter A to E, a digit 1 to 5, or both.
            disputes: include, exclude or only.
            without_sources: Ids of documents, publishers and speakers.
            without_claims: Ids of claims.

        Returns:
            The contract.

        Raises:
            CallError: A text is no date, no grade, or none of the three words; the message names the parameter.
        """
        reliability, credibility = _grade(min_grade)
        disputes = "include" if disputes is None else disputes
        if disputes not in get_args(Disputes):
            raise CallError(f"--disputes is include, exclude or only, not “{disputes}”.")
        return cls(
            as_of=None if as_of is None else period("--as-of", as_of),
            known_by=None if known_by is None else period("--known-by", known_by).end_latest,
            reliability=reliability,
            credibility=credibility,
            disputes=cast(Disputes, disputes),
            without_sources=tuple(dict.fromkeys(without_sources)),
            without_claims=tuple(dict.fromkeys(without_claims)),
        )

    @property
    def is_open(self) -> bool:
        """Whether nothing was asked of the claims beyond what the query asks."""
        return self == Contract()

    def parameters(self) -> dict[str, Any]:
        """Give what the Cypher of the contract reads: one parameter, of the name `NAME`."""
        graded = self.reliability or self.credibility
        read = {
            "as_of": {"from": self.as_of.start_earliest, "to": self.as_of.end_latest} if self.as_of else None,
            "known_by": self.known_by,
            "min_grade": {"reliability": self.reliability, "credibility": self.credibility} if graded else None,
            "disputes": self.disputes,
            "without_sources": list(self.without_sources),
            "without_claims": list(self.without_claims),
        }
        return {NAME: read}

    def given(self) -> dict[str, Any]:
        """Give what was asked for, as it would be written on a command line; nothing where all was left open."""
        grade = f"{self.reliability or ''}{self.credibility or ''}"
        return {
            **({"as_of": self.as_of.text} if self.as_of else {}),
            **({"known_by": self.known_by.isoformat()} if self.known_by else {}),
            **({"min_grade": grade} if grade else {}),
            **({"disputes": self.disputes} if self.disputes != "include" else {}),
            **({"without_sources": list(self.without_sources)} if self.without_sources else {}),
            **({"without_claims": list(self.without_claims)} if self.without_claims else {}),
        }

    def options(self) -> list[str]:
        """Give what was asked for as the words of a command line; what was left out, one by one."""
        words: list[str] = []
        for name, asked in self.given().items():
            if isinstance(asked, list):
                words += [word for one in asked for word in (option_of(name.removesuffix("s")), one)]
            else:
                words += [option_of(name), asked]
        return words


def period(parameter: str, text: str) -> "FuzzyDate":
    """Read a date that somebody gave.

    Args:
        parameter: What it was given for.
        text: An EDTF date or interval.

    Returns:
        The date with its bounds.

    Raises:
        CallError: The text is no date.
    """
    from schema.dates import parse

    try:
        return parse(text.strip())
    except ValueError as error:
        raise CallError(f"{parameter}: {error}.") from None


def expand(text: str, *, is_open: bool = False) -> str:
    """Put the Cypher of the contract where a query's text marks that it applies.

    Args:
        text: The body of a query file.
        is_open: Whether nothing is asked of the claims, so that less will do.

    Returns:
        The Cypher that a server runs; the text itself where it marks nothing.

    Raises:
        ValueError: A mark is unknown, or lacks its variable.
    """

    def written(found: re.Match[str]) -> str:
        mark, variable, keys, end = found.groups()
        if mark not in _PARTS:
            raise ValueError(f"@{mark} is no mark; there are {', '.join(f'@{known}' for known in _PARTS)}")
        if not variable or (mark in GROUPING) != bool(keys) or (end and mark not in STEPPING):
            usage = f"// @{mark} c by giver, receiver" if mark in GROUPING else f"// @{mark} c"
            raise ValueError(f"@{mark} is written so: {usage}")
        parts = [file for part in _PARTS[mark] for file in (_OPEN.get(part, (part,)) if is_open else (part,))]
        cypher = "\n".join(_OWN.sub(variable, _part(part)) for part in parts)
        cypher = cypher.replace("WITH keys,", f"WITH {keys},").replace("WHERE left ", f"WHERE {end or 'left'} ")
        return _MARK.sub(written, cypher)

    return _MARK.sub(written, text)


def line_before(text: str, line: int, *, is_open: bool = False) -> int:
    """Say which line of a query's text a line of its expansion comes from.

    Args:
        text: The body of a query file.
        line: A line of what ``expand`` made of it, counted from 1.
        is_open: As it was given to ``expand``.

    Returns:
        The line of the text, counted from 1.
    """
    reached = 0
    lines = text.split("\n")
    for number, written in enumerate(lines, start=1):
        reached += expand(written, is_open=is_open).count("\n") + 1
        if reached >= line:
            return number
    return len(lines)


def applies_to(text: str) -> bool:
    """Say whether a query's text asks for the contract."""
    return any(found[1] not in (*GROUPING, *NARROWING) for found in _MARK.finditer(text))


@cache
def _part(name: str) -> str:
    # Remarks begin a line; the marks of a part are set in.
    lines = (Path(__file__).parent / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


def _grade(text: str | None) -> tuple[str | None, int | None]:
    if text is None:
        return None, None
    from schema.grades import Grade

    try:
        grade = Grade.parse(text)
    except ValueError as error:
        raise CallError(f"--min-grade: {error}.") from None
    return grade.reliability, grade.credibility
