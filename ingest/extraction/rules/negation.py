"""Negation: how far a “not”, “never” or “neither” of a sentence reaches beyond the verb that it stands before.

It reaches over a list (“never armed, funded or trained”), from the head of a sentence (“at no time did Libya attack”),
and from “it was not Farid who …” into what he is said not to have done.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    COMMA,
    CONJUNCTION,
    DATE,
    NOUN,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    VERB,
    Chunk,
)
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import CLAUSE_OPENING
from ingest.extraction.rules.tokens import Tokens

_NEVER: Final = frozenset(tuple(phrase.split("-")) for phrase in shipped()["contents.never"])
_ONLY: Final = shipped()["contents.only"]
_NOT: Final = frozenset({"not", "n't", "never"})
_BEFORE: Final = frozenset({"never", "neither", "not"})
_ASIDE: Final = frozenset({",", "and"})
"""What stands between the chunks only where one was left out: “Libya, not Iraq, attacked Aden”."""
_NEGATIONS: Final = _NOT | {"neither", "nor", "no", "cannot"}
_OR: Final = frozenset({"or", "nor"})
_INVERTED: Final = frozenset({"be", "do", "have"})
_SELDOM: Final = frozenset({"hardly", "rarely", "scarcely", "seldom"})
_NOT_ONCE: Final = frozenset({"not", "even"})
"""What stands before the “once” of “not once did Libya attack” and “not even once”."""
_LIST: Final = frozenset({VERB, COMMA, CONJUNCTION})
_WITHIN: Final = frozenset({NOUN, PREPOSITION, DATE})
"""What may stand between a phrase and the verb that it belongs to."""
_ENDING: Final = frozenset({STOP, SUBORDINATOR, THAT, RELATIVE})
"""What a list of verbs does not go on behind."""


class Negation:
    """Tells which clauses of one sentence a negation reaches that is not their own.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
        clauses: Its clauses.
    """

    def __init__(self, tokens: Tokens, words: frozenset[str], chunks: Chunks, clauses: Sequence[Clause]) -> None:
        self._lows = tokens.lows
        self._chunks = chunks
        self._clauses = clauses
        self._may_be_seldom = not words.isdisjoint(_SELDOM)
        self._is_there = self._may_be_seldom or not words.isdisjoint(_NEGATIONS)
        self._may_be_more = self._is_there and not words.isdisjoint(_ONLY)
        self._found: set[int] | None = None

    def reaches(self, clause: Clause) -> bool:
        """Say whether a negation elsewhere in the sentence denies a clause.

        Args:
            clause: One of the sentence's.
        """
        if not self._is_there:
            return False
        if self._found is None:
            self._found = set()
            for at in self._begin():
                self._found |= {at, *self._listed(at)}
            self._found |= {following for at in self._found if (following := self._inverted(at))}
        return clause.index in self._found

    def is_more(self, verb: Chunk) -> bool:
        """Say whether the “not” of a verb denies nothing, as there was more: “not only funded”, “did not just fund”.

        Args:
            verb: The verb.
        """
        if not self._may_be_more:
            return False
        first = max(verb.start - 2, self._chunks[0].start)
        return any(self._lows[at] in _NOT and self._lows[at + 1] in _ONLY for at in range(first, verb.end))

    def _begin(self) -> Iterator[int]:
        """Give the verbs that a negation denies outright, by where they stand among the chunks."""
        tags = self._chunks.tags
        for at, chunk in enumerate(self._chunks):
            if chunk.tag == VERB and not self.is_more(chunk) and self._is_denied(at):
                yield at
            elif chunk.tag == PREPOSITION and (verb := self._never(at)):
                yield verb
        for clause in self._clauses:
            if self._is_cleft(clause):
                relative = next((at for at in range(clause.index, len(tags)) if tags[at] in {RELATIVE, THAT}), -1)
                at = tags.find(VERB, relative) if relative > 0 else -1
                while at > 0:
                    yield at
                    following = tags.find(VERB, at + 1)
                    is_joined = following > 0 and tags[following - 1] == CONJUNCTION
                    at = following if is_joined and _ENDING.isdisjoint(tags[at:following]) else -1

    def _is_denied(self, at: int) -> bool:
        """Whether a verb has a “not”, or stands behind “never”, “neither” or “nor”, which are no chunks."""
        chunks, tags = self._chunks, self._chunks.tags
        verb = chunks[at]
        if "not" in verb.auxiliaries or (at and chunks[at - 1].head == "nor"):
            return True
        if at and is_not_once(chunks[at - 1], self._lows):
            return True
        if self._may_be_seldom and self._is_inverted(at) and self._lows[verb.start - 1] in _SELDOM:
            return True  # “rarely has Libya attacked Aden”
        while True:
            before = chunks[at - 1].end if at else max(chunks[0].start - 1, 0)
            between = self._lows[before : chunks[at].start]
            if not _BEFORE.isdisjoint(between) and _ASIDE.isdisjoint(between):
                return True
            if at < 2 or tags[at - 2 : at] != PREPOSITION + NOUN or chunks[at - 2].head in CLAUSE_OPENING:
                return False
            at -= 2  # “never in his life attacked”

    def _never(self, at: int) -> int:
        """Find the verb of “at no time”, “in no way” at a preposition; 0 where no such phrase is there."""
        chunks, tags = self._chunks, self._chunks.tags
        if tags[at + 1] != NOUN or tuple(self._lows[chunks[at].start : chunks[at + 1].end]) not in _NEVER:
            return 0
        if tags[at + 2] != VERB and at and tags[at - 1] in _WITHIN:
            before = max(tags.rfind(VERB, 0, at), 0)  # “attacked Aden at no time”
            return before if _WITHIN.issuperset(tags[before + 1 : at]) else 0
        after = tags.find(VERB, at)
        return after if after > 0 and _WITHIN.issuperset(tags[at:after]) else 0

    def _listed(self, first: int) -> Iterator[int]:
        """Give the verbs of a list that a denied one begins: “never armed the brigade, trained it or funded it”."""
        tags, waiting = self._chunks.tags, []
        # “Farid, who was never caught, attacked Aden or fled”: what he did is no part of the list.
        own = {clause.index for clause in self._clauses if not clause.shared}
        for at in range(first + 1, len(self._chunks)):
            if tags[at] in _ENDING:
                return
            if tags[at] != VERB or self._chunks[at].form == "to":
                continue
            if tags[at - 1] == COMMA and at in own:
                return
            if tags[at - 1] == COMMA:
                waiting.append(at)
                continue
            is_shared = bool(waiting) and _LIST.issuperset(tags[first:at])  # “never armed, funded and trained”
            if tags[at - 1] != CONJUNCTION or not (is_shared or self._chunks[at - 1].head in _OR):
                return
            yield from (*waiting, at)
            waiting.clear()

    def _inverted(self, at: int) -> int:
        """Find the verb that a denied auxiliary before the subject belongs to: “nor did it fund”; 0 where none does."""
        tags = self._chunks.tags
        after = tags.find(VERB, at + 1) if self._is_inverted(at) else -1
        if after > 0 and self._chunks[at].head == "do" and self._chunks[after].form in {"past", "participle"}:
            after = tags.find(VERB, after + 1)  # “nor did the men armed by Libya attack Aden”
        return after if after > 0 and {*_WITHIN, CONJUNCTION, VERB}.issuperset(tags[at + 1 : after]) else 0

    def _is_inverted(self, at: int) -> bool:
        """Whether an auxiliary stands before its subject: “nor was it”, and not “was not the man armed by Libya”."""
        tags = self._chunks.tags
        if self._chunks[at].head not in _INVERTED or tags[at + 1] != NOUN or "not" in self._chunks[at].auxiliaries:
            return False
        return at == 0 or tags[at - 1] != NOUN or (at > 1 and self._never(at - 2) == at)

    def _is_cleft(self, clause: Clause) -> bool:
        """Whether a clause is the first of “it was not Farid who attacked Aden”, and not of “not surprising that”."""
        at, tags = clause.index, self._chunks.tags
        if clause.verb.head != "be" or not clause.subject or clause.subject[0].head != "it":
            return False
        if "not" not in clause.verb.auxiliaries or self.is_more(clause.verb) or tags[at + 1] != NOUN:
            return False
        after = next((each for each in range(at + 1, len(tags)) if tags[each] in {RELATIVE, THAT}), 0)
        # “not Farid but Nader who” is Nader; “not Farid's fault that” is no denial
        is_whom = tags[after] == RELATIVE or (self._chunks[at + 1].mentions and not self._chunks[at + 1].possessive)
        return bool(is_whom) and {NOUN, PREPOSITION}.issuperset(tags[at + 1 : after])


def is_not_once(chunk: Chunk, lows: Sequence[str]) -> bool:
    """Say whether a chunk is the “once” of “not once” and “not even once”.

    Args:
        chunk: The chunk.
        lows: The tokens of the text in lower case.
    """
    return chunk.head == "once" and chunk.start > 0 and lows[chunk.start - 1] in _NOT_ONCE
