"""The call of a saved query: its options are the query's own parameters and what every query takes.

Read without Typer, whose import takes as long as a query does; Typer shows the help of the same options and completes
them (``cli.asking``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cli.formats import Format, Picture
from queries.parameters import nearest, option_of
from queries.patience import TIMEOUT
from schema import files
from schema.errors import CallError

if TYPE_CHECKING:
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

SUFFIXES: Mapping[str, str] = {"md": "markdown", "htm": "html", "txt": "table"}
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


def suffix_of(output: Path) -> str:
    """Give the suffix of a file in small letters, without its point."""
    return output.suffix.lower().removeprefix(".")


def _options(query: "SavedQuery") -> tuple[str, ...]:
    return (*query.parameters, *((*CONTRACT, *WITHOUT) if query.over_claims else ()), *OWN)


def _is_flag(query: "SavedQuery", name: str) -> bool:
    return name in query.parameters and query.parameters[name].type == ("boolean",)


def _yes_or_no(option: str, text: str) -> str:
    from queries.values import YES_AND_NO

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
        suffix = suffix_of(Path(output or ""))
        text = SUFFIXES.get(suffix, suffix or Format.TABLE)
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
