"""Denials: what a clause itself says is not so: “did not attack”, “no fighter fled”, “almost killed”, “yet to flee”.

What others deny is a matter of ``speech``, and what a verb that governs it makes of it one of ``government``.
"""

from ingest.extraction.rules.chunks import Chunk, Chunks
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.tokens import Tokens

_NEARLY = shipped()["contents.nearly"]
_NOBODY = shipped()["contents.nobody"]


class Denials:
    """Tells which clauses of one sentence are denied by their own words.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
    """

    def __init__(self, tokens: Tokens, words: frozenset[str], chunks: Chunks) -> None:
        self._tokens = tokens
        self._chunks = chunks
        self._may_be_nobody = not words.isdisjoint(_NOBODY)
        self._may_be_nearly = not words.isdisjoint(_NEARLY)
        self._has_no = "no" in words
        self._has_yet = "yet" in words

    def is_denied(self, clause: Clause) -> bool:
        """Say whether a clause says itself that what its verb says is not so.

        Args:
            clause: One of the sentence's.
        """
        verb = clause.verb
        return (
            "not" in verb.auxiliaries
            or (self._may_be_nobody and self.is_of_nobody(clause))
            or (self._may_be_nearly and self._is_nearly(verb))
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
        return not _NOBODY.isdisjoint(before)

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
