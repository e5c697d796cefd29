"""States: what they are called, who comes from them, and the capital that stands for their government."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class State:
    """A state of the world, as English texts name it.

    Args:
        name: Its usual name.
        also: Its other names; another state may share a short one.
        adjectives: What is said of its own: ``Iranian``.
        people: What its people are called: ``Iranians``.
        capital: The city of its government; None where no text names the state by it.
    """

    name: str
    also: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None


@cache
def states() -> tuple[State, ...]:
    """Read the states that come with dots, once."""
    lines = (Path(__file__).parent / "states.csv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_state(*line.split(";")) for line in lines)


@cache
def peoples() -> frozenset[str]:
    """Give what the peoples of all states are called, in lower case: ``iranians``."""
    return frozenset(people.lower() for state in states() for people in state.people)


@cache
def by_adjective() -> Mapping[str, State]:
    """Give the state that is meant by what is said of its own, in lower case."""
    return {adjective.lower(): state for state in reversed(states()) for adjective in state.adjectives}


@cache
def by_capital() -> Mapping[str, State]:
    """Give the state whose government is meant where its capital is said to do something, in lower case."""
    return {state.capital.lower(): state for state in reversed(states()) if state.capital}


def _state(name: str, also: str, adjectives: str, people: str, capital: str) -> State:
    return State(name, _listed(also), _listed(adjectives), _listed(people), capital or None)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(",")))
