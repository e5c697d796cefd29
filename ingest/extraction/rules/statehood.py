"""Statehood: names of states that nobody knows, told by what only a state has: “Zornia's foreign ministry”.

What somebody may have too — an army, a government — tells it of a name that ends as those of countries do.
"""

from collections.abc import Mapping, Sequence

from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.tokens import POSSESSIVE

_OWN = shipped()["states.own"]
_SHARED = shipped()["states.shared"]
_KINDS = shipped()["states.kinds"]
_TO = shipped()["states.to"]
_MOVED = shipped()["states.moved"]
_DOES = shipped()["states.does"]
_ALONE = shipped()["states.alone"]
_LONG_ENOUGH = 5
"""Letters from which the end of a name tells of what it may be."""
_ENDINGS = tuple(shipped()["states.endings"])
_ADJECTIVE = "n"
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


def add_adjectives(by_surface: Mapping[tuple[str, ...], Sequence[Name]]) -> None:
    """Know “Zornian” for what is of a state that the text tells of, and that nobody knows.

    Args:
        by_surface: The names of the text by their words; changed.
    """
    states = [(surface[0], group[0]) for surface, group in by_surface.items() if group[0].why == WHY]
    for low, state in states:
        for name in by_surface.get((low + _ADJECTIVE,), ()):
            if state.entry is not None and not name.titled:
                name.type, name.kind, name.why = "State", "state", WHY
                name.entry = Entry("State", state.entry.name, "state", form="adjective")


WHY = "what only a state has"
