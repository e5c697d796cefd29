"""Calls: how a question is put in Python, with plain values, and errors that name what was given as Python does."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from keyword import iskeyword
from numbers import Number

from queries.parameters import option_of
from schema.errors import CallError, DotsError


def named(argument: str) -> str:
    """Give the parameter that an argument is for: ``from_`` stands for ``from``, which Python keeps for itself."""
    return argument.removesuffix("_")


def spelling(parameter: str) -> str:
    """Give the argument that a parameter is given by: ``from`` is ``from_``."""
    return f"{parameter}_" if iskeyword(parameter) else parameter


def written(name: str, value: object) -> str:
    """Write a value as a saved query reads it.

    Args:
        name: The parameter that it is given for.
        value: A text, a number, a truth value or a date.

    Raises:
        CallError: It is none of these, such as a list, or the gap that pandas leaves where a value is missing.
    """
    if isinstance(value, date | Number) and value != value:  # NaT and NaN alone are not themselves
        raise CallError(f"{name} is missing: {value}.", remedy="Leave out rows without it, as `dropna` does.")
    if isinstance(value, datetime):  # those of pandas are such, too
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | Number):
        return str(value)
    raise CallError(
        f"{name} is one text, number or date, not a {type(value).__name__}.",
        remedy="Ask once for each of several.",
    )


def several(name: str, value: object) -> list[str]:
    """Write what may be one value or several.

    Args:
        name: What it is given for.
        value: A text, or texts in a list, a tuple, a set or a column of pandas; None for none.

    Raises:
        CallError: It is something else.
    """
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping | bytes) or not isinstance(value, Iterable):
        raise CallError(f"{name} is one id or name, or several in a list, not a {type(value).__name__}.")
    return [written(name, one) for one in value]


@contextmanager
def in_python(names: Iterable[str]) -> Iterator[None]:
    """Let errors name what was given as Python does: ``as_of``, where a command line says ``--as-of``.

    Args:
        names: The names of all that may be given.

    Raises:
        DotsError: What went wrong, so told.
    """
    spelt = {option_of(named(name)): spelling(named(name)) for name in names}
    option = re.compile("|".join(rf"{re.escape(one)}(?![\w-])" for one in sorted(spelt, key=len, reverse=True)))
    try:
        yield
    except DotsError as error:
        # What was given stands in quotation marks, and stays as it is.
        def told(text: str) -> str:
            parts = re.split("(“[^”]*”)", text)
            parts[::2] = [option.sub(lambda found: spelt[found[0]], part) for part in parts[::2]]
            return "".join(parts).replace("`dots query list` shows", "`queries()` shows")

        error.message = told(error.message)
        error.remedy = error.remedy and told(error.remedy)
        raise
