"""Pattern fields: what may be said of a pattern in a file, and what may stand in each field.

``docs/rules.md`` tells of each; a test holds the page to what is declared here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ingest.extraction.rules.event_names import KINDS
from ingest.extraction.rules.lexicon import shipped, words_of
from schema.errors import CallError

_PREPOSITIONS: Final = shipped()["grammar.preposition"]
_SEE: Final = "See docs/rules.md for the fields of a pattern."


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a pattern.

    Args:
        reads: Makes of what stands in the file what the pattern holds; raises a ``ValueError`` that says what may stand
            there.
        target: What the pattern calls it; where it is empty, as the file does.
        values: The words of which it takes one, or several, where it does not take any.
        needed: No pattern is without it.
    """

    reads: Callable[[Any], Any]
    target: str = ""
    values: frozenset[str] = frozenset()
    needed: bool = False


def read(name: str, said: Any, where: str, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Read what a file says of a pattern.

    Args:
        name: What the pattern is called.
        said: What the file says of it.
        where: The file, for messages.
        fields: The fields that such a pattern has.

    Returns:
        What the pattern holds, by its own names for it.

    Raises:
        CallError: A field is unknown, or lacks, or holds what may not stand there.
    """
    if not isinstance(said, Mapping):
        raise CallError(f"{where}: {name} is no pattern.", remedy=f"Write [{name}] and its fields below it.")
    if unknown := set(said) - fields.keys():
        raise CallError(f"{where}: {name} has a field {min(unknown)!r}.", remedy=f"Fields are {', '.join(fields)}.")
    if missing := {key for key, field in fields.items() if field.needed} - said.keys():
        raise CallError(f"{where}: {name} lacks {min(missing)!r}.", remedy=_SEE)
    held: dict[str, Any] = {}
    for key, value in said.items():
        try:
            held[fields[key].target or key] = fields[key].reads(value)
        except ValueError as error:
            raise CallError(f"{where}: {name} has {key} = {value!r}.", remedy=f"{error}") from error
        except KeyError as error:
            raise CallError(
                f"{where}: {name} names @{error.args[0]}, which is no set of words.",
                remedy="Write the words themselves.",
            ) from error
    return held


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("Write a text, in quotation marks.")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("Write true or false, without quotation marks.")
    return value


def _sentences(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError('Write a list: ["Libya ARMED Harbour Brigade"].')
    return tuple(value)


def _words(value: Any) -> tuple[str, ...]:
    listed = value.split() if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise ValueError("Write words: one text, or a list of texts.")
    return tuple(listed)


def _set(value: Any) -> frozenset[str]:
    return words_of(" ".join(_words(value)), shipped().sets.__getitem__)


def _lemmas(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(verb for each in _words(value) for verb in sorted(_set([each]))))


def _places(*values: str, needed: bool = False) -> Field:
    """Declare a field that takes places where something stands: some words, and prepositions."""

    def places(value: Any) -> tuple[str, ...]:
        listed = _words(value)
        if any(each not in values and each not in _PREPOSITIONS for each in listed):
            raise ValueError(f"Write {_either(*values, 'prepositions')}.")
        return listed

    return Field(places, values=frozenset(values), needed=needed)


def _place(*values: str, target: str = "") -> Field:
    """Declare a field that takes one place."""

    def place(value: Any) -> str:
        if value not in values and value not in _PREPOSITIONS:
            raise ValueError(f"Write {_either(*values, 'one preposition')}.")
        return _text(value)

    return Field(place, target, frozenset(values))


def _kind(value: Any) -> str:
    if value not in KINDS:
        raise ValueError(f"Kinds of events that have names are {', '.join(sorted(KINDS))}.")
    return _text(value)


def _either(*values: str) -> str:
    return " or ".join(filter(None, (", ".join(values[:-1]), values[-1])))


CLAUSE: Mapping[str, Field] = {
    "verbs": Field(_lemmas, needed=True),
    "predicate": Field(_text, needed=True),
    "example": Field(_text),
    "gives": Field(_sentences),
    "subject": _places("subject", "object", "list"),
    "object": _places("object", "subject", "owner"),
    "subject-type": Field(_words, "subject_types"),
    "object-type": Field(_words, "object_types"),
    "event": Field(_kind),
    "victim": Field(_flag),
    "equipment": _places("object", "complement"),
    "needs": _place("equipment", "infinitive", "date"),
    "unless": _places("equipment", "object", "complement", "place"),
    "without": Field(_set),
    "after": Field(_set),
    "things": Field(_set),
    "thing-at": _place("subject", "object", "complement", target="thing_at"),
    "harm": Field(_flag),
    "only-threats": Field(_flag, "only_threats"),
    "speech": Field(_flag),
    "money": Field(_flag),
    "not-states": Field(_flag, "not_states"),
    "mutual": Field(_flag),
    "direct": Field(_flag),
    "named": Field(_flag),
    "idle": Field(_flag),
    "role-text": Field(_text, "role"),
    "begins": Field(_flag),
    "value": Field(_text),
    "natural": Field(_flag),
    "denies": Field(_flag),
    "alleges": Field(_flag),
}
NOUN: Mapping[str, Field] = {
    "nouns": Field(_words, needed=True),
    "event": Field(_kind),
    "victim": _places("owner", "thanker", "apposed"),
    "agent": _places("owner"),
    "predicate": Field(_text),
    "between": Field(_flag),
    "equipment": _places(),
    "before": Field(_set),
    "example": Field(_text),
    "gives": Field(_sentences),
}
