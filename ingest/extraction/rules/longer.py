"""Longer names: what the longer names of a text tell of the shorter ones with which it goes on."""

from collections import Counter
from typing import Final

from identity.letters import word as sounds_of
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.name import last_part

_LEGAL_FORMS: Final = shipped()["bodies.legal-forms"]


class Longer:
    """What the longer names of a text tell of the shorter ones with which it goes on."""

    def __init__(self) -> None:
        self._rests: set[tuple[str, ...]] = set()
        self._surnames: set[str] = set()
        self._first: set[str] = set()
        self._sounds: set[str] = set()
        self._bodies: Counter[tuple[str, ...]] = Counter()
        self._firms: set[tuple[str, ...]] = set()

    def note(self, surface: tuple[str, ...], label: str, *, is_known: bool) -> None:
        """Note a name and what it is of; what is known beforehand tells of its people alone."""
        if len(surface) == 1:
            return
        if label == "Organization" and not is_known:
            self._bodies.update(surface[:stop] for stop in range(1, len(surface)))
            if surface[-1].replace(".", "") in _LEGAL_FORMS:
                self._firms.add(surface[:-1])
        if label == "Person":
            self._rests.add(surface[1:])
            self._surnames.update((surface[-1], surface[-1].removeprefix("al-"), last_part(surface[-1])))
            self._sounds.add(_sound(surface[-1]))
            self._first.add(surface[0])

    def is_rest(self, surface: tuple[str, ...]) -> bool:
        """Whether it is all but the first name of somebody: “Ag Rissa”."""
        return surface in self._rests

    def is_surname(self, surface: tuple[str, ...], *, spelt: bool = False) -> bool:
        """Whether it ends in somebody's surname, or, unless it must be spelt so, is one in another transliteration."""
        low = surface[-1]
        if low in self._surnames or spelt:
            return low in self._surnames
        return len(surface) == 1 and len(low) > 4 and low.isascii() and _sound(low) in self._sounds

    def is_first(self, surface: tuple[str, ...]) -> bool:
        """Whether it is the first name of somebody, alone."""
        return len(surface) == 1 and surface[0] in self._first

    def is_firm(self, surface: tuple[str, ...]) -> bool:
        """Whether it is all but the legal form of a company's name: “Marlow Trading”, of Marlow Trading Ltd."""
        return surface in self._firms

    def begins_body(self, surface: tuple[str, ...]) -> bool:
        """Whether the name of one body begins with it, and of no other."""
        return self._bodies[surface] == 1


def _sound(low: str) -> str:
    """Give the sounds of a surname, the same for every transliteration."""
    return sounds_of(low.removeprefix("al-").replace("-", "").replace("'", "")).letters if low.isascii() else low
