"""All wordings of all queries, and which of them a question fits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from queries.asking.alignment import Fit, Pattern, fit, is_content
from queries.asking.correction import corrected, forms
from queries.asking.patterns import cut, is_open, patterns, senses, verb_senses, verb_words, with_verb
from queries.asking.wording import wordings
from queries.asking.words import Word
from queries.saved_query import SavedQuery

LIMIT: Final = 0.45
"""The cost up to which a wording fits: below that of one word that nothing is said of."""

SLIP: Final = 0.15
"""What it costs that a word is read as one that it nearly is."""

NEAREST: Final = 3


class Wordings:
    """The wordings of queries, and of the verbs that say a predicate.

    Args:
        queries: The queries.

    Attributes:
        known: The senses of all content words that the wordings know.
        verbs: The stems of the verbs that say a predicate.
    """

    def __init__(self, queries: Iterable[SavedQuery]) -> None:
        self._queries = tuple(queries)
        asks = cut(self._queries)
        self._open = [ask for ask in asks if is_open(ask)]
        self.verbs = frozenset(said[0].stem for said in verb_words().values())
        of_verbs = [word for said in verb_words().values() for word in said] if self._open else []
        self.known = senses(asks) | {word.sense for word in of_verbs if is_content(word)}
        self._forms: Mapping[str, str] = forms((*(word for ask in asks for word in ask.words), *of_verbs))
        self._patterns = tuple(patterns([ask for ask in asks if not is_open(ask)], self.known))
        self._by_verb_said: dict[str, tuple[Pattern, ...]] = {}

    def corrected(self, said: Sequence[Word]) -> tuple[list[Word], int]:
        """Correct the slips of the pen in a question.

        Args:
            said: Its words.

        Returns:
            The words, and how many that the wordings know were corrected.
        """
        return corrected(said, self.known, self._forms)

    def nearest(self, said: Sequence[Word]) -> list[SavedQuery]:
        """Give the queries that share most with a question, the nearest first; none where no word of it is known.

        Args:
            said: Its words.
        """
        asked = {word.sense for word in said if is_content(word)}
        scores: dict[str, tuple[float, bool, int, str]] = {}
        for pattern in self._patterns_for(asked):
            if shared := len(asked & pattern.senses):
                # Of several that share as much, the one that says it of its own, and is worded so first: what a query
                # answers best comes first in it.
                name = pattern.query.name
                score = (-shared / len(pattern.senses | asked), bool(pattern.said), pattern.rank, name)
                scores[name] = min(score, scores.get(name, score))
        by_name = {query.name: query for query in self._queries}
        return [by_name[name] for *_, name in sorted(scores.values())[:NEAREST]]

    def fits(self, said: Sequence[Word]) -> list[Fit]:
        """Lay a question beside every wording that shares a content word with it, with its slips and without.

        Args:
            said: Its words.

        Returns:
            How it fits those that it fits, the best first.
        """
        found = self._fits_of(said, 0.0)
        read, slips = self.corrected(said)
        if read != list(said):
            found += self._fits_of(read, slips * SLIP)
        return sorted(found, key=lambda each: (each.cost, each.pattern.query.name, each.pattern.ask))

    def _patterns_for(self, meant: Set[str]) -> Iterator[Pattern]:
        """Give the patterns, and those of the verbs that a question has."""
        yield from self._patterns
        for verb, said in verb_senses().items():
            if not meant.isdisjoint(said):
                if verb not in self._by_verb_said:
                    asks = [with_verb(ask, verb) for ask in self._open]
                    self._by_verb_said[verb] = tuple(patterns(asks, self.known))
                yield from self._by_verb_said[verb]

    def _fits_of(self, said: Sequence[Word], cost: float) -> list[Fit]:
        found: list[Fit] = []
        for wording in wordings(said, self.known):
            asked = replace(wording, cost=wording.cost + cost)
            meant = frozenset(word.sense for word in asked.words)
            for pattern in self._patterns_for(meant):
                if not (pattern.senses and meant.isdisjoint(pattern.senses)) and (
                    each := fit(asked, pattern, self.known, LIMIT)
                ):
                    found.append(each)
        return found
