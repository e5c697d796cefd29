"""Statehood: names of states that nobody knows, told by what only a state has: “Zornia's foreign ministry”.

What somebody may have too — an army, a government — tells it of a name that ends as those of countries do.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.tokens import POSSESSIVE

_OWN: Final = shipped()["states.own"]
_SHARED: Final = shipped()["states.shared"]
_KINDS: Final = shipped()["states.kinds"]
_TO: Final = shipped()["states.to"]
_MOVED: Final = shipped()["states.moved"]
_DOES: Final = shipped()["states.does"]
_ALONE: Final = shipped()["states.alone"]
_OF_ADJECTIVES: Final = shipped()["states.of-adjectives"]
_ADJECTIVES: Final = tuple(shipped()["states.adjectives"])
_LONG_ENOUGH: Final = 5
"""Letters from which the end of a name tells of what it may be."""
_ENDINGS: Final = tuple(shipped()["states.endings"])
_ADJECTIVE: Final = "n"
"""What makes “Zornian” of “Zornia”."""


def is_state(name: Name, lows: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether what stands beside a name tells that it is a state's.

    Args:
        name: A name of which nothing is known.
        lows: The tokens of the text in lower case.
        lexicon: What words do.
    """
    if name.titled or name.given or name.entry is not None or lows[name.start] in lexicon.given:
        return False
    had = _owned(lows, name.end) or _of(lows, name.start)
    return had in _OWN or (had in _SHARED and sounds_like_state(name, lows))


def sounds_like_state(name: Name, lows: Sequence[str]) -> bool:
    """Say whether a name is one word that ends as those of countries do: “Zornia”.

    Args:
        name: The name.
        lows: The tokens of the text in lower case.
    """
    low = lows[name.start]
    return name.end - name.start == 1 and len(low) >= _LONG_ENOUGH and low.endswith(_ENDINGS) and not name.titled


def is_adjective(name: Name, lows: Sequence[str]) -> bool:
    """Say whether a name is the adjective of a state that the text may not name: “the Zornian army”.

    Args:
        name: A name of which nothing is known.
        lows: The tokens of the text in lower case.
    """
    if name.end - name.start > 1 or name.entry is not None or name.end >= len(lows) or lows[name.start - 1] != "the":
        return False
    return lows[name.end] in _OF_ADJECTIVES and lows[name.start].endswith(_ADJECTIVES)


def acts_as_state(name: Name, lows: Sequence[str]) -> bool:
    """Say whether what is known for a place does what states do: “Farid lives in Zornia. Zornia armed the brigade.”.

    Args:
        name: The name.
        lows: The tokens of the text in lower case.
    """
    is_told = name.entry is None and name.end < len(lows) and lows[name.end] in _DOES
    return is_told and sounds_like_state(name, lows)


def _owned(lows: Sequence[str], at: int) -> str:
    """Give what is somebody's: “army” of “Zornia's army”, “foreign ministry” of “Zornia's foreign ministry”."""
    if at + 2 >= len(lows):
        return ""
    if lows[at] in _ALONE:
        return "invasion"
    if lows[at] not in POSSESSIVE:
        return ""
    return f"ministry-{lows[at + 2]}" if lows[at + 1] in _KINDS else lows[at + 1]


def _of(lows: Sequence[str], at: int) -> str:
    """Give what is of somebody: “army” of “the army of Zornia”; and who is sent “to Zornia”."""
    if at < 2 or lows[at - 1] not in {"of", "to"}:
        return ""
    noun = lows[at - 2]
    if lows[at - 1] == "to":
        return "embassy" if noun in _TO else "people" if noun in _MOVED else ""
    return "capital-of" if noun == "capital" else f"ministry-{noun}" if lows[at - 3] in _KINDS else noun


def settle(by_surface: Mapping[tuple[str, ...], Sequence[Name]]) -> None:
    """Know “Zornian” for what is of Zornia, and Zornia for a state where “the Zornian army” is told of.

    Args:
        by_surface: The names of the text by their words; changed.
    """
    for surface, group in by_surface.items():
        states = by_surface.get((surface[0].removesuffix(_ADJECTIVE),), ()) if group[0].why == ADJECTIVE else ()
        if states and not any(name.titled or name.entry is not None or _is_somebody(name) for name in states):
            _set(states, Entry("State", surface[0].removesuffix(_ADJECTIVE).capitalize(), "state"))
    for surface, group in by_surface.items():
        state = group[0].entry if group[0].why == WHY else None
        adjectives = by_surface.get((surface[0] + _ADJECTIVE,), ()) if state is not None else ()
        if state is not None and not any(name.titled for name in adjectives):
            _set(adjectives, Entry("State", state.name, "state", form="adjective"))


def _is_somebody(name: Name) -> bool:
    """Whether more than that he did something tells that a name is a person's."""
    return name.type == "Person" and name.why != "does something"


def _set(names: Sequence[Name], entry: Entry) -> None:
    for name in names:
        name.type, name.kind, name.why, name.entry = "State", "state", WHY, entry


WHY: Final = "what only a state has"
ADJECTIVE: Final = "adjective of a state that has such a body"
