"""Contents: how firmly what stands behind “that” is put by the words before it.

“The claim that Libya armed the brigade”, “no evidence that”, “it is false that”, “the court was not satisfied that”.
What somebody says, denies or fears “that” is a matter of ``speech``.
"""

from collections.abc import Callable, Sequence, Set
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, DATE, NOUN, PREPOSITION, RELATIVE, STOP, THAT, VERB, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.denials import Denials
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.putting import Putting, weaker
from ingest.extraction.rules.tokens import Tokens
from schema.claims import Modality, Polarity

_DENYING: Final = shipped()["speech.denying"]
_UNTRUE: Final = shipped()["contents.untrue"]
_TRUE: Final = shipped()["contents.true"]
_FALSE: Final = shipped()["contents.false"]
_ALLEGED: Final = shipped()["contents.alleged"]
_UNREAL: Final = shipped()["contents.unreal"]
_UNLESS_DENIED: Final = shipped()["contents.unless-denied"]
_ASSUMING: Final = shipped()["contents.assuming"]
_PROVING: Final = shipped()["contents.proving"]
_JUDGED: Final = shipped()["contents.judged"]
_RECOUNTING: Final = shipped()["contents.recounting"]
_DRILLS: Final = shipped()["suppositions.drills"] | {"scenario", "model", "game"}
_HEARING: Final = frozenset({"hear"})
_SURE: Final = shipped()["contents.sure"]
_PRESUPPOSED: Final = shipped()["contents.presupposed"]
_RETRACTING: Final = shipped()["contents.retracting"]
_DETERMINERS: Final = shipped()["grammar.determiner"] | shipped()["grammar.possessive"]
_LINKING: Final = frozenset({"be", "remain", "seem", "appear", "become", "feel"})
_NONE: Final = frozenset({"no", "not", "never", "without", "zero"})
_CONTRARY: Final = ["contrary", "to"]
_FAR: Final = ("far", "from")
_PHRASE: Final = frozenset({NOUN, PREPOSITION, DATE})


class Contents:
    """Puts the clauses of one sentence by what stands before their “that”.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
        clauses: Its clauses.
        denials: What it denies.
    """

    def __init__(
        self, tokens: Tokens, words: Set[str], chunks: Chunks, clauses: Sequence[Clause], denials: Denials
    ) -> None:
        self._lows = tokens.lows
        self._chunks = chunks
        self._clauses = clauses
        self._denials = denials
        self._thats = [at for at, _ in chunks.all(THAT)] if "that" in words else []
        self._may_be_silent = not words.isdisjoint(_SURE) or "how" in words
        self.stand = bool(self._thats) or self._may_be_silent
        """Whether there may be any."""

    def put(self, clause: Clause, putting: Putting, judge: Callable[[Clause], Putting]) -> Putting:
        """Put a clause by what stands before the “that” that it stands behind.

        Args:
            clause: A clause of the sentence.
            putting: How it is put by what else is said.
            judge: How another clause is put.
        """
        at = next((each for each in reversed(self._thats) if 0 < each < clause.index), None)
        where = self._before(at, clause) if at is not None else None
        if where is None and self._may_be_silent:
            where = self._without_that(clause)
            if where is not None and self._lows[self._chunks[where].end] == "how":
                return weaker(putting, Modality.ALLEGED)  # “the court heard how Farid had killed”
            at = where + 1 if where is not None else None
        if at is None or where is None:
            return putting
        lows, content = self._lows, self._chunks[where]
        above = next((each for each in reversed(self._clauses) if each.index <= where and each.index < at), None)
        if content.tag == VERB and content.head == "be" and above is not None and above.subject:
            content = above.subject[0]  # “Libya's version is that”
        words = set(lows[content.start : content.end])
        if lows[content.start - 2 : content.start] == _CONTRARY and words & _ALLEGED:
            # “Contrary to reports that Libya attacked Aden, it …”: what is behind the comma is so.
            is_told = COMMA in self._chunks.tags[at : clause.index]
            return putting if is_told else putting._replace(polarity=Polarity.DENIES)
        is_denied = self._is_denied(above, content, words)
        # “it is not true that”, “it is false that” deny; “it may not be true”, “it is not false” leave it open.
        is_false = content.head in (_TRUE if is_denied else _FALSE)
        if is_false and (above is None or judge(above).is_act or (is_denied and judge(above).modality.is_act)):
            if is_aside(clause):
                return weaker(putting, Modality.ALLEGED)  # “it is not true that Farid, who led the brigade, fled”
            return putting._replace(polarity=Polarity.DENIES)
        if words & _UNREAL or (is_denied and words & (_UNLESS_DENIED | _ALLEGED)):
            return weaker(putting, Modality.CONDITIONAL)
        if above is not None and words & _ALLEGED:
            if lows[above.verb.end - 1] in _DENYING:
                # “rejected the claim that it had bombed Aden”
                return putting._replace(polarity=Polarity.DENIES, speaker=tuple(above.subject) or putting.speaker)
            if above.verb.head in _RETRACTING:
                return weaker(putting, Modality.CONDITIONAL)  # “retracted its statement that”
        # not of “the line that Libya held”
        if words & _ALLEGED and content.tag == NOUN and not _is_gapped(clause):
            putting = weaker(putting, Modality.ALLEGED)
            if _UNTRUE & set(lows[clause.verb.end : self._chunks[-1].end]):
                putting = putting._replace(polarity=Polarity.DENIES)
            return putting
        if words & _JUDGED and content.tag == NOUN and not _is_gapped(clause):
            return weaker(putting, Modality.CONDITIONAL if is_denied else Modality.ASSESSED)
        if above is None or not self._is_content(above, where, content) or self._is_past(at, above, clause):
            return putting
        if self._is_open(above, content, judge):
            return weaker(putting, Modality.ALLEGED if is_aside(clause) else Modality.CONDITIONAL)
        if content.head in _ASSUMING:
            is_drill = bool(above.subject) and above.subject[0].head in _DRILLS
            return weaker(putting, Modality.CONDITIONAL if is_drill else Modality.ASSESSED)
        return weaker(putting, Modality.ALLEGED) if content.head in _HEARING else putting

    def _before(self, at: int, clause: Clause) -> int | None:
        """Find the noun, adjective or verb that a “that” belongs to, past what is put between; None where none is."""
        tags, chunks = self._chunks.tags, self._chunks
        where = at - 1
        if tags[where] == COMMA:
            opening = tags.rfind(COMMA, 0, where)
            if opening > 0 and chunks[opening + 1].head == "as":
                where = opening - 1  # “it is not true, as some say, that”
            else:
                # “the official line, that Farid was killed, …”
                where -= 1
                return where if where >= 0 and tags[where] == NOUN and self._tells(where) else None
        if tags[where] not in _PHRASE | {VERB}:
            return None
        if tags[where] == VERB or tags[where - 1] not in {PREPOSITION, DATE}:
            return None if tags[where] not in {NOUN, VERB} else where
        return self._in_phrase(where, clause)

    def _without_that(self, clause: Clause) -> int | None:
        """Find “prove” in “failed to prove Libya armed the brigade”, “convinced” in “was not convinced it had”."""
        if not clause.subject or clause.governor is not None or not clause.verb.is_finite:
            return None
        tags, first = self._chunks.tags, clause.subject[0].start
        is_how = self._lows[first] == "how"
        if not is_how and self._lows[first - 1] not in _SURE:
            return None
        where = next((at for at, chunk in enumerate(self._chunks) if chunk.end == first), None)
        if is_how and (where is None or self._chunks[where].head not in _RECOUNTING):
            return None
        return where if where is not None and tags[where] in {NOUN, VERB} and where < clause.index else None

    def _in_phrase(self, last: int, clause: Clause) -> int | None:
        """Find the word for a content in “our report of May that”, and the verb in “did not prove to a court that”."""
        tags, at = self._chunks.tags, last
        is_relative = tags[last + 1 : last + 3] == THAT + VERB or _is_gapped(clause)
        while at >= 0 and tags[at] in _PHRASE and not is_relative:
            if tags[at] == NOUN and self._tells(at):
                return at
            at -= 1
        is_proving = at >= 0 and tags[at] == VERB and self._chunks[at].head in _PROVING
        if is_proving and not is_relative:
            return at
        return last if tags[last] == NOUN else None

    def _tells(self, at: int) -> bool:
        chunk = self._chunks[at]
        words = self._lows[chunk.start : chunk.end]
        return not (_ALLEGED.isdisjoint(words) and _UNREAL.isdisjoint(words))

    def _is_denied(self, above: Clause | None, content: Chunk, words: Set[str]) -> bool:
        if not _NONE.isdisjoint(words):
            return True
        if above is None:
            return False
        return (
            "not" in above.verb.auxiliaries
            or self._denials.is_of_nobody(above)
            or not _NONE.isdisjoint(self._lows[above.verb.start : content.start])
        )

    def _is_content(self, above: Clause, where: int, content: Chunk) -> bool:
        """Whether a “that” opens what somebody proves or is sure of: it stands behind a verb, or what one “is”."""
        if content.tag == VERB:
            return above.index == where
        if above.index == where:
            return False  # “the problem is that”
        is_adjective = not content.mentions and self._lows[content.start] not in _DETERMINERS
        is_far = tuple(self._lows[content.start - 2 : content.start]) == _FAR
        return is_adjective and above.verb.head in _LINKING and (above.index == where - 1 or is_far)

    def _is_past(self, at: int, above: Clause, clause: Clause) -> bool:
        """Whether a clause goes on behind what stands under a “that”: “was not sure that he had fled, but attacked”."""
        tags = self._chunks.tags
        is_relative = tags[at - 1 : at + 2] == NOUN + THAT + VERB
        is_joined = clause.shared and clause.subject is above.subject
        return is_relative or is_joined or STOP in tags[at : clause.index]

    def _is_open(self, above: Clause, content: Chunk, judge: Callable[[Clause], Putting]) -> bool:
        """Whether what stands behind “that” is said to be proven, agreed or known by nobody."""
        lows = self._lows
        if tuple(lows[content.start - 2 : content.start]) == _FAR:
            return True
        putting = judge(above)
        if putting.polarity is Polarity.DENIES:
            # “did not know that Libya had attacked”: it had. “It is not known that” leaves it open.
            return content.head not in _PRESUPPOSED or (content.tag == VERB and content.passive)
        return content.head in _PROVING and not putting.modality.is_act


def _is_gapped(clause: Clause) -> bool:
    """Whether what stands before “that” is what a clause was done to: “the line that Libya held”."""
    takes_none = clause.verb.passive or clause.verb.head == "be"
    return clause.fronted is not None and clause.object == [clause.fronted] and not takes_none


def is_aside(clause: Clause) -> bool:
    """Say whether a relative clause only says more of somebody: it stands behind a comma and “who” or “which”.

    Args:
        clause: The clause.
    """
    at = clause.index - 1
    return clause.relative and at > 0 and clause.chunks.tags[at - 1 : at + 1] == COMMA + RELATIVE
