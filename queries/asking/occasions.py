"""Occasions: a time that a question tells by what happened then: ``when he was killed``, ``on the eve of the funeral``.

When that was is a question of its own, which the same graph answers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from queries.asking.alignment import is_content
from queries.asking.words import POSSESSIVE, Word, entries, listed, text_of, words

if TYPE_CHECKING:
    from queries.asking.choice import Choice

DATED: Final = ("dated", "when", "date")
"""The columns of an answer that say when something was."""

_DAY: Final = re.compile(r"\d{4}(?:-\d\d){0,2}~?")
_OWNING: Final = frozenset({"his", "her", "their"})
_OF_HIM: Final = Word(POSSESSIVE, POSSESSIVE)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a question tells its time by.

    Args:
        asked: The words of the question without it.
        text: It, as the question has it: ``when he was killed``.
        side: Which time of it is meant: ``at``, ``before`` or ``after``.
        told: What happened then: ``he was killed``, ``the funeral``.
    """

    asked: tuple[Word, ...]
    text: str
    side: str
    told: tuple[Word, ...]

    @property
    def questions(self) -> Iterator[str]:
        """The questions that ask when that was, the likeliest first."""
        be = next((place for place, word in enumerate(self.told) if word.stem == "be"), None)
        if be is not None:
            yield f"When was {text_of([*self.told[:be], *self.told[be + 1 :]])}?"
        elif whose := _whose_death(self.told):
            yield f"When did {text_of(whose)} die?"
        else:
            yield f"When did {text_of(self.told)}?"
            yield f"When was {text_of(self.told)}?"

    def of(self, name: str) -> "Occasion":
        """Say whom the words mean that stand for somebody named before.

        Args:
            name: The name.
        """
        told: list[Word] = []
        for word in self.told:
            if word.is_pronoun:
                told += [*words(name), *([_OF_HIM] if word.text.lower() in _OWNING else [])]
            else:
                told.append(word)
        return Occasion(self.asked, self.text, self.side, tuple(told))


def occasions(said: Sequence[Word]) -> Iterator[Occasion]:
    """Find the occasions that the end of a question may be.

    Args:
        said: Its words.

    Yields:
        Each, the longest first.
    """
    table = entries("occasions")
    for place in range(1, len(said)):
        length = table.longest(said, place)
        run, told = said[place : place + length], said[place + length :]
        if length and any(map(is_content, said[:place])) and any(map(is_content, told)):
            yield Occasion(tuple(said[:place]), text_of(said[place:]), table.meaning(run), tuple(told))


def _whose_death(told: Sequence[Word]) -> Sequence[Word]:
    """Give the words that say who died; none where no death is told."""
    if len(told) > 1 and told[-1].stem in listed("deaths"):
        # Many leave the apostrophe out: “soleimanis death”.
        return told[:-2] if told[-2].stem == POSSESSIVE else told[:-1]
    begin = 1 if told[0].stem == "the" else 0
    if len(told) > begin + 2 and told[begin].stem in listed("deaths") and told[begin + 1].stem == "of":
        return told[begin + 2 :]
    return ()


def day_of(choice: "Choice") -> str | None:
    """Give the one day, month or year that an answer holds; None where it holds several, or no plain one.

    A year and a day within it are one time, told more and less closely: the day is given.

    Args:
        choice: A question that asks when something was, answered.
    """
    column = next((name for name in DATED if name in choice.query.columns), None)
    if column is None or choice.answer is None:
        return None
    days = set(_texts(row.get(column) for row in choice.answer.rows))
    closest = max(days, key=len, default=None)
    return closest if closest and all(_DAY.fullmatch(day) and closest.startswith(day) for day in days) else None


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, list | tuple):
            yield from map(str, value)
        elif value is not None:
            yield str(value)
