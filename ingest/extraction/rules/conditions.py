"""Conditions: “if”, “unless”, “in case”, “when”: what of a sentence is said to be so only where something else is."""

from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, PREPOSITION, STOP, SUBORDINATOR, VERB
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.negation import is_not_once
from ingest.extraction.rules.phrases import opening_of_aside
from ingest.extraction.rules.putting import Putting, weaker
from ingest.extraction.rules.tokens import Tokens
from schema.claims import Modality

FUTURE: Final = frozenset({"wo", "sha", "will", "shall", "'ll", "must", "should", "ought"})
POSSIBLE: Final = frozenset({"would", "could", "may", "might", "can", "ca", "cannot", "'d"})
MODAL: Final = FUTURE | POSSIBLE
_TRUSTED: Final = shipped()["contents.trusted"]
_IF: Final = frozenset({"if", "unless", "whether", "lest"})
_WHEN: Final = frozenset({"when", "once", "until", "before", "where"})
_CASES: dict[str, tuple[tuple[str, ...], ...]] = {
    "case": (("in",),),
    "event": (("in", "the"),),
    "long": (("as",), ("so",)),
    "that": (("provided",), ("providing",)),
}
"""The last word of what makes a condition, and what stands before it."""


class Conditions:
    """Reads the conditions of one sentence.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
    """

    def __init__(self, tokens: Tokens, words: frozenset[str], chunks: Chunks) -> None:
        self._tokens = tokens
        self._words = words
        self._chunks = chunks
        self._ifs = self._standing(_IF, SUBORDINATOR) if not words.isdisjoint(_IF) else []
        if "though" in words and "as" in words:
            # “it looks as though Libya had left”
            though = self._standing(frozenset({"though"}), SUBORDINATOR)
            self._ifs += [at for at in though if tokens.lows[chunks[at].start - 1] == "as"]
        whens = self._standing(_WHEN, SUBORDINATOR, PREPOSITION) if not words.isdisjoint(_WHEN) else []
        # “in Aden, where he leads the party”, “not once did Libya attack”
        self._whens = [
            at
            for at in whens
            if not (chunks[at].head == "where" and chunks.tags[at - 1] == COMMA)
            and not is_not_once(chunks[at], tokens.lows)
        ]
        self._case = self._in_case()
        self.stand = bool(self._ifs or self._whens or self._case is not None)
        """Whether there are any."""

    def put(self, clause: Clause, putting: Putting) -> Putting:
        """Put a clause as no more than a condition, where it is one or depends on one.

        Args:
            clause: A clause of the sentence.
            putting: How it is put by what else is said.
        """
        index = clause.index
        for at in self._ifs:
            if self._is_behind_aside(at, index):
                continue
            closing = next(
                (
                    each
                    for each in range(at + 1, len(self._chunks))
                    if self._chunks[each].tag in {COMMA, STOP} or self._chunks[each].head == "then"
                ),
                len(self._chunks),
            )
            if at < index <= closing:
                return weaker(putting, Modality.CONDITIONAL)
            if clause.verb.form in {"s", "base"} or not MODAL.isdisjoint(clause.verb.auxiliaries):
                return weaker(putting, Modality.CONDITIONAL)
            if not _TRUSTED.isdisjoint(self._tokens.lows[self._chunks[at].start : self._end_of(closing)]):
                putting = weaker(putting, Modality.ALLEGED)  # “if Farid is to be believed, Libya armed the brigade”
        if self._case is not None and self._case < clause.verb.start:
            return weaker(putting, Modality.CONDITIONAL)
        for at in self._whens if clause.verb.form in {"s", "base"} else ():
            if at < index and not self._is_behind_aside(at, index):
                return weaker(putting, Modality.CONDITIONAL)
        return putting

    def _end_of(self, closing: int) -> int:
        return self._chunks[closing].start if closing < len(self._chunks) else self._chunks[-1].end

    def _is_behind_aside(self, at: int, index: int) -> bool:
        """Whether a verb goes on behind the aside in which a condition stands: “Farid, who fled when …, is the head”.

        Args:
            at: The “if” or “when”.
            index: The verb.
        """
        tags = self._chunks.tags
        closing = tags.find(COMMA, at)
        # Of “who flees when Libya, the enemy, attacks” the condition is not over at its first comma.
        is_over = at < closing < index and VERB in tags[at:closing]
        return is_over and opening_of_aside(self._chunks, at) >= 0

    def _standing(self, heads: frozenset[str], *tags: str) -> list[int]:
        """Find where among the chunks some small words stand."""
        return [each for each, chunk in enumerate(self._chunks) if chunk.head in heads and chunk.tag in tags]

    def _in_case(self) -> int | None:
        """Find “in case”, “in the event”, “as long as”, “provided that”."""
        lows, words = self._tokens.lows, self._words
        if not self._chunks or words.isdisjoint(_CASES):
            return None
        lasts = {last for last in words.intersection(_CASES) if any(back[-1] in words for back in _CASES[last])}
        for at in range(self._chunks[0].start, self._chunks[-1].end) if lasts else ():
            if lows[at] in lasts and any(
                tuple(lows[at - len(back) : at + 1]) == (*back, lows[at]) for back in _CASES[lows[at]]
            ):
                return at
        return None
