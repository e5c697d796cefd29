"""A name in a text, before and after it is known what it is of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import shipped

_HELD: Final = shipped()["joined.particles"] | {"abd", "abdel", "abdul"}
"""What is one with the part of a surname behind a hyphen."""
_LONG_ENOUGH: Final = 4
"""Letters from which a part of a surname stands for it."""


def last_part(surname: str) -> str:
    """Give the last part of a surname with a hyphen, which may stand for it: “Petrov”, of “Ivanov-Petrov”; else “”."""
    first, _, last = surname.rpartition("-")
    return last if len(first) >= _LONG_ENOUGH <= len(last) and first.lower() not in _HELD else ""


@dataclass(slots=True)
class Name:
    """A name in the text.

    Args:
        start: Its first token.
        end: The token after its last.
        entry: What the gazetteer says of it.
        titled: Whether a rank, a title or an office stands right before it.
        weak: Whether it may be no name at all: at the start of a sentence, or in a headline.
        type: What it is of, once that is decided; empty where it is of nothing.
        kind: The kind of that.
        why: What decided.
        nation: The state whose adjective it begins with: “Ruritanian Army”.
        said: How the text has it, once it is decided what it is of; without a nickname.
        nickname: Where the text has a nickname of its bearer: the first token and the token after the last.
        others: Where it stands in another script beside it: of each, the first token and the token after the last.
        given: The first of the given names, where they stand behind the surname and a comma: “FARID, Omar”; else 0.
    """

    start: int
    end: int
    entry: Entry | None = None
    titled: bool = False
    weak: bool = False
    type: str = ""
    kind: str | None = None
    why: str = ""
    nation: Entry | None = None
    said: str = ""
    nickname: tuple[int, int] | None = None
    others: tuple[tuple[int, int], ...] = ()
    given: int = 0

    def of(self, listed: Sequence[str]) -> Sequence[str]:
        """Give what is of the name in a list of the text's tokens: in its order, without the nickname set in it."""
        if self.given:
            return [*listed[self.given : self.end], *listed[self.start : self.given - 1]]
        if self.nickname is None or self.nickname[0] > self.end:
            return listed[self.start : self.end]
        start, end = self.nickname
        return [*listed[self.start : start - 1], *listed[end + 1 : self.end]]
