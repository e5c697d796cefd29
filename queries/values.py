"""Values: how what somebody gave for a parameter that is no entity is read; it takes no database."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from queries.contract import period
from queries.parameters import Parameter, option_of
from schema import suggestion
from schema.errors import CallError

EXACT: Final = 2**53
"""The largest whole number up to which every one is told from its neighbours, in JSON and JavaScript (RFC 8259, 6)."""

YES_AND_NO: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read_plain(name: str, parameter: Parameter, text: str) -> Any:
    """Read what was given for a parameter that is no entity: it takes no database.

    Args:
        name: The parameter's name, for messages.
        parameter: What it asks for.
        text: What was given.

    Returns:
        What the query gets.

    Raises:
        CallError: It is mistyped.
    """
    option = option_of(name)
    try:
        return READERS[parameter.type[0]](option, parameter, text)
    except ValueError:
        hint = f"{suggestion.did_you_mean(text, parameter.choices)} It is {parameter.expected}."
        raise CallError(f"{option} is not “{text}”.", remedy=hint.lstrip()) from None


def _number(name: str, parameter: Parameter, text: str) -> float:
    return _bounded(name, parameter, float(text))


def _integer(name: str, parameter: Parameter, text: str) -> int:
    return int(_bounded(name, parameter, int(text)))


def _bounded(name: str, parameter: Parameter, value: float) -> float:
    if abs(value) > EXACT:
        size, bound = ("large", f"larger than {EXACT:,}") if value > 0 else ("small", f"smaller than {-EXACT:,}")
        known = parameter.minimum is not None and parameter.maximum is not None
        remedy = f"Give {parameter.expected}{'' if known else f', no {bound}'}."
        raise CallError(f"{name} is too {size} a number.", remedy=remedy)
    low = parameter.minimum if parameter.minimum is not None else value
    high = parameter.maximum if parameter.maximum is not None else value
    if not low <= value <= high:
        raise ValueError("out of bounds")
    return value


def _boolean(_name: str, _parameter: Parameter, text: str) -> bool:
    if (value := YES_AND_NO.get(text.strip().lower())) is None:
        raise ValueError("neither yes nor no")
    return value


def _choice(_name: str, parameter: Parameter, text: str) -> str:
    if text not in parameter.choices:
        raise ValueError("not among the choices")
    return text


def _text(_name: str, _parameter: Parameter, text: str) -> str:
    return text


def _predicate(_name: str, _parameter: Parameter, text: str) -> str:
    from queries import predicates

    return predicates.read(text)


def _noun(_name: str, _parameter: Parameter, text: str) -> str:
    from queries import predicates
    from queries.asking.words import alternatives, words

    # Braces would be a parameter, as in a wording; a point behind the last initial is no part of a word.
    said = [
        "|".join(way.rstrip(".") for way in (*alternatives(word), *predicates.said_by(word.stem)))
        for word in words(re.sub(r"[{}]", " ", text))
    ]
    if not said:
        raise ValueError("no word")
    return " ".join(said)


def _date(name: str, _parameter: Parameter, text: str) -> dict[str, Any]:
    found = period(name, text)
    return {"from": found.start_earliest, "to": found.end_latest}


READERS: Final[Mapping[str, Callable[[str, Parameter, str], Any]]] = {
    "date": _date,
    "integer": _integer,
    "number": _number,
    "text": _text,
    "boolean": _boolean,
    "choice": _choice,
    "predicate": _predicate,
    "noun": _noun,
}
