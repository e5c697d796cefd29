"""Denials: what a clause itself says is not so: “did not attack”, “no fighter fled”, “almost killed”, “yet to flee”.

What others deny is a matter of ``speech``, and what a verb that governs it makes of it one of ``government``.
"""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import NOUN, PREPOSITION, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.negation import Negation
from ingest.extraction.rules.tokens import Tokens

_NEARLY: Final = shipped()["contents.nearly"]
_NOBODY: Final = shipped()["contents.nobody"]
_SUPPLYING: Final = shipped()["contents.supplying"]
_NO: Final = frozenset({"no", "none", "neither", "zero"})
_NOTHING: Final = frozenset({"neither", "zero"})
_SCARCE: Final = shipped()["clauses.scarce"]


class Denials:
    """Tells which clauses of one sentence are denied by their own words.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
        clauses: Its clauses.
    """

    def __init__(self, tokens: Tokens, words: frozenset[str], chunks: Chunks, clauses: Sequence[Clause]) -> None:
        self._tokens = tokens
        self._chunks = chunks
        self._may_be_nobody = not words.isdisjoint(_NOBODY) or "not" in words
        self._may_be_nearly = not words.isdisjoint(_NEARLY)
        self._has_no = "no" in words
        self._has_yet = "yet" in words
        self._may_be_nothing = self._has_no or not words.isdisjoint(_NOTHING)
        self._negation = Negation(tokens, words, chunks, clauses)

    def is_denied(self, clause: Clause) -> bool:
        """Say whether a clause says itself that what its verb says is not so.

        Args:
            clause: One of the sentence's.
        """
        verb = clause.verb
        return (
            ("not" in verb.auxiliaries and not self._negation.is_more(verb))
            or self._negation.reaches(clause)
            or (self._may_be_nobody and self.is_of_nobody(clause))
            or (self._may_be_nearly and self._is_nearly(verb) and not self._negation.is_more(verb))
            or (self._may_be_nothing and self._is_of_nothing(clause))
            or (self._has_no and self._has_none(clause))
            or (self._has_yet and verb.form == "to" and self._tokens.lows[verb.start - 1] == "yet")
        )

    def is_of_nobody(self, clause: Clause) -> bool:
        """Say whether the subject of a clause is nobody: “no fighter”, “neither the brigade nor Farid”, “nothing”.

        Args:
            clause: One of the sentence's.
        """
        if not clause.subject:
            return False
        first = clause.subject[0].start
        before = self._tokens.lows[max(first - 1, self._chunks[0].start) : clause.subject[-1].end]
        is_aside = self._tokens.lows[first - 2 : first] == [",", "not"]  # “Libya, not Iraq, attacked Aden”
        return not _NOBODY.isdisjoint(before) or is_aside or self._is_of_no_part(clause.subject[0])

    def _is_of_no_part(self, subject: Chunk) -> bool:
        """Whether a subject is what nobody is of: “no member of the brigade”."""
        at = self._chunks.index(subject) if subject in self._chunks else 0
        while at > 1 and self._chunks[at - 1].head == "of" and self._chunks.tags[at - 2 : at] == NOUN + PREPOSITION:
            at -= 2
            if self._tokens.lows[self._chunks[at].start] in _NO:
                return True
        return False

    def _is_of_nothing(self, clause: Clause) -> bool:
        """Whether what a verb is done to is nothing: “neither rifles nor money”, “gave the brigade zero rifles”."""
        lows = self._tokens.lows
        # “supplied it with no rifles”, and not “attacked it with no warning”
        given = clause.adjuncts.get("with", ())[:1] if clause.verb.head in _SUPPLYING else ()
        if any(lows[chunk.start] in _NO or lows[chunk.start - 1] in _NO for chunk in given):
            return True
        return any(
            lows[max(chunk.start - 1, clause.verb.end)] in _NOTHING
            or not _NOTHING.isdisjoint(lows[chunk.start : chunk.end])
            for chunk in clause.object
        )

    def _has_none(self, clause: Clause) -> bool:
        """Whether “no” stands in the subject, or before the object: “the brigade has no rockets”."""
        lows = self._tokens.lows
        if clause.subject and "no" in lows[clause.subject[0].start : clause.subject[0].end]:
            return True
        return bool(clause.object) and lows[clause.object[0].start] == "no"

    def _is_nearly(self, verb: Chunk) -> bool:
        """Whether an adverb takes back what the verb says: “never attacked”, “almost killed”."""
        lows = self._tokens.lows
        at = verb.start - 1
        while at >= self._chunks[0].start and (lows[at] in _NEARLY or lows[at].endswith("ly")):
            if lows[at] in _NEARLY:
                return True
            at -= 1
        return not _NEARLY.isdisjoint(lows[verb.start : verb.end])


def is_scarce(chunk: Chunk, lows: Sequence[str]) -> bool:
    """Say whether there is hardly any of a thing: “little support”, “hardly any support”, not “a little support”.

    Args:
        chunk: The noun phrase of the thing.
        lows: The tokens of the text in lower case.
    """
    return lows[chunk.start] != "a" and not _SCARCE.isdisjoint(lows[max(0, chunk.start - 1) : chunk.end])
