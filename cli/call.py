"""The call of a saved query: its options are the query's own parameters and what every query takes.

Read without Typer, whose import takes as long as a query does; Typer shows the help of the same options and completes
them (``cli.asking``).
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass, field
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from cli import screen
from cli.formats import Format, Picture
from queries.parameters import nearest, option_of
from schema import files
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.contract import Contract
    from queries.running import Answer
    from queries.saved_query import SavedQuery

CONTRACT: Mapping[str, tuple[str, str]] = {
    "as_of": ("DATE", "Only what was so then: an EDTF date or interval, such as 2016-05."),
    "known_by": ("DATE", "Only what had been published by then."),
    "min_grade": ("GRADE", "Only claims graded so or better: a letter A to E, a digit 1 to 5, or both."),
    "disputes": ("include|exclude|only", "What becomes of claims that are disputed; include by default."),
}
"""The options that every query over claims takes: their values and what they say."""

WITHOUT: Mapping[str, tuple[str, str]] = {
    "without_source": ("SOURCE", "As if this document, publisher or speaker were not there. May be repeated."),
    "without_claim": ("CLAIM", "As if this claim were not there. May be repeated."),
}
"""The options of a query over claims that may be given several times."""

FLAGS: Mapping[str, str] = {
    "cite": "Say below the rows what each claim rests on: words, document, paragraph.",
    "force": "Let a file that is written replace one that is there.",
    "explain": "Show how the server would look for the rows, and do not ask.",
    "profile": "Show how the server looked for the rows, and what each step cost.",
}
"""The options that every query takes and that take no value."""

OWN = ("param", "format", "output", "chart", "timeout", "receipt", *FLAGS)
"""The options that every query takes."""

SHORT = {"-p": "param", "-o": "output"}
"""Options that have a letter of their own."""

FORMATS = (*Format, *Picture)
"""Everything that an answer can be written as or drawn as."""

CHARTS = ("network", "timeline")
"""What an answer can be drawn as: its entities and their ties, or its claims over time."""

TIMEOUT = 30.0
"""Seconds that one waits for a row, where nobody says otherwise."""


_SUFFIXES: Mapping[str, str] = {"md": "markdown", "htm": "html", "txt": "table"}
"""Suffixes of files that are no names of formats."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked, and how the answer is wanted.

    Args:
        query: The query.
        arguments: What its parameters get, as it was written.
        contract: The options of the contract, as they were written.
        form: How to write the rows, or how to draw them.
        timeout: Seconds that one waits for the first row, and for each that follows.
        cite: Whether to say, too, what each claim rests on.
        receipt: The file that the answer is to be written into with all that it rests on; None for none.
        force: Whether that may replace a file.
        plan: Whether the plan is wanted instead of the rows: None, explain or profile.
        without: The sources and claims that are to count as if they were not there, by option.
        output: The file that the answer goes into; None for the standard output.
        chart: What a picture is to show, one of `CHARTS`; None for what suits the query.
    """

    query: "SavedQuery"
    arguments: Mapping[str, str]
    contract: Mapping[str, str]
    form: Format | Picture = Format.TABLE
    timeout: float = TIMEOUT
    cite: bool = False
    receipt: Path | None = None
    force: bool = False
    plan: str | None = None
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    output: Path | None = None
    chart: str | None = None

    @property
    def rows_as(self) -> Format:
        """How rows are written; as a table, where the answer is drawn instead."""
        return self.form if isinstance(self.form, Format) else Format.TABLE


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
    without: dict[str, tuple[str, ...]] = {}
    coming = iter(words)
    before: tuple[str, str] | None = None
    for word in coming:
        option, equals, text = word.partition("=")
        name = SHORT.get(option) or option.removeprefix("--").replace("-", "_")
        if word == "--" or not (option in SHORT or word.startswith("--")):
            raise _no_option(query, word, before)
        if name not in _options(query):
            raise _unknown_option(query, option)
        if name in FLAGS:
            text = _yes_or_no(option, text) if equals else "yes"
        elif not equals and _is_flag(query, name):
            text = "yes"
        elif not equals:
            text = _value(option, next(coming, None))
            before = (option, text)
        if name == "param":
            name, text = _pair(text)
            _put(pairs, name, text)
        elif name in WITHOUT:
            without[name] = (*without.get(name, ()), text)
        else:
            _put(given, name, text)
    for name, text in pairs.items():
        _put(given, name, text)
    output, chart = given.pop("output", None), given.pop("chart", None)
    output = None if output == str(files.STANDARD) else output
    form = _format(given.pop("format", None), output)
    timeout = seconds(given.pop("timeout", None))
    contract = {name: given.pop(name) for name in CONTRACT if name in given}
    flags = {name for name in FLAGS if given.pop(name, "no") == "yes"}
    if "cite" in flags and form is Format.CSV:
        raise CallError(
            "A table of values has no room for citations.", remedy="Ask for table, markdown, json or jsonl."
        )
    if chart is not None and chart not in CHARTS:
        raise CallError(f"--chart is {' or '.join(CHARTS)}, not “{chart}”.", remedy="Leave it out for what suits best.")
    if chart is not None and not isinstance(form, Picture):
        raise CallError(
            f"--chart is about a picture, and {form} is none.", remedy="Ask for html, svg or png, or leave --chart out."
        )
    if output == "":
        raise CallError("--output needs a file.", remedy="Write for instance -o answer.html.")
    plan = next((name for name in ("profile", "explain") if name in flags), None)
    receipt = given.pop("receipt", None)
    if plan and (receipt is not None or "cite" in flags):
        raise CallError(f"--{plan} shows no rows, so that nothing rests on claims.", remedy="Leave one of the two out.")
    if receipt == "":
        raise CallError("--receipt needs a file.", remedy="Write for instance --receipt answer.json.")
    return Call(
        query,
        given,
        contract,
        form,
        timeout,
        cite="cite" in flags,
        receipt=Path(receipt) if receipt else None,
        force="force" in flags,
        plan=plan,
        without=without,
        output=Path(output) if output else None,
        chart=chart,
    )


def answer(call: Call, graph: "Graph | None" = None, begun: "Answer | None" = None) -> int:
    """Ask a query and write its rows.

    Args:
        call: What is asked.
        graph: Whom to ask; None for the graph of the session, which is opened for it.
        begun: The answer to just that, where it was asked before and no row has been taken; None to ask.

    Returns:
        How many there were.

    Raises:
        CallError: An argument is missing or mistyped, or names nobody or several; or a file cannot be written.
        NoDatabase: There is no server.
    """
    from queries.contract import Contract
    from queries.parameters import read_given

    # What is wrong with the call is said before anything else, whether there is a database or not.
    read_given(call.query.name, call.query.parameters, call.arguments)
    asked = Contract.parse(**call.contract)
    if call.query.replaces:
        screen.say(f"{call.query.name} is yours, in place of the one that comes with dots: {call.query.path}.")
    if call.receipt is not None:
        if call.output is not None and realpath(call.output) == realpath(call.receipt):
            raise CallError(
                f"{call.receipt} is both --output and --receipt.", remedy="Give the receipt a name of its own."
            )
        files.refuse(call.receipt, force=call.force, ask=screen.confirm)
    if isinstance(call.form, Picture):
        from cli import drawing

        drawing.refuse(call)
    if call.output is None:
        return _ask(call, asked, graph, begun)
    with files.into(call.output, force=call.force, ask=screen.confirm) as file, redirect_stdout(file):
        number = _ask(call, asked, graph, begun)
    screen.say(f"It is in {call.output}{_though(call.output, call.form)}.")
    return number


def _ask(call: Call, asked: "Contract", graph: "Graph | None", begun: "Answer | None") -> int:
    """Ask a query, write its rows to the standard output, and return how many there were."""
    from cli import formats, session
    from cli.summary import summary
    from queries.running import run as ask

    with nullcontext(graph) if graph else session.graph() as graph:
        if call.plan is not None:
            from cli import plans

            plans.show(graph, call, asked)
            return 0
        if call.cite or call.receipt is not None or call.without or isinstance(call.form, Picture):
            from cli import receipts

            found, number = receipts.answer(graph, call, asked, begun)
        else:
            found = begun or ask(graph, call.query, call.arguments, contract=asked, timeout=call.timeout)
            number = formats.write(*formats.written(found.columns, found.rows, call.rows_as), call.rows_as)
        if call.form is Format.TABLE or isinstance(call.form, Picture):
            screen.say(summary(graph, call, found, number))
        return number


def _though(output: Path, form: Format | Picture) -> str:
    """Say how a file is written, where its name does not."""
    return "" if _SUFFIXES.get(_suffix(output), _suffix(output)) == form else f", as {form}"


def _suffix(output: Path) -> str:
    return output.suffix.lower().removeprefix(".")


def _options(query: "SavedQuery") -> tuple[str, ...]:
    return (*query.parameters, *((*CONTRACT, *WITHOUT) if query.over_claims else ()), *OWN)


def _is_flag(query: "SavedQuery", name: str) -> bool:
    return name in query.parameters and query.parameters[name].type == ("boolean",)


def _yes_or_no(option: str, text: str) -> str:
    from queries.parameters import YES_AND_NO

    if (value := YES_AND_NO.get(text.strip().lower())) is None:
        raise CallError(f"{option} is yes or no, not “{text}”.", remedy=f"Write {option} alone.")
    return "yes" if value else "no"


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
        raise CallError(f"{option_of(name)} is given twice.", remedy="Give it once.")
    given[name] = text


def _format(text: str | None, output: str | None) -> Format | Picture:
    if text is None:
        # A file that is called so is meant so; one that is called nothing holds what a terminal would show.
        suffix = _suffix(Path(output or ""))
        text = _SUFFIXES.get(suffix, suffix or Format.TABLE)
        if text not in FORMATS:
            raise CallError(
                f"{output} ends like no format that there is.",
                remedy=f"Formats are {', '.join(FORMATS)}; name one with --format to call the file as you like.",
            )
        return Format(text) if text in set(Format) else Picture(text)
    if text in set(Picture):
        return Picture(text)
    if text in set(Format):
        return Format(text)
    from schema.suggestion import did_you_mean

    hint = f"{did_you_mean(text, FORMATS)} There are {', '.join(FORMATS)}."
    raise CallError(f"There is no format “{text}”.", remedy=hint.lstrip())


def seconds(text: str | None) -> float:
    """Read how long somebody waits.

    Args:
        text: A number of seconds as it was written; None where nobody says.

    Raises:
        CallError: It is none.
    """
    if text is None:
        return TIMEOUT
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0.001 <= number <= 1_000_000:
        raise CallError(f"--timeout is a number of seconds, not “{text}”.", remedy="Write for instance --timeout 30.")
    return number


def _no_option(query: "SavedQuery", word: str, before: tuple[str, str] | None) -> CallError:
    if before is not None:
        # A shell that is told nothing else takes each word of a name for an argument of its own.
        option, text = before
        remedy = f'Put a value of several words in quotes: {option} "{text} {word}".'
        return CallError(f"“{word}” is no option of {query.name}.", remedy=remedy)
    meant = next((name for name in query.parameters if not _is_flag(query, name)), None)
    hint = f"Say {option_of(meant)} “{word}”, if that is meant. " if meant and word != "--" else ""
    return CallError(f"“{word}” is no option of {query.name}.", remedy=f"{hint}It takes {_takes(query)}")


def _unknown_option(query: "SavedQuery", unknown: str) -> CallError:
    own = [option_of(name) for name in query.parameters]
    near = nearest(
        unknown.replace("_", "-"), own, [option for name in _options(query) if (option := option_of(name)) not in own]
    )
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    return CallError(f"{query.name} has no option {unknown}.", remedy=f"{hint}It takes {_takes(query)}")


def _takes(query: "SavedQuery") -> str:
    own = ", ".join(option_of(name) for name in query.parameters)
    shared = f"{' and ' if own else ''}{', '.join(option_of(name) for name in CONTRACT)}" if query.over_claims else ""
    return f"{own}{shared or ('' if own else 'no parameters')}."
