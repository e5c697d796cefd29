"""Kinds of nominals: which nouns name a thing of its own, and what must stand beside each, read from the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extraction.rules.lexicon import read_toml

ANY: Final = "*"
"""Any noun phrase, named or not."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What nouns of one sort name, and what must stand beside them.

    Args:
        type: The type of what they name.
        kind: Its kind.
        owner: Types of those who may stand before the noun and tell it from others.
        links: For prepositions, the types of what may stand behind them and tell it from others; ``*`` for anything.
        also: Prepositions whose phrase is a part of the name, but tells nothing alone.
        content: What an infinitive or a gerund may tell it by.
        before: Words that tell it where they stand before it and “the” before them.
        both: An owner alone tells nothing: one of ``before`` or a phrase behind it must stand there too.
        definite: It is meant only with an owner or an article that says that it is known.
        known: With “the”, it took place whatever the sentence says about it.
        one: Of one owner there is one.
        indefinite: It is meant only with “a”, or with none.
        dated: It is meant only with a year before it.
        ties: For ``owner`` and prepositions, what is claimed of who stands there and the thing.
    """

    type: str
    kind: str | None
    owner: frozenset[str]
    links: Mapping[str, frozenset[str]]
    also: frozenset[str]
    content: frozenset[str]
    before: frozenset[str]
    both: bool
    definite: bool
    known: bool
    one: bool
    indefinite: bool
    dated: bool
    ties: Mapping[str, "Tie"]


@dataclass(frozen=True, slots=True)
class Tie:
    """What is claimed of somebody and the thing beside which he stands.

    Args:
        predicate: What.
        of_thing: Whether the thing is the claim's subject.
    """

    predicate: str
    of_thing: bool


@cache
def kinds() -> dict[str, Kind]:
    """Read which nouns name what, once."""
    return {
        noun: Kind(
            entry["type"],
            entry.get("kind"),
            frozenset(entry.get("owner", "").split()),
            {word: frozenset(types.split()) for word, types in entry.get("links", {}).items()},
            frozenset(entry.get("also", "").split()),
            frozenset(entry.get("content", "").split()),
            frozenset(entry.get("before", "").split()),
            bool(entry.get("both", False)),
            bool(entry.get("definite", False)),
            bool(entry.get("known", False)),
            bool(entry.get("one", False)),
            bool(entry.get("indefinite", False)),
            bool(entry.get("dated", False)),
            {where: Tie(told.lstrip("<> "), told.startswith(">")) for where, told in entry.get("ties", {}).items()},
        )
        for entry in read_toml("patterns/nominals.toml").values()
        for noun in entry["nouns"].split()
    }
