"""The call of a saved query: its options are the query's own parameters and what every query takes.

Read without Typer, whose import takes as long as a query does; Typer shows the help of the same options and completes
them (``cli.asking``).
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cli import screen
from cli.formats import Format
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.running import Answer
    from queries.saved_query import SavedQuery

CONTRACT: Mapping[str, tuple[str, str]] = {
    "as_of": ("DATE", "Only what was so then: an EDTF date or interval, such as 2016-05."),
    "known_by": ("DATE", "Only what had been published by then."),
    "min_grade": ("GRADE", "Only claims graded so or better: a letter A to E, a digit 1 to 5, or both."),
    "disputes": ("include|exclude|only", "What becomes of claims that are disputed; include by default."),
}
"""The options that every query over claims takes: their values and what they say."""

OWN = ("param", "format", "timeout", "cite")
"""The options that every query takes."""

TIMEOUT = 30.0
"""Seconds after which the server gives up, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked, and how the answer is wanted.

    Args:
        query: The query.
        arguments: What its parameters get, as it was written.
        contract: The options of the contract, as they were written.
        form: How to write the rows.
        timeout: Seconds after which the server gives up.
        cite: Whether to say, too, what each claim rests on.
    """

    query: "SavedQuery"
    arguments: Mapping[str, str]
    contract: Mapping[str, str]
    form: Format = Format.TABLE
    timeout: float = TIMEOUT
    cite: bool = False


def option_of(parameter: str) -> str:
    """Return the option that gives a parameter: ``as_of`` is ``--as-of``."""
    return f"--{parameter.replace('_', '-')}"


def run(words: Sequence[str]) -> int:
    """Run the query that is named first, with the options that follow.

    Args:
        words: What follows ``dots query run``.

    Returns:
        The exit code.
    """
    from cli import session

    name, *options = words
    answer(read(session.catalogue().get(name), options))
    return 0


def read(query: "SavedQuery", words: Sequence[str]) -> Call:
    """Read the options of a call: ``--name value``, ``--name=value``, ``-p name=value``, dashes or underscores.

    Args:
        query: The query.
        words: The options.

    Returns:
        The call.

    Raises:
        CallError: An option is unknown, lacks its value, or is given twice; or there is something else.
    """
    given: dict[str, str] = {}
    pairs: dict[str, str] = {}
    coming = iter(words)
    for word in coming:
        option, equals, text = word.partition("=")
        name = "param" if option == "-p" else option.removeprefix("--").replace("-", "_")
        if word == "--" or not (option == "-p" or word.startswith("--")):
            raise CallError(
                f"“{word}” is no option of {query.name}.", remedy=f"Give parameters by name: {_takes(query)}"
            )
        if name not in _options(query):
            raise _unknown_option(query, option)
        if not equals and _is_flag(query, name):
            text = "yes"
        elif not equals:
            text = _value(option, next(coming, None))
        if name == "param":
            name, text = _pair(text)
            _put(pairs, name, text)
        else:
            _put(given, name, text)
    for name, text in pairs.items():
        _put(given, name, text)
    form, timeout = _format(given.pop("format", "table")), _seconds(given.pop("timeout", None))
    contract = {name: given.pop(name) for name in CONTRACT if name in given}
    cite = given.pop("cite", "no") == "yes"
    if cite and form is Format.CSV:
        raise CallError(
            "A table of values has no room for citations.", remedy="Ask for table, markdown, json or jsonl."
        )
    return Call(query, given, contract, form, timeout, cite)


def answer(call: Call) -> None:
    """Ask a query and write its rows.

    Args:
        call: What is asked.

    Raises:
        CallError: An argument is missing or mistyped, or names nobody or several.
        NoDatabase: There is no server.
    """
    from cli import formats, session
    from queries.contract import Contract
    from queries.parameters import refuse_unknown
    from queries.running import run as ask

    # What is wrong with the call is said before anything else, whether there is a database or not.
    refuse_unknown(call.query.name, call.query.parameters, call.arguments)
    asked = Contract.parse(**call.contract)
    with session.graph() as graph:
        found = ask(graph, call.query, call.arguments, contract=asked, timeout=call.timeout)
        number = (
            _write_cited(graph, found, call) if call.cite else formats.write(found.rows, list(found.columns), call.form)
        )
        if call.form is Format.TABLE:
            screen.say(_summary(found, number))


def _write_cited(graph: "Graph", found: "Answer", call: Call) -> int:
    from cli import citations, formats
    from queries.receipts import cite, cited_by

    rows = list(found.rows)
    cited = cite(graph, cited_by(rows))
    if call.form in (Format.TABLE, Format.MARKDOWN):
        number = formats.write(rows, list(found.columns), call.form)
        citations.write(cited, call.form, sys.stdout)
        return number
    by_claim = {citation.claim: asdict(citation) for citation in cited}
    for row in rows:
        row["citations"] = [by_claim[claim] for claim in row.get("claims") or () if claim in by_claim]
    return formats.write(rows, [*found.columns, "citations"], call.form)


def _summary(found: "Answer", number: int) -> str:
    read = [
        f"“{argument.given}” was read as {argument.entity.name}"
        for argument in found.arguments.values()
        if argument.entity is not None and argument.given not in (None, argument.entity.name, argument.entity.id)
    ]
    rows = f"{number:,} {'row' if number == 1 else 'rows'}" if number else "No rows: the claims in the graph do not say"
    return f"{'; '.join([rows, *read])}."


def _options(query: "SavedQuery") -> tuple[str, ...]:
    return (*query.parameters, *(CONTRACT if query.over_claims else ()), *OWN)


def _is_flag(query: "SavedQuery", name: str) -> bool:
    return name == "cite" or (name in query.parameters and query.parameters[name].type == ("boolean",))


def _value(option: str, word: str | None) -> str:
    if word is None or word.startswith("--"):
        raise CallError(
            f"{option} needs a value.", remedy=f"A value that begins with dashes is written {option}=VALUE."
        )
    return word


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    name = name.strip().replace("-", "_")
    if not equals or not name:
        raise CallError(f"-p takes name=value, not “{text}”.", remedy="Write for instance -p person=Haniyeh.")
    return name, value


def _put(given: dict[str, str], name: str, text: str) -> None:
    if name in given:
        raise CallError(f"{name} is given twice.", remedy="Give it once.")
    given[name] = text


def _format(text: str) -> Format:
    try:
        return Format(text)
    except ValueError:
        from difflib import get_close_matches

        near = get_close_matches(text, Format, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise CallError(f"There is no format “{text}”.", remedy=f"{hint}There are {', '.join(Format)}.") from None


def _seconds(text: str | None) -> float:
    if text is None:
        return TIMEOUT
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.001 <= seconds <= 1_000_000:
        raise CallError(f"--timeout is a number of seconds, not “{text}”.", remedy="Write for instance --timeout 30.")
    return seconds


def _unknown_option(query: "SavedQuery", unknown: str) -> CallError:
    from difflib import get_close_matches

    known = [option_of(name) for name in _options(query)]
    near = get_close_matches(unknown.replace("_", "-"), known, n=2, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    return CallError(f"{query.name} has no option {unknown}.", remedy=f"{hint}It takes {_takes(query)}")


def _takes(query: "SavedQuery") -> str:
    own = ", ".join(option_of(name) for name in query.parameters)
    shared = f"{' and ' if own else ''}{', '.join(option_of(name) for name in CONTRACT)}" if query.over_claims else ""
    return f"{own}{shared or ('' if own else 'no parameters')}."
