"""Saved queries as text that Neo4j Browser and cypher-shell run as it is: parameters first, then the Cypher.

A favourite is one statement, because Browser draws what one statement answers, and of several shows a list: its
parameters stand in it as the values that they have.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from queries.contract import NAME, Contract

if TYPE_CHECKING:
    from queries.saved_query import SavedQuery

# What is left as it is (comments, texts, names in backticks), or a parameter; of the contract, what is asked of it.
_PARAMETER: Final = re.compile(
    rf"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|\$(?:{NAME}\.(?P<asked>\w+)|(?P<name>\w+))",
    re.S,
)


def script(query: "SavedQuery", arguments: Mapping[str, Any], contract: Contract) -> str:
    """Write a query with its parameters.

    Args:
        query: The query.
        arguments: What its parameters get; examples, then defaults, stand in for those that are missing.
        contract: What its claims must pass.

    Returns:
        The text, without a line break at its end.
    """
    values = _values(query, arguments, contract)
    # A line and an arrow for each: Browser before 2025 reads a map of parameters as JSON, without dates and whole
    # numbers, and takes braces that follow the arrow for those of a subquery.
    lines = [
        f":param {name} => {f'({literal(value)})' if isinstance(value, Mapping) else literal(value)};"
        for name, value in values.items()
    ]
    return "\n".join([*lines, f"// {query.question}", f"{query.cypher};"])


def statement(query: "SavedQuery", arguments: Mapping[str, Any], contract: Contract) -> str:
    """Write a query as one statement, with the values of its parameters in it.

    Args:
        query: The query.
        arguments: What its parameters get; examples, then defaults, stand in for those that are missing.
        contract: What its claims must pass.

    Returns:
        The text: first the question as a comment, then what it was asked, then the Cypher, of which there is less where
        nothing is asked of the claims.
    """
    values = _values(query, arguments, contract)
    asked = values.get(NAME, {})

    def filled(found: re.Match[str]) -> str:
        name, held = (found["asked"], asked) if found["asked"] else (found["name"], values)
        if name not in held:
            return found[0]
        value = held[name]
        # What a property may be asked of stands in brackets.
        return f"({literal(value)})" if value is None or isinstance(value, Mapping) else literal(value)

    own = [f"// {name}: {literal(values[name])}" for name in query.parameters if values[name] is not None]
    return "\n".join([f"// {query.question}", *own, f"{_PARAMETER.sub(filled, query.cypher_for(contract))};"])


def literal(value: object) -> str:
    """Write a value as Cypher.

    Args:
        value: What a parameter holds.

    Returns:
        An expression on one line; whatever a text holds, it stays a text.

    Raises:
        TypeError: No parameter holds such a value.
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return str(value)
        case str():
            return f"'{''.join(_character(character) for character in value)}'"
        case date():
            return f"date('{value.isoformat()}')"
        case Mapping():
            return "{" + ", ".join(f"{name}: {literal(inner)}" for name, inner in value.items()) + "}"
        case Sequence():
            return "[" + ", ".join(literal(inner) for inner in value) + "]"
    raise TypeError(f"a parameter holds no {type(value).__name__}")


def _character(character: str) -> str:
    if character in "\\'":
        return f"\\{character}"
    # Whatever could end the line, the statement or the comment before it is spelled by its number.
    if ord(character) < 0x20 or character in ';`"\u007f\u0085\u2028\u2029':
        return f"\\u{ord(character):04x}"
    return character


def _values(query: "SavedQuery", arguments: Mapping[str, Any], contract: Contract) -> dict[str, Any]:
    values = {
        name: arguments[name] if name in arguments else _stand_in(parameter)
        for name, parameter in query.parameters.items()
    }
    return values | (contract.parameters() if query.over_claims else {})


def _stand_in(parameter: Any) -> Any:
    if parameter.example is not None:
        return parameter.example
    if parameter.default is not None and parameter.type != ("date",):
        return parameter.default
    return None
