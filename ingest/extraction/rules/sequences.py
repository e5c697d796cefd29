"""Sequences: which happening came before which, or was the answer to it, where a sentence says so.

“After the killing of Farid, the brigade attacked Aden”; “in retaliation for the attack on Aden, …”.
"""

import itertools
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.modality import Judge
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from schema.claims import Modality

_LATER: Final = frozenset({"later", "afterwards", "then", "subsequently", "thereafter"})
_UNITS: Final = frozenset(
    f"{unit}{ending}" for unit in ("hour", "day", "week", "month", "year") for ending in ("", "s")
)
_OPENING: Final = 4
"""Words within which a sentence says that it goes on: “Some two days later”."""
_AFTER: Final = frozenset({"after", "following", "since"})
_BEFORE: Final = (("prior", "to"), ("before",), ("ahead", "of"), ("eve", "of"))
_DOING: Final = shipped()["clauses.light"]
_ANSWERS: Final = (
    ("in", "response", "to"),
    ("in", "retaliation", "for"),
    ("in", "revenge", "for"),
    ("in", "reprisal", "for"),
    ("in", "reaction", "to"),
)


class Sequences:
    """Reads in which order the events of one document stand.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._tokens = reading.tokens
        self._collector = reading.collector
        self._told = reading.events.at
        self._before: tuple[Record, int, int] | None = None

    def read(self, sentence: Sentence) -> None:
        """Claim which event of a sentence came before the other.

        Args:
            sentence: The sentence.
        """
        self._later(sentence)
        told, starts, chunks = self._told, self._tokens.starts, sentence.chunks
        for at, chunk in sentence.nouns if told else ():
            named = told.get(starts[chunk.start])
            relation = self._relation(chunks, at) if named is not None else ""
            if named is None or not relation:
                continue
            main = self._main(sentence.judge, named)
            if main is None:
                continue
            first, predicate, second = {
                "after": (named, "PRECEDED", main),
                "before": (main, "PRECEDED", named),
                "answer": (main, "RESPONSE_TO", named),
            }[relation]
            span = self._tokens.span(chunks[0].start, chunks[-1].end)
            self._collector.add(Finding(first, predicate, second, span, f"“{relation}” between two events"))

    def _later(self, sentence: Sentence) -> None:
        """Claim that what the sentence before told of came before this: “Two days later, …”."""
        before, main = self._before, self._main(sentence.judge, None)
        self._before = (main, sentence.start, sentence.end) if main is not None else None
        if before is None or main is None or main is before[0] or before[2] != sentence.start:
            return
        opening = self._tokens.lows[sentence.start : sentence.start + _OPENING]
        counted = any(low in _LATER and unit in _UNITS for unit, low in itertools.pairwise(opening))
        if opening[0] not in _LATER and not counted:
            return
        span = self._tokens.span(before[1], sentence.end)
        self._collector.add(Finding(before[0], "PRECEDED", main, span, "“later” between two events"))

    def _relation(self, chunks: Sequence[Chunk], at: int) -> str:
        while at > 0 and chunks[at - 1].possessive:
            at -= 1
        lows, start = self._tokens.lows, chunks[at].start
        if any(tuple(lows[start - len(words) : start]) == words for words in _ANSWERS):
            return "answer"
        if any(tuple(lows[start - len(words) : start]) == words for words in _BEFORE):
            return "before"
        return "after" if start and lows[start - 1] in _AFTER else ""

    def _main(self, judge: Judge, named: Record | None) -> Record | None:
        """Find the event that the sentence tells of by a verb, done and reported."""
        for clause in judge.clauses if self._told else ():
            event = self._told.get(self._tokens.starts[clause.verb.start])
            if event is None and clause.verb.head in _DOING and clause.verb.passive and clause.subject:
                event = self._told.get(self._tokens.starts[clause.subject[0].start])  # “talks were held”
            if event is None or event is named or clause.relative:
                continue
            putting = judge.of(clause)
            if putting.is_act and putting.modality is Modality.REPORTED and not putting.quoted:
                return event
        return None
