"""Scenarios: what a text only supposes for a while.

“Three scenarios are possible. In the first, Libya arms the rebels.” What else is supposed has a word of its own in its
sentence: “if”, “would”, “a plan in which”.
"""

import bisect
from collections.abc import Sequence

from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.tokens import Tokens

_LISTED = shipped()["scenarios.listed"]
_NAMING = shipped()["scenarios.naming"]
_CASES = shipped()["scenarios.cases"]
_ORDINALS = shipped()["scenarios.ordinals"]
_OPENING = frozenset({"in", "under"})
_WITHIN = 6
"""Words behind “in” within which it is said that it is a scenario."""
_FAR = 12
"""Sentences within which “the second” is the second of the scenarios that were told of."""
_PRESENT = frozenset({"s", "base"})


class Scenarios:
    """Tells which sentences of one document are of a scenario.

    Args:
        tokens: The text.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        starts = [start for start, _ in tokens.sentences]
        self._listed = [bisect.bisect_right(starts, at) - 1 for at in tokens.places(_LISTED)]
        """The sentences that tell of several things that may come to be."""
        self._supposed = -1

    def holds(self, number: int, clauses: Sequence[Clause]) -> bool:
        """Say whether a sentence tells of what is in a scenario alone.

        Args:
            number: Which sentence of the text it is.
            clauses: Its clauses.
        """
        start, end = self._tokens.sentences[number]
        told = self._tokens.lows[start] in _OPENING and self._opens(start, end, number)
        if not told and 0 <= self._supposed == number - 1:
            # What is told next, in the present, goes on with it.
            told = all(clause.verb.form in _PRESENT for clause in clauses if clause.verb.is_finite)
        if told:
            self._supposed = number
        return told

    def _opens(self, start: int, end: int, number: int) -> bool:
        """Whether a sentence begins with “In this scenario”, “In the worst case” or, of a list, “In the second”."""
        lows = self._tokens.lows
        opening = lows[start + 1 : min(start + _WITHIN, end)]
        opening = opening[: opening.index(",")] if "," in opening else opening
        if not _NAMING.isdisjoint(opening):
            return True
        if "case" in opening and not _CASES.isdisjoint(opening):
            return True
        is_one = opening[1:] != [] and len(opening) < _WITHIN // 2 and opening[-1] in _ORDINALS
        return is_one and any(0 < number - each <= _FAR for each in self._listed)
