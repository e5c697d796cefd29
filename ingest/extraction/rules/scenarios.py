"""Scenarios: what a text only supposes for a while.

“Three scenarios are possible. In the first, Libya arms the rebels.” What else is supposed has a word of its own in its
sentence: “if”, “would”, “a plan in which”.
"""

import bisect
from collections.abc import Sequence, Set
from typing import Final

from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.tokens import Tokens

_LISTED: Final = shipped()["scenarios.listed"]
_COUNTED: Final = shipped()["scenarios.counted"]
_NUMBERS: Final = shipped()["calendar.numbers"]
_NAMING: Final = shipped()["scenarios.naming"]
_CASES: Final = shipped()["scenarios.cases"]
_ORDINALS: Final = shipped()["scenarios.ordinals"]
_OPENING: Final = frozenset({"in", "under"})
_WITHIN: Final = 6
"""Words behind “in” within which it is said that it is a scenario."""
_FAR: Final = 4
"""Sentences from the list of the scenarios, and from one of them, within which “the second” is the next."""
_WAYS: Final = "ways"
_MAY: Final = frozenset({"could", "may", "might", "can"})
"""What makes ways of things that may come to be: “three ways this could end”."""
_PRESENT: Final = frozenset({"s", "base"})
_PERFECT: Final = frozenset({"has", "have"})
_LASTING: Final = shipped()["suppositions.lasting"]
_BIDDING: Final = frozenset({"imagine", "suppose"})
_PAST: Final = frozenset({"was", "were", "did", "had", "has", "have"})


class Scenarios:
    """Tells which sentences of one document are of a scenario.

    Args:
        tokens: The text.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._of_scenarios = self._listed(_LISTED, counted=False)
        """The sentences that begin with “In the second” of several scenarios."""
        self._of_options = self._listed(_COUNTED, counted=True)
        """Those that begin so of what may be real as well: a number of options, of outcomes."""
        self._supposed = -1
        self._imagined = -1

    def holds(self, number: int, clauses: Sequence[Clause]) -> bool:
        """Say whether a sentence tells of what is in a scenario alone.

        Args:
            number: Which sentence of the text it is.
            clauses: Its clauses.
        """
        start, end = self._tokens.sentences[number]
        told = self._tokens.lows[start] in _OPENING and self._opens(start, end)
        told = told or (self._tokens.lows[start] in _LASTING and ":" in self._tokens.lows[start + 1 : start + 4])
        # “There were two outcomes. In the first, Libya won”: what then happened was one.
        told = told or number in self._of_scenarios or (number in self._of_options and _is_present(clauses))
        if not told and 0 <= self._supposed == number - 1:
            # What is told next, in the present, goes on with it.
            told = _is_present(clauses)
        if told:
            self._supposed = number
        return told or self._is_imagined(number, clauses)

    def _is_imagined(self, number: int, clauses: Sequence[Clause]) -> bool:
        """Whether a sentence goes on, in its paragraph, with what one that began with “Imagine” supposes."""
        lows, sentences, paragraphs = self._tokens.lows, self._tokens.sentences, self._tokens.paragraphs
        if lows[sentences[number][0]] in _BIDDING:
            self._imagined = number
            return True
        # Nobody may have asked about the one before, which names nobody: “Imagine the year 2030.”
        is_next = number > 0 and (self._imagined == number - 1 or lows[sentences[number - 1][0]] in _BIDDING)
        if not is_next or paragraphs[number] != paragraphs[number - 1]:
            return False
        if any(clause.verb.is_finite and _is_past(clause.verb, perfect=False) for clause in clauses):
            return False
        self._imagined = number
        return True

    def _opens(self, start: int, end: int) -> bool:
        """Whether a sentence begins with “In this scenario” or “In the worst case”."""
        opening = self._opening(start, end)
        return not _NAMING.isdisjoint(opening) or ("case" in opening and not _CASES.isdisjoint(opening))

    def _opening(self, start: int, end: int) -> Sequence[str]:
        """Give the words behind “in” at the head of a sentence, up to a comma."""
        opening = self._tokens.lows[start + 1 : min(start + _WITHIN, end)]
        return opening[: opening.index(",")] if "," in opening else opening

    def _listed(self, heads: Set[str], *, counted: bool) -> frozenset[int]:
        """Find the sentences that begin with one of the things that the text has listed: “In the second”.

        Args:
            heads: Words for such things.
            counted: A number must stand before them.
        """
        tokens, found = self._tokens, set()
        starts = [start for start, _ in tokens.sentences]
        for at in tokens.places(heads):
            if counted and not self._is_counted(at):
                continue
            first = last = bisect.bisect_right(starts, at) - 1
            if tokens.lows[at] == _WAYS and _MAY.isdisjoint(tokens.lows[at : tokens.sentences[first][1]]):
                continue  # “It helped in three ways.”
            for number in range(first + 1, len(starts)):
                start, end = tokens.sentences[number]
                if self._is_one(start, end) or (counted and self._is_listed(start)):
                    found.add(number)
                    last = number
                elif number - last >= _FAR or (last == first and self._counts(*tokens.sentences[number])):
                    break
        return frozenset(found)

    def _counts(self, start: int, end: int) -> bool:
        """Whether a sentence counts other things, so that “the first” is of those: “Two raids followed”."""
        lows = self._tokens.lows
        return any(
            low in _NUMBERS and any(each.endswith("s") and each.isalpha() for each in lows[at + 1 : min(at + 3, end)])
            for at, low in enumerate(lows[start:end], start)
        )

    def _is_counted(self, at: int) -> bool:
        """Whether a number stands before a noun: “three possible outcomes”, not “few options”."""
        return any(low in _NUMBERS or low.isdigit() for low in self._tokens.lows[max(0, at - 2) : at])

    def _is_one(self, start: int, end: int) -> bool:
        opening = self._opening(start, end)
        is_short = opening[1:] != [] and len(opening) < _WITHIN // 2
        return self._tokens.lows[start] in _OPENING and is_short and opening[-1] in _ORDINALS

    def _is_listed(self, start: int) -> bool:
        """Whether a sentence begins with its number: “Second, Libya attacks”."""
        return self._tokens.lows[start] in _ORDINALS and self._tokens.lows[start + 1 : start + 2] == [","]


def _is_present(clauses: Sequence[Clause]) -> bool:
    """Whether nothing in a sentence is told in the past: “attacks”, “is attacked”, “would attack”."""
    return not any(clause.verb.is_finite and _is_past(clause.verb) for clause in clauses)


def _is_past(verb: Chunk, *, perfect: bool = True) -> bool:
    """Whether a verb is in the past, or the perfect where that counts too."""
    first = next((low for low in verb.auxiliaries if low not in {"not", "never"}), "")
    if first in _PERFECT and not perfect:
        return False
    return first in _PAST if first else verb.form not in _PRESENT
